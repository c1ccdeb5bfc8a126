"""Words that a page says to its visitor inside the text ("(opens in a new tab)") and that are not the text."""

from __future__ import annotations

import re

_BLANK = r"[ \t\u00a0]?"
_NOISE = re.compile(
    "|".join(
        (
            _BLANK
            + r"\((?:link )?(?:opens|opened|will open|external link[,;]? opens) in (?:an? )?(?:new|external|another) "
            r"(?:tab|window|browser tab|browser window)[^()]{0,30}\)",
            r", opens (?:in a )?new (?:tab|window)\b",
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
_SIGNS = (
    "tab",
    "window",
    "fenster",
    "onglet",
    "fenêtre",
    "ventana",
    "pestaña",
    "aba",
    "janela",
    "guia",
    "separador",
    "scheda",
    "finestra",
    "registerkarte",
)
_MORE_SIGNS = ("标签页", "窗口", "分頁", "視窗", "タブ", "ウィンドウ", "탭", "창")


def may_be_noisy(text: str) -> bool:
    """Whether the text holds a word that such noise cannot do without."""
    if "(" not in text and "（" not in text and ", opens " not in text:
        return False
    low = text.lower()
    return any(sign in low for sign in _SIGNS) or (not low.isascii() and any(sign in low for sign in _MORE_SIGNS))


def without_noise(text: str) -> str:
    """The text without such words."""
    return _NOISE.sub("", text) if may_be_noisy(text) else text
