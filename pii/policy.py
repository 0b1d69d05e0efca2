"""Every knob of the redaction on one page: types, thresholds, operators, context words.

A recognizer scores a value by its shape (`Pattern.score`) and check digit. `CONTEXT_RAISE` is added
near a context word, the score becomes 0 right after a word of `against`, and what stays below
`threshold` is dropped. `mistyped` is the score of a value whose check digit is wrong: below the
threshold, so that it takes a context word to find it, or a right one of its type beside it.

A context word is the beginning of a word ("telefon" counts in "telefonnumret"), with "$" behind it
the whole word ("bil$" does not count in "bilaga"), with "*" before it the end of one too ("*bil$"
counts in "firmabil"). Those of all three languages count in every text, because people mix
languages; so do those of the heading over a list or a table's column.
"""

from dataclasses import dataclass

LANGUAGES = ("sv", "fi", "en")
#: Stays in a text: a visitor asks by it how the ticket is going (`cases.tickets`).
TICKET_REFERENCE = "PD-[0-9A-Z]{5}-[0-9A-Z]{5}"
CONTEXT_RAISE = 0.4
WORDS_BEFORE = 6
WORDS_AFTER = 4
#: So many characters from a number that is right a mistyped one of its type is raised too.
BESIDE = 200
#: What spaCy pipelines call a person (the Swedish ones PRS), and how sure a name they find is.
PERSON_LABELS = ("PERSON", "PER", "PRS")
POSSIBLE_NAME = "POSSIBLE_NAME"
NAME_SCORE = 0.85
#: How far the shipped pipeline leans towards names, by what the lists know of a word (decision
#: 0004): recall for precision. A usual word is one with a capital, or a place or a brand.
TOWARDS_NAMES = {
    "name": 1.0,
    "rare name": 0.75,
    "name and word": 0.4,
    "unknown": 0.25,
    "usual": -0.5,
}
LISTED_NAME_SCORE = 0.55
#: What a word may lack to be a name for the pipeline, leaning included, and still be one within a
#: sentence if the lists know it as nothing else (decision 0004).
RULED_OUT = 5.0


@dataclass(frozen=True, slots=True)
class TypePolicy:
    """How one type is found; context words are given a language at a time, split at commas."""

    threshold: float = 0.5
    mistyped: float = 0.0
    sv: str = ""
    fi: str = ""
    en: str = ""
    against: frozenset[str] = frozenset()

    @property
    def context(self) -> frozenset[str]:
        """The context words of all three languages."""
        return _words(self.sv, self.fi, self.en)


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word.strip() for words in lists for word in words.split(",") if word.strip())


