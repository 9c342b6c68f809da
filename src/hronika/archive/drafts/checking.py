"""A draft checked against an archive."""

from typing import NamedTuple

from hronika.archive.drafts.candidates import Candidates
from hronika.archive.drafts.draft import Draft, quotations_of
from hronika.archive.drafts.figures import CheckedFigure, FigureChecker
from hronika.archive.drafts.passages import Texts
from hronika.archive.drafts.people import CheckedName, NameChecker
from hronika.archive.drafts.quotations import CheckedQuotation, QuotationChecker
from hronika.archive.drafts.speakers import DraftSpeakers
from hronika.archive.identity.profiles import appearances_of
from hronika.archive.store import Store


class DraftCheck(NamedTuple):
    """What the archive has of a draft, each list in the order of the draft.

    `notes` are sentences on what could not be checked as it stands.
    """

    quotations: tuple[CheckedQuotation, ...]
    names: tuple[CheckedName, ...]
    figures: tuple[CheckedFigure, ...]
    notes: tuple[str, ...] = ()

    @property
    def has_faults(self) -> bool:
        """Whether a quotation is altered or another's."""
        return any(each.verdict in ("altered", "another's") for each in self.quotations)


def check_draft(store: Store, draft: Draft) -> DraftCheck:
    """Check the quotations, names and figures of a draft, as of its day; nothing is stored."""
    appearances = appearances_of(draft.record, draft.words)
    with store.reading() as connection:
        candidates, texts = Candidates(connection), Texts(connection)
        speakers = DraftSpeakers(connection, appearances)
        quotations = QuotationChecker(draft, candidates, texts, speakers)
        figures = FigureChecker(draft, candidates, texts, speakers)
        checked = tuple(map(quotations.check, quotations_of(draft)))
        retold = [each for each in draft.record.statements if each.mode != "direct"]
        return DraftCheck(
            checked,
            tuple(NameChecker(connection, draft, texts).check(appearances)),
            tuple(figure for each in retold for figure in figures.check(each)),
            tuple(_notes(draft)),
        )


def _notes(draft: Draft) -> list[str]:
    notes = list(draft.notes)
    for quoted in draft.quoted:
        if not quoted.closed:
            shown = " ".join(draft.text[quoted.start : quoted.end].split())[:40]
            notes.append(
                f"A quotation mark has no partner (“{shown}…”): it was checked as if it ended there."
            )
    return notes
