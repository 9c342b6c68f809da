"""Faults of a text that reading cannot mend and warns of, and no false alarm."""

import unicodedata
from collections.abc import Callable

import pytest

import hronika
from hronika.article import Article
from hronika.exports.html import notebook_html
from hronika.exports.i18n import warning_in_words
from hronika.exports.markup import plain
from hronika.language import load_language
from hronika.language.lexicon import Lexicon
from hronika.reading.document.faults import faults


def misread(seen: str, real: str) -> Callable[[str], str]:
    """Give what makes of a text what comes of its bytes in the wrong charset."""

    def change(text: str) -> str:
        data = text.encode(real, "ignore")
        return "".join(bytes([code]).decode(seen, "ignore") or chr(code) for code in data)

    return change


def without_diacritics(text: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_language("lv").lexicon


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        (misread("cp1252", "utf-8"), "decode its source anew as UTF-8"),
        (misread("latin-1", "utf-8"), "decode its source anew as UTF-8"),
        (misread("cp1257", "utf-8"), "decode its source anew as UTF-8"),
        (misread("cp1251", "utf-8"), "decode its source anew as UTF-8"),
        (misread("cp1252", "cp1257"), "decode its source anew as windows-1257"),
        (misread("cp1251", "cp1257"), "decode its source anew as windows-1257"),
        (misread("cp1252", "iso8859_4"), "decode its source anew as ISO 8859-4"),
        (lambda text: text.encode("cp1252", "replace").decode("cp1252"), "lost letters"),
        (lambda text: text.encode("cp1257", "ignore").decode("utf-8", "replace"), "lost letters"),
        (without_diacritics, "without its diacritics"),
        (lambda text: f"<p>{text}</p>", "markup (<p>)"),
        (lambda text: text.replace(" ", "&nbsp;", 2), "markup (&nbsp;)"),
    ],
)
def test_samples_with_a_fault_are_warned_of_once(
    samples: list[Article], lexicon: Lexicon, change: Callable[[str], str], warning: str
) -> None:
    for article in samples:
        (found,) = faults(change(article.text), lexicon)
        assert warning in found
        assert warning_in_words(found, "en") == found
        latvian = warning_in_words(found, "lv")
        assert latvian.startswith(("Tekst", "Šķiet, ka teksts"))
        assert " for " not in latvian


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("JÄ\u0081nis teica, ka Å¡odien lÄ«s.", "JÄnis for Jānis"),
        ("JÄnis teica, ka brauks.", "JÄnis"),
        ("Ðíçle teica, ka viss ir labi.", "Ðíçle for Šķēle"),
        ("J?nis B?rzi?š teica, ka brauks.", "lost letters when it was decoded (J?nis)"),
        ("Ministre pazinoja, ka valdiba rit lems.", "without its diacritics (pazinoja, valdiba"),
        ("[b]Ministre[/b] brauks.", "markup ([b])"),
        ("**Ministre** brauks.", "markup (**Ministre**)"),
        ("## Ziņas\nMinistre brauks.", "markup (## )"),
        ("[Ministre](https://ministre.lv) brauks.", "markup"),
        ("Ministre\\u0161 brauks.", "markup (\\u0161)"),
        ("J=C4=81nis teica, ka br=C5=ABs.", "encoded as mail is (J=C4=81nis)"),
    ],
)
def test_short_texts_with_a_fault(lexicon: Lexicon, text: str, warning: str) -> None:
    (found,) = faults(text, lexicon)
    assert warning in found


@pytest.mark.parametrize(
    "text",
    [
        "Ministre teica, ka brauks.",
        "Tas notika Valmiera ielas galā, un viss bija labi.",
        "François Fillon un Guðni Jóhannesson tikās Parīzē, kur runāja par zvejas kvotām.",
        "Ångström, Müller & Co. un AT&T; a < b un b > c; [1] un [2].",
        "Vai nāks? Nē. Kas?Kad? Skatīt lsm.lv/raksts?id=5&x=ābols.",
        "Президент сказал, что всё хорошо.",
        "The minister said that the government would decide tomorrow.",
        "Krāsa=C4 un a=B1; https://a.lv/?krasa=C4=12",
        "2 * 3 * 4 = 24, #Rīga, *zvaigzne*, 5 ** 2",
    ],
)
def test_no_false_alarm(lexicon: Lexicon, text: str) -> None:
    assert list(faults(text, lexicon)) == []


@pytest.mark.parametrize(
    ("text", "published", "latvian"),
    [
        ("JÄ\u0081nis teica, ka Å¡odien lÄ«s.", None, "(JÄnis, kam jābūt Jānis)"),
        ("<b>Ministre</b> brauks.", None, "Tekstā ir iezīmēšanas kods (<b>), kas nolasīts kā vārdi"),
        ("Ministre brauks.", "9000-01-01", "Publicēšanas diena 9000-01-01 ir nākotnē."),
        (
            "The minister said that the government would decide on the matter tomorrow.",
            None,
            "Teksts ir citā valodā (en): tajā nekas nav nolasīts.",
        ),
    ],
)
def test_the_report_warns_in_latvian_and_english(text: str, published: str | None, latvian: str) -> None:
    record = hronika.read(text, published=published)
    [warning] = record.warnings
    assert latvian in warning_in_words(warning, "lv")
    page = notebook_html(record, text)
    assert f'<span class="en" lang="en">{plain(warning)}</span>' in page
    assert str(plain(latvian)) in page


def test_a_warning_of_another_version_stays_as_it_is() -> None:
    for warning in ("The text is odd {0}.", ""):
        assert warning_in_words(warning, "lv") == warning


def test_no_false_alarm_on_the_samples(samples: list[Article], lexicon: Lexicon) -> None:
    assert [warning for article in samples for warning in faults(article.text, lexicon)] == []


def test_the_record_warns_once_and_of_no_other_language() -> None:
    record = hronika.read("Ministre pazinoja, ka valdiba rit lems par skolam un slimnicam.")
    assert len(record.warnings) == 1
    assert "diacritics" in record.warnings[0]


def test_a_language_without_words_is_asked_nothing() -> None:
    assert list(faults("The minister said so.", Lexicon())) == []
