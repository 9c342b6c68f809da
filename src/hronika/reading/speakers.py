"""Who a speaker is: from the words at the cue to the fullest name the article gives, or none."""

from hronika.reading.draft import Entity
from hronika.reading.people_in_mind import PeopleInMind, gender_of
from hronika.reading.report import Range, Report, Scene
from hronika.reading.words import MARKS

_NAMED = ("person", "organization", "GPE", "location", "product", "event")
_FIRST_PERSON = frozenset({"es", "mēs"})


def resolve_speakers(scene: Scene, mind: PeopleInMind) -> None:
    """Fill `name` and `id` of every report, in text order, each helped by those before it."""
    order = sorted(scene.reports, key=lambda report: (report.anchor, report.start))
    done: list[Report] = []
    for report in order:
        _resolve(scene, mind, report, done)
        done.append(report)
        entity = next((e for e in scene.draft.entities if e.id == report.id), None)
        if entity is not None and not _is_quoted(scene, report):
            mind.spoke.append((report.anchor, entity))


def _is_quoted(scene: Scene, report: Report) -> bool:
    return scene.innermost(scene.words.tokens[report.anchor].start) is not None


def _set(report: Report, entity: Entity | None) -> bool:
    if entity is None:
        return False
    report.name, report.id = entity.name, entity.id
    return True


def _resolve(scene: Scene, mind: PeopleInMind, report: Report, done: list[Report]) -> None:
    around = _enclosing(scene, report)
    cue = report.cue
    if report.speaker is None:
        if cue is not None and cue.own and around is not None:
            report.name, report.id = around.name, around.id
        elif cue is not None and cue.kind == "word":
            gender = "female" if scene.words.lower[cue.token].startswith("viņas") else "male"
            _set(report, mind.person(cue.token, gender))
        else:
            _resolve_absent(scene, mind, report, done, around)
        return
    named = _named(scene, mind, report.speaker)
    if named:
        report.name = " un ".join(dict.fromkeys(entity.name for entity in named))
        report.id = named[0].id if len({entity.id for entity in named}) == 1 else None
        return
    head = scene.words.tokens[report.speaker.head]
    if head.upos == "PRON" or (head.upos == "DET" and report.speaker.first == report.speaker.last):
        _resolve_pronoun(scene, mind, report, around)
        return
    _resolve_noun(scene, mind, report, around)


def _enclosing(scene: Scene, report: Report) -> Report | None:
    """The innermost other report whose content holds the cue or content of this one."""
    offset = scene.words.tokens[report.anchor].start
    best: Report | None = None
    for other in scene.reports:
        if other is report:
            continue
        if any(
            start <= offset < end and start <= report.start and report.end <= end + 2
            for start, end in other.spans
        ):
            if best is None or other.end - other.start < best.end - best.start:
                best = other
    return best


def _named(scene: Scene, mind: PeopleInMind, speaker: Range) -> list[Entity]:
    """Entities that the speaker phrase names as its head, and those coordinated with it."""
    words = scene.words
    heads = _heads(scene, speaker)
    case = words.tokens[speaker.head].features.get("Case")
    found: list[Entity] = []
    sightings = mind.mentioned(speaker.first, speaker.last, *_NAMED)
    for sighting in sightings:
        span = range(sighting.first, sighting.token + 1)
        cases = {words.tokens[i].features.get("Case") for i in span} - {None}
        if any(head in span for head in heads) and (sighting.token >= max(h for h in heads if h in span)):
            found.append(sighting.entity)
        elif (
            sighting.entity.kind == "person"
            and sighting.first > heads[0]
            and (not case or not cases or case in cases)
        ):
            found.append(sighting.entity)
        elif _appended(scene, sighting.first, sighting.token, speaker, heads):
            found.append(sighting.entity)
    if len(found) > 1:
        people = [entity for entity in found if entity.kind == "person"]
        joined = any(
            scene.function(i) == "and" or words.tokens[i].text == ","
            for i in range(speaker.first, speaker.last)
        )
        if people:
            return people if joined else people[-1:]
        if not joined:
            return found[-1:]
    return found


