"""Labels, lists and sentences that look like profiles, key points or fine print and are none, and those that are."""

import pytest
from article.writing import BODY, paragraphs, points, read, roles

RIDGE = "Ridge Metals Ltd is a mining company that works two copper pits and employs nine hundred people."
RIDGE_DE = "Die Ridge AG ist ein Hersteller von Windrädern mit Sitz in Ellerbach und beschäftigt neunhundert Menschen."


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("en", "Ridge Metals Ltd Company Profile", RIDGE),
        ("en", "Notes to editors: About Ridge Metals Ltd", RIDGE),
        ("de", "Die Ridge AG im Profil", RIDGE_DE),
        ("de", "Informationen zur Ridge AG", RIDGE_DE),
        (
            "fr",
            "À propos du groupe",
            "Ridge SA est un fabricant d'éoliennes qui emploie neuf cents personnes à Ellerbie.",
        ),
        (
            "it",
            "Il gruppo Ridge",
            "Ridge S.p.A. è un produttore di turbine con sede a Ellerbia e novecento dipendenti.",
        ),
        ("ja", "【株式会社リッジについて】", "株式会社リッジは、風力発電設備の製造を手がける企業です。"),
    ],
)
@pytest.mark.parametrize("shape", ["<h3>{}</h3><p>{}</p>", "<p><strong>{}</strong></p><p>{}</p>"])
def test_who_is_announced_in_other_words(language: str, label: str, text: str, shape: str) -> None:
    parts = read(paragraphs(language) + shape.format(label, text), language=language)
    assert [(profile.kind, profile.description) for profile in parts.profiles] == [("company", text)]
    assert roles(parts)[label] == "profile_label"


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("en", "Corporate profile", RIDGE),
        ("de", "Über das Unternehmen:", RIDGE_DE),
        ("es", "Sobre la empresa", "Ridge S.A. es un fabricante de aerogeneradores con sede en Ellerbía."),
        ("ja", "会社概要", "株式会社リッジは、風力発電設備の製造を手がける企業です。"),
    ],
)
def test_a_label_in_bold_before_the_text_announces_whom_the_text_is_about(language: str, label: str, text: str) -> None:
    parts = read(f"{paragraphs(language)}<p><b>{label}</b> {text}</p>", language=language)
    assert [(profile.kind, profile.description) for profile in parts.profiles] == [("company", text)]
    assert "idge" in parts.profiles[0].name or "リッジ" in parts.profiles[0].name


def test_a_question_in_bold_announces_a_profile() -> None:
    html = f"<p><strong>Who is Ridge Metals Ltd?</strong></p><p>{RIDGE}</p>"
    assert [profile.name for profile in read(paragraphs() + html).profiles] == ["Ridge Metals Ltd"]


@pytest.mark.parametrize(
    ("language", "html"),
    [
        ("de", f"<h2>Über 100.000 Euro für die alte Mühle</h2><p>{BODY['de'][1]}</p>"),
        ("de", f"<h2>Über diese Reihe</h2><p>{BODY['de'][1]}</p>"),
        ("de", f"<h2>Über den Charme von Mühlen – und wahres Glück im Winter</h2><p>{BODY['de'][1]}</p>"),
        ("de", "<ul><li>Das Windrad Ellerbach 244 im Porträt</li><li>Ann Marlow hat die Anlage besucht...</li></ul>"),
        (
            "de",
            "<p>Firmenporträt</p><p>Zu Besuch beim Müller von Ellerbach</p><p>Elektroflug</p><p>Strom für den Berg</p>",
        ),
        ("de", f"<h2>Wer ist die Frau, die den Plan erfand</h2><p>{BODY['de'][1]}</p>"),
        ("es", f"<h2>Quién es la molinera, la mujer que cambió la sierra</h2><p>{BODY['es'][1]}</p>"),
    ],
)
def test_titles_that_begin_like_labels_of_profiles_are_none(language: str, html: str) -> None:
    assert not read(paragraphs(language) + html, language=language).profiles


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Martin Gerlach ist Rechtsanwalt in Ellerbach und berät Gemeinden beim Bau von Windrädern."),
        ("de", "Bianca Pratt ist Gründerin einer Mühle und spricht auf Tagungen über Wind."),
        ("fr", "Jeanne Moulin est chercheuse à Ellerbie et étudie le vent des crêtes."),
    ],
)
def test_people_at_the_foot_are_no_companies(language: str, text: str) -> None:
    assert {profile.kind for profile in read(f"{paragraphs(language)}<p>{text}</p>", language=language).profiles} <= {
        "other"
    }


