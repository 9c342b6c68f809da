"""The JSON Schema of the record, with a description of every field."""

from typing import Any

from hronika.record import Record

SCHEMA_ID = "urn:hronika:record:1.0"

_DESCRIPTIONS = {
    "Record.id": "The id of the article.",
    "Record.schema_version": "Version of this schema; it changes when a field changes its meaning or leaves.",
    "Record.article": "Which text was read.",
    "Record.statements": "Who said what, in the order of the text.",
    "Record.times": "Time expressions, in the order of the text.",
    "Record.names": "Every mention of something by name, in the order of the text.",
    "Record.people": "The persons named in the article.",
    "Record.quantities": "Amounts, in the order of the text.",
    "Record.events": "What happens, each happening once, in the order of the text.",
    "Record.warnings": "What the reader should know about this reading, each one sentence.",
    "ArticleInfo.id": "The id that came with the article, else the first 16 digits of the hash of its text.",
    "ArticleInfo.title": "The headline.",
    "ArticleInfo.published": "The day of publication, from which relative dates are counted.",
    "ArticleInfo.outlet": "Who published it.",
    "ArticleInfo.url": "Where it was published.",
    "ArticleInfo.language": "ISO 639-1 code of the language it was read in.",
    "ArticleInfo.sha256": "SHA-256 of the text in UTF-8, in hexadecimal.",
    "Span.start": "Code point of the text at which the span starts.",
    "Span.end": "Code point after the last one of the span.",
    "Span.text": "What stands there, exactly.",
    "Statement.content": "What was said; several spans where other words interrupt it.",
    "Statement.cue": "The word that reports it.",
    "Statement.speaker": "The words that name the source in this place.",
    "Statement.speaker_name": "Who that is, in the nominative; null where the article does not tell.",
    "Statement.speaker_id": "The id that this source has in `people` or `names`.",
    "Statement.mode": "Whether all, none or part of it stands in quotation marks.",
    "Statement.act": "What is done by saying it.",
    "Statement.addressee": "To whom it was said.",
    "Statement.medium": "Where it was said or written.",
    "Statement.said_at": "The time expression that dates the saying.",
    "Statement.within": "Index of the statement that this one is quoted in.",
    "Statement.confidence": "How likely it is that the whole statement is right.",
    "Time.span": "The expression.",
    "Time.type": "TIMEX3 type.",
    "Time.value": "TIMEX3 value in ISO 8601; null where it cannot be known.",
    "Name.span": "The mention.",
    "Name.kind": "What it names; a GPE is a place that acts: a country, a town.",
    "Name.name": "The fullest form in the article, in the nominative.",
    "Name.id": "One id for all mentions of the same one in the article.",
    "Person.id": "The id that the person has in `names`.",
    "Person.name": "The fullest form in the article, in the nominative.",
    "Person.gender": "By the form of the name and the words that agree with it; null where they do not tell.",
    "Person.roles": "The roles that the article gives the person, each once.",
    "Quantity.span": "The expression, number and unit.",
    "Quantity.value": "The number.",
    "Quantity.unit": "ISO 4217 code for money, % for per cent, else the lemma of the noun counted.",
    "Quantity.approximate": "Whether the text says that it is about, at least, more than so many.",
    "Participant.role": "Agent does it or it happens to, patient it is done to, counterpart is to, from, "
    "with or against whom.",
    "Participant.span": "The words that name the participant; null where the text leaves them out.",
    "Participant.name": "Who that is, in the nominative; null where it has no name or is not known.",
    "Participant.id": "The id that the participant has in `people` or `names`.",
    "Participant.element": "The role in the frame, by FrameNet.",
    "Participant.plover": "Who acts (source) on whom (target), in events of PLOVER's types.",
    "EventMention.predicate": "The word that names the happening there.",
    "EventMention.vouched": "How the text vouches for it there.",
    "EventMention.polarity": "Negative where the words say that it did not or will not happen.",
    "EventMention.evidence": "The words that make it less than asserted.",
    "EventMention.statement": "Index of the statement that the mention stands in.",
    "Event.predicate": "The word that names the happening.",
    "Event.type": "What sort of happening it is, by PLOVER (the first sixteen) or of the news at large; "
    "null where none fits.",
    "Event.mode": "PLOVER's mode, where the word tells one: how a protest, a sanction, an assault is made.",
    "Event.frame": "The frame that a verb evokes, by FrameNet.",
    "Event.participants": "Who takes part, in the order of the text.",
    "Event.time": "Index of the time expression that dates it.",
    "Event.when": "Whether it lies before, around or after the publication, by its time or its tense.",
    "Event.place": "The words that say where, in its own clause; of a movement where it ends.",
    "Event.paragraph_place": "The place that its paragraph named before, where its own clause names none.",
    "Event.vouched": "How the text vouches for it: the first that fits of denied, hypothetical, planned, "
    "possible, attributed (somebody says so), asserted (the article itself says so).",
    "Event.polarity": "Negative where the words say that it did not or will not happen.",
    "Event.evidence": "The words that make it less than asserted.",
    "Event.statement": "Index of the statement that it stands in.",
    "Event.mentions": "Further places where the article tells of the same happening.",
    "Event.confidence": "How likely it is that this is a happening and that the text vouches for it so.",
}


def record_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a record as `hronika read` writes it."""
    schema = Record.model_json_schema(mode="serialization")
    models = {"Record": schema, **schema["$defs"]}
    for name, model in models.items():
        for field, definition in model["properties"].items():
            definition.pop("title", None)
            definition["description"] = _DESCRIPTIONS[f"{name}.{field}"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **schema,
        "title": "Hronika record",
    }
