"""Noun phrases: which word heads them, and how far the words around it belong to them."""

from hronika.language.acronyms import is_acronym
from hronika.language.analysis import Token
from hronika.language.grammar import Grammar
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.quotations import LONGEST_NAME
from hronika.reading.document.syntax import has_title_of_subject, is_stray_attribute, is_subject_by_form
from hronika.reading.document.tokens import DASHES, TokenSequence, TokenSpan
from hronika.reading.document.view import DocumentView


def phrase_text(words: TokenSequence, phrase: TokenSpan) -> str:
    """The words of a phrase with blanks between them."""
    return " ".join(token.text for token in words.tokens[phrase.first : phrase.last + 1])


def noun_phrase(view: DocumentView, head: int, cue: int) -> TokenSpan:
    """The whole phrase of a noun with titles and appositions, without clauses and closing brackets.

    `head` is the token of the noun. `cue` is that of the word it is looked for from, a cue or another verb or
    noun, which never becomes part of the phrase.
    """
    words = view.words
    quotation = view.innermost(words.tokens[head].start)
    # Of a quoted name the words before the mark belong to the phrase: `klubs "Piejūra"`.
    named = quotation is not None and quotation.inner_end - quotation.inner_start <= LONGEST_NAME
    outside = named and quotation is not view.innermost(words.tokens[cue].start)
    low, high = view.limits(cue if outside else head)
    members = _members(view, head, cue, low, high) if words.children[head] else ()
    first = last = head
    while first - 1 in members or (first - 2 in members and words.is_punctuation(first - 1)):
        first -= 1
    while last + 1 in members or (
        last + 2 in members and words.is_punctuation(last + 1) and words.tokens[last + 1].text != "("
    ):
        last += 1
    first = _with_firm(view, first, head, low)
    while first - 1 in members:
        first -= 1
    first, last = _whole_names(view, first, last, cue)
    first = _with_words_before(view, first, head, low, cue)
    first = _with_institution_before(view, first, low)
    first = _from_cue(view, first, head, cue)
    last = _with_name_after(view, last, head, high, cue)
    last = _before_relative(view, head, last)
    first, last = _balanced(view, first, last, low, high)
    while last > head and words.tokens[last].text in DASHES:
        last -= 1  # `Guntis Sils – [fonda "Ūdens" direktors]`, cut at the mark
    while first < head and words.is_punctuation(first) and words.tokens[first].text not in MARKS:
        first += 1
    return without_bracket(view, first, last, head)


def _with_firm(view: DocumentView, first: int, head: int, low: int) -> int:
    """The first word of a phrase with the firm in marks before it, whatever the parse makes of its form.

    `SIA "Mazulim" [pārstāve]`: what bears a legal form is not declined.
    """
    words = view.words
    if first != head or first - 3 <= low or words.tokens[first - 1].text not in MARKS:
        return first
    quotation = view.innermost(words.tokens[first - 2].start)
    if quotation is None or quotation.inner_end - quotation.inner_start > LONGEST_NAME:
        return first
    form = words.at(quotation.start) - 1
    bears = words.tokens[head].upos == "NOUN" and form >= low
    return form if bears and words.tokens[form].text in view.lexicon.company_forms else first


def _members(view: DocumentView, head: int, cue: int, low: int, high: int) -> set[int]:
    """The tokens between two limits that the parse and their forms make part of the phrase of a noun."""
    words = view.words
    inside = [i for i in words.children[head] if not _outside_phrase(view, i, head, cue)]
    for node in inside:
        inside += [i for i in words.children[node] if i > head or not _is_of_clause(view, i, node)]
    members = {i for i in (head, *inside) if low <= i < high}
    after = _after_other(view, members, head) if len(members) > 1 else 0
    return {i for i in members if i >= after} if after else members


def _is_of_clause(view: DocumentView, child: int, noun: int) -> bool:
    """Whether what stands before a noun with a preposition, or in the place of it, belongs to the clause.

    `[Pēc izrādes] teātra direktore`, `[Izrādē] vecs plostnieks`, `[Nedēļas vidū] Metjū Albenss`: attributes
    of a noun are genitives.
    """
    words = view.words
    if child > noun or words.tokens[noun].upos not in ("NOUN", "PROPN"):
        return False
    if words.tokens[child].upos not in ("NOUN", "PROPN"):
        return False
    of_clause = view.grammar.role(words, noun) == "subject" or view.is_time(child, child)
    place = view.grammar.role(words, child) == "place" and of_clause
    return place or view.grammar.adposition(words, child) is not None