@pytest.mark.parametrize(
    "items",
    [
        ("What does a turbine cost?", "Who may object?", "When does the work begin?"),
        (
            "Ann Marlow, left, speaks in the hall at Ellerby on Tuesday. (AP Photo/J. Roe)",
            "Photos: RIDGE WEEKLY/ AFP Ellerby",
        ),
        ("Post author By Ann Marlow", "Post date March 5, 2031", "1 Comment on Twelve turbines for the ridge"),
    ],
)
def test_contents_captions_and_marks_of_a_blog_above_the_text_are_no_highlights(items: tuple[str, ...]) -> None:
    listed = "".join(f"<li>{item}</li>" for item in items)
    headings = "".join(f"<h2>{item}</h2><p>{text}</p>" for item, text in zip(items, BODY["en"], strict=False))
    text = headings if items[0].endswith("?") else paragraphs()
    assert not points(read(f"<h1>Twelve turbines for the ridge</h1><ul>{listed}</ul>{text}"))


def test_captions_that_say_who_stands_where_are_no_highlights() -> None:
    captions = (
        "Ann Marlow, left, shows the model of a turbine at the town hall, Tuesday, May 4, in Brackenford.",
        "From left: Ann Marlow and Tom Ellery walk along the ridge above the town on Tuesday.",
    )
    items = "".join(f"<li>{caption}</li>" for caption in captions)
    assert (
        read(f"<h1>Council approves twelve turbines</h1><ul>{items}</ul>{paragraphs()}").highlights.origin
        != "publisher"
    )


def test_contents_below_a_label_are_the_page() -> None:
    items = ("What does a turbine cost?", "Who may object?")
    listed = "".join(f"<li>{item}</li>" for item in items)
    headings = "".join(f"<h2>{item}</h2><p>{text}</p>" for item, text in zip(items, BODY["en"], strict=False))
    parts = read(f"<p>At a glance</p><ul>{listed}</ul>{headings}")
    assert not points(parts)
    assert [block.role for block in parts.blocks][:3] == ["boilerplate"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The county has outlawed AI-generated pictures of its mayor, and the first trial will begin in the autumn.",
        "Ann Marlow is a producer in Ellerby. Her work previously appeared in Ridge Weekly and on county radio.",
        "Ann Marlow is a legal journalist and writer and the founder and chief editor of Ridge Weekly.",
        "We’ve updated more than half a dozen valleys in the atlas, with mills and ferries as well as roads.",
        "The app of the ferries was recently updated to include the pier at Oxley and the one below the mill.",
        "For a long time the mill remained self-funded, and it was our own money that paid for the turbines.",
        "Both halls will be prepared by a Qualified Person before the work on the ridge begins.",
    ],
)
def test_sentences_about_machines_and_people_are_no_fine_print(text: str) -> None:
    assert not read(f"{paragraphs()}<p>{text}</p>").disclaimers


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Comments do not necessarily reflect the views of Ridge Weekly.", "boilerplate"),
        ("Please keep comments civil, and make sure to read our terms of use before getting involved.", "boilerplate"),
        ("Our Standards: The Thomson Reuters Trust Principles.", "boilerplate"),
        ("The views expressed in this article are those of the author.", "disclaimer"),
    ],
)
def test_rules_for_comments_are_the_page(line: str, role: str) -> None:
    assert roles(read(f"{paragraphs()}<p>{line}</p>"))[line] == role


def test_a_mark_of_adverts_above_their_titles_is_the_page_and_one_at_the_end_says_that_the_article_is_paid_for() -> (
    None
):
    advert = read(f"{paragraphs()}<p>Promoted content</p><p>Save on your next barge</p>")
    assert (roles(advert)["Promoted content"], advert.disclaimers) == ("boilerplate", ())
    assert read(f"{paragraphs()}<p>Sponsored content</p>").disclaimers[0].kinds == ("sponsored",)


def test_commission_on_links_is_fine_print_inside_the_text_too() -> None:
    note = (
        "Die mit einem Symbol gekennzeichneten Links sind Affiliate-Links. Kommt ein Kauf zustande, erhalten wir eine "
    )
    note += "Provision, ohne dass der Preis für Sie steigt."
    first, *rest = BODY["de"]
    html = "".join(f"<p>{text}</p>" for text in (first, note, *rest))
    assert read(html, language="de").disclaimers[0].kinds == ("affiliate",)


def test_where_terms_apply_to_all_content_provided_by_a_wire_is_no_provided_content() -> None:
    note = (
        "Please see full terms of use and disclaimers on the Ridge Wire site applicable to all content provided by R."
    )
    assert read(f"{paragraphs()}<p>{note}</p>").disclaimers[0].kinds == ("terms_link",)


@pytest.mark.parametrize("label", ["🔑 Key takeaways", "➡ At a glance", "✅ The essentials"])
def test_a_picture_before_a_label_does_not_hide_it(label: str) -> None:
    told = ("Twelve turbines will be built.", "Work begins in the spring.")
    listed = "".join(f"<li>{item}</li>" for item in told)
    assert points(read(f"<h3>{label}</h3><ul>{listed}</ul>{paragraphs()}")) == list(told)


