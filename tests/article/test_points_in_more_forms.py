"""Key points and profiles whose label or shape is written in yet other ways, and the passages that look like them."""

import pytest
from article.writing import POINTS, items, paragraphs, points, read

NORDIC = "<h1>Havnen får ny kran</h1>{}<p>{}</p><p>{}</p>"
NORDIC_TEXT = (
    "Havnestyret vedtok tirsdag å kjøpe en ny kran til kaien i Ellerby. Den koster 14 millioner kroner og skal løfte "
    "90 tonn, og den skal stå ferdig før jul.",
    "Arbeidet begynner i mars og tar elleve måneder, opplyser styret. Sju medlemmer stemte for og to imot.",
)
NORDIC_POINTS = ["Kranen koster 14 millioner kroner.", "Arbeidet begynner i mars.", "Kranen løfter 90 tonn."]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("de", "Das Wesentliche in Kürze"),
        ("fr", "A RETENIR"),
        ("pt", "Resumo gerado por IA"),
        ("it", "Concetti chiave"),
        ("zh", "关键看点"),
        ("zh", "要 点"),
        ("ja", "本発表のポイント"),
        ("ko", "핵심요약"),
    ],
)
def test_labels_are_known_in_more_wordings(language: str, label: str) -> None:
    first, *rest = paragraphs(language).split("</p>")
    html = f"{first}</p><h3>{label}</h3>{items(language)}{'</p>'.join(rest)}"
    assert points(read(html, language=language)) == [*POINTS[language]]


@pytest.mark.parametrize(
    "label", ["Kort oppsummert", "Kort opsummeret", "Kortversjonen", "Artiklens vigtigste pointer"]
)
def test_norwegian_and_danish_labels_are_known_in_either_language(label: str) -> None:
    listed = "<ul>" + "".join(f"<li>{point}</li>" for point in NORDIC_POINTS) + "</ul>"
    html = NORDIC.format("", NORDIC_TEXT[0] + f"</p><p><b>{label}</b></p>{listed}<p>", NORDIC_TEXT[1])
    for language in ("no", "da"):
        assert points(read(html, language=language)) == NORDIC_POINTS


def test_points_may_be_counted_as_chinese_texts_count() -> None:
    counted = "".join(f"<p>{n}、{point}</p>" for n, point in enumerate(POINTS["zh"], 1))
    found = points(read(f"<h1>市议会通过风电计划</h1><h3>要点</h3>{counted}{paragraphs('zh')}", language="zh"))
    assert [text.lstrip("1234、") for text in found] == [*POINTS["zh"]]


SHORT = (
    "The harbour board approved a new crane on Tuesday. It will cost 14 million euros and lift 90 tonnes.",
    "Work begins in March and takes eleven months, the board said in a notice.",
    "Seven members voted for the plan and two against it after a long debate.",
)
SHORT_POINTS = ["The crane will cost 14 million euros.", "Work begins in March and takes eleven months."]


def test_points_without_marks_end_where_a_text_of_short_paragraphs_tells_them_again() -> None:
    html = "<p><b>Key points</b></p>" + "".join(f"<p>{text}</p>" for text in (*SHORT_POINTS, *SHORT))
    assert points(read(f"<h1>Board approves crane</h1>{html}")) == SHORT_POINTS


def test_a_sign_alone_is_no_point() -> None:
    html = f"<h1>Turbines for the ridge</h1><h3>Key points</h3>{items()}<p>*</p>{paragraphs()}"
    assert points(read(html)) == [*POINTS["en"]]


def test_bullets_below_a_title_in_capitals_are_a_deck_though_it_is_no_heading() -> None:
    html = (
        "<p>OXBOW MILLS REPORTS RESULTS FOR THE SECOND QUARTER</p>"
        "<p>· Recorded net sales of $140.7 million, an increase of 12%</p>"
        "<p>· Generated $9.9 million in cash from operations</p>"
        "<p>ELLERBY, May 5, 2031 - Oxbow Mills Inc. reported results for the quarter that ended in March. Net "
        "sales were $140.7 million, an increase over the year before, as more mills ran through the winter months.</p>"
        "<p>The company paid a dividend of ten cents and kept its outlook for the year, which it will review in August "
        "when the new line at Brackenford has run for some weeks.</p>"
    )
    assert len(points(read(html))) == 2


def test_a_label_before_the_first_sentence_of_a_section_sums_up_no_article() -> None:
    sections = (
        "<p>Good morning, and welcome to the week in Brackenford. We have sorted the news for you as "
        "always, from the vote in the council on Tuesday to the new roof of the old mill and the fair at Ellerby.</p>"
        "<h2>Turbines: the council says yes</h2>"
        "<p><b>TL;DR:</b> The council voted for twelve turbines on the ridge, and work begins in spring.</p>"
        "<h2>Mill: the roof is mended</h2>"
        "<p><b>TL;DR:</b> The roof of the old mill is mended after nine months, and the cost stayed below the plan.</p>"
    )
    assert points(read(f"<h1>The week in Brackenford</h1>{sections}")) == []


