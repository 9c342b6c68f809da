"""Reads exported entities with FollowTheMoney's own library, in a Python that has it, and says what it found.

Standard input has an entity a line. Every entity is validated, its id looked at, and its values compared with
those that the library keeps, as it drops what it holds to be no date, name or reference. Written is JSON: how
many entities of each schema there are, and what is wrong.

usage: build/followthemoney/bin/python tests/followthemoney_reader.py < entities.ftm.json
"""

import json
import sys
from collections import Counter

from followthemoney import model
from followthemoney.types import registry


def main() -> None:
    """Read, compare, and write what was found."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    ids: set[str] = set()
    referred: set[tuple[str, str]] = set()
    for line in sys.stdin:
        data = json.loads(line)
        try:
            schema = model.get(data["schema"])
            schema.validate(data)
            proxy = model.get_proxy(data, cleaned=False)
        except Exception as error:  # whatever the library finds wrong is told of
            wrong.append(f"{data['id']}: {error}")
            continue
        counts[data["schema"]] += 1
        ids.add(proxy.id)
        if registry.entity.clean(data["id"]) != data["id"]:
            wrong.append(f"{data['id']}: its id is none")
        for name, values in data["properties"].items():
            if sorted(proxy.get(name)) != sorted(set(values)):
                wrong.append(f"{data['id']}: {name} {values} is kept as {proxy.get(name)}")
            if schema.get(name).type is registry.entity:
                referred |= {(name, value) for value in values}
    wrong += [f"{name} {value} is nowhere" for name, value in sorted(referred) if value not in ids]
    json.dump({"counts": counts, "wrong": wrong}, sys.stdout)


if __name__ == "__main__":
    main()
