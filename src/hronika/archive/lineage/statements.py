"""Whether two statements of different articles are one: what is compared, how likely, and what rules it out.

The likelihood is that of a logistic model whose weights stand here; they were set on one half of the pairs
of `benchmarks/identity/variants.py`, whose other half measures it.
"""

import math
import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from pydantic_core import from_json, to_json

from hronika.archive.current import CurrentVersion
from hronika.archive.lineage.facts import (
    Facts,
    FactsOf,
    NameInWords,
    TimeInWords,
    is_same_name,
    name_in_words,
    stand_against,
    stored_name,
)
from hronika.archive.lineage.members import Member, key_of
from hronika.archive.minhash import Permutations, bands
from hronika.archive.numbers import day_of
from hronika.record import Statement

_PARTED = {"denies": "denies", "doubts": "open", "asks": "open", "open": "open"}

FEWEST = 4
"""Content words, numbers and times by which a statement is known; one of fewer is only by all its words."""
_KNOWN = 6  # and so many to be known by them for ever
_FEWEST_OF_ONE = 3  # of one speaker
_TELLING = 2  # and so many it needs for that
LEAST = 0.5
"""The likelihood from which two statements are one."""

_BIAS = -7.0
_CONTAINED = 9.0  # of the share of the stems of the shorter statement that the longer one has
_ALIKE = 3.0  # of the share of the stems of both that they share (Jaccard)
_SAME_SPEAKER, _OTHER_SPEAKER = 0.7, -1.8
_NEAR = 1.2  # one article is a copy of the other
_SMALL = 2.5  # divided by the number of stems of the shorter one, taken away

# Bands salted with the speaker's name, and tight ones without, for a speaker who is another elsewhere.
_LOOSE, _LOOSE_ROWS = 8, 2
_TIGHT, _TIGHT_ROWS = 3, 3
_PERMUTATIONS = Permutations(_LOOSE * _LOOSE_ROWS + _TIGHT * _TIGHT_ROWS)


class ComparedStatement(NamedTuple):
    """What a statement is compared by; `speaker` is None where no name says who it is.

    `salt` is a hash that all names of the speaker share, 0 without one; `forms` is one of all words in order.
    """

    facts: Facts
    speaker: NameInWords | None
    stance: str
    salt: int
    forms: int


