"""Indirect speech: what stands under a cue as a clause, an infinitive or a predicative, and beside one as a tag."""

from hronika.reading.clauses import complement_start, content_end
from hronika.reading.cues import Cue, is_predicate
from hronika.reading.direct import trim
from hronika.reading.report import Report, Scene
from hronika.reading.words import DASHES, MARKS

_CONNECTIVES = ("connective", "contrast")
_JOINS = ("and", *_CONNECTIVES)


def read_indirect(scene: Scene) -> None:
    """Read every statement in indirect speech into the scene's reports."""
    for cue in scene.cues.values():
        if cue.token in scene.used and cue.kind != "verb":
            continue
        if cue.kind in ("source", "word"):
            _source(scene, cue)
            continue
        if cue.own and not _reports_own(scene, cue):
            continue
        in_hearsay = scene.words.tokens[cue.token].features.get("Mood") == "Qot" or (
            scene.words.tokens[cue.token].features.get("VerbForm") == "Conv"
            and scene.words.head[cue.token] < 0
        )
        if cue.kind == "noun" and _under_light_verb(scene, cue):
            continue
        if (
            cue.takes("i")
            and not cue.negated
            and not in_hearsay
            and _infinitive_first(scene, cue)
            and _infinitive(scene, cue)
        ):
            continue
        if (cue.takes("k") or cue.takes("t")) and _clause(scene, cue):
            continue
        if cue.takes("i") and not cue.negated and not in_hearsay and _infinitive(scene, cue):
            continue
        if cue.takes("p") and not (cue.negated or cue.impersonal or in_hearsay) and _judgement(scene, cue):
            continue
        if cue.takes("d") and not cue.negated and not in_hearsay and cue.token not in scene.used:
            _tag(scene, cue)


def _reports_own(scene: Scene, cue: Cue) -> bool:
    """First and second persons report only with another's words around: `Es teicu, ka` in a quotation."""
    return (
        scene.innermost(scene.words.tokens[cue.token].start) is not None
        and scene.words.tokens[cue.token].features.get("Tense") == "Past"
        and scene.words.tokens[cue.token].features.get("Person") == "1"
        and cue.act != "opine"
    )


def _under_light_verb(scene: Scene, cue: Cue) -> bool:
    """Whether a noun is the object of a verb that reports, which is then the cue, or counts only there."""
    head = scene.words.head[cue.token]
    other = scene.cues.get(head)
    governed = other is not None and other.kind == "verb" and (other.takes("k") or other.takes("t"))
    return (governed and scene.words.tokens[cue.token].relation.startswith("obj")) or cue.takes("l")


def _finish(scene: Scene, first: int, stop: int) -> tuple[int, int] | None:
    """Code points of content from token `first` to before `stop`, without marks that have no partner."""
    words = scene.words
    while stop > first and words.is_punctuation(stop - 1) and words.tokens[stop - 1].text not in "!?…%)]":
        if words.tokens[stop - 1].text in MARKS and _partner_inside(scene, first, stop - 1):
            break
        stop -= 1
    while first < stop and words.tokens[first].text in {",", "-", "–", "—", ":"}:
        first += 1
    if first >= stop:
        return None
    start, end = words.span(first, stop - 1)
    return trim(scene.text, start, end)


def _partner_inside(scene: Scene, first: int, mark: int) -> bool:
    """Whether a closing mark closes a quotation that opened inside the content."""
    end = scene.words.tokens[mark].end
    start = scene.words.tokens[first].start
    return any(q.end == end and q.start >= start for q in scene.quotations)


