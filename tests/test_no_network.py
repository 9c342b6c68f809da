"""Reading asks nothing of the network."""

import subprocess
import sys

_OFFLINE = """
import socket, sys

def refuse(*arguments, **options):
    raise AssertionError("something wants to leave this machine")

class Offline(socket.socket):
    connect = connect_ex = sendto = refuse

socket.socket = Offline
socket.getaddrinfo = socket.create_connection = refuse
import hronika
from hronika.cli import app
from typer.testing import CliRunner

text = "The minister said on Monday that the road would be opened in May."
record = hronika.read(text)
assert record.warnings
assert hronika.show(record, text)._repr_html_()
assert CliRunner().invoke(app, ["demo", "--output", sys.argv[1]]).exit_code == 0
"""


def test_reading_needs_no_network(tmp_path: object) -> None:
    subprocess.run([sys.executable, "-c", _OFFLINE, f"{tmp_path}/demo.html"], check=True)
