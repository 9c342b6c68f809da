"""Nouns of saying, made from the verbs of saying: `apgalvojums, ka ...` of `apgalvot`, `lūgums` of `lūgt`."""

from dataclasses import replace

from hronika.language.latvian.conjugation import action_nouns
from hronika.language.latvian.lexicon_files import rows
from hronika.language.lexicon import Governance, Lexicon

# Verbs that report only with their source, negated, or by a document make no noun that reports by itself.
_WITH_MORE_THAN_A_CLAUSE = frozenset("aeno")


def with_nouns_of_saying(lexicon: Lexicon) -> Lexicon:
    """Add the nouns of the verbs that report a clause or an infinitive, with the act of the verb.

    A noun that is listed stays as it is. Left out are those of `nouns_not_of_saying.tsv`, which name
    something else (`spriedums`, `uzdevums`).
    """
    others = {noun for noun, *_ in rows("nouns_not_of_saying")}
    found: dict[str, Governance] = {}
    for verb, (act, frames) in lexicon.cues.items():
        if not _WITH_MORE_THAN_A_CLAUSE.isdisjoint(frames) or not {"k", "t", "i"} & set(frames):
            continue
        for noun in action_nouns(verb):
            if noun not in others:
                found.setdefault(noun, Governance(act, "ki" if "i" in frames else "k"))
    return replace(lexicon, cue_nouns=found | dict(lexicon.cue_nouns))