def _appended(scene: Scene, first: int, last: int, speaker: Range, heads: list[int]) -> bool:
    """Whether a quoted name follows its noun: `uzņēmums "X"`, `institūcija „Cert.lv”`."""
    words = scene.words
    if first <= speaker.head or last < speaker.last - 1:
        return False
    return words.tokens[first - 1].text in MARKS or words.tokens[first].relation.startswith(
        ("flat", "appos", "nmod")
    )


def _heads(scene: Scene, speaker: Range) -> list[int]:
    """The head of a phrase, the names joined flat to it, and what is coordinated with it."""
    words = scene.words
    heads = [speaker.head]
    for index in range(speaker.first, speaker.last + 1):
        relation = words.tokens[index].relation.partition(":")[0]
        if index not in heads and words.head[index] in heads and relation in ("conj", "flat", "appos"):
            heads.append(index)
    return sorted(heads)


def _resolve_pronoun(scene: Scene, mind: PeopleInMind, report: Report, around: Report | None) -> None:
    assert report.speaker is not None
    head = scene.words.tokens[report.speaker.head]
    person = head.features.get("Person")
    if head.lemma in _FIRST_PERSON or person == "1":
        if around is not None:
            report.name, report.id = around.name, around.id
        return
    if head.features.get("PronType") in ("Prs", "Dem") or person == "3":
        plural = head.features.get("Number") == "Plur"
        entity = mind.person(report.speaker.head, gender_of(head), plural)
        if _set(report, entity):
            return
        if not plural:
            report.label = "pronoun"
            return
        report.label = "pronoun"
        return
    report.name = _description(scene, report.speaker)


def _resolve_noun(scene: Scene, mind: PeopleInMind, report: Report, around: Report | None) -> None:
    assert report.speaker is not None
    words, speaker = scene.words, report.speaker
    head = words.tokens[speaker.head]
    lists = scene.draft.language.words
    plural = head.features.get("Number") == "Plur"
    modifiers = {
        words.tokens[i].lemma
        for i in range(speaker.first, speaker.head)
        if words.tokens[i].upos in ("NOUN", "PROPN", "ADJ") and not words.is_punctuation(i)
    }
    indefinite = any(
        words.tokens[i].features.get("PronType") == "Ind" for i in range(speaker.first, speaker.head + 1)
    )
    if head.lemma in lists.get("source_documents", {}):
        owner = _owner(scene, mind, speaker)
        if _set(report, owner):
            return
    elif not plural and not indefinite:
        entity = mind.with_role(head, speaker.head, modifiers)
        if entity is None and modifiers:
            entity = None
        if entity is None and head.lemma in lists.get("organizations", {}) and not modifiers:
            entity = mind.institution(head.lemma, speaker.head)
        generic = lists.get("generic_people", {})
        if entity is None and not modifiers and head.lemma in generic:
            gender = generic[head.lemma] if generic[head.lemma] != "any" else None
            entity = mind.person(speaker.head, gender) or mind.only_speaker_near(speaker.head, gender)
        if entity is None and not modifiers and head.lemma in lists.get("roles", {}):
            entity = mind.only_speaker_near(speaker.head, gender_of(head))
        if _set(report, entity):
            return
    report.name = _description(scene, speaker)


def _owner(scene: Scene, mind: PeopleInMind, speaker: Range) -> Entity | None:
    """Whose document or data it is: an institution in the phrase, or the one its noun means."""
    named = mind.mentioned(speaker.first, speaker.last, "organization", "person", "GPE")
    organizations = [sighting.entity for sighting in named if sighting.entity.kind == "organization"]
    if organizations:
        return organizations[0]
    words = scene.words
    for index in range(speaker.first, speaker.head):
        token = words.tokens[index]
        if token.features.get("Case") == "Gen" and token.lemma in scene.draft.language.words.get(
            "organizations", {}
        ):
            return mind.institution(token.lemma, speaker.head)
    return None


