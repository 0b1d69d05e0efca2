import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text
from sqlalchemy.orm import Session

from cases.conversations import start_conversation
from cases.encryption import Vault
from cases.errors import KeyDestroyedError, WrongMasterKeyError
from cases.messages import receive_message
from tests.keys import INDEX_KEY

WRITTEN = "Jag heter Kerstin Exempelsson"


def test_what_was_written_stands_nowhere_in_clear(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="sv")
    receive_message(db, vault, case, text=WRITTEN)
    db.flush()
    row = db.execute(text("select * from messages")).one()
    assert WRITTEN not in repr(row)
    assert "Kerstin" not in repr(row)


def test_a_new_master_key_opens_what_the_old_one_closed(db: Session) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    case, _ = start_conversation(db, Vault((old,), index_key=INDEX_KEY), language="sv")
    sealed = Vault((old,), index_key=INDEX_KEY).encrypt(case, WRITTEN)
    assert case.wrapped_key is not None
    case.wrapped_key = Vault((new, old), index_key=INDEX_KEY).rewrap(case.wrapped_key)
    assert Vault((new,), index_key=INDEX_KEY).decrypt(case, sealed) == WRITTEN


def test_a_wrong_master_key_is_named_as_such(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="sv")
    stranger = Vault((Fernet.generate_key().decode(),), index_key=INDEX_KEY)
    with pytest.raises(WrongMasterKeyError):
        stranger.encrypt(case, WRITTEN)


def test_a_master_key_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(WrongMasterKeyError):
        Vault(("not a key",), index_key=INDEX_KEY)


def test_without_its_key_a_case_cannot_be_read(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="sv")
    sealed = vault.encrypt(case, WRITTEN)
    case.wrapped_key = None
    with pytest.raises(KeyDestroyedError):
        vault.decrypt(case, sealed)


def test_the_vault_does_not_show_its_keys(vault: Vault) -> None:
    assert repr(vault) == "Vault()"
