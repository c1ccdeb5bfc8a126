"""Fine print in plain words of many languages, each beside sentences of the text with the same words."""

import pytest
from article.test_small_languages import BODIES
from article.writing import BODY, paragraphs, read, roles

SAID = [
    ("de", "ai_generated", "Dieser Beitrag wurde mit Unterstützung künstlicher Intelligenz erstellt."),
    ("de", "sponsored", "Dieser Beitrag entstand in bezahlter Zusammenarbeit mit der Nordmetall AG."),
    ("de", "position", "Der Herausgeber, Herr Jan Orm, ist Positionen über Aktien der Nordmetall AG eingegangen."),
    ("pt", "ai_generated", "Texto produzido com uso de inteligência artificial."),
    ("ko", "syndicated", "(연합뉴스)"),
    ("en", "correction", "This is a corrected version of the story."),
    ("fr", "sponsored", "Cet article est une publication réalisée en partenariat rémunéré avec Nordmétal."),
    ("es", "sponsored", "Este artículo forma parte de una colaboración pagada con Nordmetal."),
    ("pt", "sponsored", "Este artigo faz parte de uma parceria paga com a Nordmetal."),
    ("pt", "conflict_of_interest", "O autor presta consultoria à Nordmetal e recebe honorários da empresa."),
    ("pt", "independence", "Nossos doadores não interferem no conteúdo das reportagens."),
    ("it", "syndicated", "Questo articolo è uscito originariamente sul settimanale Il Crinale."),
    ("it", "sponsored", "Questo articolo è frutto di una collaborazione a pagamento con Nordmetal."),
    ("it", "conflict_of_interest", "L'autore è consulente di Nordmetal e riceve compensi dalla società."),
    ("it", "independence", "I nostri donatori non hanno alcuna voce sui contenuti degli articoli."),
    ("zh", "sponsored", "本文为与北岭矿业的付费合作内容。"),
    ("zh", "conflict_of_interest", "作者担任北岭矿业的顾问并领取报酬。"),
    ("zh", "risk_warning", "投资股票可能导致本金全部损失。"),
    ("zh", "independence", "捐助者不参与本刊的编辑决定。"),
    ("ja", "affiliate", "リンクから購入されると、当サイトに報酬が支払われることがあります。"),
    ("ja", "risk_warning", "株式投資では元本のすべてを失うおそれがあります。"),
    ("ja", "independence", "寄付者が編集内容に関与することはありません。"),
    ("ja", "securities_offer", "本資料は米国における有価証券の販売の申し込みではありません。"),
    ("ja", "sponsored", "PR：本記事は北嶺磁石の提供でお送りします。"),
    ("ja", "provided_content", "※本記事はプレスリリースをもとに作成しています。"),
    ("ko", "syndicated", "이 글은 주간지 '능선'에 처음 실렸습니다."),
    ("ko", "affiliate", "이 링크를 통해 구매하시면 저희가 수수료를 받습니다."),
    ("ko", "conflict_of_interest", "필자는 북령금속의 자문을 맡아 보수를 받고 있습니다."),
    ("ko", "funding", "이 취재는 능선재단의 지원을 받아 이루어졌습니다."),
    ("ko", "risk_warning", "주식 투자는 원금 전액을 잃을 수 있습니다."),
    ("ko", "independence", "후원자는 기사 내용에 관여하지 않습니다."),
    ("ko", "securities_offer", "본 자료는 미국에서 증권을 매도하기 위한 청약이 아닙니다."),
]
TOLD = [
    ("de", "Die Stadt und das Werk sprachen am Abend über ihre Zusammenarbeit beim Bau der Windräder."),
    ("fr", "La ville et l'usine ont annoncé mardi un partenariat pour la construction des éoliennes."),
    ("it", "Il sindaco è uscito sulla piazza e ha parlato con i donatori del nuovo mulino."),
    ("pt", "Os doadores do museu visitaram a serra e falaram com o prefeito sobre as turbinas."),
    ("zh", "市长说，捐助者下周将参观山脊上的风机，并与居民见面。"),
    ("ja", "市長は、寄付者が来週、尾根の風車を見学すると述べた。"),
    ("ko", "시장은 후원자들이 다음 주에 능선의 풍력 발전기를 둘러본다고 말했다."),
]


@pytest.mark.parametrize(("language", "kind", "line"), SAID)
def test_the_kind_is_given_to_what_a_line_below_the_text_says(language: str, kind: str, line: str) -> None:
    (passage,) = read(paragraphs(language) + f"<p>{line}</p>", language=language).disclaimers
    assert kind in passage.kinds


