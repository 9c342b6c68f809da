"""The words of an article are read once for all that compare its contents."""

from hronika.archive.current import CurrentVersion
from hronika.archive.lineage.facts import FactsOf
from hronika.archive.read_words import ReadWords
from hronika.article import Article
from hronika.reading.reader import Reader
from hronika.record import Span

TEXT = "Ministrs Jānis Vilks sacīja: \u201eTiltu neslēgs, remonts maksās trīs miljonus.\u201d Iela nav droša."


def _version(text: str = TEXT) -> CurrentVersion:
    record, words = Reader().read_with_lemmas(Article(text))
    return CurrentVersion(1, text, record, words, {})


def test_all_who_compare_have_the_same_reading() -> None:
    version = _version()
    assert version.read_words is version.read_words


def test_stems_are_those_of_content_and_what_few_words_have_is_kept_by_place() -> None:
    read = ReadWords(TEXT, _version().words)
    forms = [word.form for word in read.words]
    assert len(read.stems) == len(forms)
    assert read.stems[forms.index("nav")] is None
    assert read.stems[forms.index("remonts")] is not None
    assert {forms[place] for place, word in read.marked.items() if word.negates} == {"neslēgs", "nav"}
    assert read.marked[forms.index("trīs")].number == "3"
    assert [forms[place] for place in read.capitals] == ["Ministrs", "Jānis", "Vilks", "Tiltu", "Iela"]
    assert {"Jānis", "Vilks"} <= {forms[place] for place in read.in_names}
    assert read.gaps[forms.index("Tiltu")] == ": \u201e"
    assert forms.index("Vilks") not in read.gaps


def test_words_inside_a_span_are_those_that_begin_there() -> None:
    read = ReadWords(TEXT, _version().words)
    start = TEXT.index("Vilks")
    span = Span(start=start, end=start + 12, text=TEXT[start : start + 12])
    assert [read.words[place].form for place in read.inside(span)] == ["Vilks", "sacīja"]
    assert list(read.inside(Span(start=len(TEXT), end=len(TEXT), text=""))) == []


def test_facts_leave_what_is_shared_as_it_is() -> None:
    version = _version()
    before = list(version.read_words.stems)
    FactsOf(version.record, version.read_words)
    assert version.read_words.stems == before


def test_a_text_without_words() -> None:
    read = ReadWords("…", ())
    assert (read.stems, read.marked, read.gaps) == ([], {}, {})
