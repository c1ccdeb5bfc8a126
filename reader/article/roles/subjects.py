"""The name with which a text begins: who it is about."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# What is said of authors, and hardly of firms.
BIO_NOUNS: Final = frozenset(
    "geschäftsführer geschäftsführerin gründer gründerin mitgründer mitgründerin leiter leiterin direktorin evangelist "
    "psychotherapist psychologist "
    "faculty reporter journalist columnist correspondent author fellow professor writer editor freelance lecturer "
    "researcher economist analyst contributor contributing covers teaches writes writing born wrote studied novelist "
    "historian blogger producer redactor redactora periodista corresponsal journaliste redakteur redakteurin "
    "journalistin korrespondent korrespondentin autor autorin reporterin chefredakteur chefredakteurin volontär "
    "volontärin rechtsanwalt rechtsanwältin fachanwalt fachanwältin coach berater beraterin dozent dozentin "
    "professorin ökonom ökonomin historiker historikerin bloggerin foodbloggerin moderator moderatorin fotograf "
    "fotografin politikwissenschaftler politikwissenschaftlerin analystin experte expertin geboren giornalista "
    "jornalista repórter scrittore scrittrice autrice autore auteur auteure écrivain chroniqueur chercheur "
    "chercheuse professeur professeure economista profesor profesora escritor escritora investigador investigadora "
    "columnista professora colunista pesquisador pesquisadora coordenador coordenadora coordinador coordinadora".split()
)
ARTICLES: Final = frozenset(
    "the a an of and for in to der die das des la le les l el los il lo o os as de du di do da".split()
)
_VERBS: Final = frozenset(
    "is are was were has had helps provides offers turns develops operates designs makes produces explores builds "
    "delivers specializes specialises brings supplies manufactures serves supports owns mines enables connects "
    "invests sells runs employs holds refines trades processes manages focuses works leads controls recycles "
    "publishes combines creates empowers ist sind wurde hat entwickelt betreibt stellt fertigt produziert bietet "
    "liefert est sont produit produisent développe exploite fabrique conçoit es son produce extrae desarrolla opera "
    "fabrica ofrece è sono produce sviluppa é são produz desenvolve fabrica fornece biedt levert produceert ontwikkelt "
    "jest oferuje produkuje zatrudnia dostarcza działa är tillverkar producerar utvecklar erbjuder levererar er "
    "producerer udvikler tilbyder leverer produserer utvikler tilbyr on valmistaa kehittää tarjoaa je vyrábí vyvíjí "
    "nabízí zaměstnává adalah merupakan memproduksi menyediakan является производит разрабатывает выпускает".split()
)
# What follows the name of a firm with its seat: "Nordmetall AB med huvudkontor i ...".
_SEATED: Final = frozenset("mit avec con com with z med se so gevestigd met со с în w".split())
_LONGEST: Final = 120
_LONGEST_CJK: Final = 30
_MOST_WORDS: Final = 10
_CJK_ENDS: Final = ("是", "为", "為", "は", "（", "(", "成立于", "成立於", "，", "、", "은 ", "는 ")
_LEGAL_TAILS: Final = (
    "Inc.",
    "LLC",
    "Ltd.",
    "Ltd",
    "Co.",
    "PLLC",
    "LLP",
    "P.A.",
    "P.C.",
    "L.P.",
    "S.A.",
    "Inc",
    "LP",
    "Limited",
    "Corp.",
    "AG",
    "N.V.",
    "AB",
    "ASA",
    "A/S",
    "Oyj",
    "Nyrt.",
    "Zrt.",
    "Kft.",
    "A.Ş.",
    "AŞ",
    "Tbk",
    "Tbk.",
    "GmbH",
    "SA",
    "S.p.A.",
    "plc",
)
_SMALL_TAILS: Final = frozenset("plc p.l.c. d.d. d.o.o. a.s. s.r.o. a.d.".split())
# Where the name ends with which an Arabic text begins.
_ARABIC_ENDS: Final = frozenset("هي هو التي الذي وهي وهو تأسست يقع تعمل".split())
_MOST_ARABIC_WORDS: Final = 6


def subject(text: str) -> str:
    """The name with which a text begins, up to its verb; empty where it begins otherwise."""
    head = text[:_LONGEST]
    if head[:1] > "\u303f":
        ends = [at for at in (head.find(end) for end in _CJK_ENDS) if at > 0]
        return head[: min(ends)].strip() if ends and min(ends) <= _LONGEST_CJK else ""
    words = head.split(" ")
    if "\u0600" < head[:1] < "\u06ff":
        return _arabic_subject(words)
    count = 0
    for n, word in enumerate(words):
        if not word or (word[0] in "(–—-" and n) or (word in _VERBS and n):
            break
        bare = word.rstrip(",")
        if not _may_be_in_name(bare, n > 0):
            if n < 2 or not (
                bare.endswith(("s", "t")) or bare in _SEATED or _ends_name(words[n - 1]) or _does_so(words[n : n + 2])
            ):
                return ""
            break
        count = n + 1
        if bare != word and not (
            count < len(words)
            and (words[count].rstrip(",") in _LEGAL_TAILS or ("&" in words and _are_partners(words[count:])))
        ):
            break
    if words[0] == "A" and count < len(words) and (words[count] in _PORTUGUESE or _ends_name(words[count - 1])):
        return _called(words[1:count])  # a Portuguese or Hungarian article
    return _called(_said_once(words[:count])) if count < len(words) else ""


def _are_partners(rest: list[str]) -> bool:
    """Whether further partners follow behind a comma: "Marr, Oake & Tarn, P.C."."""
    at = rest.index("&", 1, _MOST_PARTNERS) if "&" in rest[1:_MOST_PARTNERS] else 0
    if not 0 < at < len(rest) - 1 or not _OFFICES.isdisjoint(rest[: at + 2]):
        return False
    return all(word[:1].isupper() for word in (*rest[:at], rest[at + 1]))


_MOST_PARTNERS: Final = 5
_OFFICES: Final = frozenset(
    "President Chairman Chairwoman Chair Founder Co-Founder Director CEO Owner Chief Head".split()
)


def _does_so(rest: list[str]) -> bool:
    """Whether an adverb and a verb follow a name: "proudly serves"."""
    return rest[0].endswith("ly") and len(rest) > 1 and rest[1].endswith("s")


def subject_behind(text: str) -> str:
    """The name behind what a text begins with instead: "Since 1984, Quellmoor Mills has ...", "Founded in Ellerby,
    ..."; empty where no verb follows it."""
    if text.split(" ", 1)[0] not in _BEFORE_SUBJECTS:
        return ""
    at = 0
    for _ in range(_MOST_COMMAS):
        at = text.find(", ", at, _LONGEST) + 2
        if at < len(", "):
            return ""
        rest = text[at:].removeprefix("the ")
        name = subject(rest)
        if name and rest[rest.find(name) + len(name) :].lstrip(" ,").split(" ", 1)[0] in _VERBS:
            return name
    return ""


