"""Ctrl-C and TERM, held off while something is begun or ended that must not be left half-way."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held_off() -> Iterator[None]:
    """Whoever interrupts inside is heard at the end of the block; a second time as little as the first.

    A process that was started and not yet noted would outlive its launcher. Only the main thread is
    interrupted, so another thread holds nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    listened_to = [each for each in SIGNALS if signal.getsignal(each) is not signal.SIG_IGN]
    before = {each: signal.signal(each, lambda number, _frame: heard.append(number)) for each in listened_to}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        if heard:
            signal.raise_signal(heard[0])
