"""Options of the commands that take articles in, for what the articles do not say themselves."""

from typing import Annotated

import typer

Published = Annotated[
    str | None,
    typer.Option(help="Day or instant of publication of articles that do not say, as for `hronika read`."),
]
Outlet = Annotated[str | None, typer.Option(help="Outlet of articles that do not say.")]
Title = Annotated[str | None, typer.Option(help="Headline of articles that do not say.")]
TimeLimit = Annotated[
    float | None,
    typer.Option(help="Seconds that the reading of an article may take, as for `hronika read`."),
]