def _clause(scene: Scene, cue: Cue) -> bool:
    """Read a clause under a cue: `norādīja, ka ...`."""
    words = scene.words
    joined = complement_start(scene, cue)
    if joined is None:
        return False
    start, join = joined
    if cue.negated and (join == "wh" or cue.act != "opine"):
        return True
    if join == "wh" and cue.act in ("opine", "predict") and cue.kind == "verb":
        return True
    if join == "oblique" and not cue.takes("d"):
        return False
    if join in ("colon", "dash") and not cue.takes("d"):
        return False
    if _unreal(scene, cue) or words.tokens[cue.token].features.get("Tense") == "Fut":
        return True
    stop = content_end(scene, cue, start)
    span = _finish(scene, start, stop)
    if span is None:
        return False
    scene.add(
        Report(
            [span],
            f"clause-{join}" if cue.kind == "verb" else f"{cue.kind}-{join}",
            cue.act,
            cue,
            anchor=cue.token,
        )
    )
    return True


def _unreal(scene: Scene, cue: Cue) -> bool:
    """Whether the cue is an infinitive of what can or must be said, by nobody in particular."""
    words = scene.words
    token = words.tokens[cue.token]
    if token.features.get("VerbForm") != "Inf":
        return False
    head = words.head[cue.token]
    while head >= 0 and words.tokens[head].features.get("VerbForm") == "Inf":
        head = words.head[head]
    if head < 0:
        return True
    governing = words.tokens[head]
    if governing.lemma not in scene.draft.language.words["phase_verbs"]:
        return True
    return governing.features.get("Person") in ("1", "2") or governing.features.get("Polarity") == "Neg"


def _infinitive(scene: Scene, cue: Cue) -> bool:
    """Read an infinitive after a verb or noun of asking or promising: `solīja sagatavot`."""
    words = scene.words
    limit_first, limit_stop = scene.limits(cue.token)
    relations = ("xcomp", "ccomp", "obj", "acl", "nmod", "advcl", "csubj")
    target = None
    holders = [cue.token]
    if words.tokens[cue.token].lemma in scene.lexicon.light:
        holders += [
            i for i in words.children[cue.token] if scene.lexicon.nouns.get(words.tokens[i].lemma) is not None
        ]
    for holder in holders:
        for child in words.children[holder]:
            token = words.tokens[child]
            if token.features.get("VerbForm") == "Inf" and token.relation.partition(":")[0] in relations:
                if limit_first <= child < limit_stop:
                    target = child
                    break
    if target is None or words.tokens[cue.token].features.get("VerbForm") == "Inf":
        return False
    inside = [i for i in words.subtree(target) if limit_first <= i < limit_stop]
    right = [i for i in inside if i > cue.token]
    left = [i for i in inside if i < cue.token and not words.is_punctuation(i)]
    spans: list[tuple[int, int]] = []
    if left and target > cue.token:
        run = _run(left, left[-1])
        if left[-1] >= cue.token - 3 and (span := _finish(scene, run[0], run[-1] + 1)) is not None:
            spans.append(span)
    elif left:
        if (span := _finish(scene, left[0], left[-1] + 1)) is not None:
            spans.append(span)
    if right:
        start = _after_addressee(scene, cue, target) if target > cue.token else right[0]
        stop = content_end(scene, cue, start) if cue.kind == "verb" else right[-1] + 1
        if (span := _finish(scene, start, stop)) is not None:
            spans.append(span)
    if not spans:
        return False
    kind = "infinitive" if cue.kind == "verb" else "noun-infinitive"
    scene.add(Report(spans, kind, cue.act, cue, anchor=cue.token))
    return True


def _infinitive_first(scene: Scene, cue: Cue) -> bool:
    """Whether an infinitive stands between the cue and the next comma: `solīja izvērtēt, vai ...`."""
    words = scene.words
    _, stop = scene.limits(cue.token)
    for index in range(cue.token + 1, stop):
        if words.tokens[index].text in ",;:":
            return False
        if words.tokens[index].features.get("VerbForm") == "Inf":
            return words.head[index] == cue.token
    return False