def _after_other(view: DocumentView, members: set[int], head: int) -> int:
    """The first token of a phrase after what the parse hung on it: `[Ozolu] vadītāja`, `[Anna Roze] domi`.

    A noun governs no object and no subject, but a participle before it does (`vēstuli rakstījusī vadītāja`).
    """
    words = view.words
    role = view.grammar.role(words, head)
    if role not in ("subject", "object"):
        return 0
    others = []
    for i in members:
        above = words.head[i]
        if i >= head or words.tokens[above].upos not in ("NOUN", "PROPN"):
            continue
        if view.grammar.adposition(words, i) is not None or _says_what_is_named(view, i, head):
            continue
        noun = words.tokens[i].upos in ("NOUN", "PROPN")
        if role == "subject":
            other = is_stray_attribute(words, i, view.grammar) or (
                noun and view.grammar.role(words, i) == "object"
            )
        else:
            other = words.tokens[i].name == "B-person" and is_subject_by_form(words, i, view.grammar)
        if other:
            others.append(max([i, *words.dependents(i, "flat")]))
    return max(others, default=-1) + 1


def _says_what_is_named(view: DocumentView, index: int, name: int) -> bool:
    """Whether a noun stands right before a name in marks that is no subject: `[rūpnīcu] "Dzintars"`."""
    marks = view.innermost(view.words.tokens[name].start)
    if (
        view.words.relation[name] == "nsubj"
        or marks is None
        or marks.inner_end - marks.inner_start > LONGEST_NAME
    ):
        return False
    return view.words.head[index] == name and index == view.words.at(marks.start) - 1


def _outside_phrase(view: DocumentView, child: int, head: int, cue: int) -> bool:
    """Whether a dependent of a noun is a clause, a particle, or not of the phrase at all."""
    words = view.words
    token, relation = words.tokens[child], words.relation[child]
    if words.governs(child, cue):
        return True
    if child < head and any(words.tokens[i].text == ":" for i in range(child + 1, head)):
        return True  # `[Lidosta]: pasažieru skaits audzis`
    if relation == "advmod":
        return child > head or token.upos not in ("ADV", "NUM") or token.text[0].isupper()
    if relation == "conj" and child > head and _is_rejected(view, child):
        return True
    if relation in ("cc", "discourse", "punct", "cop", "aux", "mark", "case"):
        return True
    if _is_of_clause(view, child, head):
        return True
    if child > head and token.lemma in view.lexicon.cue_nouns and _is_prompt(view, child, head):
        return True
    if child < head and token.upos != "NUM" and view.grammar.adposition(words, child) is not None:
        return True  # but `ap [4000 cilvēku]`
    medium = child > head and token.lemma in view.lexicon.media_nouns
    if medium and words.tokens[head].lemma in view.lexicon.people:
        return view.grammar.role(words, child) == "place"  # `pētnieki [publikācijā]`
    pointing = relation == "det" and token.features.get("PronType") in ("Dem", "Rel")
    if child < head and (relation == "nmod" or pointing) and _is_other_argument(view, child, head):
        return True
    outlet = child < head and token.name.endswith("organization") and words.tokens[head].name == "B-person"
    if outlet and relation == "nmod" and view.grammar.role(words, child) is None:
        return True  # `sarunā ar [Latvijas Radio] Zariņa stāstīja`: in no case, it is of no person
    if child > head and relation == "flat":
        return view.grammar.role(words, child) == "object" and view.grammar.role(words, head) == "subject"
    if relation in ("acl", "advcl", "parataxis", "ccomp", "dep"):
        finite = token.features.get("VerbForm") == "Fin" or view.grammar.is_converb(token)
        return finite or (child > head and words.child(child, "nsubj", "mark", "aux") is not None)
    return False


def _is_rejected(view: DocumentView, conjunct: int) -> bool:
    """Whether a noun is set against the one before as what is not so: `vecāki[, nevis dome]`."""
    words = view.words
    return any(words.lower[i] in view.lexicon.negations for i in words.dependents(conjunct, "cc"))


def _is_prompt(view: DocumentView, child: int, head: int) -> bool:
    """Whether a noun after who acts is what made him act, by its preposition: `Dome [uz jautājumu]`."""
    return (
        view.grammar.adposition(view.words, child) is not None
        and view.grammar.role(view.words, head) == "subject"
        and view.lexicon.cue_nouns[view.words.tokens[child].lemma].act in ("ask", "demand")
    )


def _is_other_argument(view: DocumentView, child: int, head: int) -> bool:
    """Whether a noun before another is no part of its phrase by their cases: `Ozolu deputāts lūdza`.

    `ka veikali cenas celšot`, `partija sēdē nepiedalījās`; a name in quotation marks may not be declined.
    """
    words = view.words
    one, other = words.tokens[child], words.tokens[head]
    titled = has_title_of_subject(words, child, view.grammar)
    if view.innermost(one.start) is not view.innermost(other.start) and not titled:
        return False
    role, of_head = view.grammar.role(words, child), view.grammar.role(words, head)
    if other.base_relation == "nsubj" and of_head == "possessor":
        of_head = "subject"  # a given name read in the wrong gender: `vadītāja [Ērika]`
    if role == "object":
        return of_head in ("subject", "possessor")
    if one.upos == "DET":
        return role == "subject" and of_head in (
            "object",
            "place",
            "recipient",
        )  # `ka [tā] plānus iesniegusi`
    if one.upos not in ("NOUN", "PROPN", "X") or not is_subject_by_form(words, child, view.grammar):
        return False
    if of_head == "subject":
        alike = all(one.features.get(name) == other.features.get(name) for name in ("Gender", "Number"))
        return other.base_relation == "obj" and not alike
    return of_head in ("object", "place", "recipient", "possessor")


