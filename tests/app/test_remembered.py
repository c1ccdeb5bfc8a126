"""What the app remembers of itself survives everything but its own file's loss."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app.remembered import (
    LARGEST_FILE,
    PLACES_KEPT,
    SEARCHES_KEPT,
    Place,
    Remembered,
    _from_json,
    recall,
    remember,
)

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)
NAMES = ["sizes", "hidden", "folded", "searches", "theme", "places"]


def test_what_was_remembered_is_recalled(tmp_path: Path):
    memory = Remembered(
        sizes={"sources": 30, "article": 12},
        hidden=frozenset({"companies"}),
        folded=frozenset({"Metals"}),
        searches=("lithium", "锂"),
        theme="assay-light",
    ).at(Path("/news/library.db"), Place("folder:Metals", 42, "article"))
    path = tmp_path / "state" / "app.json"
    assert remember(path, memory)
    assert recall(path) == memory
    assert recall(path).place(Path("/news/library.db")) == Place("folder:Metals", 42, "article")
    assert [entry.name for entry in path.parent.iterdir()] == ["app.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"sizes": 7}'])
def test_a_damaged_file_is_an_empty_memory(tmp_path: Path, content: bytes):
    path = tmp_path / "app.json"
    path.write_bytes(content)
    assert recall(path) == Remembered()


def test_a_file_of_absurd_size_is_not_read(tmp_path: Path):
    path = tmp_path / "app.json"
    path.write_text(json.dumps({"theme": "assay-light", "more": "x" * LARGEST_FILE}))
    assert recall(path) == Remembered()


def test_what_is_usable_of_a_damaged_file_is_used(tmp_path: Path):
    path = tmp_path / "app.json"
    path.write_text('{"sizes": {"a": 3, "b": "x", "c": -1, "d": true}, "searches": [1, "tin"], "places": {"p": 3}}')
    assert recall(path) == Remembered(sizes={"a": 3}, searches=("tin",))


def test_a_missing_file_or_folder_is_an_empty_memory(tmp_path: Path):
    assert recall(tmp_path / "none" / "app.json") == Remembered()
    assert recall(tmp_path) == Remembered()


def test_a_folder_that_cannot_be_made_keeps_nothing_and_raises_nothing(tmp_path: Path):
    (tmp_path / "state").write_text("a file, not a folder")
    assert not remember(tmp_path / "state" / "app.json", Remembered())


def test_a_failed_write_leaves_the_former_memory_and_no_litter(tmp_path: Path):
    path = tmp_path / "app.json"
    path.mkdir()
    assert not remember(path, Remembered(theme="assay-light"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["app.json"]


def test_the_latest_search_is_last_and_stands_once():
    memory = Remembered().searched("tin").searched("zinc").searched(" tin ").searched("  ")
    assert memory.searches == ("zinc", "tin")


def test_old_searches_and_places_are_forgotten():
    memory = Remembered()
    for number in range(SEARCHES_KEPT + 5):
        memory = memory.searched(f"query {number}")
    for number in range(PLACES_KEPT + 5):
        memory = memory.at(Path(f"/library{number}"), Place("unread"))
    memory = memory.at(Path("/library10"), Place("starred"))
    assert memory.searches[0] == "query 5"
    assert len(memory.places) == PLACES_KEPT
    assert memory.place(Path("/library0")) == Place()
    assert memory.place(Path("/library10")) == Place("starred")


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), ANY_JSON))
def test_no_json_whatsoever_gives_values_of_a_wrong_shape(data: dict[str, object]):
    memory = _from_json(data)
    assert all(isinstance(pane, str) and type(size) is int for pane, size in memory.sizes.items())
    assert all(isinstance(text, str) for text in (*memory.hidden, *memory.folded, *memory.searches, memory.theme))
    assert all(type(place.article) in (int, type(None)) for place in memory.places.values())
