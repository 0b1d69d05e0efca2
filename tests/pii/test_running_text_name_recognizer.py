"""Names in running text: found in any language, case and inflection; firms and words stay."""

import pytest

NAMES = [
    ("sv", "Innehavare är Louise Af Klercker i dag.", ["Louise Af Klercker"]),
    ("sv", "Ring Karins skola i Lund. Jag är rektor.", ["Karins"]),
    ("sv", "Lars-Erik: 070-123 45 67", ["Lars-Erik"]),
    ("fi", "Hei. Mäenpääkin tuli mukaan kokoukseen.", ["Mäenpääkin"]),
    ("sv", "1. Anna Berg 07:30\n2. Yusuf Demir 08:00", ["Anna Berg", "Yusuf Demir"]),
    ("sv", "Handläggare: YUKI\nKund: Anna", ["YUKI", "Anna"]),
    ("en", "Please ask Kene Okafor about it.", ["Kene Okafor"]),
    ("en", "Please ask Will the accountant about it.", ["Will"]),
    ("fi", "Puhuin Metsäkorven kanssa.", ["Metsäkorven"]),
    ("en", "I am 81. Ron Pickersgill, Mariehamn", ["Ron Pickersgill"]),
    ("fi", "Mulla on vain passi.\n\nj. kortelahti", ["j. kortelahti"]),
    ("sv", "Kund: Enskild firma Roger Aspholm;671105", ["Roger Aspholm"]),
    ("sv", "Kan ni ta bort Ingrid Söderlund som administratör?", ["Ingrid Söderlund"]),
    ("sv", "Jag pratade med Abdirahman igår om fakturan.", ["Abdirahman"]),
    ("sv", "Lisas och Mohameds tider saknas i rapporten.", ["Lisas", "Mohameds"]),
    ("sv", "kan ni ringa sven åkerlund imorgon?", ["sven åkerlund"]),
    ("fi", "Voisitteko poistaa Virtasen Katjan oikeudet?", ["Virtasen Katjan"]),
    ("fi", "Lähetin laskun Pekka Mäkiselle maanantaina.", ["Pekka Mäkiselle"]),
    ("fi", "Palkka meni Nguyenille eikä Ahmedille.", ["Nguyenille", "Ahmedille"]),
    ("en", "Could you ask Sinead O'Connor to ring back?", ["Sinead O'Connor"]),
    ("en", "We removed Katarzyna's access last week.", ["Katarzyna's"]),
    ("en", "The salary of Le Thi Huong is wrong.", ["Le Thi Huong"]),
    ("sv", "Jag pratade med Anna Svensson -hon vet mer om saken.", ["Anna Svensson"]),
    ("sv", "Kontakta Anna Lindqvist Visma-ansvarig på vår firma.", ["Anna Lindqvist"]),
    ("sv", "På mötet kl 10 Jan Berg ringde mig om lönen.", ["Jan Berg"]),
    ("sv", "Hej!\n1. Jan\n2. Erik\n3. Anna", ["Jan", "Erik", "Anna"]),
    ("en", "Your colleague A Bergström said so yesterday.", ["A Bergström"]),
    ("sv", "Kontakta \u1c89 Leijonhielm nu.", ["\u1c89 Leijonhielm"]),
]
NONE = [
    ("en", "The shop on Krystalgade takes returns, hi Posti."),
    ("en", "Heya, somebody elses booking.\nEmp. / account / from"),
    ("sv", "Rektor, Björkviks skola i Lund."),
    ("fi", "Hei! Mikä kortti on kyseessä? Millä nimellä?"),
    ("fi", "Auto on oma, Tampereella. Hetuni on tässä."),
    ("fi", "Lukukauden kuukaudet ovat tammi–touko. Hinnat ovat samat."),
    ("sv", "Sveriges Ingenjörer, hej.\nMin kollega fick svar."),
    ("sv", "Nordins Tandvård och PG 94 07 31-3, BG 5714-9031"),
    ("sv", "Fakturan från Lindqvist Bygg AB saknas i listan."),
    ("sv", "Klicka på Inställningar och sedan på Spara Rapport."),
    ("sv", "Jag bor på Sveavägen men arbetar i Malmö."),
    ("fi", "Tilasimme sen Mattilan Leipomo Oy:ltä tammikuussa."),
    ("fi", "Ohjelma kaatuu kun valitsen Raportit ja Tulosta."),
    ("en", "Harris & Sons Ltd has not been invoiced since May."),
    ("en", "The notice says until May. Which May?"),
    ("en", "Will you be open on Monday? I may come in March."),
    ("en", "Open the Settings Page and press Save Changes."),
    ("sv", "Paketet låg kvar på ombudet i Kalmar och sedan i Esbo."),
    ("sv", "Björn Borg-butiken i gallerian tar inte emot returen."),
    ("fi", "Eino Leino -seuran kalenteri puuttuu listalta."),
    ("en", "It was ordered on 11 Jan and sent on 5 May this year."),
    ("sv", "Går det att betala utan BIC? Banken säger nej."),
    ("fi", "Sähkö katkesi ja Muuttoilmoituksen palautin jo keväällä."),
    ("en", "Dear Colleagues,\nthe office is closed tomorrow."),
]


@pytest.mark.parametrize(("language", "text", "names"), NAMES)
def test_a_name_is_found(found, language, text, names):
    assert found(text, "PERSON", language=language) == names


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_only_looks_like_a_name_stays(found, language, text):
    assert found(text, "PERSON", language=language) == []


def test_a_finnish_ending_behind_a_colon_belongs_to_the_name(found):
    assert found("Soitin Leila Smith:lle eilen.", "PERSON", language="fi") == ["Leila Smith:lle"]
