"""A process that adds, merges, splits, undoes and imports is killed at any moment: the archive stays well."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hronika.archive.checking import check
from hronika.archive.identity.judging import judgements_of
from hronika.archive.rebuilding import rebuild
from hronika.archive.store import Store

# Tells each step when it is done: what was added, and how many judgements there are.
_WORKER = """
import json, random, sys
from datetime import date
from pathlib import Path

sys.path.insert(0, sys.argv[3])
from identity_help import Named, article_naming
from hronika.archive.identity import judging
from hronika.archive.identity.authorities import import_list
from hronika.archive.identity.who import who
from hronika.archive.store import Store
from hronika.errors import UsageError

path, list_, chance = sys.argv[1], sys.argv[2], random.Random(int(sys.argv[4]))
names = [f"{given} {family}" for given in ("Andris", "Ilze", "A.") for family in ("Purmalis", "Skudrītis")]
with Store(path) as store:
    if sys.argv[5] == "0" or chance.random() < 0.1:
        import_list(store, list_)
    for number in range(int(sys.argv[5]), 1_000_000):
        named = Named(chance.choice(names), chance.choice(("", "deputāts", "aktieris", "Jelgava mērs")))
        store.add(*article_naming(f"a{number}", date(chance.randrange(1998, 2025), 3, 4), named))
        found = [each.id for name in ("Purmalis", "Skudrītis") for each in who(store, name).found]
        try:
            if len(found) > 1 and chance.random() < 0.5:
                judging.merge(store, *chance.sample(found, 2), author="E. Zīle")
            elif chance.random() < 0.3:
                made = [each.number for each in judging.judgements_of(store) if each.holds]
                judging.take_back(store, chance.choice(made or [1]), author="E. Zīle")
            else:
                one = who(store, chance.choice(names)).found[0]
                judging.split(store, one.id, [one.known_as[0].id], author="E. Zīle")
        except (UsageError, IndexError):
            pass
        print(json.dumps([number + 1, len(judging.judgements_of(store))]), flush=True)
"""


def tables(store: Store) -> list[list[str]]:
    with store.reading() as connection:
        return [
            sorted(map(repr, connection.execute(query).fetchall()))
            for query in (
                "SELECT p.id, e.id, p.first, p.last, p.source, p.title FROM profile p "
                "JOIN profile e ON e.number = p.entity",
                "SELECT p.id, x.version, x.name FROM appearance x JOIN profile p ON p.number = x.profile",
                "SELECT * FROM said_by_office",
            )
        ]


@pytest.mark.slow
def test_fifty_kills_lose_nothing(tmp_path: Path) -> None:
    path, list_ = tmp_path / "archive.db", tmp_path / "list.csv"
    list_.write_text("id,name,role,from\nk1,Andris Purmalis,aktieris,1998\nk2,Ilze Purmale,deputāte,2018\n")
    chance, added, judged = random.Random(), 0, 0  # noqa: S311
    for kill in range(50):
        with subprocess.Popen(
            [
                sys.executable, "-c", _WORKER, path, list_, Path(__file__).parent,
                str(chance.randrange(10**6)), str(added),
            ],
            stdout=subprocess.PIPE,
            text=True,
        ) as worker:  # fmt: skip
            assert worker.stdout is not None
            first = worker.stdout.readline()
            time.sleep(chance.random() * 0.2)
            worker.kill()
            told = [
                json.loads(line) for line in (first + worker.stdout.read()).splitlines(True) if "]" in line
            ]
        with Store(path) as store:
            stored, judgements = store.count()["articles"], len(judgements_of(store))
            # What was told is stored; what came next may be stored without having been told.
            assert told[-1][0] <= stored <= told[-1][0] + 1
            assert told[-1][1] <= judgements <= told[-1][1] + 1
            assert stored > added
            assert judgements >= judged
            added, judged = stored, judgements
            if kill % 10 == 9:
                assert check(store).problems == []
                before = tables(store)
                rebuild(store)
                assert tables(store) == before
