"""The page around an article in the words of many languages: buttons, offers, lists of other articles."""

import pytest
from article.writing import BODY, paragraphs, read, roles

BUTTONS = {
    "en": (
        "Copy to clipboard",
        "Click on a star to rate it!",
        "Expand full comment",
        "48 views",
        "Social Sharing",
        "Dark Mode",
        "Report error",
        "Corrections and clarifications",
        "Members only",
        "View all comments",
        "Text size",
        "To view the full article, visit https://wire.example/q7",
        "Add Ridge Wire as a preferred source on Google",
        "To receive SMS alerts from Ridge Wire, text RIDGE to 555-0133",
    ),
    "de": (
        "Artikel verschenken",
        "Facebook Link kopiert Error occurred",
        "Themenseiten",
        "Zur Bildergalerie",
        "Slider weiter scrollen",
        "Werbung überspringen",
        "Noch keine Bewertungen",
        "Sie sind bereits registriert?",
        "Zum Seitenanfang",
        "Externen Inhalt anzeigen",
        "Druckvorschau",
    ),
    "fr": (
        "Lien copié",
        "Je m'abonne",
        "Charger plus d'articles",
        "Annuler la réponse",
        "Déjà abonné ?",
        "Taille du texte",
        "Partager par courriel",
        "Ce contenu est réservé aux inscrits",
        "Copier/coller le lien de la vidéo : lien copié",
        "Plan du site",
    ),
    "es": (
        "Ampliar",
        "Necesitas ser suscriptor para leer",
        "Escuchar artículo",
        "Ya tengo suscripción",
        "Seguir tema",
        "Ver comentarios (0)",
        "Cancelar respuesta",
        "Escucha esta noticia",
        "Página 1 de 3",
        "Todos los derechos reservados La Sierra",
    ),
    "pt": (
        "Seja o primeiro a comentar",
        "Ver mais respostas",
        "Se você já é assinante, faça seu login.",
        "Ouça este conteúdo",
        "Já sou assinante",
        "Deixe sua opinião",
        "Comunique erros",
        "Cancelar resposta",
        "Link deste artigo: https://serra.example/turbinas",
        "Encontrou um erro? Avise a redação",
    ),
    "it": (
        "Link copiato",
        "Leggi e commenta",
        "Vedi tutti i commenti (3)",
        "Annulla risposta",
        "Sei già abbonato?",
        "Ascolta l'articolo",
        "Lascia il tuo commento",
        "0 di 0 commenti presenti",
    ),
    "zh": (
        "我来说两句(0)",
        "订阅早间新闻",
        "字号",
        "当前位置：首页 > 财经",
        "分享让更多人看到",
        "扫码阅读全文",
        "我要跟帖",
        "参与互动(0)",
        "123456789下一页",
        "更多精彩内容请进入财经频道",
    ),
    "ja": (
        "メディアユーザー新規登録 無料",
        "続きを読む",
        "記事保存",
        "文字サイズ",
        "ログインして続きを読む",
        "＞ 新規会員登録",
        "この記事は会員限定です。",
        "産業一覧へ",
        "このニュースをシェア",
    ),
    "ko": (
        "통합검색 닫기",
        "스크랩 하기",
        "글자크기 설정",
        "기사 스크랩",
        "무단 전재 및 재배포 금지",
        "본문 바로가기",
        "이 기사를 추천합니다",
    ),
}
SECTIONS = {
    "en": ("Related coverage", "Most viewed news", "Stories like this", "Watch next", "Trending nationally"),
    "de": ("Empfehlung der Redaktion", "Themen im Artikel", "Zum selben Thema", "Weitere Inhalte", "Meistkommentiert"),
    "fr": (
        "La rédaction vous conseille",
        "En relation",
        "Les plus commentés",
        "Du même auteur",
        "Infos en continu",
        "Nos vidéos",
    ),
    "es": ("Seguir leyendo:", "Por si no lo viste", "Las más leídas", "Lo que se lee ahora", "Mirá también"),
    "pt": ("Continue lendo", "Principais manchetes", "Veja também", "Em alta", "Tudo sobre:"),
    "it": ("Ti potrebbe interessare", "Dello stesso autore", "Ultimi inseriti", "In primo piano", "Leggi anche"),
    "zh": ("为你推荐", "点击排行", "热门新闻排行榜", "你可能会喜欢"),
    "ja": ("あわせて読みたい", "おすすめ情報", "アクセスランキング", "時系列で見る", "この著者の記事"),
    "ko": ("많이 본 기사", "이 기자의 다른 기사", "추천 콘텐츠", "실시간 뉴스"),
}
TITLES = {
    "en": ("Bridge at Ellerby closed for a week", "Mill owner sells the last of his barges"),
    "de": ("Brücke bei Ellerbach eine Woche gesperrt", "Müller verkauft seinen letzten Kahn"),
    "fr": ("Le pont d'Ellerbie fermé une semaine", "Le meunier vend sa dernière péniche"),
    "es": ("Cierran una semana el puente de Ellerbía", "El molinero vende su última barcaza"),
    "pt": ("Ponte de Ellerbia fechada por uma semana", "Moleiro vende a última barcaça"),
    "it": ("Chiuso per una settimana il ponte di Ellerbia", "Il mugnaio vende l'ultima chiatta"),
    "zh": ("埃勒比大桥封闭一周", "磨坊主出售最后一艘驳船"),
    "ja": ("エラビーの橋、一週間の通行止め", "粉屋、最後のはしけを売却"),
    "ko": ("엘러비 다리 일주일간 통제", "방앗간 주인, 마지막 바지선 매각"),
}
OFFERS = {
    "de": "Abonnieren Sie unseren Newsletter und erhalten Sie morgens das Neueste aus Brackenfurt in Ihr Postfach.",
    "fr": "Inscrivez-vous à notre newsletter et recevez le matin les nouvelles de la ville dans votre boîte mail.",
    "es": "Suscríbete a nuestro boletín y recibe cada mañana las noticias de Brackenfuerte en tu correo.",
    "pt": "Assine a nossa newsletter e receba todas as manhãs as notícias de Brackenforte no seu e-mail.",
    "it": "Iscriviti alla nostra newsletter e ricevi ogni mattina le notizie della città nella tua casella di posta.",
}
AGREEMENTS = {
    "de": "Mit Ihrer Anmeldung stimmen Sie zu, dass wir Ihnen abends unsere Nachrichten schicken.",
    "fr": "En vous inscrivant, vous acceptez que votre adresse serve à vous envoyer nos nouvelles du soir.",
    "es": "Al suscribirte aceptas que usemos tu dirección para enviarte nuestras noticias de la tarde.",
    "pt": "Ao se cadastrar, você concorda que usemos o seu endereço para enviar as notícias da tarde.",
    "it": "Iscrivendoti accetti che il tuo indirizzo sia usato per inviarti le nostre notizie della sera.",
}
TOLD = {
    "en": "The paper said on Monday that its sponsors had stayed away from the hall.",
    "de": "Sie betonte am Abend, dass die Spende des Müllers nichts mit dem Beschluss zu tun habe.",
    "fr": "Le maire a dit que la suite du débat était réservée aux habitants de la ville.",
    "es": "El alcalde dijo que la sesión quedaba abierta para los vecinos de la sierra.",
    "pt": "O prefeito disse que a assinatura do contrato ficou para o mês seguinte.",
    "it": "Il sindaco ha detto che l'abbonamento alla corrente del mulino è scaduto da anni.",
    "zh": "市长表示，工程费用由市政府与电力公司共同承担。",
    "ja": "市長は、工事の費用を市と電力会社が分担すると述べた。",
    "ko": "시장은 공사비를 시와 전력 회사가 나누어 부담한다고 밝혔다.",
}


