"""The day of publication is the outlet's own: of an instant that in its zone."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from marked import marked_sentences

import hronika
from hronika.article import article_from
from hronika.errors import DataError, UsageError
from hronika.reading.reader import Reader
from hronika.record import Record
from hronika.verification import article_of, problems

EVENING = datetime(2024, 5, 6, 21, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "zone", "day", "instant"),
    [
        ("2024-05-06", "Europe/Riga", date(2024, 5, 6), None),
        ("2024-05-06T21:30:00Z", "Europe/Riga", date(2024, 5, 7), EVENING),
        ("2024-05-06T21:30:00Z", "America/New_York", date(2024, 5, 6), EVENING),
        ("2024-05-07 00:30+03:00", "UTC", date(2024, 5, 6), EVENING),
        ("2024-05-07T00:30", "Europe/Riga", date(2024, 5, 7), EVENING),
        (EVENING, "Asia/Tokyo", date(2024, 5, 7), EVENING),
        (EVENING.astimezone(timezone(timedelta(hours=-8))), "Europe/Riga", date(2024, 5, 7), EVENING),
        (date(2024, 5, 6), "Asia/Tokyo", date(2024, 5, 6), None),
    ],
)
def test_the_day_is_that_of_the_zone(published: Any, zone: str, day: date, instant: datetime | None) -> None:
    info = hronika.read("Vakar lija.", published=published, timezone=zone).article
    assert (info.published, info.published_at) == (day, instant)
    assert info.timezone == (zone if instant is not None else None)


def test_dates_are_counted_from_the_day_of_the_zone() -> None:
    record = hronika.read("Vakar lija.", published="2024-05-06T21:30:00Z")
    assert record.times[0].value == "2024-05-06"


def test_the_zone_of_the_reader_is_that_of_articles_without_one() -> None:
    article = {"text": "Vakar lija.", "published": "2024-05-06T21:30:00Z"}
    [riga] = Reader().read_many([article])
    [tokyo] = Reader(timezone="America/New_York").read_many([article])
    assert isinstance(riga, Record)
    assert isinstance(tokyo, Record)
    assert (riga.article.published, tokyo.article.published) == (date(2024, 5, 7), date(2024, 5, 6))


def test_an_article_may_name_its_zone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = {"id": "a", "text": "Šodien snieg.", "published": "2024-12-31T22:05:00Z"}
    zones: tuple[dict[str, str | None], ...] = ({"timezone": "America/Toronto"}, {"timezone": None}, {})
    path.write_text("".join(json.dumps(line | zone) + "\n" for zone in zones), encoding="utf-8")
    result = run("read", path, "--format", "jsonl", "--timezone", "Europe/Riga")
    days = [json.loads(record)["article"]["published"] for record in result.stdout.splitlines()]
    assert days == ["2024-12-31", "2025-01-01", "2025-01-01"]
    path.write_text(json.dumps(line | {"timezone": "Rīga"}), encoding="utf-8")
    result = run("read", path)
    assert result.exit_code == 1
    assert "'Rīga' is not known" in result.stderr


def test_option_of_the_command(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = {"id": "a", "text": "Vakar lija.", "published": "2024-05-06T21:30:00Z"}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    for zone, day in (("Europe/Riga", "2024-05-07"), ("America/New_York", "2024-05-06")):
        result = run("read", path, "--format", "jsonl", "--timezone", zone)
        assert result.exit_code == 0
        assert json.loads(result.stdout)["article"]["published"] == day
        (tmp_path / "r.jsonl").write_text(result.stdout, encoding="utf-8")
        assert run("verify", tmp_path / "r.jsonl", "--texts", path, "--timezone", zone).exit_code == 0


@pytest.mark.parametrize("zone", ["Mars/Base", "", "Europe", "../../etc/passwd", "x" * 5000, "Ēiropa"])
def test_a_zone_that_is_none_is_one_sentence(run: Run, tmp_path: Path, zone: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Līst.", encoding="utf-8")
    result = run("read", path, "--timezone", zone)
    assert result.exit_code == 2
    assert "is not known: name one of the IANA database" in result.stderr
    assert result.stderr.count("\n") == 1
    with pytest.raises(UsageError, match="is not known"):
        hronika.read("Līst.", timezone=zone, published=EVENING)


def test_a_day_in_the_future_is_warned_about(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ministre sacīja, ka līs.", encoding="utf-8")
    today = datetime.now(UTC).date()
    result = run("read", path, "--format", "jsonl", "--published", str(today + timedelta(days=3)))
    assert result.exit_code == 0
    [warning] = json.loads(result.stdout)["warnings"]
    assert "lies in the future" in warning
    assert f"hronika: a: {warning}" in result.stderr
    assert run("read", path, "--published", str(today - timedelta(days=1))).stderr == ""


def test_no_time_is_counted_from_a_day_far_in_the_future() -> None:
    text = "Ministrs vakar sacīja, ka tiltu slēdza 2024. gada 3. maijā."
    today = datetime.now(UTC).date()
    record = hronika.read(text, published=today + timedelta(days=3), timezone="UTC")
    assert record.article.published == today + timedelta(days=3)
    assert [time.value for time in record.times] == [None, "2024-05-03"]
    record = hronika.read(text, published=today + timedelta(days=1), timezone="UTC")
    assert [time.value for time in record.times] == [str(today), "2024-05-03"]


def test_today_is_that_of_the_zone() -> None:
    """Somewhere it is tomorrow already: what is published there on that day is not in the future."""
    ahead = datetime.now(timezone(timedelta(hours=14))).date()
    behind = datetime.now(timezone(timedelta(hours=-11))).date()
    assert ahead > behind
    text = "Ministre sacīja, ka līs."
    assert hronika.read(text, published=ahead, timezone="Pacific/Kiritimati").warnings == ()
    assert hronika.read(text, published=ahead, timezone="Pacific/Pago_Pago").warnings


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-03", "9999-12-29", "9999-12-31"])
def test_the_ends_of_the_calendar_leave_values_null(day: str) -> None:
    text = "\n".join(re.sub(r"\s+", " ", case.text) for case in marked_sentences("times"))
    text += (
        "\nPirmdien lija, otrdien snigs. Nākamajā sestdienā un pagājušajā svētdienā būs saule. Aizvakar, "
        "parīt, pirms divām nedēļām, pēc 3000 gadiem, pirms 5 gadsimtiem. Pagājušajā mēnesī, nākamajā "
        "ceturksnī, pagājušajā pusgadā, pagājušajā desmitgadē. Nākamnedēļ ceturtdien, pagājušonedēļ svētdien."
    )
    record = hronika.read(text, published=day)
    assert record.times
    assert list(problems(record, article_of(record, text))) == []


@pytest.mark.parametrize("published", ["0001-01-01T00:00", "9999-12-31T23:59Z", datetime.min])
def test_an_instant_outside_the_calendar_is_one_sentence(published: Any) -> None:
    with pytest.raises(UsageError, match="lies outside the calendar"):
        hronika.read("Līst.", published=published)


def test_a_changed_copy_of_an_article_keeps_its_instant() -> None:
    article = article_from({"text": "Līst.", "published": "2024-05-06T21:30:00Z"})
    assert replace(article, text="Snieg.").published_at == EVENING


def test_fields_that_are_no_unicode_are_refused() -> None:
    for field in ("id", "title", "outlet", "url"):
        with pytest.raises(DataError, match=f"The {field} holds lone surrogates"):
            article_from({"text": "Līst.", field: "\ud800"})