def _whole_names(view: DocumentView, first: int, last: int, cue: int) -> tuple[int, int]:
    """Take in whole a name whose part the phrase holds."""
    tokens = view.words.tokens
    while last + 1 < len(tokens) and tokens[last + 1].name.startswith("I-") and _goes_on(view, last, cue):
        last += 1
    while first > 0 and tokens[first].name.startswith("I-") and _goes_on(view, first - 1, cue):
        first -= 1
    return first, last


def _goes_on(view: DocumentView, index: int, cue: int) -> bool:
    """Whether the name that a word is part of goes on with the next word, which is tagged so.

    Not in `Satiksmi policija slēdza`, `Vītols Minsku apmeklēja`, taken for one name.
    """
    if cue in (index, index + 1):
        return False
    one, other = view.grammar.role(view.words, index), view.grammar.role(view.words, index + 1)
    return {one, other} != {"object", "subject"}


def _with_words_before(view: DocumentView, first: int, head: int, low: int, cue: int) -> int:
    """Take in words of a subject that the parse hung on its verb: `[kāds cits JV] politiķis LTV sacīja`."""
    words, grammar = view.words, view.grammar
    noun = words.tokens[head]
    if noun.upos != "NOUN" or grammar.role(words, head) != "subject":
        return first
    acronym = words.tokens[first - 1].text if first - 1 > low else ""
    # `aģentūrai LETA [ministrs] sacīja`, `aģentūru LETA [ministrs] informēja`
    told = first - 2 >= low and grammar.role(words, first - 2) in ("recipient", "object")
    if first == head and noun.lemma in view.lexicon.roles and is_acronym(acronym) and not told:
        first -= 1
    while first > low and first - 1 != cue and _is_attribute(words.tokens[first - 1], noun, grammar):
        first -= 1
    return first


def _from_cue(view: DocumentView, first: int, head: int, cue: int) -> int:
    """Where a phrase right after its verb begins that the parse broke off at a preposition.

    `liecina [SKDS novembrī pēc televīzijas] pasūtījuma veiktā aptauja`: a subject has none.
    """
    words = view.words
    between, opening = range(cue + 1, first), words.tokens[max(first - 1, 0) : first + 1]
    broken = any(token.upos == "ADP" for token in opening)
    made = any(words.tokens[i].features.get("Voice") == "Pass" for i in words.dependents(head, "amod"))
    if not (between and broken and made) or view.grammar.role(words, head) != "subject":
        return first
    apart = any(
        view.grammar.is_predicate(token) or (token.upos == "PUNCT" and token.text not in MARKS)
        for token in words.tokens[cue + 1 : first]
    )
    return first if apart else cue + 1


def _with_institution_before(view: DocumentView, first: int, low: int) -> int:
    """Take in the institution with a quoted name before a title: `[partijas "Ceļš"] līderis`."""
    words = view.words
    closing = first - 1
    if closing <= low or words.tokens[closing].text not in MARKS or words.tokens[first].upos != "NOUN":
        return first
    name = view.innermost(words.tokens[closing - 1].start)
    if (
        name is None
        or name.end != words.tokens[closing].end
        or name.inner_end - name.inner_start > LONGEST_NAME
    ):
        return first
    noun = words.at(name.start) - 1
    lexicon, lemma = view.lexicon, words.tokens[noun].lemma
    institution = lemma in lexicon.organizations or lemma in lexicon.company_words
    if noun < low or not institution or view.grammar.role(words, noun) != "possessor":
        return first
    before = [i for i in words.subtree(noun) if low <= i <= noun]
    while noun - 1 in before:
        noun -= 1
    return noun


def _is_attribute(word: Token, noun: Token, grammar: Grammar) -> bool:
    """Whether a pronoun before a noun belongs to it by case, gender and number, and asks or joins nothing."""
    alike = all(word.features.get(name) == noun.features.get(name) for name in ("Gender", "Number"))
    kinds = (word.features.get("PronType") or "").split(",")
    return word.upos == "DET" and alike and grammar.agree(word, noun) and not {"Rel", "Int"} & set(kinds)


