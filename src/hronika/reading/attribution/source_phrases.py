"""Which words name the source: the noun phrase beside a cue.

By the kind of cue that is the genitive before a source noun (`pēc Putina teiktā`) or noun of saying, the
subject of a verb, its own or that of the verb it hangs on, a nominative or caseless name beside it, or an
institution in the locative (`informēja prokuratūrā`).
"""

from hronika.language.acronyms import is_acronym
from hronika.language.analysis import Token
from hronika.language.quotation_marks import MARKS
from hronika.reading.attribution.actors import Actors, names_organization
from hronika.reading.attribution.source_bounds import before_outlet, without_occasion
from hronika.reading.attribution.speaking_places import is_speaking_place, seat_of
from hronika.reading.document.phrases import noun_phrase, phrase_head, without_bracket
from hronika.reading.document.quotations import LONGEST_NAME
from hronika.reading.document.syntax import is_subject_by_form, recipients
from hronika.reading.document.tokens import DASHES, TokenSpan
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.complements import is_object_by_form
from hronika.reading.statements.content_ends import refuser
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import OPENERS, Cue, believed_in
from hronika.reading.statements.documents import (
    genitive_before,
    is_what_was_said,
    owner_phrase,
    relative_with_source,
    subject_of_relative,
)

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM", "VERB", "ADV"})
_NAMED = frozenset({"NOUN", "PROPN", "PRON"})
_TAGS = frozenset({"tag", "trailing", "as", "dash"})
# Constructions through which a verb shares the subject of the one above it.
_CLIMB = frozenset({"conj", "advcl", "xcomp", "ccomp", "parataxis", "obj", "acl", "nmod", "obl"})
_REACH = 16


def find_source_phrase(context: StatementContext, candidate: StatementCandidate) -> TokenSpan | None:
    """The phrase that names the source of a candidate, by its cue; None where the sentence names none."""
    cue = candidate.cue
    if cue is None:
        return candidate.speaker
    if cue.kind == "word":
        return None
    if cue.kind == "adposition":
        return noun_phrase(context, context.words.head[cue.token], cue.token)
    if cue.kind == "condition":
        believed = believed_in(context.words, context.document.language, cue.token)
        if believed is None:
            return None
        words, title_of = context.words, context.words.head[believed]
        if words.tokens[believed].lemma in context.lexicon.cue_nouns:
            return _possessor(context, believed)  # `ja ticam [ministra] solījumiem`; rumours are nobody's
        # `laikrakstam "Diena"`: the title alone is in the dative
        named = words.relation[believed] == "nmod" and words.tokens[title_of].name != "O"
        return noun_phrase(context, title_of if named else believed, cue.token)
    if cue.kind == "source":
        return _before_source(context, cue)
    if cue.kind == "noun":
        return _possessor(context, cue.token) or _voicer(context, cue.token) or _holder(context, cue.token)
    if cue.kind == "predicative" and cue.own:
        return None  # `par kuriem esam droši, ka`: who says so
    object_ = _object_that_speaks(context, cue)
    if object_ is not None:
        return noun_phrase(context, object_, cue.token)
    if cue.document is not None:
        return _of_document(context, cue, cue.document)
    if cue.impersonal:
        # The subject of a passive is who was told or asked, never who did.
        ways = [_institution]
    else:
        ways = [
            _heard,
            _absolute,
            _informant,
            _opening_pronoun,
            _refuser,
            _subject,
            _right_of,
            _left_of,
            _apposed,
            _caseless_name,
            _institution,
        ]
        if candidate.how in _TAGS:
            ways.insert(0, _right_of)
    found = (way(context, candidate, cue) for way in ways)
    head = next((index for index in found if index is not None), None)
    if head is None:
        return None
    phrase = noun_phrase(context, head, cue.token)
    if _is_counted(context, head):
        phrase = _with_quantifier(context, phrase)
    return before_outlet(context, phrase, cue) or without_occasion(context, phrase, cue)


def _of_document(context: StatementContext, cue: Cue, document: int) -> TokenSpan | None:
    """Whose a document is; the document itself where its content is taken from it and no words tell."""
    owner = owner_phrase(context, document, cue.token)
    adposition = context.grammar.adposition(context.words, document)
    taken_from = adposition is not None and context.function(adposition) in {"origin", *OPENERS}
    if owner is not None or not taken_from or _is_view(context, document):
        return owner
    return noun_phrase(context, document, cue.token)


