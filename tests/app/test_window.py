"""The window of a list: cursor and view stay on their articles whatever comes and goes."""

from app.samples import row
from hypothesis import given
from hypothesis import strategies as st

from reader.app.widgets.window import MOST_ROWS, Window


def window(count: int, height: int = 5, *, begins: bool = True, ends: bool = True) -> Window:
    made = Window(height=height)
    made.show([row(n) for n in range(1, count + 1)], begins=begins, ends=ends)
    return made


def in_view(made: Window) -> bool:
    return made.top <= made.cursor < made.top + made.height


def test_the_cursor_stops_at_both_ends() -> None:
    made = window(3)
    made.move(-1)
    assert made.cursor == 0
    made.move(9)
    assert made.cursor == 2


def test_the_view_follows_the_cursor() -> None:
    made = window(20)
    made.move(7)
    assert (made.cursor, made.top) == (7, 3)
    made.move(-6)
    assert (made.cursor, made.top) == (1, 1)


def test_a_page_moves_cursor_and_view_together() -> None:
    made = window(40)
    made.move(2)
    made.page(5)
    assert (made.cursor, made.top) == (7, 5)


def test_scrolling_leaves_the_cursor_on_its_article() -> None:
    made = window(40)
    made.scroll(10)
    assert (made.cursor, made.top) == (0, 10)


def test_rows_added_above_move_neither_cursor_nor_view_off_their_articles() -> None:
    made = window(40, begins=False)
    made.move(6)
    seen = [made.rows[made.top + n].id for n in range(made.height)]
    made.add_above([row(n) for n in range(100, 150)], begins=False)
    assert made.current == row(7)
    assert [made.rows[made.top + n].id for n in range(made.height)] == seen


def test_the_cursor_stays_on_its_article_when_rows_come_and_go_around_it() -> None:
    made = window(10)
    made.move(4)
    changed = made.refresh([row(n) for n in (50, 51, 4, 5, 6, 60)])
    assert changed
    assert made.current == row(5)


def test_a_view_that_was_scrolled_away_stays_where_it_is_when_rows_come() -> None:
    made = window(40)
    made.scroll(20)
    seen = made.rows[made.top]
    made.refresh([row(n) for n in (50, 51, *range(1, 41))])
    assert made.rows[made.top] == seen
    assert made.current == row(1)


def test_the_cursor_goes_to_the_next_article_when_its_own_is_gone() -> None:
    made = window(10)
    made.move(4)
    made.refresh([row(n) for n in (1, 2, 7, 8)])
    assert made.current == row(7)


def test_the_same_rows_are_no_change() -> None:
    made = window(4)
    assert not made.refresh([row(n) for n in (1, 2, 3, 4)])


def test_a_jump_shows_its_article_with_some_of_what_stands_above_it() -> None:
    made = Window(height=9)
    made.show([row(n) for n in range(1, 60)], begins=False, ends=False, cursor=30, before=None)
    assert made.current == row(30)
    assert made.top == made.cursor - 3


def test_another_stretch_can_keep_its_cursor_on_the_same_line_of_the_view() -> None:
    made = Window(height=9)
    made.show([row(n) for n in range(1, 60)], begins=True, ends=True, cursor=30, above=5)
    assert made.current == row(30)
    assert made.top == made.cursor - 5


def test_a_jump_to_the_bottom_stands_on_the_last_row() -> None:
    made = Window(height=5)
    made.show([row(n) for n in range(1, 60)], begins=False, ends=True, cursor=None, before=1000)
    assert made.current == row(59)
    assert made.number == 1059


def test_memory_is_bounded_however_far_the_reader_goes() -> None:
    made = window(200, ends=False)
    for page in range(1, 30):
        made.move(len(made.rows))
        made.add_below([row(page * 200 + n) for n in range(1, 201)], ends=False)
        assert made.current is not None
        assert made.number == made.current.id
    assert len(made.rows) <= MOST_ROWS
    assert not made.begins


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["move", "page", "scroll", "above", "below", "refresh", "resize"]), st.integers(-30, 30)
        )
    )
)
def test_whatever_happens_the_cursor_is_on_a_row_and_stays_on_its_article_unless_moved(
    steps: list[tuple[str, int]],
) -> None:
    made = window(30, begins=False, ends=False)
    fresh = 1000
    for step, amount in steps:
        before = made.current
        new = [row(fresh + n) for n in range(abs(amount))]
        fresh += 100
        match step:
            case "move":
                made.move(amount)
            case "page":
                made.page(amount)
            case "scroll":
                made.scroll(amount)
            case "above":
                made.add_above(new, begins=False)
            case "below":
                made.add_below(new, ends=False)
            case "resize":
                made.resize(amount)
            case "refresh":
                made.refresh([*new, *made.rows, *new])
        if step not in ("move", "page"):
            assert made.current == before
        assert 0 <= made.cursor < len(made.rows)
        assert made.top >= 0
        if step in ("move", "page", "resize"):
            assert in_view(made)


def test_rows_that_are_shown_before_the_view_has_a_height_are_placed_when_it_has() -> None:
    rows = [row(n) for n in range(1, 41)]
    for cursor, top in ((4, 0), (30, 26)):
        made = Window()
        made.show(rows, begins=True, ends=True, cursor=cursor)
        for height in (2, 10):
            made.resize(height)
        assert (made.cursor, made.top) == (cursor - 1, top)
        made.move(1)
        made.resize(12)
        assert (made.cursor, made.top) == (cursor, top)


def test_a_row_that_fits_below_the_first_ones_leaves_the_list_at_its_top() -> None:
    rows = [row(n) for n in range(1, 41)]
    made = Window(height=10)
    made.show(rows, begins=True, ends=True, cursor=10)
    assert (made.cursor, made.top) == (9, 0)
    made.show(rows, begins=False, ends=True, cursor=10, before=None)
    assert (made.cursor, made.top) == (9, 6)
