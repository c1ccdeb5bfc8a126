"""Fine print as newsrooms and small sites word it in many languages, and news that uses the same words."""

import pytest
from article.writing import paragraphs, read, roles

SAID = (
    ("en", "affiliate", "The lamps were picked by us. Purchases made through our links may earn the paper something."),
    ("en", "independence", "This page may contain affiliate links. Our testers review every lamp independently."),
    ("en", "compensation", "The magazine is supported by fees from the breweries it lists."),
    ("en", "position", "I have no position in the breweries mentioned in this post."),
    ("en", "correction", "Editor's Note, 4 March 2026: We've added two lamps to this guide."),
    ("en", "funding", "Our reporter travelled to the ridge as a guest of the brewery."),
    ("de", "affiliate", "Als Amazon-Partner verdienen wir an qualifizierten Verkäufen."),
    ("de", "ai_generated", "Mit einem KI-Assistenten wurde diese Übersicht erstellt."),
    ("de", "embargo", "Bitte nicht vor Dienstag, 6 Uhr, veröffentlichen."),
    ("de", "unverified", "Für die Richtigkeit und Vollständigkeit der Braurezepte übernehmen wir keine Gewähr."),
    ("de", "editorial_standards", "Jeder Text wird vor der Veröffentlichung von zwei Redakteuren geprüft."),
    ("de", "regulatory", "Diese Mitteilung erfolgt gemäß Artikel 17 der Marktmissbrauchsverordnung."),
    ("de", "funding", "Die Autorin reiste auf Einladung des Brauers nach Ellerby."),
    ("de", "syndicated", "Dieser Text erschien auch im Bergblatt."),
    ("fr", "ai_generated", "Ce résumé est produit par un système d'intelligence artificielle."),
    ("fr", "embargo", "Merci de ne pas publier avant mardi 6 heures."),
    ("fr", "unverified", "Nous ne garantissons pas l'exactitude de ces chiffres."),
    ("fr", "editorial_standards", "Chacun de nos articles est relu par deux journalistes avant parution."),
    ("fr", "funding", "Le séjour de notre journaliste a été offert par la brasserie."),
    ("fr", "regulatory", "Le présent communiqué est diffusé en application de l'article 17 du règlement européen."),
    ("es", "ai_generated", "Crónica generada automáticamente por un sistema a partir del acta."),
    ("es", "embargo", "No difundir antes del martes a las 6 horas"),
    ("es", "unverified", "No garantizamos la exactitud de estas cifras."),
    ("es", "editorial_standards", "Cada uno de nuestros artículos lo leen dos redactores antes de publicarse."),
    ("es", "state_media", "La cadena de la que proceden las citas pertenece al Estado."),
    ("es", "risk_warning", "Invierta solo lo que pueda permitirse perder."),
    ("it", "independence", "Riceviamo una piccola commissione sui link. La selezione dei prodotti è indipendente."),
    ("pt", "ai_generated", "Este resumo foi gerado automaticamente por um modelo de linguagem."),
    ("pt", "funding", "Projeto financiado pela União Europeia."),
    ("nl", "risk_warning", "Handelen brengt hoge risico's en biedt geen garantie op toekomstige rendementen."),
    ("nl", "affiliate", "Als Amazon Associate verdienen wij aan in aanmerking komende aankopen."),
    ("ko", "sponsored", "소정의 원고료를 지원받아 쓴 글입니다."),
    ("ko", "translation", "이 글은 저자의 허락을 받아 우리말로 번역했습니다."),
    ("ko", "opinion", "이 글은 필자가 다니는 회사의 입장과는 무관합니다."),
    ("zh", "ai_generated", "本文由 AI 辅助整理，由编辑核对。"),
    ("zh", "affiliate", "如果您通过文中的链接购买商品，商家会付给我们一小笔费用。"),
    ("zh", "funding", "本文由山脊计划支持。"),
    ("zh", "regulatory", "本公告根据上市规则第13.09条作出。"),
    ("zh", "editorial_standards", "我们的每篇报道发布前都由两名编辑审读。"),
    ("zh", "state_media", "引述的这家电视台归政府所有。"),
    ("zh", "unverified", "我们不保证上述数字的准确性。"),
    ("ja", "editorial_standards", "当サイトの記事はすべて、公開前に二人の編集者が目を通しています。"),
    ("ja", "embargo", "火曜午前6時までは報道をお控えください。"),
    ("ja", "unverified", "醸造所の数字の正確性は保証しません。"),
    ("ja", "regulatory", "本開示は有価証券上場規程第402条に基づき行うものです。"),
    ("ja", "translation", "この記事は著者の許可を得て翻訳しました。"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "kind", "text"), SAID)