class StatementComparison:
    """How statements are compared (`hronika.archive.lineage.members.Comparison`)."""

    def packed(self, features: ComparedStatement) -> bytes:
        """Write what is compared as bytes."""
        facts, speaker, stance, salt, forms = features
        stems = facts.order
        rest = (
            sorted(facts.negated), sorted(facts.sides), facts.numbers, facts.times, facts.names, speaker,
            stance, salt, forms,
        )  # fmt: skip
        return struct.pack(f"<H{len(stems)}I", len(stems), *stems) + to_json(rest)

    def unpacked(self, stored: bytes) -> ComparedStatement:
        """Read it."""
        [count] = struct.unpack_from("<H", stored)
        end = 2 + 4 * count
        negated, sides, numbers, times, names, speaker, stance, salt, forms = from_json(stored[end:])
        order = struct.unpack_from(f"<{count}I", stored, 2)
        facts = Facts(
            order,
            frozenset(order),
            frozenset(negated),
            frozenset(sides),
            tuple(numbers),
            tuple(TimeInWords(*time) for time in times),
            tuple(stored_name(name) for name in names),
        )
        return ComparedStatement(facts, stored_name(speaker) if speaker else None, stance, salt, forms)

    def bands(self, features: Sequence[ComparedStatement]) -> list[list[int]]:
        """Give the bands of each: none where it says too little."""
        telling = [
            place
            for place, said in enumerate(features)
            if said.facts.size >= _FEWEST_OF_ONE and said.facts.stems
        ]
        # The same words in the same order meet in a band of their own.
        found = [[said.forms << 8] if said.facts.size >= _TELLING else [] for said in features]
        if not telling:
            return found
        signatures = _PERMUTATIONS.signatures([features[place].facts.order for place in telling])
        split = _LOOSE * _LOOSE_ROWS
        tight = bands(signatures[:, split:], _TIGHT_ROWS, [0] * len(telling))
        loose = bands(signatures[:, :split], _LOOSE_ROWS, [features[place].salt for place in telling])
        for row, place in enumerate(telling):
            found[place] += tight[row]
            if features[place].speaker is not None:
                found[place] += loose[row]
        return found

    def stems(self, features: ComparedStatement) -> frozenset[int]:
        """Give the hashes of the stems of the content words."""
        return features.facts.stems

    def likelihood(self, one: ComparedStatement, other: ComparedStatement, *, near: bool) -> float:
        """Say how likely two statements are one, 0 below `LEAST` and where something rules it out."""
        left, right = one.facts, other.facts
        common = len(left.stems & right.stems)
        shorter = min(len(left.stems), len(right.stems))
        if common * 2 < shorter or not common:
            return 0.0
        is_same_speaker = bool(one.speaker and other.speaker and is_same_name(one.speaker, other.speaker))
        least = FEWEST - is_same_speaker if one.forms != other.forms else 3 - (is_same_speaker or near)
        if min(left.size, right.size) < least:
            return 0.0
        both = len(left.stems) + len(right.stems) - common
        value = (
            _BIAS + _CONTAINED * common / shorter + _ALIKE * common / both - _SMALL / shorter + _NEAR * near
        )
        if one.speaker and other.speaker:
            value += _SAME_SPEAKER if is_same_speaker else _OTHER_SPEAKER
        likelihood = 1 / (1 + math.exp(-value))
        if likelihood < LEAST or one.stance != other.stance or stand_against(left, right, near=near):
            return 0.0
        return round(likelihood, 3)

    def contradict(self, one: ComparedStatement, other: ComparedStatement) -> bool:
        """Say whether two can never be one statement: another number, time, name, polarity or stance."""
        return one.stance != other.stance or stand_against(one.facts, other.facts, near=False)


def statements_of(version: CurrentVersion, facts_of: FactsOf) -> list[Member[ComparedStatement]]:
    """Give the statements of a version as members of groups."""
    record = version.record
    day = day_of(version.number)
    features = []
    keys = []
    seen: dict[str, int] = {}
    article = f"{record.article.outlet}\n{record.article.id}\n{record.article.sha256}"
    kinds = {name.entity: name.kind for name in record.names}
    for item in record.statements:
        forms = " ".join([word.form.casefold() for word in facts_of.words(item.content)])
        said = _compared(item, facts_of, forms, kinds.get(item.speaker_id or "") == "person")
        known = said.facts.size >= _KNOWN and said.speaker is not None
        told = (forms, item.speaker_name, said.stance, said.facts.times)
        # An article may have the same words twice: the second time is none with the first.
        time = seen[forms] = seen.get(forms, 0) + 1
        keys.append(key_of(f"{told} {time}" if known else f"{article}\n{item.id}", is_shared=known))
        features.append(said)
    return [
        Member(version.rows["statement"][item.id], version.number, key, day, its, said)
        for item, key, its, said in zip(
            record.statements, keys, StatementComparison().bands(features), features, strict=True
        )
    ]


def _compared(item: Statement, facts_of: FactsOf, forms: str, is_person: bool) -> ComparedStatement:
    speaker = item.speaker_name
    named = name_in_words(speaker) if speaker and speaker[:1].isupper() else None
    salt = 0
    if named and named.stems:
        salt = named.stems[-1] if is_person else min(named.stems)
    facts = facts_of.facts(item.content)
    return ComparedStatement(facts, named, _PARTED.get(item.stance or "", "holds"), salt, _hash(forms))


def _hash(forms: str) -> int:
    return zlib.crc32(forms.encode())
