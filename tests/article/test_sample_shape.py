"""An article of the shape that Assay was designed from: everything in it is found, in HTML and in plain text alike."""

from html import escape

import pytest
from article.writing import read, read_text

from reader.model import Parts

HIGHLIGHTS = (
    "Norlund Metals and Aker Cells met in March to widen their cooperation.",
    "The plan links state-owned mines with the largest cell maker of the region.",
    "Both want to bring ore and cells under one contract.",
    "Norlund stressed its duty to keep critical metals in the country.",
    "Aker pointed to the pace of change in supply chains.",
    "The meeting shows a coherent industrial strategy.",
    "Buyers abroad will find it harder to keep their distance.",
)
LEAD = (
    "Managers of Norlund Metals Corporation{tab} and Nordic Aker Cells Co. Limited (NAC){tab} met in "
    "Ellerby in late March to "
    "speak about closer cooperation, a meeting that shows how tightly ore and cells are to be bound together."
)
SECTIONS = {
    "From Talks to Contracts": "The chairmen of both companies came with their staffs. According to the "
    "official readout, they "
    "spoke about a framework for five years that covers mines, recycling and clean power.",
    "Norlund’s National Mandate": "The chairman of Norlund put its part in national terms and spoke of “metals for the "
    "country”. The group works in six fields, from exploration to finance, and owns eleven mines.",
    "Aker’s View: Technology First": "For Aker, technology remains the engine of growth, while chains of "
    "supply change as "
    "never before. Closer work with Norlund could help both companies in this phase.",
    "Why This Matters Abroad": "The weight of the meeting lies less in any project, for none was "
    "disclosed, and more in the "
    "signal that it sends. For buyers abroad this kind of alignment shows the scale of the approach.",
}
PROFILES = {
    "Norlund Metals Corporation": "Norlund Metals is one of the largest state-owned mining groups of the "
    "north, with mines, "
    "smelters and a trading arm.",
    "Nordic Aker Cells Co. Limited (NAC)": "NAC is the largest manufacturer of battery cells in the "
    "region and employs nine "
    "thousand people at two sites.",
}
DISCLAIMER = (
    "Disclaimer: This news item is translated and summarized from reporting by media affiliated with a "
    "state-owned entity. "
    "The information has not been independently verified and should be confirmed through independent "
    "sources before being "
    "used for investment, policy, or strategic decision-making."
)
TAIL = (
    "0 Comments",
    "No replies yet",
    "Loading new replies...",
    "Moderator",
    "Join the full discussion at the Metals Forum →",
)
NEW_TAB = " (opens in a new tab)"


def as_html() -> str:
    lead = escape(LEAD).replace("{tab}", f'<span class="screen-reader-text">{NEW_TAB}</span>')
    parts = ["<h2>Highlights</h2><ul>", *(f"<li>{escape(text)}</li>" for text in HIGHLIGHTS), f"</ul><p>{lead}</p>"]
    parts += [f"<h2>{heading}</h2><p>{text}</p>" for heading, text in SECTIONS.items()]
    parts += ["<h2>Company Profiles</h2>", *(f"<h3>{name}</h3><p>{text}</p>" for name, text in PROFILES.items())]
    parts.append(f"<p><em><strong>Disclaimer:</strong>{DISCLAIMER[11:]}</em></p>")
    return "".join(parts + [f"<div>{line}</div>" for line in TAIL])


def as_text() -> str:
    lines = ["Highlights", *(f"- {text}" for text in HIGHLIGHTS), LEAD.replace("{tab}", NEW_TAB)]
    for heading, text in [*SECTIONS.items(), ("Company Profiles", ""), *PROFILES.items()]:
        lines += [heading, text]
    return "\n".join([*lines, DISCLAIMER, *TAIL])


@pytest.fixture(params=["html", "text"])
def parts(request: pytest.FixtureRequest) -> Parts:
    return read(as_html()) if request.param == "html" else read_text(as_text())


def test_the_seven_highlights_are_the_publishers(parts: Parts):
    assert (parts.highlights.origin, parts.highlights.label) == ("publisher", "Highlights")
    assert tuple(item.text for item in parts.highlights.items) == HIGHLIGHTS


def test_the_body_is_the_lead_and_four_sections(parts: Parts):
    body = [block for block in parts.blocks if block.role == "body"]
    assert [block.text for block in body if block.kind == "heading"] == list(SECTIONS)
    assert [block.text for block in body if block.kind == "paragraph"] == [
        LEAD.replace("{tab}", ""),
        *SECTIONS.values(),
    ]


def test_the_two_profiles_have_their_names_and_aliases(parts: Parts):
    found = [(profile.name, profile.kind, profile.text) for profile in parts.profiles]
    texts = list(PROFILES.values())
    assert found == [
        ("Norlund Metals Corporation", "company", texts[0]),
        ("Nordic Aker Cells Co. Limited", "company", texts[1]),
    ]
    assert "Norlund Metals" in parts.profiles[0].aliases
    assert "NAC" in parts.profiles[1].aliases


def test_the_one_disclaimer_says_four_things(parts: Parts):
    assert [(passage.text, set(passage.kinds)) for passage in parts.disclaimers] == [
        (DISCLAIMER, {"translation", "state_media", "unverified", "not_advice"})
    ]


def test_the_five_lines_of_the_page_are_folded_away(parts: Parts):
    assert [block.text for block in parts.blocks if block.role == "boilerplate"] == list(TAIL)


def test_words_to_the_visitor_are_gone(parts: Parts):
    assert not any("opens in" in block.text for block in parts.blocks)


def test_labels_are_headings_and_told_from_what_they_announce(parts: Parts):
    labels = {block.text: (block.kind, block.role) for block in parts.blocks if block.role.endswith("_label")}
    assert labels == {
        "Highlights": ("heading", "highlights_label"),
        "Company Profiles": ("heading", "profile_label"),
        **dict.fromkeys(PROFILES, ("heading", "profile_label")),
    }
