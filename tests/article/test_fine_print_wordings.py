"""Fine print in wordings that publishers use beside the usual ones, and sentences of the text with the same words."""

import pytest
from article.writing import paragraphs, read, roles

SAID = [
    ("fr", "state_media", "Cet article provient d'une agence de presse d'État."),
    ("es", "state_media", "Este artículo procede de una agencia de noticias estatal."),
    ("pt", "state_media", "Este artigo vem de uma agência de notícias estatal."),
    ("it", "state_media", "Questo articolo proviene da un'agenzia di stampa statale."),
    ("it", "syndicated", "Questo articolo è apparso originariamente sul Corriere di Ellerby."),
    ("de", "provided_content", "Diese Pressemitteilung wurde vom Unternehmen bereitgestellt."),
    ("es", "provided_content", "Este comunicado ha sido facilitado por la empresa."),
    ("pt", "provided_content", "Este comunicado foi fornecido pela empresa."),
    ("it", "provided_content", "Questo comunicato è stato fornito dall'azienda."),
    ("de", "sponsored", "Dieser Beitrag ist eine Anzeige der Ostmark Zink AG."),
    ("es", "compensation", "El autor recibió una compensación de la empresa por este artículo."),
    ("fr", "independence", "La rédaction est indépendante de ses annonceurs."),
    ("es", "independence", "La redacción es independiente de sus anunciantes."),
    ("de", "opinion", "Die hier geäußerten Ansichten sind die des Autors."),
    ("de", "embargo", "Sperrfrist: 3. März 2031, 6 Uhr."),
    ("en", "editorial_standards", "This article was reviewed by an editor according to our editorial standards."),
    ("de", "provided_content", "Zur sofortigen Veröffentlichung"),
    ("fr", "provided_content", "Pour diffusion immédiate"),
    ("es", "provided_content", "Para publicación inmediata"),
    ("en", "sponsored", "This is a partner post; our newsroom had no part in writing it."),
    ("en", "provided_content", "This release was submitted by the company and has not been edited by our staff."),
    ("en", "ai_generated", "An AI tool was used to draft this summary, which an editor then checked."),
    ("en", "unverified", "We have not been able to independently confirm the figures given by the ministry."),
    ("en", "conflict_of_interest", "The author has advised two of the companies named in this piece."),
    ("en", "position", "Neither the writer nor members of his household hold stock in any of the firms discussed."),
    ("en", "opinion", "The opinions voiced here are the columnist's own and not those of the Courier."),
    ("de", "sponsored", "Dieser Text entstand im Auftrag eines Werbepartners; die Redaktion war nicht beteiligt."),
    ("de", "unverified", "Die Angaben ließen sich von unabhängiger Seite zunächst nicht bestätigen."),
    ("de", "opinion", "Kommentare geben die Meinung der Autorin oder des Autors wieder, nicht die der Zeitung."),
    ("de", "funding", "Die Recherche wurde von der Ellerby Stiftung mit einem Stipendium unterstützt."),
    ("de", "syndicated", "Dieser Beitrag ist zuerst bei unserem Partner Ellerby Kurier erschienen."),
    (
        "fr",
        "not_advice",
        "Ce texte est publié à titre d'information et ne saurait constituer une incitation à investir.",
    ),
    ("fr", "sponsored", "Ce contenu a été réalisé pour une marque par notre studio."),
    ("es", "sponsored", "Contenido elaborado para una marca por nuestro estudio comercial."),
    ("it", "sponsored", "Questo contenuto è stato realizzato per un inserzionista."),
    ("pt", "sponsored", "Este conteúdo foi produzido para uma marca pelo nosso estúdio."),
    ("zh", "sponsored", "本文为商业推广内容，与编辑部无关。"),
    ("ja", "sponsored", "この記事は広告企画です。"),
    ("en", "sponsored", "May be considered attorney advertising in some jurisdictions."),
    ("en", "sponsored", "This is a paid advertisement for Ridgeline Energy, whose offering circular is on its site."),
    ("en", "sponsored", "This week's podcast is sponsored by Ridgeline Energy."),
    ("en", "other", "(Note: the Courier is not responsible for the content of external links.)"),
    ("en", "independence", "Our editors choose what we recommend, independent of our parent company."),
    ("en", "not_advice", "Ridge Exchange does not provide any investment, legal or tax advice."),
    ("en", "securities_offer", "Holders are urged to read the proxy statement/prospectus when it is filed."),
    ("en", "correction", "Editor's note: This story was updated at 5:45 p.m. to include details from the council."),
    ("en", "correction", "Updated with further clarification from the council."),
    ("en", "editorial_standards", "We fact check every article, and we correct or clarify the article where we erred."),
    ("de", "syndicated", "Wir zeigen hier ausgewählte Texte von Höhenblatt, einer Partnermarke des Kuriers."),
    ("en", "regulatory", "Ridge Pay is a licensed money transmitter and an authorized agent of Ellerby Bank."),
    ("en", "provided_content", "Content on any firm was provided by that company."),
    ("en", "securities_offer", "This is not a solicitation or an offer to sell any shares."),
    ("en", "opinion", "This newsletter represents my personal opinions, which I share as they come."),
    ("en", "independence", "The answers below are not provided or commissioned by the bank."),
    ("en", "other", "Some details have been changed."),
    ("fr", "other", "Le prénom a été modifié."),
    (
        "en",
        "risk_warning",
        "Day trading isn't appropriate for someone of limited means, who may have to sell the mill.",
    ),
    ("en", "risk_warning", "Cryptocurrency investments carry inherent risks."),
    ("en", "sponsored", "Ellerby Wire was commissioned for this article."),
    ("en", "regulatory", "Ridgeline uses its site as a means of disclosing material non-public information."),
    ("en", "conflict_of_interest", "Disclosure: I am on the board of advisors of Ridgeline Energy."),
    ("en", "conflict_of_interest", "Disclosure: Ann and I serve together on the board of the mill."),
    ("en", "syndicated", "Adapted and shared with permission from the Ellerby Bakery"),
    ("en", "correction", "This page has been updated with new information."),
    ("en", "affiliate", "If you order a kettle through a link on our page, we may receive compensation."),
    ("en", "sponsored", "This series is brought to you by Ridgeline Energy."),
    ("en", "provided_content", "Press release supplied by Ridgeline Energy."),
    ("en", "translation", "Read the original article in German."),
    ("en", "opinion", "(The author is a former minister. Views are personal.)"),
    ("en", "funding", "Our reporting is supported by the Ellerby Fund for Journalism."),
    ("en", "not_advice", "It offers general guidance only and does not replace the advice of a doctor."),
    (
        "de",
        "syndicated",
        "Dieser Text entstand in Kooperation mit dem Höhenblatt und ist in Zusammenarbeit mit ihm erschienen.",
    ),
    ("de", "position", "Der Autor hält Aktien der Ridge AG."),
    ("de", "provided_content", "Diese Mitteilung wurde von der Ridge AG übermittelt."),
    ("fr", "unverified", "Le Courrier n'a pas été en mesure de vérifier ces chiffres."),
    ("es", "unverified", "Este diario no ha podido verificar de forma independiente las cifras."),
    ("zh", "unverified", "本网未能独立核实上述消息。"),
    ("ko", "ai_generated", "이 요약은 인공지능이 작성했습니다."),
    (
        "en",
        "position",
        "At the time of writing, the author was long tin and had no exposure to the miners named above.",
    ),
    (
        "en",
        "compensation",
        "Our house was paid nine thousand pounds by the issuer for coverage that includes this note.",
    ),
    ("en", "affiliate", "Our reporters pick each kettle themselves; the shop may pay us a share of the sale."),
    ("en", "sponsored", "This post contains advertising content and is meant to inform only."),
    ("en", "ai_generated", "This story was auto-generated from data that the exchange supplied."),
    (
        "en",
        "provided_content",
        "The content of this notice is the sole responsibility of Ridge Tin; the wire takes none for it.",
    ),
    ("en", "unverified", "The Courier has not seen the letter and could not confirm its contents."),
    ("en", "unverified", "Losses claimed by either side cannot be checked independently."),
    (
        "en",
        "securities_offer",
        "The notes have not been registered under any Securities Act and need an exemption to be sold.",
    ),
    ("en", "securities_offer", "This notice is an advertisement and not a prospectus."),
    ("en", "regulatory", "The exchange has not reviewed this release and takes no responsibility for it."),
    ("en", "regulatory", "Ridge Bank. Member FDIC. Equal Housing Lender."),
    ("en", "funding", "Travel for this story was paid by the organisers of the fair."),
    ("en", "conflict_of_interest", "The Courier's owner also holds a stake in the mine that is discussed here."),
    ("en", "terms_link", "Full terms apply; see the disclaimer on our site."),
    ("de", "not_advice", "Die Inhalte stellen keine Anlageberatung dar; jeder handelt auf eigene Gefahr."),
    ("de", "compensation", "Der Herausgeber erhält für diesen Beitrag ein Honorar von der Ridge AG."),
    ("de", "affiliate", "Wenn Sie über einen dieser Links bestellen, bekommen wir eine kleine Provision."),
    ("de", "translation", "Dies ist eine Übersetzung; maßgeblich ist die englische Fassung."),
    ("it", "ai_generated", "Testo realizzato con il supporto dell'intelligenza artificiale."),
    ("zh", "provided_content", "以上内容由企业提供，本网不对其真实性负责。"),
    ("zh", "sponsored", "本文为品牌合作内容。"),
    ("ko", "sponsored", "이 기사는 광고주의 지원을 받아 제작되었습니다."),
    ("en", "syndicated", "This story also appeared in The Ellerby Slate."),
    ("en", "funding", "The Ridge Review is funded by the Marlow Trust and nine universities of the north."),
    ("en", "risk_warning", "Tokens may be unregulated in your country, and you must understand the risks involved."),
    ("en", "risk_warning", "The value of digital assets can fluctuate."),
    ("en", "correction", "Editor's note: this list has been updated in May to include two mills."),
    ("en", "opinion", "Letters are solely the views of the individual and not those of the Courier."),
    ("en", "affiliate", "Order the book with the affiliate link below."),
    ("en", "compensation", "Brill & Wren sent us a review copy of the kettle, which we have returned."),
    ("en", "compensation", "The stove was lent to us by its maker for four weeks."),
    ("en", "compensation", "Thanks to Wren Books for the advance copy."),
    ("en", "affiliate", "We may receive compensation for some of the links in this story."),
    (
        "en",
        "conflict_of_interest",
        "Dr Wren has received speaker fees and consulting fees from Norvax and Pell Pharma.",
    ),
    ("en", "conflict_of_interest", "The columnist's sister is a candidate in the race described above."),
    ("en", "conflict_of_interest", "Our parent company has a licensing deal with Norvax."),
    ("en", "funding", "The Ridge is funded by its members and donations."),
    ("en", "funding", "The reporting was paid for by two foundations."),
    ("en", "funding", "The author received a travel grant from the Wren Foundation."),
    ("en", "position", "The author's fund holds shares in the mill."),
    ("en", "state_media", "This material is distributed by Pell & Wren, a registered foreign agent of Tarnland."),
    ("en", "sponsored", "Ridge Bank has sponsored this episode."),
    ("en", "provided_content", "This article is a contributed post from the county's chamber of trade."),
    ("en", "provided_content", "The museum's press office wrote this article, and we print it unchanged."),
    ("en", "ai_generated", "We used ChatGPT to shorten this interview."),
    ("en", "ai_generated", "Headline and summary were suggested by an algorithm."),
    ("en", "ai_generated", "This page is a machine translation."),
    ("en", "translation", "Translated automatically from Norwegian."),
    ("en", "independence", "Norvax had no editorial input."),
    ("en", "independence", "Sponsorship does not influence what we recommend."),
    ("en", "position", "No one who worked on this article owns shares in Norvax."),
    ("en", "securities_offer", "These notes are not registered in Ellerby and may not be offered or sold there."),
    ("en", "not_advice", "This content is not financial or legal advice."),
    ("en", "embargo", "For release Thursday, 8 May, 9 a.m."),
    ("de", "compensation", "Das Testgerät wurde uns vom Hersteller für drei Wochen überlassen."),
    (
        "de",
        "affiliate",
        "Kaufst du über einen dieser Links ein, bekommt der Kurier eine Provision vom Händler; dich kostet das nichts.",
    ),
    ("de", "embargo", "Sperrfrist: Montag, 4. Mai, 18 Uhr"),
    ("de", "ai_generated", "Das Titelbild stammt von einer KI."),
    ("fr", "compensation", "L'appareil nous a été prêté par la marque pendant l'essai."),
    ("es", "independence", "Ganamos una comisión con estos enlaces, pero nuestras reseñas son independientes."),
    ("nl", "compensation", "Voor deze test kregen we de molen drie weken in bruikleen van de fabrikant."),
    ("ja", "compensation", "本記事で紹介した製品はメーカーから貸与されたものです。"),
    ("ja", "provided_content", "※本記事はプレスリリースの内容を掲載しています。"),
    ("ko", "compensation", "이 글은 책을 제공받아 읽고 작성했습니다."),
    ("zh", "position", "披露：作者持有以太坊等加密货币。"),
    ("zh", "conflict_of_interest", "作者与文中的公司存在利益关系。"),
    ("en", "sponsored", "This episode is brought to you by Ridge Bank, and this article, too."),
    ("en", "sponsored", "This newsletter is sponsored by Ridge Bank and two mills."),
    ("en", "conflict_of_interest", "Editors' disclosures: Ann Marlow reports that her husband works for Norvax."),
    ("en", "independence", "We may earn a commission on links, which has no effect on what we test."),
    ("en", "funding", "J. W. has received an unrestricted grant from Norvax."),
    ("de", "sponsored", "Werbung, enthält Produktplatzierungen"),
    ("de", "independence", "Die Herstellerin hat diesen Text vor der Veröffentlichung nicht gesehen."),
    ("de", "ai_generated", "Dieser Bericht wurde mit maschineller Hilfe verfasst und von uns gelesen."),
    ("de", "funding", "Die Autorin wurde mit einem Stipendium der Windstiftung unterstützt."),
    ("fr", "sponsored", "Cet article vous est offert par la Banque du Rhône."),
    ("fr", "funding", "Séjour pris en charge par l'office du tourisme."),
    ("es", "risk_warning", "Las rentabilidades pasadas no garantizan las futuras."),
    ("es", "compensation", "No hemos cobrado ningún dinero por este artículo."),
    (
        "it",
        "compensation",
        "L'autrice ha comprato il forno, ma la casa editrice ci ha inviato una copia di questo libro.",
    ),
    ("it", "independence", "Gli sponsor non decidono che cosa scriviamo."),
    ("pt", "sponsored", "Este texto é oferecido pela Banca do Vento."),
    ("nl", "funding", "Deze reportage werd betaald met geld van het Windfonds."),
    ("nl", "translation", "Dit artikel is vertaald door onze redactie."),
    ("ja", "opinion", "筆者の見解は所属団体を代表するものではありません。"),
    ("ja", "compensation", "執筆の対価は受け取っていません。"),
    ("ja", "compensation", "撮影に使ったカメラはメーカーからお借りしました。"),
    ("ja", "sponsored", "この動画はリッジ電機とのタイアップ企画です。"),
    ("ja", "funding", "この研究は風力財団の助成により行われた。"),
    ("ko", "translation", "이 기사는 AI 번역으로 작성되었습니다."),
    ("ko", "risk_warning", "투자 원금 손실의 위험이 있습니다."),
    ("zh", "embargo", "请于周一上午九点后方可发布。"),
    ("zh", "independence", "本文作者与厂商没有任何利益往来。"),
    ("en", "compensation", "The stove was provided for this review by its maker."),
    ("en", "compensation", "Some of the banks listed here pay us a fee."),
    ("en", "compensation", "We take no payment from any of the makers we mention."),
    ("en", "compensation", "After this test we were allowed to keep the camera."),
    ("en", "compensation", "This oven was gifted to us in exchange for an honest review."),
    ("en", "conflict_of_interest", "Until last year I was a director of the mill I write about here."),
    ("en", "conflict_of_interest", "One of the authors is an employee of the manufacturer."),
    ("de", "compensation", "Nach dem Test durften wir das Fahrrad behalten."),
    ("de", "compensation", "Wir danken dem Windverlag für das Leseexemplar."),
    ("de", "conflict_of_interest", "Ich bin Mitglied des Vereins, über den ich hier schreibe."),
    ("de", "funding", "Das Institut finanziert sich durch Spenden und Beiträge."),
    ("fr", "compensation", "Certaines marques de cette liste nous paient."),
    ("fr", "compensation", "Casque offert par la marque le temps de ce test, sans contrepartie."),
    ("es", "compensation", "Algunos bancos de esta lista nos pagan cada mes."),
    ("es", "compensation", "Libro enviado por la editorial."),
    ("it", "compensation", "Alcune banche in questa classifica ci pagano."),
    ("pt", "compensation", "Agradecemos à editora Vento pelo exemplar."),
    ("nl", "compensation", "Dit toestel is voor deze test door de fabrikant beschikbaar gesteld."),
    ("ja", "compensation", "本書は著者より献本いただきました。"),
    ("ko", "compensation", "출판사에서 책을 제공받아 쓴 서평입니다."),
    ("zh", "compensation", "感谢出版社寄来样书。"),
]