def test_what_a_newsroom_says_of_its_text_is_fine_print_of_its_kind(language: str, kind: str, text: str) -> None:
    (passage,) = read(f"{paragraphs(language)}<p>{text}</p>", language=language).disclaimers
    assert passage.text == text
    assert kind in passage.kinds


SAID_BRIEFLY = (
    ("en", "affiliate", "Ordering by the links on this page may help our newsroom."),
    ("en", "compensation", "The lamp in this review was provided free of charge by the maker."),
    ("en", "independence", "We take no money from the makers whose lamps we test."),
    ("en", "not_advice", "This column does not replace a visit to your doctor."),
    ("en", "syndicated", "A version of this essay ran in the spring issue of the Ridge Review."),
    ("en", "ai_generated", "AI was used to draft this list, and a human editor went through it."),
    ("de", "compensation", "Die Lampe in diesem Test wurde uns vom Hersteller kostenlos geliehen und bereitgestellt."),
    ("de", "independence", "Wir nehmen kein Geld von Firmen, deren Lampen wir testen."),
    ("de", "not_advice", "Dieser Beitrag ersetzt keinen Besuch beim Arzt."),
    ("de", "provided_content", "Der Text stammt von einem externen Anbieter; die Redaktion hat ihn nicht bearbeitet."),
    ("fr", "not_advice", "Cet article ne remplace pas l'avis d'un médecin."),
    ("fr", "ai_generated", "L'IA a servi à préparer ce texte."),
    ("fr", "syndicated", "Texte repris de La Crête avec l'accord de l'auteure."),
    ("es", "not_advice", "Este artículo no sustituye la visita al médico."),
    ("es", "compensation", "El fabricante nos prestó gratis la lámpara de esta prueba."),
    ("es", "opinion", "El texto es responsabilidad exclusiva de quien lo firma."),
    ("it", "not_advice", "Questo articolo non sostituisce il parere del medico."),
    ("it", "correction", "Aggiornamento: abbiamo corretto il nome del mulino."),
    ("pt", "independence", "Não aceitamos dinheiro das marcas que testamos."),
    ("pt", "affiliate", "Se comprar por esta página, podemos ficar com uma pequena parte da venda."),
    ("nl", "not_advice", "Dit stuk vervangt geen bezoek aan de huisarts."),
    ("nl", "syndicated", "Overgenomen uit de Heuvelbode met toestemming van de auteur."),
    ("ko", "not_advice", "이 글은 의사의 진료를 대신하지 않습니다."),
    ("ko", "ai_generated", "이 글을 쓰는 데 AI의 도움을 받았으며 기자가 검토했습니다."),
    ("zh", "compensation", "测评产品由厂商免费提供。"),
    ("zh", "not_advice", "本文不能代替医生的诊断。"),
    ("ja", "compensation", "レビュー機材はメーカーから無償で提供されました。"),
    ("ja", "not_advice", "この記事は医師の診察に代わるものではありません。"),
    ("ja", "affiliate", "このページから購入されると、売上の一部が当サイトに入ります。"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "kind", "text"), SAID_BRIEFLY)
def test_a_short_word_of_who_paid_helped_or_replaces_nobody_is_fine_print(language: str, kind: str, text: str) -> None:
    kinds = {kind for passage in read(f"{paragraphs(language)}<p>{text}</p>", language=language).disclaimers
             for kind in passage.kinds}  # fmt: skip
    assert kind in kinds


