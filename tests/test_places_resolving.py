"""Which places names of an article mean: by people, countries, what stands beside them; in doubt none."""

import pytest

from hronika.archive.places.mentions import place_mentions
from hronika.archive.places.resolving import LEAST_SHARE, Resolved, place_of, resolve
from hronika.article import Article
from hronika.language.latvian.places.gazetteer import places_called
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import ArticleInfo, Name, NameKind, ReaderInfo, Record, Span


def read(text: str, url: str | None = None) -> RecordWithLemmas:
    return Reader().read_with_lemmas(Article(text, url=url))


def resolved(text: str, url: str | None = None) -> dict[str, str]:
    """The codes of what is resolved, by name."""
    reading = read(text, url)
    return {name: found.place.code for name, found in resolve(reading.record, text, reading.words).items()}


def named(text: str, *names: tuple[str, str, NameKind], url: str | None = None) -> dict[str, Resolved]:
    """Resolve a text of which the mentions are given: the words, the name, the kind; no words have lemmas."""
    mentions = []
    for number, (words, name, kind) in enumerate(names):
        start = text.index(words)
        span = Span(start=start, end=start + len(words), text=words)
        mentions.append(Name(id=f"n{number:016x}", span=span, kind=kind, name=name, entity=f"e{number:016x}"))
    record = Record(
        id="a",
        reader=ReaderInfo(hronika=None, model=None),
        article=ArticleInfo(id="a", sha256="0" * 64, url=url),
        names=tuple(mentions),
    )
    return resolve(record, text, ())


def test_a_place_at_home_needs_no_country() -> None:
    text = "Policija Ludzā aizturēja autovadītāju, kurš bija atbraucis no Rīgas."
    assert resolved(text) == {"Ludza": "LV.19", "Rīga": "LV.25"}


def test_the_form_is_looked_at_where_the_nominative_of_the_record_is_none() -> None:
    found = named("Kuģis gāja uz Roterdamu.", ("Roterdamu", "Roterdams", "GPE"))
    assert found["Roterdams"].place.code == "NL.11"


def test_of_two_alike_none_is_taken_without_more() -> None:
    assert not named("Kordovā atklāja muzeju.", ("Kordovā", "Kordova", "GPE"))


def test_the_country_told_decides() -> None:
    text = "Kordovā, kas ir Spānijas dienvidos, atklāja muzeju."
    found = named(text, ("Kordovā", "Kordova", "GPE"), ("Spānijas", "Spānija", "GPE"))
    assert {name: each.place.code for name, each in found.items()} == {"Kordova": "ES.51", "Spānija": "ES"}
    other = named(
        text.replace("Spānijas", "Argentīnas"),
        ("Kordovā", "Kordova", "GPE"),
        ("Argentīnas", "Argentīna", "GPE"),
    )
    assert other["Kordova"].place.country == "AR"
    both = named(
        f"{text} Tur bija viesi no Argentīnas.",
        ("Kordovā", "Kordova", "GPE"),
        ("Spānijas", "Spānija", "GPE"),
        ("Argentīnas", "Argentīna", "GPE"),
    )
    assert "Kordova" not in both


def test_a_country_in_the_name_of_an_institution_is_told_too() -> None:
    text = "Spānijas policija Kordovā aizturēja zagli."
    reading = read(text)
    assert "Spānija" not in {name.name for name in reading.record.names}
    found = resolve(reading.record, text, reading.words)
    assert {each.place.code for each in found.values()} <= {"ES.51"}


def test_a_name_by_form_alone_needs_its_country() -> None:
    [called] = [each for each in places_called("Baštanka") if each.place.country == "UA"]
    assert called.standing == "form"
    assert not named("Baštankā līst.", ("Baštankā", "Baštanka", "GPE"))
    found = named("Baštankā, Ukrainā, līst.", ("Baštankā", "Baštanka", "GPE"), ("Ukrainā", "Ukraina", "GPE"))
    assert found["Baštanka"].place.country == "UA"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ('Viesnīcā "Rīga" bija konference.', "Rīga", "Rīga"),
        ("Viesnīcā „Rīga” bija konference.", "Rīga", "Rīga"),
        ("Krogs “Madona” slēgts.", "“Madona”", "“Madona”"),
        ("Ogres upe pārplūda.", "Ogres upe", "Ogres upe"),
        ("Salas pagastā, kādu ir divi, līst.", "Salas pagastā", "Salas pagasts"),
        ("Avārija notika Brīvības ielā 5.", "Brīvības ielā 5", "Brīvības iela 5"),
        ("Kuģi stāv Baltijas jūrā.", "Baltijas jūrā", "Baltijas jūra"),
        ("Kongo izcēlies uzliesmojums.", "Kongo", "Kongo"),
        ("Eiropā cenas aug.", "Eiropā", "Eiropa"),
    ],
)
def test_what_is_no_place_of_the_gazetteer_stays_unresolved(text: str, words: str, name: str) -> None:
    assert not named(text, (words, name, "GPE"))


