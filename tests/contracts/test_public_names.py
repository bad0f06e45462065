"""The public names are few, listed, and there."""

import onrecord


def test_every_listed_name_is_there_and_nothing_else():
    """__all__ is what dir() gives, and each name can be used."""
    assert dir(onrecord) == sorted(onrecord.__all__)
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_the_public_names_are_these():
    """A new public name is a deliberate act."""
    assert sorted(onrecord.__all__) == [
        "OnRecordError", "Settings", "__version__", "build", "open_record", "publish", "read", "verify",
    ]  # fmt: skip
