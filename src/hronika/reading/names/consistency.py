"""Makes the tags of names consistent all over an article.

A word that the tagger gave several kinds (a person here, a town there) gets the one of most mentions; a name
that it tagged in one place is found wherever it stands. The time is linear in the length of the article.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from hronika.language.acronyms import in_capitals, is_acronym, is_initial
from hronika.language.analysis import Sentence, Token
from hronika.language.grammar import Grammar
from hronika.language.lexicon import Lexicon
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.document import Document
from hronika.reading.document.entities import NameMention
from hronika.reading.document.tokens import DASHES
from hronika.reading.names.person_clusters import person_words
from hronika.record import NameKind

_SORTS_OF_OUTLETS = frozenset(("press", "magazine", "site", "broadcaster"))


def put_right(document: Document, mentions: Sequence[NameMention]) -> list[NameMention]:
    """Mentions without those that the rest of the article shows to be none, and parted where it shows two."""
    article = _RestOfArticle(document, mentions)
    found: list[NameMention] = []
    for mention in mentions:
        tokens = document.sentence(mention).tokens
        if mention.kind == "person" and mention.first == mention.last:
            if article.is_opening_verb(mention):
                continue
            article.settle_single(mention, found[-1] if found else None)
        if mention.kind == "organization" and article.ends_in_surname(mention):
            last, number = mention.last, mention.sentence
            found.append(NameMention(number, mention.first, last - 1, last - 1, mention.kind))
            found.append(NameMention(number, last, last, last, "person"))
            tokens[last].name = "B-person"
        else:
            found.append(mention)
    return found


class _RestOfArticle:
    """What the whole of an article tells of single mentions, each found once and when it is asked for."""

    def __init__(self, document: Document, mentions: Sequence[NameMention]) -> None:
        self._document, self._mentions = document, mentions
        self._lexicon = document.language.lexicon
        self._candidates = document.language.declension.candidates

    @cached_property
    def _surnames(self) -> set[str]:
        """The surnames of all who are named in full, as they stand."""
        people = (mention for mention in self._mentions if mention.kind == "person")
        return {self._tokens(each)[each.last].text for each in people if each.first < each.last}

    @cached_property
    def _verbs(self) -> set[str]:
        """The forms of verbs in small letters."""
        sentences = self._document.analysis.sentences
        return {token.text for sentence in sentences for token in sentence.tokens if token.upos == "VERB"}

    @cached_property
    def _told(self) -> Counter[str]:
        """How many mentions of persons have a word that can be a form of a name."""
        told: Counter[str] = Counter()
        for mention in self._mentions:
            if mention.kind == "person":
                words = self._tokens(mention)[mention.first : mention.last + 1]
                told.update({name for word in words for name in self._candidates(word)[:2]})
        return told

    def _tokens(self, mention: NameMention) -> Sequence[Token]:
        return self._document.sentence(mention).tokens

    def ends_in_surname(self, mention: NameMention) -> bool:
        """Whether a broadcaster that does not decline took in who speaks there: `Latvijas Radio [Zariņa]`.

        That is the surname, in the form of a subject, of somebody whom the article names in full.
        """
        if mention.first == mention.last:
            return False
        last, before = (self._tokens(mention)[place] for place in (mention.last, mention.last - 1))
        outlet = before.lemma.casefold() in self._lexicon.media_nouns
        if not (outlet or before.text[-1:].isdigit() or is_acronym(before.text)):
            return False
        return last.text not in MARKS and last.text in self._surnames

    def is_opening_verb(self, mention: NameMention) -> bool:
        """Whether what was taken for a person of one word is a verb that opens a sentence: `Sola jau sen`.

        The article has it in small letters as well, as a verb.
        """
        tokens, index = self._tokens(mention), mention.first
        if any(token.upos not in ("PUNCT", "SYM") for token in tokens[:index]):
            return False
        return tokens[index].text.lower() in self._verbs

    def settle_single(self, mention: NameMention, before: NameMention | None) -> None:
        """Make, in place, a place of what was taken for a person where the words beside it show one.

        A town on the way from another (`reiss Liepāja–[Travemīnde]`), or a square, market or street called
        after somebody of whom the article does not tell (`pie [Matīsa tirgus]`).
        """
        sentence, index = self._document.sentence(mention), mention.first
        tokens, role = sentence.tokens, self._document.language.grammar.role
        joined = before is not None and before.sentence == mention.sentence and before.last == index - 2
        if joined and before is not None and before.kind == "GPE" and tokens[index - 1].text in DASHES:
            if (
                tokens[index - 2].end == tokens[index - 1].start
                and tokens[index - 1].end == tokens[index].start
            ):
                mention.kind = "GPE"
                if role(sentence, index - 2) == "subject":  # as on a timetable
                    tokens[index].lemma, tokens[index].features = (
                        tokens[index].text,
                        tokens[index - 2].features,
                    )
            return
        if (
            index + 1 >= len(tokens)
            or role(sentence, index) != "possessor"
            or tokens[index].head != index + 1
        ):
            return
        name, noun = self._candidates(tokens[index])[0], tokens[index + 1]
        called = noun.text.islower() and noun.lemma in self._lexicon.memorial_places
        if called and name in self._lexicon.given_names and self._told[name] < 2:
            mention.kind, mention.last, mention.head = "location", index + 1, index + 1


def settle_kinds(document: Document, mentions: Sequence[NameMention]) -> None:
    """Give mentions of one word one kind, in place: that of most mentions, words of full names counted."""
    candidates = document.language.declension.candidates
    votes: dict[str, Counter[NameKind]] = {}
    for mention in mentions:
        tokens = document.sentence(mention).tokens[mention.first : mention.last + 1]
        if mention.kind == "person" and len(tokens) > 1:
            for word in person_words(tokens, document.language.lexicon.honorifics):
                if not is_initial(word.text):
                    votes.setdefault(candidates(word)[0], Counter())["person"] += 2
        elif len(tokens) == 1:
            votes.setdefault(candidates(tokens[0])[0], Counter())[mention.kind] += 1
    for mention in mentions:
        tokens = document.sentence(mention).tokens[mention.first : mention.last + 1]
        if len(tokens) == 1:
            for candidate in candidates(tokens[0])[:2]:
                if candidate in votes:
                    kind, count = votes[candidate].most_common(1)[0]
                    if ("person" in (kind, mention.kind)) and count >= votes[candidate][mention.kind]:
                        mention.kind = kind
                    break


def untagged_mentions(document: Document, mentions: Sequence[NameMention]) -> Iterator[NameMention]:
    """Yield mentions without a tag of names that the article has elsewhere."""
    known = _known_names(document, mentions)
    candidates = document.language.declension.candidates
    # A form begins as its nominative does.
    initials = {name[:1] for name in (*known, *map(str.capitalize, document.language.lexicon.media_nouns))}
    kind: NameKind | None
    places = document.language.lexicon.places
    taken: dict[int, set[int]] = {}
    for mention in mentions:
        taken.setdefault(mention.sentence, set()).update(range(mention.first, mention.last + 1))
    for number, sentence in enumerate(document.analysis.sentences):
        busy = taken.get(number, set())
        for index, token in enumerate(sentence.tokens):
            if token.upos == "VERB" and token.lemma in places and index not in busy:
                kind = "location" if places[token.lemma] == "location" else "GPE"
                yield NameMention(number, index, index, index, kind)  # `[Talsos] slēdz skolu`
                continue
            if index not in busy and _is_country_at_head(document, sentence, index):
                yield NameMention(number, index, index, index, "GPE")
                continue
            if token.text[:1] not in initials or not token.text[:1].isupper() or index in busy:
                continue
            if _is_outlet(sentence, index, document.language.lexicon):
                busy.add(index)
                yield NameMention(number, index, index, index, "organization")
                continue
            kind = next((known[word] for word in candidates(token)[:2] if word in known), None)
            if kind is None and (token.upos == "PROPN" or _acts_itself(sentence, index)):
                # `Krasta pateicās`, read as a form of `krasts`; `Vējiņa vadību uzteica`, as one of `Vējiņš`
                kind = known.get(token.text)
            as_verb = kind is None and token.upos == "VERB"
            if as_verb:  # no verb has a capital within a sentence: `[Ausēja] sods`
                kind = known.get(token.lemma) or (_known_form(document, token, known) if index else None)
            surname = kind == "person" and len(token.text) > 3
            proper = token.upos in ("PROPN", "X") or as_verb or surname or is_acronym(token.text)
            common = token.upos not in ("PROPN", "X")
            inside = (
                kind == "person" and common and document.language.grammar.role(sentence, index) == "place"
            )
            if kind is None or not proper or inside:  # one is in a wood, not in Mr Wood: `Mežā bija tumšs`
                continue
            whole = kind == "person"
            first, last = (
                _span_of_person(sentence, index, busy, document.language.grammar) if whole else (index, index)
            )
            busy.update(range(first, last + 1))
            yield NameMention(number, first, last, index, kind)


def _is_country_at_head(document: Document, sentence: Sentence, index: int) -> bool:
    """Whether a noun that tells where opens a sentence in the form of a country: `[Katarā] norāda`."""
    token = sentence.tokens[index]
    if index or token.upos != "NOUN" or document.language.grammar.role(sentence, index) != "place":
        return False
    is_form, form = document.language.declension.is_form, token.text.lower()
    countries = (place for place, kind in document.language.lexicon.places.items() if kind == "country")
    return any(place[:2].lower() == form[:2] and is_form(form, place.lower()) for place in countries)


def _known_form(document: Document, token: Token, known: Mapping[str, NameKind]) -> NameKind | None:
    """The kind of a known name of one word that a token can be a form of."""
    is_form, form = document.language.declension.is_form, token.text.lower()
    return next((kind for name, kind in known.items() if is_form(form, name.lower())), None)


def _is_outlet(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Whether a noun for a medium is the name of one, by its capital within a sentence: `vēsta [Avīze]`."""
    token = sentence.tokens[index]
    before = sentence.tokens[index - 1] if index else token
    if index == 0 or before.upos == "PUNCT" or token.upos not in ("NOUN", "PROPN") or token.name != "O":
        return False
    beside = sentence.tokens[index + 1].text[:1].isupper() if index + 1 < len(sentence) else False
    named = before.text[:1].isupper() or beside
    noun = token.lemma.casefold()
    outlet = noun in lexicon.media_nouns and lexicon.organizations.get(noun) in _SORTS_OF_OUTLETS
    return outlet and not named and not token.text.isupper()


