"""Draws the picture of the desk that the README shows, from the real app on the demo library.

python tests/pictures/draw.py [--size 168x46] [--theme assay-dark] [--keys "j enter"] [--out tests/pictures/desk.svg]
"""

import argparse
import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

from reader.config import Config
from reader.demo import serve

HERE = Path(__file__).parent


def demo_library(folder: Path) -> Path:
    """A library that the real poller has filled from the demo's feeds, twice, so that one article is updated."""
    library, settings = folder / "library.db", folder / "config.toml"
    settings.touch()
    assay = [sys.executable, "-m", "reader", "--library", str(library), "--config", str(settings)]
    with serve(datetime.now(UTC)) as server:
        with urlopen(f"{server.base}/subscriptions.opml") as answer:
            (folder / "feeds.opml").write_bytes(answer.read())
        for words in (["import", str(folder / "feeds.opml")], ["poll", "--all", "--json"], ["poll", "--all", "--json"]):
            subprocess.run([*assay, *words], check=True, stdout=subprocess.DEVNULL)
    return library


@contextlib.contextmanager
def own_home(folder: Path) -> Iterator[None]:
    """Keeps what the app remembers of itself out of the user's home."""
    os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = str(folder)
    yield


async def picture(library: Path, size: tuple[int, int], theme: str, keys: list[str]) -> str:
    """The desk as SVG, after some keys."""
    from reader.app.app import AssayApp
    from reader.app.store import Store

    store = Store(library)
    store.start()
    try:
        app = AssayApp(store, Config(), memory=library.with_name("app.json"))
        app.theme = theme
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.5)
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.2)
            await pilot.pause(0.5)
            # Viewers that are not browsers drop blanks at the ends of texts unless told to keep them.
            return app.export_screenshot(title="assay").replace("<text ", '<text xml:space="preserve" ')
    finally:
        store.close()


def main() -> None:
    """Draws the picture."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", default="168x46")
    options.add_argument("--theme", default="assay-dark")
    options.add_argument("--keys", default="j enter")
    options.add_argument("--out", type=Path, default=HERE / "desk.svg")
    given = options.parse_args()
    width, height = map(int, given.size.split("x"))
    with tempfile.TemporaryDirectory() as name, own_home(Path(name)):
        library = demo_library(Path(name))
        svg = asyncio.run(picture(library, (width, height), given.theme, given.keys.split()))
    given.out.write_text(svg, "utf-8")
    print(f"wrote {given.out}")


if __name__ == "__main__":
    main()
