"""Notes and tags: written, found, and taken back."""

import pytest
from library.making import add_feed, article, titles

from reader.errors import LibraryError, NoteChanged
from reader.library import Library


def test_a_note_takes_the_place_of_none_but_the_one_that_it_was_begun_from(library: Library) -> None:
    add_feed(library, articles=[article("a")])
    library.note(1, "one", former="")
    library.note(1, "two", former="one")
    with pytest.raises(NoteChanged) as caught:
        library.note(1, "three", former="one")
    assert caught.value.now == "two"
    library.note(1, "two", former="one")
    assert library.undo() == "changed the note of “Title of a”"
    found = library.article(1)
    assert found is not None
    assert found.note == "one"


def test_notes_are_searched_as_they_are_now(library: Library) -> None:
    add_feed(library, articles=[article("a"), article("b")])
    library.note(1, "Ask Ana about the Café in Hull; 宁德时代.")
    for query in (
        "hull",
        "in:note cafe",
        '"the cafe in"',
        "caf*",
        "in:note caf*",
        "时代",
        "in:note 宁德",
        "HULL title",
    ):
        assert [row.id for row in library.rows(query)] == [1], query
        assert library.count(query) == 1, query
    for query in ("hul", "in:note title", "in:body hull", '"cafe hull"', "in:note hull -cafe", "in:title hull"):
        assert library.rows(query) == (), query
    assert [row.id for row in library.rows("-hull")] == [2]
    library.note(1, "Ask Bo.")
    assert library.count("hull") == 0
    library.undo()
    assert library.count("hull") == 1
    library.undo()
    assert library.count("hull") == 0
    assert library.mark("starred", query="in:note bo") == 0
    library.note(2, "Bo")
    assert library.mark("starred", query="in:note bo") == 1


def test_a_note_that_another_process_writes_is_found(library: Library) -> None:
    add_feed(library, articles=[article("a")])
    assert library.count("hull") == 0
    with Library.open(library.path) as other:
        other.note(1, "Hull")
    assert library.count("hull") == 1


def test_what_is_written_to_what_is_gone_is_refused(library: Library) -> None:
    feed = add_feed(library, articles=[article("a")])
    library.unsubscribe([feed.id])
    with pytest.raises(LibraryError, match="not in the library any more"):
        library.note(1, "x")
    with pytest.raises(LibraryError, match="not in the library any more"):
        library.tag([1], add=["x"])
    with pytest.raises(LibraryError, match="There is no feed 1 any more"):
        library.edit_feed(feed.id, title="x")


def test_tags_and_notes_are_found_and_undone(library: Library) -> None:
    add_feed(library, articles=[article("a"), article("b", hours=3)])
    assert library.tag([1, 2], add=["To do", "  spaced   out "]) == 2
    assert library.row(1).tags == ("spaced out", "To do")  # type: ignore[union-attr]
    assert titles(library, 'tag:"to do"') == ["a", "b"]
    assert library.tag([1], remove=["To do"]) == 1
    assert len(titles(library, 'tag:"to do"')) == 1
    library.undo()
    assert len(titles(library, 'tag:"to do"')) == 2
    assert library.tags() == (("spaced out", 2), ("To do", 2))
    library.note(1, "Ask **Ada**.")
    assert library.article(1).note == "Ask **Ada**."  # type: ignore[union-attr]
    assert len(titles(library, "has:note")) == 1
    library.undo()
    assert titles(library, "has:note") == []
    with pytest.raises(LibraryError):
        library.note(99, "x")
    with pytest.raises(LibraryError):
        library.tag([1], add=["  "])
