"""Places whose names only an authority bears, because its area was drawn for it: `South Hams`, `Kirklees`, `Telford and Wrekin`."""

import re
from typing import Final

from councilgraph.loaders.register import Register

# A place whose name only an authority bears: `South Hams`, `Telford and Wrekin`.
_DRAWN: Final = re.compile(
    r"(?:North|South|East|West|Mid|Central)\b.+|.+ (?:and|&) .+|.+ Coastal|.+ Dale|(?:Forest|Vale) of .+", re.IGNORECASE
)
_DRAWN_TYPES: Final = frozenset(
    ["district", "unitary", "metropolitan", "london-borough", "welsh-unitary", "scottish-unitary", "ni-district"]
)
# Names of districts that no town or county bears.
_ONLY_DISTRICTS: Final = frozenset(
    """adur allerdale arun ashfield babergh bassetlaw breckland broadland broxtowe calderdale charnwood cherwell copeland dacorum elmbridge erewash fenland fylde gedling gravesham
    hambleton harborough hertsmere hyndburn kirklees knowsley medway mendip pendle purbeck richmondshire rossendale rother runnymede rushcliffe
    rushmoor ryedale sandwell sedgemoor sefton spelthorne tameside tandridge teignbridge thanet torfaen torridge trafford uttlesford waverley wealden wirral wychavon""".split()
) | {
    "amber valley",
    "blaenau gwent",
    "cannock chase",
    "derbyshire dales",
    "high peak",
    "mole valley",
    "ribble valley",
    "rhondda cynon taf",
    "staffordshire moorlands",
    "test valley",
    "three rivers",
    "vale of white horse",
    "wyre forest",
}


def is_drawn(words: str, code: str, register: Register) -> bool:
    """True for the name of a council, by its `code`, that no town or county has."""
    return (bool(_DRAWN.fullmatch(words)) or words.casefold() in _ONLY_DISTRICTS) and register.council(code).type in _DRAWN_TYPES