TOLD = [
    ("en", "The bid was submitted by the company in May and approved by the council in June."),
    ("en", "An AI model was used to translate the town's archive, and two students checked its work for a year."),
    ("en", "The writer advised young authors to read more and to write less, and to walk along the ridge."),
    ("en", "The columnist advises readers to keep their boilers on."),
    ("en", "The agency said it was unable to verify the age of the barge that was found at the quay."),
    ("en", "Have you ever read an article that made you ask whether it was written with the help of AI?"),
    ("en", "Prices have not been confirmed, but the turbine is expected to go on sale next year."),
    ("en", "The agency advises the council to wait until the engineers have spoken."),
    ("en", "This story was originally published January 14, 2031, 11:09 AM."),
    ("de", "Der Film ist im Auftrag eines Kunden entstanden, den die Agentur nicht nennen will."),
    ("de", "Die Angaben des Zeugen ließen sich vor Gericht nicht bestätigen."),
    ("es", "El contenido producido para la marca incluye doce vídeos, según el contrato del ayuntamiento."),
    ("en", "Police were unable to confirm the number of injured, and the hospital gave no figures."),
    ("en", "The paper was first published in a journal of physics in March."),
    ("en", "The book was translated from Spanish by Ann Marlow and comes out in May."),
    ("en", "The company corrected an earlier version of its report after the regulator complained."),
    ("en", "The firm earns a commission on every sale that is made through its site."),
    ("en", "The images were generated with artificial intelligence, the artist admitted."),
    ("en", "Marlow was compensated for the loss of her field with four thousand dollars."),
    ("de", "Die Studie erschien zuerst in einer Fachzeitschrift für Netze."),
    ("de", "Der Roman wurde aus dem Englischen übersetzt und erscheint im Mai."),
    ("de", "Der Bürgermeister hält Aktien der Ridge AG und will sie verkaufen."),
    ("fr", "La police n'a pas pu confirmer le nombre de blessés."),
    ("fr", "L'étude a été publiée dans une revue de physique."),
    ("es", "La policía no pudo confirmar el número de heridos."),
    ("zh", "警方尚未证实受伤人数。"),
    ("ja", "警察は負傷者の数を確認できていない。"),
    (
        "en",
        "The network is changing its rules so that campaigns must mark the sponsored posts that they have paid for.",
    ),
    ("en", "Pell's start-up scans user-generated content for the owners of songs and sends them a bill."),
    ("fr", "Le contenu produit pour une marque représente un tiers de ses revenus, a déclaré la directrice."),
    ("de", "Der Makler verlangt eine Provision von drei Prozent, die der Käufer der Windmühle tragen soll."),
    ("de", "Die Sperrfrist für den Verkauf der Aktien endet im Mai, danach dürfen die Gründer sie veräußern."),
    ("de", "Das Geschäft gilt unter Händlern als hochspekulativ, seit zwei der drei Windparks stillstehen."),
    ("de", "Die Genossenschaft hat elftausend Wohnungen im Eigenbestand und will keine davon verkaufen."),
    ("en", "Members of the club's affiliate program earn commissions when a friend orders one of the kettles."),
    ("en", "Painters feared the machines as well, and an AI-generated picture of the mill won the county's prize."),
    ("en", "The office audits the town's accounts. It is independent of government and has eleven employees."),
    ("en", "The county gave its award for a course on a new code of conduct and for custom content in classrooms."),
    (
        "en",
        "Each week Ann Marlow answers a reader. If you have a question, please send it to the desk. She regrets that "
        "she cannot answer all of them. Letters are subject to our terms and conditions.",
    ),
    ("de", "Was denkt ein Müller über den Wind, die Turbinen und das Alter? Ein Gastbeitrag."),
    ("en", "A panel on funding sources for small mills drew forty farmers to the hall on the second evening."),
    ("en", "The start-up has been shortlisted for an award in native advertising."),
    ("en", "The episode about the mill was produced by Joe Wren and fact checked by Ann Marlow."),
    ("es", "Las cifras suelen diferir entre los pueblos, explicó la ingeniera en una entrevista."),
    ("it", "I prezzi possono differire da una valle all'altra, e nessuno ne sa il motivo."),
    ("pt", "Os preços costumam diferir entre as aldeias, e ninguém sabe por quê."),
    ("en", "The water samples were sent by the company and tested by the county's laboratory in March."),
    ("en", "The museum lent the painting to the city for two years, and a retailer paid for the frame."),
    ("en", "The mill was funded by a bank and two farmers, who sold it to the county in May."),
    ("en", "Pell received consulting work from the ministry, and her firm grew to forty people."),
    ("en", "The shares are not listed in Ellerby, and nobody expects them to be sold this year."),
    ("en", "The county put the farmers up in a hotel and retained a lawyer to read the contract."),
    ("de", "Der Hersteller hat der Schule drei Windräder kostenlos überlassen, und der Kreis zahlt den Strom."),
    ("fr", "La ville a prêté le matériel au musée, qui l'expose jusqu'en juin."),
    ("ko", "시는 농민들에게 풍차를 제공했고 농민들은 전기를 팔았다."),
    ("en", "He promised to sell the mill so as to avoid a conflict of interest, but is under no obligation to do so."),
    ("en", "The county received a travel subsidy for its buses and a loan for the bridge."),
    ("es", "La oposición ve un conflicto de intereses en la venta del molino a su hermano."),
    ("es", "El museo abrirá en mayo con el apoyo de los vecinos y de dos empresas del valle."),
    ("fr", "L'opposition voit un conflit d'intérêts dans la vente du moulin à son frère."),
    ("pt", "A oposição vê um conflito de interesses na venda do moinho ao irmão."),
    ("it", "La gita è stata offerta da un mugnaio, e il pranzo dalla parrocchia."),
    ("ja", "監督官庁は、会社が利益相反を開示しなかったとして改善を命じた。"),
    ("zh", "议员认为这笔交易涉及利益冲突，要求重新审查。"),
    ("en", "The manufacturer provided the school with three models, and the county pays for the power."),
    ("en", "She thanked the library for the copy of the map and kept the original."),
    ("en", "Eleven lenders were listed in the report, and each was paid a fee by the county."),
    ("de", "Der Hersteller stellte der Schule ein Gerät, das die Klasse nach dem Versuch behalten durfte."),
    ("es", "El fabricante cedió el coche al museo, que lo expone hasta junio."),
    ("fr", "La marque a offert un vélo à chaque élève, et la ville paie le casque."),
    ("it", "Il produttore ha fornito le turbine, e le aziende pagano la strada."),
    ("zh", "厂商向学校赠送了三台设备，学生们很高兴。"),
]


