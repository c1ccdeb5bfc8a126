"""`assay inspect`: files, standard input and addresses; JSON and the view for people."""

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main, parts_view
from reader.cli.quick_inspect import decoded, looks_like_html, quick

PAGE = (
    "<h1>Quellmoor closes</h1><p>Quellmoor Mining Inc. closed its works in Tarnstead on Monday, the company said.</p>"
)


@pytest.fixture(autouse=True)
def no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSAY_CONFIG", str(tmp_path / "config" / "config.toml"))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def objects(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(row) for row in capsys.readouterr().out.splitlines()]


def test_each_file_gives_one_object_in_order(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    plain = tmp_path / "note.txt"
    plain.write_text("A note\n\nTarnfeld Ltd. answered in a letter that nobody has read so far.", "utf-8")
    assert main(["inspect", "--json", str(page), str(plain)]) == 0
    first, second = objects(capsys)
    assert [first["source"], second["source"]] == [str(page), str(plain)]
    assert first["blocks"][0]["text"] == "Quellmoor closes"
    assert [company["name"] for company in second["companies"]] == ["Tarnfeld Ltd."]
    assert set(first) == {"source", "title", "language", "blocks", "highlights", "profiles", "companies", "disclaimers"}


@pytest.mark.parametrize("text", ["zinc " * 9_000, "z" * 45_000, "zinc " + "z" * 10_000 + " and zinc"])
def test_the_rows_of_a_very_long_line_hold_all_of_it_and_no_word_of_another(text: str):
    rows = list(parts_view._wrapped(text, 60))
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert max(map(len, rows)) <= 60
    assert len(rows) <= len(text) // 55 + 2


def test_a_process_of_its_own_prints_all_and_says_how_it_went(page: Path, process: Callable[..., Any]):
    done = process("inspect", "--json", *[str(page)] * 60, str(page.with_name("none.html")))
    lines = done.out.splitlines()
    assert (done.code, len(lines), len({*lines})) == (1, 60, 1)
    assert json.loads(lines[0])["source"] == str(page)
    assert done.err.endswith("none.html cannot be read: No such file or directory.\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("copies", [1, 60])
def test_output_that_cannot_be_written_is_one_sentence(page: Path, copies: int):
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "reader", "inspect", "--json", *[str(page)] * copies]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "The output cannot be written: No space left on device.\n")


def test_rules_are_told_only_when_asked_for(page: Path, capsys: pytest.CaptureFixture[str]):
    main(["inspect", "--json", str(page)])
    main(["inspect", "--json", "--explain", str(page)])
    short, long = objects(capsys)
    assert all("rule" not in block for block in short["blocks"])
    assert all(block["rule"] for block in long["blocks"])


def test_what_supports_a_key_point_is_told_apart_from_what_the_text_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    points = "<h2>Key points</h2><ul><li>Quellmoor Mining closed its works in Tarnstead for 40 million euros.</li></ul>"
    told = (
        "<p>Quellmoor Mining closed its works in Tarnstead on Monday, said Ida Marr, who has run it for years.</p>" * 2
    )
    page = tmp_path / "points.html"
    page.write_text(f"<h1>Works are closed</h1>{points}{told}", "utf-8")
    main(["inspect", str(page)])
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    at = lines.index("not in the text: 40 million euros")
    assert lines[at + 1].startswith("the rest supported by block ")


def test_a_source_that_cannot_be_read_is_named_and_the_others_go_on(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["inspect", "--json", str(tmp_path / "none.html"), str(page), str(tmp_path), ""]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(row)["source"] for row in out.splitlines()] == [str(page)]
    assert err.splitlines() == [
        f"{tmp_path / 'none.html'} cannot be read: No such file or directory.",
        f"{tmp_path} is a folder; name files in it, as {tmp_path}/*.html.",
        "'' cannot be read: No such file or directory.",
    ]


def test_the_quick_way_and_the_command_agree(page: Path, capsys: pytest.CaptureFixture[str]):
    quick(["--json", str(page)])
    main(["inspect", "--json", "--title", "", str(page)])
    one, other = objects(capsys)
    assert one == other


@pytest.mark.parametrize(
    "words", [[], ["--json"], ["page.html"], ["--json", "--title", "x"], ["--json", "http://x.example/"], ["--help"]]
)
def test_other_uses_are_left_to_the_command(words: list[str]):
    assert quick(words) is None


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode()), "utf-8"))
    assert main(["inspect", "--json", "--title", "Told", "-"]) == 0
    [found] = objects(capsys)
    assert (found["source"], found["title"]) == ("-", "Told")
    assert [company["name"] for company in found["companies"]] == ["Quellmoor Mining Inc."]


def test_the_address_tells_the_owner_of_the_host(page: Path, capsys: pytest.CaptureFixture[str]):
    main(["inspect", "--json", "--url", "https://www.xinhuanet.com/a", str(page)])
    [found] = objects(capsys)
    assert [(each["kinds"], each["origin"]) for each in found["disclaimers"]] == [(["state_media"], "host")]


