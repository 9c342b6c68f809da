"""Attribution: whose statement it is, and who is meant by words.

In the order of a reading, from the stage down:

- `attribution`: the stage. For every candidate the source phrase, the speaker, the circumstances, the statement.
- `source_phrases`: which words name the source. `resolver` then gives every candidate its speaker:
- by those words, `referents` (whom a phrase means; events ask it too), described where nobody with a name is meant;
- where no words name the source, `implied_speakers`; between the turns of a dialogue, `dialogue`.
- `discourse` is what they all ask: who was mentioned, who spoke, who has a role (`role_index`).
- `confidence`: how sure a statement is. `circumstances`: to whom, where and when it was said.
- `actors`, `implicit_subjects`: which words can mean somebody, and whose subject a verb shares.
"""
