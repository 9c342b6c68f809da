"""Whose documents are: what the article said of a document before tells whose a later mention of it is."""

from itertools import takewhile
from typing import NamedTuple

from hronika.reading.attribution.referents import Perspective, Referent, ReferentFinder
from hronika.reading.document.syntax import gender_of
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.documents import is_document, owner_phrase

# How many sentences back a pronoun (`tajā norādīts`) and a bare noun (`dokumentā teikts`) look.
_PRONOUN_REACH, _NOUN_REACH = 2, 12


class _Owned(NamedTuple):
    """A document and whose it is."""

    token: int
    owner: Referent


class DocumentOwners:
    """Tells whose a document is that has no owner beside it, from what was said of documents before."""

    def __init__(self, context: StatementContext, referents: ReferentFinder) -> None:
        self._context, self._referents = context, referents
        self._words, self._language = context.words, context.document.language
        self._owned: list[_Owned] = []

    def note(self, candidate: StatementCandidate) -> None:
        """Take note of whose a document is: that of a cue, or one that is itself the speaker."""
        document = candidate.cue.document if candidate.cue is not None else None
        if document is None and candidate.speaker is not None:
            head = candidate.speaker.head
            document = head if is_document(self._words, self._language, head) else None
        if document is not None and candidate.name is not None:
            self._owned.append(
                _Owned(document, Referent(candidate.name, candidate.id, candidate.resolved_by))
            )

    def owner(self, document: int) -> Referent | None:
        """Whose a document at a token is; None where nothing before tells."""
        noted, issued = self._noted(document), self._issued(document)
        if issued is not None and (noted is None or noted.token < issued.token):
            return issued.owner
        return noted.owner if noted is not None else None

    def _noted(self, document: int) -> _Owned | None:
        """The last document noted that a later one can be: for a noun one of its name, or just before."""
        words = self._words
        token = words.tokens[document]
        pronoun = token.upos in ("DET", "PRON")
        first = self._first(document, _PRONOUN_REACH if pronoun else _NOUN_REACH)
        near = takewhile(lambda owned: owned.token >= first, reversed(self._owned))
        noted = [owned for owned in near if owned.token < document]
        if not pronoun:
            about = self._about(document)
            lemma = token.lemma if about is None else words.tokens[about].lemma
            same = [owned for owned in noted if lemma in self._lemmas(owned.token, about is not None)]
            before = self._first(document, 1)
            others = noted
            if token.lemma in self._context.lexicon.event_nouns:  # `[Pārbaudē] secināts`
                others = [owned for owned in noted if self._is_work(owned.token)]
            noted = same or [owned for owned in others if about is None and before <= owned.token]
        return noted[0] if noted else None

    def _first(self, document: int, reach: int) -> int:
        """The first token of the sentence so many before that of a document."""
        return self._words.first[max(self._words.sentence[document] - reach, 0)]

    def _lemmas(self, document: int, phrase: bool) -> set[str]:
        """The lemma of a document; with `phrase` those of all its phrase: `[aptaujas] rezultāti`."""
        words = self._words
        return {words.tokens[i].lemma for i in (words.subtree(document) if phrase else (document,))}

    def _is_work(self, document: int) -> bool:
        """Whether a document tells of what somebody looked into: `[aptaujas] rezultāti`."""
        return not self._lemmas(document, True).isdisjoint(self._context.lexicon.event_nouns)

    def belongs_to_another(self, document: int) -> bool:
        """Whether a document is somebody's who is not told.

        It is part of another (`[prasības] pieteikumā`), or all that is told is who has it (`LETA rīcībā esošā
        vēstulē`).
        """
        had = any(
            self._words.tokens[index].lemma in self._context.lexicon.possession_nouns
            for index in self._words.subtree(document)
            if index < document
        )
        return had or self._about(document) is not None

    def is_known_site(self, document: int) -> bool:
        """Whether words were written on a site that the text spoke of before and that is nobody's known.

        By its noun, or by its address in marks: `veikalā "zeme.shop" … [Vietnē] teikts`.
        """
        words, lexicon = self._words, self._context.lexicon
        lemma = words.tokens[document].lemma
        if lexicon.organizations.get(lemma) != "site":
            return False
        first = self._first(document, _NOUN_REACH)
        start, end = words.span(first, document)
        marked = (
            self._context.text[each.inner_start : each.inner_end]
            for each in self._context.quotations_from(start, end)
        )
        addressed = any("." in name[1:-1] and " " not in name for name in marked)
        return addressed or any(words.tokens[i].lemma == lemma for i in range(first, document))

    def _about(self, document: int) -> int | None:
        """The other document that one belongs to: `[aptaujas] kopsavilkumā`, `[prasības] pieteikumā`."""
        words = self._words
        belongs = (
            child
            for child in words.children[document]
            if words.tokens[child].upos == "NOUN" and is_document(words, self._language, child)
        )
        return next((child for child in belongs if child < document), None)

    def _issued(self, document: int) -> _Owned | None:
        """The last document before that its own words give an owner: `Vadība nosūtīja vēstuli. Tajā ...`."""
        words = self._words
        token = words.tokens[document]
        pronoun = token.upos in ("DET", "PRON")
        for index in range(document - 1, self._first(document, _PRONOUN_REACH) - 1, -1):
            other = words.tokens[index]
            if other.upos != "NOUN" or not is_document(words, self._language, index):
                continue
            if (gender_of(other) != gender_of(token)) if pronoun else other.lemma != token.lemma:
                continue
            phrase = owner_phrase(self._context, index, document)
            if phrase is not None:
                return _Owned(index, self._referents.find(phrase, Perspective(), guess=True))
        return None