def test_the_users_companies_and_owners_are_used(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "config" / "vocabulary"
    folder.mkdir(parents=True)
    (folder / "companies.tsv").write_text("Tarnstead Holdings Plc\tTarnstead\n", "utf-8")
    (folder / "owners.tsv").write_text("news.quell.example\tSC\tQuell News\tQuell\tNowhere\n", "utf-8")
    main(["inspect", "--json", "--url", "https://news.quell.example/a", str(page)])
    [found] = objects(capsys)
    assert "Tarnstead" in [company["name"] for company in found["companies"]]
    assert [each["origin"] for each in found["disclaimers"]] == ["host"]


def test_the_view_for_people_shows_roles_and_companies(page: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["inspect", str(page)]) == 0
    out = capsys.readouterr().out
    assert "body" in out
    assert "Quellmoor Mining Inc." in out
    assert "\x1b" not in out


def test_an_odd_file_name_gives_valid_json(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]):
    path = tmp_path / "odd\udcff.html"
    path.write_text(PAGE, "utf-8")
    quick(["--json", str(path)])
    assert json.loads(capsysbinary.readouterr().out)["source"] == str(path)


def test_a_binary_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "page.pdf"
    path.write_bytes(b"%PDF-1.7\0\0\0\1")
    assert quick(["--json", str(path)]) == 1
    assert capsys.readouterr().err == f"{path} is not text; give an HTML or plain-text file.\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Zölle".encode(), "Zölle"),
        (b"\xef\xbb\xbfZ\xc3\xb6lle", "Zölle"),
        ("Zölle".encode("utf-16"), "Zölle"),
        (b'<meta charset="iso-8859-2">\xb9', '<meta charset="iso-8859-2">š'),
        (b"Z\xf6lle", "Zölle"),
        (b'<meta charset="no-such">\xf6', '<meta charset="no-such">ö'),
        (b"\x81", "\ufffd"),
    ],
)
def test_files_are_decoded(data: bytes, text: str):
    assert decoded(data) == text


@pytest.mark.parametrize(
    ("name", "text", "html"),
    [
        ("a.html", "no tags", True),
        ("a.txt", "<p>x", False),
        ("-", "<p>x</p>", True),
        ("-", "a < b and b > c", False),
        ("x", "<!DOCTYPE html>", True),
    ],
)
def test_html_is_told_by_name_or_text(name: str, text: str, html: bool):
    assert looks_like_html(name, text) is html


CYRILLIC = "<html><body><h1>Руда</h1><p>Завод получил первую партию руды из северного карьера.</p></body></html>"


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, kind, body = {
            "/page": (200, "text/html", PAGE),
            "/note": (200, "text/plain", "A note from Tarnfeld Ltd. about nothing at all."),
            "/picture": (200, "image/png", "x"),
            "/linked": (200, "text/html", "<p>Of <a href='/ore'>ore</a> and nothing else at all.</p>"),
            "/cyrillic": (200, "text/html; charset=windows-1251", CYRILLIC),
        }.get(self.path, (404, "text/html", "no"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        sent = body.encode("windows-1251" if "1251" in kind else "utf-8")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_read_by_the_charset_of_its_server_and_without_the_headline_that_is_its_title(
    site: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["inspect", "--json", "--title", "Руда", f"{site}/cyrillic"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [block["text"] for block in found["blocks"]] == ["Завод получил первую партию руды из северного карьера."]


def test_addresses_are_fetched(site: str, capsys: pytest.CaptureFixture[str]):
    assert main(["inspect", "--json", f"{site}/page", f"{site}/none", f"{site}/note", f"{site}/picture"]) == 1
    out, err = capsys.readouterr()
    found = [json.loads(row) for row in out.splitlines()]
    assert [each["source"] for each in found] == [f"{site}/page", f"{site}/note"]
    assert [each["companies"][0]["name"] for each in found] == ["Quellmoor Mining Inc.", "Tarnfeld Ltd."]
    first, second = err.splitlines()
    assert first.startswith(f"{site}/none cannot be fetched: ")
    assert "404" in first
    assert second == f"{site}/picture is image/png; give the address of an article."


def test_links_of_a_page_behind_a_password_are_told_without_it(site: str, capsys: pytest.CaptureFixture[str]):
    assert main(["inspect", "--json", site.replace("http://", "http://ann:s3cret@") + "/linked"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["blocks"][0]["links"] == [[3, 6, f"{site}/ore"]]
    assert "s3cret" not in out + err


def test_an_empty_source_is_said(assay, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"\xef\xbb\xbf \n")
    done = assay("inspect", "/dev/null", str(tmp_path / "empty.txt"))
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[0] == "/dev/null is empty; give a file with an article."


def test_words_of_ones_own_that_count_nothing_are_said_and_the_rest_goes_on(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "config" / "vocabulary"
    folder.mkdir(parents=True)
    (folder / "de.txt").write_text("[highlights lables]\nkurz gesagt\n", "utf-8")
    assert main(["inspect", str(page)]) == 0
    told = capsys.readouterr()
    assert "Quellmoor" in told.out
    assert "de.txt" in told.err
    assert "highlights lables" in told.err


@pytest.mark.parametrize(
    ("data", "reads"),
    [
        (b"<p>Tin is dear this year.\0 It will stay so.</p>", True),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0 \0\0\0 <p>", False),
        (b"Tin is dear\0 this year.", False),
    ],
    ids=["HTML with one", "a picture", "no HTML"],
)
def test_a_zero_that_strayed_into_html_is_left_out(tmp_path: Path, capsys, data: bytes, reads: bool):
    file = tmp_path / "page.html"
    file.write_bytes(data)
    assert main(["inspect", "--json", str(file)]) == (0 if reads else 1)
    shown = capsys.readouterr()
    assert ("Tin is dear this year. It will stay so." in shown.out) == reads
    assert ("is not text" in shown.err) != reads


def test_a_feed_is_named_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "feed.xml"
    path.write_text('<?xml version="1.0"?>\n<rss version="2.0"><channel><title>T</title></channel></rss>')
    assert main(["inspect", "--json", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"{path} is a feed; ")
