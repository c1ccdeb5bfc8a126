"""Fine print by its kind, in words that belong to the form and not to one publisher, and news with the same words."""

import pytest
from article.writing import paragraphs, read

SAID = (
    ("en", "conflict_of_interest", "Disclosure: The author maintains one of the three tools that were compared."),
    ("en", "conflict_of_interest", "Full disclosure: I run the company that makes the filter described above."),
    ("en", "conflict_of_interest", "Disclosure: I worked there between 2011 and 2015."),
    ("en", "conflict_of_interest", "Disclosure: our chairwoman is an alumna of the school."),
    ("en", "conflict_of_interest", "Disclosure: I am friends with two of the founders."),
    ("en", "conflict_of_interest", "Disclosure: The writer is a volunteer at the shelter."),
    ("en", "conflict_of_interest", "Disclosure: The author and the mayor went to school together."),
    ("en", "conflict_of_interest", "Disclosures: I'm a co-founder of Ridgeline and an adviser to its rival."),
    ("en", "conflict_of_interest", "Disclosure: We are building a product that competes with the one reviewed here."),
    ("en", "conflict_of_interest", "Full disclosure: I used to teach at the college."),
    ("en", "conflict_of_interest", "Disclosure: The editor of this page is the candidate's cousin."),
    ("en", "conflict_of_interest", "Disclosure: The reviewer wrote the foreword to the author's first book."),
    ("en", "conflict_of_interest", "One of the authors is employed by the maker of the vaccine."),
    ("en", "conflict_of_interest", "Two of the authors hold patents on the method."),
    ("en", "conflict_of_interest", "The author has acted as an expert witness for the plaintiffs."),
    ("en", "conflict_of_interest", "The owner of this newspaper is also the largest shareholder of the club."),
    ("en", "conflict_of_interest", "Editor's note: the reporter's wife is employed by the agency."),
    ("en", "compensation", "The brewery sent us six bottles to taste."),
    ("en", "compensation", "Review copy supplied by the publisher."),
    ("en", "independence", "We paid full price for the shoes, and the maker did not know about the test."),
    ("en", "independence", "All the kettles were bought by us in ordinary shops."),
    ("en", "independence", "The Courier kept full control of the text."),
    ("en", "sponsored", "A message from our sponsor"),
    ("en", "sponsored", "The views in this paid article are the advertiser's."),
    ("en", "sponsored", "Presented in partnership with Ridgeline Energy."),
    ("en", "funding", "Support for this story was provided by the Ridge Foundation."),
    ("en", "funding", "With support from the Ridge Foundation."),
    ("en", "funding", "Reporting for this article was made possible by the Ridge Fellowship."),
    ("en", "funding", "The authors thank the Ridge Trust for financial support."),
    ("en", "editorial_standards", "Peer review: this commentary was not peer reviewed."),
    ("en", "editorial_standards", "Commissioned; externally peer reviewed."),
    ("en", "editorial_standards", "The Courier is a member of the press council and follows its code."),
    ("en", "editorial_standards", "This conversation has been edited for length."),
    ("en", "not_advice", "Do not take any action on the basis of this article without speaking to a lawyer."),
    ("en", "not_advice", "No decision should rest on this post alone."),
    ("en", "not_advice", "Nothing written here is a reason to buy or sell."),
    ("en", "state_media", "Ridge TV is financed by the defence ministry."),
    ("en", "state_media", "Ellerby Today is a government newspaper."),
    ("en", "unverified", "No one outside the company has checked these numbers."),
    ("en", "opinion", "This report is our opinion and nothing else."),
    ("en", "syndicated", "Taken from the spring issue of the Ridge Review."),
    ("en", "syndicated", "Published in cooperation with the Ridge Review."),
    ("en", "syndicated", "We publish this text by agreement with the Ridge Review."),
    ("en", "syndicated", "A shorter version of this essay was printed in the Ridge Review."),
    ("en", "ai_generated", "The summary at the top was written by a language model."),
    ("en", "correction", "We have taken down the article that stood here, as its author invented quotations."),
    ("en", "securities_offer", "Nothing in this notice invites anyone to buy shares."),
    ("en", "securities_offer", "This document is meant only for professional investors outside the United States."),
    ("en", "securities_offer", "The bonds may not be sold to retail investors."),
    ("en", "other", "If you need help, call the Samaritans on 116 123."),
    ("de", "conflict_of_interest", "Die Autorin arbeitet für den Verein, der hier vorgestellt wird."),
    ("it", "sponsored", "Articolo pubbliredazionale a cura di Ridge Energia."),
    ("ja", "conflict_of_interest", "筆者は文中の会社の元社員です。"),
    ("ko", "conflict_of_interest", "필자는 기사에 나온 회사에서 일한 적이 있습니다."),
    ("fr", "funding", "Essai réalisé lors d'un voyage de presse."),
    ("es", "funding", "Este reportaje se hizo en un viaje de prensa organizado por la oficina de turismo."),
    ("es", "funding", "El viaje fue pagado por el fabricante."),
    ("it", "funding", "Il viaggio è stato offerto dal costruttore."),
    ("pt", "funding", "A viagem foi paga pelo fabricante."),
    ("nl", "funding", "De reis werd betaald door de fabrikant."),
    ("nl", "opinion", "Ik schrijf dit op persoonlijke titel, los van het waterschap."),
    ("zh", "opinion", "本文内容与本刊立场无关。"),
    ("ja", "funding", "取材の旅費はメーカーが負担しました。"),
    ("ko", "funding", "취재 비용은 제조사가 부담했습니다."),
    ("de", "funding", "Gefördert wurde die Recherche vom Land Ellerby."),
    ("de", "position", "Der Redakteur besitzt Aktien der besprochenen Mühle."),
)  # fmt: skip

