"""Reads articles, one or many, by the stages of the pipeline."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from functools import cache, partial
from importlib.metadata import version
from time import monotonic
from typing import Any, Literal, TypeVar, overload

from hronika.article import DEFAULT_TIMEZONE, Article, article_from, parse_published, time_zone
from hronika.errors import DataError, HronikaError, UsageError
from hronika.gc_pause import gc_paused
from hronika.language import load_language
from hronika.language.identify import other_language
from hronika.language.language import Language
from hronika.lemmas import LemmatizedWord, RecordWithLemmas, RecordWithLine
from hronika.reading.document.document import Document
from hronika.reading.document.faults import faults, wrong_charset
from hronika.reading.document.normalised import NormalisedText, analysed
from hronika.reading.pipeline import STAGES, Stage, check_order
from hronika.reading.words import words_of
from hronika.record import ArticleInfo, ModelInfo, ReaderInfo, Record, RecordLine, Span, with_spans

Result = TypeVar("Result")
Line = TypeVar("Line")
_LineWithLemmas = tuple[str, tuple[LemmatizedWord, ...]]

# How long an article may take, and how much longer for every character of it.
_SECONDS, _SECONDS_A_CHARACTER = 60, 0.001
_EXAMPLE = 40  # letters shown of a line


class Reader:
    """Reads articles into records.

    `language` is the language to read all of them in; by default each is read in the one it says it is in.
    With more than one worker `read_many` spreads the articles over as many processes. `timezone` is the IANA
    name of the outlet's time zone for articles given as mappings; an `Article` has its own. `stages` are what
    is done with each article, in order.

    `time_limit` is how many seconds an article may take, by default a minute and one second more for every
    thousand characters, many times what any takes; one that takes longer is an error. `pause_gc` keeps Python
    from looking for cyclic garbage while an article is read, and lets it look more seldom afterwards, which
    saves a few per cent. That holds for the whole process, so it is for programs that do nothing else, as the
    command line and worker processes.

    Raises UsageError on a number of workers, a limit or a time zone that makes no sense, ValueError on stages
    of which one reads what is not there by its turn.
    """

    def __init__(
        self,
        language: Language | None = None,
        workers: int = 1,
        stages: Sequence[Stage] = STAGES,
        timezone: str = DEFAULT_TIMEZONE,
        time_limit: float | None = None,
        pause_gc: bool = False,
    ) -> None:
        if workers < 1:
            raise UsageError(f"The number of workers must be 1 or more, not {workers}.")
        if time_limit is not None and not time_limit > 0:
            raise UsageError(f"The limit of time must be more than 0 seconds, not {time_limit}.")
        check_order(stages)
        time_zone(timezone)
        self.timezone = timezone
        self.language = language
        self.workers = workers
        self.stages = tuple(stages)
        self.time_limit = time_limit
        self.pause_gc = pause_gc

    def read(self, article: Article) -> Record:
        """Read one article. Raises DataError where it takes too long, UsageError on an unknown language."""
        with gc_paused() if self.pause_gc else nullcontext():
            return _record(*self._read(article)).sealed()

    def read_line(self, article: Article) -> RecordLine:
        """Read one article and give its record as a line of JSON.

        Raises DataError where it takes too long, UsageError on an unknown language.
        """
        with gc_paused() if self.pause_gc else nullcontext():
            return _record(*self._read(article)).sealed_line()

    def read_with_lemmas(self, article: Article) -> RecordWithLemmas:
        """Read one article; beside its record comes every word with its lemma, for a search index.

        Raises DataError where it takes too long, UsageError on an unknown language.
        """
        with gc_paused() if self.pause_gc else nullcontext():
            document, normalised = self._read(article)
            return RecordWithLemmas(_record(document, normalised).sealed(), words_of(document, normalised))

    def read_with_line(self, article: Article) -> RecordWithLine:
        """Read one article; beside its record come the line of JSON that it is and its words with lemmas.

        For who writes the record and looks into it too: it is dumped once. Raises DataError where it takes
        too long, UsageError on an unknown language.
        """
        with gc_paused() if self.pause_gc else nullcontext():
            document, normalised = self._read(article)
            record, line = _record(document, normalised).sealed_with_line()
            return RecordWithLine(record, line.json, words_of(document, normalised))

    def _read_line_with_lemmas(self, article: Article) -> _LineWithLemmas:
        with gc_paused() if self.pause_gc else nullcontext():
            document, normalised = self._read(article)
            return _record(document, normalised).sealed_line().json, words_of(document, normalised)

    def _read(self, article: Article) -> tuple[Document, NormalisedText]:
        language = self.language or load_language(article.language)
        started = monotonic()
        limit = self.time_limit or _SECONDS + _SECONDS_A_CHARACTER * len(article.text)
        analysis, normalised = analysed(article.text, language, article_only=True)
        other = _other_language(article.text, language)
        document = Document(article, language, analysis, other_language=other, deadline=started + limit)
        for stage in self.stages if other is None else ():
            document.check_time()
            stage.run(document)
        document.forget()
        return document, normalised

    @overload
    def read_many(
        self, articles: Iterable[Article | Mapping[str, Any] | HronikaError], *, lemmas: Literal[False] = ...
    ) -> Iterator[Record | HronikaError]: ...

    @overload
    def read_many(
        self, articles: Iterable[Article | Mapping[str, Any] | HronikaError], *, lemmas: Literal[True]
    ) -> Iterator[RecordWithLemmas | HronikaError]: ...

    def read_many(
        self, articles: Iterable[Article | Mapping[str, Any] | HronikaError], *, lemmas: bool = False
    ) -> Iterator[Record | HronikaError] | Iterator[RecordWithLemmas | HronikaError]:
        """Read articles as they come and yield, in the same order, their records.

        An article may be a mapping with `text` and the other fields of Article. In the place of one that
        cannot be read comes the error that says why, and the others are still read; an error among the
        articles is passed on in its place. With several workers raises UsageError where language or stages
        cannot be handed to another process, DataError where none can be started.

        With `lemmas` comes each record with the words of its text, as `read_with_lemmas` gives it.
        """
        # Workers hand back lines of JSON: they have them at hand, and records are made of them in less time
        # than of pickles.
        if lemmas:
            if self.workers == 1:
                return self._alone(articles, self.read_with_lemmas)
            return _parsed(self._together(articles, Reader._read_line_with_lemmas), _parsed_with_lemmas)
        if self.workers == 1:
            return self._alone(articles, self.read)
        return _parsed(self._together(articles, Reader.read_line), _parsed_line)

    def read_lines(
        self, articles: Iterable[Article | Mapping[str, Any] | HronikaError]
    ) -> Iterator[RecordLine | HronikaError]:
        """Read articles as `read_many` does, and yield the line of JSON that each record is.

        For who only writes them on: what a worker process read is not made a record again.
        """
        if self.workers == 1:
            return self._alone(articles, self.read_line)
        return self._together(articles, Reader.read_line)

    def read_with_lines(
        self, articles: Iterable[Article | Mapping[str, Any] | HronikaError]
    ) -> Iterator[RecordWithLine | HronikaError]:
        """Read articles as `read_many` does, each as `read_with_line` does, in this process."""
        return self._alone(articles, self.read_with_line)

    def _alone(
        self,
        articles: Iterable[Article | Mapping[str, Any] | HronikaError],
        read: Callable[[Article], Result],
    ) -> Iterator[Result | HronikaError]:
        return map(partial(self._guarded, read), articles)

    def _together(
        self,
        articles: Iterable[Article | Mapping[str, Any] | HronikaError],
        read: Callable[["Reader", Article], Result],
    ) -> Iterator[Result | HronikaError]:
        # What starts other processes is not loaded for one.
        from hronika.reading.pool import in_order

        given = map(self._checked, articles)
        return in_order(self._job_of_workers(read), given, self.workers, lost_with_worker)

    def _job_of_workers(
        self, read: Callable[["Reader", Article], Result]
    ) -> Callable[[Article], Result | HronikaError]:
        """Give the function that workers call: it reads an article in another process."""
        reader = Reader(
            self.language,
            stages=self.stages,
            timezone=self.timezone,
            time_limit=self.time_limit,
            pause_gc=True,
        )
        job = partial(reader._guarded, partial(read, reader))
        import pickle

        try:
            pickle.dumps(job)
        except Exception as error:  # whatever an object raises that cannot be pickled
            raise UsageError(
                "The language or the stages of this reader cannot be handed to other processes "
                f"({error}): read with one worker."
            ) from error
        return job

    def _checked(self, article: Article | Mapping[str, Any] | HronikaError) -> Article | HronikaError:
        """Give the article, or the error that says why it is none."""
        if isinstance(article, HronikaError):
            return article
        try:
            return article_from(article, self.timezone)
        except HronikaError as error:
            return error

    def _guarded(
        self, read: Callable[[Article], Result], article: Article | Mapping[str, Any] | HronikaError
    ) -> Result | HronikaError:
        """Give what `read` makes of the article, or the error that says why it makes nothing of it."""
        article = self._checked(article)
        if isinstance(article, HronikaError):
            return article
        try:
            return read(article)
        except HronikaError as error:
            return DataError(f"The article {article.id!r} cannot be read: {error}").of(error.kind)
        except Exception as error:  # a fault of ours in one article must not lose the others
            failure = DataError(
                f"The article {article.id!r} cannot be read because of a fault in Hronika "
                f"({type(error).__name__}: {error}); please report it with the text."
            ).of("fault of Hronika")
            failure.__cause__ = error
            return failure


def read(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    id: str = "",
    outlet: str | None = None,
    url: str | None = None,
    language: str = "lv",
    timezone: str = DEFAULT_TIMEZONE,
) -> Record:
    """Read one article. `published`, when it appeared, is a date, a datetime or an ISO 8601 string.

    Of an instant the day is that in the outlet's `timezone` (an IANA name). Raises DataError on a text that
    cannot be read and UsageError on a date that is none and a time zone that is not known.
    """
    article = Article(text, id, title, parse_published(published), outlet, url, language, timezone=timezone)
    return _default_reader().read(article)


def _other_language(text: str, language: Language) -> str | None:
    """The code of another language that a text is in; one decoded with the wrong charset looks like many."""
    other = other_language(text, language.code, language.lexicon.common_words)
    return None if other is None or wrong_charset(text, language.lexicon) else other


def _warnings(document: Document, normalised: NormalisedText) -> Iterator[str]:
    """Warnings about the text, each once."""
    article, other = document.article, document.other_language
    yield from faults(article.text, document.language.lexicon, is_foreign=other is not None)
    if other is not None:
        yield f"The text is in another language ({other}): nothing was read in it."
    if article.published is not None and article.published > datetime.now(time_zone(article.timezone)).date():
        yield f"The day of publication, {article.published}, lies in the future."
    if article.incomplete:
        yield "The text is only the beginning of the article: who says what in the rest is not known."
    if normalised.left_out:
        shown = _beginnings(normalised.left_out)
        yield f"Lines of other articles, comments or advertisements were not read ({shown})."
    if normalised.foreign:
        yield f"Paragraphs in another language were not read ({_beginnings(normalised.foreign)})."


def _beginnings(lines: Sequence[str]) -> str:
    return ", ".join(f"{line[:_EXAMPLE]}…" if len(line) > _EXAMPLE else line for line in lines[:3])


def reader_info(language: Language) -> ReaderInfo:
    """Say who reads in a language here: this Hronika and the model, both by version."""
    model = language.analyser.model
    return ReaderInfo(hronika=_hronika_version(), model=ModelInfo(name=model.name, version=model.version))


def _record(document: Document, normalised: NormalisedText) -> Record:
    """Put what was found together; the record has no checksum yet."""
    article = document.article
    record = Record(
        id=article.id,
        reader=reader_info(document.language),
        article=ArticleInfo(
            id=article.id,
            title=article.title,
            published=article.published,
            published_at=article.published_at,
            timezone=article.timezone if article.published_at is not None else None,
            outlet=article.outlet,
            url=article.url,
            language=document.language.code,
            sha256=article.sha256,
            incomplete=article.incomplete,
        ),
        statements=tuple(document.statements),
        times=tuple(document.times),
        names=tuple(document.names),
        people=tuple(document.people),
        quantities=tuple(document.quantities),
        events=tuple(document.events),
        responses=tuple(document.responses),
        warnings=tuple(_warnings(document, normalised)),
    )
    if not normalised.is_given:
        record = with_spans(record, partial(_as_given, normalised))
    return record


@cache
def _hronika_version() -> str:
    return version("hronika")


def _as_given(normalised: NormalisedText, span: Span) -> Span:
    start, end = normalised.span(span.start, span.end)
    return Span(start=start, end=end, text=normalised.given[start:end])


@cache
def _default_reader() -> Reader:
    return Reader()


def _parsed(
    results: Iterator[Line | HronikaError], parse: Callable[[Line], Result]
) -> Iterator[Result | HronikaError]:
    for result in results:
        yield result if isinstance(result, HronikaError) else parse(result)


def _parsed_line(line: RecordLine) -> Record:
    return Record.model_validate_json(line.json)


def _parsed_with_lemmas(line: _LineWithLemmas) -> RecordWithLemmas:
    json, words = line
    return RecordWithLemmas(Record.model_validate_json(json), words)


def lost_with_worker(article: Article) -> DataError:
    """Give what stands for an article over which one worker process was killed, and another one too."""
    return DataError(
        f"The article {article.id!r} cannot be read: the process that read it was killed, twice, most likely "
        "because memory ran out; read it with fewer workers."
    ).of("killed process")