def _with_name_after(view: DocumentView, last: int, head: int, high: int, cue: int) -> int:
    """Take in a name that follows its title, where the parse set it apart: `Kritiķe Una Straumberga`."""
    words = view.words
    if words.tokens[head].upos not in ("NOUN", "PROPN") or last + 1 >= high:
        return last
    index = last + 1
    opening = words.tokens[index]
    if words.tokens[last].name != "O" or not opening.name.startswith(("B-person", "B-organization")):
        return last
    grammar = view.grammar
    role = grammar.role(words, index)
    caseless = role is None or (role == "subject" and grammar.role(words, head) is None)
    if not caseless and not grammar.agree(words.tokens[head], opening):
        return last
    parts = ("nsubj", "obj", "iobj")
    apart = words.head[index] != head and words.relation[index] in parts
    apart = apart and words.relation[index] != words.relation[head]
    if (_is_owner_ahead(view, index) or (caseless and apart)) and not _bears_names(view, head):
        return last  # `karavīri NATO [bāzē]`, `nosūtīja vēstuli [VUGD]`
    if _is_owned_ahead(view, head, index):
        return last  # `prezidents Kaveno [iecelšanu] pieminēja`
    while index + 1 < high and words.tokens[index + 1].name.startswith("I-") and index + 1 != cue:
        index += 1
    return index


def _is_owned_ahead(view: DocumentView, head: int, name: int) -> bool:
    """Whether a name without a case is whose the object is that a noun before it acts on."""
    words, owned = view.words, view.words.head[name]
    if words.relation[head] != "nsubj" or words.relation[name] != "nmod" or owned <= name:
        return False
    acts_on = words.relation[owned] == "obj" and words.head[owned] == words.head[head]
    return acts_on and view.grammar.role(words, name) is None


def _is_owner_ahead(view: DocumentView, index: int) -> bool:
    """Whether the parse hangs an institution without case on a noun after it: `[NATO] bāzē`."""
    words, above = view.words, view.words.head[index]
    token = words.tokens[index]
    owner = token.name == "B-organization" and view.grammar.role(words, index) is None
    return (
        owner
        and token.text not in view.lexicon.company_forms
        and above > index
        and words.tokens[above].upos == "NOUN"
    )


def _bears_names(view: DocumentView, head: int) -> bool:
    """Whether a noun says what kind of institution a name after it is of: `[partija] JKL`."""
    lemma, lexicon = view.words.tokens[head].lemma, view.lexicon
    return any(
        lemma in nouns for nouns in (lexicon.organizations, lexicon.company_words, lexicon.agency_nouns)
    )


def _before_relative(view: DocumentView, head: int, last: int) -> int:
    """Leave out a relative clause, what is only a part (`tostarp divi autobusi`), and a comma at the end."""
    words = view.words
    for index in range(head + 1, last):
        opener = view.function(index + 1)
        if words.tokens[index].text == "," and (
            opener in ("wh", "as", "that", "if", "including")
            or (index + 2 <= last and view.function(index + 2) == "wh")
        ):
            last = index - 1
            break
    while last > head and words.tokens[last].text in ",;:":
        last -= 1
    return last


def _balanced(view: DocumentView, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """Take in the marks around a quoted name whose inside the phrase holds."""
    words = view.words
    start, end = words.span(first, last)
    for quotation in view.quotations_from(start - 2, end + 1):
        if quotation.inner_start >= start and quotation.inner_end <= end < quotation.end and last + 1 < high:
            last += 1
        elif quotation.start < start <= quotation.inner_start and quotation.end <= end and first > low:
            first -= 1
    return first, last


def without_bracket(view: DocumentView, first: int, last: int, head: int) -> TokenSpan:
    """Make a phrase of tokens `first` to `last`, without an abbreviation or party in brackets at its end."""
    words = view.words
    if words.tokens[last].text == ")":
        for index in range(last, first, -1):
            if words.tokens[index].text == "(":
                last = index - 1
                break
    return TokenSpan(first, last, min(head, last))


def phrase_head(view: DocumentView, index: int, cue: int) -> int:
    """The head of the phrase in the form of a subject that a word is part of, on its side of the cue."""
    words = view.words
    while True:
        head = words.head[index]
        if head < 0 or head == cue or words.tokens[head].upos not in ("NOUN", "PROPN", "X"):
            return index
        apart = (head - cue) * (index - cue) < 0
        if apart or view.grammar.role(words, head) not in (None, "subject"):
            return index
        index = head


def coordinated_heads(words: TokenSequence, phrase: TokenSpan) -> list[int]:
    """The head of a phrase, the names joined flat to it or in apposition, and what is coordinated with it."""
    heads = [phrase.head]
    for index in range(phrase.first, phrase.last + 1):
        joined = words.relation[index] in ("conj", "flat", "appos")
        if joined and index not in heads and words.head[index] in heads:
            heads.append(index)
    return heads
