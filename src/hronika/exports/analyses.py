"""Exports the texts of articles as CoNLL-U, analysed by the language model (`hronika.language.conllu`).

Not held: what was read in the texts, such as statements and events.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from hronika.errors import HronikaError
from hronika.exports.exported import ExportedArticle, WhoIsWhoSource
from hronika.exports.formats import ExportOptions
from hronika.exports.tally import Tally
from hronika.language import conllu, load_language
from hronika.language.analysis import Analysis
from hronika.reading.document.normalised import analysed


def write(
    articles: Iterable[ExportedArticle], out: TextIO, options: ExportOptions, who: WhoIsWhoSource | None
) -> Tally:
    """Analyse and write every article whose text is at hand, as they come."""
    tally = Tally()
    conllu.write(_analysed(articles, tally), out)
    return tally


def _analysed(articles: Iterable[ExportedArticle], tally: Tally) -> Iterator[tuple[str, Analysis]]:
    for article in articles:
        if article.text is None:
            tally.leave_out("articles without their texts (--texts gives them)")
            continue
        try:
            analysis, _ = analysed(article.text, load_language(article.record.article.language))
        except HronikaError:
            tally.leave_out(f"articles in {article.record.article.language}, which there is no model for")
            continue
        tally.count("articles")
        yield article.record.id, analysis
