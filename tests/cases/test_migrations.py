from cases.migrate import differences


def test_models_and_migrations_are_equal(database_url: str) -> None:
    assert differences(database_url) == []
