"""Corrects the spans and kinds of names where the words of the sentence show that the tagger erred.

Every rule is one that holds in any article: a legal form belongs to the name in quotation marks after it, two
persons' names in different cases are two persons, a town is no person, an office is no institution.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from hronika.language.acronyms import has_stops_inside, in_capitals, is_acronym
from hronika.language.analysis import Sentence, Token, holds_word
from hronika.language.grammar import Grammar
from hronika.language.language import Language
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.entities import NameMention
from hronika.reading.names.roles import is_role, names_person
from hronika.record import NameKind

_GENITIVES = 2  # how many may part a noun from the adjective that opens its name
_DISAGREE = 5.0  # log probability that two names must have over one, to be two
# Roles that two words which are one name do not have.
_APART = frozenset(
    (
        ("subject", "recipient"),
        ("subject", "object"),
        ("subject", "place"),
        ("possessor", "subject"),
        ("part", "subject"),
    )
)
# Sorts of institutions whose common noun belongs to the name: `Rīgas [dome]`.
_SORTS_IN_NAMES = frozenset({"public", "court", "military", "education", "health"})


def corrected(sentence: Sentence, mentions: Sequence[NameMention], language: Language) -> list[NameMention]:
    """Correct the mentions of one sentence: in text order, none overlaps another, each holds a word."""
    found: list[NameMention] = []
    whole = _with_legal_forms(sentence, mentions, language.lexicon.company_forms)
    for mention in _with_particles(sentence, whole, language):
        if _is_person(sentence, mention, language):
            mention = _respanned(sentence, mention, mention.first, mention.last, "person")
        if mention.kind == "person":
            found.extend(_corrected_person(sentence, mention, language))
        else:
            found.extend(_corrected_thing(sentence, mention, language))
    kept: list[NameMention] = []
    for mention in sorted(found, key=lambda m: (m.first, m.last)):
        named = any(holds_word(token.text) for token in sentence.tokens[mention.first : mention.last + 1])
        if named and (not kept or mention.first > kept[-1].last):
            kept.append(mention)
    return kept


def _is_person(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether what was tagged as a place or an institution is the name of a person."""
    if mention.kind in ("GPE", "location"):
        return _is_full_name(sentence, mention, language) or _is_given_name(sentence, mention, language)
    return _has_title(sentence, mention, language) and _is_full_name(sentence, mention, language)


