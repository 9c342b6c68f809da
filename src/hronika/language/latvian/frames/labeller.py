"""The model of frames at work: verbs in sentences in, frames with their roles out."""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hronika.language.analysis import Frame, FrameRole, Sentence, Token
from hronika.language.latvian.frames.arguments import arguments
from hronika.language.latvian.frames.features import (
    ARGUMENT_FEATURES,
    VERB_FEATURES,
    Description,
    description,
    of_argument,
    of_verb,
    verb_description,
)
from hronika.language.latvian.generations import Generations
from hronika.language.latvian.model_files import MODEL_FOLDER, load_session, loading
from hronika.language.latvian.vectors import StaticVectors
from hronika.language.letters import shared_beginning

NONE = "-"
"""The role of a word that plays none."""

# Of an unknown lemma a known one is guessed that begins like the form without these, so many letters at
# least, and ends after what they share in no more than so many.
_PREFIXES = ("", "ne", "jā")
_BEGINNING, _ENDING = 4, 3

_AT_ONCE = 512  # verbs; their scores of frames take some memory
_NEVER = np.float32(-1e9)
GENERATION = 16_384  # static vectors, lemmas and descriptions that are kept; there are two generations


class FrameLexicon:
    """What training has seen: lemmas with the frames each evoked, frames with the roles of each."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.frames: list[str] = facts["frames"]
        self.roles: list[str] = facts["roles"]
        self.features: dict[str, int] = {name: i for i, name in enumerate(facts["features"], 1)}
        self.counts: dict[str, dict[int, int]] = {
            lemma: {int(frame): count for frame, count in counts.items()}
            for lemma, counts in facts["lemmas"].items()
        }
        self.lemmas = {lemma: i for i, lemma in enumerate(facts["lemmas"], 1)}
        self.smoothing: float = facts["smoothing"]
        self.usual = np.array(facts["usual"], np.float32)
        self._priors: dict[str, NDArray[np.float32]] = {}
        self._guesses: Generations[str, str] = Generations(GENERATION)
        self._verbs: Generations[Description, bytes] = Generations(GENERATION)
        self._arguments: Generations[Description, bytes] = Generations(GENERATION)
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        for lemma in self.counts:
            self._by_beginning[lemma[:_BEGINNING]].append(lemma)
        self.roles_of = np.full((len(self.frames), len(self.roles)), _NEVER)
        for frame, roles in enumerate(facts["roles_of"]):
            self.roles_of[frame, [0, *roles]] = 0

    def lemma(self, token: Token) -> str:
        """The lemma of a verb: as the analysis has it, or of an unknown one the known one most like the form.

        The lemma of a rare form is wrong now and then (`neapvienošos` read as *apvienoš*).
        """
        if token.lemma in self.counts or token.upos != "VERB":
            return token.lemma
        found = self._guesses.get(token.text)
        if found is None:
            found = self._guess(token) or token.lemma
            self._guesses.keep(token.text, found)
        return found

    def _guess(self, token: Token) -> str | None:
        form = token.text.lower()
        reflexive = token.features.get("Reflex") == "Yes"
        best, shared = None, 0
        for start in _PREFIXES:
            if not form.startswith(start):
                continue
            stem = form[len(start) :]
            for lemma in self._by_beginning.get(stem[:_BEGINNING], ()):
                common = shared_beginning(stem, lemma)
                fits = lemma.endswith("ties") == reflexive and common >= len(lemma) - (
                    _ENDING + 2 * reflexive
                )
                if fits and common > shared:
                    best, shared = lemma, common
        return best

    def prior(self, lemma: str) -> NDArray[np.float32]:
        """Log probabilities of frames by the lemma alone; of an unknown lemma how common frames are."""
        found = self._priors.get(lemma)
        if found is None:
            counts = self.counts.get(lemma)
            if counts is None:
                return self.usual
            found = self._priors[lemma] = prior(counts, len(self.frames), self.smoothing)
        return found

    def verb(self, described: Description) -> bytes:
        """Numbers of the features of a verb, as `numbers` gives them."""
        found = self._verbs.get(described)
        if found is None:
            found = self.numbers(of_verb(described), VERB_FEATURES)
            self._verbs.keep(described, found)
        return found

    def argument(self, described: Description) -> bytes:
        """Numbers of the features of a word that may play a role, as `numbers` gives them."""
        found = self._arguments.get(described)
        if found is None:
            found = self.numbers(of_argument(described), ARGUMENT_FEATURES)
            self._arguments.keep(described, found)
        return found

    def numbers(self, features: Iterable[str], most: int) -> bytes:
        """Numbers of the features that are known, as many as `most`, then zeros; each is an int64."""
        known = self.features
        found = [known[name] for name in features if name in known][:most]
        return array("q", found + [0] * (most - len(found))).tobytes()


def load_lexicon(folder: Path) -> FrameLexicon:
    """Load it from the folder of the model."""
    return FrameLexicon(json.loads((folder / "frames.json").read_text(encoding="utf-8")))


def prior(counts: Mapping[int, float], frames: int, smoothing: float) -> NDArray[np.float32]:
    """Log probabilities of frames from how often each was evoked."""
    smoothed = np.full(frames, smoothing, np.float32)
    for frame, count in counts.items():
        smoothed[frame] += count
    made: NDArray[np.float32] = np.log(smoothed / smoothed.sum())
    return made


class Known(NamedTuple):
    """What is known of some verbs and, one after another, of the words around them.

    The lemmas of verbs are those that the lexicon gives.
    """

    lemmas: NDArray[np.int64]  # numbers of lemmas of verbs, 0 where unknown, (verbs,)
    verbs: NDArray[np.int64]  # numbers of features, (verbs, VERB_FEATURES)
    words: NDArray[np.int64]  # numbers of features, (words, ARGUMENT_FEATURES)
    owners: NDArray[np.int64]  # which verb a word stands by, (words,)
    places: list[int]  # of words in their sentence
    forms: list[str]  # lemmas of verbs, then of words, for their static vectors


def known(lexicon: FrameLexicon, verbs: Sequence[tuple[Sentence, int]]) -> Known:
    """Describe verbs and the words around them."""
    of_verbs, of_words, owners, places, lemmas, word_lemmas = [], [], [], [], [], []
    for number, (sentence, verb) in enumerate(verbs):
        tokens = sentence.tokens
        of_verbs.append(lexicon.verb(verb_description(sentence, verb)))
        lemmas.append(lexicon.lemma(tokens[verb]))
        for argument in arguments(sentence, verb):
            of_words.append(lexicon.argument(description(sentence, verb, argument)))
            owners.append(number)
            places.append(argument.word)
            word_lemmas.append(tokens[argument.word].lemma)
    return Known(
        np.array([lexicon.lemmas.get(lemma, 0) for lemma in lemmas], np.int64),
        _rows(of_verbs, VERB_FEATURES),
        _rows(of_words, ARGUMENT_FEATURES),
        np.array(owners, np.int64),
        places,
        lemmas + word_lemmas,
    )


def _rows(numbers: Iterable[bytes], width: int) -> NDArray[np.int64]:
    """Numbers of features as an array with a row for each word."""
    return np.frombuffer(bytearray().join(numbers), np.int64).reshape(-1, width)


class LatvianFrames:
    """Finds frames and roles. The model is loaded when it is first asked."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        self._folder = folder
        self._lock = Lock()
        self._model: _LoadedLabeller | None = None

    def usual(self, lemma: str) -> Frame | None:
        """The frame that a verb evokes most, with its share and no roles; None of an unknown verb."""
        lexicon = self._loaded().lexicon
        counts = lexicon.counts.get(lemma)
        if counts is None:
            return None
        frame = max(counts, key=counts.__getitem__)
        return Frame(lexicon.frames[frame], counts[frame] / sum(counts.values()), ())

    def frames(self, verbs: Sequence[tuple[Sentence, int]]) -> list[Frame]:
        """The frame of each verb, given as a sentence and the index of the verb in it."""
        if not verbs:
            return []
        model = self._loaded()
        with self._lock:
            return [
                frame
                for begin in range(0, len(verbs), _AT_ONCE)
                for frame in model.label(verbs[begin : begin + _AT_ONCE])
            ]

    def _loaded(self) -> "_LoadedLabeller":
        with self._lock:
            if self._model is None:
                with loading(self._folder):
                    self._model = _LoadedLabeller(self._folder)
            return self._model


