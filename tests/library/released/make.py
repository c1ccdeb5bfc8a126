"""Makes the library that stands here for a released schema: a little of everything, by the Assay of that release.

    cd CHECKOUT_OF_THE_RELEASE && PYTHONPATH=.:tests python .../released/make.py schema-3.db.gz

Done once, right before the schema changes again. What is in it, `tests/library/test_released.py` knows.
"""

import gzip
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from library.making import NOW, add_feed, article, open_library, parts, save

from reader.library import Library
from reader.model import Company, Enclosure, Rule, Validators, View

FERRO = Company("Ferro AG", ("Ferro",), ("XETRA: FRO",), 2, True)
QUILL = Company("Quill Zinc plc")


def fill(library: Library) -> None:
    """Two feeds, one that was unsubscribed, and something of all that a reader and a poll can do."""
    smelter = parts(
        "Ferro AG buys a smelter in Narva.",
        highlights=["One smelter.", "Two furnaces."],
        kinds=["sponsored"],
        companies=[FERRO],
        profile="Ferro AG makes tin.",
        language="en",
    )
    podcast = (Enclosure("https://ore.example/a.mp3", "audio/mpeg", 9),)
    ore = [
        article("o0", hours=1, author="Ada Quarrel", made_of=smelter, enclosures=podcast),
        article(
            "o1", hours=2, made_of=parts("锂 falls in Ningde.", kinds=["state_media", "translation"], companies=[QUILL])
        ),
        article("o2", hours=3, made_of=parts("Short.")),
        article("o3", hours=400),
    ]
    tin = [
        article(f"t{i}", hours=5 + i, made_of=parts("A tin mine opened.", companies=[QUILL] if i else ()))
        for i in range(3)
    ]
    ore_feed = add_feed(library, "ore", folder="Metals", articles=ore)
    tin_feed = add_feed(library, "tin", folder="Metals/Tin", articles=tin)
    gone = add_feed(library, "gone", articles=[article("g0", hours=9), article("g1", hours=10)])
    ids = {row.title.removeprefix("Title of "): row.id for row in library.rows()}
    again = parts("A tin mine opened, and closed.")
    save(library, tin_feed, changed=[(ids["t0"], article("t0", hours=5, content_hash="new", made_of=again))])
    library.intake.save_full_text(ids["o2"], article("o2", hours=3, made_of=parts("The whole text of the article.")))
    library.mark("starred", ids=[ids["o0"]])
    library.mark("read", ids=[ids["o1"], ids["t1"], ids["o3"]])
    library.tag([ids["t2"]], add=["Hot"])
    library.note(ids["t2"], "Call them.\n")
    library.keep_scroll(ids["o1"], 0.5)
    library.intake.expire(NOW, 10)
    library.save_view(View("tin", "Tin", "tin is:unread"))
    library.order_views(["tin", "unread"])
    library.rules.save(Rule("smelter", "star"))
    library.intake.expect_read(tin_feed.id, ["t9"])
    library.end_visit()
    library.unsubscribe([gone.id])
    (state,) = library.intake.poll_states(NOW, url=ore_feed.url)
    library.intake.save(replace(state, last_success=NOW, validators=Validators('"e1"', "yesterday")))
    library.mark("read", ids=[ids["t2"]])


def main() -> None:
    """The command."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with open_library(path) as library:
            fill(library)
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("VACUUM")
        Path(sys.argv[1]).write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