def test_a_name_that_a_person_bears_in_the_article_stays_unresolved() -> None:
    text = "Dzejniece Anna Rīga lasīja dzeju. Rīgas dzeja patika."
    assert not named(text, ("Anna Rīga", "Anna Rīga", "person"), ("Rīgas dzeja"[:5], "Rīga", "GPE"))


def test_a_name_that_is_a_word_of_the_article_too_stays_unresolved() -> None:
    text = "Pasakā ragana dzīvoja mežā. Ragana bija veca."
    ragana = Name(
        id="n" + "0" * 16,
        span=Span(start=28, end=34, text="Ragana"),
        kind="GPE",
        name="Ragana",
        entity="e" + "0" * 16,
    )
    reading = read(text)
    assert not resolve(reading.record.model_copy(update={"names": (ragana,)}), text, reading.words)
    other = "Pasakā vilks dzīvoja mežā. Pie Ragana bija kalns."
    moved = ragana.model_copy(update={"span": Span(start=31, end=37, text="Ragana")})
    reading = read(other)
    found = resolve(reading.record.model_copy(update={"names": (moved,)}), other, reading.words)
    assert found["Ragana"].place.code == "LV.C7"


def test_a_country_named_as_a_village_is_in_doubt_where_the_region_of_that_is_told() -> None:
    malta: tuple[str, str, NameKind] = ("Maltā", "Malta", "GPE")
    assert named("Maltā tikās ministri.", malta)["Malta"].place.code == "MT"
    text = "Maltā, Rēzeknes novadā, atklāja skolu."
    assert "Malta" not in named(text, malta, ("Rēzeknes novadā", "Rēzeknes novads", "GPE"))


def test_a_role_before_a_nominative_makes_a_person() -> None:
    assert "Madona" not in resolved("Dziedātāja Madona uzstāsies Londonā. Madonas koncerti ir iecienīti.")


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Ogres novadā būvēs tiltu.", "Ogres novads", "LV.21"),
        ("Ņujorkas štatā mainīs likumu.", "Ņujorkas štats", "US.NY"),
        ("Harkivas apgabalā atjauno skolas.", "Harkivas apgabals", "UA.07"),
        ("Žīguru pagastā slēdz skolu.", "Žīguru pagasts", "LV.03"),
        ("Ogres pilsētas centrā notika koncerts.", "Ogres pilsētas centrs", "LV.21"),
        ("Ukrainas austrumos turpinās kaujas.", "Ukrainas austrumi", "UA"),
        ("Svētceļnieki gāja uz Santjago Čīlē.", "Santjago Čīlē", "CL.12"),
    ],
)
def test_a_noun_or_a_country_in_the_name_tells_what_is_meant(text: str, name: str, code: str) -> None:
    words = " ".join(text.split()[: len(name.split())]) if "Čīlē" not in name else name
    found = named(text, (words, name, "GPE"))
    assert found[name].place.code == code


def test_a_noun_after_a_mention_counts() -> None:
    text = "Viktorijas štatā plosās vētra."
    reading = read(text)
    names = [
        Name(
            id="n" + "0" * 16,
            span=Span(start=0, end=10, text="Viktorijas"),
            kind="GPE",
            name="Viktorija",
            entity="e" + "0" * 16,
        )
    ]
    record = reading.record.model_copy(update={"names": tuple(names)})
    assert resolve(record, text, reading.words)["Viktorija"].place.code == "AU.07"
    river = "Ogres upē peld zivis."
    words = read(river).words
    spans = [names[0].model_copy(update={"name": "Ogre", "span": Span(start=0, end=5, text="Ogres")})]
    assert not resolve(record.model_copy(update={"names": tuple(spans)}), river, words)
    streets = "Ogres ielās deg laternas."
    assert resolve(record.model_copy(update={"names": tuple(spans)}), streets, read(streets).words)