@pytest.mark.parametrize(("language", "kind", "line"), SAID)
def test_what_a_line_at_the_end_says_is_fine_print_of_its_kind(language: str, kind: str, line: str) -> None:
    parts = read(f"{paragraphs(language)}<p>{line}</p>", language=language)
    assert [kind in passage.kinds for passage in parts.disclaimers] == [True]


@pytest.mark.parametrize(("language", "line"), TOLD)
def test_sentences_of_the_text_with_such_words_are_none(language: str, line: str) -> None:
    parts = read(f"{paragraphs(language)}<p>{line}</p>", language=language)
    assert roles(parts)[line] == "body"


def test_where_a_post_first_appeared_is_fine_print_below_the_byline_too() -> None:
    line = "This post originally appeared on Gristle."
    parts = read(f"<h1>Turbines for Brackenford</h1><p>Ann Marlow</p><p>{line}</p>{paragraphs()}{paragraphs()}")
    assert [passage.kinds for passage in parts.disclaimers] == [("syndicated",)]


ALONE = [
    (
        "forward_looking",
        "This release has forward-looking statements, which involve risks and may not be indicative of future results.",
    ),
    ("sponsored", "This article was paid for by Ridgeline Energy."),
    (
        "conflict_of_interest",
        "Joe Wren owns shares in no firm that would benefit, and declares no competing interests.",
    ),
    ("translation", "This article has been translated automatically; read the original version in German."),
    (
        "forward_looking",
        "Forward-looking statements contained in these communications are not promises and reflect the company's "
        "current views with respect to the mills.",
    ),
    ("state_media", "Ridge Radio is funded in whole or in part by the Ellerby government."),
    ("correction", "This article was originally published on May 3, 2031. It has been updated to reflect new rules."),
]


