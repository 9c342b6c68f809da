"""Claims are joined with responses of other articles, whatever comes, goes and is corrected in what order."""

import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from hronika.archive.forgetting import forget_article, forget_speaker
from hronika.archive.store import Store
from hronika.article import Article
from hronika.errors import UsageError
from hronika.identifiers import Identifiers
from hronika.ledger import Archive
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.record import ArticleInfo, Name, Person, ReaderInfo, Record, Response, Span, Statement

DAY = date(2026, 3, 2)
CLAIM = 'Birojs paziņoja, ka deputāts Andrejs Skuja saņēmis kukuli no firmas "Pamats".'
DENIAL = "Deputāts Andrejs Skuja noliedza, ka saņēmis kukuli no firmas."
RUMOUR = "Portāls vēstīja, ka Jūrkalnes bibliotēku slēgs. Mērs Juris Zaķis to noliedza."


def article(id: str, text: str, days: int = 0) -> Article:
    return Article(text, id=id, outlet="Avīze", published=DAY + timedelta(days=days))


def joined(archive: Archive, query: str = "") -> list[tuple[str, str, str, str | None]]:
    """The article of each claim, and the article, kind and speaker of each response to it."""
    return [
        (claim.article, each.article, each.kind, each.speaker)
        for claim in archive.claims(query)
        for each in claim.responses
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.mark.parametrize("first", ["claim", "denial"])
def test_a_denial_is_joined_with_the_claim_whichever_comes_first(path: Path, first: str) -> None:
    with Archive(path) as archive:
        added = [article("c", CLAIM), article("d", DENIAL, 3)]
        archive.add(*(added if first == "claim" else reversed(added)))
        assert joined(archive) == [("c", "d", "denies", "Andrejs Skuja")]
        [claim] = archive.claims()
        assert (claim.kind, claim.speaker) == ("statement", "birojs")
        [response] = claim.responses
        assert (response.within, response.cue, response.content) == (
            False, "noliedza", "saņēmis kukuli no firmas",
        )  # fmt: skip
        assert 0.6 <= response.score <= 1


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(DENIAL, 40, id="too late"),
        pytest.param(DENIAL, -3, id="before the claim"),
        pytest.param(
            "Deputāts Andrejs Skuja noliedza, ka būvējis māju bez atļaujas.", 3, id="another matter"
        ),
        pytest.param("Deputāte Inga Pole noliedza, ka saņēmusi kukuli no firmas.", 3, id="another person"),
    ],
)
def test_what_only_looks_like_it_is_not(path: Path, text: str, days: int) -> None:
    with Archive(path) as archive:
        archive.add(article("c", CLAIM), article("d", text, days))
        assert joined(archive) == []


def test_a_claim_is_found_by_query_statement_response_and_article(path: Path) -> None:
    with Archive(path) as archive:
        archive.add(article("c", CLAIM), article("d", DENIAL, 3), article("r", RUMOUR, 1))
        [denial, rumour] = sorted(joined(archive), key=lambda each: each[1])
        assert rumour == ("r", "r", "denies", "Juris Zaķis")
        assert joined(archive, "kukulis") == joined(archive, "d") == [denial]
        assert joined(archive, "bibliotēka") == joined(archive, "r") == [rumour]
        [claim] = archive.claims("kukulis")
        assert joined(archive, claim.id) == joined(archive, claim.responses[0].id) == [denial]
        statement = archive.article("d").record.responses[0].statement
        assert statement is not None
        assert joined(archive, statement) == [denial]
        assert joined(archive, "sniegs") == []
        assert len(archive.claims(limit=1)) == 1
        with pytest.raises(UsageError, match="identifier"):
            archive.claims("s0123456789abcdef")


def test_what_is_forgotten_changed_or_corrected_is_joined_no_more(path: Path) -> None:
    with Archive(path) as archive:
        archive.add(article("c", CLAIM), article("d", DENIAL, 3))
        [statement] = archive.article("d").record.statements
        made = archive.correct(statement.id, author="A", content="saņēmis kukuli", article="d")
        assert joined(archive)
        assert made
        archive.add(article("d", "Deputāts Andrejs Skuja noliedza, ka pazīst cilvēkus no firmas.", 3))
        assert len(archive.versions("d")) == 2
        assert joined(archive) == []
        archive.add(article("d2", f"{DENIAL} Tā ziņo birojs.", 4))
        assert [each[1] for each in joined(archive)] == ["d2"]
        archive.forget("d2")
        assert joined(archive) == []
        archive.add(article("r", RUMOUR))
        assert archive.forget_speaker("Juris Zaķis") == 0
        assert joined(archive) == []