def _after_addressee(scene: Scene, cue: Cue, target: int) -> int:
    """The first token of an infinitive phrase: after the cue, its subject and whom it addresses."""
    words = scene.words
    start = cue.token + 1
    told = [i for i in words.children[cue.token] if _is_told(scene, cue, i)]
    for child in words.children[cue.token]:
        if not cue.token < child < target:
            continue
        subject = words.tokens[child].relation.startswith("nsubj")
        if subject or (told and child == told[0]):
            start = max(start, *(i + 1 for i in words.subtree(child) if i < target))
    asked = words.tokens[start]
    if cue.act == "demand" and asked.upos == "PRON" and asked.features.get("Case") in ("Acc", "Dat"):
        start += 1
    for index in range(start, target):
        token = words.tokens[index]
        if token.upos in ("PRON", "NOUN", "PROPN") and token.features.get("Case") == "Nom":
            start = index + 1
    return start


def _is_told(scene: Scene, cue: Cue, index: int) -> bool:
    """Whether a dependent of a verb of asking is who is asked: a dative, or an accusative with some verbs."""
    words = scene.words
    token = words.tokens[index]
    if token.upos not in ("NOUN", "PROPN", "PRON") or words.child(index, "case") is not None:
        return False
    relation = token.relation.partition(":")[0]
    case = token.features.get("Case")
    if cue.act not in ("demand", "warn"):
        return False
    if case == "Dat":
        return relation in ("iobj", "obl", "obj")
    lists = scene.draft.language.words
    if case != "Acc" or relation != "obj" or words.tokens[cue.token].lemma not in lists["verbs_of_address"]:
        return False
    actor = token.upos in ("PROPN", "PRON") or token.features.get("Number") == "Plur"
    return actor or any(token.lemma in lists[name] for name in ("roles", "organizations", "generic_people"))


def _run(indices: list[int], around: int) -> list[int]:
    """The unbroken run of indices that holds one of them."""
    position = indices.index(around)
    first = last = position
    while first > 0 and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] == indices[last] + 1:
        last += 1
    return indices[first : last + 1]


def _judgement(scene: Scene, cue: Cue) -> bool:
    """Read a judgement: `uzskata par Trojas zirgu`, `raksturoja kā pieminekli`."""
    words = scene.words
    first, stop = scene.limits(cue.token)
    lemma = words.tokens[cue.token].lemma
    for index in range(cue.token + 1, min(stop - 1, cue.token + 12)):
        function = scene.function(index)
        text = words.tokens[index].text
        if text in (",", ";", ":") or (is_predicate(words.tokens[index]) and index != cue.token):
            break
        if function not in ("judged", "as"):
            continue
        head = index
        while words.head[head] > index:
            head = words.head[head]
        if not words.governs(cue.token, head) or words.tokens[head].upos not in (
            "NOUN",
            "ADJ",
            "VERB",
            "PROPN",
        ):
            continue
        if function == "judged" and (words.tokens[head].upos == "PROPN" or lemma in ("vērtēt", "novērtēt")):
            continue
        subtree = [i for i in words.subtree(head) if index <= i < stop]
        end = _clause_stop(scene, index, max(subtree, default=index) + 1)
        span = _finish(scene, index, end)
        if span is None:
            return False
        spans = [span]
        judged = words.child(cue.token, "obj", "iobj")
        if judged is not None:
            part = [i for i in words.subtree(judged) if first <= i < index]
            if part and part[-1] == index - 1 and part[0] > cue.token:
                spans = [trim(scene.text, words.tokens[part[0]].start, span[1])]
            elif part and part[-1] < cue.token and words.tokens[judged].upos in ("NOUN", "PROPN"):
                run = _run(part, judged) if judged in part else part
                spans.insert(0, words.span(run[0], run[-1]))
        scene.add(Report(spans, "judgement", cue.act, cue, anchor=cue.token))
        return True
    return False


def _clause_stop(scene: Scene, start: int, stop: int) -> int:
    return stop


