"""The words of roles that are given by themselves, and not in an article: their lemmas."""

from collections.abc import Iterable

from hronika.language.latvian.roles import is_role_noun


def lemmas_of(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give the lemmas of each phrase in the order of its words, by the model that reads articles.

    >>> lemmas_of(["Rīgas domes priekšsēdētājs"])
    {'Rīgas domes priekšsēdētājs': ('Rīga', 'dome', 'priekšsēdētājs')}
    """
    given = list(dict.fromkeys(phrases))
    if not given:
        return {}
    from hronika.language import load_language

    analyses = load_language("lv").analyser.analyse_many(given)
    return {
        phrase: tuple(
            token.lemma
            for sentence in analysis.sentences
            for token in sentence.tokens
            if any(map(str.isalnum, token.lemma))
        )
        for phrase, analysis in zip(given, analyses, strict=True)
    }


def is_known_role(lemmas: tuple[str, ...]) -> bool:
    """Say whether the last of these lemmas is a Latvian noun of a role; others are not compared by it."""
    return bool(lemmas) and is_role_noun(lemmas[-1])
