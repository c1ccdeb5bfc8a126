"""Texts of articles that change, are fetched whole, and are taken apart again; former ones are kept."""

from dataclasses import replace

from library.making import NOW, add_feed, article, parts, save, titles
from library.test_state import assert_counts_are_right

from reader.library import Library, packing
from reader.model import Asked, Company, PreparedArticle


def test_a_change_keeps_state_place_and_the_former_text(library: Library) -> None:
    feed = add_feed(library, articles=[article("a", hours=5), article("b", hours=6)])
    library.mark("starred", ids=[2])
    library.mark("read", ids=[2])
    before = library.row(2)
    changed = article("a", title="Corrected", hours=1, made_of=parts("A smelter closed.", kinds=["correction"]))
    assert save(library, feed, changed=[(2, changed)]).updated == 1
    row = library.row(2)
    assert before is not None
    assert row is not None
    assert (row.title, row.revised, row.read, row.starred) == ("Corrected", True, True, True)
    assert row.position == before.position
    assert titles(library, "mine") == ["b"]
    assert titles(library, "smelter") == titles(library, "smel*") == ["Corrected"]
    assert titles(library, "is:updated") == titles(library, "disclaimer:correction") == ["Corrected"]
    (revision,) = library.revisions(2)
    assert (revision.title, revision.parts, revision.replaced) == ("Title of a", parts("A mine opened."), NOW)
    assert library.article(2).revisions == 1  # type: ignore[union-attr]
    assert_counts_are_right(library)


def test_the_latest_24_former_texts_are_kept(library: Library) -> None:
    feed = add_feed(library, articles=[article("a")])
    for number in range(30):
        save(library, feed, changed=[(1, article("a", title=f"t{number}"))])
    assert [revision.title for revision in library.revisions(1)] == [f"t{number}" for number in range(28, 4, -1)]
    assert library.intake.known(feed.id).articles["a"].updates == 30


def test_a_full_text_takes_the_place_of_a_summary_and_is_no_revision(library: Library) -> None:
    add_feed(library, articles=[replace(article("a"), flags=packing.SUMMARY_ONLY)])
    assert library.rows()[0].summary_only
    assert library.intake.save_full_text(1, article("a", made_of=parts("The whole long story.")))
    found = library.article(1)
    assert found is not None
    assert (found.full_text, found.row.summary_only, found.row.revised, found.revisions) == (True, False, False, 0)
    assert titles(library, "whole") == ["a"]
    assert not library.intake.save_full_text(9, article("a"))
    assert_counts_are_right(library)


def summary(text: str, title: str = "", content_hash: str = "") -> PreparedArticle:
    made = article("a", title=title, content_hash=content_hash, made_of=parts(text))
    return replace(made, flags=packing.SUMMARY_ONLY)


def texts_of_changes(library: Library, number: int = 1) -> list[tuple[str, str]]:
    return [(one.parts.blocks[0].text, one.later.blocks[0].text) for one in library.revisions(number)]


def test_a_changed_summary_leaves_a_fetched_full_text_alone_and_is_a_revision(library: Library) -> None:
    feed = add_feed(library, articles=[summary("It cost 2 billion.")])
    library.intake.save_full_text(1, article("a", made_of=parts("The whole long story.")))
    assert save(library, feed, changed=[(1, summary("It cost 3 billion.", "Retouched", "2"))]).changed == (1,)
    found = library.article(1)
    assert found is not None
    assert (found.row.title, found.full_text, found.parts) == ("Retouched", True, parts("The whole long story."))
    assert (found.row.revised, found.revisions) == (True, 1)
    assert titles(library, "retouched whole") == titles(library, "is:updated") == ["Retouched"]
    assert titles(library, "in:title a") == []
    known = library.intake.known(feed.id).articles["a"]
    assert (known.content_hash, known.updates) == ("2", 1)
    assert texts_of_changes(library) == [("It cost 2 billion.", "It cost 3 billion.")]
    assert save(library, feed, changed=[(1, summary("It cost 4 billion."))]).changed == (1,)
    assert texts_of_changes(library) == [
        ("It cost 3 billion.", "It cost 4 billion."),
        ("It cost 2 billion.", "It cost 3 billion."),
    ]
    assert_counts_are_right(library)


def test_a_full_text_is_no_part_of_what_the_publisher_changed(library: Library) -> None:
    feed = add_feed(library, articles=[summary("It cost 2 billion.")])
    save(library, feed, changed=[(1, summary("It cost 3 billion."))])
    library.intake.save_full_text(1, article("a", made_of=parts("Home. The whole long story.")))
    library.intake.save_full_text(1, article("a", made_of=parts("Home. The whole long story, anew.")))
    assert texts_of_changes(library) == [("It cost 2 billion.", "It cost 3 billion.")]
    assert library.row(1).revised  # type: ignore[union-attr]


def test_a_text_that_the_feed_carries_whole_takes_the_place_of_a_full_text(library: Library) -> None:
    feed = add_feed(library, articles=[summary("It cost 2 billion.")])
    library.intake.save_full_text(1, article("a", made_of=parts("Home. The whole long story.")))
    save(library, feed, changed=[(1, article("a", made_of=parts("It cost 3 billion, all told.")))])
    found = library.article(1)
    assert found is not None
    assert (found.full_text, found.parts.blocks[0].text) == (False, "It cost 3 billion, all told.")
    assert texts_of_changes(library) == [("It cost 2 billion.", "It cost 3 billion, all told.")]
    assert "Home. The whole long story." in library.intake.former_texts(1)[-1].html
    library.intake.save_full_text(1, article("a", made_of=parts("The story again.")))
    save(library, feed, changed=[(1, summary("It cost 4 billion."))])
    assert texts_of_changes(library) == [
        ("It cost 3 billion, all told.", "It cost 4 billion."),
        ("It cost 2 billion.", "It cost 3 billion, all told."),
    ]
    assert_counts_are_right(library)