def _tag(scene: Scene, cue: Cue) -> None:
    """Read a tag beside unmarked content: `..., prognozē Bērzkalne`, `kā norāda X, ...`."""
    words = scene.words
    if cue.own or not is_predicate(words.tokens[cue.token]):
        return
    first, stop = scene.limits(cue.token)
    left = cue.token
    while left > first and not _splits(scene, left - 1):
        left -= 1
    if left > first and words.tokens[left - 1].text in MARKS:
        return
    opener = scene.function(left)
    if opener in ("that", "wh", "if") or (opener == "and" and not _after_comma(scene, left)):
        return
    as_clause = opener == "as" or (
        left + 1 < cue.token and scene.function(left + 1) == "as" and scene.function(left) in _JOINS
    )
    if opener == "as" and scene.function(left + 1) in _CONNECTIVES:
        as_clause, opener = False, "and"
    sourceless = cue.impersonal and as_clause
    subject = words.child(cue.token, "nsubj")
    if any(is_predicate(words.tokens[i]) and words.tokens[i].upos == "VERB" for i in range(left, cue.token)):
        return
    right = _tag_end(scene, cue, stop)
    if any(
        is_predicate(words.tokens[i]) and words.tokens[i].upos == "VERB" and words.head[i] == cue.token
        for i in range(cue.token + 1, right)
    ):
        return
    if (
        as_clause
        and subject is None
        and not cue.impersonal
        and _locative(scene, cue) is None
        and not _nominative_after(scene, cue, right)
    ):
        return
    if (
        words.tokens[left - 1].text in DASHES
        and not as_clause
        and not (subject is not None and subject > cue.token)
    ):
        return
    if not as_clause:
        if left == first or opener in ("and",):
            return
        if words.child(cue.token, "obj") is not None and cue.act != "report" and not _informs(scene, cue):
            return
        if subject is None and _locative(scene, cue) is None and not _nominative_after(scene, cue, right):
            return
    head_stop = left - 1 if left > first else first
    complete = left > first and _has_predicate(scene, first, head_stop)
    goes_on = right < stop and _splits(scene, right) and _goes_on(scene, cue, right, stop, as_clause)
    if not as_clause and not goes_on and not (complete and _can_stand(scene, first, head_stop)):
        return
    spans: list[tuple[int, int]] = []
    # A connective that the cue cuts off (Tomēr, kā norāda X, ...) is no part of what is said.
    if complete or (left > first and not as_clause) or (left > first + 2 and as_clause):
        spans.append(_finish(scene, first, head_stop) or (0, 0))
    if goes_on:
        spans.append(_finish(scene, right + 1, stop) or (0, 0))
    spans = [span for span in spans if span[1]]
    if not spans:
        return
    how = "as" if as_clause else "trailing"
    if sourceless:
        how = "as-sourceless"
    scene.add(Report(spans, how, cue.act, cue, anchor=cue.token))


def _can_stand(scene: Scene, first: int, stop: int) -> bool:
    """Whether words before a tag are more than a subordinate clause of it: `Ja vainu pierādīs, draud sods`."""
    words = scene.words
    if scene.function(first) not in ("if", "that"):
        return True
    return any(words.tokens[i].text == "," and _has_predicate(scene, i + 1, stop) for i in range(first, stop))


def _informs(scene: Scene, cue: Cue) -> bool:
    """Verbs that take whom they tell as an object: `aģentūru LETA informēja`."""
    words = scene.words
    child = words.child(cue.token, "obj")
    return (
        child is not None
        and words.tokens[child].features.get("Case", "Acc") == "Acc"
        and cue.act in ("say", "warn", "ask")
    )


def _after_comma(scene: Scene, index: int) -> bool:
    return index > 0 and scene.words.tokens[index - 1].text == ","


def _splits(scene: Scene, index: int) -> bool:
    words = scene.words
    token = words.tokens[index]
    if token.text in {",", ";", ":"} or token.text in DASHES and words.is_punctuation(index):
        return True
    return token.text in MARKS and not _name_mark(scene, index)


def _name_mark(scene: Scene, index: int) -> bool:
    """Whether a mark belongs to a short quoted name."""
    token = scene.words.tokens[index]
    for quotation in scene.quotations:
        if quotation.start > token.start:
            break
        if token.start in (quotation.start, quotation.inner_end) or token.end in (
            quotation.end,
            quotation.inner_start,
        ):
            return (
                quotation.inner_end - quotation.inner_start < 45
                and "," not in scene.text[quotation.inner_end - 1 : quotation.inner_end]
            )
    return False


