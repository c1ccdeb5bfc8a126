"""Labels that have run into their text: "About Zinc LtdZinc Ltd is ...", "About Zinc Founded in 1984, Zinc is ..."."""

from __future__ import annotations

_LONGEST = 90
# How a text begins that does not begin with the name.
_OPENINGS = (
    "We ",
    "The ",
    "Our ",
    "As ",
    "With ",
    "In ",
    "At ",
    "For ",
    "Since ",
    "Based ",
    "Founded ",
    "Headquartered ",
)


def split_fused(text: str, start: int) -> tuple[str, int] | None:
    """Where the name behind "About " ends and the text begins: at its repetition, a colon or dash, or its verb."""
    skip = start + 4 if text[start : start + 4].lower() == "the " else start
    first = text[skip : skip + 60].split(" ", 1)[0].rstrip(",:")
    if len(first) < 2 or not any(c.isupper() or c > "\u303f" for c in first):
        return None
    half = len(first) // 2
    if first[:half] == first[half:] and half > 1:
        return text[start : skip + half], skip + half
    if first.isupper() and text.startswith(" The ", skip + len(first)):
        return text[start : skip + len(first)], skip + len(first) + 1
    again = text.find(first, skip + len(first), skip + 110)
    if again > 0:
        the = again - 4 if text[again - 4 : again] in ("The ", "the ") else again
        name = text[start:the]
        cut = _legal_end(name) or _participle(name)
        return (name[:cut].rstrip(" :–—-|"), start + cut) if cut else (name.rstrip(" :–—-|"), the)
    for mark in (": ", " – ", " — ", " - "):
        at = text.find(mark, start, start + 70)
        if at > 0 and text[at + len(mark) : at + len(mark) + 1].isupper():
            return text[start:at], at + len(mark)
    for opening in _OPENINGS:
        at = text.find(opening, skip + 2, skip + _LONGEST)
        if at > 0 and text[at - 1].islower():
            return text[start:at], at
    for verb in (" is ", " are ", " was ", " provides ", " offers "):
        at = text.find(verb, start, start + 80)
        if at > 0:
            return text[start:at], start
    return None


def _participle(name: str) -> int:
    """Where the text begins behind the name with "Founded in ...", "Headquartered in ..."; 0 where it does not."""
    ends = [name.find(word) for word in _PARTICIPLES]
    ends += [
        at + 1 for at in map(name.find, _ARTICLES) if at > 0 and name[at + name[at + 1 :].find(" ") + 2 :][:1].islower()
    ]
    return min((end for end in ends if end > 1), default=0)


# Capital articles inside a name that a word in lower case follows: "About Girl Scouts The largest ..., Girl Scouts".
_ARTICLES = (" The ", " A ", " An ", " As ")
_PARTICIPLES = (
    "Founded ",
    "Headquartered ",
    "Established ",
    "Based ",
    "Since ",
    "With ",
    "Listed ",
    "Launched ",
    "Formed ",
    "Created ",
    "Incorporated ",
    "Located ",
    "Built ",
    "Known ",
    "Born ",
    "For more than ",
    "For over ",
    "As a ",
)


def _legal_end(name: str) -> int:
    """Where an abbreviated legal form ends inside the name ("Zinc Ltd. Toronto-based"); 0 where none does."""
    ends = [name.find(f" {form} ") + len(form) + 1 for form in ("Inc.", "Ltd.", "Corp.", "Co.") if f" {form} " in name]
    return min(ends, default=0)