@pytest.mark.parametrize(("kind", "line"), ALONE)
def test_the_usual_words_of_a_kind_bring_no_second_one(kind: str, line: str) -> None:
    parts = read(f"{paragraphs()}<p>{line}</p>")
    assert [passage.kinds for passage in parts.disclaimers] == [(kind,)]


def test_an_article_about_sponsored_posts_is_no_fine_print() -> None:
    told = (
        "The Loft is changing its advertising rules to require campaigns to mark sponsored posts and branded content, "
        "which they had been free to run without a word about who had paid for them or why.",
        "The change came after a paid partnership with a maker of kettles, whose sponsored posts nobody marked, and "
        "which had been seen by more people than live in Ellerby, Harrow and Brackenford taken together.",
        "Branded content differs from advertising, the Loft says, since it is not paid for sponsored posts, and "
        "cannot choose who gets to see them on the front of its app or behind it.",
        "Until now the network had let candidates run sponsored posts if a tool for branded content marked them, and "
        "kept the others out of its library for the seven years that the law asks for.",
    )
    parts = read("<h1>Loft to mark posts</h1>" + "".join(f"<p>{text}</p>" for text in told))
    assert [roles(parts)[text] for text in told] == ["body"] * 4


RISKS = (
    "An investor should carefully consider the Fund's investment objectives, risks and charges before investing.",
    "Investing in the Fund involves a high degree of risk, and the shares may fall as well as rise over any period.",
    "Leverage Risk - The Fund uses borrowed money and may lose more than a fund that does not.",
    "Tin Industry Risk - Producers may face volatile prices and speculative demand at home and abroad.",
)