def _is_given_name(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a single word is a given name and no known place (`stāsta Ausma`)."""
    if mention.first != mention.last:
        return False
    token = sentence.tokens[mention.first]
    likeliest = language.declension.candidates(token)[0]
    return likeliest in language.lexicon.given_names and _place_kind(token, language) is None


def _is_full_name(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether what was tagged as a place is a given name and a surname in one case (`Haraldu Liepu`)."""
    if mention.last != mention.first + 1:
        return False
    one, two = sentence.tokens[mention.first], sentence.tokens[mention.last]
    given = language.lexicon.given_names
    known = any(name in given for name in language.declension.candidates(one)[:2])
    return known and two.text[:1].isupper() and language.grammar.agree(one, two)


def _has_title(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether an institution's name follows a role in its case (`dramaturģes Martas Saknītes`)."""
    return mention.kind == "organization" and _is_titled(sentence, mention, language)


def _with_legal_forms(
    sentence: Sentence, mentions: Sequence[NameMention], forms: Mapping[str, str]
) -> list[NameMention]:
    """Join a legal form that was tagged by itself with the name after it."""
    joined: list[NameMention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.first == before.last == mention.first - 1
            and sentence.tokens[before.first].text in forms
            and mention.kind != "person"
        ):
            joined[-1] = _respanned(sentence, mention, before.first, mention.last)
        else:
            joined.append(mention)
    return [
        mention
        for mention in joined
        if not (mention.first == mention.last and sentence.tokens[mention.first].text in forms)
    ]


def _with_particles(
    sentence: Sentence, mentions: Sequence[NameMention], language: Language
) -> list[NameMention]:
    """Join to persons the particles inside their names or before that were tagged apart."""
    joined: list[NameMention] = []
    for mention in mentions:
        both = joined and joined[-1].kind == mention.kind == "person"
        if both and _is_rest_of_name(sentence, joined[-1], mention, language):
            mention = _respanned(sentence, mention, joined.pop().first, mention.last)
        beside = mention.kind == "person" and joined and joined[-1].last == mention.first - 1
        if beside and _are_particles(sentence, joined[-1], language):
            mention = _respanned(sentence, mention, joined.pop().first, mention.last)
        joined.append(mention)
    return joined


def _is_rest_of_name(
    sentence: Sentence, before: NameMention, mention: NameMention, language: Language
) -> bool:
    """Whether a person's name goes on after particles: `Hanss van der [Bergs]`."""
    between = sentence.tokens[before.last + 1 : mention.first]
    particles = language.lexicon.name_particles
    return bool(between) and all(token.text in particles for token in between)


def _are_particles(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether all words of a name are such as stand before surnames (`Fon der`)."""
    words = sentence.tokens[mention.first : mention.last + 1]
    return all(word.text.casefold() in language.lexicon.name_particles for word in words)


def _respanned(
    sentence: Sentence, like: NameMention, first: int, last: int, kind: NameKind | None = None
) -> NameMention:
    """The mention with another span, and another kind where one is given."""
    return NameMention(
        like.sentence, first, last, sentence.head_of(range(first, last + 1)), kind or like.kind
    )


def _corrected_person(sentence: Sentence, mention: NameMention, language: Language) -> list[NameMention]:
    """What the tagger took for one person: a person, several, or none."""
    if mention.first == mention.last:
        return _corrected_single_word(sentence, mention, language)
    tokens = sentence.tokens
    opens = mention.first == 0 or tokens[mention.first - 1].upos in ("PUNCT", "SYM")
    title, named = tokens[mention.first], language.declension.candidates(tokens[mention.first + 1])
    declined = title.lemma.casefold() in language.lexicon.roles and named[0] in language.lexicon.given_names
    if opens and (declined or title.text.casefold() in language.lexicon.roles):
        # `Sinoptiķe Lelde Avotniece`, `RT @zinas: Mērs Egons Lielais`, `Mēru Juri Zaķi sagaidīja`
        title_off = _respanned(sentence, mention, mention.first + 1, mention.last)
        return _corrected_person(sentence, title_off, language)
    if _is_ordinal_of_noun(sentence, mention, language):  # `Sibēliusa [Otrā] simfonija`
        return _corrected_person(
            sentence, _respanned(sentence, mention, mention.first, mention.last - 1), language
        )
    if _is_country_of_person(sentence, mention, language):  # `Trampa Amerika`
        country = _respanned(sentence, mention, mention.last, mention.last, "GPE")
        owner = _respanned(sentence, mention, mention.first, mention.last - 1)
        return [*_corrected_person(sentence, owner, language), country]
    kind = _kind_of_full_name(sentence, mention, language)
    if kind != "person":
        return [_respanned(sentence, mention, mention.first, mention.last, kind)]
    parts = _spans_of_persons(sentence, mention, language)
    if len(parts) == 1:
        return [mention]
    apart = [_respanned(sentence, mention, first, last) for first, last in parts]
    return [person for part in apart for person in _corrected_person(sentence, part, language)]


def _is_ordinal_of_noun(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a surname is followed by an ordinal that agrees with the noun after it, and not with the name.

    Kings have one after a given name: `Kārļa Trešā runa`.
    """
    tokens, after = sentence.tokens, mention.last + 1
    if after >= len(tokens) or tokens[mention.last].upos != "ADJ" or tokens[after].upos != "NOUN":
        return False
    ordinal, name, noun = tokens[mention.last], tokens[mention.last - 1], tokens[after]
    if language.declension.candidates(name)[0] in language.lexicon.given_names:
        return False
    same = all(ordinal.features.get(each) == noun.features.get(each) for each in ("Gender", "Number"))
    agree = language.grammar.agree
    return same and agree(ordinal, noun) and not agree(ordinal, name)


def _is_country_of_person(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a country follows a person's genitive; with a given name before it, it is a surname."""
    if not _is_country(sentence.tokens[mention.last], language):
        return False
    owner = sentence.tokens[mention.last - 1]
    names = language.declension.candidates(owner)
    given = any(name in language.lexicon.given_names for name in names[:2])
    # Its form can be a genitive, though the analysis, which took both for one name, may say otherwise.
    return not given and any(name != owner.text for name in names)


def _corrected_single_word(sentence: Sentence, mention: NameMention, language: Language) -> list[NameMention]:
    """What the tagger took for a person of one word: a person, a place, an institution, or no name."""
    token = sentence.tokens[mention.first]
    quoted = mention.first > 0 and sentence.tokens[mention.first - 1].text in MARKS
    kind: NameKind = "person" if quoted else _place_kind(token, language) or "person"
    if kind == "person" and (is_acronym(token.text) or has_stops_inside(token.text)):
        kind = "organization"
    small = token.text[:1].islower() and not quoted
    if kind == "person" and (small or _is_common_noun(sentence, mention, language)):
        return []
    given = language.lexicon.given_names
    place = language.grammar.role(sentence, mention.first) == "place"
    if kind == "person" and token.text not in given and (place or _is_gone_to(sentence, mention, language)):
        kind = "GPE"  # one is in a town, hardly in somebody
    return [_respanned(sentence, mention, mention.first, mention.last, kind)]


def _is_gone_to(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether an unknown name is the object of a verb that takes places: `apmeklēs [Purmaļus]`."""
    token, lexicon = sentence.tokens[mention.first], language.lexicon
    if token.head < 0 or sentence.tokens[token.head].lemma not in lexicon.verbs_of_places:
        return False
    known = (*language.declension.candidates(token)[:3], token.lemma)
    if any(name in lexicon.given_names or name in lexicon.surnames for name in known):
        return False
    thing = language.grammar.role(sentence, mention.first) == "object" or language.grammar.is_double(token)
    titled = any(is_role(sentence.tokens[i], lexicon.roles) for i in sentence.children[mention.first])
    return thing and not titled


def _kind_of_full_name(sentence: Sentence, mention: NameMention, language: Language) -> NameKind:
    """The kind of a name of several words that was tagged as a person: brands and institutions are none."""
    inside = sentence.tokens[mention.first : mention.last + 1]
    headline = all(in_capitals(token.text) for token in inside)
    if not headline and any(is_acronym(token.text) for token in inside):
        return "organization"
    bracketed = mention.first > 0 and sentence.tokens[mention.first - 1].text == "("
    if not bracketed and _keeps_foreign_spelling(inside, language):
        acts = sentence.relation[mention.head] == "nsubj"
        return "organization" if acts else "product"
    return "person"


def _spans_of_persons(sentence: Sentence, mention: NameMention, language: Language) -> list[tuple[int, int]]:
    """The stretches of a person's name that are persons by themselves: one, as a rule."""
    tokens = sentence.tokens
    cut = next((i for i in range(mention.first + 1, mention.last) if tokens[i].upos == "CCONJ"), None)
    if cut is not None:  # `Inese un Andris Runči`
        return [(mention.first, cut - 1), (cut + 1, mention.last)]
    first, second = (language.grammar.role(sentence, mention.first + place) for place in (0, 1))
    if first == "place" and second != "place":  # `Burnastonā Mārvins Kuks`
        return [(mention.first, mention.first), (mention.first + 1, mention.last)]
    if _is_town_before(sentence, mention, language):
        return [(mention.first, mention.first), (mention.first + 1, mention.last)]
    if _is_town_behind(sentence, mention, language):
        return [(mention.first, mention.last - 1), (mention.last, mention.last)]
    for index in range(mention.first + 1, mention.last):  # `karalis Līrs [Jāņa Ķimeļa] iestudējumā`
        given = language.declension.candidates(tokens[index])[0] in language.lexicon.given_names
        before, here, after = (language.grammar.role(sentence, index + place) for place in (-1, 0, 1))
        if given and before == "subject" and here in ("possessor", "part") and after == "possessor":
            return [(mention.first, index - 1), (index, mention.last)]
    pair = mention.last == mention.first + 1 and not tokens[mention.first].text.endswith(".")
    if pair and _are_two_names(sentence, mention, language):
        return [(mention.first, mention.first), (mention.last, mention.last)]
    return [(mention.first, mention.last)]


def _is_town_before(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a town that is not declined stands before a given name: `sacensībās [Oslo] Baiba Bendika`."""
    town, given = sentence.tokens[mention.first], sentence.tokens[mention.first + 1]
    if mention.last < mention.first + 2 or language.grammar.role(sentence, mention.first) == "subject":
        return False
    known = language.declension.candidates(given)[0] in language.lexicon.given_names
    return known and town.text in language.lexicon.places and town.text not in language.lexicon.given_names


def _is_town_behind(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether the genitive of a town follows the nominative of a full name: `Jeļena Zara [Romas] mačā`."""
    if mention.last < mention.first + 2 or _place_kind(sentence.tokens[mention.last], language) is None:
        return False
    role = language.grammar.role
    return role(sentence, mention.first) == "subject" and role(sentence, mention.last) == "possessor"


def _is_common_noun(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a single word is a common noun with the capital of the sentence's start."""
    tokens, index = sentence.tokens, mention.first
    start = tokens[index - 1].text == ":" or all(token.upos == "PUNCT" for token in tokens[:index])
    following = tokens[index + 1].lemma if index + 1 < len(tokens) else ""
    if not start or following in language.lexicon.honorifics:
        return False
    noun = tokens[index].upos not in ("PROPN", "X") and tokens[index].lemma[:1].islower()
    people, nouns = language.lexicon.people, language.lexicon.organizations
    arms = language.lexicon.arms
    words = {tokens[index].text.casefold(), tokens[index].lemma.casefold()}
    words |= {name.casefold() for name in language.declension.candidates(tokens[index])}
    events = language.lexicon.event_nouns
    return noun or any(word in people or word in nouns or word in arms or word in events for word in words)


def _keeps_foreign_spelling(words: Sequence[Token], language: Language) -> bool:
    """Whether a name of several words keeps its foreign spelling, as brands do; persons are transcribed."""
    given = language.lexicon.given_names
    if any(word.text in given or word.text.endswith(".") for word in words):
        return False
    return len(words) > 1 and all(word.upos == "X" for word in words)


def _is_titled(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a role stands before a name in the case of its first word: `[analītiķis] Armands`."""
    title = sentence.tokens[mention.first - 1] if mention.first else None
    one = sentence.tokens[mention.first]
    return title is not None and is_role(title, language.lexicon.roles) and language.grammar.agree(title, one)


def _are_two_names(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether two words that were tagged as one name cannot have the same role by their forms."""
    role = language.grammar.role
    roles = role(sentence, mention.first), role(sentence, mention.last)
    # A surname that is an adjective has one form for the nominative and the place: `Anda Lielā`.
    if roles not in _APART or sentence.tokens[mention.last].upos == "ADJ":
        return False
    one, two = sentence.tokens[mention.first], sentence.tokens[mention.last]
    if _is_titled(sentence, mention, language) and one.text in language.lexicon.given_names:
        # `analītiķis Armands [Gosu]`: who has a title has a surname, and a foreign one may not decline
        known = language.declension.candidates(two)
        if not any(name in language.lexicon.surnames for name in known):
            return False
    names = language.declension.full_names
    first, second, both = names([one])[0], names([two])[0], names([one, two])[0]
    # Only a word that is left as it stands, though by itself it would decline, shows that nothing agrees.
    stuck = any(
        word == token.text and word != alone.words[0]
        for word, token, alone in zip(both.words, (one, two), (first, second), strict=False)
    )
    return stuck and both.weight < first.weight + second.weight - _DISAGREE


def _place_kind(token: Token, language: Language) -> NameKind | None:
    """The kind of a well-known place that a word can be a form of, or is, undeclined: `Tartu`."""
    places = language.lexicon.places
    for name in (*language.declension.candidates(token)[:2], token.text):
        kind = places.get(name)
        if kind is not None:
            return "location" if kind == "location" else "GPE"
    return None


def _is_country(token: Token, language: Language) -> bool:
    """Whether a word can be a form of a country's name."""
    places = language.lexicon.places
    return any(places.get(name) == "country" for name in language.declension.candidates(token)[:2])


def _corrected_thing(sentence: Sentence, mention: NameMention, language: Language) -> list[NameMention]:
    """The institution, place, product or event without what is no part of its name; none where it is none."""
    tokens, lexicon = sentence.tokens, language.lexicon
    if mention.first == mention.last:
        word = tokens[mention.first]
        if word.text in lexicon.things:
            return []  # `IKP`
        if mention.kind == "event" and word.lemma.casefold() in lexicon.organizations:
            return [_respanned(sentence, mention, mention.first, mention.last, "organization")]  # `Saeimas`
    if tokens[mention.first].text in MARKS and mention.first < mention.last:
        opening = tokens[mention.first + 1]
        if opening.upos == "ADP" and opening.text.islower():
            return []  # when or how, in somebody's words: `"pēc jūnija"`
    if mention.kind == "GPE" and _is_in_marks(sentence, mention):
        return [_respanned(sentence, mention, mention.first, mention.last, "organization")]
    if mention.kind == "GPE" and _is_of_office(sentence, mention, language):
        return [_respanned(sentence, mention, mention.first, mention.last - 1)]
    mention = _with_its_noun(sentence, _without_score(sentence, mention), language)
    cut = _quoted_title(sentence, mention)
    if cut is not None:
        before = [token for token in tokens[mention.first : cut.first] if token.upos == "PROPN"]
        if len(before) == 2 and mention.kind != "person":  # the author before the title
            person = _respanned(sentence, mention, mention.first, mention.first + 1, "person")
            if tokens[mention.first + 1] is before[1]:
                return [person, cut]
        return [cut]
    if any(token.text in MARKS for token in tokens[mention.first : mention.last + 1]):
        told = _person_and_outlet(sentence, mention, language)
        if told:
            return told
        if _is_attribute(sentence, mention, language.grammar) or _are_people_so_called(
            sentence, mention, language
        ):
            return []
        bearer = _bearer_of_nickname(sentence, mention, language)
        if bearer is not None:
            named = bearer.name.endswith("person")
            return [] if named else [_respanned(sentence, mention, mention.first, mention.last, "person")]
        if _is_named_weapon(sentence, mention, language):
            return [_respanned(sentence, mention, mention.first, mention.last, "product")]
        if _is_named_institution(sentence, mention, language):
            return [_respanned(sentence, mention, mention.first, mention.last, "organization")]
        return [mention]
    while mention.last > mention.first and _adjective_of_another(sentence, mention):
        mention = _respanned(sentence, mention, mention.first, mention.last - 1)
    if mention.kind in ("organization", "GPE", "location"):
        return _corrected_institution(sentence, mention, language)
    return [mention]


def _is_in_marks(sentence: Sentence, mention: NameMention) -> bool:
    """Whether a town alone stands in marks: a club, a ship or a cinema that is called after it."""
    tokens, first, last = sentence.tokens, mention.first, mention.last
    if {tokens[first].text, tokens[last].text} <= MARKS:
        return True
    return first > 0 and last + 1 < len(tokens) and {tokens[first - 1].text, tokens[last + 1].text} <= MARKS


def _without_score(sentence: Sentence, mention: NameMention) -> NameMention:
    """A name without the number after it that opens a score: `"Metta" [3]:2`."""
    tokens, last = sentence.tokens, mention.last
    if last + 2 >= len(tokens) or last == mention.first or tokens[last].upos != "NUM":
        return mention
    score = tokens[last + 1].text == ":" and tokens[last + 2].upos == "NUM"
    return _respanned(sentence, mention, mention.first, last - 1) if score else mention


def _with_its_noun(sentence: Sentence, mention: NameMention, language: Language) -> NameMention:
    """A name up to the noun of its adjective, which genitives part: `klīniskā universitātes [slimnīca]`."""
    tokens = sentence.tokens
    if any(token.text in MARKS for token in tokens[mention.first : mention.last + 1]):
        return mention
    for index in range(mention.first, mention.last + 1):
        noun = tokens[index].head
        opens = index == mention.first and index > 0 and tokens[index].text[:1].isupper()
        if tokens[index].upos != "ADJ" or not (opens or mention.first < index < mention.last):
            continue
        between = range(mention.last + 1, noun)
        if not mention.last < noun <= mention.last + _GENITIVES + 1 or tokens[noun].upos != "NOUN":
            continue
        genitives = all(
            tokens[i].upos == "NOUN" and language.grammar.role(sentence, i) in ("possessor", "part")
            for i in between
        )
        if (
            genitives
            and tokens[noun].text[:1].islower()
            and language.grammar.agree(tokens[index], tokens[noun])
        ):
            return _respanned(sentence, mention, mention.first, noun)
    return mention


def _is_of_office(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a country ends in the first word of an office: `[Latvijas Valsts] prezidents`."""
    tokens, office = sentence.tokens, mention.last + 1
    if mention.first == mention.last or office >= len(tokens):
        return False
    state = tokens[mention.last].lemma.casefold() in language.lexicon.country_nouns
    return state and names_person(language.lexicon, tokens[office].lemma)


def _person_and_outlet(sentence: Sentence, mention: NameMention, language: Language) -> list[NameMention]:
    """Who tells and the paper told, of a span with both (`Ministre [Ozola "Dienai"] sacīja`); else none.

    A name in the dative in quotation marks is not that of a subject, or of the office, right before it.
    """
    tokens, role = sentence.tokens, language.grammar.role
    opening = next((i for i in range(mention.first, mention.last) if tokens[i].text in MARKS), mention.first)
    if opening == mention.first or tokens[mention.last].text not in MARKS or mention.last - opening < 2:
        return []
    if role(sentence, mention.last - 1) != "recipient":
        return []
    before = mention.first - 1
    office = before >= 0 and names_person(language.lexicon, tokens[before].lemma)
    if role(sentence, opening - 1) != "subject" and not (office and role(sentence, before) == "subject"):
        return []
    if not all(token.text[:1].isupper() for token in tokens[mention.first : opening]):
        return []
    return [
        _respanned(sentence, mention, mention.first, opening - 1, "person"),
        _respanned(sentence, mention, opening, mention.last, "organization"),
    ]


def _is_attribute(sentence: Sentence, mention: NameMention, grammar: Grammar) -> bool:
    """Whether an adjective in quotation marks belongs to the noun after it: `"draudzīgā" kaimiņvalsts`."""
    inside = [i for i in range(mention.first, mention.last + 1) if holds_word(sentence.tokens[i].text)]
    if len(inside) != 1 or mention.last + 1 >= len(sentence):
        return False
    word, noun = sentence.tokens[inside[0]], sentence.tokens[mention.last + 1]
    if noun.upos != "NOUN" or noun.text[:1].isupper():
        return False
    # The tag of a word that opens the sentence may be wrong; a name is in the genitive here or undeclined.
    opens = mention.first == 0 and word.upos == "NOUN" and word.lemma.islower()
    if opens and grammar.role(sentence, inside[0]) in ("place", "recipient", "object"):
        return True
    return word.upos in ("ADJ", "VERB") and word.head == mention.last + 1


def _are_people_so_called(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether quoted words, without a capital of their own, are a plural for people: `"atbrīvotāji" šāva`."""
    tokens, head = sentence.tokens, sentence.tokens[mention.head]
    inside = [token for token in tokens[mention.first : mention.last + 1] if holds_word(token.text)]
    opens = all(token.upos == "PUNCT" for token in tokens[: mention.first])
    small = all(token.text[:1].islower() for token in inside[1 if opens else 0 :])
    if not inside or not small or tokens[mention.first].text not in MARKS:
        return False
    people = names_person(language.lexicon, head.lemma)
    adjective = head.upos in ("ADJ", "VERB") and language.grammar.is_nominalised(head)
    return head.features.get("Number") == "Plur" and (people or adjective)


def _bearer_of_nickname(sentence: Sentence, mention: NameMention, language: Language) -> Token | None:
    """The word for the person whom others call by these quoted words: `vīrs, ko sauc par "Īsīti"`."""
    tokens, words = sentence.tokens, language.lexicon.naming_words
    if not mention.first or tokens[mention.first].text not in MARKS:
        return None
    if words.get(tokens[mention.first - 1].lemma) == "noun":
        verb = mention.first - 1
    else:
        verb = tokens[mention.head].head
        if not 0 <= verb < mention.first or tokens[verb].lemma not in words:
            return None
    own = sentence.children[verb]
    if tokens[verb].base_relation == "acl" and 0 <= tokens[verb].head < verb:
        places = [tokens[verb].head]
    else:
        places = [
            place for place in range(verb - 1, -1, -1) if place not in own or tokens[place].upos == "PRON"
        ]
    for place in places:
        token = tokens[place]
        personal = token.upos == "PRON" and token.features.get("PronType") == "Prs"
        noun = token.upos == "NOUN" and names_person(language.lexicon, token.lemma)
        prisoner = token.upos == "VERB" and language.grammar.is_nominalised(token)
        if personal or noun or prisoner or token.name.endswith("person"):
            return token
    return None


def _is_named_institution(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a name in quotation marks follows the noun that says what it names (`teātris "Slieksnis"`)."""
    if mention.kind != "product" or not mention.first or sentence.tokens[mention.first].text not in MARKS:
        return False
    noun, head = sentence.tokens[mention.first - 1], sentence.tokens[mention.head]
    return noun.lemma in language.lexicon.organizations and (
        noun.head == mention.head or head.head == mention.first - 1
    )


def _is_named_weapon(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a quoted name stands beside a noun of arms: `raķete "Storm Shadow"`, `"Javelin" raķete`."""
    tokens = sentence.tokens
    if tokens[mention.first].text not in MARKS:
        return False
    arms = language.once(_arms)
    after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    if after is not None and tokens[mention.head].head == mention.last + 1 and after.lemma in arms:
        return True
    return mention.first > 0 and tokens[mention.first - 1].lemma in arms


def _arms(language: Language) -> frozenset[str]:
    """Nouns of arms, of many as of one."""
    return language.lexicon.arms | language.lexicon.weapons


def _adjective_of_another(sentence: Sentence, mention: NameMention) -> bool:
    """Whether the last word is an adjective whose noun is no part of the name (`dienesta augstākās`)."""
    token = sentence.tokens[mention.last]
    return token.upos in ("ADJ", "DET", "NUM") and token.text.islower() and token.head > mention.last


def _quoted_title(sentence: Sentence, mention: NameMention) -> NameMention | None:
    """The title alone, of a span that holds a common noun and a title in quotation marks."""
    marks = [i for i in range(mention.first, mention.last + 1) if sentence.tokens[i].text in MARKS]
    if len(marks) != 2 or marks[1] != mention.last or marks[0] == mention.first:
        return None
    before = sentence.tokens[mention.first : marks[0]]
    common = any(token.upos == "NOUN" and token.text[:1].islower() for token in before)
    opens = mention.first == 0 and before[0].upos == "NOUN" and not in_capitals(before[0].text)
    if not common and not opens:
        return None
    return _respanned(sentence, mention, marks[0], marks[1])


def _corrected_institution(sentence: Sentence, mention: NameMention, language: Language) -> list[NameMention]:
    """Make the name of an institution end at its head noun; an office or a thing of a country is none."""
    tokens = sentence.tokens
    nouns = language.lexicon.organizations
    roles = language.lexicon.roles
    last, head = tokens[mention.last], tokens[mention.head]
    if mention.first == mention.last:
        place = _place_kind(last, language)
        return [_respanned(sentence, mention, mention.first, mention.last, place or mention.kind)]
    role = language.grammar.role
    town = tokens[mention.first].upos == "PROPN" and role(sentence, mention.first) == "place"
    second = tokens[mention.first + 1]
    if town and second.text[:1].islower() and role(sentence, mention.first + 1) in ("possessor", "part"):
        # `[Cesvainē] muižas ēkā`: a town, and whose something there is
        return [_respanned(sentence, mention, mention.first, mention.first, "GPE")]
    place = _place_kind(tokens[mention.first], language)
    acts = role(sentence, mention.first + 1) == "subject"
    if place is not None and acts and role(sentence, mention.first) in ("recipient", "object"):
        # `izņēmumu [Rīgai] [Saeima] noraidīja`
        rest = _respanned(sentence, mention, mention.first + 1, mention.last)
        return [
            _respanned(sentence, mention, mention.first, mention.first, place),
            *_corrected_institution(sentence, rest, language),
        ]
    following = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    if (
        following is not None
        and following.upos == "NOUN"
        and following.text[:1].islower()
        and nouns.get(following.lemma) in _SORTS_IN_NAMES
        and language.grammar.role(sentence, mention.last) in ("possessor", "part")
        and last.lemma not in nouns
        and head.head == mention.last + 1
    ):
        return [_respanned(sentence, mention, mention.first, mention.last + 1, "organization")]
    if (behind := _behind_brackets(sentence, mention, language)) is not None:
        return [_respanned(sentence, mention, mention.first, behind, "organization")]
    if mention.kind == "organization" and last.upos == "NOUN" and last.text[:1].islower():
        kind = language.lexicon.place_nouns.get(last.lemma)
        if kind in ("GPE", "location"):
            return [_respanned(sentence, mention, mention.first, mention.last, kind)]
        if last.lemma in nouns or any(last.lemma.endswith(noun) for noun in nouns if len(noun) > 4):
            return [mention]
        if last.lemma in roles:  # the officer is no part of the institution
            shorter = _respanned(sentence, mention, mention.first, mention.last - 1)
            return _corrected_institution(sentence, shorter, language)
        inside = tokens[mention.first + 1 : mention.last + 1]
        if _is_country(tokens[mention.first], language) and all(t.text[:1].islower() for t in inside):
            return [_respanned(sentence, mention, mention.first, mention.first, "GPE")]
        if following is not None and following.lemma in roles and head.head == mention.last + 1:
            return []  # `aizsardzības ministrs` is an office
    return [mention]


def _behind_brackets(sentence: Sentence, mention: NameMention, language: Language) -> int | None:
    """The noun with which a name ends behind words in brackets: `Budžeta un finanšu (nodokļu) [komisija]`."""
    tokens = sentence.tokens
    if mention.kind != "organization" or language.grammar.role(sentence, mention.last) not in (
        "possessor",
        "part",
    ):
        return None
    inside = takewhile(lambda token: token.text.islower(), tokens[mention.last + 2 :])
    noun = mention.last + 3 + len(list(inside))
    if noun >= len(tokens) or tokens[mention.last + 1].text != "(" or tokens[noun - 1].text != ")":
        return None
    named = language.lexicon.organizations.get(tokens[noun].lemma) in _SORTS_IN_NAMES
    return noun if named and tokens[noun].text.islower() else None
