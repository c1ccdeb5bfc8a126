"""Publisher's highlights in every form, and what only looks like them."""

import pytest
from article.writing import BODY, POINTS, items, paragraphs, points, read, read_text, roles

LABELS = {
    "en": (
        "Highlights",
        "HIGHLIGHTS",
        "Key Highlights:",
        "Key Points",
        "Zinger Key Points",
        "Key Takeaways",
        "Takeaways",
        "At a Glance",
        "Summary",
        "Key Findings",
        "Financial Highlights",
        "Second Quarter 2031 Highlights",
        "Q2 FY31 operational highlights",
        "Drill Highlights",
        "What You Need to Know",
        "What to know",
        "TL;DR",
        "TL;DR:",
        "The gist",
        "The Gist:",
        "Bottom line",
        "20-second highlights",
        "Breakdown",
        "In brief",
        "Fast facts",
        "3 Key Takeaways",
        "Study Highlights",
        "What the researchers found",
        "Main points",
        "Essentials",
        "Key insights",
        "Dive Brief",
        "Executive summary",
        "Highlights from the quarter",
    ),
    "de": (
        "Das Wichtigste in Kürze",
        "In Kürze",
        "In Kürze:",
        "Auf einen Blick",
        "Kernpunkte",
        "Zusammenfassung",
        "Das Wichtigste auf einen Blick",
        "Höhepunkte",
        "Worum es geht",
        "Die wichtigsten Punkte",
        "Kernaussagen",
    ),
    "fr": (
        "L'essentiel",
        "L’essentiel en bref",
        "Points clés",
        "En bref",
        "Faits saillants",
        "À retenir",
        "Les points clés",
        "Résumé",
    ),
    "es": ("Claves", "Puntos clave", "Lo más destacado", "En resumen", "Aspectos destacados", "Las claves", "Resumen"),
    "pt": ("Destaques", "Pontos principais", "Principais pontos", "Resumo", "O que você precisa saber", "Em resumo"),
    "it": ("In breve", "Punti chiave", "I punti chiave", "In sintesi", "Punti salienti", "Cosa sapere"),
    "zh": ("要点", "核心要点", "重点摘要", "內容提要", "本文要点：", "【要点】", "關鍵要點", "摘要", "亮点"),
    "ja": ("この記事のポイント", "要点", "ポイント", "ハイライト", "まとめ", "主なポイント", "記事のポイント："),
    "ko": ("핵심 요약", "주요 내용", "요점", "하이라이트", "한눈에 보기", "요약", "핵심 포인트"),
}
LABELLED = [(language, label) for language, labels in LABELS.items() for label in labels]
SHAPES = {
    "heading and list": "<h2>{label}</h2>{items}",
    "bold paragraph and list": "<p><strong>{label}</strong></p>{items}",
    "plain paragraph and list": "<p>{label}</p>{items}",
    "div and list": "<div class='x'><div>{label}</div>{items}</div>",
    "ordered list": "<h3>{label}</h3><ol><li>{0}</li><li>{1}</li><li>{2}</li></ol>",
    "paragraphs in list items": "<h2>{label}</h2><ul><li><p>{0}</p></li><li><p>{1}</p></li><li><p>{2}</p></li></ul>",
    "line breaks": "<p><b>{label}</b><br>{0}<br>{1}<br>{2}</p>",
    "line breaks in a paragraph below": "<h4>{label}</h4><p>{0}<br/>{1}<br/>{2}</p>",
    "dashes": "<p>{label}</p><p>- {0}</p><p>- {1}</p><p>- {2}</p>",
    "bullets in paragraphs": "<p>{label}</p><p>• {0}</p><p>• {1}</p><p>• {2}</p>",
    "bullets after line breaks": "<p><strong>{label}</strong><br>• {0}<br>• {1}<br>• {2}</p>",
    "paragraphs in a box": "<div><h3>{label}</h3><p>{0}</p><p>{1}</p><p>{2}</p></div>",
    "short paragraphs": "<h3>{label}</h3><p>{0}</p><p>{1}</p><p>{2}</p>",
    "a picture between": "<h2>{label}</h2><img src='https://example.com/a.png' alt='A ridge with turbines'>{items}",
}


@pytest.mark.parametrize(("language", "label"), LABELLED)
def test_a_label_above_a_list_makes_its_items_highlights(language: str, label: str):
    parts = read(f"<h2>{label}</h2>{items(language)}{paragraphs(language)}", language=language)
    assert points(parts) == list(POINTS[language])
    assert parts.highlights.label == label.strip(":：")
    assert roles(parts)[BODY[language][0]] == "body"


