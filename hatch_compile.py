"""Compiles `hronika.language` and `hronika.reading` with mypyc into the wheel, where that is asked for.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=true python -m build --wheel

Without it the wheel is the pure one, and an editable install is always pure. A C compiler is needed.
"""

import ast
import os
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, redirect_stdout
from io import StringIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PACKAGES = ("hronika/language", "hronika/reading")

# In the place of a decorator and of the empty line before it: a method of the same name that keeps what the
# decorated one, which gets another, answers.
_KEEPS_ONE = (
    "{indent}@property\n"
    "{indent}def {name}(self) -> {answer}: kept = self._kept_{name} = self._kept_{name} "
    "if self._kept_{name} is not None else [self._make_{name}()]; return kept[0]\n"
)
_KEEPS_EACH = (
    "{indent}def {name}(self, {index}: int) -> {answer}: kept = self._kept_{name} = self._kept_{name} "
    "if self._kept_{name} is not None else {{}}; return kept[{index}] if {index} in kept "
    "else kept.setdefault({index}, self._make_{name}({index}))\n\n"
)


class CompiledModules(BuildHookInterface):  # type: ignore[type-arg]
    """Puts compiled modules beside their sources; Python takes them before these.

    hatch-mypyc compiles in place, so that an editable install would run what a wheel has left there, and
    moves pyproject.toml away meanwhile. Here all is made of a copy, in a folder that is gone afterwards.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and have the results put into the wheel; an editable one is left as it is."""
        if version == "editable":
            return
        problem = lack_of_compiler()
        if problem:
            sys.exit(problem)
        self._folder = TemporaryDirectory()
        libraries = compiled(Path(self.root, "src"), Path(self._folder.name), self.config["interpreted"])
        build_data["force_include"][str(libraries)] = "/"
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made on the way."""
        if version != "editable":
            self._folder.cleanup()


def lack_of_compiler() -> str | None:
    """What is missing here to compile with, in a sentence; None where nothing is, as far as can be told."""
    needs = "The compiled wheel needs"
    compiler = (sysconfig.get_config_var("CC") or "").partition(" ")[0]
    if compiler and not shutil.which(compiler):
        return f"{needs} a C compiler: {compiler} is not there (on Debian: apt-get install gcc)."
    header = Path(sysconfig.get_path("include"), "Python.h")
    if not header.exists():
        return f"{needs} Python's headers: {header} is not there (on Debian: apt-get install python3-dev)."
    return None


def compiled(source: Path, folder: Path, interpreted: Sequence[str]) -> Path:
    """Compile the packages below `source` but for the modules `interpreted`, paths below it too.

    All that is made lies in `folder`; the one given has the libraries, at their places in a wheel.
    """
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class ParallelBuild(build_ext):  # type: ignore[misc]
        """Compiles as many files at a time as there are processors."""

        def build_extensions(self) -> None:
            compile_in_turn = self.compiler.compile

            def compile_together(sources: list[str], **options: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as threads:
                    return [
                        *chain.from_iterable(
                            threads.map(lambda one: compile_in_turn([one], **options), sources)
                        )
                    ]

            self.compiler.compile = compile_together
            super().build_extensions()

    copy, c_files, libraries = folder / "source", folder / "c", folder / "libraries"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__", "model", "static"))
    c_files.mkdir()
    modules = modules_to_compile(copy, interpreted)
    for name in modules:
        path = copy / name
        path.write_text(with_explicit_caches(path.read_text(encoding="utf-8")), encoding="utf-8")
    # What else is installed must not change what is made; whether types are right says `make lint`.
    options = ("--config-file=", "--follow-imports=silent", "--ignore-missing-imports", "--no-site-packages")
    with chdir(copy):
        told = StringIO()
        try:
            with redirect_stdout(told):  # a hundred times that a generator became a list
                extensions = mypycify(
                    [*modules, *options, f"--cache-dir={folder / 'cache'}"],
                    multi_file=True,
                    opt_level="2",
                    debug_level="0",
                    target_dir=str(c_files),
                    group_name="hronika",
                )
        except SystemExit:
            print(told.getvalue(), file=sys.stderr)
            raise
        build = ParallelBuild(Distribution({"ext_modules": extensions}))
        build.build_lib, build.build_temp = str(libraries), str(folder / "objects")
        build.ensure_finalized()
        build.run()
    return libraries


def modules_to_compile(source: Path, interpreted: Sequence[str]) -> list[str]:
    """The modules of the packages below `source` but for those, as paths below it."""
    found = (
        path.relative_to(source).as_posix() for name in _PACKAGES for path in (source / name).rglob("*.py")
    )
    modules = {name for name in found if not name.endswith("/__init__.py")}
    unknown = set(interpreted) - modules
    if unknown:
        sys.exit(f"pyproject.toml names modules that are not there: {', '.join(sorted(unknown))}.")
    return sorted(modules.difference(interpreted))


def with_explicit_caches(source: str) -> str:
    """Put explicit caches in the place of `@cached_property` and `@remembered`; every line stays where it is.

    mypyc takes a `cached_property` for a property, which is worked out anew each time, and its classes have
    no `__dict__` to keep answers in. Raises ValueError where the lines around leave no room for a cache.
    """
    lines = source.splitlines(keepends=True)
    for owner in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)):
        fields = []
        for method, decorator in _cached(owner):
            assert method.returns is not None
            answer = ast.unparse(method.returns)
            start = decorator.lineno - 1  # of lines counted from 0
            header = lines[start + 1]
            if lines[start - 1].strip() or method.lineno != start + 2 or not header.rstrip().endswith(":"):
                raise ValueError(
                    f"line {method.lineno}: {method.name} needs an empty line before it, one decorator and a "
                    "header of one line"
                )
            one = decorator.id == "cached_property"
            index = "" if one else method.args.args[1].arg
            text = (_KEEPS_ONE if one else _KEEPS_EACH).format(
                indent=" " * method.col_offset, name=method.name, answer=answer, index=index
            )
            lines[start - 1 : start + 1] = text.splitlines(keepends=True)
            lines[start + 1] = header.replace(f"def {method.name}(", f"def _make_{method.name}(", 1)
            kind = f"list[{answer}]" if one else f"dict[int, {answer}]"
            fields.append(f"_kept_{method.name}: {kind} | None = {_none(owner)}")
        if fields:
            last = _last_field(owner)
            lines[last] = "; ".join([lines[last].rstrip("\n"), *fields]) + "\n"
    return re.sub(
        r"^from dataclasses import (?!.*\bfield\b)",
        "from dataclasses import field, ",
        "".join(lines),
        flags=re.M,
    )


def _cached(owner: ast.ClassDef) -> Iterator[tuple[ast.FunctionDef, ast.Name]]:
    """The methods of a class whose answers are kept, each with the decorator that says so."""
    for method in owner.body:
        if isinstance(method, ast.FunctionDef):
            for decorator in method.decorator_list:
                if isinstance(decorator, ast.Name) and decorator.id in ("cached_property", "remembered"):
                    yield method, decorator


def _last_field(owner: ast.ClassDef) -> int:
    """The line, counted from 0, where the last field of a class ends, or its docstring where it has none."""
    lines = [node.end_lineno for node in owner.body if isinstance(node, ast.Expr | ast.AnnAssign)]
    if not lines or lines[-1] is None:
        raise ValueError(f"line {owner.lineno}: {owner.name} needs a docstring")
    return lines[-1] - 1


def _none(owner: ast.ClassDef) -> str:
    """None as the default of a field, by which in a dataclass no two objects are told apart."""
    decorators = {ast.unparse(decorator).partition("(")[0] for decorator in owner.decorator_list}
    return (
        "field(default=None, repr=False, compare=False, kw_only=True)"
        if "dataclass" in decorators
        else "None"
    )
