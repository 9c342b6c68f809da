"""The stance of a statement: what its source does with the content, read from the cue and its negation.

The values are those of the annotation guidelines; which cues deny, doubt and believe is told by the letters
of the lexicon of cues.
"""

from hronika.reading.document.negation import is_negative
from hronika.reading.statements.candidates import Report, Scene
from hronika.reading.statements.cues import Cue
from hronika.record import Stance


def stance_of(scene: Scene, report: Report) -> Stance:
    """What the source of a statement does with its content.

    A denial or doubt is about the clause that its cue governs; words beside a cue are the source's own, and
    so are held (`"Tā nav," noliedza X`).
    """
    if report.act == "ask" or _is_question(scene, report):
        return "asks"
    if report.cue is None or report.how.rpartition("-")[2] not in ("that", "wh", "oblique"):
        return "holds"
    negations = scene.draft.language.words["negations"]
    plain, negated = _stances(scene, report.cue)
    if plain != "doubts" and _is_whether(scene, report):
        return "asks"
    return negated if is_negative(scene.words, report.cue.token, negations) else plain


def _stances(scene: Scene, cue: Cue) -> tuple[Stance, Stance]:
    """What a cue does with the clause that it governs, and what it does with it when it is negated."""
    words, frames, acts = scene.words, set(cue.frames), {cue.act}
    if words.tokens[cue.token].lemma in scene.lexicon.light:
        # The noun under a light verb tells: `pauda šaubas, vai`.
        for index in words.dependents(cue.token, "obj", "nsubj"):
            noun = scene.lexicon.nouns.get(words.tokens[index].lemma)
            if noun is not None:
                frames |= set(noun.frames)
                acts.add(noun.act)
    if "u" in frames:
        return "doubts", "holds"
    if "deny" in acts or "x" in frames:
        return "denies", "open"
    if "b" in frames:
        return "holds", "denies"
    if "c" in frames:
        return "holds", "doubts"
    return "holds", "holds" if cue.takes("n") else "open"


def _is_whether(scene: Scene, report: Report) -> bool:
    """Whether the content is an indirect question, opened by `vai`."""
    opener = scene.words.at(report.start) - 1
    kinds = scene.draft.language.words["complementisers"]
    return opener >= 0 and kinds.get(scene.words.lower[opener]) == "whether"


def _is_question(scene: Scene, report: Report) -> bool:
    """Whether the content is one sentence that ends in a question mark."""
    words = scene.words
    covered = words.covered(report.start, report.end)
    if not covered or words.sentence[covered[0]] != words.sentence[covered[-1]]:
        return False
    return scene.text[: report.end].rstrip().endswith("?")