def test_two_profiles_that_begin_with_their_labels_in_bold_are_two() -> None:
    html = paragraphs("de") + (
        "<p><b>Über die Nordmetall AG:</b> Die Nordmetall AG mit Sitz in Bremen stellt Drähte und Bleche her und "
        "beschäftigt 900 Mitarbeiter.</p>"
        "<p><b>Über den Verband Norddeutscher Metallwerke (VNM):</b> Der VNM vertritt die Interessen von 80 Betrieben "
        "gegenüber der Politik und wurde 1952 gegründet.</p>"
    )
    names = [profile.name for profile in read(html, language="de").profiles]
    assert [name.split()[0] for name in names] == ["Nordmetall", "Verband"]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("ko", "[북령금속 소개]"),
        ("nl", "Over de Nordmetaal"),
        ("it", "Profilo Nordmetallo"),
        ("de", "Firmenprofil Nordmetall"),
    ],
)
def test_profiles_have_labels_in_more_wordings(language: str, label: str) -> None:
    name = label.strip("[]").replace(" 소개", "").split()[-1]
    texts = {
        "ko": f"{name}은 부산에 본사를 둔 금속 제조 기업이다. 1921년에 설립되었으며 직원 900명을 고용하고 있다.",
        "nl": f"{name} is een fabrikant van draad met het hoofdkantoor in Rotterdam. Het bedrijf telt 900 medewerkers.",
        "it": f"{name} è un produttore di fili metallici con sede a Genova. L'azienda impiega 900 persone.",
        "de": f"{name} ist ein Hersteller von Drähten mit Sitz in Bremen. Das Unternehmen beschäftigt 900 Mitarbeiter.",
    }
    html = f"{paragraphs(language)}<p><strong>{label}</strong></p><p>{texts[language]}</p>"
    assert [profile.name for profile in read(html, language=language).profiles] == [name]


def test_a_name_in_guillemets_is_known_without_them() -> None:
    html = (
        "<p>Совет порта одобрил во вторник покупку нового крана, который стоит 14 миллионов евро и поднимает 90 тонн."
        "</p>"
        "<p><b>О компании «Северкран»</b></p><p>«Северкран» — производитель портовых кранов. Компания основана в 1921 "
        "году, в ней работают 900 человек.</p>"
    )
    assert [profile.name for profile in read(html, language="ru").profiles] == ["Северкран"]


@pytest.mark.parametrize(
    "text",
    [
        "Tallow is an independent trade association serving the mills of the north. It has 80 members.",
        "Tallow is an independent research institute with sites in Ellerby and Brackenford.",
    ],
)
def test_what_calls_itself_an_association_or_institute_is_an_organisation(text: str) -> None:
    (profile,) = read(f"{paragraphs()}<h3>About Tallow</h3><p>{text}</p>").profiles
    assert profile.kind == "organisation"


FESTIVAL = (
    "<h1>Harbour festival returns</h1><p>The harbour festival returns on Saturday after two years without one. "
    "Organisers expect 60,000 visitors on the quays of Ellerby.</p><h3>Highlights</h3>{}<p>Roads around the port are "
    "closed from Friday evening. A bus runs every ten minutes from the stadium, and parking is free there.</p>"
)


@pytest.mark.parametrize(
    "programme",
    [
        ["10 am: parade of the tall ships", "9 pm: fireworks over the breakwater", "2 pm: rowing races in the basin"],
        ["Saturday, 10:00: parade of the tall ships", "Saturday, 21:00: fireworks over the breakwater"],
        ["Samstag, 10 Uhr: Parade der Großsegler", "Samstag, 21 Uhr: Feuerwerk über der Mole"],
    ],
)
def test_what_is_on_at_what_time_is_no_key_point(programme: list[str]) -> None:
    listed = "<ul>" + "".join(f"<li>{item}</li>" for item in programme) + "</ul>"
    assert points(read(FESTIVAL.format(listed))) == []


def test_one_paragraph_below_the_same_label_in_two_sections_sums_up_neither() -> None:
    html = (
        "<h1>Infos de la semaine</h1><p>Voici notre revue de la semaine, avec le port, la pêche et les marchés de la "
        "ville.</p><h2>Le port</h2><h3>En bref</h3><p>Le conseil du port a approuvé mardi l'achat d'une grue. "
        "Elle coûte 14 millions d'euros et lève 90 tonnes.</p><h3>En détail</h3><p>La grue du port, un chantier.</p>"
        "<h2>La pêche</h2><h3>En bref</h3><p>Les quotas de sardine baissent de 12 % l'an prochain. Les pêcheurs "
        "demandent une aide de l'État et menacent de bloquer le port.</p>"
    )
    assert points(read(html, language="fr")) == []