def _known_names(document: Document, mentions: Sequence[NameMention]) -> dict[str, NameKind]:
    """The words that name something in this article by themselves, in the nominative, with their kind."""
    candidates = document.language.declension.candidates
    known: dict[str, NameKind] = {}
    for mention in mentions:
        tokens = document.sentence(mention).tokens[mention.first : mention.last + 1]
        words = (
            person_words(tokens, document.language.lexicon.honorifics) if mention.kind == "person" else tokens
        )
        if mention.kind == "person" or (len(tokens) == 1 and tokens[0].upos in ("PROPN", "X")):
            for word in words:
                surname = len(words) > 1 and word is words[-1] and word.upos == "PROPN"  # `Kai Fu [Lī]`
                if (len(word.text) > 2 or surname) and not is_initial(word.text):
                    forms = candidates(word)[:2]
                    known.setdefault(forms[0], mention.kind)
                    if len(words) > 1 and word.text in forms:  # `Paula Strautiņa … Strautiņas metiens`
                        known.setdefault(word.text, mention.kind)
        elif len(tokens) == 1 and in_capitals(tokens[0].text):
            known.setdefault(tokens[0].text, mention.kind)
    roles, things = document.language.lexicon.roles, document.language.lexicon.things
    for sentence in document.analysis.sentences:
        tokens = sentence.tokens
        acronyms = [
            i
            for i, token in enumerate(tokens)
            if token.name == "O" and is_acronym(token.text) and token.text not in things
        ]
        if acronyms and not _is_headline(sentence):
            for index in acronyms:
                if _acts(sentence, index, roles):
                    known.setdefault(tokens[index].text, "organization")
    return known