@pytest.mark.parametrize(("language", "line"), TOLD)
def test_a_sentence_that_tells_of_such_things_is_of_the_text(language: str, line: str) -> None:
    first, *rest = BODY[language]
    html = "".join(f"<p>{text}</p>" for text in (first, line, *rest))
    assert roles(read(html, language=language))[line] == "body"


IN_SMALL_LANGUAGES = [
    (
        "nl",
        "provided_content",
        "Dit bericht is aangeleverd door het bedrijf; de redactie is niet verantwoordelijk voor de inhoud.",
    ),
    ("nl", "conflict_of_interest", "De auteur is adviseur van Nordmetaal en wordt daarvoor betaald."),
    ("nl", "funding", "Dit onderzoek kwam tot stand met steun van het Heuvelfonds."),
    ("nl", "independence", "Onze donateurs hebben geen invloed op de inhoud van onze artikelen."),
    ("pl", "syndicated", "Tekst ukazał się pierwotnie w tygodniku „Grzbiet”."),
    ("pl", "provided_content", "Treść została dostarczona przez firmę; redakcja nie ponosi za nią odpowiedzialności."),
    ("pl", "sponsored", "Artykuł powstał w płatnej współpracy z firmą Nordmetal."),
    ("pl", "conflict_of_interest", "Autor jest doradcą spółki Nordmetal i otrzymuje od niej wynagrodzenie."),
    ("pl", "funding", "Materiał powstał dzięki wsparciu Fundacji Grzbiet."),
    ("pl", "risk_warning", "Inwestowanie w akcje może prowadzić do utraty całego kapitału."),
    ("pl", "unverified", "Tych informacji nie udało się niezależnie potwierdzić."),
    ("pl", "independence", "Darczyńcy nie mają wpływu na treść naszych artykułów."),
    ("sv", "provided_content", "Innehållet kommer från företaget och redaktionen ansvarar inte för det."),
    ("sv", "conflict_of_interest", "Skribenten är rådgivare åt Nordmetall och får betalt av bolaget."),
    ("sv", "funding", "Granskningen har finansierats av Åsstiftelsen."),
    ("da", "ai_generated", "Teksten er skrevet med hjælp fra kunstig intelligens."),
    ("da", "affiliate", "Hvis du køber via links, modtager vi provision."),
    ("da", "funding", "Artiklen er støttet af Åsfonden."),
    ("da", "risk_warning", "Du kan miste hele dit indskud."),
    ("da", "unverified", "Oplysningerne er ikke blevet bekræftet af uafhængige kilder."),
    ("no", "sponsored", "Saken er laget i betalt samarbeid med Nordmetall."),
    ("no", "funding", "Saken er støttet av Åsfondet."),
    ("no", "risk_warning", "Du kan tape hele innskuddet."),
    ("ru", "sponsored", "Материал подготовлен на коммерческой основе совместно с компанией «Нордметалл»."),
    ("ru", "affiliate", "Если вы купите что-то по этим ссылкам, мы получим комиссию."),
    ("ru", "conflict_of_interest", "Автор является консультантом «Нордметалла» и получает от компании вознаграждение."),
    ("ru", "risk_warning", "Инвестиции могут привести к потере всего капитала."),
    ("ru", "unverified", "Эти сведения не удалось подтвердить из независимых источников."),
    ("ru", "independence", "Доноры не влияют на содержание наших материалов."),
    ("tr", "sponsored", "Bu içerik Nordmetal ile ücretli iş birliği kapsamında hazırlanmıştır."),
    ("tr", "affiliate", "Bu bağlantılardan alışveriş yaparsanız komisyon alırız."),
    ("tr", "risk_warning", "Yatırımlarınızın tamamını kaybedebilirsiniz."),
    ("cs", "translation", "Z angličtiny přeložila Anna Marlowová."),
    ("cs", "sponsored", "Článek vznikl v placené spolupráci se společností Nordmetal."),
    ("cs", "affiliate", "Pokud přes odkazy nakoupíte, získáme provizi."),
    ("cs", "risk_warning", "Můžete přijít o celou investici."),
]


@pytest.mark.parametrize(("language", "kind", "line"), IN_SMALL_LANGUAGES)
def test_the_kind_is_given_in_languages_with_a_small_vocabulary_too(language: str, kind: str, line: str) -> None:
    html = f"<p>{BODIES[language]}</p>" * 2 + f"<p>{line}</p>"
    (passage,) = read(html, language=language).disclaimers
    assert kind in passage.kinds
