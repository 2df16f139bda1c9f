"""A scanner for tests that speaks INSTREAM as clamd does and finds only the EICAR line."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from tests.documents.files import EICAR


def received(connection: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        part = connection.recv(count - len(found))
        if not part:
            break
        found += part
    return found


def listen(server: socket.socket, says: bytes | None) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            assert received(connection, 10) == b"zINSTREAM\0"
            body = b""
            while size := struct.unpack("!I", received(connection, 4))[0]:
                body += received(connection, size)
            verdict = b"stream: Eicar-Test-Signature FOUND\0" if EICAR.strip() in body else b"stream: OK\0"
            connection.sendall(verdict if says is None else says)


@contextmanager
def clamd(folder: Path, *, says: bytes | None = None) -> Iterator[str]:
    """Its address. `says` is an answer that it gives to everything."""
    path = folder / "clamd.sock"
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(str(path))
    server.listen()
    thread = Thread(target=listen, args=(server, says), daemon=True)
    thread.start()
    try:
        yield f"unix:{path}"
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(timeout=5)
