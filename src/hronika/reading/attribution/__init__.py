"""Attribution: whose statement it is, and who is meant by words.

In the order of a reading, from the stage down:

- `attribution`: the stage. It gives every candidate its source phrase, speaker and circumstances.
- `source_phrases`: which words name the source. `resolver` then gives every candidate its speaker:
- by those words, through `referents`, which tells whom a phrase means (and tells events, too);
- where no words name the source, `implied_speakers`; between the turns of a dialogue, `dialogue`.
- `discourse` is what they all ask: who was mentioned, who spoke, who has a role (`role_index`).
- `confidence`: how sure a statement is. `circumstances`: to whom, where and when it was said.
- `actors`: which words can mean somebody.
"""
