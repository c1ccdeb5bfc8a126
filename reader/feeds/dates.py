"""Dates whose names of days and months are not English, as publishers' systems write them by mistake. Pure."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from unicodedata import combining, normalize

from reader.feeds.fields import believable

_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# How the months' names begin, without accents, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish.
_MONTHS = (
    "jan ene gen sty",
    "feb fev lut",
    "mar mrz mrt maa",
    "apr avr abr kwi",
    "may mai mei mag maj",
    "jun juin giu cze",
    "jul juil lug lip",
    "aug aou ago sie",
    "sep set wrz",
    "oct okt ott out paz",
    "nov lis",
    "dec dez dic gru",
)
_BEGINNINGS = {beginning: month for month, names in zip(_ENGLISH, _MONTHS, strict=True) for beginning in names.split()}
_DATE = re.compile(
    r"(?:[^\d\s]{1,15}\s{1,3})?(\d{1,2})\.?\s{1,3}(?:de\s)?([a-z]{3,12})\.?\s{1,3}(?:de\s)?([12]\d{3})"
    r"(?:,?\s{1,3}(\d{1,2}:\d{2}(?::\d{2})?)\s{0,3}([+-]\d{4}|gmt|utc|z)?)?"
)


def foreign_date(text: str) -> datetime | None:
    """The time (UTC) of a date such as `mer, 16 nov 2022 00:38:15 +0100`; None for anything else."""
    plain = "".join(c for c in normalize("NFKD", text.strip()[:80]).lower() if not combining(c))
    found = _DATE.fullmatch(plain)
    if not found:
        return None
    month = _BEGINNINGS.get(found[2][:4]) or _BEGINNINGS.get(found[2][:3])
    if month is None:
        return None
    zone = (found[5] or "+0000").replace("gmt", "+0000").replace("utc", "+0000").replace("z", "+0000")
    try:
        moment = parsedate_to_datetime(f"{found[1]} {month} {found[3]} {found[4] or '00:00'} {zone}")
        return believable(moment.astimezone(UTC))
    except (ValueError, OverflowError):
        return None
