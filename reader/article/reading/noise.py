"""Words that a page says to its visitor inside the text ("(opens in a new tab)") and that are not the text."""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_BLANK: Final = r"[ \t\u00a0]?"
# How the bracket of each pattern begins.
_BEGINNINGS: Final = (
    "link ",
    "open",
    "will open",
    "external link",
    "wird ",
    "öffnet",
    "geöffnet",
    "lien externe",
    "s'ouvre",
    "s’ouvre",
    "ouv",
    "nouvelle fenêtre",
    "se abre",
    "abr",
    "si apre",
    "在新",
    "新しい",
    "새 ",
)
_LONGEST_BEGINNING: Final = max(map(len, _BEGINNINGS))
_FIRST_TWO: Final = frozenset([beginning[:2] for beginning in _BEGINNINGS])


def may_be_noisy(text: str) -> bool:
    """Whether the text holds the beginning of such noise."""
    if "(" in text or "（" in text:
        for behind in text.replace("（", "(").split("(")[1:]:
            if behind[:2].lower() in _FIRST_TWO and behind[:_LONGEST_BEGINNING].lower().startswith(_BEGINNINGS):
                return True
    return "pens " in text and (", opens " in text or "Opens a new " in text or "Opens in " in text)


def without_noise(text: str) -> str:
    """The text without such words."""
    return _noise().sub("", text) if may_be_noisy(text) else text


@cache
def _noise() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            (
                _BLANK + r"\((?:link )?(?:opens|opened|will open|external link[,;]? opens) in (?:an? )?"
                r"(?:new|external|another) (?:tab|window|browser tab|browser window)[^()]{0,30}\)",
                r", opens (?:in a )?new (?:tab|window)\b",
                # "saidOpens a new window that": hidden words of a link, and no window of opportunity
                r"(?:(?<=\w)|\A)(?-i:Opens) (?:in )?an? new (?:tab|window)\b(?! (?:of|for|into|on|to)\b)",
                _BLANK + r"\((?:wird |link )?(?:öffnet|geöffnet)(?: sich)? (?:in|im)(?: einem| einer)? neue[nmr]? "
                r"(?:tab|fenster|registerkarte)\)",
                _BLANK + r"\((?:lien externe, )?(?:s['’]ouvre|ouverture|ouvre|nouvelle fenêtre)(?: dans)?"
                r"(?: un nouvel onglet| une nouvelle fenêtre)?\)",
                _BLANK + r"\((?:se )?abre en (?:una )?(?:nueva pestaña|pestaña nueva|ventana nueva|nueva ventana)\)",
                _BLANK + r"\((?:abre|abrir) (?:em|numa|em uma) (?:nova )?(?:aba|guia|janela|separador)(?: nov[ao])?\)",
                _BLANK + r"\(si apre in una nuova (?:scheda|finestra)\)",
                r"[（(]在新(?:标签页|窗口|分頁|視窗)(?:中)?(?:打开|開啟)[)）]",
                r"[（(]新しい(?:タブ|ウィンドウ)で開(?:く|きます)[)）]",
                r"[（(]새 (?:탭|창)에서 열(?:기|림)[)）]",
            )
        ),
        re.IGNORECASE,
    )
