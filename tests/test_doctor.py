"""`hronika doctor` says what works and what to do, and survives whatever is broken."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from archive_help import article, reading
from conftest import Run

import hronika
from hronika.archive.schema import MIGRATIONS
from hronika.archive.store import Store
from hronika.doctor import archive, child, examination, machine, model, program
from hronika.doctor.child import Child
from hronika.doctor.finding import Finding, examined
from hronika.errors import DataError, UsageError
from hronika.extras import EXTRAS, lacks

ROOT = Path(__file__).parents[1]
PACKAGE = Path(hronika.__file__).parent


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("well") / "news.db"
    with Store(path) as store:
        for number in (1, 2):
            store.add(article(number), reading(article(number)))
    return path


@pytest.fixture
def copied(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "news.db"))


def doctor(*arguments: object, **variables: str | None) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **variables}
    return subprocess.run(
        [sys.executable, "-m", "hronika", "doctor", *map(str, arguments)],
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.slow
def test_all_is_well_where_it_is(filled: Path) -> None:
    well = doctor("--archive", filled, "--format", "json")
    assert (well.returncode, well.stderr) == (0, "")
    told = json.loads(well.stdout)
    found = {each["check"]: each for each in told["findings"]}
    needed = (
        "program", "sqlite", "packages", "model", "archive", "rights", "temporary", "time zones", "processors"
    )  # fmt: skip
    assert told["well"] is True
    assert [found[name]["state"] for name in needed] == ["well"] * len(needed)
    assert found["program"]["details"]["hronika"] == hronika.__version__
    assert found["sqlite"]["details"] == {"sqlite": sqlite3.sqlite_version, "fts5": True}
    assert 0 < found["model"]["details"]["seconds"] < 60
    kept = found["archive"]["details"]
    assert (kept["path"], kept["schema"], kept["articles"]) == (str(filled), len(MIGRATIONS), 2)
    assert {f"extra {name}" for name in EXTRAS} <= found.keys()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is started in these tests: what begins answers as it does on a machine that is well."""
    answers: dict[str, Any] = {"load_rooms": {}, "load_module": "1.0"}
    answers["read_sentence"] = model._READING | {"model": "lv 1", "seconds": 0.25}

    class AnswersAtOnce:
        def __init__(self, module: str, function: str, *arguments: str) -> None:
            self.function = function

        def answer(self) -> Any:
            return answers[self.function]

    monkeypatch.setattr(examination, "Child", AnswersAtOnce)


@pytest.mark.usefixtures("begun")
def test_each_line_has_a_mark_and_what_to_do(run: Run, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "is_there", lambda name: name != "ray")
    result = run("doctor", "--archive", copied)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert {line[:2] for line in lines} <= {"✓ ", "! "}
    assert "! extra ray is not there (reading on several machines): pip install 'hronika[ray]'" in lines
    assert "✓ model lv 1 loads and reads a sentence right (0.2 s)" in lines
    assert any(line.startswith(f"✓ archive {copied}, schema {len(MIGRATIONS)}, 2 articles") for line in lines)


