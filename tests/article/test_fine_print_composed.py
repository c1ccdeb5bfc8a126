"""Fine print in words of its own, told by what any wording of it needs, and news that has some of the same words."""

from itertools import chain

import pytest
from article.writing import paragraphs, read, roles

from reader.article.vocabulary import Vocabulary
from reader.model import DISCLAIMER_KINDS

SAID = (
    ("en", "position", "Two of our reporters have shares in the breweries named here, bought years ago."),
    ("en", "conflict_of_interest", "This reporter's sister works for the mayor."),
    ("en", "affiliate", "Buy the lamp through one of these links and a fraction of the price comes back to us."),
    ("en", "sponsored", "This supplement was put together by our advertising desk."),
    ("en", "sponsored", "Written by the marketing team"),
    ("en", "forward_looking", "Our plans rest on things beyond our control, so results may turn out otherwise."),
    ("en", "ai_generated", "A chatbot composed this recap from the score sheet."),
    ("en", "independence", "Our donors have no hand in what we cover, and see it when you do."),
    ("en", "provided_content", "Pictures and text came to us from the brewery's press office and were furnished free."),
    ("de", "position", "Die Autorin hält Anteile an einer der genannten Brauereien."),
    ("de", "affiliate", "Wer über diese Verweise bestellt, zahlt nicht mehr; wir bekommen ein paar Prozent."),
    ("de", "unverified", "Die Zahlen der Brauer konnten wir bis zum Abend nicht nachprüfen."),
    ("de", "opinion", "Gastautoren schreiben ihre eigene Meinung; sie muss nicht die der Zeitung sein."),
    ("fr", "conflict_of_interest", "La sœur de l'auteur travaille pour l'une des brasseries citées."),
    ("fr", "unverified", "Ces chiffres, nous n'avons pas pu les recouper."),
    ("es", "ai_generated", "Un algoritmo redactó este resumen a partir del acta."),
    ("es", "position", "El autor posee títulos de una de las cerveceras citadas."),
    ("en", "state_media", "The station that filmed the mill answers to the ministry of water, as does this channel."),
    ("en", "state_media", "The company that publishes this gazette is funded by the government of Ellerby."),
    ("en", "editorial_standards", "Each recipe and each story is read by a second editor, who brews it as well."),
    ("en", "editorial_standards", "We pay for interviews with nothing but a beer, and follow the code of conduct."),
    ("en", "embargo", "Not to be published before noon on Friday"),
    ("en", "embargo", "Under wraps until midnight on Thursday"),
    ("en", "regulatory", "This notice is given as required by section 4 of the act on wells."),
    ("it", "position", "Chi firma ha in portafoglio titoli di due dei birrifici nominati."),
    ("it", "affiliate", "Se ordinate la lampada da qui, al giornale spetta una piccola percentuale."),
    ("it", "unverified", "Non ci è stato possibile controllare i dati dei birrai: non abbiamo potuto vederli."),
    ("it", "embargo", "Da non diffondere prima delle ore 9 di sabato"),
    ("it", "editorial_standards", "Ogni nostro articolo viene riletto da due redattori, uno dei quali astemio."),
    ("it", "other", "L'editore declina ogni responsabilità per i danni causati da una botte mal chiusa."),
    ("pt", "conflict_of_interest", "A irmã da autora trabalha para a cervejaria citada e integra o conselho fiscal."),
    ("pt", "sponsored", "Esta página foi feita pela nossa equipe comercial."),
    ("pt", "state_media", "Este canal é mantido pelo governo da província."),
    ("pt", "forward_looking", "As previsões deste aviso dependem da cevada e podem não se confirmar de outra forma."),
    ("pt", "regulatory", "Este anúncio é feito em cumprimento da lei das águas, artigo 4."),
    ("ko", "position", "글쓴이는 거론된 양조장의 지분을 소유하고 있습니다."),
    ("ko", "sponsored", "이 지면은 광고주인 양조장이 만든 것입니다."),
    ("ko", "unverified", "양조장이 내놓은 수치를 저희는 아직 검증하지 못했습니다."),
    ("ko", "independence", "광고주는 저희 편집에 개입하지 못합니다."),
    ("ko", "editorial_standards", "저희 기사는 편집자 두 사람이 읽고 출처와 대조합니다."),
    ("nl", "position", "De columniste houdt aandelen van een van de genoemde brouwerijen."),
    ("nl", "sponsored", "Deze pagina is gemaakt door de commerciële afdeling van de brouwer."),
    ("nl", "ai_generated", "Een chatbot schreef dit overzicht van de oogst."),
    ("nl", "opinion", "De visie van de gastschrijver is persoonlijk en niet noodzakelijk die van de krant."),
    ("nl", "funding", "Onze verslaggever reisde op kosten van het brouwersgilde."),
    ("nl", "other", "Voor schade door het gebruik van dit recept is de uitgever niet aansprakelijk."),
    ("zh", "unverified", "酒厂公布的数字，我们暂时无法求证。"),
    ("zh", "position", "笔者买入过文中一家酒厂的股票。"),
    ("ja", "unverified", "醸造所の言い分について、私たちはまだ確認できていません。"),
    ("ja", "position", "筆者は取り上げた醸造所の株式を保有しています。"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "kind", "text"), SAID)
def test_a_notice_in_words_of_its_own_is_found_at_the_foot_of_the_text(language: str, kind: str, text: str):
    parts = read(f"{paragraphs(language)}<p>{text}</p>", language=language)
    assert [passage.text for passage in parts.disclaimers] == [text]
    assert kind in parts.disclaimers[0].kinds


