"""A correction goes to another version of its text only where the same words stand in its place."""

from datetime import date

import pytest
from corrections_help import entry, statement
from hypothesis import given
from hypothesis import strategies as st

from hronika.archive.corrections.anchoring import carried
from hronika.archive.corrections.entry import Correction
from hronika.article import Article
from hronika.reading.reader import Reader
from hronika.record import ArticleInfo, ReaderInfo, Record, Span, Statement

ALIKE = "Alfas vadītājs sacīja: “Algas augs.” Betas vadītājs sacīja: “Algas augs.”"


def read(text: str, published: date = date(2024, 5, 7)) -> Record:
    return Reader().read(Article(text, published=published))


def unread(text: str, *statements: Statement) -> Record:
    """A record without the model."""
    article = Article(text)
    return Record(
        id=article.id,
        reader=ReaderInfo(hronika=None, model=None),
        article=ArticleInfo(id=article.id, sha256=article.sha256),
        statements=statements,
    ).sealed()


def moved(text: str, words: str, later: str, which: int = 0) -> Correction | None:
    """What becomes of a correction of the statement with these words, of the reader's, in a later text."""
    old, new = read(text), read(later)
    item = [one for one in old.statements if words in one.content[0].text][which]
    return carried(entry(1, "change", item, text, old, speaker_name="Ilona Lapsa"), old, text, new, later)


def place(correction: Correction | None) -> int | None:
    return None if correction is None else correction.anchor.start


def test_words_that_look_alike_are_not_the_same_words() -> None:
    later = "Betas vadītājs sacīja: “Algas augs.”"
    assert moved(ALIKE, "Algas augs", later, 0) is None
    assert place(moved(ALIKE, "Algas augs", later, 1)) == later.index("Algas")


@pytest.mark.parametrize(
    "later",
    [
        "Gammas vadītājs sacīja: “Algas augs.” Betas vadītājs sacīja: “Algas augs.”",
        "“Algas augs.”",
        "Alfas vadītājs noliedza: “Algas augs.” Betas vadītājs sacīja: “Algas augs.”",
        "Alfas vadītājs sacīja: “Algas augs!” Betas vadītājs sacīja: “Algas augs.”",
        # The sentence is there twice: nobody can say which one is meant.
        f"Alfas vadītājs sacīja: “Algas augs.” Starpbrīdī lija. {ALIKE} Beigās arī lija.",
    ],
)
def test_another_sentence_around_them_orphans(later: str) -> None:
    assert moved(ALIKE, "Algas augs", later) is None


def test_text_that_comes_before_or_after_does_not_matter() -> None:
    for later in (
        f"Ceturtdien snigs. {ALIKE}",
        f"{ALIKE} Ceturtdien snigs.",
        f"Virsraksts\n\n{ALIKE}\n\nLETA",
    ):
        assert place(moved(ALIKE, "Algas augs", later)) == later.index("Algas")


def test_whom_a_pronoun_means_is_part_of_the_place() -> None:
    text = "Jānis Vilks uzstājās Saeimā. Viņš sacīja, ka algas augs. Vēlāk lija."
    other = "Pēteris Kalns uzstājās Saeimā. Viņš sacīja, ka algas augs. Vēlāk lija."
    assert moved(text, "algas", other) is None
    assert moved(text, "algas", f"Snigs. {text}") is not None
    # The reader sees the same source in both, though the sentence before is another.
    assert (
        moved(text, "algas", "Jānis Vilks Saeimā runāja ilgi. Viņš sacīja, ka algas augs. Lija.") is not None
    )


def test_what_no_reader_found_is_carried_only_with_the_sentences_around_it() -> None:
    text = "Dome lēma. “Būs labi.” Lija."
    words = Span(start=12, end=20, text="Būs labi")
    old = unread(text)
    added = entry(1, "add", statement(old, words, speaker_name="Anna Roze"), text, old)
    for later, is_there in (("Snigs. " + text, True), ("Saeima lēma. “Būs labi.” Lija.", False)):
        assert (carried(added, old, text, unread(later), later) is not None) == is_there


def test_another_day_of_publication_may_mean_another_date() -> None:
    text = "Dome otrdien lēma par tiltu."
    old = read(text)
    [time] = old.times
    given = entry(1, "change", time, text, old, value="2024-04-30")
    later = f"{text} Lija."
    assert carried(given, old, text, read(later), later) is not None
    assert carried(given, old, text, read(later, date(2024, 6, 20)), later) is None


