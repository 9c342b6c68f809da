"""The files of the model: their ONNX graphs at work, and what is said when they cannot be loaded."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import InvalidArgument

from hronika.errors import DataError

MODEL_FOLDER = Path(__file__).with_name("model")


def load_session(file: Path, threads: int) -> Any:
    """Load an ONNX graph. Matrices are multiplied there and not by numpy, whose threads cannot be bounded.

    All graphs work in one arena of memory: one of its own would keep, for each, what its largest batch took.
    """
    _register_arena()
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.use_env_allocators", "1")
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # What joins a sum and the normalisation after it into one step makes them five times as slow.
    return onnxruntime.InferenceSession(
        str(file), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


@cache
def _register_arena() -> None:
    """Make the arena, once in a process; where somebody else has made one, that is used."""
    memory = onnxruntime.OrtMemoryInfo(
        "Cpu", onnxruntime.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, onnxruntime.OrtMemType.DEFAULT
    )
    with suppress(InvalidArgument):  # there is one already, which some versions do not replace
        onnxruntime.create_and_register_allocator(memory, None)


@contextmanager
def loading(folder: Path) -> Iterator[None]:
    """Turn whatever is wrong with the files of a model into one DataError: there is one thing to do."""
    try:
        yield
    except Exception as error:
        raise DataError(
            f"The Latvian model in {folder} cannot be loaded ({str(error).splitlines()[0][:200]}); "
            "install Hronika again."
        ) from error
