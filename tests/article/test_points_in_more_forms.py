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