def test_the_risks_of_a_fund_below_a_profile_are_fine_print_and_no_part_of_it() -> None:
    about = "Ridge Funds is a provider of funds for those who know their own mind, with offices in Ellerby."
    risks = "".join(f"<p>{risk}</p>" for risk in RISKS)
    parts = read(f"<h1>A fund</h1>{paragraphs()}<p><b>About Ridge Funds</b></p><p>{about}</p>{risks}")
    assert [profile.text for profile in parts.profiles] == [about]
    assert [passage.kinds for passage in parts.disclaimers] == [("risk_warning",)] * 4


def test_who_checked_what_a_model_wrote_is_no_second_kind() -> None:
    line = "This article was produced with generative AI and reviewed by an editor before publication."
    assert [passage.kinds for passage in read(f"{paragraphs()}<p>{line}</p>").disclaimers] == [("ai_generated",)]


def test_where_the_work_of_an_author_appeared_is_no_origin_of_the_text() -> None:
    line = "Joe Wren is a reporter. Wren's work has previously appeared in the Harrow Gazette."
    assert not read(f"{paragraphs()}<p>{line}</p>").disclaimers


def test_a_short_sentence_inside_the_text_may_say_that_nobody_could_verify_what_is_told() -> None:
    line = "The Courier could not independently verify the report."
    parts = read(f"{paragraphs()}<p>{line}</p>{paragraphs()}")
    assert [passage.kinds for passage in parts.disclaimers] == [("unverified",)]