def shown(library: Library) -> tuple[str, bool, bool]:
    found = library.article(1)
    assert found is not None
    return found.parts.blocks[0].text, found.full_text, found.row.summary_only


def test_a_full_text_that_was_asked_for_is_undone_and_redone(library: Library) -> None:
    add_feed(library, articles=[replace(summary("It cost 2 billion."), extras=packing.packed_extras((), ("tin",)))])
    library.mark("starred", ids=[1])
    page = article("a", made_of=parts("Another page, longer.", companies=[Company("Ferro AG")]))
    library.intake.save_full_text(1, page, Asked())
    assert shown(library) == ("Another page, longer.", True, False)
    for _ in range(2):
        assert library.undo() == "fetched the full text of “Title of a”"
        assert shown(library) == ("It cost 2 billion.", False, True)
        assert (titles(library, "another"), titles(library, "billion")) == ([], ["a"])
        assert [company.name for company in library.companies()] == []
        assert_counts_are_right(library)
        assert library.redo() == "fetched the full text of “Title of a”"
        assert shown(library) == ("Another page, longer.", True, False)
        assert (titles(library, "another"), titles(library, "billion")) == (["a"], [])
        assert [company.name for company in library.companies()] == ["Ferro AG"]
        assert_counts_are_right(library)
    found = library.article(1)
    assert found is not None
    assert (found.categories, found.revisions, found.row.starred) == (("tin",), 0, True)
    assert len(library.intake.former_texts(1)) == 1


def test_full_texts_that_were_asked_for_at_once_are_one_step_to_undo(library: Library) -> None:
    add_feed(library, articles=[article(name, made_of=parts(f"Short {name}.")) for name in "abcd"])
    asked = Asked()
    for number, name in enumerate("abc", 1):
        saved = library.intake.save_full_text(number, article(name, made_of=parts("The whole story.")), asked)
        assert saved is not None
        asked = saved
    assert sorted(titles(library, "whole")) == ["a", "b", "c"]
    assert library.undo() == "fetched the full text of 3 articles"
    assert titles(library, "whole") == []
    assert library.redo() == "fetched the full text of 3 articles"
    assert len(titles(library, "whole")) == 3
    library.undo()
    library.intake.save_full_text(4, article("d", made_of=parts("The whole story.")), asked)
    assert (library.undo(), library.undo()) == ("fetched the full text of “Title of d”", None)
    assert_counts_are_right(library)


def test_undo_of_a_full_text_shows_what_the_feed_carries_now(library: Library) -> None:
    feed = add_feed(library, articles=[summary("It cost 2 billion.")])
    library.intake.save_full_text(1, article("a", made_of=parts("The whole story.")), Asked())
    save(library, feed, changed=[(1, summary("It cost 3 billion."))])
    library.undo()
    assert shown(library) == ("It cost 3 billion.", False, True)
    assert texts_of_changes(library) == [("It cost 2 billion.", "It cost 3 billion.")]
    library.redo()
    save(library, feed, changed=[(1, article("a", made_of=parts("It cost 4 billion, all told.")))])
    library.undo()
    assert shown(library) == ("It cost 4 billion, all told.", False, False)
    assert_counts_are_right(library)


def test_a_page_that_is_fetched_again_is_taken_back_to_what_the_feed_carries(library: Library) -> None:
    add_feed(library, articles=[summary("It cost 2 billion.")])
    for text in ("One page.", "The page anew."):
        library.intake.save_full_text(1, article("a", made_of=parts(text)), Asked())
    library.undo()
    assert shown(library) == ("It cost 2 billion.", False, True)
    library.undo()
    assert shown(library) == ("It cost 2 billion.", False, True)


def test_a_full_text_that_nobody_asked_for_is_no_step_to_undo(library: Library) -> None:
    add_feed(library, articles=[summary("It cost 2 billion.")])
    library.intake.save_full_text(1, article("a", made_of=parts("The whole story.")))
    assert library.undo() is None


def test_analyses_are_made_again_where_they_are_old_and_leave_state_alone(library: Library) -> None:
    add_feed(library, articles=[article("a"), article("b"), article("c", version="2")])
    library.mark("read", ids=[2, 3])
    old = library.intake.to_reanalyse("", "2", limit=1)
    assert [stored.id for stored in old] == [2]
    assert old[0].html == "<p>A mine opened.</p>"
    assert old[0].identity == "b"
    assert [stored.id for stored in library.intake.to_reanalyse("", "2", after_id=2)] == [3]
    assert [stored.id for stored in library.intake.to_reanalyse("is:unread", "2")] == []
    assert (
        library.intake.save_parts([(2, article("b", version="2", made_of=parts(kinds=["opinion"]))), (9, article("x"))])
        == 1
    )
    assert [stored.id for stored in library.intake.to_reanalyse("", "2")] == [3]
    assert library.intake.left_to_reanalyse("", "2") == 1
    assert library.intake.left_to_reanalyse("is:unread", "3") == 1
    assert titles(library, "disclaimer:opinion is:read") == ["b"]
    assert not library.rows("is:updated")
    assert_counts_are_right(library)
