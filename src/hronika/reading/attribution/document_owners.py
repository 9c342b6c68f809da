"""Whose documents are: what the article said of a document before tells whose a later mention of it is."""

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
        words = self._words
        token = words.tokens[document]
        pronoun = token.upos in ("DET", "PRON")
        first = words.first[max(words.sentence[document] - (_PRONOUN_REACH if pronoun else _NOUN_REACH), 0)]
        noted = [owned for owned in self._owned if first <= owned.token < document]
        if not pronoun:
            same = [owned for owned in noted if words.tokens[owned.token].lemma == token.lemma]
            near = words.first[max(words.sentence[document] - 1, 0)]
            found = same or [owned for owned in noted if near <= owned.token]
        else:
            found = noted
        issued = self._issued(document, words.first[max(words.sentence[document] - _PRONOUN_REACH, 0)])
        if issued is not None and (not found or found[-1].token < issued.token):
            return issued.owner
        return found[-1].owner if found else None

    def _issued(self, document: int, first: int) -> _Owned | None:
        """The last document before that its own words give an owner: `Vadība nosūtīja vēstuli. Tajā ...`."""
        words = self._words
        token = words.tokens[document]
        pronoun = token.upos in ("DET", "PRON")
        for index in range(document - 1, first - 1, -1):
            other = words.tokens[index]
            if other.upos != "NOUN" or not is_document(words, self._language, index):
                continue
            if (gender_of(other) != gender_of(token)) if pronoun else other.lemma != token.lemma:
                continue
            phrase = owner_phrase(self._context, index, document)
            if phrase is not None:
                return _Owned(index, self._referents.find(phrase, Perspective(), guess=True))
        return None
