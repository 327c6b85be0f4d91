"""Contact details: found so that they are never stored. Phone numbers and e-mail addresses of officers stand in most reports."""

import re
from collections.abc import Iterator

# At most 64 characters before the @ (RFC 5321, 4.5.3.1), which also bounds the search.
_EMAIL = r"[\w.+'-]{1,64}+@[\w-]+(?:\.[\w-]+)+"
# UK numbers: +44 or a leading 0, then 9 or 10 digits in any grouping (Ofcom, National Telephone Numbering Plan).
# The first character is looked for before what stands in front of it, which is many times faster.
_PHONE = r"[+(0](?<![\w£/.].)(?:(?<=\+)44[ \u00a0]?(?:\(0\)[ \u00a0]?)?|(?<=\()0|(?<=0))\d(?:[ \u00a0()-]{0,2}\d){8,9}(?!\d)"
_CONTACT = re.compile(f"{_EMAIL}|{_PHONE}")
_NUMBER = re.compile(_PHONE)


def contact_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every phone number and e-mail address in `text`, in order."""
    return (found.span() for found in _pattern(text).finditer(text))


def _pattern(text: str) -> re.Pattern[str]:
    """What to look for in `text`: most pages hold no address, and looking for one takes far longer than for a number."""
    return _CONTACT if "@" in text else _NUMBER


def without_contacts(text: str) -> str:
    """`text` with contact details cut out, and the commas and brackets that only joined them.

    >>> without_contacts("Head of Parks, ann@exe.gov.uk, 01234 567890")
    'Head of Parks'
    """
    cut = re.sub(r"\(\s*[,;]?\s*\)", "", _pattern(text).sub("", text))
    return re.sub(r"\s{2,}", " ", re.sub(r"(?:[,;:]\s*)+(?=[,;:]|$)", "", cut)).strip(" ,;:") if cut != text else text


def blank_contacts(text: str) -> str:
    """`text` with each contact detail blanked out character for character, so that offsets hold.

    >>> blank_contacts("Ring 01234 567890 or ann@exe.gov.uk.")
    'Ring ████████████ or ██████████████.'
    """
    return _pattern(text).sub(lambda found: "█" * len(found.group()), text)