_MOST_COMMAS: Final = 3
_BEFORE_SUBJECTS: Final = frozenset(
    "Since Founded Based Headquartered Established Incorporated With As For In Seit Gegründet Mit Als Depuis Fondée "
    "Fondé Basée Basé Avec Desde Fundada Fundado Con Com Sediada Fondata Fondato Dal Sinds Opgericht Met Sedan Grundat "
    "Siden Grundlagt Założona Od Основанная С".split()
)


def _said_once(name: list[str]) -> list[str]:
    """A name without the short form of it that follows as the first word of the text: "Quellmoor Ltd. Quellmoor is"."""
    half = len(name) // 2
    if half and name[:half] == name[half:]:
        return name[:half]
    for at in range(2, len(name)):
        if _ends_name(name[at - 1]) and name[at:] == name[: len(name) - at]:
            return name[:at]
    return name


def _arabic_subject(words: list[str]) -> str:
    for n, word in enumerate(words[: _MOST_ARABIC_WORDS + 1]):
        if word in _ARABIC_ENDS:
            return " ".join(words[:n])
        if word.endswith("،"):
            return " ".join(words[: n + 1]).rstrip("،")
    return ""


def ends_in_legal_form(name: str) -> bool:
    """Whether the last word of a name is the legal form of a firm."""
    last = name.rpartition(" ")[2]
    return last in _LEGAL_TAILS or last in _SMALL_TAILS or f"{last}." in _LEGAL_TAILS


def _ends_name(word: str) -> bool:
    """Whether the word closes a firm's name: its legal form, or the sign behind a name in quotation marks."""
    return word[-1] in "»”" or word.strip(",") in _LEGAL_TAILS or word in _SMALL_TAILS


def _may_be_in_name(word: str, inside: bool) -> bool:
    return (
        word[:1].isupper()
        or word[:1].isdigit()
        or any(c.isupper() for c in word[1:])
        or (inside and (word in _SMALL or word in _SMALL_TAILS or word == "/"))
    )


def _called(words: list[str]) -> str:
    while words and words[-1] in _SMALL:
        words = words[:-1]
    if len(words) > 1 and (words[0] in _ARTICLES_IN_FRONT or words[0].endswith(PLACED)):
        words = words[1:]
    if not words or len(words) > _MOST_WORDS or words[0].rstrip(":") in _NOT_NAMES:
        return ""
    return " ".join(words).rstrip(",")


PLACED: Final = ("-based", "-headquartered", "-listed")
_NOT_NAMES: Final = frozenset(
    "This That These Those It He She They We I You There Here What When Where While If In On At For From With By As "
    "To But And Or So Yet After Before During Since Although Though Because Its Their His Her Our My Your No Not "
    "All Some Many Most Last Next One Two Three Another Also Still Meanwhile However Today Now Then More Please "
    "Click Earlier Later Under Over About According Based Founded Listed Es Sie Wir Ein Eine Im In Am Bei Mit Elle "
    "Established Headquartered Incorporated Ce Cette Ces Un Una Este Esta".split()
)
# Verbs that tell the Portuguese article from the English one: "A Quellmoor é".
_PORTUGUESE: Final = frozenset("é foi são produz desenvolve fabrica fornece".split())
_ARTICLES_IN_FRONT: Final = frozenset(
    "Die Der Das Le La Les El Los Las Il Lo Gli I O Os As Az Společnost Firma Spółka Компания Группа".split()
)
_SMALL: Final = frozenset(
    "of and the for de du des del della delle dei der von und et y e di da do dos das la le los las at in on & i per "
    "zu dba d/b/a".split()
)
