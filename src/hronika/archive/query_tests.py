"""Tests whether something at hand meets a query, by the entry that the index has or would have of it."""

from collections.abc import Callable, Iterable

from hronika.archive.entries import Entry
from hronika.archive.queries import AllOf, AnyForm, AnyOf, ExactWords, Having, Node, Not, Prefix
from hronika.archive.terms import fold


def meets(tree: Node, entry: Entry, lemmas_of: Callable[[str], Iterable[str]]) -> bool:
    """Say whether an entry meets the conditions of a query's tree.

    `lemmas_of` gives the lemmas that a form has in the texts. A word without diacritics stands for those with
    some too.
    """
    form, lemma = entry.form.split(), set(entry.lemma.split())
    if isinstance(tree, AnyForm):
        wanted = {tree.term, *lemmas_of(tree.term)}
        if tree.term in form or wanted & lemma:
            return True
        return fold(tree.term) == tree.term and bool(set(map(fold, wanted)) & set(map(fold, {*form, *lemma})))
    if isinstance(tree, Prefix):
        return any(word.startswith(tree.start) for word in (*form, *lemma))
    if isinstance(tree, ExactWords):
        return f" {' '.join(tree.terms)} " in f" {entry.form} "
    if isinstance(tree, Having):
        return f"{tree.field}:{'_'.join(tree.terms)}" in entry.keys.split()
    if isinstance(tree, Not):
        return not meets(tree.part, entry, lemmas_of)
    if isinstance(tree, AnyOf):
        return any(meets(part, entry, lemmas_of) for part in tree.parts)
    assert isinstance(tree, AllOf)
    return all(meets(part, entry, lemmas_of) for part in tree.parts)
