"""A live blog is one article of parts, each with its time; what is said in a part is dated by it."""

import pytest

from hronika import read
from hronika.sources.pages import page_article

SAID = "Neviens nav cietis, sacīja dežurants Ivars Muižnieks."
ENTRIES = (
    ("15.05", "Elektrotīkla pārstāve Agnese Strods ziņo, ka bez strāvas ir septiņi tūkstoši mājokļu."),
    ("14.40", f"Glābēji evakuējuši kempingu pie Užavas. {SAID}"),
    ("14.05", "Satiksme pa piekrastes ceļu apturēta, jo pār to krīt koki."),
)
TEXT = "\n\n".join(f"{clock}\n\n{told}" for clock, told in reversed(ENTRIES))


def page(entry: str, around: str) -> bytes:
    entries = "".join(
        entry.format(clock=clock, iso=f"2024-05-12T{int(clock[:2]) - 3}:{clock[3:]}:00Z", told=told)
        for clock, told in ENTRIES
    )
    html = f"<html lang='lv'><meta charset='utf-8'><body><h1>Vētra</h1>{around.format(entries)}"
    return html.encode()


@pytest.mark.parametrize(
    ("entry", "around"),
    [
        (
            "<div class='entry'><a href='#e'>{clock}</a><div>{told}</div></div>",
            "<div class='live-blog'>{}</div>",
        ),
        (
            "<article><time datetime='{iso}'>pirms stundas</time><p>{told}</p></article>",
            "<div id='liveBlog'>{}</div>",
        ),
        ("<li><b>{clock}</b> <p>{told}</p></li>", "<ul class='timeline'>{}</ul>"),
        ("<div><span>{clock}</span><p>{told}</p></div>", "<div class='x'>{}</div>"),
    ],
)
def test_entries_are_parts_in_order_of_time(entry: str, around: str) -> None:
    assert page_article(page(entry, around), "page").text == TEXT


def test_entry_that_begins_with_its_time() -> None:
    data = page("<div class='entry'><p>{clock} {told}</p></div>", "<div class='live-blog'>{}</div>")
    assert page_article(data, "page").text == "\n\n".join(
        f"{clock} {told}" for clock, told in reversed(ENTRIES)
    )


@pytest.mark.parametrize(
    ("entry", "around", "gap"),
    [
        ("<p><strong>{clock}</strong> {told}</p>", "<article>{}</article>", " "),
        ("<h3>{clock}</h3><p>{told}</p>", "<article>{}</article>", "\n\n"),
        ("{clock} {told}<br>", "<article><p>{}</p></article>", " "),
    ],
)
def test_entries_without_elements_of_their_own(entry: str, around: str, gap: str) -> None:
    text = page_article(page(entry, around), "page").text
    assert text == "\n\n".join(f"{clock}{gap}{told}" for clock, told in reversed(ENTRIES))


def test_headlines_beside_the_article_are_no_entries() -> None:
    ticker = "".join(f"<div><a href='/{clock}'>{clock} {told}</a></div>" for clock, told in ENTRIES)
    body = [f"{number}. balsojumā deputāti nolēma tiltu slēgt līdz rudenim. {SAID}" for number in range(6)]
    told = "".join(f"<p>{item}</p>" for item in body)
    html = f"<meta charset='utf-8'><div>{ticker}</div><article><h1>T</h1>{told}</article>"
    assert page_article(html.encode(), "page").text == "\n\n".join(body)


@pytest.mark.parametrize("gap", ["\n\n", "\n", " ", " – ", " | "])
@pytest.mark.parametrize("mark", [".", ":"])
@pytest.mark.parametrize("is_newest_first", [True, False])
def test_statements_are_dated_by_their_part(gap: str, mark: str, is_newest_first: bool) -> None:
    entries = [f"{clock.replace('.', mark)}{gap}{told}" for clock, told in ENTRIES]
    text = "Vētra plosās Kurzemē.\n\n" + "\n\n".join(entries if is_newest_first else reversed(entries))
    record = read(text, published="2024-05-12")
    said = {item.speaker_name: item.said_at and item.said_at.text for item in record.statements}
    assert said == {"Ivars Muižnieks": f"14{mark}40", "Agnese Strods": f"15{mark}05"}
    assert {time.value for time in record.times} == {
        f"2024-05-12T{clock}" for clock in ("14:05", "14:40", "15:05")
    }
    assert all(text[span.start : span.end] == span.text for _, span in record.spans())


