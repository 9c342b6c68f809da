"""ONNX graphs at work."""

from pathlib import Path
from typing import Any

import onnxruntime


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