def test_a_label_that_is_one_word_of_the_text_makes_no_fine_print_of_a_paragraph() -> None:
    line = "Tribune. " + " ".join(["Le conseil a approuvé le projet, et le débat a duré toute la soirée."] * 5)
    parts = read(f"<h1>Douze éoliennes</h1>{paragraphs('fr')}<p>{line}</p>{paragraphs('fr')}", language="fr")
    assert roles(parts)[line] == "body"


def test_rules_for_those_who_comment_are_the_page_below_a_label_too() -> None:
    rule = "Die Kommentare der User geben nicht die Meinung der Redaktion wieder. Verstöße bringen wir zur Anzeige."
    parts = read(f"{paragraphs('de')}<p>Rechtliche Hinweise:</p><p>{rule}</p>", language="de")
    assert (roles(parts)[rule], parts.disclaimers) == ("boilerplate", ())


@pytest.mark.parametrize("label", ["Disclaimer: ", "DISCLAIMER: ", "Forward-Looking Statements "])
def test_a_label_that_sticks_to_the_text_before_it_begins_a_passage(label: str) -> None:
    said = f"{label}This release contains forward-looking statements and is not investment advice."
    parts = read(f"{paragraphs()}<p>The mill will turn again in the spring.{said}</p>")
    assert [passage.text for passage in parts.disclaimers] == [said]
    assert roles(parts)["The mill will turn again in the spring."] == "body"


