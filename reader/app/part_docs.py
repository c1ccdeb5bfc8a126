"""The parts of an article as lines of text for the panes beside it: highlights, companies, disclaimers. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.app.doc import Doc
from reader.app.setter import SEPARATOR, Setter
from reader.app.typesetting import Span
from reader.model import Parts, Profile, kinds_in_words

ORIGIN_WORDS = {
    "publisher": "stated by the publisher",
    "host": "known of this host, not stated here",
    "inferred": "inferred from the text or its address, not stated as such",
}


def fine_print(kinds: Iterable[str]) -> str:
    """The one-line summary of the fine print; empty where there is none."""
    words = " · ".join(words.replace(" ", "\xa0") for words in kinds_in_words(kinds))
    return f"⚑ {words}" if words else ""


def highlights_doc(parts: Parts, width: int, terms: Sequence[str] = ()) -> Doc:
    """The highlights, where they come from, and what in them the text does not bear out."""
    setter = Setter(width, terms)
    found = parts.highlights
    if found.origin == "extracted":
        setter.text("Extracted by Assay, not the publisher's", "quiet em")
        setter.gap()
    elif found.label and found.label.casefold() != "highlights":
        setter.text(found.label, "quiet")
        setter.gap()
    for number, item in enumerate(found.items):
        setter.owner = number
        setter.text(item.text, "", first="• ", rest="  ", edge="accent")
        if item.unsupported:
            missing = ", ".join(item.unsupported)
            setter.text(f"not in the text: {missing}", "fine", first="  ⚠ ", rest="    ", edge="fine")
    return setter.doc([item.evidence for item in found.items], "No highlights in this article.")


def companies_doc(parts: Parts, width: int, terms: Sequence[str] = ()) -> Doc:
    """The companies: the profiled ones with their profiles, then those mentioned; last, who and what else has one."""
    setter = Setter(width, terms)
    targets: list[tuple[int, ...]] = []
    names: list[str] = []
    others = [profile for profile in parts.profiles if profile.kind == "other"]
    listed = {company.name: company.tickers for company in parts.companies}

    def add(profile: Profile, label: str) -> None:
        setter.gap()
        setter.owner = len(targets)
        targets.append(profile.blocks)
        names.append(profile.name)
        # The text may print a ticker of whom it describes elsewhere.
        _name(setter, profile.name, tuple(dict.fromkeys((*profile.tickers, *listed.get(profile.name, ())))), label)
        setter.text(profile.description, "quiet", first="  ", rest="  ")

    for profile in parts.profiles:
        if profile not in others:
            add(profile, "profiled" if profile.kind == "company" else f"profiled · {profile.kind}")
    profiled = {profile.name for profile in parts.profiles}
    mentioned = [company for company in parts.companies if company.name not in profiled]
    setter.owner = -1
    if targets and mentioned:
        setter.gap()
    for company in mentioned:
        setter.owner = len(targets)
        targets.append(())
        names.append(company.name)
        times = f"×{company.mentions}" if company.mentions > 1 else ""
        _name(setter, company.name, company.tickers, "profiled" if company.profiled else times)
    for profile in others:
        add(profile, "no company")
    if names and parts.read_in_part:
        setter.gap()
        setter.text(f"Counted {parts.read_in_part}.", "faint")
    return replace(setter.doc(targets, "No companies in this article."), names=tuple(names))


def _name(setter: Setter, name: str, tickers: Sequence[str], label: str) -> None:
    text = name
    spans = [Span(0, len(name), "bright strong")]
    for extra, ink in ((" ".join(tickers), "quiet"), (label, "accent" if label.startswith("profiled") else "faint")):
        if extra:
            spans.append(Span(len(text), len(text) + len(extra) + 2, ink))
            text += f"  {extra}"
    setter.text(text, spans=spans, rest="  ")


def disclaimers_doc(parts: Parts, width: int, terms: Sequence[str] = ()) -> Doc:
    """The fine print: its kinds in words, the passage, and who says so."""
    setter = Setter(width, terms)
    for number, passage in enumerate(parts.disclaimers):
        setter.gap()
        setter.owner = number
        setter.text(fine_print(passage.kinds) or "⚑ fine print", "fine", rest="  ", joined=SEPARATOR)
        setter.text(passage.text, "", first="  ", rest="  ")
        setter.text(ORIGIN_WORDS[passage.origin], "faint", first="  ", rest="  ")
    return setter.doc([passage.blocks for passage in parts.disclaimers], "No fine print in this article.")
