"""`hronika analyse`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.article import Article
from hronika.cli.guard import complain
from hronika.cli.output import OutputFile, check_writable
from hronika.cli.writing import write_all
from hronika.errors import HronikaError
from hronika.sources.files import articles_in_all, check_readable

if TYPE_CHECKING:
    from hronika.language.analysis import Analysis


def analyse(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Files to analyse: plain text, one each, or JSON objects with `id` and `text`, one a line "
            "or in an array. `-` is standard input.",
            show_default=False,
        ),
    ],
    coreference: Annotated[
        bool,
        typer.Option(
            "--coreference", help="Find which names, nouns and pronouns mean the same (`Entity`, CorefUD)."
        ),
    ] = False,
    to: OutputFile = None,
) -> None:
    """Analyse text into CoNLL-U: tokens, word classes, features, lemmas, trees and names.

    The language model alone, without reading who said what. MISC has the place of every token in the text
    (`TokenRange`, in code points), its name tag (`Name`) and that of a name in a name (`Inner`), and what
    stands between words and in their place where that is not to be seen otherwise (`SpacesAfter`, `Given`).
    """
    check_readable(files, folders=True)
    check_writable(to, files)
    write_analyses(articles_in_all(files, complain), to, files, coreference=coreference)


def write_analyses(
    articles: Iterable[Article | HronikaError], to: Path | None, files: list[str], *, coreference: bool
) -> None:
    """Analyse articles and write them as CoNLL-U."""
    from hronika.language import conllu

    write_all(_analysed(articles, coreference), conllu.write, to, files)


def _analysed(
    articles: Iterable[Article | HronikaError], coreference: bool
) -> Iterator["tuple[str, Analysis] | HronikaError"]:
    from hronika.language import load_language
    from hronika.reading.document.normalised import analysed

    for article in articles:
        if isinstance(article, HronikaError):
            yield article
            continue
        try:
            language = load_language(article.language)
            analysis, _ = analysed(article.text, language)
            if coreference:
                analysis.chains = language.coreference.chains(analysis)
            yield article.id, analysis
        except HronikaError as error:
            yield error
