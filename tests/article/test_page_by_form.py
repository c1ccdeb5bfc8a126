"""Lines of the page that their form gives away in any language, and lines of the text that look like them."""

import pytest
from article.writing import BODY, paragraphs, read, roles

FR = BODY["fr"]


def test_short_paragraphs_that_name_the_headings_below_them_are_a_table_of_contents() -> None:
    heads = ("Qui paie le chantier ?", "Que dit la loi ?", "Et le bruit ?")
    contents = "".join(f"<p>{head}</p>" for head in heads)
    text = "".join(f"<h2>{head}</h2><p>{FR[0]}</p>" for head in heads)
    parts = read(f"<h1>Les éoliennes de la crête</h1>{contents}<p>{FR[1]}</p>{text}", language="fr")
    assert [block.role for block in parts.blocks if block.text in heads] == ["boilerplate"] * 3 + ["body"] * 3


def test_the_text_of_one_paragraph_that_ends_in_a_copyright_is_told() -> None:
    text = " ".join(BODY["it"]) + " Ultimo aggiornamento: 22:07 © RIPRODUZIONE RISERVATA"
    titles = ("Chiuso per una settimana il ponte", "Il mugnaio vende la chiatta", "Il consiglio va a casa tardi")
    heads = "".join(f"<h2>{title}</h2>" for title in titles)
    found = roles(read(f"<h1>Turbine sul crinale</h1><p>{text}</p>{heads}", language="it"))
    assert found[text] == "body"
    assert [found[title] for title in titles] == ["boilerplate"] * 3


@pytest.mark.parametrize("measure", ["62.5g", "135 g", "226–240 °C", "15 s"])
def test_a_measure_is_no_counter_of_the_page(measure: str) -> None:
    parts = read(paragraphs("de") + f"<p>Gewicht</p><p>{measure}</p>", language="de")
    assert roles(parts)[measure] == "body"


@pytest.mark.parametrize("counter", ["1.2k", "135", "1.5x"])
def test_a_counter_of_the_page_is(counter: str) -> None:
    assert roles(read(paragraphs("de") + f"<p>{counter}</p>", language="de"))[counter] == "boilerplate"


def test_the_time_below_the_headline_is_of_the_article() -> None:
    html = f"<h1>Las turbinas de la sierra</h1><p>16:45</p>{paragraphs('es')}"
    assert roles(read(html, language="es"))["16:45"] == "body"


@pytest.mark.parametrize("time", ["02:31", "00:00"])
def test_the_length_of_a_recording_below_the_headline_is_the_page(time: str) -> None:
    html = f"<h1>Las turbinas de la sierra</h1><p>{time}</p>{paragraphs('es')}"
    assert roles(read(html, language="es"))[time] == "boilerplate"


def test_a_byline_below_the_buttons_for_sharing_stays() -> None:
    first, *rest = FR
    text = "".join(f"<p>{one}</p>" for one in rest)
    html = f"<h1>Les éoliennes</h1><p>{first}</p><p>Partager</p><p>Partager</p><p>Par Anne Marlow</p>{text}"
    assert roles(read(html, language="fr"))["Par Anne Marlow"] == "body"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Quelle: Universität Brackenfurt, Pressemitteilung"),
        ("fr", "Source : ville de Brackenfort, communiqué de presse"),
        ("es", "Fuente: Brackenfuerte, comunicado de prensa"),
    ],
)
def test_a_source_that_is_a_release_is_content_that_was_provided(language: str, line: str) -> None:
    parts = read(paragraphs(language) + f"<p>{line}</p>", language=language)
    assert [set(passage.kinds) for passage in parts.disclaimers] == [{"provided_content", "syndicated"}]


@pytest.mark.parametrize(
    ("language", "label"),
    [("fr", "Les plus lus (5)"), ("es", "Comentarios [12]"), ("it", "Commenti 717"), ("pt", "Mais lidas (10)")],
)
def test_a_label_of_the_page_may_have_a_count_behind_it(language: str, label: str) -> None:
    title = "Le pont fermé une semaine"
    found = roles(read(paragraphs(language) + f"<h3>{label}</h3><p>{title}</p>", language=language))
    assert (found[label], found[title]) == ("boilerplate", "boilerplate")


@pytest.mark.parametrize(
    ("language", "label", "rule"),
    [
        ("es", "Deja un comentario", "No ofender ni usar palabras obscenas."),
        ("fr", "Laisser un commentaire", "Votre adresse ne sera pas publiée."),
        ("it", "Lascia un commento", "Siate gentili con gli altri lettori."),
    ],
)
def test_the_rules_below_the_label_of_a_comment_form_are_the_page(language: str, label: str, rule: str) -> None:
    found = roles(read(paragraphs(language) + f"<h4>{label}</h4><ul><li>{rule}</li></ul>", language=language))
    assert (found[label], found[rule]) == ("boilerplate", "boilerplate")


@pytest.mark.parametrize("line", ["【编辑：刘欢】", "（责任编辑：何漪）", "[责任编辑：何漪 QK155]"])
def test_who_edited_a_chinese_text_is_named_in_it(line: str) -> None:
    assert roles(read(paragraphs("zh") + f"<p>{line}</p><p>举报</p>", language="zh"))[line] == "body"


def test_the_time_above_the_headline_is_of_the_article() -> None:
    html = f"<p>14:02</p><h1>Las turbinas de la sierra</h1>{paragraphs('es')}"
    assert roles(read(html, language="es"))["14:02"] == "body"
