"""PNG and JPEG: really a picture, and not one that fills a memory."""

import struct

from candour.documents.inspection.refusing import RefusedFile

MOST_POINTS = 40_000_000
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_END = b"IEND\xaeB`\x82"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The marks of JPEG that say how wide and how high the picture is."""
DAMAGED = "The picture is damaged. Open it, save it again and choose the new one."


def check_png(data: bytes) -> None:
    if len(data) < 33 or data[12:16] != b"IHDR" or not data.endswith(PNG_END):
        raise RefusedFile(DAMAGED)
    _refuse_too_large(*struct.unpack(">II", data[16:24]))


def check_jpeg(data: bytes) -> None:
    _refuse_too_large(*_jpeg_size(data))


def _jpeg_size(data: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        mark, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if mark in FRAMES:
            high, wide = struct.unpack(">HH", data[place + 5 : place + 9])
            return wide, high
        place += 1 if mark == 0xFF else 2 + length
    raise RefusedFile(DAMAGED)


def _refuse_too_large(wide: int, high: int) -> None:
    if not wide or not high:
        raise RefusedFile(DAMAGED)
    if wide * high > MOST_POINTS:
        raise RefusedFile("The picture has more than 40 million points. Make it smaller and choose it again.")
