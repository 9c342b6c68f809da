"""Bulk reading over a Ray cluster of two machines that asks for a token, joined by its address.

The machines are network namespaces of this one (`ip netns`, which only root may make), each with an address
and a node of the cluster of its own; nothing else joins them than a network cable between the two.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from bulk_help import files_in, news, written

pytest.importorskip("ray", reason="Ray is not installed: `make test-ray` has it")

pytestmark = pytest.mark.slow

HEAD, OTHER, PORT = "10.77.0.1", "10.77.0.2", 6379
# Ray's own command, wherever it is installed.
RAY = (sys.executable, "-c", "from ray.scripts.scripts import main; main()")
HRONIKA = (sys.executable, "-m", "hronika")
# Prints the addresses of the machines that do two tasks.
WHERE = f"""
from hronika.bulk.engines import load_engine
asked = "__import__('ray').util.get_node_ip_address()"
print(*sorted(load_engine("ray", 2, "{HEAD}:{PORT}").run(eval, [asked, asked])))
"""


class TwoMachines(NamedTuple):
    """The names of the namespaces, and what is told programs in them by the environment."""

    names: tuple[str, str]
    environment: dict[str, str]

    def run(self, number: int, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a command on one of them."""
        return subprocess.run(
            ["ip", "netns", "exec", self.names[number], *command],
            env=self.environment | settings, capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip


def _ip(*words: str) -> bool:
    return subprocess.run(["ip", *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[TwoMachines]:
    """Two machines with a cluster over both."""
    names = f"hronika-{os.getpid()}-1", f"hronika-{os.getpid()}-2"
    if shutil.which("ip") is None or not all(_ip("netns", "add", name) for name in names):
        pytest.skip("no network namespaces can be made here")
    home = tmp_path / "home"
    home.mkdir()
    environment = os.environ | {
        "HOME": str(home), "RAY_AUTH_MODE": "token", "RAY_USAGE_STATS_ENABLED": "0",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }  # fmt: skip
    both = TwoMachines(names, environment)
    folder = tempfile.mkdtemp(prefix="ray-")  # not of the test: paths of sockets have to be short
    try:
        assert _ip(
            "link", "add", "cable", "netns", names[0], "type", "veth", "peer", "cable", "netns", names[1]
        )
        for name, address in zip(names, (HEAD, OTHER), strict=True):
            assert _ip("-n", name, "addr", "add", f"{address}/24", "dev", "cable")
            assert _ip("-n", name, "link", "set", "cable", "up")
            assert _ip("-n", name, "link", "set", "lo", "up")
        assert both.run(0, *RAY, "get-auth-token", "--generate").returncode == 0
        common = ("--num-cpus=1", "--object-store-memory=100000000")
        own = ("--include-dashboard=false", f"--temp-dir={folder}", f"--port={PORT}")
        started = both.run(0, *RAY, "start", "--head", f"--node-ip-address={HEAD}", *own, *common)
        assert started.returncode == 0, started.stderr
        joined = both.run(1, *RAY, "start", f"--address={HEAD}:{PORT}", f"--node-ip-address={OTHER}", *common)
        assert joined.returncode == 0, joined.stderr
        yield both
    finally:
        for name in names:
            told = subprocess.run(["ip", "netns", "pids", name], capture_output=True, text=True, check=False)
            subprocess.run(["kill", "-9", *told.stdout.split()], capture_output=True, check=False)
            _ip("netns", "delete", name)
        shutil.rmtree(folder, ignore_errors=True)


def test_a_cluster_of_two_machines_reads_as_local_processes_do(tmp_path: Path, machines: TwoMachines) -> None:
    where = machines.run(0, sys.executable, "-c", WHERE)
    assert where.stdout == f"{HEAD} {OTHER}\n", where.stderr

    given = written(tmp_path / "news.jsonl", news(12))
    over_both = ("--engine", "ray", "--address", f"{HEAD}:{PORT}", "--workers", "2")
    done = machines.run(0, *HRONIKA, "bulk", str(given), "-o", str(tmp_path / "ray"), *over_both)
    assert done.returncode == 0, done.stderr
    assert "12 articles" in done.stdout
    done = machines.run(0, *HRONIKA, "bulk", str(given), "-o", str(tmp_path / "local"))
    assert done.returncode == 0, done.stderr
    assert files_in(tmp_path / "ray") == files_in(tmp_path / "local")

    (tmp_path / "home/.ray/auth_token").unlink()
    out = tmp_path / "refused"
    refused = machines.run(
        0, *HRONIKA, "bulk", str(given), "-o", str(out), *over_both, RAY_AUTH_MODE="disabled"
    )
    assert refused.returncode == 1
    sentence = refused.stderr.strip().splitlines()[-1]
    assert f"The Ray cluster {HEAD}:{PORT} cannot be joined" in sentence
    assert "with the token of the cluster" in sentence
