"""The files of the model: their ONNX graphs at work, and what is said when they cannot be loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import onnxruntime

from hronika.errors import DataError

MODEL_FOLDER = Path(__file__).with_name("model")


def load_session(file: Path, threads: int) -> Any:
    """Load an ONNX graph. Matrices are multiplied there and not by numpy, whose threads cannot be bounded."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # What joins a sum and the normalisation after it into one step makes them five times as slow.
    return onnxruntime.InferenceSession(
        str(file), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


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