def test_on_the_command_line(run: Run, path: Path) -> None:
    with Archive(path) as archive:
        archive.add(article("c", CLAIM), article("d", DENIAL, 3), article("r", RUMOUR))
    result = run("claims", "--archive", path, "kukulis")
    assert result.exit_code == 0
    assert "birojs: deputāts Andrejs Skuja" in result.stdout
    assert "denies" in result.stdout
    assert "2026-03-05" in result.stdout
    result = run("claims", "--archive", path, "--format", "json")
    rows = json.loads(result.stdout)
    assert {row["article"] for row in rows} == {"c", "r"}
    assert {each["kind"] for row in rows for each in row["responses"]} == {"denies"}
    result = run("claims", "--archive", path, "sniegs")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no claim" in result.stderr
    assert run("claims", "--archive", path, "s0123456789abcdef").exit_code == 2


WORDS = ("tilts", "slēgt", "skola", "nauda", "kukulis", "saņemt", "zagt", "būvēt", "ceļš", "osta")
PEOPLE = ("Anna Roze", "Jānis Vilks", "Ilze Liepa")
SURNAMES = {name.split()[-1]: name for name in PEOPLE}


def reading(given_article: Article) -> RecordWithLemmas:
    """Read an article whose lines are `Anna Roze: zagt nauda.`, or `Anna Roze! zagt nauda.` for a denial."""
    text, identifiers = given_article.text, Identifiers(given_article.sha256)
    names, statements, responses, words = [], [], [], []
    entities: dict[str, str] = {}

    def name(start: int, mention: str, whole: str) -> Span:
        span = Span(start=start, end=start + len(mention), text=mention)
        entity = entities.setdefault(whole, identifiers.of("entity", [span]))
        id = identifiers.of("name", [span])
        names.append(Name(id=id, span=span, kind="person", name=whole, entity=entity))
        return span

    place = 0
    for line in text.splitlines(keepends=True):
        denies = "!" in line
        speaker, _, content = line.rstrip(".\n").replace("!", ":").partition(": ")
        mention, start = name(place, speaker, speaker), place + len(speaker) + 2
        span = Span(start=start, end=start + len(content), text=content)
        at = place
        for part in speaker.split():
            words.append(LemmatizedWord(at, at + len(part), part, part, (part,)))
            at += len(part) + 1
        at = start
        for form in content.split():
            whole = SURNAMES.get(form, "")
            words.append(
                LemmatizedWord(at, at + len(form), form, form.removeprefix("ne"), tuple(whole.split()[::-1]))
            )
            if whole:
                name(at, form, whole)
            at += len(form) + 1
        id = identifiers.of("statement", [span])
        who: dict[str, Any] = {"speaker_name": speaker, "speaker_id": entities[speaker]}
        statements.append(
            Statement(
                id=id, content=(span,), cue=mention, mode="indirect", stance="denies" if denies else "holds",
                **who,
            )
        )  # fmt: skip
        if denies:
            responded = identifiers.of("response", [mention])
            responses.append(Response(id=responded, kind="denies", cue=mention, statement=id, **who))
        place += len(line)
    record = Record(
        id=given_article.id,
        reader=ReaderInfo(hronika=None, model=None),
        article=ArticleInfo(
            id=given_article.id,
            sha256=given_article.sha256,
            outlet="Avīze",
            published=given_article.published,
        ),
        statements=tuple(statements),
        names=tuple(names),
        people=tuple(Person(id=entity, name=whole) for whole, entity in entities.items()),
        responses=tuple(responses),
    )
    return RecordWithLemmas(record.sealed(), tuple(words))


def made_up(chance: random.Random, count: int) -> list[Article]:
    """Articles in which people say and deny a few things."""
    contents = [" ".join(chance.choices(WORDS, k=chance.randrange(2, 5))) for _ in range(3)]
    made = []
    for number in range(count):
        lines = []
        for _ in range(chance.randrange(1, 4)):
            words = chance.choice(contents).split()
            if chance.random() < 0.3:
                words[0] = "ne" + words[0]
            if chance.random() < 0.3:
                words.append(chance.choice(WORDS))
            words.append(chance.choice([*SURNAMES, f"a{number}"]))
            lines.append(f"{chance.choice(PEOPLE)}{chance.choice(':!')} {' '.join(words)}.")
        lines.append(f"{PEOPLE[0]}: a{number} a{number}.")
        day = DAY + timedelta(days=chance.choice((0, 0, 1, 20, 60)))
        made.append(Article("\n".join(lines), id=f"a{number}", outlet="Avīze", published=day))
    return made


