"""The verbs by which a council had, is to have or refused a part in a programme, each with the word of the vocabulary that it stands for."""

import re
from typing import Final

_DOING: Final = r"(?:have|take(?= (?:one|a|it)\b)|host|hold|undertake|undergo|sign(?: up to)?|take part in|commit to|receive|join|complete|book|arrange)"
_DID: Final = r"(?:had|hosted|held|undertaken|undergone|signed(?: up to)?|taken part in|committed to|received|joined|completed|booked|arranged|used|been through)"
_DATES: Final = r"(?:a|the|its|their|any)?\s*dates?\b"
# `was the first in the county to`.
_FIRST: Final = r"(?:(?:has|have|had) been|is|are|was|were) (?:among |one of )?the (?:first|second|third|fourth|last|latest|only|next|newest)(?: \w+){0,5}? to"
# What follows the councils, the first that fits; `neither` before them turns what was done into `not-yet`.
SAYS: Final = (
    ("not-yet", re.compile(rf"(?:(?:has|have|had|is|are|was|were) (?:still |as )?(?:yet to|still to) (?:{_DOING}|do so)|yet to (?:{_DOING}|do so)|(?:has|have|had) (?:still not|not(?: yet)?|never) {_DID}|(?:has|have|had) (?:still |as )?yet to (?:agree|fix|set|confirm|choose)(?: to| on)? {_DATES})\b")),
    ("declined", re.compile(r"(?:(?:has|have|had) )?(?:declined|refused|turned down|withdrawn from|withdrew from)\b|(?:(?:has|have|had) )?(?:(?:considered|looked at|discussed|thought about) it (?:and|but) (?:had )?)?(?:decided|chosen|chose|opted|voted|resolved) (?:against|not to (?:join|sign|host|have|take part in))\b")),
    ("planned", re.compile(rf"(?:(?:will|would) (?:now |also |shortly |next )?(?!have (?:been|to)\b)|(?:is|are|was|were) (?:now |also )?(?:due|scheduled|planning|preparing|set|to)(?: to)? |plan(?:s|ned)? to |intend(?:s|ed)? to |(?:has|have|had) (?:agreed|committed|arranged) to )(?<= ){_DOING}\b|(?:(?:has|have|had) )?(?:booked|scheduled|arranged)\b|(?:(?:has|have|had) )?(?:(?:now|also|already|since|both|all) )?(?:agreed|fixed|set|confirmed|chosen)(?: to| on)? {_DATES}|(?:(?:is|are|was|were) (?:to follow|next)|(?:will|would) follow)\b|(?:will|would) be (?:the )?next (?:to|for)\b|(?:(?:has|have|had) )?(?:accepted|taken up|took up) (?:the|an|its|their) offer of\b|(?:(?:will|would)|(?:is|are|was|were) (?:due )?to) (?:also )?do so\b|(?:(?:has|have|had) )?(?:agreed|committed|signed up) to(?= (?:an?|one|its|theirs)\b)|(?:means?|meant|intend(?:s|ed)?) to(?=[.,;]|$)")),
    ("signed", re.compile(rf"{_FIRST} (?:sign|have signed|commit to)\b")),
    ("held", re.compile(rf"{_FIRST} (?:host|have|hold|undertake|undergo|complete|receive)\b")),
    ("member", re.compile(rf"{_FIRST} (?:join|take part in)\b")),
    ("signed", re.compile(r"(?:(?:has|have|had) )?(?:(?:now|also|already|since|recently|all|both) )?(?:signed|(?:is|are|was|were|became|become|been) (?:now |also |already |both )?(?:an? |the (?:latest |first |newest |most recent )?|among the )?signator(?:y|ies))\b")),
    ("offered", re.compile(r"(?:(?:was|were|(?:has|have|had) been|been) (?:also )?offered)\b")),
    ("member", re.compile(r"(?:(?:has|have|had) )?(?:taken|took) (?:them|it|these|places|one) up\b|(?:(?:has|have|had) )?(?:(?:now|also|already|since|recently|all|both) )?(?:re)?joined\b|(?:(?:(?:has|have|had) been|is|are|was|were)(?: still)?|remain(?:s|ed)?) (?:now |also |already |both |all )?(?:(?:an? |one of the )?(?:members?|partners?|part|pilots?|pathfinders?|pioneers?|early adopters?) (?:of|in|for)|(?:one|two|three|four|five|some|among) of (?:the )?(?:\w+ ){0,3}(?:councils|authorities|areas|pilots) (?:in|on|for|taking part in|chosen for|selected for)|taking part in|participating in|in)\b")),
    ("awarded", re.compile(r"(?:(?:has|have|had) (?:each |both |also )?(?:had|received|been given|secured|won) (?:an? |its |their )?(?:\w+ )?(?:(?:grants?|funding|awards?)(?!\w)|£(?=\d))|(?:was|were|(?:has|have|had) been|been) awarded\b|(?:was|were|(?:has|have|had) been) successful in\b|(?:(?:was|were|(?:has|have|had) been|been) (?:given|granted)|(?:(?:has|have|had) )?(?:received|secured|won|got)|had(?= £\d))\b(?=.{0,50}(?:£|\bgrant|\bfunding)))")),
    ("held", re.compile(r"(?:(?:has|have|had) (?:(?:now|also|already|since|recently|just|last|both|all|each) )?(?:hosted|undertaken|undergone|completed|taken part in|received|held|had|used|been through|benefited from)|had|hosted|undertook|underwent|completed|took part in|received|held|used)\b")),
)  # fmt: skip
PEER_REVIEWED: Final = re.compile(r"(?:was|were|(?:has|have|had) been) (?:also |both |all )?peer[- ](?:reviewed|challenged)\b")
# Between the councils and the verb.
BETWEEN: Final = re.compile(
    r"(?:,|\)|\s[–-])?\s*(?:\([^()]{0,40}\)\s*,?\s*)?(?:(?:also|both|all|each|now|recently|already|since|of|which|whom|whose (?:council|authority)|who|itself|themselves|councils?)\s+)*"
    r"(?:\)?,?\s*(?:said|reported|explained|noted|confirmed|advised|added|told \w+(?: \w+)?)\s+(?:that\s+)?(?:his|her|their)\s+(?:own\s+)?(?:council|authority|borough|district|county)\s+)?"
)