def _description(scene: Scene, speaker: Range) -> str:
    """An unnamed source in the nominative, without an indefinite pronoun, brackets and outer marks."""
    words = scene.words
    kept: list[int] = []
    depth = 0
    for index in range(speaker.first, speaker.last + 1):
        token = words.tokens[index]
        depth += token.text == "("
        if depth == 0:
            kept.append(index)
        depth -= token.text == ")" and depth > 0
    while len(kept) > 1 and words.tokens[kept[0]].features.get("PronType") == "Ind":
        kept = kept[1:]
    while len(kept) > 1 and words.is_punctuation(kept[-1]) and words.tokens[kept[-1]].text not in MARKS:
        kept = kept[:-1]
    sentence = scene.draft.analysis.sentences[words.sentence[speaker.head]]
    offset = words.first[words.sentence[speaker.head]]
    name = scene.draft.language.declension.nominative(sentence, [index - offset for index in kept])
    if len(name) > 2 and name[0] in MARKS and name[-1] in MARKS:
        name = name[1:-1]
    return name


def _resolve_absent(
    scene: Scene, mind: PeopleInMind, report: Report, done: list[Report], around: Report | None
) -> None:
    """Who speaks where no word at the cue says so."""
    words = scene.words
    cue = report.cue
    if report.how in ("as-sourceless",):
        return
    if report.how == "oblique":
        _resolve_oblique(scene, mind, report, done)
        return
    if cue is not None and cue.impersonal:
        return
    if cue is not None and cue.kind in ("noun", "predicative"):
        return
    if cue is not None and around is not None:
        token = words.tokens[cue.token]
        if token.features.get("Person") == "1":
            report.name, report.id = around.name, around.id
        return
    if report.how in ("continued", "colon", "tag", "lead"):
        previous = next((r for r in reversed(done) if not _is_quoted(scene, r) and r.name), None)
        if previous is not None and _close(scene, previous, report):
            report.name, report.id = previous.name, previous.id
        return
    if report.how == "dash":
        return
    subject = _last_subject(scene, mind, report)
    if subject is not None:
        _set(report, subject)
        return
    previous = next((r for r in reversed(done) if not _is_quoted(scene, r)), None)
    if previous is not None and previous.name and _close(scene, previous, report, 1):
        report.name, report.id = previous.name, previous.id


def _close(scene: Scene, previous: Report, report: Report, reach: int = 2) -> bool:
    words = scene.words
    return (
        words.paragraph[words.sentence[report.anchor]] - words.paragraph[words.sentence[previous.anchor]]
        <= reach
    )


def _last_subject(scene: Scene, mind: PeopleInMind, report: Report) -> Entity | None:
    """The subject of the clauses before, for a verb that leaves its own out."""
    words = scene.words
    first = words.first[max(words.sentence[report.anchor] - 1, 0)]
    for sighting in reversed(mind.sightings):
        if (
            first <= sighting.token < report.anchor
            and sighting.subject
            and sighting.entity.kind in ("person", "organization")
        ):
            return sighting.entity
    return None


def _resolve_oblique(scene: Scene, mind: PeopleInMind, report: Report, done: list[Report]) -> None:
    """Whose hearsay it is: the last speaker's in the paragraph, else the subject's own."""
    words = scene.words
    sentence = words.sentence[words.at(report.start)]
    if report.cue is None:
        for previous in reversed(done):
            same = words.paragraph[words.sentence[previous.anchor]] == words.paragraph[sentence]
            if same and not _is_quoted(scene, previous) and previous.name:
                report.name, report.id = previous.name, previous.id
                break
    first, stop = words.first[sentence], words.first[sentence + 1]
    for sighting in mind.sightings:
        if (
            first <= sighting.first < stop
            and sighting.subject
            and sighting.entity.kind in ("person", "organization")
        ):
            head = words.head[sighting.token]
            if words.head[head] < 0 or head < 0 or words.head[words.head[head]] < 0:
                _set(report, sighting.entity)
            return
