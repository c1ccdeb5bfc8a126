"""What was found in lines is remembered, but never more than so many characters of them."""

from reader.article import analyse
from reader.article.remembering import Remembered


def test_what_comes_a_second_time_is_kept() -> None:
    remembered = Remembered()
    remembered.keep("About Ostmark Zinc", 1)
    assert not remembered.found
    remembered.keep("About Ostmark Zinc", 1)
    assert remembered.found == {"About Ostmark Zinc": 1}


def test_long_texts_are_not_kept() -> None:
    remembered = Remembered()
    for _ in range(3):
        remembered.keep("zinc " * 300, 1)
    assert not remembered.found


def test_it_holds_a_bounded_number_of_characters_whatever_comes() -> None:
    remembered = Remembered()
    for number in range(3_000):
        for _ in range(2):
            remembered.keep(f"{number} " + "ore " * 100, number)
        assert sum(map(len, remembered.found)) <= 200_000
    assert remembered.found[f"2999 {'ore ' * 100}"] == 2999


def test_it_remembers_a_bounded_number_of_texts_that_came_once() -> None:
    remembered = Remembered()
    for number in range(5_000):
        remembered.keep(f"{number} ore", number)
    assert not remembered.found
    assert len(remembered._seen) <= 2_000


def test_an_article_that_comes_again_is_taken_apart_the_same_way() -> None:
    html = (
        "<h2>Key points</h2><ul><li>The mine opens in May.</li><li>It needs forty people.</li></ul>"
        "<p>The Quell mine opens in May, and needs forty people, who come from the valley and from abroad.</p>"
        "<p>Disclosure: the author owns shares of Quell Ltd.</p><h3>About Quell Ltd</h3><p>Quell Ltd is a miner.</p>"
    )
    first = analyse(html)
    assert first.disclaimers
    assert first.profiles
    assert [analyse(html), analyse(html), analyse(html)] == [first, first, first]