@pytest.mark.usefixtures("begun")
def test_one_thing_that_is_broken_makes_the_exit_code_one_and_hides_no_other(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(b"no archive" * 1000)
    result = run("doctor", "--archive", path, "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["well"]) == (1, False)
    assert [each["check"] for each in told["findings"] if each["state"] == "broken"] == ["archive"]
    assert told["findings"][-1]["check"] == "processors"


@pytest.mark.usefixtures("begun")
def test_a_path_that_commands_the_terminal_is_shown_escaped(run: Run, tmp_path: Path) -> None:
    assert "\x1b" not in run("doctor", "--archive", tmp_path / "a\x1b[2J.db").stdout


def package_with(folder: Path, **files: str) -> str:
    """A folder whose modules are found before those that are installed."""
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("raise ModuleNotFoundError(\"No module named 'onnxruntime'\")", "No module named 'onnxruntime'"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", f"signal {int(signal.SIGSEGV)}"),
        ("import sys; sys.exit(3)", "ended with code 3"),
    ],
    ids=("missing", "crashes", "ends"),
)
def test_a_library_that_is_missing_or_crashes_is_survived(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(package_with(tmp_path / "packages", onnxruntime=text))
    found = model.model(Child(model.__name__, "read_sentence"))
    assert found.state == "broken"
    assert said in found.told
    assert found.advice == "pip install --force-reinstall hronika"


def test_what_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_LONGEST", 0.3)
    monkeypatch.syspath_prepend(
        package_with(tmp_path / "packages", onnxruntime="import time; time.sleep(99)")
    )
    found = model.model(Child(model.__name__, "read_sentence"))
    assert (found.state, "within 0.3 seconds" in found.told) == ("broken", True)


@pytest.mark.pure
def test_a_damaged_model_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PACKAGE, tmp_path / "hronika", copy_function=os.symlink)
    file = tmp_path / "hronika" / "language" / "latvian" / "model" / "network.onnx"
    beginning = file.read_bytes()[:1000]
    file.unlink()
    file.write_bytes(beginning)
    monkeypatch.syspath_prepend(str(tmp_path))
    found = model.model(Child(model.__name__, "read_sentence"))
    assert found.state == "broken"
    assert "cannot be loaded" in found.told


@pytest.mark.parametrize(("key", "wrong"), [("speaker", "Jānis Vilks"), ("content", None), ("day", "2024")])
def test_a_model_that_reads_wrong_is_told(key: str, wrong: str | None) -> None:
    class Misread:
        def answer(self) -> dict[str, Any]:
            return model._READING | {"model": "lv 1", "seconds": 0.1, key: wrong}

    found = model.model(Misread())  # type: ignore[arg-type]
    assert (found.state, f"{key} {wrong!r}" in found.told) == ("broken", True)


def test_packages_that_are_missing_or_do_not_load_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Rooms:
        def answer(self) -> dict[str, str]:
            return {"hronika.web.serving": "ImportError: libweb.so"}

    found = program.packages(Rooms())  # type: ignore[arg-type]
    assert (found.state, "libweb.so" in found.told) == ("broken", True)
    monkeypatch.setattr(
        program, "requires", lambda name: ["nowhere-to-be-had>=1,<2", 'pyarrow; extra == "x"']
    )
    found = program.packages(Rooms())  # type: ignore[arg-type]
    assert (found.state, found.advice) == ("broken", "pip install nowhere-to-be-had")


def test_what_a_current_folder_holds_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package_with(tmp_path / "here", onnxruntime="open('run', 'w').close()")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(sys, "path", [place for place in sys.path if place])
    assert Child(program.__name__, "load_module", "onnxruntime").answer()
    assert not (tmp_path / "here" / "run").exists()


def test_an_extra_that_does_not_load_is_no_more_than_lacking() -> None:
    class Broken:
        def answer(self) -> str:
            raise DataError("ImportError: libarrow.so")

    found = program.optional("parquet", Broken())  # type: ignore[arg-type]
    assert (found.state, "libarrow.so" in found.told) == ("lacking", True)


def test_a_sqlite_without_full_text_search_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Without(sqlite3.Connection):
        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(sqlite3, "connect", lambda path: Without(path))
    assert program.sqlite().state == "broken"


def test_no_archive_yet_is_nothing_broken(tmp_path: Path) -> None:
    found = archive.archive(tmp_path / "news.db", True)
    assert (found.state, found.advice) == ("lacking", "fill one with `hronika add FILE`")


def test_only_a_folder_that_nobody_named_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "news.db"
    assert archive.archive(path, False).state == "lacking"
    found = archive.archive(path, True)
    assert (found.state, found.advice) == ("broken", f"make the folder {path.parent} first")


def test_without_a_home_folder_a_file_has_to_be_named() -> None:
    assert archive.archive(Path("~/.local/share/hronika/archive.db"), False).state == "broken"


@pytest.mark.usefixtures("begun")
def test_the_place_of_the_archive_may_fail() -> None:
    def place() -> Path:
        raise ModuleNotFoundError("No module named 'platformdirs'")

    found = {each.check: each for each in examination.examine(place, False, "utf-8")}
    assert found["archive"].state == "broken"
    assert "platformdirs" in found["archive"].told
    assert found["processors"].state == "well"


def test_an_archive_that_another_process_keeps_to_itself(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_WAIT", 0.05)
    keeper = sqlite3.connect(copied, isolation_level=None)
    keeper.execute("PRAGMA journal_mode = DELETE")
    keeper.execute("BEGIN EXCLUSIVE")
    found = archive.archive(copied, True)
    keeper.close()
    assert (found.state, found.details["trouble"]) == ("broken", "locked")


@pytest.mark.parametrize(
    ("change", "state", "trouble"),
    [
        (f"PRAGMA user_version = {len(MIGRATIONS) + 1}", "broken", "newer"),
        (f"PRAGMA user_version = {len(MIGRATIONS) - 1}", "lacking", "earlier"),
        ("PRAGMA application_id = 7", "broken", "foreign"),
    ],
)
def test_archives_of_other_versions_and_programs(change: str, state: str, trouble: str, copied: Path) -> None:
    connection = sqlite3.connect(copied)
    connection.execute(change)
    connection.close()
    found = archive.archive(copied, True)
    assert (found.state, found.details["trouble"]) == (state, trouble)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM statement", "other rows in statement"),
        ("UPDATE version SET packed = x'00'", "cannot be read"),
    ],
)
def test_what_a_glance_sees_of_an_archive(damage: str, said: str, copied: Path) -> None:
    connection = sqlite3.connect(copied)
    connection.execute(damage)
    connection.commit()
    connection.close()
    found = archive.archive(copied, True)
    assert found.state == "broken"
    assert said in found.told
    assert "hronika check" in (found.advice or "")


