"""What people are told of feeds in trouble, after whole passes: reason, next poll, what to do, and no secret."""

import io
import re
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from poller.watching import Feed

from reader.cli import main
from reader.errors import LibraryBusy

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(autouse=True)
def times_are_utc() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def told(desk: Any, *words: str) -> str:
    """What a command prints for people, on both streams."""
    folder, printed = desk.path.parent, io.TextIOWrapper(io.BytesIO(), "utf-8")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed), redirect_stderr(printed):
        patch.setenv("ASSAY_CONFIG", str(folder / "config.toml"))
        patch.setenv("HOME", str(folder))
        main(["--library", str(desk.path), *words])
    printed.seek(0)
    said = printed.read()
    assert "has a fault" not in said
    return said


def test_every_kind_of_trouble_is_said_with_its_reason_and_its_next_poll(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    desk.now = datetime.now(UTC).replace(microsecond=0)
    later = f"{desk.now + timedelta(hours=1):%Y-%m-%d %H:%M}"
    for name in ("Gone", "Page", "Missing", "Refusing"):
        desk.subscribe(publisher.publish(f"/{name}", make_feed([1], title=f"The {name}")))
    secure = publisher.base.replace("http:", "https:") + "/secure"
    desk.subscribe(secure, "http://harbour.invalid/feed")
    quiet = make_feed([24 * 500, 24 * 501], title="The Quiet")
    desk.subscribe(publisher.publish("/Quiet", quiet))
    desk.poll()
    publisher.publish("/Gone", b"", status=410)
    publisher.publish("/Page", b"<!doctype html><html><title>Hello</title>")
    publisher.publish("/Missing", b"", status=404)
    publisher.publish("/Refusing", b"", status=403)
    desk.poll(every=True)
    feeds, doctor = told(desk, "feeds"), re.sub(r"\s+", " ", told(desk, "doctor"))
    lines = {line.split("\t")[2]: line.split("\t")[-3:] for line in feeds.splitlines()}
    assert lines["The Gone"] == ["–", "", "ended by its publisher"]
    assert lines["The Page"] == [later, "", "The address gives a web page, not a feed."]
    assert lines["The Missing"] == [later, "", "The server answered 404 Not Found."]
    assert lines["The Refusing"] == [later, "", "The server answered 403 Forbidden."]
    assert lines["The Quiet"][1:] == ["1 a year", "well"]
    assert lines[secure][-1] == "The address could not be reached safely: it does not speak TLS (2 times)"
    assert lines["http://harbour.invalid/feed"][-1] == "There is no host harbour.invalid. (2 times)"
    for said in (
        "The Gone (feed 1) was ended by its publisher. Its articles stay; unsubscribe with `assay remove 1`",
        f"`assay add {publisher.base}/Page` searches the page for its feeds",
        "The Missing (feed 3) fails: The server answered 404 Not Found. Give its new address with `assay edit 3",
        "The Refusing (feed 4) fails: The server answered 403 Forbidden. It refuses readers like Assay",
        "The Quiet (feed 7) has brought nothing new since 2024-",
        "Give its new address with `assay edit 6 --url NEW`",
    ):
        assert said in doctor


def test_a_host_that_asked_for_a_pause_is_said_to_have_and_until_when(desk: Any, publisher: Any) -> None:
    desk.subscribe(publisher.publish("/busy", b"", status=429, headers={"Retry-After": "7200"}))
    desk.poll()
    doctor = re.sub(r"\s+", " ", told(desk, "doctor"))
    state = desk.state(publisher.base + "/busy")
    assert f"asked for a pause; it is tried again by itself after {state.next_poll:%Y-%m-%d %H:%M}" in doctor


def test_a_password_in_an_address_is_shown_nowhere(desk: Any, publisher: Any, make_feed: Feed) -> None:
    publisher.publish("/paid", b"", status=401)
    publisher.publish("/untitled", make_feed([1], title=""))
    base = publisher.base.replace("http://", "http://ann:s3cret@")
    desk.subscribe(base + "/paid", base + "/untitled", base + "/broken")
    desk.poll()
    wrong = "".join(f'[feeds."{base}/{name}"]\npasword = "x"\n' for name in ("broken", "none"))
    desk.path.with_name("config.toml").write_text(wrong)
    adding = ["add", base + "/paid", base + "/no"]
    commands = (["poll", "--all"], ["feeds"], ["doctor"], ["list"], ["show", "1"], adding, ["inspect", base + "/no"])
    shown = "".join(told(desk, *words) for words in commands)
    asked = (["remove"], ["poll", "--feed"], ["inspect", "--json"])
    exported = (["export", "--format", form] for form in ("opml", "json", "csv"))
    listed = (["poll", "--all", "--json"], ["feeds", "--json"], ["doctor", "--json"], ["list", "--json"])
    for words in (*(["add", "--json", *adding[1:]], *exported), *listed, *([*words, base + "/no"] for words in asked)):
        shown += told(desk, *words)
    assert publisher.base.removeprefix("http://") + "/paid" in shown
    assert "correct the user and password in its address" in shown.lower()
    assert "s3cret" not in shown


def test_a_password_does_not_get_into_what_a_feed_links_to(desk: Any, publisher: Any) -> None:
    item = "<guid isPermaLink='false'>1</guid><title>Kiln lit</title><link>/kiln</link><enclosure url='/kiln.mp3'/>"
    text = "&lt;p&gt;The &lt;a href='/oven'&gt;oven&lt;/a&gt; is hot.&lt;/p&gt;"
    feed = f"<channel><title>Kilns</title><link>/</link><item>{item}<description>{text}</description></item></channel>"
    address = publisher.publish("/paid", f"<rss version='2.0'>{feed}</rss>".encode())
    desk.subscribe(address.replace("http://", "http://ann:s3cret@"))
    desk.poll()
    forms = (["--format", form] for form in ("json", "csv", "markdown", "opml"))
    shown = "".join(told(desk, *words) for words in (["list", "--json"], ["show", "1"], ["show", "--json", "1"]))
    shown += "".join(told(desk, "export", *form) for form in forms)
    for path in ("/kiln", "/kiln.mp3", "/oven"):
        assert f"{publisher.base}{path}" in shown
    assert "s3cret" not in shown


def test_a_feed_is_known_by_its_address_without_the_password(desk: Any, publisher: Any, make_feed: Feed) -> None:
    address = publisher.publish("/paid", make_feed([1]))
    desk.subscribe(address.replace("http://", "http://ann:s3cret@"))
    assert [event["event"] for event in desk.poll(address)[1:-1]] == ["polled"]
    assert "Vessel 1" in told(desk, "list", f'feed:"{address}"')
    for form in ("opml", "json"):
        file = str(desk.path.with_name(form))
        told(desk, "export", "--format", form, "--output", file)
        assert re.search("1 (already there|there already)", told(desk, "import", file))
    assert "s3cret" in told(desk, "export", "--format", "opml", "--with-passwords")
    with desk.library() as library:
        assert len(library.feeds()) == 1
        assert "s3cret" in library.feeds()[0].url


def test_the_readmes_timer_and_cron_line_run_a_command_that_there_is(desk: Any) -> None:
    text = README.read_text(encoding="utf-8")
    (service,) = re.findall(r"ExecStart=%h/\.local/bin/assay (.+)", text)
    (cron,) = re.findall(r"^ +\*/15 \* \* \* \* \$HOME/\.local/bin/assay (.+) >/dev/null$", text, re.MULTILINE)
    assert f"SuccessExitStatus={LibraryBusy.exit_code}\n" in text
    assert "OnUnitActiveSec=15min" in text
    desk.library().close()
    for line in (service, cron):
        assert "no feed to poll yet" in told(desk, *line.split())
