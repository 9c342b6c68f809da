"""Words in the title of a work, of which nothing happens: `filma "Viņš nogalināja mani"`."""

from hronika.language.lexicon import Lexicon
from hronika.reading.document.quotations import Quotation
from hronika.reading.statements.context import StatementContext


def words_of_titles(context: StatementContext) -> frozenset[int]:
    """The indices of the words in quotation marks right behind the noun of a work that is so called.

    What somebody says in them, by a statement that was read, is no title.
    """
    found: set[int] = set()
    for quotation in context.quotations:
        if quotation.closed and _is_title(context, quotation, context.lexicon):
            found.update(context.words.covered(quotation.inner_start, quotation.inner_end))
    return frozenset(found)


def _is_title(context: StatementContext, quotation: Quotation, lexicon: Lexicon) -> bool:
    opening = context.words.at(quotation.start)
    if opening == 0:
        return False
    before = context.words.tokens[opening - 1]
    if before.lemma not in lexicon.titled_things or context.text[before.end : quotation.start].strip(" "):
        return False
    return not any(
        quotation.start <= start and end <= quotation.end
        for candidate in context.near(opening)
        for start, end in candidate.spans
    )
