"""Which verbs of communication and opinion the lexicon of cues has, of those that Latvian FrameNet annotates.

Counted are verbs with a message at least twice in the training and development parts together. Those that
report nothing are listed with the reason in `frame_verbs.tsv`; all others are to be cues.

usage: python -m benchmarks.frame_verbs [--data FOLDER]
"""

import argparse
import lzma
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.lexicon import read_lexicon, read_list

DATA = Path(__file__).parents[2] / "shared" / "data"
FILES = ("fullstack-frames-train.conll.xz", "fullstack-frames-dev.conll.xz")
EXCLUSIONS = Path(__file__).with_suffix(".tsv")
REASONS = frozenset({"thought", "act", "address", "evidence", "impression", "phrase"})
_USES, _COLUMNS = 2, 12

MESSAGES: Mapping[str, str] = {
    "Affirm_or_deny": "Message",
    "Agree_or_refuse_to_act": "Proposed_action",
    "Attempt_suasion": "Content",
    "Be_in_agreement_on_assessment": "Opinion",
    "Certainty": "Content",
    "Cogitation": "Topic",
    "Coming_to_believe": "Content",
    "Commitment": "Message",
    "Communication": "Message",
    "Communication_manner": "Message",
    "Communication_noise": "Message",
    "Communication_response": "Message",
    "Complaining": "Complaint",
    "Convey_importance": "Message",
    "Encoding": "Message",
    "Evidence": "Proposition",
    "Expectation": "Phenomenon",
    "Explaining_the_facts": "State_of_affairs",
    "Expressing_publicly": "Content",
    "Hearsay": "Message",
    "Judgment_communication": "Reason",
    "Judgment_direct_address": "Reason",
    "Mention": "Message",
    "Opinion": "Opinion",
    "Predicting": "Eventuality",
    "Questioning": "Message",
    "Regard": "Judgment",
    "Request": "Message",
    "Respond_to_proposal": "Proposal",
    "Reveal_secret": "Information",
    "Statement": "Message",
    "Summarizing": "State_of_affairs",
    "Telling": "Message",
    "Trust": "Information",
    "Warning": "Message",
}
"""The frames of communication and opinion, and the element of each that holds what is said or thought."""


class Coverage(NamedTuple):
    """Lemmas of the verbs that FrameNet has with a message: cues, not to be cues, and missing."""

    covered: list[str]
    excluded: list[str]
    missing: list[str]

    @property
    def share(self) -> float:
        """The share of those that should be cues that are."""
        return len(self.covered) / (len(self.covered) + len(self.missing))


def coverage(data: Path = DATA) -> Coverage | None:
    """Count the verbs of the two parts; None where they are not there."""
    files = [data / name for name in FILES]
    if not all(path.is_file() for path in files):
        return None
    lexicon, excluded = read_lexicon(LEXICON_FOLDER), exclusions()
    uses = Counter(lemma for path in files for lemma in _verbs_with_message(path))
    verbs = [lemma for lemma, count in uses.most_common() if count >= _USES]
    found = Coverage([], [], [])
    for lemma in verbs:
        if lemma in lexicon.cues:
            found.covered.append(lemma)
        elif lemma in excluded:
            found.excluded.append(lemma)
        else:
            found.missing.append(lemma)
    return found


def exclusions() -> Mapping[str, str]:
    """The verbs that report nothing, by lemma, and the reason of each, one of `REASONS`."""
    return read_list(EXCLUSIONS, str)


def _verbs_with_message(path: Path) -> Iterator[str]:
    """The lemma of each verb that evokes one of the frames in a sentence where its message stands too."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for block in lines.read().split("\n\n"):
            rows = [row for line in block.splitlines() if len(row := line.split("\t")) == _COLUMNS]
            elements = {row[11] for row in rows}
            for row in rows:
                frame = row[10] if row[9] == "Y" and row[3] in ("VERB", "AUX") else ""
                if MESSAGES.get(frame) in elements:
                    yield row[2]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the counts, and the verbs that are missing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.frame_verbs", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    found = coverage(parser.parse_args(arguments).data)
    if found is None:
        print("the annotations of FrameNet are not there")
        return
    covered, excluded = len(found.covered), len(found.excluded)
    print(f"{covered} verbs are cues, {excluded} report nothing, {found.missing} are missing")


if __name__ == "__main__":
    main()
