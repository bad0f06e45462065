"""The table of settings is the truth about settings."""

import pytest

from onrecord.errors import SettingError
from onrecord.settings import SETTINGS, Settings, settings_from


def test_the_table_and_the_struct_agree():
    """Every field of Settings has a row with its default, and every row has a field."""
    fields = {name: getattr(Settings(), name) for name in Settings.__struct_fields__}

    assert {setting.name: setting.default for setting in SETTINGS} == fields


def test_every_setting_says_what_it_does():
    """Each help is one sentence."""
    for setting in SETTINGS:
        assert setting.help.endswith("."), setting.name


@pytest.mark.parametrize("values", [{"jbos": 2}, {"jobs": "many"}, {"jobs": 0}])
def test_a_wrong_setting_is_refused_with_a_way_out(values):
    """An unknown name, a wrong type and a value out of range raise SettingError with a remedy."""
    with pytest.raises(SettingError) as caught:
        settings_from(values)

    assert caught.value.remedy