TOLD = (
    ("en", "The brewer holds a third of the shares of the mill and means to keep them."),
    ("en", "The author of the study was paid by the brewers, the court found in May."),
    ("en", "Critics said the plans might turn out otherwise, for reasons beyond the control of the county."),
    ("en", "Software drew up the first plan of the canal, and two engineers threw it away."),
    ("en", "The foundation paid for the bridge, and the town has no say in it."),
    ("en", "You can see the whole list here and order a lamp without a password."),
    ("de", "Der Brauer hält ein Drittel der Anteile an der Mühle und will sie behalten."),
    ("de", "Die Halle ist am Samstag bis 18 Uhr offen, vor dem Mittag aber nicht."),
    ("fr", "Le brasseur possède un tiers des parts du moulin et compte les garder."),
    ("es", "La cervecera pagó una tarifa anual al molino por el agua."),
    ("ja", "醸造所は水車小屋の株を三分の一持つ。"),
    ("en", "The names of the brewers may be read before noon on the door of the hall."),
    ("en", "The mill belongs to the state, and the paper on its walls to nobody."),
    ("en", "Each barrel is tested by a brewer, and each brewer by the council."),
    ("it", "Il birraio detiene un terzo delle quote del mulino e vuole tenerle."),
    ("it", "Il codice etico dei birrai sarà riscritto prima di sabato."),
    ("it", "I mulini guadagnano una commissione su ogni sacco."),
    ("pt", "A cervejaria pagou ao moinho uma parte da venda e uma comissão."),
    ("pt", "A fundação custeou o restauro da ponte com o apoio da câmara."),
    ("pt", "O moleiro recebeu o código de ética dos cervejeiros na segunda."),
    ("ko", "양조장은 물레방앗간 지분의 삼분의 일을 가지고 있다."),
    ("ko", "인공지능이 수문을 여닫는 물레방앗간이 늘고 있다."),
    ("ko", "농부들은 지원금이 줄어 이해관계가 갈렸다."),
    ("nl", "De brouwer heeft in de molen een derde van de aandelen en wil die houden."),
    ("nl", "De brug werd in samenwerking met de molenaars gebouwd en kreeg een nieuwe leuning."),
    ("en", "Every barrel and every report is checked by experts before it leaves the hall."),
    ("en", "The list of the wells may not be published before noon on Friday, so the hall stays shut."),
    ("it", "L'autore delle scritte sul mulino non è stato ritenuto responsabile dei danni."),
    ("en", "The song was cut for length and is sung in May."),
    ("it", "L'ufficio stampa dei birrai non ha commentato la nota diffusa dal mugnaio."),
    ("it", "L'autrice ha al suo attivo venti titoli e sarà ospite del birrificio."),
    ("pt", "O autor tem ações na justiça contra o moinho e possui vinte títulos publicados."),
    ("pt", "Fica proibida a divulgação das contas dos moinhos antes das 17h de domingo na praça."),
    ("ko", "모회사가 양조장 지분을 보유하고 있으며 투자자의 자산 손실 위험은 작다."),
    ("ko", "양조장은 과거의 성과에 머물지 않고 앞으로 밀을 더 심는다."),
    ("ko", "한국이 글로벌 맥주 시장에서 번역 기계를 만들 것이라는 말이 나왔다."),
    ("nl", "De stukken over de molen zijn openbaar gemaakt op grond van de wet."),
    ("nl", "De vraag is of een onafhankelijke deskundige eerst de brug bekijkt."),
    ("nl", "De molenaar gaf een vertaling van het lied aan de kinderen van het dorp."),
)


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_news_with_some_of_its_words_stays_in_the_text(language: str, text: str):
    parts = read(f"{paragraphs(language)}<p>{text}</p>", language=language)
    assert roles(parts)[text] == "body"


def test_a_notice_in_words_of_its_own_is_asked_for_at_the_ends_of_the_text_alone():
    text = "Two of our reporters have shares in the breweries named here, bought years ago."
    parts = read(f"{paragraphs()}<p>{text}</p>{paragraphs()}{paragraphs()}")
    assert roles(parts)[text] == "body"


def test_news_before_such_a_notice_is_no_part_of_it():
    text = "Barley fell by a tenth on Friday. Two of our reporters have shares in the breweries named here."
    parts = read(f"{paragraphs()}<p>{text}</p>")
    assert roles(parts)[text] == "body"


def test_every_notice_is_made_of_components_that_english_has_and_of_known_kinds():
    sections = Vocabulary().words("en").sections
    have = {name.partition(" ")[2] for name in sections if name.startswith("component ")} | {"short"}
    rules = [entry.partition("=") for entry in sections["notices"]]
    needs = [need.split("/") for parts, _, _ in rules for need in parts.split()]
    assert set(chain.from_iterable(needs)) <= have
    assert {kind.strip() for _, _, kind in rules} <= set(DISCLAIMER_KINDS)


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "ja", "ko", "nl", "pt", "zh"])
def test_every_component_of_a_language_is_one_that_some_notice_needs(language: str):
    sections = Vocabulary().words(language).sections
    needed = set(chain.from_iterable(need.split("/") for row in sections["notices"] for need in row.split()))
    assert {name.partition(" ")[2] for name in sections if name.startswith("component ")} <= needed | {"told", "future"}
