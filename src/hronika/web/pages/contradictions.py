"""The page of what somebody said that may contradict itself: pairs side by side, judged in review."""

from datetime import datetime

from hronika.archive.positions.contradictions import Contradiction
from hronika.web.listed import ListedStatement, listed
from hronika.web.meant import one_meant, own_address
from hronika.web.page import Asked, PageData, Pages, PageView, Rows

pages = Pages()


class ContradictionPair(PageData):
    """Two statements that differ on a matter: `score` says how likely somebody should look, from 0 to 1.

    `contrast` is in what they differ, `one_words` and `other_words` the words of it, `shared` what they
    share, `against` what speaks against a contradiction. It is no verdict. `judged_by` is who decided in
    review, and `judged_at` when, that the two contradict each other, null where nobody has decided.
    """

    one: ListedStatement
    other: ListedStatement
    score: float
    contrast: str
    one_words: str
    other_words: str
    shared: tuple[str, ...]
    against: tuple[str, ...]
    judged_by: str | None = None
    judged_at: datetime | None = None


class ContradictionsData(PageData):
    """Pairs of the newest 100 statements that may contradict each other, the likeliest first."""

    address: str
    name: str
    pairs: tuple[ContradictionPair, ...]


@pages.page("/person/{name}/contradictions", "person_contradictions.html", ContradictionsData)
def person_contradictions(asked: Asked, name: str) -> PageView:
    """Lay statements of somebody that may contradict each other side by side; what they are, people say."""
    identity = one_meant(asked, name)
    pairs = tuple(pair_shown(each) for each in asked.archive.newest_contradictions(identity.id))
    columns = ("one", "one_text", "one_published", "one_outlet", "other", "other_text", "other_published",
               "other_outlet", "score", "contrast", "one_words", "other_words", "against",
               "judged_by")  # fmt: skip
    rows = [
        [
            each.one.address, each.one.text, str(each.one.published or ""), each.one.outlet,
            each.other.address, each.other.text, str(each.other.published or ""), each.other.outlet,
            each.score, each.contrast, each.one_words, each.other_words, ", ".join(each.against),
            each.judged_by,
        ]
        for each in pairs
    ]  # fmt: skip
    return PageView(
        asked.words("person.contradictions_of", name=identity.name),
        ContradictionsData(address=own_address(identity), name=identity.name, pairs=pairs),
        Rows(columns, rows),
    )


def pair_shown(each: Contradiction) -> ContradictionPair:
    """Show two statements side by side."""
    one, other = listed(each.one), listed(each.other)
    assert isinstance(one, ListedStatement)
    assert isinstance(other, ListedStatement)
    contrast = each.difference.contrasts[0]
    return ContradictionPair(
        one=one, other=other, score=each.difference.score, contrast=contrast.kind, one_words=contrast.one,
        other_words=contrast.other, shared=each.difference.shared, against=each.difference.against,
        judged_by=each.judged.author if each.judged else None,
        judged_at=each.judged.at if each.judged else None,
    )  # fmt: skip