def test_damaged_pages_are_seen(copied: Path) -> None:
    content = bytearray(copied.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    copied.write_bytes(content)
    assert archive.archive(copied, True).state == "broken"


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert archive.rights(tmp_path / "a" / "b" / "news.db").state == "well"
    assert list(tmp_path.iterdir()) == []

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert archive.rights(tmp_path / "news.db").state == "broken"
    (tmp_path / "news.db").touch()
    assert archive.rights(tmp_path / "news.db").state == "lacking"


def test_no_folder_for_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", refuse)
    assert machine.temporary().state == "broken"


@pytest.mark.parametrize(
    ("free", "state"), [(10_000_000_000, "well"), (500_000_000, "lacking"), (1_000_000, "broken")]
)
def test_little_room_on_the_disk(
    free: int, state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)
    assert machine.disk(tmp_path).state == state


@pytest.mark.parametrize(
    ("encoding", "state"),
    [
        ("utf-8", "well"),
        ("cp1257", "lacking"),
        ("ascii", "lacking"),
        ("no-such", "lacking"),
        (None, "lacking"),
    ],
)
def test_terminals_that_lack_letters(encoding: str | None, state: str) -> None:
    assert machine.terminal(encoding).state == state


def test_no_data_of_time_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    import zoneinfo

    assert machine.time_zones().state == "well"

    def fail(name: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError(f"No time zone found with key {name}")

    monkeypatch.setattr(zoneinfo, "ZoneInfo", fail)
    found = machine.time_zones()
    assert (found.state, found.advice) == ("broken", "pip install tzdata")


def system(root: Path, **files: str) -> Path:
    """A folder in which a system tells of itself."""
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("DOT", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="ascii")
    return root


MUCH = "MemTotal: 16000000 kB\nMemAvailable: 8000000 kB\n"


@pytest.mark.parametrize(
    ("files", "free", "state"),
    [
        ({}, 8_192_000_000, "well"),
        ({"sys__fs__cgroup__aDOTservice__memoryDOTmax": "max"}, 8_192_000_000, "well"),
        ({"sys__fs__cgroup__aDOTservice__memoryDOTmax": "400000000"}, 300_000_000, "lacking"),
        ({"sys__fs__cgroup__memory__memoryDOTlimit_in_bytes": "150000000"}, 150_000_000, "broken"),
    ],
    ids=("none", "max", "v2", "v1"),
)
def test_memory_is_what_the_machine_and_its_limits_leave(
    files: dict[str, str], free: int, state: str, tmp_path: Path
) -> None:
    used = {
        "sys__fs__cgroup__aDOTservice__memoryDOTcurrent": "100000000",
        "sys__fs__cgroup__memory__memoryDOTusage_in_bytes": "0",
    }
    groups = {"proc__self__cgroup": "4:memory:/\n0::/a.service\n"}
    found = machine.memory(system(tmp_path, proc__meminfo=MUCH, **groups, **used, **files))
    assert (found.details["available"], found.state) == (free, state)


@pytest.mark.parametrize(
    ("files", "quota"),
    [
        ({"sys__fs__cgroup__cpuDOTmax": "max 100000"}, None),
        ({"sys__fs__cgroup__aDOTslice__cpuDOTmax": "150000 100000"}, 1.5),
        (
            {
                "sys__fs__cgroup__cpu__cpuDOTcfs_quota_us": "100000",
                "sys__fs__cgroup__cpu__cpuDOTcfs_period_us": "100000",
            },
            1.0,
        ),
        ({"sys__fs__cgroup__cpuDOTmax": "not what is expected"}, None),
    ],
)
def test_processors_are_those_that_may_be_used(
    files: dict[str, str], quota: float | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 2}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    groups = {"proc__self__cgroup": "3:cpu,cpuacct:/\n0::/a.slice/b.service\n"}
    found = machine.processors(system(tmp_path, **groups, **files))
    assert found.details == {"usable": int(quota or 3), "built_in": 8, "quota": quota}


def test_whatever_fails_is_a_finding() -> None:
    def fail() -> Finding:
        raise ZeroDivisionError("division by zero\nsecond line")

    found = examined("memory", fail)
    assert found.state == "broken"
    assert found.told == "memory cannot be examined (ZeroDivisionError: division by zero)"


def test_what_may_not_be_read_is_a_finding() -> None:
    def refuse() -> Finding:
        raise PermissionError(13, "Permission denied", "/root/news.db")

    found = examined("archive", refuse)
    assert found.told == "archive cannot be examined (/root/news.db: Permission denied)"


@pytest.mark.parametrize(
    ("module", "blocked", "said"),
    [
        ("hronika.exports.tables.parquet", "pyarrow", "pip install 'hronika[parquet]'"),
        ("hronika.language.adapters.spacy_component", "spacy", "pip install 'hronika[spacy]'"),
    ],
)
def test_what_needs_an_extra_says_which(
    module: str, blocked: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name == module or name.partition(".")[0] == blocked]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, blocked, None)
    with pytest.raises(UsageError, match=re.escape(said)):
        import_module(module)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="homes are those of Unix")
