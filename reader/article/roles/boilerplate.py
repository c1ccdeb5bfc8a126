"""Boilerplate: lines of the page around the article. They are folded away, never thrown away."""

from __future__ import annotations

from reader.article.phrases import phrase_words
from reader.article.roles.draft import is_feed_tail, is_sentence
from reader.article.roles.marks import begins_with_time, counts_reactions, ends_with_time, turns_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

ZONES: Final = frozenset("share related newsletter comments nav advert tags form button".split())
_MOST_ZONED: Final = 0.4
LONGEST: Final = 16
LONGEST_TEASER: Final = 40
_MARKS: Final = (">>>", "»", "→", "▶", "►", "+ ", "( MORE", "(MORE", "[READ", "(READ", "( READ", "(RELATED", "[RELATED")
_ARROWS: Final = ("→", "»", "›", "▸", "➔", ">>")
CREDIT_LABELS: Final = frozenset(("image:", "photo:", "foto:", "bild:", "picture:", "credit:"))
_EMBEDS: Final = ("<iframe ", "<script", "<embed ")
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_LONGEST_TITLED: Final = 20
_LONGEST_TAG: Final = 3
_LONGEST_PROMOTION: Final = 70
_LONGEST_AGREEMENT: Final = 150
_LONGEST_WISH: Final = 25
_MANY_WISHES: Final = 4
_LONGEST_DIRECTED: Final = 28
_LONGEST_CALL: Final = 45
_FEWEST_TOLD: Final = 5
_FEWEST_GLUED: Final = 3
_LONGEST_BREAK: Final = 30
_FEWEST_LINKS: Final = 6
_LONGEST_LINK: Final = 18
_LONGEST_OWNER: Final = 40
_LONGEST_ROW: Final = 400
_FEWEST_ACCOUNTS: Final = 2
_ACCOUNTS: Final = frozenset(
    "facebook twitter x linkedin instagram telegram discord youtube tiktok medium reddit github whatsapp threads "
    "bluesky mastodon website wechat weibo".split()
)
_NETWORKS: Final = frozenset(
    "facebook twitter tweet linkedin whatsapp reddit telegram pinterest email mail wechat weibo print link".split()
)
_SEPARATORS: Final = " ©*-—–_=~#•★·.…|/\\+<>[](){}→←»«›‹▸▶►➔×✕✖"


def zones_are_true(draft: Draft) -> bool:
    """Whether what classes say of containers can be believed: not where they hold a large part of the article."""
    zoned = sum(line.size for line in draft.lines if line.zone in ZONES)
    return zoned <= _MOST_ZONED * (sum(line.size for line in draft.lines) or 1)


def is_page_line(draft: Draft, line: Line) -> bool:
    """Whether the line belongs to the page, by itself."""
    if line.kind in ("image", "table", "preformatted"):
        return False
    if not line.tokens:
        return not line.text.strip(_SEPARATORS)
    if ("contributor" in line.spans and "line" not in line.spans) or (
        len(line.tokens) == 1 and line.low in CREDIT_LABELS
    ):
        return False
    if line.text[0] == "#" and line.kind != "heading" and line.size <= _LONGEST_TAG and line.text[1:2].isalpha():
        return True
    if "://" in line.text and line.low.endswith(_PICTURES):
        return True
    if line.low.startswith(_EMBEDS) or ("{{" in line.text and "}}" in line.text) or _is_shortcode(line.text):
        return True
    if _is_row_of_buttons(line) or _is_row_of_links(line.text) or _names_accounts(line):
        return True
    if line.size <= LONGEST and ":" in line.text[:_LONGEST_HEAD] and _is_account(line):
        return True
    short = len(line.tokens) <= LONGEST or "://" in line.text
    if short and ("line" in line.spans or ("loose line" in line.spans and not _tells(line))) and not _leads_on(line):
        return True
    if is_feed_tail(draft, line) or (line.low.endswith("read more") and "…" in line.low[-_LONGEST_BREAK:]):
        return True
    if line.size > LONGEST_TEASER:
        return _is_promotion(draft, line)
    if counts_reactions(line) or turns_pages(line) or _is_share_line(draft, line) or _is_copyright(draft, line):
        return True
    if line.text.startswith(_MARKS) and not (_is_told_behind_mark(line) or _leads_on(line)):
        return True
    if line.size <= _LONGEST_TITLED and line.text.endswith(_ARROWS) and "«" not in line.text:
        return True
    return begins_with_time(line) or ends_with_time(line) or _has_page_head(draft, line) or _is_promotion(draft, line)


def _is_shortcode(text: str) -> bool:
    """Whether the line is a box that a feed's maker should have put together: "[button link="..."] Go [/button]"."""
    if text[0] != "[" or text[-1] != "]":
        return False
    name = text[1:].partition("]")[0].partition(" ")[0]
    return any(word in name for word in _SHORTCODES) and text.endswith(f"[/{name}]")


