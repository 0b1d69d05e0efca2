"""One recognizer a file; RECOGNIZERS lists them all."""

from collections.abc import Callable

from presidio_analyzer import EntityRecognizer

from pii.recognizers.address_recognizer import AddressRecognizer
from pii.recognizers.credit_card_recognizer import CreditCardRecognizer
from pii.recognizers.customer_number_recognizer import CustomerNumberRecognizer
from pii.recognizers.date_of_birth_recognizer import DateOfBirthRecognizer
from pii.recognizers.email_address_recognizer import EmailAddressRecognizer
from pii.recognizers.fi_business_id_recognizer import FiBusinessIdRecognizer
from pii.recognizers.fi_personal_identity_code_recognizer import FiPersonalIdentityCodeRecognizer
from pii.recognizers.iban_code_recognizer import IbanCodeRecognizer
from pii.recognizers.ip_address_recognizer import IpAddressRecognizer
from pii.recognizers.license_plate_recognizer import LicensePlateRecognizer
from pii.recognizers.listed_name_recognizer import ListedNameRecognizer
from pii.recognizers.online_id_recognizer import OnlineIdRecognizer
from pii.recognizers.passport_number_recognizer import PassportNumberRecognizer
from pii.recognizers.person_recognizer import PersonRecognizer
from pii.recognizers.phone_number_recognizer import PhoneNumberRecognizer
from pii.recognizers.running_text_name_recognizer import RunningTextNameRecognizer
from pii.recognizers.se_bankgiro_recognizer import SeBankgiroRecognizer
from pii.recognizers.se_organisationsnummer_recognizer import SeOrganisationsnummerRecognizer
from pii.recognizers.se_personnummer_recognizer import SePersonnummerRecognizer
from pii.recognizers.spoken_address_recognizer import SpokenAddressRecognizer
from pii.recognizers.spoken_customer_number_recognizer import SpokenCustomerNumberRecognizer
from pii.recognizers.voikko_name_recognizer import VoikkoNameRecognizer

RECOGNIZERS: tuple[Callable[[str], EntityRecognizer], ...] = (
    PersonRecognizer,
    RunningTextNameRecognizer,
    ListedNameRecognizer,
    VoikkoNameRecognizer,
    EmailAddressRecognizer,
    PhoneNumberRecognizer,
    AddressRecognizer,
    SpokenAddressRecognizer,
    SePersonnummerRecognizer,
    FiPersonalIdentityCodeRecognizer,
    SeOrganisationsnummerRecognizer,
    FiBusinessIdRecognizer,
    IbanCodeRecognizer,
    CreditCardRecognizer,
    SeBankgiroRecognizer,
    IpAddressRecognizer,
    DateOfBirthRecognizer,
    PassportNumberRecognizer,
    LicensePlateRecognizer,
    OnlineIdRecognizer,
    CustomerNumberRecognizer,
    SpokenCustomerNumberRecognizer,
)
