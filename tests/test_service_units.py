"""The units for systemd are sound, closed off, and call commands that there are."""

import shutil
import subprocess
from pathlib import Path

import pytest

from docs.commands import described_commands

ROOT = Path(__file__).parents[1]
UNITS = sorted((ROOT / "packaging" / "systemd").glob("*.service"))
PROGRAM = "/opt/hronika/bin/hronika"


def service(path: Path) -> dict[str, str]:
    """The settings of the part `Service`; one that is given again adds to what it says."""
    found: dict[str, str] = {}
    part = path.read_text(encoding="utf-8").partition("[Service]\n")[2].partition("\n[")[0]
    for line in part.splitlines():
        if line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found[name] = f"{found[name]} {value}" if name in found else value
    return found


def test_there_is_one_for_each_command_that_stays() -> None:
    assert [path.stem for path in UNITS] == ["hronika-serve", "hronika-watch"]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_what_it_calls_is_there(path: Path) -> None:
    program, command, *options = service(path)["ExecStart"].split()
    described = {each.name: each for each in described_commands()}
    assert program == PROGRAM
    assert path.stem == f"hronika-{command}"
    known = {name for each in described[command].parameters for name in each.names.split(", ")}
    assert {option for option in options if option.startswith("-")} <= known
    variables = dict(each.split("=", 1) for each in service(path)["Environment"].split())
    assert variables["HRONIKA_ARCHIVE"] == "%S/hronika/archive.db"
    assert "${HRONIKA_ARCHIVE}" in options


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_it_may_do_no_more_than_it_must(path: Path) -> None:
    settings = service(path)
    closed = (
        "DynamicUser", "NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome",
        "ProtectKernelModules", "ProtectKernelTunables", "ProtectControlGroups", "RestrictSUIDSGID",
        "MemoryDenyWriteExecute",
    )  # fmt: skip
    assert {name: settings[name] for name in closed} == dict.fromkeys(closed, "yes")
    assert settings["ProtectSystem"] == "strict"
    assert settings["CapabilityBoundingSet"] == ""
    # One user for both, or the second could not open the archive of the first.
    assert (settings["User"], settings["StateDirectory"]) == ("hronika", "hronika")


def test_both_are_closed_off_alike() -> None:
    differing = {"ExecStart", "TimeoutStopSec"}
    first, second = (
        {name: value for name, value in service(path).items() if name not in differing} for path in UNITS
    )
    assert first == second


@pytest.fixture(scope="module")
def analyze() -> str:
    path = shutil.which("systemd-analyze")
    if path is None:
        pytest.skip("systemd is not installed")
    return path


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_systemd_finds_nothing_wrong(path: Path, analyze: str, tmp_path: Path) -> None:
    # It looks whether the program is there, and calls man for the page.
    text = path.read_text(encoding="utf-8").replace(PROGRAM, "/bin/true")
    copy = tmp_path / path.name
    copy.write_text(text, encoding="utf-8")
    result = subprocess.run(
        [analyze, "verify", "--man=no", copy], capture_output=True, text=True, timeout=60, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    copy.write_text(text.replace("NoNewPrivileges", "NoNewPrivilege"), encoding="utf-8")
    result = subprocess.run(
        [analyze, "verify", "--man=no", copy], capture_output=True, text=True, timeout=60, check=False
    )
    assert "NoNewPrivilege" in result.stderr


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_systemd_finds_it_little_exposed(path: Path, analyze: str) -> None:
    # 10 is a service without any of it; 1.1 is what the network costs.
    result = subprocess.run(
        [analyze, "security", "--offline=true", "--threshold=15", path],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-300:]