def test_all_broken_at_once_is_told_line_by_line(tmp_path: Path) -> None:
    packages = package_with(tmp_path / "packages", onnxruntime="raise ImportError('gone')")
    result = doctor(
        PYTHONPATH=os.pathsep.join([packages, *sys.path]), HOME="/proc/none", TMPDIR="/proc/none", LC_ALL="C",
        PYTHONIOENCODING="ascii", PYTHONTZPATH="", XDG_DATA_HOME=None, HRONIKA_ARCHIVE=None,
    )  # fmt: skip
    lines = result.stdout.splitlines()
    assert (result.returncode, result.stderr) == (1, "")
    assert all(line[:2] in ("✓ ", "! ", "✗ ") for line in lines)
    broken = [line for line in lines if line.startswith("✗")]
    assert any("gone" in line for line in broken)
    assert any("/proc" in line and "written to" in line for line in broken)
    assert lines[-1].startswith("✓")
    assert "processor" in lines[-1]


def test_the_extras_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = {"training", "benchmarks", "development", "documentation"}
    known = project["optional-dependencies"]
    assert known.keys() - own == EXTRAS.keys()
    for name, (module, _) in EXTRAS.items():
        assert any(requirement.startswith(module) for requirement in known[name])
    assert str(lacks("Parquet", "parquet")) == (
        "Parquet needs pyarrow, which is not installed: pip install 'hronika[parquet]'."
    )


@pytest.mark.usefixtures("begun")
def test_the_page_shows_what_it_says(run: Run, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All but versions, places, sizes and counts, which are those of some machine."""
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    shown = page.partition("$ hronika doctor\n")[2].partition("```")[0].splitlines()

    def form(line: str) -> str:
        line = re.sub(r"(articles|texts)\b", lambda word: word[0][:-1], line)
        line = re.sub(r" \((?:compiled|pure Python|of [^)]*)\)", "", line)
        line = re.sub(r"(?<= )/\S+(?=[ ,]|$)", "PLACE", line)
        line = re.sub(r"model .* loads", "model loads", line)
        return re.sub(r"\d[\d.]*( [MG]B| s\b)?", "N", line).partition(", locale")[0]

    monkeypatch.setattr(examination, "is_there", lambda name: name == "parquet")
    told = run("doctor", "--archive", copied).stdout.splitlines()
    known = {form(line) for line in told}
    assert len(shown) == len(told)
    for line in shown[:-1]:
        assert form(line) in known, line
    assert "processor" in shown[-1]