@pytest.mark.parametrize(
    ("label", "text", "name"),
    [
        ("About the firm", "Since 1975, Oxbow Systems has provided local businesses with scanners.", "Oxbow Systems"),
        ("About the Company", "Founded in Ellerby in 1921, the Quellmoor Group runs nine mills.", "Quellmoor Group"),
        ("About Quellmoor:", "Quellmoor runs nine mills and employs 900 people in the north.", "Quellmoor"),
    ],
)
def test_the_name_may_stand_behind_what_a_profile_begins_with(label: str, text: str, name: str) -> None:
    (profile,) = read(f"{paragraphs()}<h3>{label}</h3><p>{text}</p>").profiles
    assert (profile.name, profile.kind) == (name, "company")


@pytest.mark.parametrize(
    "text",
    [
        "About OxbowPay:Incorporated in Norway, OxbowPay wants to make payments faster for mills all over the north.",
        "About OxbowPay Founded on the idea that payments should take no time, OxbowPay serves mills in the north.",
    ],
)
def test_a_label_without_a_blank_or_before_a_participle_ends_where_the_text_begins(text: str) -> None:
    (profile,) = read(f"{paragraphs()}<p>{text}</p>").profiles
    assert profile.name == "OxbowPay"


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("zh", "关于本文", "本文首发于港口报，刊登时有删节，并于周五根据投票结果更新，全文见下期杂志。"),
        ("zh", "关于价格", "批评者认为，旧风机的价格只有新机的一半，市议会对此予以否认，称旧机维护费用更高。"),
        ("ja", "調査について", "調査は三月に電話で行われ、千二百人が回答した。誤差は三ポイントである。"),
        ("ko", "가격에 대하여", "비판하는 쪽은 중고 발전기라면 절반 값이면 됐다고 주장한다. 시의회는 이를 부인했다."),
        ("de", "Über das Windrad", "Das Windrad hat drei Flügel von 62 Metern und kommt per Schiff aus Bremen."),
    ],
)
def test_what_an_article_says_about_itself_or_a_thing_is_no_profile_of_a_company(
    language: str, label: str, text: str
) -> None:
    more = "<p>Ein neues Windrad kostet vier Millionen.</p>" if language == "de" else ""
    found = read(f"{paragraphs(language)}{more}<h3>{label}</h3><p>{text}</p>", language=language).profiles
    assert not [profile for profile in found if profile.kind == "company"]


def test_points_stand_behind_a_note_about_the_machine_that_wrote_them_and_its_button() -> None:
    note = (
        "<p>This summary was generated by artificial intelligence and may contain mistakes.</p><button>Close</button>"
    )
    html = "".join(f"<p>{text}</p>" for text in SHORT_POINTS) + "<button>Log in</button>" + paragraphs()
    found = read(f"<h1>Board approves crane</h1><p>AI summary</p>{note}{html}")
    assert points(found) == SHORT_POINTS


@pytest.mark.parametrize(
    ("language", "line", "point"),
    [
        ("sv", "Kort sagt: Kranen kostar 14 miljoner euro.", "Kranen kostar 14 miljoner euro."),
        ("ru", "Коротко: Новый кран стоит 14 миллионов евро.", "Новый кран стоит 14 миллионов евро."),
        ("zh", "要点：新起重机价格为1400万欧元。", "新起重机价格为1400万欧元。"),
    ],
)
def test_a_short_point_may_stand_on_the_line_of_its_label(language: str, line: str, point: str) -> None:
    bodies = {
        "sv": "Hamnstyrelsen godkände på tisdagen en ny kran. Den kostar 14 miljoner euro och lyfter 90 ton.",
        "ru": "Совет порта одобрил во вторник покупку нового крана. Он стоит 14 миллионов евро и поднимает 90 тонн.",
        "zh": "港口委员会周二批准购买一台新起重机。该设备价格为1400万欧元，可以吊起90吨货物，是沿海地区最大的一台。",
    }
    html = f"<h1>1921</h1><p><b>{line[: line.find(point)].strip()}</b> {point}</p><p>{bodies[language]}</p>"
    assert points(read(html + f"<p>{bodies[language]}</p>", language=language)) == [point]


def test_points_behind_dashes_may_stand_on_the_line_of_their_label() -> None:
    line = "Key points: " + " ".join(f"- {text}" for text in SHORT_POINTS)
    assert points(read(f"<h1>Board approves crane</h1><p>{line}</p>{paragraphs()}")) == SHORT_POINTS


def test_stars_of_plain_text_around_a_label_are_not_part_of_it() -> None:
    html = "<p>*Key Highlights:*</p>" + "".join(f"<p>- {text}</p>" for text in SHORT_POINTS)
    found = read(f"<h1>Board approves crane</h1>{html}{paragraphs()}").highlights
    assert (found.label, [item.text for item in found.items]) == ("Key Highlights", SHORT_POINTS)
