"""Make a trained network faster: leave out one layer of its encoder and train the others on.

A residual layer changes the stream little by little, so the layers beside one that is left out still know
what to do, and a few epochs mend what is lost (Fan et al. 2020, "Reducing Transformer Depth on Demand with
Structured Dropout", ICLR, for the idea).
"""

from collections.abc import Mapping
from dataclasses import replace

from torch import Tensor

from training.train import Setting


def shortened(setting: Setting, epochs: int, rate: float) -> Setting:
    """The setting with one layer fewer, for that many more epochs at that highest learning rate."""
    return replace(
        setting, epochs=epochs, rate=rate, sizes=replace(setting.sizes, layers=setting.sizes.layers - 1)
    )


def without_layer(weights: Mapping[str, Tensor], layer: int) -> dict[str, Tensor]:
    """Weights of a network without one of its encoder layers; those above move down by one."""
    kept: dict[str, Tensor] = {}
    for name, value in weights.items():
        parts = name.split(".")
        if parts[0] == "encoder" and parts[2].isdigit():
            number = int(parts[2])
            if number == layer:
                continue
            parts[2] = str(number - (number > layer))
        kept[".".join(parts)] = value
    return kept