_SHORTCODES: Final = ("button", "btn", "form", "subscribe", "newsletter")


def _is_row_of_buttons(line: Line) -> bool:
    """Whether the line is three or more words in brackets: "【我要评论】【打印】【关闭】"."""
    return "【" in line.text and line.size <= LONGEST_TEASER and line.text.count("【") >= _FEWEST_GLUED


def _is_row_of_links(text: str) -> bool:
    """Whether the line is six or more short words parted by one sign: "News | Markets | Funds | ..."."""
    bars = text.count("|") if "|" in text else 0
    if bars >= _FEWEST_ACCOUNTS and _are_accounts(text):
        return True
    sign = "|" if bars >= _FEWEST_LINKS else "- "
    if len(text) > _LONGEST_ROW or text.count(sign) < _FEWEST_LINKS:
        return False
    return all(len(part) <= _LONGEST_LINK for part in text.split(sign))


def _are_accounts(text: str) -> bool:
    """Whether the text is short names parted by bars, two networks or more: "Website | Telegram | LinkedIn"."""
    return sum([part.strip().lower() in _ACCOUNTS for part in text.split("|")]) > 1


def _names_accounts(line: Line) -> bool:
    """Whether the line is names of networks and nothing else: "Website Twitter LinkedIn Telegram"."""
    return _FEWEST_GLUED <= line.size <= len(_ACCOUNTS) and _ACCOUNTS.issuperset(line.tokens)


def _is_account(line: Line) -> bool:
    """Whether the line is one account at a network: "Twitter/X: https://x.com/quellmoor", "Medium: @quellmoor"."""
    head, colon, rest = line.text[:_LONGEST_ACCOUNT].partition(":")
    rest = rest.strip()
    if not colon or " " in rest or not (rest[-1:].isalnum() and ("/" in rest or rest[:1] == "@")):
        return False
    names = set(phrase_words(head))
    return bool(names & _ACCOUNTS - _NO_NETWORKS) and names <= _ACCOUNTS | _OF_ACCOUNTS


_LONGEST_HEAD: Final = 24
_LONGEST_ACCOUNT: Final = 160
_NO_NETWORKS: Final = frozenset(("website",))
_OF_ACCOUNTS: Final = frozenset("official channel community group page".split())


def _is_told_behind_mark(line: Line) -> bool:
    """Whether an arrow stands before a sentence of the text, or is the mark of a quotation: "»Nobody saw it«, she
    says.", which may go on in the next paragraph."""
    if line.text[0] == "»":
        return "«" in line.text or line.size > LONGEST
    return line.size > LONGEST and _tells(line)


def _tells(line: Line) -> bool:
    """Whether the line is a sentence that does not speak to its reader: "Terms of the deal were not disclosed."."""
    return line.size >= _FEWEST_TOLD and line.text[-1:] == "." and not line.links and line.words.isdisjoint(ADDRESSED)


def _leads_on(line: Line) -> bool:
    """Whether the line introduces what follows: "Back to what the council said:"."""
    return line.size > 3 and line.text.endswith((":", "："))


def _is_promotion(draft: Draft, line: Line) -> bool:
    """Whether the line wants something of its reader: to sign up, subscribe, join, download, donate."""
    if line.size > _LONGEST_AGREEMENT or line.size < 4 or line.text[:1] in '"“':
        return False
    if (line.size <= _LONGEST_PROMOTION or "cookies" in line.words) and draft.words.agreements.found(line):
        return True
    if line.size > _LONGEST_PROMOTION:
        return False
    if line.kind == "quote":
        return False
    directed = not line.words.isdisjoint(ADDRESSED)
    first = line.tokens[1 if line.tokens[0] in _ADVERBS else 0]
    opens = first in draft.words.promotion_openings
    asks = opens and line.tokens[:2] in _ASKING
    if not (directed or asks) and (line.told or line.kind == "list_item" or _reports(line)):
        return False
    wishes = len(set(draft.words.promotions.found(line)))
    if opens:
        return wishes > 0
    if directed and wishes >= _MANY_WISHES:
        return True
    if directed and line.text.endswith("!"):
        return wishes > 1 and line.size <= _LONGEST_CALL
    return wishes > 1 and line.size <= (_LONGEST_DIRECTED if directed else _LONGEST_WISH)


def is_call_of_sender(draft: Draft, line: Line) -> bool:
    """Whether a line that wants something of its reader is, in a release, a sentence of its sender ("Join us at the
    mill on Friday!"), and offers no letters, accounts or memberships."""
    if line.size < _FEWEST_CALLING or line.text[-1] not in ".!" or line.kind != "paragraph":
        return False
    return line.words.isdisjoint(_SUBSCRIBING) and not line.spans and _is_promotion(draft, line)