def _tag_end(scene: Scene, cue: Cue, stop: int) -> int:
    """The mark after a tag: past its subject with the subject's own appositions and relative clauses."""
    words = scene.words
    subject = words.child(cue.token, "nsubj")
    reach = cue.token
    if subject is not None and subject > cue.token:
        part = [i for i in words.subtree(subject) if i < stop]
        head_part = _run(part, subject) if subject in part else [subject]
        reach = max(reach, head_part[-1])
        relative = [
            i for i in words.children[subject] if words.tokens[i].relation.startswith("acl") and i > subject
        ]
        if not relative:
            name = [
                i for i in words.children[subject] if words.tokens[i].relation.startswith(("flat", "appos"))
            ]
            reach = max([subject, *name, *[j for i in name for j in words.subtree(i)]])
            reach = min(reach, head_part[-1]) if reach in head_part else reach
    index = reach + 1
    depth = 0
    while index < stop:
        text = words.tokens[index].text
        depth += text in "(["
        depth -= text in ")]"
        if depth <= 0 and _splits(scene, index):
            return index
        index += 1
    return stop


def _has_predicate(scene: Scene, first: int, stop: int) -> bool:
    return any(is_predicate(scene.words.tokens[i]) for i in range(first, stop))


def _goes_on(scene: Scene, cue: Cue, right: int, stop: int, as_clause: bool) -> bool:
    """Whether the content goes on after a tag in its middle."""
    words = scene.words
    index = right + 1
    if index >= stop or words.is_punctuation(index):
        return False
    token = words.tokens[index]
    other = scene.cues.get(index)
    converb = token.features.get("VerbForm") == "Conv"
    if scene.function(index) == "wh" or (converb and other is not None):
        return False
    return as_clause or converb or _has_predicate(scene, index, stop)


def _locative(scene: Scene, cue: Cue) -> int | None:
    words = scene.words
    for child in words.children[cue.token]:
        token = words.tokens[child]
        if (
            token.features.get("Case") == "Loc"
            and token.lemma not in scene.lexicon.media
            and token.upos != "PRON"
        ):
            return child
    return None


def _nominative_after(scene: Scene, cue: Cue, right: int) -> bool:
    words = scene.words
    return any(
        words.tokens[i].upos in ("PROPN", "NOUN", "PRON")
        and words.tokens[i].features.get("Case", "Nom") == "Nom"
        for i in range(cue.token + 1, right)
    )


def _source(scene: Scene, cue: Cue) -> None:
    """Read a source phrase: `pēc X teiktā, ...`, `X ieskatā, ...`, `viņaprāt, ...`."""
    words = scene.words
    first, stop = scene.limits(cue.token)
    left = cue.token
    if cue.kind == "source":
        while left > first and not _splits(scene, left - 1) and scene.function(left) != "according":
            left -= 1
    right = cue.token + 1
    depth = 0
    while right < stop and not (depth == 0 and _splits(scene, right)):
        text = words.tokens[right].text
        depth += text == "("
        depth -= text == ")"
        right += 1
        if depth == 0 and right - cue.token > 6:
            break
    bare = right >= stop or not _splits(scene, right) or right - cue.token > 6
    if bare:
        if cue.kind == "source" and left > first:
            return
        right = cue.token
    spans: list[tuple[int, int]] = []
    if left > first + 1:
        stop_left = left - 1 if _splits(scene, left - 1) else left
        if (span := _finish(scene, first, stop_left)) is not None and (
            stop_left - first > 2 or _has_predicate(scene, first, stop_left)
        ):
            spans.append(span)
    if right + 1 < stop:
        end = content_end(scene, cue, right + 1)
        if (span := _finish(scene, right + 1, end)) is not None:
            spans.append(span)
    if spans and (_has_predicate(scene, first, stop)):
        scene.add(Report(spans, "source", cue.act, cue, anchor=cue.token))