def test_a_hostile_text_takes_no_time() -> None:
    for text in ("a. " * 50_000, "." * 100_000, " " * 100_000 + "a", "(" * 100_000, "a" * 200_000):
        text = f"“Algas augs.” {text}"
        old = unread(text)
        item = statement(old, Span(start=1, end=11, text="Algas augs"), speaker_name="A")
        later = f"{text} Lija."
        carried(entry(1, "confirm", item, text, old), old, text, unread(later), later)


# Texts of sentences: who says it and what, from few of both, so that much looks alike.
_SPEAKERS = st.sampled_from(["Alfas vadītājs", "Betas vadītājs", "Gammas vadītājs", "Viņš"])
_WORDS = st.sampled_from(["Algas augs", "Cenas kritīs", "Tiltu slēgs"])
_SENTENCES = st.lists(st.tuples(_SPEAKERS, _WORDS), min_size=1, max_size=7)


def _text(sentences: list[tuple[str, str]]) -> tuple[str, list[int]]:
    """The text and where the words of each sentence begin in it."""
    text, places = "", []
    for speaker, words in sentences:
        text += f"{speaker} sacīja: “"
        places.append(len(text))
        text += f"{words}.” "
    return text, places


def _record(sentences: list[tuple[str, str]], found: list[bool]) -> Record:
    """A reader that gives what it finds to the speaker named, and a pronoun to the speaker before."""
    text, places = _text(sentences)
    record = unread(text)
    items, last = [], None
    for (speaker, words), start, is_found in zip(sentences, places, found, strict=True):
        last = last if speaker == "Viņš" else speaker
        if is_found:
            span = Span(start=start, end=start + len(words), text=words)
            items.append(statement(record, span, speaker_name=last))
    return unread(text, *items)


@st.composite
def _edited(draw: st.DrawFn) -> tuple[list[tuple[str, str]], list[tuple[int | None, tuple[str, str]]]]:
    """A text and a later one: for each of its sentences where it stood before, if it did."""
    old = draw(_SENTENCES)
    new: list[tuple[int | None, tuple[str, str]]] = list(enumerate(old))
    for _ in range(draw(st.integers(0, 5))):
        how, at = draw(st.sampled_from(["insert", "delete", "move"])), draw(st.integers(0, 8))
        if how == "insert":
            new.insert(at % (len(new) + 1), (None, draw(st.tuples(_SPEAKERS, _WORDS))))
        elif new:
            taken = new.pop(at % len(new))
            if how == "move":
                new.insert(draw(st.integers(0, len(new))), taken)
    return old, new


def _neighbours(sentences: list[tuple[str, str]], at: int) -> tuple[object, object, object]:
    return (
        sentences[at - 1] if at else None,
        sentences[at],
        sentences[at + 1] if at + 1 < len(sentences) else None,
    )


@given(_edited(), st.integers(0, 6), st.lists(st.booleans(), min_size=14, max_size=14))
def test_never_carried_to_a_wrong_place(
    edited: tuple[list[tuple[str, str]], list[tuple[int | None, tuple[str, str]]]],
    which: int,
    found: list[bool],
) -> None:
    sentences, later = edited
    after = [sentence for _, sentence in later]
    if not after:
        return
    which %= len(sentences)
    (text, places), (new_text, new_places) = _text(sentences), _text(after)
    old = _record(sentences, found[: len(sentences)])
    new = _record(after, (found * 2)[: len(after)])
    words = sentences[which][1]
    span = Span(start=places[which], end=places[which] + len(words), text=words)
    correction = entry(1, "confirm", statement(old, span, speaker_name="Anna"), text, old)
    moved_to = carried(correction, old, text, new, new_text)

    is_single = sentences.count(sentences[which]) == after.count(sentences[which]) == 1
    around = _neighbours(sentences, which)
    same = [at for at in range(len(after)) if _neighbours(after, at) == around]
    alike = [at for at in range(len(sentences)) if _neighbours(sentences, at) == around]
    is_exact = len(same) == len(alike) == 1
    if moved_to is not None:
        at = new_places.index(moved_to.anchor.start)
        assert after[at] == sentences[which]
        assert (is_exact and at == same[0]) or is_single
        if len(set(sentences)) == len(sentences) and len(set(after)) == len(after):
            # Of sentences that are all different each is told from the others: it is that one, or one that
            # somebody wrote again in its place.
            assert later[at][0] in (which, None)
        item = moved_to.item
        assert isinstance(item, Statement)
        assert item.content[0].text == new_text[item.content[0].start : item.content[0].end] == words
    elif is_exact:
        pytest.fail("the same words between the same sentences, and not found")