def _is_view(context: StatementContext, document: int) -> bool:
    """Whether a noun is nobody's view by itself, but a way to look at things: `no juridiskā [viedokļa]`."""
    cue = context.lexicon.cue_nouns.get(context.words.tokens[document].lemma)
    return cue is not None and cue.act == "opine"


def _object_that_speaks(context: StatementContext, cue: Cue) -> int | None:
    """Who is quoted or heard: the object of `citēja Ozolu`, of the verb above in `dzirdēja viņu saucam`.

    Of the passive it is the subject (`paziņojumā citēts Ozols`).
    """
    words = context.words
    if cue.takes("j"):
        return words.child(cue.token, "nsubj" if cue.impersonal else "obj")
    above = words.head[cue.token]
    if above < 0 or words.tokens[above].lemma not in context.lexicon.verbs_of_perception:
        return None
    heard = words.child(above, "obj")
    return heard if heard is not None and above < heard < cue.token else None


def _in_content(context: StatementContext, candidate: StatementCandidate, index: int) -> bool:
    """Whether a token is part of what is said, or stands in another quotation than the cue."""
    assert candidate.cue is not None
    tokens = context.words.tokens
    start = tokens[index].start
    if candidate.holds(start):
        return True
    here = context.innermost(start)
    cue = tokens[candidate.cue.token].start
    for other in context.near(index):
        if other is not candidate and any(s <= start < e and not s <= cue < e for s, e in other.spans):
            return True
    if here is context.innermost(cue):
        return False
    return here is None or here.inner_end - here.inner_start > LONGEST_NAME


