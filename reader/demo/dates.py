"""Dates inside demo articles: `[[date -3]]` becomes the day three days before publication, in the article's language.

    [[date N]]      day and month             [[weekday N]]   name of the day
    [[fulldate N]]  day, month and year       [[month N]]     name of the month, N months away
    [[year N]]      year, N years away        [[quarter N]]   "third quarter", N quarters away
    [[quarteryear N]]  the year of that quarter

Offsets count from the day of publication. A day that falls on a weekend moves to the Friday before, since companies
seldom announce on Sundays; with a `!` (`[[date -1!]]`) it stays, since fires do not wait for Monday.
"""

import re
from datetime import date, timedelta

_TOKEN = re.compile(r"\[\[(\w+)(?: ([+-]\d+)(!)?)?\]\]")

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "zh": "周一 周二 周三 周四 周五 周六 周日",
    "ja": "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
}
_QUARTERS = {
    "en": ("first quarter", "second quarter", "third quarter", "fourth quarter"),
    "de": ("ersten Quartal", "zweiten Quartal", "dritten Quartal", "vierten Quartal"),
    "zh": ("第一季度", "第二季度", "第三季度", "第四季度"),
}
_DAY_AND_MONTH = {"de": "{day}. {month}", "es": "{day} de {month}"}


def with_dates(text: str, published: date, language: str = "en") -> str:
    """The text with every date token written out. Raises `KeyError` for a token that does not exist."""

    def written(token: re.Match[str]) -> str:
        offset = int(token[2] or 0)
        if token[1] in _DAYS:
            day = published + timedelta(days=offset)
            return _DAYS[token[1]](day if token[3] else _working_day(day), language)
        return _PERIODS[token[1]](published, offset, language)

    return _TOKEN.sub(written, text)


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _month_name(month: int, language: str) -> str:
    if language in ("zh", "ja"):
        return f"{month}月"
    return _MONTHS.get(language, _MONTHS["en"]).split()[month - 1]


def _date(day: date, language: str) -> str:
    if language in ("zh", "ja"):
        return f"{day.month}月{day.day}日"
    pattern = _DAY_AND_MONTH.get(language, "{day} {month}")
    return pattern.format(day=day.day, month=_month_name(day.month, language))


def _full_date(day: date, language: str) -> str:
    written = _date(day, language)
    if language in ("zh", "ja"):
        return f"{day.year}年{written}"
    return f"{written} de {day.year}" if language == "es" else f"{written} {day.year}"


def _weekday(day: date, language: str) -> str:
    return _WEEKDAYS.get(language, _WEEKDAYS["en"]).split()[day.weekday()]


def _month(published: date, offset: int, language: str) -> str:
    return _month_name((published.month - 1 + offset) % 12 + 1, language)


def _year(published: date, offset: int, language: str) -> str:
    return str(published.year + offset)


def _quarters_since_zero(published: date, offset: int) -> int:
    return published.year * 4 + (published.month - 1) // 3 + offset


def _quarter(published: date, offset: int, language: str) -> str:
    return _QUARTERS.get(language, _QUARTERS["en"])[_quarters_since_zero(published, offset) % 4]


def _quarter_year(published: date, offset: int, language: str) -> str:
    return str(_quarters_since_zero(published, offset) // 4)


_DAYS = {"date": _date, "fulldate": _full_date, "weekday": _weekday}
_PERIODS = {"month": _month, "year": _year, "quarter": _quarter, "quarteryear": _quarter_year}