_FEWEST_CALLING: Final = 8
_SUBSCRIBING: Final = frozenset(
    "newsletter newsletters subscribe subscriber subscribers subscription subscriptions sign signing inbox email mail "
    "emails account accounts cookies privacy terms follow alerts login log sms donate premium agree".split()
)
_ASKING: Final = (["want", "more"], ["need", "more"], ["never", "miss"], ["sign", "up"])
_ADVERBS: Final = frozenset("dann jetzt hier then now here".split())


def _reports(line: Line) -> bool:
    """Whether a sentence tells what happened to subscribers and newsletters, rather than asking to become one."""
    return line.text.endswith(".") and not line.words.isdisjoint(_HAPPENED)


_HAPPENED: Final = frozenset(
    "said says told reported announced added grew rose fell gained lost raised lowered cut doubled must has had was "
    "were sagte teilte stieg sank gewann verlor wuchs erhöhte senkte hat hatte wurde wurden ont avait été dijo subió "
    "bajó ganó perdió había fue disse subiu caiu ganhou perdeu foi foram detto salito sceso perso stato".split()
)


def _is_copyright(draft: Draft, line: Line) -> bool:
    """The page's own copyright line; one that names a wire says where the text comes from."""
    if line.says and not _OWN_RIGHTS.issuperset(line.hits):
        return False
    signed = line.low.startswith(("©", "ⓒ", "(c) 2", "copyright ©", "copyright 2", "copyright (c)"))
    if signed and _is_credit_of_picture(line):
        return False
    if not signed and line.low.find("copyright", _LONGEST_OWNER) > 0:
        return False  # "The hall at night. N. N./Copyright 2031 The Wire. All rights reserved.": a caption
    return (signed or bool(draft.words.copyrights.found(line))) and not draft.words.wires.found(line)


_OWN_RIGHTS: Final = frozenset(("syndicated", "other"))


def _is_credit_of_picture(line: Line) -> bool:
    """Whether a line behind "©" says who took a picture: it gives no year and keeps no rights."""
    return not any(map(str.isdigit, line.text)) and line.words.isdisjoint(_RIGHTS)


_RIGHTS: Final = frozenset(
    "rights reserved rechte vorbehalten droits réservés derechos reservados direitos diritti riservati copyright "
    "media publishing publications verlag inc ltd gmbh llc licencja prawa zastrzeżone".split()
)


def _is_share_line(draft: Draft, line: Line) -> bool:
    """ "Share on Facebook Share on X Copy link", also with its words run together."""
    if len(line.tokens) == 1 and _is_glued(line.low):
        return True
    if line.words.isdisjoint(_NETWORKS) or len(line.tokens) < 2 or is_sentence(line):
        return False
    shared = sum(word in draft.words.share_words for word in line.tokens)
    return shared >= 0.8 * len(line.tokens)


def _is_glued(word: str) -> bool:
    """Whether a word is the names of networks run together."""
    return sum([network in word for network in _NETWORKS]) > 1


def _has_page_head(draft: Draft, line: Line) -> bool:
    """ "Related: ...", "READ MORE: ...", "Labels: a, b, c"."""
    mark = " | " if " | " in line.text[:20] else "：" if "：" in line.text[:20] else ":"
    head, colon, rest = line.text[:60].partition(mark)
    if not colon or not rest or len(head) > 40:
        return False
    words = phrase_words(head)
    if not 0 < len(words) <= (6 if head < "\u2e80" else 12) or words[0] in _CAPTIONS:
        return False
    if line.size > 12 and is_sentence(line) and words[0] in _SPEAKING:
        return False
    if line.says and draft.words.self_reference.found(line):
        return False  # "PR: this article was made with ..." is the mark of paid text
    if words[0] == "related" or (head.isupper() and not _READING.isdisjoint(words)):
        return True
    return not {"page", "line"}.isdisjoint(draft.words.spans(words, head.lower()))


_READING: Final = frozenset("read reading watch listen related stories".split())  # "REQUIRED READING: ..."


ADDRESSED: Final = frozenset(
    "you your our us we sie ihr ihre unser unsere vous votre vos nous notre usted su tu nuestro nuestra "
    "você seu nosso nossa voi vostro tuo nostro nostra".split()
)
_CAPTIONS: Final = frozenset("top page photo image picture figure table chart map".split())
SHARING: Final = frozenset("share sharing teilen partager compartir compartilhar partilhar condividi".split())
_SPEAKING: Final = frozenset(
    "report source image photo photos video topics home back yes no note press live play close top page comment".split()
)