TYPES = {
    # a NAME is found by what stands before it: recognizers/person_recognizer.py
    "PERSON": TypePolicy(),
    "EMAIL_ADDRESS": TypePolicy(),
    "PHONE_NUMBER": TypePolicy(
        sv="telefon, tel$, tel., mobil, ring, nås$, nå mig$, växel, sms, tfn, tlf, swish, fax, "
        "lur$",
        fi="puh, puhelin, puhelim, gsm, soit, numeroni, tavoitta, matkapuh, känny, faksi, alanum",
        en="phone, call, cell$, cellphone, mobile, reach, text me$, texting, texted, whatsapp, "
        "home number, work number, ph$, landline, viber",
        against=_words(
            "order, best.nr, beställning, artikel, artnr, art.nr, art.$, ärende, referens, "
            "version, serienummer, ocr, kl$, dnr, diarienummer, ritning",
            "tilaus, tuote, viite, versio, tapaus, sarjanumero, klo$, diaarinumero, piirustus",
            "case$, cases$, ticket, reference, ref$, ref., refn, item$, items$, itemn, itemid",
            "part$, parts$, partn, serial, build$, builds$, buildn, sku$, skun, lot$, "
            "batch$, drawing, docket",
        ),
    ),
    "ADDRESS": TypePolicy(
        sv="adress, bor på, bosatt, postadress, hemadress, besöksadress, postnummer, flytta, "
        "paketet",
        fi="osoite, osoittee, osot, asun, asuu, muutin, postinumero, muutta, paketti",
        en="address, live at, lives at, live on, moved to, moved from, postcode, zip$, parcel",
    ),
    "SE_PERSONNUMMER": TypePolicy(
        mistyped=0.2,
        sv="personn, persnr, pers.nr, pers.n, pnr, p-nr, p.nr, pers nr, samordningsn, födelsen, "
        "ssn, körkort, fnr",
        fi="henkilötun, henkilönumero, ruotsalainen henkilö, hetu",
        en="personal number, personal identity, identity number, social security, personal id, "
        "personal no, personal code, pers. no, national id, id number, coordination number",
    ),
    "FI_PERSONAL_IDENTITY_CODE": TypePolicy(
        mistyped=0.4,
        sv="personbeteckning, personn, finsk, identitetsbeteckning, beteckning",
        fi="hetu, henkilötun, henk.tun, hlötun, sotu, sosiaaliturvatun, tunnus",
        en="personal identity, identity code, social security, hetu, personal id, personal code, "
        "id code, national id",
    ),
    "SE_ORGANISATIONSNUMMER": TypePolicy(
        mistyped=0.2,
        sv="org, organisationsn, företagsn, bolag, firma, filial, momsn, vat, momsreg",
        fi="organisaationumero, ruotsalainen yritys, alv",
        en="organi, company reg, company number, company no, registration number, reg. no, vat, "
        "corporate i",
    ),
    "FI_BUSINESS_ID": TypePolicy(
        mistyped=0.2,
        sv="fo-n, fo n, fo-, företags, momsn, vat, y-t",
        fi="y-tun, ytun, y tunnus, ly-tun, yritystun, alv, yrityksen",
        en="business id, company id, company n, company reg, registration n, vat, "
        "business identity",
    ),
    "IBAN_CODE": TypePolicy(
        mistyped=0.3, sv="iban, konto, bank", fi="iban, tili, pankki", en="iban, account, bank"
    ),
    "CREDIT_CARD": TypePolicy(
        mistyped=0.2,
        against=_words("ean, gtin, isbn, streckkod", "viivakoodi", "barcode"),
        sv="kortn, *kort$, *kortet$, *korten$, betalkort, kreditkort, bankkort, mastercard, amex",
        fi="*kortti$, *kortin$, *korttini$, *kortit$, kortti, kortin, korttin, luottokort, "
        "pankkikort, maksukort",
        en="card, *card$, *cards$, credit, debit, amex, american express, mastercard",
    ),
    "SE_BANKGIRO": TypePolicy(
        sv="konto, *konto$, *kontot$, bank, utbetal, insättn, clearing, swish, lön$, lönen$",
        fi="tili$, tilin, tilil, tiliä, pankki, pankin, maksu, palkka, palkan",
        en="account, bank, payment, pay$, payout, clearing, transfer, salary, nordea, swedbank, "
        "giro$",
        against=_words("order, artikel, serie, version, ärende, mobil, tel$, tel., tele, tlf"),
    ),
    "IP_ADDRESS": TypePolicy(
        sv="ip$, ip-, nätverk, servern$, router, inlogg, loggade in, dator, på adress",
        fi="ip:, verkko, palvelin, palvelim, reititin, reititti, kirjaut, työasema, istunto 0x",
        en="ip address, network, host, login, logged in, sign-in, src, "
        "dst, ping, gateway, dns, session id, session from, session 0x",
        against=_words(
            "version, ver., utgåva, artikel, avsnitt, kapitel, uppdatering, *drivrutin$, "
            "*drivrutinen$",
            "versio, kohta$, kohda, artikla, päivitys, päivity",
            "v., release, build, firmware, section, article, edge$, chrome$, firefox$, driver",
        ),
    ),
    "DATE_OF_BIRTH": TypePolicy(),
    "PASSPORT_NUMBER": TypePolicy(),
    "LICENSE_PLATE": TypePolicy(
        sv="*bil$, *bilen$, *bilens$, *bilar$, *bilarna$, *bilarnas$, bilnr, bilnummer, bilreg, "
        "*fordon$, *fordonet$, *fordonen$, fordons, reg$, reg., regn, registreringsn, "
        "registrerad$, *skylt$, *skylten$, parker, p-tillst, p-bot, p-plats, garageplats, mc$, "
        "traktor, fyrhjuling, *cykel$, *cykeln$, moped, skoter, "
        "snöskoter, släp$, släpet$, släpvagn, körjournal, "
        "trängselsk, fortkörn, trafikförsäkr",
        fi="*kelkka$, *kelkan$, *traktori$, *traktorin$, "
        "*auto$, *auton$, *autoni$, *autosi$, *autoa$, *autoo$, *autolla$, "
        "*autolle$, *autosta$, corolla, octavia, yaris, passat, "
        "*autot$, *autojen$, *autoja$, *autoilla$, *autoille$, *automme$, rekisterit, rekisterin, "
        "rek., reknro, rekkari, ajoneuvo, *kilpi$, *kilven$, kulkuneuvo, pysäköi, parkki, "
        "moottoripyör, prätkä, mopo, mönkij, moottorikelk, perävaunu, peräkärry, ajopäiväkirj",
        en="scooter, tractor, "
        "car$, cars$, vehicle, plate$, plates$, registration n, registration p, registration$, "
        "reg$, reg., licence pl, license pl, parked, parking, van$, vans$, truck, trailer, "
        "motorbike, motorcycle, mileage, driving log, speeding, volvo, saab$, toyota, skoda, "
        "škoda, volkswagen, vw$, audi$, bmw$, kia$, tesla, polestar, ford$, mercedes, peugeot, "
        "renault, nissan, mazda, hyundai, opel, honda, citroën, cupra, mg4, suzuki, subaru, fiat$, "
        "seat$, dacia, mitsubishi, porsche, lexus, jaguar, jeep, snowmobile",
        against=_words(
            "bilaga, kurs, artikel, modell, ritning, rum$, sal$, felkod, "
            "kod$, standard, produkt, order, ärende, server",
            "liite, kurssi, artikla, malli, profiili, huone, virhekood, vikakood, "
            "koodi$, tuote, tilaus, tapaus, palvelin",
            "appendix, annex, course, model, batch, lot$, serial, hostname, "
            "room, error, code$, product, part$, item$, items$",
        ),
    ),
    "ONLINE_ID": TypePolicy(),
    "CUSTOMER_NUMBER": TypePolicy(),
}
#: What CI holds the redactor to on tests/redaction (`make evaluate` prints the figures): floors,
#: and ceilings for over-redaction (share of words) and leaking (share of texts).
FLOORS = {
    "sv": {"person": 0.96, "other": 0.99, "precision": 0.965, "over_redaction": 0.008},
    "fi": {"person": 0.96, "other": 0.99, "precision": 0.955, "over_redaction": 0.0125},
    "en": {"person": 0.96, "other": 0.99, "precision": 0.96, "over_redaction": 0.008},
}
PLACEHOLDER_NAMES = (*TYPES, "HEALTH")


def placeholder(type_name: str) -> str:
    """Return what stands in the redacted text for a value of the type: Presidio's replace."""
    return f"<{type_name}>"
