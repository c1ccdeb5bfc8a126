"""What the footer of the desk offers."""

from pathlib import Path

import pytest
from app.conftest import MEDIUM, WIDE, Desktop
from app.libraries import Story, add_feed
from app.samples import NOW, block

from reader.library import Library
from reader.model import Parts


@pytest.mark.parametrize("keys", [("x",), ("t",), ("question_mark",), ("i",)], ids=" ".join)
async def test_the_footer_offers_nothing_of_the_desk_while_a_dialog_is_open(
    desktop: Desktop, keys: tuple[str, ...]
) -> None:
    async with desktop() as desk:
        before = desk.desk.key_line.text
        assert before
        await desk.press(*keys)
        assert desk.app.screen is not desk.desk
        assert desk.desk.key_line.text == ""
        desk.desk.show_hints()
        assert desk.desk.key_line.text == ""
        await desk.press("escape")
        assert desk.desk.key_line.text == before


async def test_hints_name_the_keys_that_the_reader_has_bound(desktop: Desktop) -> None:
    keys = {"full-text": "F", "toggle-star": "w", "back": "b"}
    async with desktop(**keys) as desk:
        await desk.press("G", "k")
        assert "F fetches the full text" in desk.text("article")
        await desk.press("3")
        assert "w stars an article" in desk.desk.list.empty
        await desk.press("slash", *"xyzzy")
        assert "b goes back" in desk.desk.list.empty


@pytest.mark.parametrize("key", ["H", "C", "D"])
async def test_where_parts_take_turns_their_key_shows_and_hides_them(desktop: Desktop, key: str) -> None:
    async with desktop(MEDIUM) as desk:
        await desk.press(key, key)
        assert desk.visible == {"articles", "article"}
        assert desk.desk.text.size.width > 100
        await desk.press("l")
        assert desk.focused == "sources"
        await desk.press("l", key)
        assert len(desk.visible) == 3
        assert desk.focused in {"highlights", "companies", "disclaimers"}
    async with desktop(WIDE) as desk:
        assert len(desk.visible) == 6


async def test_the_footer_offers_only_what_can_be_done_with_the_article(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "offers.db"
    folded = Parts(blocks=(block(0, "A text."), block(1, "Subscribe now.", role="boilerplate")))
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(library, "ore", "", [Story("Short", 1, summary_only=True), Story("Folded", 2, folded)])
    async with desktop(path=path) as desk:
        await desk.press("enter")
        assert "x full text" in desk.desk.key_line.text
        assert "unfold" not in desk.desk.key_line.text
        await desk.press("n")
        assert "- unfold" in desk.desk.key_line.text
        await desk.press("enter")
        assert "- fold" in desk.desk.key_line.text
        assert "full text" not in desk.desk.key_line.text


async def test_the_footer_says_what_can_be_done_with_selected_rows(desktop: Desktop) -> None:
    async with desktop() as desk:
        before = desk.desk.key_line.text
        await desk.press("V", "j")
        assert desk.desk.key_line.text == "m read  s star  t tags  Esc end selection  ? keys"
        await desk.press("escape")
        assert desk.desk.key_line.text == before


async def test_the_scope_of_a_search_is_named_and_the_other_one_offered(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("/")
        assert "Search everything" in desk.screen
        assert "Tab Unread" in desk.desk.key_line.text
        await desk.press("tab")
        assert "Search Unread" in desk.screen
        assert "Tab everything" in desk.desk.key_line.text
        await desk.press("escape", "8", "/")
        assert desk.desk.listing.source.title == "All"
        assert "Tab" not in desk.desk.key_line.text
        await desk.press("tab", *"tin")
        assert "Search everything: tin" in desk.screen


async def test_while_searching_the_footer_says_that_n_goes_to_hits(desktop: Desktop) -> None:
    async with desktop() as desk:
        assert "n next unread" in desk.desk.key_line.text
        await desk.press("/", *"report", "enter")
        assert "n next hit" in desk.desk.key_line.text
        await desk.press("escape")
        assert "n next unread" in desk.desk.key_line.text


@pytest.mark.parametrize(
    ("key", "said"),
    [("d", "d works in Sources: unsubscribe the feed or folder"), ("M", "M works in Sources: move the feed")],
)
async def test_a_key_of_another_pane_says_where_it_works(desktop: Desktop, key: str, said: str) -> None:
    async with desktop() as desk:
        await desk.press(key)
        assert said in desk.said
        await desk.press("j")
        assert said not in desk.said


async def test_an_empty_desk_offers_what_can_be_done_there(desktop: Desktop, tmp_path: Path) -> None:
    async with desktop(path=tmp_path / "new.db") as desk:
        await desk.press(*["down"] * 4, "enter")
        hints = desk.desk.key_line.text
        assert "a add" in hints
        assert "Space" not in hints
        assert "star" not in hints


async def test_an_article_without_an_address_offers_nothing_that_needs_one(
    desktop: Desktop, library_file: Path
) -> None:
    with Library.open(library_file, clock=lambda: NOW) as library:
        add_feed(library, "odd", "", [Story("Summary", 0, url="javascript:alert(1)", summary_only=True)])
    async with desktop() as desk:
        await desk.press("enter")
        assert desk.text("article").rstrip().endswith("The feed carries a summary only.")
        assert "browser" not in desk.desk.key_line.text
        assert "full text" not in desk.desk.key_line.text


async def test_the_footer_says_fold_where_all_is_unfolded(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("enter")
        assert "- unfold" in desk.desk.key_line.text
        await desk.press("-")
        assert "- fold" in desk.desk.key_line.text
        await desk.press("-")
        assert "- unfold" in desk.desk.key_line.text