def _span_of_person(sentence: Sentence, index: int, busy: set[int], grammar: Grammar) -> tuple[int, int]:
    """The whole name of a person of which one word was found."""
    first = last = index
    while first - 1 not in busy and _given_before(sentence, first, grammar):
        first -= 1
    while last + 1 < len(sentence) and last + 1 not in busy:
        following = sentence.tokens[last + 1]
        if following.upos != "PROPN" or following.base_relation != "flat":
            break
        last += 1
    return first, last


def _given_before(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """Whether the word before a surname is the given name that goes with it."""
    if index == 0:
        return False
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    joined = token.base_relation == "flat" and token.head == index - 1
    agreeing = token.head == before.head and grammar.agree(token, before)
    return before.upos == "PROPN" and before.text[:1].isupper() and (joined or agreeing)


def _acts_itself(sentence: Sentence, index: int) -> bool:
    """Whether a word opens a sentence and hangs on its verb, as no genitive attribute does."""
    token = sentence.tokens[index]
    return index == 0 and token.head >= 0 and sentence.tokens[token.head].upos == "VERB"


def _is_headline(sentence: Sentence) -> bool:
    """Whether all words of a sentence are in capitals, so that no acronym can be told from others."""
    return all(token.text.isupper() for token in sentence.tokens if token.text.isalpha())


def _acts(sentence: Sentence, index: int, roles: Mapping[str, str]) -> bool:
    """Whether an acronym without a tag does something or has an officer: `ĀM paziņo`, `LVC pārstāve`."""
    token = sentence.tokens[index]
    if token.head < 0:
        return False
    governor = sentence.tokens[token.head]
    return (token.base_relation == "nsubj" and governor.upos == "VERB") or governor.lemma in roles