WORDINGS = {
    "de": ("Unterm Strich", "Kurz und bündig", "20-Sekunden-Überblick", "Finanzkennzahlen im Überblick"),
    "fr": ("En un coup d’œil", "Principaux points forts", "L’essentiel en 20 secondes", "Faits saillants financiers"),
    "es": ("Desglose", "En suma", "Aspectos financieros destacados"),
    "pt": ("Em suma", "Num relance", "Resumindo"),
    "it": ("A colpo d’occhio", "Il succo", "Dati finanziari salienti"),
    "zh": ("太长不看", "20秒速览", "45秒速读", "5大要点", "财务摘要", "关键发现", "一目了然"),
    "ja": ("20秒でわかる要点", "15秒でわかるハイライト"),
    "ko": ("20초 요약", "5줄 요약", "알아야 할 사항", "재무 실적 하이라이트"),
}


@pytest.mark.parametrize(
    ("language", "label"), [(code, label) for code, labels in WORDINGS.items() for label in labels]
)
def test_a_label_in_the_midst_of_the_text_is_known_by_its_words(language: str, label: str):
    parts = read(f"{paragraphs(language)}<h2>{label}</h2>{items(language)}{paragraphs(language)}", language=language)
    assert points(parts) == list(POINTS[language])


@pytest.mark.parametrize("shape", SHAPES)
def test_highlights_are_found_in_every_shape(shape: str):
    html = SHAPES[shape].format(*POINTS["en"], label="Key Takeaways", items=items())
    parts = read(f"<h1>Turbines for Brackenford</h1>{html}{paragraphs()}")
    assert points(parts) == list(POINTS["en"])
    assert roles(parts)[BODY["en"][0]] == "body"


@pytest.mark.parametrize("place", ["top", "middle", "end"])
def test_highlights_may_stand_anywhere(place: str):
    found = f"<h2>Key takeaways</h2>{items()}"
    html = {
        "top": found + paragraphs(),
        "middle": paragraphs() + found + paragraphs(),
        "end": paragraphs() + found,
    }[place]
    assert points(read(html)) == list(POINTS["en"])


def test_a_list_inside_the_list_belongs_to_the_highlights():
    html = (
        "<h2>Highlights</h2><ul><li>Three sites were chosen:<ul><li>The ridge at Ellerby.</li><li>The "
        "old mill.</li></ul>"
    )
    html += "</li><li>Work begins in the spring.</li></ul>"
    assert points(read(html + paragraphs())) == [
        "Three sites were chosen: The ridge at Ellerby.",
        "Three sites were chosen: The old mill.",
        "Work begins in the spring.",
    ]


def test_highlights_behind_their_label_on_one_line_are_parted():
    parts = read(
        f"<p><strong>Key points:</strong> Twelve turbines are planned; work begins in spring; the cable "
        f"lies</p>{paragraphs()}"
    )
    assert points(parts) == ["Twelve turbines are planned", "work begins in spring", "the cable lies"]


def test_one_sentence_behind_tldr_is_a_highlight():
    parts = read(f"<p>TL;DR: Twelve turbines will stand on the ridge before next winter.</p>{paragraphs()}")
    assert points(parts) == ["Twelve turbines will stand on the ridge before next winter."]


def test_groups_of_highlights_under_two_labels_are_all_found():
    html = f"{paragraphs()}<h3>Financial highlights</h3>{items()}<h3>Operational highlights</h3>"
    html += "<ul><li>Two crews were hired.</li><li>The crane has arrived.</li></ul>"
    assert points(read(html)) == [*POINTS["en"], "Two crews were hired.", "The crane has arrived."]


DECK = (
    "<ul><li>Brackenford approves twelve turbines on its ridge</li>"
    "<li>Work begins in spring and the cable is in the ground</li></ul>"
)


def test_bullets_between_headline_and_text_are_a_deck():
    parts = read(f"<h1>Turbines for Brackenford</h1>{DECK}{paragraphs()}", "Turbines for Brackenford")
    assert points(parts) == [
        "Brackenford approves twelve turbines on its ridge",
        "Work begins in spring and the cable is in the ground",
    ]
    assert parts.highlights.label is None


def test_a_deck_may_be_marked_by_signs():
    html = "<h1>Turbines for Brackenford</h1><p>● Brackenford approves twelve turbines on its ridge</p>"
    html += "<p>● Work begins in spring and the cable is in the ground</p>"
    assert len(points(read(html + paragraphs()))) == 2


def test_a_deck_may_open_a_feeds_content_without_headline():
    assert len(points(read(DECK + paragraphs(), "Turbines for Brackenford"))) == 2