NEWS = (
    ("en", "The study was funded by the sugar industry, campaigners argue."),
    ("en", "The figures have not been checked by anyone, the auditor complained."),
    ("en", "The clinic was paid for by the county and opened in May."),
    ("en", "The bridge was paid for by tolls."),
    ("en", "The statue was paid for by readers of a rival paper in 1911."),
    ("en", "The flights were paid for by the club, and the players slept on the bus."),
    ("en", "The geologist examined the drilling cores before the sale."),
    ("en", "Machine translation is no match for a poet."),
    ("en", "The agency is funded by the state and employs 300 people."),
    ("en", "The paper was peer reviewed and appears in a journal next week."),
    ("zh", "专家说，这些数字没有得到独立核实。"),
    ("ko", "연구팀은 재단의 지원을 받아 3년간 실험했다고 설명했다."),
    ("en", "The family owns stock in the mill and in the railway."),
    ("en", "The prize was paid for by a shoe shop."),
    ("en", "The advertisement was paid for by a union."),
    ("fr", "Le tournoi est sponsorisé par une brasserie."),
    ("fr", "Le fonds détient des actions de neuf chantiers navals."),
    ("es", "El torneo está patrocinado por una cervecera."),
    ("es", "El fondo tiene acciones de nueve astilleros."),
    ("it", "Il torneo è sponsorizzato da un birrificio."),
    ("it", "Il fondo possiede azioni di nove cantieri."),
    ("pt", "O torneio é patrocinado por uma cervejaria."),
    ("zh", "该基金持有九家船厂的股票。"),
    ("zh", "代理商从每张票中抽取佣金。"),
    ("ja", "この基金は九つの造船所の株式を保有している。"),
    ("ja", "大会はビール会社が協賛した。"),
    ("ja", "代理店は切符一枚ごとに手数料を受け取る。"),
    ("ko", "이 기금은 조선소 아홉 곳의 주식을 보유하고 있다."),
    ("en", "Support for the festival was provided by two banks and a brewery."),
    ("en", "The funders chose the plays and paid for the roof."),
    ("en", "He bought the kettle himself and repaired it twice."),
    ("en", "All the kettles were bought in ordinary shops and failed within a year."),
    ("en", "The bonds may not be sold before 2030, the ministry said."),
    ("en", "The interview was shortened by the censor."),
    ("en", "The party paid for the article in the village paper, a court heard."),
    ("en", "The mayor's brother is a partner at the law firm that won the contract."),
    ("en", "The judge's daughter works for the bank and sat in the second row."),
    ("en", "Two of the researchers hold patents on the method."),
    ("en", "The newspaper is a member of the publishers' association, which opposes the tax."),
    ("en", "The excerpt from the diary was read aloud in court."),
    ("en", "The author is a partner at a law firm in Leeds."),
    ("en", "You may have made a profile with another brand that can be used on this site."),
    ("en", "A panel on peer review drew forty farmers to the hall."),
    ("en", "Talk to a lawyer before you sign, the union told its members."),
    ("de", "Gefördert wird in der Grube vor allem Zink."),
    ("de", "Das Muster hängt im Rathaus und zeigt neun Windräder."),
    ("nl", "De burgemeester was er op persoonlijke titel en hield geen toespraak."),
    ("zh", "差旅费用由市政府承担，共计四十万元。"),
    ("es", "El viaje fue pagado por el club y duró nueve días."),
    ("es", "El equipo viajó ayer a Perú con veinte jugadores, por las lesiones."),
    ("ja", "旅費は市が負担したと、市長が述べた。"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "kind", "line"), SAID)
def test_a_notice_at_the_foot_is_fine_print_of_its_kind(language: str, kind: str, line: str) -> None:
    (passage,) = read(f"{paragraphs(language)}<p>{line}</p>", language=language).disclaimers
    assert passage.text == line
    assert kind in passage.kinds


@pytest.mark.parametrize(("language", "line"), NEWS)
def test_news_at_the_foot_with_such_words_is_none(language: str, line: str) -> None:
    assert read(f"{paragraphs(language)}<p>{line}</p>", language=language).disclaimers == ()


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (
            "We bought the shoes with our own money. The author owns shares of the maker.",
            {"independence", "position"},
        ),
        (
            "This report is meant for information only. Ridge Capital and its clients may hold positions in it.",
            {"not_advice", "position"},
        ),
        (
            "All content is editorially independent. Support for the desk was provided by the Ridge Trust.",
            {"independence", "funding"},
        ),
        (
            "A machine translated this text. An editor has not checked it.",
            {"translation", "ai_generated"},
        ),
        (
            "This release was supplied by the company. Neither the wire nor its partners answer for claims "
            "made herein.",
            {"provided_content"},
        ),
    ],
)
def test_each_sentence_of_a_notice_counts(line: str, kinds: set[str]) -> None:
    (passage,) = read(f"{paragraphs()}<p>{line}</p>").disclaimers
    assert set(passage.kinds) == kinds


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("This article was paid for by Ridgeline Energy.", ("sponsored",)),
        ("The trial was paid for by the Ellerby Fund.", ("funding",)),
        ("Travel for this article was provided by the ferry line.", ("funding",)),
        ("These are my personal opinions and not those of my company.", ("opinion",)),
        ("Editor's note: the first funded firm of its kind", ("other",)),
    ],
)
def test_the_words_of_a_kind_bring_no_other(line: str, kinds: tuple[str, ...]) -> None:
    (passage,) = read(f"{paragraphs()}<p>{line}</p>").disclaimers
    assert passage.kinds == kinds