LONG = " ".join(["The mill on the ridge has turned for two hundred years, and its owner is proud of it."] * 6)


def test_a_disclaimer_behind_a_long_text_is_a_passage_of_its_own() -> None:
    said = "Disclaimer: this is not investment advice."
    parts = read(f"{paragraphs()}<p>{LONG} {said}</p>{paragraphs()}")
    assert [passage.text for passage in parts.disclaimers] == [said]
    assert roles(parts)[LONG] == "body"


def test_a_disclaimer_told_within_a_long_paragraph_does_not_make_fine_print_of_it() -> None:
    line = f"{LONG} He added a disclaimer: this is not investment advice."
    assert roles(read(f"{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "body"


def test_the_risks_of_a_fund_near_the_end_are_fine_print_and_go_on() -> None:
    risks = (
        "Past performance is not a guarantee of future results. Investing involves risk, and principal loss is "
        "possible; read the prospectus carefully before investing. " + "Shares may be worth less when redeemed. " * 8
    )
    more = "The Fund invests in small mills, which are volatile and bring additional risks such as " * 3 + "wind."
    last = "Ellerby Wire is a well known provider of news on mills, ridges, rivers and the people who live beside them."
    parts = read(f"{paragraphs()}{paragraphs()}<p>{risks}</p><p>{more}</p><p>{last} It began in a shed in Ellerby.</p>")
    assert [passage.kinds for passage in parts.disclaimers] == [("risk_warning",), ("risk_warning",)]


def test_rules_for_comments_are_the_page_also_where_they_name_the_author() -> None:
    rule = "Os comentários não representam a opinião do jornal; a responsabilidade é do autor da mensagem."
    assert read(f"{paragraphs('pt')}<p>{rule}</p>", language="pt").disclaimers == ()


def test_tables_behind_a_legal_notice_and_a_source_with_a_firm_are_none_of_it() -> None:
    said = "This release contains forward-looking statements, which the company undertakes no obligation to update."
    title = "RIDGELINE ENERGY HOLDINGS LIMITED AND SUBSIDIARIES"
    source = "Source: Ridgeline Energy Holdings Limited"
    parts = read(f"{paragraphs()}<h3>Forward-looking Statements</h3><p>{said}</p><p>{title}</p><p>{source}</p>")
    assert [passage.text for passage in parts.disclaimers] == [said]


def test_advice_that_is_none_is_fine_print_though_it_asks_for_agreement() -> None:
    line = (
        "Dear Miller is for informational purposes only and does not constitute medical advice. By submitting a letter "
        "you agree to let the Courier use it."
    )
    assert [passage.kinds for passage in read(f"{paragraphs()}<p>{line}</p>").disclaimers] == [("not_advice",)]


RUSSIAN = (
    "<p>Совет города во вторник утвердил план строительства двенадцати ветряков на северном хребте.</p>"
    "<p>Работы начнутся весной, первые лопасти привезут по реке, а дорогу закроют на три недели.</p>"
    "<p>Жители долины спорят о шуме, но большинство довольно тем, что счета станут меньше.</p>"
)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("regulatory", "Материал создан лицом, выполняющим функции иностранного агента."),
        ("conflict_of_interest", "Авторы сообщают об отсутствии конфликта интересов."),
        ("funding", "Работа выполнена при поддержке Фонда ветра."),
        ("translation", "Статья переведена автоматически, возможны ошибки."),
        ("ai_generated", "Текст написан с помощью ИИ."),
        ("embargo", "Под эмбарго до 10 мая, 12:00."),
        ("embargo", "Эмбарго до 9:00 понедельника."),
        ("compensation", "Производитель бесплатно предоставил редакции устройство для обзора."),
        ("correction", "В первой версии статьи было указано другое число."),
        ("risk_warning", "Вложения в акции связаны с риском."),
        ("state_media", "Телеканал «Хребет» финансируется государством."),
    ],
)
def test_russian_notices_at_the_end_are_fine_print_of_their_kind(kind: str, line: str) -> None:
    parts = read(f"{RUSSIAN}<p>{line}</p>", language="ru")
    assert [kind in passage.kinds for passage in parts.disclaimers] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "Мельница построена на средства фермеров, и банк в этом не участвовал.",
        "Полиция ищет водителя, который возил людей через границу за вознаграждение.",
        "Завод не может купить станки, которые попали под эмбарго.",
        "Страна ввела эмбарго до конца года, и цены на цинк выросли.",
        "Новый мост строится при поддержке министерства и трёх банков.",
        "Банк принадлежит государству и работает в сорока городах.",
        "Врачи нашли опухоль с помощью ИИ за две минуты.",
        "Работы на руднике связаны с риском для жизни.",
        "Хозяин гостиницы бесплатно предоставил жильё сорока семьям.",
        "Жители не участвовали в подготовке этого решения.",
        "В первой версии телефона не было камеры.",
    ],
)
def test_russian_news_with_such_words_is_none(line: str) -> None:
    assert roles(read(f"{RUSSIAN}<p>{line}</p>", language="ru"))[line] == "body"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "本文首发于山脊评论，经授权转载。"),
        ("ja", "この記事は山の新聞からの転載です。"),
        ("en", "Reprinted by kind permission of the Ridge Review"),
    ],
)
def test_where_an_article_was_printed_before_is_fine_print_above_the_text_too(language: str, line: str) -> None:
    parts = read(f"<h1>The mill</h1><p>{line}</p>{paragraphs(language)}", language=language)
    assert [passage.kinds for passage in parts.disclaimers] == [("syndicated",)]


def test_a_german_notice_that_calls_its_reader_du_is_fine_print() -> None:
    line = "Affiliate-Links kosten dich nichts, und der Verlag bekommt für jeden Einkauf des Publikums eine Provision."
    parts = read(f"{paragraphs('de')}<p>{line}</p>", language="de")
    assert [passage.kinds for passage in parts.disclaimers] == [("affiliate",)]


def test_a_notice_of_links_is_no_appeal_though_it_thanks_for_support() -> None:
    line = "If you buy through our links, we may earn a commission. This helps support our journalism."
    parts = read(f"<h1>The mill</h1><p>{line}</p>{paragraphs()}")
    assert [passage.kinds for passage in parts.disclaimers] == [("affiliate",)]