TRAPS = {
    "a standfirst is body": "<h1>Turbines</h1><p>Brackenford wants twelve of them on its ridge by next winter.</p>",
    "a label followed by prose": f"<h2>Summary</h2><p>{BODY['en'][0]} {BODY['en'][1]}</p>",
    "a heading with a label's word": f"<h2>Highlights of the collection</h2>{items()}",
    "a video": "<p><a href='https://example.com/v'>Highlights: Brackenford against Ellerby</a></p>",
    "a video without a link": "<p>Highlights: Brackenford v Ellerby, full match</p>",
    "a table of contents": "<h3>Table of Contents</h3><ul><li><a href='#a'>The plan for the ridge</a></li>"
    "<li><a href='#b'>The debate in the hall</a></li></ul>",
    "links below a label": "<h3>Key takeaways</h3><ul><li><a href='https://example.com/a'>Why the ridge "
    "was chosen</a></li>"
    "<li><a href='https://example.com/b'>What the neighbours said</a></li></ul>",
    "a list that the text leads up to": f"<p>The council found in its review of the plan that:</p>{items()}",
    "a numbered section": f"<h2>1. The plan</h2>{paragraphs()}<h2>2. Key takeaways</h2><p>{BODY['en'][0]}</p>"
    f"<p>{BODY['en'][1]}</p><h2>3. Outlook</h2>",
    "a section of prose in the text": f"{paragraphs()}<h3>Key Points</h3><p>{BODY['en'][1]}</p><p>Nobody "
    f"spoke against it.</p>"
    f"<h3>What next</h3>",
    "breadcrumbs": "<ul><li>Home</li><li>Energy</li><li>Wind power</li></ul><h1>Turbines for Brackenford</h1>",
    "a byline in a list": "<h1>Turbines for Brackenford</h1><ul><li>By Ann Marlow</li><li>4 March 2031</li></ul>",
    "share links": "<h1>Turbines for Brackenford</h1><ul><li><a href='https://example.com/f'>Click to "
    "share on Facebook</a></li>"
    "<li><a href='https://example.com/t'>Click to share on Twitter</a></li></ul>",
}


@pytest.mark.parametrize("trap", TRAPS)
def test_what_only_looks_like_highlights_is_not_taken_for_them(trap: str):
    parts = read(TRAPS[trap] + paragraphs())
    assert points(parts) == []
    assert parts.highlights.origin == "extracted"


def test_highlights_in_plain_text_are_found():
    text = "Highlights\n" + "\n".join(f"- {point}" for point in POINTS["en"]) + "\n" + "\n".join(BODY["en"])
    assert points(read_text(text)) == list(POINTS["en"])


def test_every_highlight_names_the_blocks_that_support_it():
    parts = read(f"<h2>Highlights</h2>{items()}{paragraphs()}")
    assert all(parts.blocks[i].role == "body" for item in parts.highlights.items for i in item.evidence)
    assert parts.highlights.items[1].evidence


def test_a_box_of_wishes_below_a_label_of_highlights_is_the_page():
    wishes = (
        "Live: Follow live updates from the hall of the council.",
        "We want to hear from you: what would you have voted?",
        "The letter: Sign up for our newsletter on wind and mills.",
        "The Post: The oldest newspaper of the valley. Learn more.",
    )
    box = "<p>What to know</p><ul>" + "".join(f"<li>{wish}</li>" for wish in wishes) + "</ul>"
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}{box}{paragraphs()}")
    assert points(parts) == []
    assert {roles(parts)[wish] for wish in wishes} == {"boilerplate"}


def test_dates_set_as_a_list_below_the_headline_are_no_deck():
    html = "<ul><li>Updated: Dec. 22, 2031, 1:59 p.m.</li><li>Published: Dec. 22, 2031, 1:54 p.m.</li></ul>"
    assert points(read(f"<h1>Turbines for Brackenford</h1>{html}{paragraphs()}")) == []


def test_a_list_below_a_label_of_the_page_is_no_deck():
    entries = "".join(f"<li>Article: why the ridge was chosen over the moor, part {n}</li>" for n in range(1, 5))
    assert (
        points(read(f"<h1>Turbines for Brackenford</h1><p>Recent articles</p><ul>{entries}</ul>{paragraphs()}")) == []
    )


def test_items_inside_an_item_that_leads_to_them_begin_with_it():
    html = (
        "<h2>Highlights</h2><ul><li>The council approved the plan on Tuesday evening.</li>"
        "<li>Three works begin this year:<ul><li>A cable to the substation at Ellerby.</li>"
        "<li>Roads:<ul><li>One from the mill to the ridge.</li></ul></li></ul></li>"
        "<li>Residents were heard.<ul><li>Two hundred came to the hall.</li></ul></li></ul>"
    )
    assert points(read(html + paragraphs())) == [
        "The council approved the plan on Tuesday evening.",
        "Three works begin this year: A cable to the substation at Ellerby.",
        "Three works begin this year: Roads: One from the mill to the ridge.",
        "Residents were heard.",
        "Two hundred came to the hall.",
    ]
