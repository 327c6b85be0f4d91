"""The encoding that a text file's first bytes tell: a byte order mark, or UTF-16 without one."""

from typing import Final

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PROBED: Final = 4096


def told_encoding(data: bytes) -> str | None:
    """`utf-8-sig`, `utf-16`, `utf-16-le` or `utf-16-be`; None where the bytes do not say.

    Text of a Western language in UTF-16 has NUL for every second byte, which no other text has.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    probe = data[:_PROBED]
    if len(data) % 2 or b"\x00" not in probe:
        return None
    first, second = probe[::2].count(0), probe[1::2].count(0)
    half = len(probe) // 2
    if second > 0.7 * half and first < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if first > 0.7 * half and second < 0.05 * half else None
