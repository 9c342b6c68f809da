"""How likely two profiles are one: the weights are those that the stated pairs teach, and tell apart."""

import pytest

from hronika.archive.identity.clustering import SURE, UNLIKELY
from hronika.archive.identity.likelihood import WEIGHTS, can_be_one, likelihood
from hronika.archive.identity.person_names import agreement, may_agree, parse_name
from hronika.archive.identity.profiles import Profile
from hronika.archive.identity.role_relations import RELATIONS
from training.identity.__main__ import examples, learnt


def test_the_weights_are_those_that_the_stated_pairs_teach() -> None:
    assert learnt() == pytest.approx(WEIGHTS, abs=0.011)


def test_of_the_stated_pairs_hardly_two_are_taken_for_one() -> None:
    pairs = [(likelihood(one, other), is_same) for one, other, is_same in examples()]
    joined = [is_same for score, is_same in pairs if score >= SURE]
    assert sum(joined) / len(joined) > 0.98
    assert sum(joined) / sum(is_same for _, is_same in pairs) > 0.7


def test_what_is_soonest_compared_rules_out_nobody_who_can_be_one() -> None:
    pairs = [(parse_name(one.name), parse_name(other.name)) for one, other, _ in examples()]
    pairs += [(one, other) for one, _ in pairs[:60] for _, other in pairs[-60:]]
    named = [(one, other) for one, other in pairs if one and other]
    ruled_out = [(one, other) for one, other in named if not may_agree(one, other)]
    assert not any(can_be_one(agreement(one, other)) for one, other in ruled_out)
    assert len(ruled_out) > len(named) / 2  # it is of use


@pytest.mark.parametrize(
    ("one", "other", "may_be_one"),
    [
        ("Jānis Bērziņš", "Juris Bērziņš", False),
        ("Jānis Bērziņš", "Inga Bērziņa", False),
        ("Jānis Bērziņš", "J. Bērziņš", True),
        ("Jānis Bērziņš", "Bērziņš", True),
        ("Orbans Viktors", "Viktors Orbans", True),  # the parts in turn
    ],
)
def test_what_is_soonest_compared(one: str, other: str, *, may_be_one: bool) -> None:
    names = parse_name(one), parse_name(other)
    assert names[0] is not None
    assert names[1] is not None
    assert may_agree(names[0], names[1]) is may_be_one


def test_the_order_of_two_changes_nothing() -> None:
    for one, other, _ in examples():
        assert likelihood(one, other) == pytest.approx(likelihood(other, one))


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Edgars Rinkēvičs", "Edgars Rinkevics", True),  # without marks, as abroad
        ("Лех Валенса", "Lech Wałęsa", True),
        ("Егор Лигачёв", "Егор Лигачев", True),
        ("Valdis Purmalis", "Valdis Purmālis", False),  # a misspelling, or another
        ("Dmitrijs Peskovs", "Dmitrijs Peškovs", False),
        ("Dovile Šakaliene", "Dovilė Šakalienė", True),  # marks that Latvian does not have
        ("Ķēstutis Budris", "Kęstutis Budrys", True),
        ("Jānošs Āders", "János Áder", True),
    ],
)
def test_marks_that_are_left_out(one: str, other: str, is_one: bool) -> None:
    profiles = [Profile(1, name, "person", name, "", None, 2023, 2023) for name in (one, other)]
    assert (likelihood(*profiles) >= SURE) == is_one


def test_what_an_article_tells_of_gender_counts_for_latvian_forms_alone() -> None:
    man = Profile(1, "a", "person", "Viktors Orbāns", "", "male", 2023, 2023)
    assert likelihood(man, man._replace(id="b", name="Viktor Orban", gender="female")) >= SURE
    assert likelihood(man._replace(name="Tūre Lapsa"), man._replace(name="Tūre Lapsa", gender="female")) == 0


def test_companies_whose_legal_form_alone_is_one_are_two() -> None:
    one, other = (
        Profile(1, of, "person", "Andrejs Vanags", f"vadītāj < {of} sia", None, 2023, 2023)
        for of in ("rudzi", "mieži")
    )
    assert likelihood(one, other) < UNLIKELY


def test_another_surname_is_never_sure() -> None:
    one, other = (
        Profile(1, name, "person", name, "mēr < jelgava", None, 2023, 2023)
        for name in ("Dagmāra Ķeirāne", "Dagmāra Ķeirāne-Strautiņa")
    )
    assert UNLIKELY < likelihood(one, other) < SURE


@pytest.mark.parametrize("surname", ["Kuzņecova-Bērziņa", "Ozola-Kalniņa"])
def test_few_have_two_surnames_however_frequent_each_is(surname: str) -> None:
    whole = Profile(1, "a", "person", f"Anna {surname}", "", None, 2023, 2023)
    short = whole._replace(id="b", name=f"A. {surname}")
    rival = whole._replace(id="c", name=f"Anna {surname.partition('-')[0]}")
    assert likelihood(whole, short) > 0.8
    assert likelihood(rival, rival._replace(id="d", name=f"A. {rival.name.split()[1]}")) < 0.1


@pytest.mark.parametrize(
    ("acronym", "words"),
    [
        ("nbs", "bruņots nacionāls spēks"),
        ("vid", "dienests ieņēmumi valsts"),
        ("knab", "apkarošana birojs korupcija novēršana"),
        ("nbs", "apvienots bruņots nacionāls spēks"),  # one word more than letters
    ],
)
def test_an_acronym_in_a_role_is_what_its_letters_begin(acronym: str, words: str) -> None:
    def head(of: str) -> Profile:
        return Profile(1, of, "person", "Leonīds Purmalis", f"priekšnie < {of}", None, 2023, 2023)

    is_one = likelihood(head(acronym), head(words)) >= SURE
    assert is_one == (len(acronym) == len(words.split()))
    assert likelihood(head("ogre"), head(words)) < UNLIKELY


def test_every_relation_of_roles_has_a_weight() -> None:
    assert {f"roles: {relation}" for relation in RELATIONS} <= WEIGHTS.keys()


@pytest.mark.parametrize(
    ("one", "other", "is_sure"),
    [
        ("priekšnie < policija valsts", "priekšnie < robežsardze valsts", False),
        ("vadītāj < biedrība", "vadītāj < klubs šahs", False),
        ("prezident < banka latvija", "prezident < latvija olimpisks komiteja", False),
        ("ministr < aizsardzība lietuva", "ministr < aizsardzība igaunija", False),
        ("premjer < lietuva", "ministr < latvija veselība", False),
        ("pārvaldnie < brīvosta rīga", "pārvaldnie < brīvosta ventspils", False),
        ("ekonomist", "ornitolog", False),
        ("futbolist", "trener < futbols", False),
        ("generālprokuror", "advokāt", False),
        ("direktor < dobele vidusskola", "direktor < dobele skola", True),
        ("rektor < latvija universitāte", "rektor < augstskola", True),
        ("ministr < veselība", "ministr < finanses", True),
        ("major", "pulkved", True),
    ],
)
def test_offices_of_one_name_and_trades_of_one_field(one: str, other: str, is_sure: bool) -> None:
    first, second = (
        Profile(1, roles, "person", "Dagnis Purmalis", roles, None, 2022, 2022) for roles in (one, other)
    )
    assert (likelihood(first, second) >= SURE) == is_sure
