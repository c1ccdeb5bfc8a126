"""The library that the stored screens show: a week of two folders, with every mark that a row or a pane can have."""

from dataclasses import replace
from pathlib import Path

from app.libraries import Story, add_stories
from app.samples import NOW, block

from reader.library import Library
from reader.model import Company, Disclaimer, Highlight, Highlights, Parts, Profile

_PLANT = (
    "The Halden works will take in spent cells from four countries and turn out black mass, of which most goes to a"
    " refinery two hours away by rail."
)
_CLAIM = "State planners call the works the largest of its kind; no outsider has measured it yet."

RECYCLING = Parts(
    title="Recycling works opens in Halden",
    blocks=(
        block(0, "Key points", "heading", "highlights_label", level=2),
        block(1, "The works takes 18,000 tonnes of spent cells a year.", "list_item", "highlight", level=1),
        block(2, "Sandmark Metals pays 62 million euros of the cost.", "list_item", "highlight", level=1),
        block(3, "A second line is planned for 2028.", "list_item", "highlight", level=1),
        block(4, _PLANT),
        block(5, "Who pays", "heading", level=2),
        block(6, "Sandmark Metals carries 62 million euros, the county of Halden the rest, 9 million in all."),
        block(7, "The county gave land as well.", "list_item", level=1),
        block(8, "Its share is a loan over ten years.", "list_item", level=1),
        block(9, _CLAIM, "quote"),
        block(10, "What is left open", "heading", level=2),
        block(11, "A second line, named for 2028, has no buyer yet, and Fjordcell AS has not said what it will take."),
        block(12, "About Sandmark Metals", "heading", "profile_label", level=2),
        block(13, "Sandmark Metals refines nickel and cobalt in Narvik.", "paragraph", "profile"),
        block(14, "This report comes from a state news agency and was translated by machine.", role="disclaimer"),
        block(15, "Read more about cells", role="boilerplate"),
        block(16, "4 comments", role="boilerplate"),
    ),
    highlights=Highlights(
        "publisher",
        "Key points",
        (
            Highlight("The works takes 18,000 tonnes of spent cells a year.", (4,), ("18,000 tonnes",)),
            Highlight("Sandmark Metals pays 62 million euros of the cost.", (6,)),
            Highlight("A second line is planned for 2028.", (11,)),
        ),
    ),
    profiles=(
        Profile(
            "Sandmark Metals",
            "company",
            "Sandmark Metals refines nickel and cobalt in Narvik.",
            ("Sandmark",),
            ("OSE: SNDM",),
            (12, 13),
        ),
    ),
    companies=(
        Company("Sandmark Metals", ("Sandmark",), ("OSE: SNDM",), 3, True),
        Company("Fjordcell AS", (), (), 1, False),
    ),
    disclaimers=(
        Disclaimer(
            ("state_media", "translation"),
            "This report comes from a state news agency and was translated by machine.",
            "publisher",
            (14,),
        ),
    ),
)


def _short(text: str, *companies: str, kinds: tuple[str, ...] = ()) -> Parts:
    note = f"{text} A note on it follows."
    return Parts(
        blocks=(block(0, text), *((block(1, note, role="disclaimer"),) if kinds else ())),
        companies=tuple(Company(name, (), (), 1, False) for name in companies),
        disclaimers=(Disclaimer(kinds, note, "publisher", (1,)),) if kinds else (),
    )


_CELLS = (
    Story("Recycling works opens in Halden", 1, RECYCLING, author="Ines Okkels"),
    Story("Fjordcell hires 200 people for its night shift", 4, _short("Work begins in May.", "Fjordcell AS")),
    Story("宁德时代在图林根扩大产能", 9, _short("新的生产线将于夏季投产。", "宁德时代")),
    Story("Sponsored: how dry electrodes save an oven", 27, _short("An oven less.", kinds=("sponsored",))),
    Story("Sodium cells pass their first winter in ferries on the lakes of Dalarna and Värmland", 52),
)
_METALS = (
    Story("Tin stocks fall for a fifth week", 2, _short("Stocks fell by 300 tonnes.")),
    Story("Antimony: only the summary came with the feed", 6, _short("Prices doubled."), summary_only=True),
    Story("Lanthanum finds few buyers", 30, _short("Mills run at half speed.", "Sandmark Metals")),
    Story("Permit for the Kiruna shaft is appealed", 75, _short("The court has six weeks.", kinds=("opinion",))),
)


def pictured(path: Path) -> None:
    """Nine articles: one starred, two read, one tagged, three with fine print, one with every part; a failing feed."""
    with Library.open(path, clock=lambda: NOW) as library:
        for url, title, folder, stories in (
            ("https://cells.example/feed", "Cell Courier", "Batteries", _CELLS),
            ("https://metals.example/feed", "Small Metals Weekly", "Metals", _METALS),
        ):
            add_stories(library, library.subscribe(url, title=title, folder=folder), stories)
        quiet = library.subscribe("https://quiet.example/feed", title="Harbour Notes")
        state = next(state for state in library.intake.poll_states(NOW, every=True) if state.id == quiet.id)
        library.intake.save(replace(state, last_attempt=NOW, error="no_host", failures=3))
        by_title = {row.title.split(" ")[0]: row.id for row in library.rows("")}
        library.mark("starred", ids=[by_title["Tin"]])
        library.mark("read", ids=[by_title["Lanthanum"], by_title["宁德时代在图林根扩大产能"]])
        library.tag([by_title["Fjordcell"]], add=("jobs",))
