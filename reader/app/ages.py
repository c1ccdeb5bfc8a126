"""How long ago something was, in a narrow column."""

from datetime import datetime


def age(when: datetime, now: datetime) -> str:
    """How long ago, in at most seven columns: `now`, `5m`, `3h`, `2d`, `12 Nov`, `2024-11`: a year is never taken for
    a day.
    """
    seconds = (now - when).total_seconds()
    if seconds < 60:
        return "now"
    if seconds < 3600:
        return f"{int(seconds // 60)}m"
    if seconds < 86_400:
        return f"{int(seconds // 3600)}h"
    if seconds < 7 * 86_400:
        return f"{int(seconds // 86_400)}d"
    local = when.astimezone()
    return f"{local.day} {local:%b}" if local.year == now.astimezone().year else f"{local:%Y-%m}"
