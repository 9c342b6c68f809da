"""The plan of the house holds: imports point downwards only, and no files form a circle."""

import ast
from collections.abc import Iterator
from pathlib import Path

import hronika

ROOT = Path(hronika.__file__).parent

# From the ground up: a module imports nothing of a later line. The first name that fits counts.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("hronika.errors", "hronika.gc_pause", "hronika.samples", "hronika.identifiers", "hronika.addresses"),
    ("hronika.extras",),
    ("hronika.record", "hronika.record_versions", "hronika.article", "hronika.timex", "hronika.lemmas"),
    ("hronika.matters", "hronika.denials"),
    ("hronika.instants",),
    ("hronika.language",),
    ("hronika.reading.document",),
    ("hronika.reading.expressions",),
    ("hronika.reading.names",),
    ("hronika.reading.statements",),
    ("hronika.reading.attribution",),
    ("hronika.reading.events",),
    ("hronika.reading.responses",),
    ("hronika.reading.pipeline",),
    ("hronika.reading",),
    ("hronika.fetching",),
    ("hronika.sources",),
    ("hronika.archive",),
    ("hronika.intake",),
    ("hronika.verification", "hronika.exports"),
    ("hronika.bulk",),
    ("hronika.doctor",),
    ("hronika.ledger",),
    ("hronika.web",),
    ("hronika.cli", "hronika.__main__"),
)


def modules() -> dict[str, Path]:
    """All modules of the package but its door (`hronika/__init__.py`), which names what others may use."""
    found = {}
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    del found["hronika"]
    return found


def imports(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """What a file imports of ours, wherever in the file, also for type checking only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                yield from {module if module in known else str(node.module)} & known.keys()
        elif isinstance(node, ast.Import):
            yield from {alias.name for alias in node.names} & known.keys()


def arrows() -> dict[str, set[str]]:
    known = modules()
    return {module: set(imports(path, known)) for module, path in known.items()}


def layer(module: str) -> int:
    fitting = [
        (len(name), number)
        for number, names in enumerate(LAYERS)
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    assert fitting, f"{module} has no place in the plan: give it one in LAYERS and in docs/architecture.md"
    return max(fitting)[1]


def test_imports_point_downwards() -> None:
    upwards = {
        (module, other)
        for module, others in arrows().items()
        for other in others
        if layer(other) > layer(module)
    }
    assert not upwards


def test_no_files_form_a_circle() -> None:
    graph = arrows()
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way[way.index(module) :], module))
        if module not in done:
            for other in sorted(graph[module]):
                visit(other, (*way, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_the_check_sees_what_it_must() -> None:
    graph = arrows()
    assert "hronika.language.language" in graph["hronika.reading.document.document"]
    assert (
        layer("hronika.reading.reader")
        > layer("hronika.reading.pipeline")
        > layer("hronika.reading.events.types")
    )


def test_no_class_has_the_name_of_another() -> None:
    defined: dict[str, list[str]] = {}
    tree = ROOT.parents[1]
    for folder in (ROOT, tree / "training", tree / "benchmarks"):
        for path in folder.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    defined.setdefault(node.name, []).append(f"{path.relative_to(tree)}:{node.lineno}")
    assert len(defined) > 100
    assert not {name: places for name, places in defined.items() if len(places) > 1}
