"""Articles for the tests, written for them: a body that tells nothing but what happened, in nine languages."""

from reader.article import analyse, analyse_text
from reader.model import Parts

BODY = {
    "en": (
        "The council of Brackenford approved a plan on Tuesday that will add twelve wind turbines to the "
        "ridge above the "
        "town, after a debate that lasted most of the evening.",
        "Two hundred residents came to the hall. Some of them feared for the view from the old mill, "
        "while others asked "
        "why the work had not begun years ago.",
        "Work is to start in the spring. The first turbine will turn before the next winter, and the cable to the "
        "substation at Ellerby is already in the ground.",
    ),
    "de": (
        "Der Stadtrat von Brackenfurt hat am Dienstag einen Plan beschlossen, der zwölf Windräder auf "
        "dem Höhenzug über "
        "der Stadt vorsieht, nach einer Debatte, die fast den ganzen Abend dauerte.",
        "Zweihundert Einwohner kamen in den Saal. Manche fürchteten um den Blick von der alten Mühle, andere fragten, "
        "warum die Arbeiten nicht schon vor Jahren begonnen haben.",
        "Die Arbeiten sollen im Frühjahr beginnen. Das erste Windrad wird sich vor dem nächsten Winter drehen, und das "
        "Kabel zum Umspannwerk liegt bereits im Boden.",
    ),
    "fr": (
        "Le conseil municipal de Brackenfort a approuvé mardi un projet qui prévoit douze éoliennes sur la crête "
        "au-dessus de la ville, après un débat qui a duré presque toute la soirée.",
        "Deux cents habitants sont venus dans la salle. Les uns craignaient pour la vue depuis le vieux moulin, les "
        "autres demandaient pourquoi les travaux n'avaient pas commencé plus tôt.",
        "Les travaux commenceront au printemps. La première éolienne tournera avant l'hiver prochain, et le câble vers "
        "le poste électrique est déjà enterré.",
    ),
    "es": (
        "El ayuntamiento de Brackenfuerte aprobó el martes un plan que prevé doce aerogeneradores en la sierra que "
        "domina la ciudad, después de un debate que duró casi toda la tarde.",
        "Doscientos vecinos acudieron a la sala. Unos temían por la vista desde el viejo molino, otros preguntaban por "
        "qué las obras no habían comenzado hace años.",
        "Las obras comenzarán en primavera. La primera turbina girará antes del próximo invierno, y el cable hasta la "
        "subestación ya está enterrado.",
    ),
    "pt": (
        "A câmara municipal de Brackenforte aprovou na terça-feira um plano que prevê doze turbinas eólicas na serra "
        "acima da cidade, depois de um debate que durou quase toda a noite.",
        "Duzentos moradores vieram à sala. Uns temiam pela vista do velho moinho, outros perguntavam por que as obras "
        "não tinham começado há anos.",
        "As obras começarão na primavera. A primeira turbina vai girar antes do próximo inverno, e o cabo até a "
        "subestação já está enterrado.",
    ),
    "it": (
        "Il consiglio comunale di Brackenforte ha approvato martedì un piano che prevede dodici turbine eoliche sul "
        "crinale sopra la città, dopo un dibattito che è durato quasi tutta la sera.",
        "Duecento abitanti sono venuti nella sala. Alcuni temevano per la vista dal vecchio mulino, altri chiedevano "
        "perché i lavori non fossero cominciati anni fa.",
        "I lavori cominceranno in primavera. La prima turbina girerà prima del prossimo inverno, e il cavo fino alla "
        "sottostazione è già interrato.",
    ),
    "nl": (
        "De gemeenteraad van Brakenveld heeft dinsdag een plan goedgekeurd voor twaalf windmolens op de heuvelrug "
        "boven de stad, na een debat dat bijna de hele avond duurde.",
        "Tweehonderd inwoners kwamen naar de zaal. Sommigen vreesden voor het uitzicht vanaf de oude molen, anderen "
        "vroegen waarom er niet al jaren geleden is begonnen.",
        "De werkzaamheden beginnen in het voorjaar en de eerste turbine moet voor de winter draaien. De kabel naar het "
        "onderstation van Ellerbeek ligt al in de grond.",
    ),
    "zh": (
        "布拉肯市议会周二通过一项计划，将在城北的山脊上新建十二台风力发电机，当晚的讨论持续了四个多小时，约有两百名居民到场旁听。",
        "一些居民担心老磨坊一带的景观受到影响，另一些居民则询问这项工程为什么没有在几年前就开工，市长答应在月底之前答复。",
        "工程预计明年春天动工，第一台机组将在入冬之前投入运行，通往埃勒比变电站的电缆已经埋设完毕，费用由电网公司承担。",
    ),
    "ja": (
        "ブラッケン市議会は火曜日、町の北側の尾根に十二基の風力発電機を建設する計画を承認した。審議は四時間を超え、約二百人の住民が傍聴した。",
        "古い水車小屋からの眺めを心配する住民がいる一方で、なぜ何年も前に着工しなかったのかと尋ねる住民もいた。市長は月末までに答えると述べた。",
        "工事は来年の春に始まり、最初の風車は冬の前に動き出す予定である。変電所までの電線はすでに埋設されており、費用は送電会社が負担する。",
    ),
    "ko": (
        "브래컨 시의회는 화요일 도시 북쪽 능선에 풍력 발전기 열두 기를 세우는 계획을 승인했다. 심의는 네 "
        "시간 넘게 이어졌고 주민 이백여 명이 방청했다.",
        "오래된 물레방앗간에서 보는 경치를 걱정하는 주민이 있는 반면 왜 몇 해 전에 공사를 시작하지 "
        "않았느냐고 묻는 주민도 있었다.",
        "공사는 내년 봄에 시작되며 첫 번째 발전기는 겨울이 오기 전에 돌아갈 예정이다. 변전소까지 가는 "
        "전선은 이미 땅속에 묻혀 있다.",
    ),
}
POINTS = {
    "en": (
        "Twelve turbines will stand on the ridge.",
        "Work begins in the spring.",
        "The cable is already in the ground.",
    ),
    "de": (
        "Zwölf Windräder kommen auf den Höhenzug.",
        "Die Arbeiten beginnen im Frühjahr.",
        "Das Kabel liegt bereits.",
    ),
    "fr": ("Douze éoliennes seront construites.", "Les travaux commencent au printemps.", "Le câble est déjà enterré."),
    "es": (
        "Habrá doce aerogeneradores en la sierra.",
        "Las obras empiezan en primavera.",
        "El cable ya está enterrado.",
    ),
    "pt": ("Serão doze turbinas na serra.", "As obras começam na primavera.", "O cabo já está enterrado."),
    "it": ("Saranno dodici turbine sul crinale.", "I lavori cominciano in primavera.", "Il cavo è già interrato."),
    "zh": ("山脊上将新建十二台风力发电机。", "工程明年春天动工。", "电缆已经埋设完毕。"),
    "ja": ("尾根に十二基の風車が建つ。", "工事は来年の春に始まる。", "電線はすでに埋設されている。"),
    "ko": ("능선에 발전기 열두 기가 들어선다.", "공사는 내년 봄에 시작된다.", "전선은 이미 묻혀 있다."),
}


def paragraphs(language: str = "en") -> str:
    """The body as HTML."""
    return "".join(f"<p>{text}</p>" for text in BODY[language])


def items(language: str = "en") -> str:
    """The points as an HTML list."""
    return "<ul>" + "".join(f"<li>{text}</li>" for text in POINTS[language]) + "</ul>"


def read(html: str, title: str = "", language: str | None = None) -> Parts:
    """The parts of an article given as HTML."""
    return analyse(html, title, language=language)


def read_text(text: str) -> Parts:
    """The parts of an article given as plain text."""
    return analyse_text(text)


def roles(parts: Parts) -> dict[str, str]:
    """The role of every block by its text."""
    return {block.text: block.role for block in parts.blocks}


def points(parts: Parts) -> list[str]:
    """The publisher's highlights; nothing where they are not the publisher's."""
    return [item.text for item in parts.highlights.items] if parts.highlights.origin == "publisher" else []