def _refuser(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """Who refuses and says why, in what another says too: `ka [banka] atteikusi, paskaidrojot, ka`."""
    words = context.words
    return refuser(context, cue.token) if context.grammar.is_converb(words.tokens[cue.token]) else None


def _subject(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """The subject of a verb, or that of the verb it depends on or is coordinated with."""
    words, index = context.words, cue.token
    for _ in range(5):
        roles = (
            (None, "subject") if index == cue.token else (None, "subject", "recipient")
        )  # [viņam] nācās atzīt
        subjects = [
            child
            for child in words.children[index]
            if words.tokens[child].relation.startswith("nsubj")
            and (context.grammar.role(words, child) in roles or _is_counted(context, child))
            and words.tokens[child].upos in _NOMINAL
            and not _in_content(context, candidate, child)
            and not _attribute_name(context, child)
            and not is_object_by_form(context, child)
        ]
        subjects = subjects or _on_object(context, candidate, index)
        if len(subjects) > 1 and index == cue.token:
            subjects = [i for i in subjects if not _is_asked_for(context, i, cue)] or subjects
        if subjects:
            if any(_is_person(context, child) for child in subjects):
                # The name without a case is whom a person told: `Ierēdnis, kurš …, "Laiks" sacīja`.
                subjects = [i for i in subjects if context.grammar.role(words, i) == "subject"] or subjects
            # Of a feminine plural the object has the same form: `[Ozols] baumas nosauca par absurdām`.
            subjects = [i for i in subjects if not _is_plain_thing(context, i)] or subjects
            # `[Ministrija] pašvaldības mudina taupīt`
            subjects = [i for i in subjects if not context.grammar.is_double(words.tokens[i])] or subjects
            nearest = min(subjects, key=lambda child: abs(child - index))
            if index != cue.token and _is_known_thing(context, nearest):
                return None  # who says it is not told
            return _antecedent(context, nearest, index)
        token = words.tokens[index]
        head = words.head[index]
        relation = token.base_relation
        if relation == "acl" and head >= 0 and token.features.get("VerbForm") == "Part":
            return head
        above = _verb_above_content(context, cue, head) if index == cue.token else None
        if above is not None:
            index = above
            continue
        finite = token.features.get("VerbForm") == "Fin"
        if head < 0 or relation not in _CLIMB or (finite and relation != "conj"):
            return None
        if relation == "conj" and not _same_person(context, index, head):
            return None
        if relation == "conj" and _speaks_elsewhere(context, cue, head):
            return None  # `Portfelis auga, un [bankā] lēš, ka`
        said = _said_beside(context, index, head) if relation == "conj" else None
        index = head if said is None else said
    return None


def _is_counted(context: StatementContext, index: int) -> bool:
    """Whether a subject is in the genitive after how many: `[Vairāk nekā 200 iedzīvotāju] iebilda`."""
    words = context.words
    counted = words.child(index, "nummod") is not None
    counted = counted or any(_counts(context, i) for i in words.dependents(index, "advmod", "det"))
    return counted and context.grammar.role(context.words, index) in ("possessor", "part")


def _with_quantifier(context: StatementContext, phrase: TokenSpan) -> TokenSpan:
    """A counted phrase with the word of how many before it: `[daudz] deputātu`."""
    first = phrase.first - 1
    before = first >= context.words.bounds(phrase.head)[0]
    return phrase._replace(first=first) if before and _counts(context, first) else phrase


def _counts(context: StatementContext, index: int) -> bool:
    """Whether a word says how many, and asks nothing: `daudz`, but not `cik`."""
    asks = context.function(index) == "wh"
    return context.words.lower[index] in context.lexicon.quantifiers and not asks


def _on_object(context: StatementContext, candidate: StatementCandidate, verb: int) -> list[int]:
    """Persons in the form of the subject whom the parse hung on an object: `[Mercs] ieceri slavēja`."""
    words = context.words
    return [
        name
        for thing in words.dependents(verb, "obj")
        for name in words.dependents(thing, "nmod")
        if name < thing
        and words.tokens[name].name == "B-person"
        and is_subject_by_form(words, name, context.grammar)
        and not _in_content(context, candidate, name)
    ]


def _speaks_elsewhere(context: StatementContext, cue: Cue, first: int) -> bool:
    """Whether an institution in the locative speaks, and not the subject of the verb joined before.

    Somebody may speak in court (`Apsūdzētais vainu neatzina un tiesā norādīja, ka`); without a comma two
    verbs have one subject.
    """
    words, subject = context.words, context.words.child(first, "nsubj")
    places = [i for i in words.children[cue.token] if is_speaking_place(context, i)]
    if not places or subject is None:
        return bool(places)
    person = _is_person(context, subject) or context.grammar.is_nominalised(words.tokens[subject])
    apart = any(words.tokens[i].text == "," for i in range(first, min(cue.token, *places)))
    courts = all(context.lexicon.organizations.get(words.tokens[i].lemma) == "court" for i in places)
    return not person or (apart and not courts)


def _is_person(context: StatementContext, index: int) -> bool:
    """Whether a word is the name of a person or a noun of who can act."""
    token = context.words.tokens[index]
    return token.lemma in context.lexicon.actors or token.name.endswith("person")


def _is_asked_for(context: StatementContext, index: int, cue: Cue) -> bool:
    """Whether a noun between a cue and its infinitive is the object of that, whatever its form.

    `Aizstāve Ingrīda Bole prasīja [klienti] attaisnot`, where another word before the cue is its subject.
    """
    words = context.words
    return cue.token < index and any(
        index < i and words.tokens[i].features.get("VerbForm") == "Inf" for i in words.children[cue.token]
    )


def _said_beside(context: StatementContext, index: int, head: int) -> int | None:
    """The verb of what is said, where a verb that goes on with it is taken to be joined to that of saying."""
    words = context.words
    offset = words.tokens[index].start
    for other in context.near(index):
        if other.cue is not None and other.cue.token == head and other.holds(offset):
            clauses = words.dependents(head, "ccomp")
            return next((i for i in clauses if other.holds(words.tokens[i].start)), None)
    return None


def _verb_above_content(context: StatementContext, cue: Cue, head: int) -> int | None:
    """The verb of saying above a clause on which the parse hung a converb that tells what else was said.

    `[sacīja], ka naudas nav, tāpēc skolu slēgs, [piebilstot], ka`: the schools add nothing.
    """
    words = context.words
    if head < 0 or cue.act != "say" or not context.grammar.is_converb(words.tokens[cue.token]):
        return None
    inside, own = words.tokens[head].start, words.tokens[cue.token].start
    for other in context.near(head):
        verb = other.cue
        if verb is None or verb.kind != "verb" or verb.token > head:
            continue
        if other.holds(inside) and not other.holds(own):
            return verb.token
    return None


def _is_plain_thing(context: StatementContext, index: int) -> bool:
    """Whether a word is a common noun that means nobody."""
    token = context.words.tokens[index]
    return token.upos == "NOUN" and token.name == "O" and token.lemma not in context.lexicon.actors


def _is_known_thing(context: StatementContext, index: int) -> bool:
    """Whether a word is a common noun that the lexicon has among things or events."""
    token, lexicon = context.words.tokens[index], context.lexicon
    thing = token.lemma in lexicon.things or token.lemma in lexicon.abstract_things
    thing = thing or (token.lemma in lexicon.event_nouns and token.lemma not in lexicon.source_documents)
    return thing and _is_plain_thing(context, index)


def _heard(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """Who is heard to say it, right before a converb: `dzirdējis [viņu] saucam`."""
    words = context.words
    before = cue.token - 1
    converb = cue.own or context.grammar.is_converb(words.tokens[cue.token])  # the two are one word: `saucam`
    if not converb or before < 0 or words.head[cue.token] < 0:
        return None
    if not cue.own and words.tokens[words.head[cue.token]].lemma not in context.lexicon.verbs_of_perception:
        return None  # `[jau trešo gadu] lūdzot rīkoties`
    heard = words.head[before] in (words.head[cue.token], cue.token) and words.tokens[before].upos in _NAMED
    return before if heard and context.grammar.role(words, before) == "object" else None


def _absolute(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """Who says it in the dative before a converb: `Viņu atlaida, [uzņēmumam] norādot, ka`.

    Beside somebody who acts in the clause above, the parse must take the dative for its subject and no
    pronoun will do, as who is told stands there too: `Ozols uzrunāja zāli, viņiem skaidrojot, ka`.
    """
    words, grammar = context.words, context.grammar
    above = words.head[cue.token]
    if cue.own or above < 0 or not grammar.is_converb(words.tokens[cue.token]):
        return None
    datives = [
        child
        for child in recipients(words, cue.token, grammar)
        if child < cue.token
        and words.tokens[child].upos in _NOMINAL
        and not _in_content(context, candidate, child)
    ]
    if not datives:
        return None
    dative = datives[-1]
    if words.tokens[above].features.get("Voice") == "Pass" or words.child(above, "nsubj") is None:
        return dative
    subject = words.relation[dative] == "nsubj" and words.tokens[dative].upos != "PRON"
    return dative if subject and Actors(context).has(dative) else None


def _informant(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """Who told a news agency, whose name shows no case: `LETA informēja [policijā]`, `LETA informēja [VUGD]`.

    The agency is told where an institution speaks, or another name without a case stands beside it.
    """
    words, agencies = context.words, context.lexicon.news_agencies
    beside = [
        i
        for i in words.children[cue.token]
        if words.tokens[i].upos in ("PROPN", "NOUN", "X")
        and not _attribute_name(context, i)
        and not _in_content(context, candidate, i)
    ]
    if not any(words.tokens[i].text in agencies and context.grammar.role(words, i) is None for i in beside):
        return None
    place = _institution(context, candidate, cue)
    if place is not None:
        return place
    for index in beside:
        text = words.tokens[index].text
        undeclined = is_acronym(text) and context.grammar.role(words, index) is None
        if undeclined and text not in agencies and names_organization(context, index):
            return index
    return None


def _opening_pronoun(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A pronoun that opens the sentence and is taken for the owner of what follows: `[Viņa] medijiem sacīja`.

    Where nothing beside the verb has the form of a subject that pronoun is it.
    """
    words, grammar = context.words, context.grammar
    first, stop = context.limits(cue.token)
    owner = words.tokens[first].relation == "nmod" and words.tokens[first].upos == "PRON"
    if not owner or words.lower[first] not in context.lexicon.source_gender:
        return None
    if _without_subject(context, cue.token) or _in_content(context, candidate, first):
        return None
    for index in range(first + 1, min(stop, cue.token + _REACH)):
        token = words.tokens[index]
        if index > cue.token and (words.is_punctuation(index) or token.upos == "SCONJ"):
            break
        subject = token.upos in _NOMINAL and grammar.role(words, index) == "subject"
        subject = subject and not _attribute_name(context, index)
        if index != cue.token and (subject or grammar.is_predicate(token)):
            return None
    return first


def _same_person(context: StatementContext, index: int, other: int) -> bool:
    """Whether two coordinated predicates can share a subject: the same person, if both have one."""
    one, two = _person(context, index), _person(context, other)
    return one is None or two is None or one == two


def _person(context: StatementContext, predicate: int) -> str | None:
    """The grammatical person of a verb, or of the auxiliary or copula beside it."""
    words = context.words
    forms = (predicate, *words.dependents(predicate, "aux", "cop"))
    persons = (words.tokens[form].features.get("Person") for form in forms)
    return next((person for person in persons if person is not None), None)


def _antecedent(context: StatementContext, subject: int, verb: int) -> int:
    """The noun that a relative pronoun stands for; the subject itself where it is none."""
    words = context.words
    kinds = words.tokens[subject].features.get("PronType")
    if kinds is not None and not {"Rel", "Int"} & set(kinds.split(",")):
        return subject  # `katru reizi, kad [kāds] ierosina`
    if context.function(subject) == "wh" and words.tokens[verb].relation.startswith("acl"):
        head = words.head[verb]
        if 0 <= head < subject:
            nearer = _sender(context, head, subject)
            return _subject_of_predicative(context, head) if nearer is None else nearer
    return subject


def _sender(context: StatementContext, thing: int, pronoun: int) -> int | None:
    """Whoever something is from, right before a relative clause about him: `vēstuli no [kaimiņa], kurš`."""
    words, before = context.words, pronoun - 2
    if before <= thing or (not _is_known_thing(context, thing) and not _is_document(context, thing)):
        return None
    one, other = words.tokens[before].features, words.tokens[pronoun].features
    alike = all(other.get(name) in (None, one.get(name)) for name in ("Gender", "Number"))
    somebody = words.tokens[before].upos in ("NOUN", "PROPN") and _is_person(context, before)
    return before if somebody and alike and words.governs(thing, before) else None


def _is_document(context: StatementContext, index: int) -> bool:
    return context.words.tokens[index].lemma in context.lexicon.source_documents


def _subject_of_predicative(context: StatementContext, index: int) -> int:
    """Who a predicative is said of: `Viņš bija vienīgais, kas teica`."""
    words = context.words
    while context.grammar.adposition(words, index) is not None and words.head[index] >= 0:
        if words.tokens[words.head[index]].upos == "VERB":
            return index  # `sarunājās ar Ozolu, kurš teica`
        if _is_document(context, words.head[index]) or _is_known_thing(context, words.head[index]):
            return index  # `vēstuli no kaimiņa, kurš raksta`
        index = words.head[index]
    subject = words.child(index, "nsubj")
    return subject if subject is not None and words.child(index, "cop") is not None else index


def _right_of(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A nominative after the cue, as in tags: `aģentūrai LETA sacīja ēstuves kasiere`."""
    words = context.words
    if _without_subject(context, cue.token):
        return None
    _, stop = context.limits(cue.token)
    for index in range(cue.token + 1, min(stop, cue.token + _REACH)):
        token = words.tokens[index]
        if (
            token.text in ",;:."
            or token.text in DASHES
            or token.upos == "SCONJ"
            or context.grammar.is_predicate(token)
        ):
            return None
        if token.upos not in _NAMED and not (token.upos == "DET" and words.head[index] == cue.token):
            continue
        if is_object_by_form(context, index):
            continue
        if context.grammar.role(words, index) == "subject" and not _attribute_name(context, index):
            return None if _in_content(context, candidate, index) else phrase_head(context, index, cue.token)
    return None


def _attribute_name(context: StatementContext, index: int) -> bool:
    """Whether a name without case belongs to the noun before it: `aģentūrai LETA`, `portālam «Delfi»`."""
    words = context.words
    token = words.tokens[index]
    numbered = token.upos == "NUM" and token.name.startswith("I-")  # `Latvijas Radio [1]`
    if not numbered and token.upos not in ("PROPN", "X", "NOUN", "SYM"):
        return False
    above, own = words.head[index], context.innermost(token.start)
    short = own is not None and own.inner_end - own.inner_start <= LONGEST_NAME
    follows = own is not None and short and above > words.at(own.end - 1)
    if follows and words.tokens[above].upos == "NOUN" and context.grammar.role(words, above) == "place":
        return True  # `Latvijas Radio 3 "Klasika" [raidījumā]`
    name = index
    while words.tokens[name].name.startswith("I-") and name > 0:
        name -= 1
    start = words.tokens[name].start
    quotation = context.innermost(start)
    if quotation is not None and quotation.inner_end - quotation.inner_start <= LONGEST_NAME:
        start = quotation.start
    before = words.at(start) - 1
    first, _ = words.bounds(index)
    if before < first or words.tokens[before].upos != "NOUN":
        return False
    noun, role = words.tokens[before], context.grammar.role
    if role(words, before) in (None, "subject", "address"):
        return False
    if token.name == "B-person" and words.relation[index] == "nsubj" and role(words, before) == "place":
        return False  # `intervijā [Krastiņa] teica`: no paper is called after a person
    if noun.lemma in context.lexicon.about_events or context.is_time(before, before):
        return False  # what tells when has no name: `nedēļas vidū "Diena" vēstīja`, `kara laikā Hsjē teica`
    nominative = token.upos == "NOUN" and role(words, index) == "subject"
    if nominative and words.head[before] == index and role(words, before) == "possessor":
        return False  # whose it is: `ministrijas Preses [nodaļa]`
    lexicon = context.lexicon
    occasion = noun.lemma in lexicon.event_nouns or noun.lemma in lexicon.information_nouns
    outlet = (noun.lemma in lexicon.media_nouns and not occasion) or noun.lemma in lexicon.organizations
    acts = token.name != "O" and words.relation[index] == "nsubj"
    if acts and quotation is None and not outlet and noun.lemma not in lexicon.company_words:
        return False  # nothing else is called by a name without marks: `sēdē [Ārlietu ministrija] teica`
    return start < token.start or role(words, index) is None or (outlet and token.upos != "NOUN")


def _caseless_name(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A name that shows no case beside the cue: `kā norāda DVI`, `LETA ziņo`."""
    words = context.words
    if _without_subject(context, cue.token):
        return None
    _, stop = context.limits(cue.token)
    right = range(cue.token + 1, min(stop, cue.token + _REACH))
    for indices in (right, _leftwards(context, cue)):
        for index in indices:
            token = words.tokens[index]
            if token.text in ",;:." or context.grammar.is_predicate(token):
                break
            foreign = token.upos == "X" and token.name.endswith(("person", "organization"))
            is_name = token.upos == "PROPN" or foreign  # `secināja "Delfi"`
            caseless = is_name and context.grammar.role(words, index) is None
            if caseless and not _attribute_name(context, index):
                return None if _in_content(context, candidate, index) else index
    return None


def _left_of(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A nominative in the clause before the cue."""
    words = context.words
    if _without_subject(context, cue.token):
        return None
    for index in _leftwards(context, cue):
        token = words.tokens[index]
        if token.text in ",;:" or token.upos == "SCONJ" or context.grammar.is_predicate(token):
            return None
        named = token.upos in _NAMED or (token.upos == "DET" and words.head[index] == cue.token)
        if named and context.grammar.role(words, index) == "subject" and not _attribute_name(context, index):
            return None if _in_content(context, candidate, index) else phrase_head(context, index, cue.token)
    return None


def _apposed(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A person named in an apposition between commas right before the cue.

    `Bijusī audzēkne, tagad skolas direktore [Ieva Zara], teica: "..."`, where the parse makes a clause of it.
    """
    words, grammar = context.words, context.grammar
    first, closing = context.limits(cue.token)[0], cue.token - 1
    opening = next((i for i in range(closing - 1, first, -1) if words.tokens[i].text == ","), first)
    if words.tokens[closing].text != "," or opening == first or words.tokens[opening - 1].upos != "NOUN":
        return None
    inside = range(opening + 1, closing)
    if any(grammar.is_predicate(words.tokens[i]) or words.tokens[i].upos in ("SCONJ", "ADP") for i in inside):
        return None
    named = next((i for i in inside if words.tokens[i].name == "B-person"), None)
    if named is None or grammar.role(words, named) != "subject" or _in_content(context, candidate, named):
        return None
    one, other = words.tokens[opening - 1], words.tokens[named]
    alike = all(one.features.get(name) == other.features.get(name) for name in ("Gender", "Number"))
    return named if alike and grammar.agree(one, other) else None


def _leftwards(context: StatementContext, cue: Cue) -> list[int]:
    """The tokens before a cue, the nearest first, without asides: `"Axios", atsaucoties uz avotiem, ziņo`.

    An aside stands between commas right before the verb and opens with a converb under it.
    """
    words = context.words
    first, _ = context.limits(cue.token)
    index = cue.token - 1
    if index > first and words.tokens[index].text == ",":
        opening = index - 1
        while opening > first and words.tokens[opening - 1].text != ",":
            opening -= 1
        converb = context.grammar.is_converb(words.tokens[opening])
        if opening > first and converb and words.head[opening] == cue.token:
            index = opening - 2
    return list(range(index, max(first, index + 1 - _REACH) - 1, -1))


def _without_subject(context: StatementContext, verb: int) -> bool:
    """Whether a form of the verb has no subject of its own beside it."""
    token = context.words.tokens[verb]
    if token.features.get("VerbForm") == "Inf" or context.grammar.is_converb(token):
        return True
    return token.features.get("Person") in ("1", "2")


def _institution(context: StatementContext, candidate: StatementCandidate, cue: Cue) -> int | None:
    """A place that speaks: `informēja prokuratūrā`, `Uzņēmumā norāda`."""
    words = context.words
    children = list(words.children[cue.token])
    head = words.head[cue.token]
    if head >= 0 and words.tokens[cue.token].features.get("VerbForm") == "Inf":
        children += words.children[head]
    if head >= 0 and words.relation[cue.token] == "conj" and words.child(head, "nsubj") is None:
        children += [i for i in words.children[head] if i < head]  # `[Ministrijā] tam nepiekrīt un uzskata`
    if head >= 0 and context.grammar.is_converb(words.tokens[cue.token]):
        # `[Ministrijā] plānu atbalsta, norādot, ka`: those who do it say it
        active = words.tokens[head].features.get("Voice") == "Act" and words.child(head, "nsubj") is None
        children += [i for i in words.children[head] if i < head] if active else []
    # The parse may hang an institution on its name: `sacīja [firmā] "Tilti un ceļi"`.
    children += [
        i for child in words.children[cue.token] for i in words.dependents(child, "nmod") if i < child
    ]
    found = next((child for child in children if is_speaking_place(context, child)), None)
    return found if found is not None else _seat(context, cue)


def _seat(context: StatementContext, cue: Cue) -> int | None:
    """A seat of power that opens a sentence whose verbs have no subject: `[Kremlī] paziņo`.

    `[Briselē] to vērtē kā šantāžu`, `[Maskavā] tam netic un uzsver, ka`.
    """
    words = context.words
    root = words.head[cue.token] if words.relation[cue.token] == "conj" else cue.token
    index = words.first[words.sentence[cue.token]]
    if root < 0 or words.head[root] >= 0 or index >= root or context.grammar.role(words, index) != "place":
        return None
    between = range(index + 1, root)
    near = root == cue.token and all(words.tokens[i].upos in ("ADV", "PART") for i in between)
    below = words.head[index] == root and words.child(root, "nsubj") is None
    plain = below and all(words.governs(root, i) and words.tokens[i].text != "," for i in between)
    speaks = near or plain
    return index if speaks and seat_of(context, TokenSpan(index, index, index)) is not None else None


def _before_source(context: StatementContext, cue: Cue) -> TokenSpan | None:
    """Whose a source noun is, before it: `pēc [Putina] teiktā`, `saskaņā ar [ministrijas] datiem`.

    Where something was said is who said it, a paper or an institution; of a page that is whose it is.
    """
    words = context.words
    compiler = subject_of_relative(words, context.document.language, cue.token)
    if compiler is not None:
        return noun_phrase(context, compiler, cue.token)  # `datiem, ko apkopojusi [biedrība]`
    clause = relative_with_source(context, cue.token)
    if clause is not None:
        return noun_phrase(context, words.head[clause], clause)  # `[ministrs Jānis Vilks], pēc kura teiktā`
    first, _ = context.limits(cue.token)
    start = cue.token
    while start > first and context.function(start - 1) not in OPENERS:
        token = words.tokens[start - 1]
        if token.text in ",;:" or token.features.get("VerbForm") == "Fin":
            break
        start -= 1
    while start < cue.token and _opens_clause(context, start, cue.token):
        start += 1
    last = cue.token - 1
    while last >= start and _outside_possessor(context, last, cue):
        last -= 1
    while last > start and context.is_time(last, last):
        last -= 1  # `saskaņā ar [SKDS] 2023. gada aptauju`
    if last < start or context.is_time(start, last):
        return None
    if context.grammar.role(words, last) == "place" and words.tokens[last].upos == "NOUN":
        owner = genitive_before(context, last, start - 1)
        if owner is None and words.tokens[last].lemma in context.lexicon.possession_nouns:
            # `pēc [raidījuma] rīcībā esošās informācijas`, `[mūsu] rīcībā esošās`
            owners = words.dependents(last, "nmod", "det")
            owner = next((i for i in owners if start <= i < last), None)
        if owner is not None:
            return noun_phrase(context, owner, last)
    head = last
    while words.is_punctuation(head) and head > start:
        head -= 1
    while start <= words.head[head] < cue.token:
        head = words.head[head]
    role, said = context.grammar.role(words, last), words.tokens[cue.token].upos == "VERB"
    if words.tokens[last].name == "O" and (role == "recipient" or (role == "object" and not said)):
        return None  # of its own participle: `atbilstoši [biržai] iesniegtajam pārskatam`
    return without_bracket(context, start, last, head)


def _opens_clause(context: StatementContext, index: int, noun: int) -> bool:
    """Whether a token before a source noun is a small word of the clause: `[ka] ministra ieskatā`."""
    upos, head = context.words.tokens[index].upos, context.words.head[index]
    return upos == "ADP" or (upos in ("SCONJ", "CCONJ", "PART", "ADV") and not index < head < noun)


def _outside_possessor(context: StatementContext, index: int, cue: Cue) -> bool:
    """Whether a token before a source noun is its own attribute, or a stray mark, and not of the source."""
    words = context.words
    token = words.tokens[index]
    if words.is_punctuation(index):
        return token.text not in MARKS and token.text != ")"
    participle = token.upos == "VERB" and token.features.get("VerbForm") == "Part"
    if participle and is_what_was_said(words, context.document.language, cue.token):
        return not context.grammar.is_nominalised(token)  # `pēc [apsūdzētā] teiktā`
    if (
        participle
        or token.upos in ("ADV", "CCONJ")
        or context.function(index) == "self"
        or token.lemma in context.lexicon.information_nouns
    ):
        return True
    if f"{words.lower[index]} {words.tokens[cue.token].lemma}" in context.lexicon.source_documents:
        return True  # `saskaņā ar [preses] relīzi`
    above = words.tokens[words.head[index]]
    if token.upos == "ADJ" and words.head[index] > index and above.lemma in context.lexicon.information_nouns:
        return True  # `pēc [oficiālās] statistikas datiem`
    if token.upos in ("ADJ", "NUM", "DET") and _is_attribute_of(context, token, words.tokens[cue.token]):
        return True  # `pēc [sākotnējās] versijas`, `no [neoficiāliem] avotiem`
    own = words.head[index] == cue.token and index > 0 and words.tokens[index - 1].name != "O"
    if own and token.upos == "ADJ":
        return context.grammar.agree(token, words.tokens[cue.token])  # `pēc LSM [neoficiālas] informācijas`
    if token.upos not in ("ADJ", "NUM") or context.grammar.role(words, index) in ("possessor", "part"):
        return False
    return context.grammar.agree(token, words.tokens[cue.token])


def _is_attribute_of(context: StatementContext, word: Token, noun: Token) -> bool:
    """Whether a word agrees with a noun in case, gender and number, as no possessor need do."""
    alike = all(word.features.get(name) == noun.features.get(name) for name in ("Gender", "Number"))
    return alike and context.grammar.agree(word, noun)


def _possessor(context: StatementContext, index: int) -> TokenSpan | None:
    """Whose words a noun of saying names: `[Kirova Lipmana] apgalvojumi`."""
    words = context.words
    for child in words.children[index]:
        token = words.tokens[child]
        if token.upos not in _NAMED or "Poss" in token.features:
            continue
        role = context.grammar.role(words, child)
        if role == "possessor" or (role is None and child == index - 1):
            return noun_phrase(context, child, index)
    for child in words.children[index]:
        # Who voices it, before a participle: `[aģentūras] izplatītā vēsts`.
        if words.relation[child] == "amod" and words.tokens[child].features.get("Voice") == "Pass":
            for agent in words.children[child]:
                if words.tokens[agent].upos in _NAMED and context.grammar.role(words, agent) == "possessor":
                    return noun_phrase(context, agent, child)
    return None


def _voicer(context: StatementContext, index: int) -> TokenSpan | None:
    """The subject of the verb that voices what a noun of saying names: `[Dome] nosūtīja lūgumu`."""
    words = context.words
    verb = words.head[index]
    if verb < 0 or context.grammar.role(words, index) in ("subject", "possessor"):
        return None
    token = words.tokens[verb]
    if token.lemma not in context.lexicon.verbs_of_voicing or token.features.get("Voice") == "Pass":
        return None
    subject = words.child(verb, "nsubj")
    return noun_phrase(context, subject, index) if subject is not None else None


def _holder(context: StatementContext, index: int) -> TokenSpan | None:
    """Who has what a noun of saying or thinking names, in the dative: `[Policistiem] bija aizdomas, ka`."""
    words, verb = context.words, context.words.head[index]
    if verb < 0 or words.relation[index] != "nsubj" or not context.grammar.is_copula(words.tokens[verb]):
        return None
    holders = [i for i in recipients(words, verb, context.grammar) if Actors(context).has(i)]
    return noun_phrase(context, holders[0], index) if len(holders) == 1 else None
