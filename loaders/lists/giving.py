"""Grants in the 360Giving Data Standard 1.1, as CSV or JSON, checked by the standard's own field rules.

The rules are those of the standard's schema: the ten fields that every grant must have, their types, identifiers that begin with the
publisher's prefix `360G-`, organisation identifiers as org-id.guide forms them (https://standard.threesixtygiving.org).
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from councilgraph.graph.dates import check_partial
from councilgraph.graph.ledger_rows import Reject
from councilgraph.loaders.document import ReadError
from councilgraph.loaders.lists.rows import ListRow, Row, read_rows
from councilgraph.loaders.lists.values import CellError, check_past, read_council
from councilgraph.loaders.register import Register

ID: Final = "Identifier"
_AMOUNT: Final = "Amount Awarded"
_DATE: Final = "Award Date"
_RECIPIENT: Final = "Recipient Org:Name"
_RECIPIENT_ID: Final = "Recipient Org:Identifier"
_FUNDER: Final = "Funding Org:Name"
_PROGRAMME: Final = "Grant Programme:Title"
# The fields that every grant must have: heading of the spreadsheet, name in JSON.
REQUIRED: Final = {
    ID: "id",
    "Title": "title",
    "Description": "description",
    "Currency": "currency",
    _AMOUNT: "amountAwarded",
    _DATE: "awardDate",
    _RECIPIENT_ID: "recipientOrganization/0/id",
    _RECIPIENT: "recipientOrganization/0/name",
    "Funding Org:Identifier": "fundingOrganization/0/id",
    _FUNDER: "fundingOrganization/0/name",
}
# What the standard has in place of a recipient organisation, since its version 1.2, where a person was given the grant.
_INDIVIDUAL: Final = ("Recipient Ind:Identifier", "Recipient Ind:Name")
_OURS: Final = frozenset({ID, _AMOUNT, _DATE, _RECIPIENT})
_PREFIX: Final = re.compile(r"360G-[A-Za-z0-9_]+-\S.*")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_COUNCIL_ID: Final = re.compile(r"GB-(?:LAE|LAS|LANI|PLA)-([A-Z]{3,5})")
_COUNCIL_WORDS: Final = re.compile(r"\b(?:councils?|borough|corporation of london|combined authority|cyngor)\b", re.IGNORECASE)


def is_giving_header(header: tuple[str, ...]) -> bool:
    """Whether these are the headings of the standard's spreadsheet."""
    return set(header) >= _OURS


def is_json(text: str) -> bool:
    """Whether a list's text is JSON and not CSV."""
    return text.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def read_giving(text: str, name: str) -> tuple[tuple[str, ...], list[Row]]:
    """The headings and the grants of a file, a row each recipient, by the headings of the standard's spreadsheet.

    In JSON a row is numbered by its grant's place in the list, the first being 1, and quotes the grant's own text. Raises ReadError
    for a file that is neither the standard's CSV nor its JSON.
    """
    if not is_json(text):
        header, rows = read_rows(text, name, REQUIRED)
        if not is_giving_header(header):
            raise ReadError(f"{name}: row 1: lacks {', '.join(sorted(_OURS - set(header)))}, which the 360Giving standard requires")
        return header, rows
    return tuple(REQUIRED), list(_grants(text, name))


def _grants(text: str, name: str) -> Iterator[Row]:
    for number, (grant, start, end) in enumerate(_objects(text, name), start=1):
        quote = text[start:end]
        if not isinstance(grant, dict):
            raise ReadError(f"{name}: grant {number}: is {type(grant).__name__}, not an object")
        several = grant.get("recipientOrganization")
        recipients = [entry for entry in several if isinstance(entry, dict)] if isinstance(several, list) else []
        for recipient in recipients or [{}]:
            yield Row(number, _flat(grant, recipient), start, end, quote)


def _objects(text: str, name: str) -> Iterator[tuple[Any, int, int]]:
    """Every element of the top-level list `grants`, with where it stands in the text."""
    decoder = json.JSONDecoder()
    space = re.compile(r"[\s\ufeff]*")

    def skip(at: int) -> int:
        found = space.match(text, at)
        return found.end() if found else at

    try:
        at = skip(0)
        if text[at] != "{":
            raise ReadError(f"{name}: is a JSON list; the 360Giving standard wants an object with `grants`")
        at = skip(at + 1)
        while text[at] != "}":
            key, at = decoder.raw_decode(text, at)
            at = skip(skip(at) + 1)
            if key == "grants" and text[at] == "[":
                at = skip(at + 1)
                while text[at] != "]":
                    value, end = decoder.raw_decode(text, at)
                    yield value, at, end
                    at = skip(end)
                    at = skip(at + 1) if text[at] == "," else at
                return
            _, at = decoder.raw_decode(text, at)
            at = skip(at)
            at = skip(at + 1) if text[at] == "," else at
    except json.JSONDecodeError as error:
        raise ReadError(f"{name}: line {error.lineno}, column {error.colno}: is not JSON: {error.msg}") from error
    except IndexError:
        raise ReadError(f"{name}: the JSON ends before it is complete") from None
    raise ReadError(f"{name}: has no list `grants`, which a file of the 360Giving standard has")


