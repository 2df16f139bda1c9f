"""Ask clamd whether a file is harmful, by its INSTREAM protocol (clamd(8)). Knows no framework.

A client of our own: the protocol is one command, so a package would be more to trust than it saves.
"""

import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass

COMMAND = b"zINSTREAM\x00"
END = struct.pack("!I", 0)
LONGEST_ANSWER = 4096  # bytes
SECONDS = 60.0
NOTHING_FOUND = "stream: OK"
FOUND = " FOUND"


class ScannerUnavailable(Exception):
    """No verdict, for whatever reason. It is never taken for a good one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    harmful: bool
    says: str = ""
    """What the scanner calls what it found."""


def scan(chunks: Iterable[bytes], *, address: str, seconds: float = SECONDS) -> Verdict:
    """`address` is unix:/path/of/the.socket or tcp:host:port. Raises ScannerUnavailable."""
    try:
        with _connected(address, seconds) as connection:
            connection.sendall(COMMAND)
            for chunk in chunks:
                if chunk:
                    connection.sendall(struct.pack("!I", len(chunk)) + chunk)
            connection.sendall(END)
            answer = _answer(connection)
    except OSError as failure:
        raise ScannerUnavailable(type(failure).__name__) from failure
    return _verdict(answer)


def _connected(address: str, seconds: float) -> socket.socket:
    kind, _, place = address.partition(":")
    if kind == "unix" and place:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(seconds)
        try:
            connection.connect(place)
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = place.rpartition(":")
    if kind != "tcp" or not host or not port.isdigit():
        raise ScannerUnavailable("The address of the scanner is neither unix:/path nor tcp:host:port.")
    return socket.create_connection((host, int(port)), timeout=seconds)


def _answer(connection: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\x00") and len(said) < LONGEST_ANSWER:
        part = connection.recv(LONGEST_ANSWER)
        if not part:
            break
        said += part
    return said.rstrip(b"\x00\n").decode(errors="replace")


def _verdict(answer: str) -> Verdict:
    if answer == NOTHING_FOUND:
        return Verdict(harmful=False)
    if answer.endswith(FOUND):
        return Verdict(harmful=True, says=answer.removesuffix(FOUND).removeprefix("stream: ")[:200])
    raise ScannerUnavailable(answer[:200] or "The scanner closed the connection without an answer.")
