"""Typed parameters of named queries: text from a command line or an address, turned into what the engine takes."""

import re
from dataclasses import dataclass
from typing import Any, Final

from councilgraph.graph.dates import check_partial, latest_day

_DECLARED: Final = re.compile(
    r"(?P<type>string|integer|number|boolean|date|day|programme|council|strings|choice\[(?P<choices>[^\]]+)\])\s*(?:=\s*(?P<default>\"[^\"]*\"|-?[\d.]+|true|false|\[\]))?"
    r"\s*--\s*(?P<about>.*?)(?:\s*\(example:\s*(?P<example>[^)]+)\))?$"
)


class ParameterError(ValueError):
    """A parameter that is unknown, missing or of the wrong type. The message names it, what was given and what is wanted."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: `type` as declared, `default` None where it must be given, `choices` where only those values are taken.

    A date that is not given is an empty string, which orders before every date. A day is a date of which the last day counts: as
    of 2017 is as of the end of 2017. A programme or a council is found in the graph when the query is asked (queries/known.py).
    """

    name: str
    type: str
    default: Any
    about: str
    example: str | None
    choices: tuple[str, ...] = ()

    def convert(self, given: Any) -> Any:
        """`given` (text, or already of the type; None where absent) as the engine takes it. Raises ParameterError."""
        if given is None:
            if self.default is None:
                example = f", for example {self.example}" if self.example else ""
                raise ParameterError(f"{self.name} is missing: {self.about}{example}")
            return self.default
        try:
            return self._converted(given)
        except (ValueError, TypeError) as error:
            raise ParameterError(f"{self.name}: {error}") from None

    def _converted(self, given: Any) -> Any:
        if self.type == "integer":
            return _number(given, int, "a whole number")
        if self.type == "number":
            return _number(given, float, "a number")
        if self.type == "boolean":
            return _boolean(given)
        if self.type == "strings":
            return [part.strip() for part in given.split(",") if part.strip()] if isinstance(given, str) else [str(part) for part in given]
        text = str(given)
        if self.type == "date":
            return check_partial(text) if text else ""
        if self.type == "day":
            return latest_day(check_partial(text)) if text else ""
        if self.choices and text not in self.choices:
            raise ValueError(f"{text!r} is none of {', '.join(repr(choice) for choice in self.choices)}")
        return text


def _number(given: Any, kind: type, wanted: str) -> Any:
    try:
        return kind(given)
    except (ValueError, TypeError):
        raise ValueError(f"{given!r} is not {wanted}") from None


def _boolean(given: Any) -> bool:
    words = str(given).casefold()
    if words in ("true", "yes", "1"):
        return True
    if words in ("false", "no", "0"):
        return False
    raise ValueError(f"{given!r} is not true or false")


def parameter(name: str, declared: str) -> Parameter:
    """A parameter from its header: `date = "" -- up to this day (example: 2017-03-08)`. Raises ParameterError."""
    found = _DECLARED.fullmatch(declared)
    if not found:
        raise ParameterError(f"parameter {name}: write `type = default -- what it is (example: …)`, not {declared[:60]!r}")
    kind = "choice" if found["choices"] else found["type"]
    choices = tuple(choice.strip() for choice in (found["choices"] or "").split("|")) if found["choices"] else ()
    bare = Parameter(name, kind, None, found["about"], found["example"], choices)
    if found["default"] is None:
        return bare
    printed = found["default"].strip('"')
    default = [] if printed == "[]" else "" if printed == "" else bare.convert(printed)
    return Parameter(name, kind, default, found["about"], found["example"], choices)