def _flat(grant: Mapping[str, Any], recipient: Mapping[str, Any]) -> dict[str, str]:
    funders, programmes = grant.get("fundingOrganization"), grant.get("grantProgramme")
    funder = funders[0] if isinstance(funders, list) and funders and isinstance(funders[0], dict) else {}
    programme = programmes[0] if isinstance(programmes, list) and programmes and isinstance(programmes[0], dict) else {}
    found = {heading: grant.get(key) for heading, key in REQUIRED.items() if "/" not in key}
    found |= {_RECIPIENT_ID: recipient.get("id"), _RECIPIENT: recipient.get("name")}
    found |= {"Funding Org:Identifier": funder.get("id"), _FUNDER: funder.get("name"), _PROGRAMME: programme.get("title")}
    individuals = grant.get("recipientIndividual")
    if isinstance(individuals, dict) or (isinstance(individuals, list) and individuals):
        found[_INDIVIDUAL[0]] = "yes"
    # In JSON an amount is a number; one in quote marks keeps them, and is refused with them.
    if isinstance(found[_AMOUNT], str) and found[_AMOUNT]:
        found[_AMOUNT] = json.dumps(found[_AMOUNT], ensure_ascii=False)
    return {heading: "" if value is None else str(value).strip() for heading, value in found.items()}


def read_grant(
    row: Row, shown: str, register: Register, find_programme: Callable[[str], str | None], today: str = "9999-12-31"
) -> ListRow | Reject:
    """A grant as the graph's own columns, or why it is refused. `find_programme` gives the id of a programme by its title; a grant
    whose programme it does not know stands without one. An award after `today` (ISO) is refused."""
    if row.beyond:
        return Reject(
            shown,
            row.number,
            None,
            None,
            f"has {len(row.beyond)} more cells than the header",
            "put quote marks around text that holds a comma",
        )
    if any(row.values.get(heading) for heading in _INDIVIDUAL):
        return _refused(
            row, shown, _INDIVIDUAL[0], "is a grant to an individual", "leave it out; the graph holds grants to councils and other bodies"
        )
    for heading in REQUIRED:
        if not row.values.get(heading):
            return _refused(row, shown, heading, "is missing; the 360Giving standard requires it", "fill it in")
    given = row.values
    try:
        values = _values(given, today)
        values |= _recipient(given, register, str(values["date"]))
    except _FieldError as error:
        return _refused(row, shown, error.heading, str(error), error.hint)
    programme = find_programme(given.get(_PROGRAMME, ""))
    if programme:
        values["programme"] = programme
    return ListRow(row, values)


class _FieldError(ValueError):
    def __init__(self, heading: str, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.heading, self.hint = heading, hint


def _values(given: Mapping[str, str], today: str) -> dict[str, str | float]:
    if not _PREFIX.fullmatch(given[ID]):
        raise _FieldError(ID, f"{given[ID]!r} has no publisher's prefix", "identifiers begin with 360G- and the publisher's own prefix")
    if not _CURRENCY.fullmatch(given["Currency"]):
        raise _FieldError("Currency", f"{given['Currency']!r} is no code of ISO 4217", "write GBP")
    if given["Currency"] != "GBP":
        raise _FieldError(
            "Currency", f"the amount is in {given['Currency']}; the graph holds pounds", "give the amount in GBP, or leave the grant out"
        )
    if not _NUMBER.fullmatch(given[_AMOUNT]):
        raise _FieldError(_AMOUNT, f"{given[_AMOUNT]!r} is not a number", "write digits alone, such as 5000 or 5000.50")
    if float(given[_AMOUNT]) <= 0:
        reason = "nothing was given" if float(given[_AMOUNT]) == 0 else "an award is not below zero"
        raise _FieldError(_AMOUNT, f"{given[_AMOUNT]!r}: {reason}", "leave the grant out, or correct the amount")
    moment = _MOMENT.fullmatch(given[_DATE])
    if not moment:
        raise _FieldError(_DATE, f"{given[_DATE]!r} is not a date of the standard", "write 2017-03-08 or 2017-03-08T00:00:00Z")
    try:
        day = check_partial(moment[1])
        check_past(day, given[_DATE], today)
    except CellError as error:
        raise _FieldError(_DATE, str(error), "correct the date, or leave the grant out until it is made") from None
    except ValueError as error:
        raise _FieldError(_DATE, str(error), "write 2017-03-08") from None
    return {"award": given[ID], "name": given["Title"], "amount": float(given[_AMOUNT]), "date": day, "funder": given[_FUNDER]}


def _recipient(given: Mapping[str, str], register: Register, day: str) -> dict[str, str]:
    """The council by its org-id, else by its name where the name is a council's; any other recipient by name."""
    name = given[_RECIPIENT]
    known = _COUNCIL_ID.fullmatch(given[_RECIPIENT_ID])
    if known and known[1] in register.councils:
        return {"council": known[1], "recipient": name}
    if _COUNCIL_WORDS.search(name) and register.resolve(name, day).how != "unknown":
        try:
            return {"council": read_council(name, register, day), "recipient": name}
        except CellError as error:
            raise _FieldError(_RECIPIENT, str(error), f"give its identifier as GB-LAE- and the code; {error.hint}") from None
    return {"recipient": name}


def _refused(row: Row, shown: str, heading: str, reason: str, hint: str) -> Reject:
    return Reject(shown, row.number, heading, row.values.get(heading, ""), reason, hint)
