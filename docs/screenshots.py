"""Takes the pictures of the Latvian guide: pages of the reading room with the sample articles.

usage: python -m docs.screenshots   with Chromium, its driver, and the extra `documentation`

They are taken anew by hand where the looks have changed, as browsers draw letters in different ways.
"""

import io
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service

PICTURES = Path(__file__).parent / "lv" / "pictures"
_PAGES = {
    "pirma-lapa": "/?lang=lv",
    "meklesana": "/search?q=tilts",
    "raksts": "/search?q=tilts&kind=article",
}
_SIZE = (1180, 760)
_MOST_BYTES = 150_000


def main() -> None:
    """Serve the samples, take the pictures, write each as WebP."""
    with tempfile.TemporaryDirectory() as folder:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        archive = str(Path(folder) / "news.db")
        room = subprocess.Popen(  # noqa: S603 our own program
            [
                sys.executable,
                "-m",
                "hronika",
                "serve",
                "--samples",
                "--archive",
                archive,
                "--port",
                str(port),
            ],
        )
        try:
            _take(f"http://127.0.0.1:{port}")
        finally:
            room.terminate()
            room.wait()


def _take(address: str) -> None:
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--lang=lv"):
        options.add_argument(argument)
    # By path, so that Selenium looks for none on the network.
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    driver.set_window_size(_SIZE[0], _SIZE[1] + 240)
    for _ in range(120):
        try:
            driver.get(address + "/?lang=lv&scheme=light")
            break
        except WebDriverException:  # it is not there yet
            time.sleep(0.5)
    PICTURES.mkdir(exist_ok=True)
    for name, path in _PAGES.items():
        driver.get(address + path)
        if name == "raksts":
            driver.get(driver.find_element("css selector", "main a[href^='/a/']").get_attribute("href") or "")
        picture = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB").crop((0, 0, *_SIZE))
        file = PICTURES / f"{name}.webp"
        picture.save(file, quality=80, method=6)
        assert file.stat().st_size < _MOST_BYTES, file
    driver.quit()


if __name__ == "__main__":
    main()