def test_points_may_be_sentences_of_three_words() -> None:
    told = (
        "Zwölf Windräder kommen.",
        "Die Arbeiten beginnen im Frühjahr nach der Schmelze.",
        "Das Kabel liegt bereits.",
    )
    run = "".join(f"<div>{item}</div>" for item in told)
    html = f"<div>Das Wichtigste in Kürze</div>{run}<h2>Die Debatte</h2>{paragraphs('de')}"
    assert points(read(html, language="de")) == list(told)


def test_who_issued_a_release_is_the_page_and_a_source_of_the_text_is_not() -> None:
    profile = "<h3>About Ellerby</h3><p>Ellerby Turbines is a maker of wind turbines. It was founded in 1987.</p>"
    for source, role in (("SOURCE Ellerby Turbines", "boilerplate"), ("Source: County Weather Office", "body")):
        assert roles(read(f"{paragraphs()}{profile}<p>{source}</p>"))[source] == role
    headed = f"<h1>Ellerby builds twelve turbines</h1>{paragraphs()}<p>Source: Ellerby Turbines, Inc.</p>"
    assert roles(read(headed))["Source: Ellerby Turbines, Inc."] == "boilerplate"


@pytest.mark.parametrize(
    ("language", "credit"),
    [
        ("en", "The Ridge with AFP"),
        ("en", "AP/Reuters"),
        ("fr", "La Crête avec l'AFP"),
        ("fr", "avec agences"),
        ("de", "mit dpa"),
        ("es", "Con información de EFE"),
        ("es", "EFE/Redacción"),
        ("it", "Redazione ANSA"),
        ("pt", "Com agências"),
        ("zh", "（新华社）"),
        ("ja", "（共同通信）"),
    ],
)
def test_credits_of_wires_below_the_text_say_where_it_comes_from(language: str, credit: str) -> None:
    parts = read(f"{paragraphs(language)}<p>{credit}</p>", language=language)
    assert [one.kinds for one in parts.disclaimers] == [("syndicated",)]


def test_other_short_lines_with_the_name_of_a_wire_below_the_text_are_none() -> None:
    for line in ("Ann Marlow worked for Reuters until May", "By Ann Marlow for AFP News Hour"):
        assert not read(f"{paragraphs()}<p>{line}</p>").disclaimers


def test_marks_of_adverts_that_come_again_are_the_page() -> None:
    mark = "<p>SPONSORED CONTENT</p>"
    found = roles(read(f"<h1>Council approves twelve turbines</h1>{mark}{mark}{paragraphs()}{mark}"))
    assert found["SPONSORED CONTENT"] == "boilerplate"


def test_an_opinion_in_a_list_of_titles_is_a_title() -> None:
    titles = ("Bridge closed", "Opinion: What comes after the bridge? Few ways remain.", "Mill sold to a baker")
    items = "".join(f"<li>{title}</li>" for title in titles)
    found = roles(read(f"{paragraphs()}<h3>Most Popular</h3><ul>{items}</ul>"))
    assert {found[title] for title in titles} == {"boilerplate"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Es, añadió Marlo, un código ético que protege a quienes trabajan en la cantera y a sus familias."),
        ("de", "Ihr Buch wurde bislang in 44 Sprachen übersetzt und steht seit Jahren in jeder Buchhandlung des Tals."),
        ("fr", "Les informations non vérifiées ont envahi les réseaux sociaux pendant la crue de la rivière."),
    ],
)
def test_codes_translated_books_and_rumours_in_the_news_are_no_fine_print(language: str, text: str) -> None:
    parts = read(f"{paragraphs(language)}<p>{text}</p>", language=language)
    assert (parts.disclaimers, roles(parts)[text]) == ((), "body")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Learn about our editorial policies"),
        ("en", "Registration on or use of this site constitutes acceptance of our User Agreement"),
        ("en", "This content is provided by Talvox, which may be using cookies and other technologies."),
        ("es", "Acepto los términos y condiciones"),
        ("pt", "Aceito os termos e condições"),
    ],
)
def test_what_one_agrees_to_on_a_page_is_the_page(language: str, line: str) -> None:
    parts = read(f"{paragraphs(language)}<p>{line}</p>", language=language)
    assert (parts.disclaimers, roles(parts)[line]) == ((), "boilerplate")


def test_dates_below_a_label_are_no_key_points() -> None:
    tips = "".join(
        f"<h3>Tips for {of}</h3><ul><li><a href='#'>In brief</a></li><li>15.06.2031</li></ul><p>What {of} need.</p>"
        for of in ("cranes", "ports")
    )
    assert points(read(f"<h1>Cranes</h1>{BODY}{tips}{BODY}")) == []