TOLD = (
    ("en", "The lamps of the bridge were provided free of charge by the county in March."),
    ("en", "The new wheel does not replace the old one, an engineer wrote to the mill."),
    ("en", "The foundation gave money to the bakery and to the school on the ridge."),
    ("de", "Die Brauerei liefert den Vereinen ihr Bier kostenlos und nimmt dafür kein Geld."),
    ("fr", "Le meunier ne remplace pas son moulin et le prête gratuitement au village."),
    ("es", "El médico del pueblo no sustituye al de la capital hasta el martes."),
    ("zh", "新水闸不能代替旧水闸，镇长周二说。"),
    ("zh", "转载请联系山脊报社取得授权"),
    ("ja", "新しい水車は古い水車に代わるものではないと町は述べた。"),
    ("en", "The brewers reviewed the wells independently of the county and came to the same figure."),
    ("en", "A former mayor has been a guest of the brewery each May since the bridge was built."),
    ("en", "The report on the mill was released on Friday, and the council has no position on it."),
    ("de", "Zwei Prüfer haben jeden Brunnen vor dem Winter untersucht und die Fehler notiert."),
    ("de", "Nach Artikel 4 des Wassergesetzes darf der Müller die Wehre nicht schließen."),
    ("de", "Der Brauer garantiert die Vollständigkeit der Fässer nicht, sagte er."),
    ("de", "Das Bergblatt erschien am Dienstag mit einem Nachruf auf den Müller."),
    ("fr", "Le meunier a relu l'article de la loi avec deux journalistes avant la fête."),
    ("fr", "En application de l'article 4 de la loi sur l'eau, le meunier ferme les vannes."),
    ("fr", "Le brasseur a payé le voyage des enfants du village jusqu'à la mer."),
    ("es", "La cadena de la que cuelga la balanza pertenece al molinero desde el incendio."),
    ("es", "Según el artículo 4 de la ley de aguas, el molino cerrará antes del martes."),
    ("es", "Dos redactores del diario vieron cada barril antes de la fiesta."),
    ("zh", "磨坊主说，水闸根据水务条例在周二之前关闭。"),
    ("zh", "酒厂不保证新酒在五月之前上市。"),
    ("zh", "电视台记者周二前往山脊，采访了磨坊主和酒厂工人。"),
    ("ja", "醸造所は新酒の完成を五月までは保証しないと述べた。"),
    ("ja", "水車小屋は水利規則に基づき、火曜までに水門を閉じる。"),
    ("ja", "編集者だった市長は、祭りの前にすべての樽を見て回った。"),
    ("ko", "양조장은 회사의 입장을 화요일에 밝히기로 했다."),
    ("nl", "De molenaar geeft geen garantie op het nieuwe rad en wacht op de winter."),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_news_in_the_words_of_a_newsroom_stays_in_the_text(language: str, text: str) -> None:
    parts = read(f"{paragraphs(language)}<p>{text}</p>", language=language)
    assert roles(parts)[text] == "body"


SPOKEN = (
    ("de", "Anleger können ihr ganzes Geld verlieren, warnte die Vorsitzende des Brauerbundes."),
    ("fr", "Les épargnants risquent de perdre la totalité de leur capital, a averti le maire d'Ellerby."),
    ("es", "Los ahorradores pueden perder todo su dinero, advirtió la alcaldesa de Ellerby."),
    ("pt", "Os investidores podem perder todo o dinheiro, alertou a prefeita de Ellerby."),
    ("nl", "Spaarders kunnen hun inleg verliezen, waarschuwde de burgemeester van Ellerby."),
)


@pytest.mark.parametrize(("language", "text"), SPOKEN)
def test_what_somebody_says_behind_the_last_comma_is_no_fine_print(language: str, text: str) -> None:
    assert roles(read(f"{paragraphs(language)}<p>{text}</p>", language=language))[text] == "body"


ABOVE = (
    ("en", "Originally published in the Ridge Review", "disclaimer"),
    ("pt", "Publicado originalmente no Diário da Serra.", "disclaimer"),
    ("es", "Publicado originalmente en La Cresta.", "disclaimer"),
    ("nl", "Dit artikel verscheen eerder op Heuvelbode.", "disclaimer"),
    ("en", "Originally published May 4", "body"),
    ("en", "Originally published on Monday", "body"),
)


@pytest.mark.parametrize(("language", "line", "role"), ABOVE)
def test_a_short_line_above_the_text_says_where_it_appeared_before_and_not_when(language: str, line: str, role: str):
    found = roles(read(f"<h1>Ellerby</h1><p>{line}</p>{paragraphs(language)}", language=language))[line]
    assert (found == "disclaimer") == (role == "disclaimer")


def test_a_note_of_the_editors_is_fine_print_by_its_label() -> None:
    note = "Editors' Note: This is what was said at the brewers' table on Monday."
    assert roles(read(f"<p>{note}</p>{paragraphs()}"))[note] == "disclaimer"


def test_what_could_not_be_verified_independently_says_nothing_of_independence() -> None:
    line = "As informações da cervejaria não puderam ser verificadas de forma independente por esta redação."
    (passage,) = read(f"{paragraphs('pt')}<p>{line}</p>", language="pt").disclaimers
    assert "unverified" in passage.kinds
    assert "independence" not in passage.kinds
