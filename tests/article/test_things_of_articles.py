"""Lists that go through things beside lists that sum the article up, and what only stands in the way of a body line."""

from article.writing import BODY, POINTS, items, paragraphs, points, read, roles


def test_points_may_have_lost_the_markup_of_their_list() -> None:
    bare = [point.rstrip(".") + " and before the first frost of next winter" for point in POINTS["en"]]
    html = f"<h1>Turbines for Brackenford</h1><p>{BODY['en'][0]}</p><p>Key highlights include:</p>"
    html += "".join(f"<p>{point}</p>" for point in bare) + paragraphs()
    assert points(read(html)) == bare


def test_such_lines_in_the_midst_of_the_text_are_what_it_goes_through() -> None:
    bare = [point.rstrip(".") + " and before the first frost of next winter" for point in POINTS["en"]]
    html = f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>The highlights:</p>"
    html += "".join(f"<p>{point}</p>" for point in bare) + paragraphs()
    assert points(read(html)) == []


def test_points_may_be_set_as_headings() -> None:
    html = "<h1>Turbines for Brackenford</h1><h3>Highlights</h3>" + "".join(f"<h4>{p}</h4>" for p in POINTS["en"])
    assert points(read(html + paragraphs())) == [*POINTS["en"]]


def test_a_picture_may_stand_behind_the_label() -> None:
    assert points(read(f"<h2>Key takeaways \N{LEFT-POINTING MAGNIFYING GLASS}</h2>{items()}{paragraphs()}"))


def test_the_same_label_below_each_of_three_things_says_nothing_of_the_article() -> None:
    thing = f"<h2>The {{}} mill</h2><p>{BODY['en'][1]}</p><h3>At a glance</h3>{items()}"
    html = f"<h1>Three mills</h1>{paragraphs()}" + "".join(thing.format(name) for name in ("old", "new", "other"))
    assert points(read(html)) == []


def test_above_the_text_it_does() -> None:
    top = f"<h3>At a glance</h3>{items()}"
    thing = f"<h2>The {{}} mill</h2><p>{BODY['en'][1]}</p><h3>At a glance</h3>{items()}"
    html = f"<h1>Three mills</h1>{top}{paragraphs()}" + "".join(thing.format(name) for name in ("old", "new", "other"))
    assert points(read(html)) == [*POINTS["en"]]


def test_what_tells_of_cookies_stays() -> None:
    line = "Firms in the county now have to keep records of visitors who opt out of cookies under the privacy law."
    assert roles(read(f"{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "body"


def test_sentences_below_a_share_button_are_the_text() -> None:
    found = roles(read(f"<h1>Turbines</h1><p>{BODY['en'][0]}</p><p>Share this</p>{items()}{paragraphs()}"))
    assert {found[point] for point in POINTS["en"]} == {"body"}


def test_an_arrow_may_stand_before_a_sentence_of_the_text() -> None:
    line = "→ " + BODY["en"][2]
    assert roles(read(f"{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "body"


def test_questions_and_answers_have_a_heading_of_their_own() -> None:
    asked = f"<h2>FAQ</h2><h3>When does the work begin?</h3><p>{BODY['en'][2]}</p>"
    assert roles(read(f"{paragraphs()}{asked}{paragraphs()}"))["FAQ"] == "body"


def test_a_list_of_the_headings_below_is_a_table_of_contents() -> None:
    heads = ("The plan", "The debate", "The cable")
    contents = "<ul>" + "".join(f"<li>{head}</li>" for head in heads) + "</ul>"
    text = "".join(f"<h2>{head}</h2><p>{BODY['en'][n]}</p>" for n, head in enumerate(heads))
    parts = read(f"<h1>Turbines for Brackenford</h1>{contents}{text}")
    assert [b.role for b in parts.blocks if b.kind == "list_item"] == ["boilerplate"] * 3
    assert [b.role for b in parts.blocks if b.text in heads and b.kind == "heading"] == ["body"] * 3


def test_fields_of_a_template_and_rows_of_buttons_are_the_page() -> None:
    for line in ("{{ reply.total }} replies", "【发表评论】【打印本文】【关闭窗口】"):
        assert roles(read(f"{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "boilerplate"


def test_who_issued_a_release_stands_below_it_in_capitals() -> None:
    found = roles(read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>SOURCE The Ellerby Mill</p>"))
    assert found["SOURCE The Ellerby Mill"] == "boilerplate"


def test_the_only_byline_is_the_articles_own() -> None:
    own = "<h2>Turbines for Brackenford</h2><p>By Ann Marlow</p><p>20 November 2030</p>"
    found = roles(read(f"<p>{BODY['en'][1]}</p>{own}{paragraphs()}"))
    assert found["By Ann Marlow"] == "body"


def test_a_row_of_links_is_the_page() -> None:
    for row in (
        "News | Markets | Funds | Metals | Energy | Weather | About",
        "首页- 新闻- 基金- 股票- 期货- 外汇- 生活- 评论",
    ):
        assert roles(read(f"{paragraphs()}<p>{row}</p>{paragraphs()}"))[row] == "boilerplate"


def test_a_dateline_without_blanks_ends_the_points() -> None:
    lead = "ELLERBY—The council approved a plan on Tuesday that adds twelve turbines to the ridge above the town."
    html = f"<h1>Turbines</h1><p>News Summary:</p>{''.join(f'<p>{p}</p>' for p in POINTS['en'])}<p>{lead}</p>"
    assert points(read(html + paragraphs())) == [*POINTS["en"]]


def test_a_list_below_the_text_that_shares_no_word_with_it_is_of_other_articles() -> None:
    titles = ("Harvest of apples begins early", "Two bakers share a prize", "School choir sings abroad")
    html = "<h3>Picked up</h3><ul>" + "".join(f"<li>{title}</li>" for title in titles) + "</ul>"
    found = roles(read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}{paragraphs()}{html}"))
    assert {found["Picked up"], *(found[title] for title in titles)} == {"boilerplate"}


def test_a_list_below_the_text_that_speaks_of_the_same_is_of_the_article() -> None:
    steps = ("Turbines on the ridge in spring", "Cable to the substation at Ellerby", "Council debate in the evening")
    html = "<h3>Next steps</h3><ul>" + "".join(f"<li>{step}</li>" for step in steps) + "</ul>"
    found = roles(read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}{paragraphs()}{html}"))
    assert {found[step] for step in steps} == {"body"}


def test_an_article_may_be_little_else_than_lists() -> None:
    weeks = "".join(
        f"<h3>Week {n}</h3><ul><li>Buy apples at the harvest market</li><li>Ask two bakers for a prize cake</li>"
        "<li>Invite the school choir to sing</li><li>Send cards to aunts and uncles</li></ul>"
        for n in range(1, 8)
    )
    found = roles(read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}{weeks}"))
    assert found["Buy apples at the harvest market"] == "body"