class _LoadedLabeller:
    """The graphs and lists of the model's folder, with the vectors of the forms met last."""

    def __init__(self, folder: Path) -> None:
        self.lexicon = load_lexicon(folder)
        self._frames = load_session(folder / "frames.onnx", 1)
        self._roles = load_session(folder / "roles.onnx", 1)
        self._static = StaticVectors.load(folder)
        self._kept: Generations[str, bytes] = Generations(GENERATION)

    def label(self, verbs: Sequence[tuple[Sentence, int]]) -> list[Frame]:
        """The frame of each verb with its roles; verbs are given as a sentence and an index into it."""
        lexicon = self.lexicon
        what = known(lexicon, verbs)
        vectors = self._vectors(what.forms)
        lemmas = what.forms[: len(verbs)]
        scores, hidden_verbs, hidden_words = self._frames.run(
            ("scores", "hidden.verbs", "hidden.words"),
            {
                "lemmas": what.lemmas,
                "verbs": what.verbs,
                "words.near": what.words,
                "owners": what.owners,
                "static.verbs": vectors[: len(verbs)],
                "static.words": vectors[len(verbs) :],
                "prior": np.concatenate([lexicon.prior(lemma) for lemma in lemmas]).reshape(len(lemmas), -1),
            },
        )
        chosen, sure = _chosen(scores, [lexicon.counts.get(lemma) for lemma in lemmas])
        (role_scores,) = self._roles.run(
            ("scores",),
            {
                "hidden.verbs": hidden_verbs,
                "hidden.words": hidden_words,
                "owners": what.owners,
                "frames": chosen,
            },
        )
        role_scores += lexicon.roles_of[chosen[what.owners]]
        parts = role_scores.argmax(1).tolist()
        leads = (role_scores.max(1) - role_scores[:, 0]).tolist()
        # A role is played once: by the word that is likeliest to.
        played: list[dict[int, tuple[float, int]]] = [{} for _ in verbs]
        for owner, place, role, lead in zip(what.owners.tolist(), what.places, parts, leads, strict=True):
            if role and lead > played[owner].get(role, (0.0, 0))[0]:
                played[owner][role] = lead, place
        return [
            Frame(
                lexicon.frames[frame],
                chance,
                tuple(sorted(FrameRole(place, lexicon.roles[role]) for role, (_, place) in roles.items())),
            )
            for frame, chance, roles in zip(chosen.tolist(), sure, played, strict=True)
        ]

    def _vectors(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """The static vectors of forms, those of the forms met last being kept. Shape (forms, units)."""
        found: dict[str, bytes] = {}
        new: list[str] = []
        for form in dict.fromkeys(forms):
            vector = self._kept.get(form)
            if vector is None:
                new.append(form)
            else:
                found[form] = vector
        if new:
            for form, vector in zip(new, map(bytes, self._static.of(new)), strict=True):
                self._kept.keep(form, vector)
                found[form] = vector
        return np.frombuffer(b"".join([found[form] for form in forms]), np.float32).reshape(len(forms), -1)


def _chosen(
    scores: NDArray[np.float32], known: Sequence[Mapping[int, int] | None]
) -> tuple[NDArray[np.int64], list[float]]:
    """The likeliest frame of each verb and how likely it is, among those that its lemma was seen to evoke."""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    chosen, sure = [], []
    for row, counts in zip(powers, known, strict=True):
        options = range(len(row)) if counts is None else list(counts)
        if len(options) == 1:
            chosen.append(options[0])
            sure.append(1.0 if row[options[0]] else 0.0)
            continue
        chances = row if counts is None else row[options]
        best, total = int(chances.argmax()), float(chances.sum())
        chosen.append(options[best])
        sure.append(float(chances[best]) / total if total else 0.0)
    return np.array(chosen, np.int64), sure
