"""The map: its views, and where places stand in them.

The projection is equirectangular, true to scale at the middle of a view. The outlines are made by
`training/outlines` from Natural Earth.
"""

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

ViewName = Literal["latvia", "europe", "world"]

OUTLINES = Path(__file__).parents[1] / "static" / "outlines.svg"
POINTS = Path(__file__).with_name("countries.tsv")

_WIDTH = 960.0
_LEAST, _LARGEST = 4.0, 22.0
"""The radius of a dot that stands for one thing, and of the largest, in units of the drawing."""


class View(NamedTuple):
    """A part of the world: west, south, east, north in degrees, and how many units a degree has in its paths."""

    box: tuple[float, float, float, float]
    units: int

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is drawn than one of longitude."""
        return 1 / math.cos(math.radians((self.box[1] + self.box[3]) / 2))

    @property
    def scale(self) -> float:
        """How many units of the drawing a degree of longitude has."""
        return _WIDTH / (self.box[2] - self.box[0])

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawing."""
        return _WIDTH, round((self.box[3] - self.box[1]) * self.scale * self.stretch, 1)

    @property
    def transform(self) -> str:
        """What makes the paths of the outlines fit the drawing, as an attribute of SVG."""
        across, down = self.scale / self.units, self.scale * self.stretch / self.units
        return (
            f"matrix({across:.6g} 0 0 {down:.6g} {-self.box[0] * self.scale:.6g} "
            f"{self.box[3] * self.scale * self.stretch:.6g})"
        )

    def place(self, longitude: float, latitude: float) -> tuple[float, float] | None:
        """Give where a point stands in the drawing, None where it lies outside."""
        west, south, east, north = self.box
        if not (west <= longitude <= east and south <= latitude <= north):
            return None
        return (
            round((longitude - west) * self.scale, 1),
            round((north - latitude) * self.scale * self.stretch, 1),
        )


VIEWS: Mapping[ViewName, View] = {
    "latvia": View((20.6, 55.5, 28.5, 58.2), 200),
    "europe": View((-12.0, 34.0, 46.0, 71.0), 30),
    "world": View((-180.0, -58.0, 180.0, 80.0), 4),
}


@cache
def country_points() -> Mapping[str, tuple[float, float]]:
    """Give longitude and latitude of the middle of countries by their ISO 3166-1 codes."""
    lines = (line.split("\t") for line in POINTS.read_text("utf-8").splitlines() if line[0] != "#")
    return {code: (float(longitude), float(latitude)) for code, longitude, latitude in lines}


def radius(count: int, most: int) -> float:
    """Give the radius of a dot whose area grows with what it counts."""
    share = math.sqrt((count - 1) / (most - 1)) if most > 1 else 0.0
    return round(_LEAST + (_LARGEST - _LEAST) * share * min(1.0, most / 20), 1)
