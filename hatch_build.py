"""What the metadata take from the project when the package is built: its addresses, and a README for PyPI."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# The target of a Markdown link or image that is neither a full address nor a place on the page itself.
_RELATIVE = re.compile(r"(!?)(\[[^\]]*\]\()(?![a-z]+:|#)([^)]+)")


class ProjectAddress(MetadataHookInterface):
    """Fills in all that depends on the project's address, which stands in `pyproject.toml` alone."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Set `urls` and `readme` of the core metadata."""
        address = self.config["address"]
        metadata["urls"] = {
            "Repository": address,
            "Documentation": f"{address}/tree/main/docs",
            "Changelog": f"{address}/blob/main/CHANGELOG.md",
            "Issues": f"{address}/issues",
        }
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": with_full_links(text, address)}


def with_full_links(markdown: str, address: str) -> str:
    """Turn links to files of the repository into full ones, as PyPI has the README but not the files."""
    return _RELATIVE.sub(
        lambda link: f"{link[1]}{link[2]}{address}/{'raw' if link[1] else 'blob'}/main/{link[3]}", markdown
    )