def tables(store: Store) -> dict[str, Any]:
    """What the tables tell, without the numbers of rows, which follow the order of adding in a day."""
    with store.reading() as connection:
        items = {
            (kind, number): (article, id)
            for kind in ("statement", "event")
            for number, article, id in connection.execute(
                f"SELECT i.number, a.id, i.id FROM {kind} i JOIN version v ON v.number = i.version "  # noqa: S608
                "JOIN article a ON a.number = v.article"
            )
        }
        versions = dict(
            connection.execute(
                "SELECT v.number, a.id || v.ordinal FROM version v JOIN article a ON a.number = v.article"
            )
        )
        stored = connection.execute("SELECT version, id, statement, packed FROM claim_response")
        links = connection.execute("SELECT kind, number, claim_version, version, id, score FROM claim_link")
        return {
            "claims": sorted(
                (items[kind, number], packed)
                for kind, number, _, packed in connection.execute("SELECT * FROM claim")
            ),
            "responses": sorted(
                (versions[version], id, items.get(("statement", statement)), packed)
                for version, id, statement, packed in stored
            ),
            "anchors": sorted(
                (name, versions[version], id)
                for name, version, id in connection.execute("SELECT * FROM claim_anchor")
            ),
            "links": sorted(
                (items[kind, number], versions[claiming], versions[version], id, score)
                for kind, number, claiming, version, id, score in links
            ),
        }


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1 << 30))
def test_the_tables_are_those_of_a_fresh_archive(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 no secret
    folder = tmp_path_factory.mktemp("claims")
    articles = made_up(chance, 8)
    gone = chance.sample(articles, 2)
    forgotten = chance.random() < 0.3
    with Store(folder / "one.db") as store:
        for each in chance.sample(articles, len(articles)):
            store.add(each, reading(each))
        for each in gone:
            forget_article(store, each.id)
        if forgotten:
            forget_speaker(store, PEOPLE[0])
        after = tables(store)
        with store.writing():
            for number in store.version_numbers():
                with store.derived.following([number]):
                    pass
        assert tables(store) == after
        with store.writing():
            store.derived.rebuild_index()
        assert tables(store) == after
    left = [each for each in articles if each not in gone]
    with Store(folder / "other.db") as store:
        for each in chance.sample(left, len(left)):
            store.add(each, reading(each))
        if forgotten:
            forget_speaker(store, PEOPLE[0])
        assert tables(store) == after


def test_generated_articles_hold_links(tmp_path: Path) -> None:
    links = 0
    for seed in range(3):
        with Store(tmp_path / f"{seed}.db") as store:
            for each in made_up(random.Random(seed), 8):  # noqa: S311 no secret
                store.add(each, reading(each))
            links += len(tables(store)["links"])
    assert links


FIRE = "Valmierā dega trīs mājas, pastāstīja glābēju pārstāve Inga Vilka."
TOLL = "Cēsu slimnīcā strādā 140 mediķu, pastāstīja slimnīcas pārstāvis Juris Zaķis."
CHARGE = "Deputāts Andrejs Skuja saņēmis kukuli no firmas, apgalvoja Ilze Liepa."


@pytest.mark.parametrize(
    ("claim", "notice", "kind"),
    [
        pytest.param(
            FIRE, "Labojums: Valmierā dega divas mājas, nevis trīs.", "corrects", id="rest of sentence"
        ),
        pytest.param(
            FIRE, "Labojums. Valmierā dega divas mājas, nevis trīs.", "corrects", id="next sentence"
        ),
        pytest.param(
            TOLL,
            "Labojums. Vakar rakstā kļūdaini minēts, ka Cēsu slimnīcā strādā 140 mediķu.",
            "withdraws",
            id="wrongly told",
        ),
        pytest.param(
            TOLL,
            "Kļūdas labojums. Vakar rakstījām, ka Cēsu slimnīcā strādā 140 mediķu. Patiesībā tādu ir 104.",
            "withdraws",
            id="we wrote",
        ),
        pytest.param(
            CHARGE,
            "Rakstā nepareizi norādīts, ka deputāts Andrejs Skuja saņēmis kukuli.",
            "withdraws",
            id="no word before it",
        ),
        pytest.param(
            CHARGE,
            'Laikraksts "Avīze" atsauc rakstu par Andreja Skujas kukuli no firmas.',
            "withdraws",
            id="an article on somebody",
        ),
    ],
)
def test_a_notice_leads_to_what_its_outlet_told(path: Path, claim: str, notice: str, kind: str) -> None:
    for first in (0, 1):
        with Archive(path.with_name(f"{first}.db")) as archive:
            both = [article("c", claim), article("n", notice, 1)]
            archive.add(*(reversed(both) if first else both))
            assert [each[:3] for each in joined(archive)] == [("c", "n", kind)]


@pytest.mark.parametrize(
    ("claim", "notice"),
    [
        pytest.param(
            FIRE, "Labojums: Valmierā dega trīs mājas, nevis četras.", id="what the claim says already"
        ),
        pytest.param(
            TOLL,
            "Rakstā kļūdaini minēts, ka Cēsu slimnīcā strādā 104 mediķi.",
            id="another number was wrong",
        ),
        pytest.param(
            CHARGE,
            "Rakstā kļūdaini norādīts, ka deputāts Andrejs Skuja saņēmis kukuli 3. maijā.",
            id="it may be only the day",
        ),
        pytest.param(
            CHARGE, "Kļūdaini ir domāt, ka deputāts Andrejs Skuja saņēmis kukuli.", id="nothing told"
        ),
    ],
)
def test_a_notice_on_something_else_leads_nowhere(path: Path, claim: str, notice: str) -> None:
    with Archive(path) as archive:
        archive.add(article("c", claim), article("n", notice, 1))
        assert joined(archive) == []


@pytest.mark.parametrize(
    ("claim", "response"),
    [
        pytest.param(
            "Krievijas Ārlietu ministrija paziņoja, ka somu karavīri nosūtīti uz Ukrainu.",
            "Ministrs Anti Hekinens apstiprināja, ka zenītieroči nosūtīti uz Ukrainu.",
            id="another thing in its place",
        ),
        pytest.param(
            'Lidosta "Rīga" skrejceļa remontu sāks 2027. gada aprīlī, sacīja Elīna Roze.',
            'Lidosta "Rīga" skrejceļa remontu 2026. gada aprīlī nesāks, paziņoja ministrs Aivis Lūsēns.',
            id="another time",
        ),
        pytest.param(
            "Deputāte Ilze Liepa apgalvo, ka Andrejs Skuja 3. martā saņēmis kukuli.",
            "Andrejs Skuja noliedza, ka 9. martā saņēmis kukuli.",
            id="another day",
        ),
    ],
)
def test_a_response_to_something_else_is_to_no_claim(path: Path, claim: str, response: str) -> None:
    with Archive(path) as archive:
        archive.add(article("c", claim), article("d", response, 1))
        assert joined(archive) == []


def test_a_response_within_the_time_of_a_claim_is_to_it(path: Path) -> None:
    with Archive(path) as archive:
        archive.add(
            article("c", "Deputāte Ilze Liepa apgalvo, ka Andrejs Skuja martā saņēmis kukuli."),
            article("d", "Andrejs Skuja noliedza, ka 3. martā saņēmis kukuli.", 7),
        )
        assert [each[:3] for each in joined(archive)] == [("c", "d", "denies")]


def test_a_notice_is_on_the_text_of_its_own_outlet(path: Path) -> None:
    with Archive(path) as archive:
        text = "Labojums: Valmierā dega divas mājas, nevis trīs."
        other = Article(text, id="n", outlet="Dienasgrāmata", published=DAY + timedelta(days=1))
        archive.add(article("c", FIRE), other)
        assert joined(archive) == []


def test_a_town_in_the_name_of_an_institution_is_that_town(path: Path) -> None:
    with Archive(path) as archive:
        archive.add(
            article("c", "Gulbenes slimnīcu slēgs 1. septembrī, sacīja domes deputāts Normunds Audzišs."),
            article("d", "Gulbenes slimnīcu neslēgs, sestdien uzsvēra veselības ministre Daiga Ozere.", 1),
        )
        assert joined(archive) == [("c", "d", "denies", "Daiga Ozere")]


def test_claims_are_listed_page_by_page_by_the_key_of_the_last(path: Path) -> None:
    with Archive(path) as archive:
        archive.add(article("c", CLAIM), article("d", DENIAL, 3), article("r", RUMOUR, 1))
        for query in ("", "bibliotēka OR kukulis"):
            whole = archive.claims(query)
            found: list[str] = []
            after: str | None = None
            while page := archive.claims(query, limit=1, after=after):
                [claim] = page
                found.append(claim.key)
                after = claim.key
            assert found == [claim.key for claim in whole]
            assert len(found) == 2
        with pytest.raises(UsageError, match="no key"):
            archive.claims(after="statement~x")


def test_what_responds_to_one_thing_is_given_by_its_article(path: Path) -> None:
    with Archive(path) as archive:
        archive.add(article("c", CLAIM), article("d", DENIAL, 3))
        [claim] = archive.claims()
        assert archive.responses_to(claim.id, "c", "Avīze") == claim.responses
        assert archive.responses_to(claim.id, "d", "Avīze") == ()
        assert archive.responses_to(claim.id, "c", None) == ()
