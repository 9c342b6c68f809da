"""Reading asks nothing of the network."""

import subprocess
import sys
from pathlib import Path

_OFFLINE = """
import socket, sys

asked = []

def refuse(*arguments, **options):
    asked.append(arguments)
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
assert CliRunner().invoke(app, ["demo", "--output", f"{sys.argv[1]}/demo.html"]).exit_code == 0
for name in ("page.html", "feed.xml"):
    result = CliRunner().invoke(app, ["read", f"{sys.argv[1]}/{name}"])
    assert "fault in Hronika" not in result.output, result.output
assert not asked
"""

_PAGE = """<html><head><link rel="canonical" href="https://zinas.example/a"><base href="https://zinas.example/">
<link rel="stylesheet" href="https://zinas.example/b.css"><link rel="amphtml" href="https://zinas.example/amp">
</head><body><article><h1>Tilts</h1><img src="https://zinas.example/c.png">
<iframe src="//zinas.example/"></iframe>
<p>Ministre Anna Roze sacīja, ka tiltu slēgs, un solīja to skaidrot vecākiem.</p></article></body></html>"""

_FEED = """<!DOCTYPE rss SYSTEM "https://zinas.example/d.dtd"><?xml-stylesheet href="https://zinas.example/e.xsl"?>
<rss version="2.0"><channel><title>Ziņas</title><link>https://zinas.example</link><item><title>Tilts</title>
<link>https://zinas.example/f</link><description>Tiltu slēgs.</description></item></channel></rss>"""


def test_reading_needs_no_network(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(_PAGE, encoding="utf-8")
    (tmp_path / "feed.xml").write_text(_FEED, encoding="utf-8")
    subprocess.run([sys.executable, "-c", _OFFLINE, tmp_path], check=True)