def test_a_country_is_meant_before_its_town_and_a_town_before_its_region() -> None:
    assert (
        named("Luksemburgā tikās ministri.", ("Luksemburgā", "Luksemburga", "GPE"))["Luksemburga"].place.kind
        == "country"
    )
    assert (
        named("Ņujorkā kritās akcijas.", ("Ņujorkā", "Ņujorka", "GPE"))["Ņujorka"].place.kind == "settlement"
    )
    assert (
        named("Vašingtonā tikās ministri.", ("Vašingtonā", "Vašingtona", "GPE"))["Vašingtona"].place.kind
        == "capital"
    )


def test_the_outlet_says_where_home_is() -> None:
    text = "Valensijā plūst ūdens."
    mention: tuple[str, str, NameKind] = ("Valensijā", "Valensija", "GPE")
    assert not named(text, mention)
    assert named(text, mention, url="https://zinas.example.es/a")["Valensija"].place.country == "ES"
    assert not named(text, mention, url="https://zinas.example.com/a")


@pytest.mark.parametrize(
    "url",
    [None, "https://example.com/a", "https://example.tv/a", "https://[", "http://a.fr.example.com:80/x.fr"],
)
def test_an_address_that_tells_no_country_is_at_home(url: str | None) -> None:
    found = named("Apē atvēra doktorātu.", ("Apē", "Ape", "GPE"), url=url)
    assert found["Ape"].place.code == "LV.D1"
    assert not named("Apē atvēra doktorātu.", ("Apē", "Ape", "GPE"), url="https://example.fr/a")


def gpe(word: str) -> tuple[str, str, NameKind]:
    return word, word, "GPE"


def test_the_confidence_is_no_less_than_the_bar() -> None:
    text = "Rīgā, Parīzē, Hamburgā, Viļņā, Tartu un Kijivā līst."
    found = named(text, *(gpe(word.strip(",.")) for word in text.split() if word[0].isupper()))
    assert len(found) >= 5
    assert all(LEAST_SHARE <= each.confidence <= 1 for each in found.values())


def test_an_event_happens_in_the_narrowest_place_that_is_named() -> None:
    text = "Ukrainā, Kramatorskā, gāja bojā divi cilvēki."
    reading = read(text)
    found = resolve(reading.record, text, reading.words)
    mentions = place_mentions(reading.record, reading.words)
    placed = [place_of(event, mentions, found) for event in reading.record.events if event.place]
    assert placed
    assert all(each is not None and each.place.code == "UA.05" for each in placed)


def test_words_of_the_place_of_an_event_count_though_they_are_in_no_name() -> None:
    text = "Bagdādē sprādzienā nogalināti desmit cilvēki."
    reading = read(text)
    record = reading.record.model_copy(update={"names": ()})
    assert any(event.place for event in record.events)
    assert resolve(record, text, reading.words)["Bagdāde"].place.code == "IQ.07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Vijciemā avarēja automašīna.", {"Vijciems": "LV.30"}, id="a parish is called after it"),
        pytest.param(
            "Dzērbenē un Taurenē slēgs pastu. Arī Nītaurē pasta nebūs.",
            {"Dzērbene": "LV.05", "Taurene": "LV.05", "Nītaure": "LV.05"},
            id="several",
        ),
        pytest.param(
            "Augšdaugavas novada Dubnā atklāja tautas namu.",
            {"Augšdaugavas novads": "LV.AN", "Dubna": "LV.AN"},
            id="ours by its municipality",
        ),
        pytest.param(
            "Dubnā, kas ir Krievijā, deg rūpnīca.", {"Krievija": "RU", "Dubna": "RU.47"}, id="not ours"
        ),
        pytest.param(
            "Daugavpilī, Grīvā, notika ugunsgrēks.", {"Daugavpils": "LV.06"}, id="a village elsewhere"
        ),
    ],
)
def test_villages(text: str, expected: dict[str, str]) -> None:
    assert resolved(text) == expected


def test_a_village_is_meant_where_its_municipality_is_told() -> None:
    text = "Upesciemā Ropažu novadā būvēs skolu."
    village: tuple[str, str, NameKind] = ("Upesciemā", "Upesciems", "GPE")
    found = named(text, village, ("Ropažu novadā", "Ropažu novads", "GPE"))
    assert found["Upesciems"].place.code == "LV.B5"
    assert "Upesciems" not in named("Upesciemā Latvijā būvēs skolu.", village, ("Latvijā", "Latvija", "GPE"))
