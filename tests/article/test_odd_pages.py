"""Pages whose lines are signs, single words and labels in any order: no page of them makes the analysis raise, and it
keeps every line."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.article import parts_of

SIGNS = (
    "— ••• ... : ? “ ( © ： A x. 1 12:30 ?! » 【 】 / | [x] # @a 1. 2031 $ % - ” ’s İ ؟ 。 … _ A- A+ (1) “? 🙂".split()
)
LABELS = (
    "Key takeaways|Highlights:|At a glance|About Quell Ltd|About the author|Über den Autor|Disclaimer:|Disclosure|"
    "Correction|Share this|Read more|Comments (9)|Sign up for our newsletter|Subscribe to our newsletter today|"
    "Want more?|Our Mission:|Related articles|More from Quell|Up next|3 min ago|By Ann Marlow|Credit: Ann Marlow|"
    "Source:|SOURCE Quell Ltd|Photo: Quell|Tags|Advertisement|Support our work|Contact|Contents|Updated:|May 2, 2031|"
    "TARN, May 2, 2031 --"
).split("|")
SENTENCES = (
    "In-one-word-with-hyphens-that-goes-on-and-on-and-on-until-it-ends.",
    "Ann Marlow is a reporter who has written of mills and of those who own them for many years.",
    "Quell Ltd is a maker of kites, ropes and reels in the valley, and sells them in forty countries of the world.",
    "The mill was sold on Monday for 3.5 million crowns, its owner said, after a year in which it had stood idle.",
    "This text is for information only and is no advice to buy or to sell any security that it names or speaks of.",
    "We depend on readers like you; please consider a gift, so that this newsroom can go on with what it does.",
)
PIECES = st.sampled_from([*SIGNS, *LABELS, *SENTENCES])
TAGS = st.sampled_from("p h1 h2 h3 li blockquote td figcaption".split())
LINES = st.lists(st.tuples(TAGS, st.one_of(PIECES, st.tuples(PIECES, PIECES).map(" ".join))), max_size=25)


@given(LINES, st.sampled_from(["", "Mill sold", "?"]), st.booleans())
@settings(max_examples=400)
@example([("h1", "Mill sold"), ("p", SENTENCES[3]), ("h2", "?"), ("p", "Sign up for our newsletter")], "", False)
@example([("p", SENTENCES[3]), ("h2", "About Quell Ltd"), ("p", SENTENCES[2]), ("p", ":"), ("p", "ropes")], "", False)
@example([("p", SENTENCES[0]), ("p", SENTENCES[3])], "", True)
def test_any_page_is_taken_apart_and_keeps_every_line(lines: list[tuple[str, str]], title: str, plain: bool):
    page = "\n\n".join(text if plain else f"<{tag}>{text}</{tag}>" for tag, text in lines)
    blocks = parts_of(page, title, plain=plain)["blocks"]
    kept = "".join("".join(block["text"].split()) for block in blocks)
    assert all(word in kept for _, text in lines for word in text.split() if word not in SIGNS)
