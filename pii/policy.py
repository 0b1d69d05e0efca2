"""Every knob of the redaction on one page: types, thresholds, operators, context words.

A recognizer scores a value by its shape (`Pattern.score`) and check digit. `CONTEXT_RAISE` is added
near a context word, the score becomes 0 right after a word of `against`, and what stays below
`threshold` is dropped. `mistyped` is the score of a value whose check digit is wrong: below the
threshold, so that it takes a context word to find it.

A context word is the beginning of a word ("telefon" counts in "telefonnumret"), with "$" behind it
the whole word ("bil$" does not count in "bilaga"). Those of all three languages count in every
text, because people mix languages.
"""

from dataclasses import dataclass

LANGUAGES = ("sv", "fi", "en")
CONTEXT_RAISE = 0.4
WORDS_BEFORE = 6
WORDS_AFTER = 4


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
        sv="telefon, tel$, tel., mobil, ring, nås$, nå mig$, växel, sms, tfn, tlf, swish, fax",
        fi="puh, puhelin, puhelim, gsm, soit, numeroni, tavoitta, matkapuh, kännykkä, faksi",
        en="phone, call, cell$, cellphone, mobile, reach, text me$, whatsapp, ph$",
        against=_words(
            "order, best.nr, beställning, artikel, ärende, referens, version, serienummer, ocr",
            "tilaus, tuote, viite, versio, tapaus, sarjanumero",
            "case, ticket, reference, ref, item, part, serial, build, sku",
        ),
    ),
    "ADDRESS": TypePolicy(
        sv="adress, bor på, bosatt, postadress, hemadress, besöksadress, postnummer, flytta",
        fi="osoite, osoittee, asun, asuu, muutin, postinumero, muutta",
        en="address, live at, lives at, live on, moved to, postcode, zip",
    ),
    "SE_PERSONNUMMER": TypePolicy(
        mistyped=0.2,
        sv="personn, persnr, pnr, p-nr, pers nr, samordningsn, födelsen, ssn, körkort",
        fi="henkilötun, henkilönumero, ruotsalainen henkilö, hetu",
        en="personal number, personal identity, identity number, social security, personal id",
    ),
    "FI_PERSONAL_IDENTITY_CODE": TypePolicy(
        mistyped=0.4,
        sv="personbeteckning, personn, finsk, identitetsbeteckning, beteckning",
        fi="hetu, henkilötun, sotu, sosiaaliturvatun, tunnus",
        en="personal identity, identity code, social security, hetu, personal id",
    ),
    "SE_ORGANISATIONSNUMMER": TypePolicy(
        mistyped=0.2,
        sv="org, organisationsn, företagsn, bolag, firma, momsn, vat, momsreg",
        fi="organisaationumero, ruotsalainen yritys, alv",
        en="organi, company reg, company number, registration number, vat",
    ),
    "FI_BUSINESS_ID": TypePolicy(
        mistyped=0.2,
        sv="fo-n, fo n, fo-, företags, momsn, vat, y-t",
        fi="y-tun, ytun, y tunnus, ly-tun, yritystun, alv, yrityksen",
        en="business id, company id, vat, business identity",
    ),
    "IBAN_CODE": TypePolicy(
        mistyped=0.3, sv="iban, konto, bank", fi="iban, tili, pankki", en="iban, account, bank"
    ),
    "CREDIT_CARD": TypePolicy(
        mistyped=0.2,
        sv="kortn, kortet, kort$, betalkort, kreditkort, bankkort, mastercard, amex",
        fi="kortti, kortin, korttin, luottokort, pankkikort, maksukort",
        en="card, credit, debit, amex, american express, mastercard",
    ),
    "SE_BANKGIRO": TypePolicy(),
    "IP_ADDRESS": TypePolicy(
        sv="ip$, ip-",
        fi="ip:",
        en="ip address",
        against=_words("version, ver., utgåva", "versio", "v., release, build, firmware, section"),
    ),
    "DATE_OF_BIRTH": TypePolicy(),
    "PASSPORT_NUMBER": TypePolicy(),
    "LICENSE_PLATE": TypePolicy(
        sv="bil$, bilen$, bilens$, fordon, reg$, reg., regn, registreringsn, parker, lastbil, mc$",
        fi="auto$, auton$, autoni$, autolla, rekisterit, rekisterin, rekkari, ajoneuvo, kilpi",
        en="car$, vehicle, plate$, registration n, licence pl, license pl, parked, truck",
    ),
    "ONLINE_ID": TypePolicy(),
    "CUSTOMER_NUMBER": TypePolicy(),
}
PLACEHOLDER_NAMES = (*TYPES, "HEALTH")


def placeholder(type_name: str) -> str:
    """Return what stands in the redacted text for a value of the type: Presidio's replace."""
    return f"<{type_name}>"
