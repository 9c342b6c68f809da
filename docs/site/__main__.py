"""Builds the site of the documentation and looks it through: `python -m docs.site [FOLDER]`.

The folder is `build/site` unless another is named. It needs the extra `documentation`; `make site` gets it
into an environment of its own. Warnings are errors, and so is a page that would load anything from elsewhere.
"""

import subprocess
import sys
from pathlib import Path

from docs.site.assemble import ROOT, assemble, repository_address
from docs.site.looked_through import problems

HERE = Path(__file__).parent


def main() -> int:
    """Build the site and tell what is wrong with it; gives the exit code."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site"
    sources = ROOT / "build" / "site-sources"
    assemble(sources, repository_address())
    options = ["-E", "-a", "-q", "-n", "-W", "--keep-going", "-b", "html", "-c", str(HERE)]
    made = subprocess.run(  # noqa: S603 our own folders
        [sys.executable, "-m", "sphinx", *options, str(sources), str(site)], check=False
    )
    if made.returncode:
        return made.returncode
    found = problems(site)
    print("\n".join(found) or f"The site is in {site}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