def _both(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in table.items() for text in texts]


@pytest.mark.parametrize(("language", "button"), _both(BUTTONS))
def test_buttons_and_notices_of_the_page_are_the_page(language: str, button: str) -> None:
    parts = read(paragraphs(language) + f"<p>{button}</p>", language=language)
    assert roles(parts)[button] == "boilerplate"


@pytest.mark.parametrize(("language", "label"), _both(SECTIONS))
def test_titles_below_the_label_of_a_list_of_other_articles_are_the_page(language: str, label: str) -> None:
    titles = "".join(f"<h3>{title}</h3>" for title in TITLES[language])
    found = roles(read(paragraphs(language) + f"<h2>{label}</h2>{titles}", language=language))
    assert [found[text] for text in (label, *TITLES[language])] == ["boilerplate"] * 3
    assert [found[text] for text in BODY[language]] == ["body"] * len(BODY[language])


@pytest.mark.parametrize("language", sorted(OFFERS))
def test_an_offer_that_speaks_to_the_reader_is_the_page_inside_the_text_too(language: str) -> None:
    first, *rest = BODY[language]
    html = "".join(f"<p>{text}</p>" for text in (first, OFFERS[language], *rest))
    found = roles(read(html, language=language))
    assert found[OFFERS[language]] == "boilerplate"
    assert [found[text] for text in BODY[language]] == ["body"] * len(BODY[language])


@pytest.mark.parametrize("language", sorted(AGREEMENTS))
def test_what_a_reader_agrees_to_is_the_page(language: str) -> None:
    found = roles(read(paragraphs(language) + f"<p>{AGREEMENTS[language]}</p>", language=language))
    assert found[AGREEMENTS[language]] == "boilerplate"


@pytest.mark.parametrize("language", sorted(TOLD))
def test_sentences_with_such_words_are_told(language: str) -> None:
    first, *rest = BODY[language]
    html = "".join(f"<p>{text}</p>" for text in (first, TOLD[language], *rest))
    assert roles(read(html, language=language))[TOLD[language]] == "body"