def test_of_parts_around_midnight_the_day_is_not_made_up() -> None:
    text = f"23.50\n{ENTRIES[2][1]}\n\n00.10\n{ENTRIES[0][1]}\n\n00.40\n{SAID}"
    record = read(text, published="2024-05-12")
    assert [item.said_at and item.said_at.text for item in record.statements] == ["00.10", "00.40"]
    assert [time.value for time in record.times] == ["T23:50", "T00:10", "T00:40"]


@pytest.mark.parametrize(
    "text",
    [
        f"Programmā:\n10.00 Atklāšana\n12.30 Koncerts\n\n{SAID}",
        f"15.05\n{ENTRIES[0][1]}\n\n14.05\n{SAID}\n\n16.40\n{ENTRIES[2][1]}",
        f"14.05 {SAID}",
    ],
)
def test_a_programme_or_a_single_time_is_no_live_blog(text: str) -> None:
    assert all(item.said_at is None for item in read(text, published="2024-05-12").statements)


@pytest.mark.parametrize(
    ("entry", "speaker", "content"),
    [
        ("12.20 Deputāte Anna Roze: Es šo lēmumu neatbalstīšu.", "Anna Roze", "Es šo lēmumu neatbalstīšu"),
        ("12.20 Mērs Uģis Koks to noliedz. Viņš sola atbildēt rīt.", "Uģis Koks", "atbildēt rīt"),
        ("12.20 Kā LETA sacīja mērs Uģis Koks, tilts būs slēgts.", "Uģis Koks", "tilts būs slēgts"),
        ("12.20 – Tilts ir slēgts, sacīja mērs Uģis Koks.", "Uģis Koks", "Tilts ir slēgts"),
        ("12.20 “Rīgas tilts” vadītājs Uģis Koks cer, ka tiltu atvērs.", "Uģis Koks", "tiltu atvērs"),
    ],
)
def test_the_time_before_an_entry_is_no_part_of_its_sentence(entry: str, speaker: str, content: str) -> None:
    text = f"Tilta vietā strādā glābēji.\n\n{entry}\n\n12.45 Policija satiksmi novirzījusi pa Krasta ielu."
    (said,) = read(text, published="2024-05-12").statements
    assert said.speaker_name == speaker
    assert [span.text for span in said.content] == [content]
    assert getattr(said.said_at, "text", None) == "12.20"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "Eksperts: jaunie vilcieni nebūs laikā. Pētnieks Ainis Dobe lēš, ka vilcieni brauks 2027. gadā.",
            [("eksperts", "jaunie vilcieni nebūs laikā"), ("Ainis Dobe", "vilcieni brauks 2027. gadā")],
        ),
        (
            "Slimnīca: maska nav vajadzīga. Ārste Inta Bite skaidroja, ka saslimstība krīt.",
            [("slimnīca", "maska nav vajadzīga"), ("Inta Bite", "saslimstība krīt")],
        ),
        (
            "Ministrija: ceļš ir atvērts. Kustība atjaunota abos virzienos.",
            [("ministrija", "ceļš ir atvērts. Kustība atjaunota abos virzienos")],
        ),
    ],
)
def test_the_headline_of_an_entry_ends_before_who_says_so(entry: str, said: list[tuple[str, str]]) -> None:
    before = "13.05\n\nDome: tilts slēgts līdz vakaram.\n\n12.20\n\n"
    record = read(before + entry, published="2024-05-12")
    assert [(each.speaker_name, each.content[0].text) for each in record.statements][1:] == said
