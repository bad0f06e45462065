"""The model's files: where they are absent it is said so; where they are there they are those that were measured."""

import json

import pytest

from onrecord import language
from onrecord.errors import SettingError
from onrecord.language.model import FOLDER, SUMS, OnnxModel, names_of, sums


def test_a_model_that_is_not_there_is_a_wrong_setting_that_names_the_way_out(tmp_path):
    """The message names what is missing; the remedy names the reader that needs none."""
    with pytest.raises(SettingError, match=r"reader\.int8\.onnx") as raised:
        OnnxModel(tmp_path)

    assert language.RULES_READER in raised.value.remedy


def test_every_file_of_the_model_is_the_one_that_was_exported(pipeline):
    """SHA-256 of each, and no file beside them."""
    names = names_of("int8")

    assert sums(FOLDER, names) == (FOLDER / SUMS).read_text("utf-8")
    assert {path.name for path in FOLDER.iterdir()} - {"MODEL_CARD.md", "__init__.py"} == {*names, SUMS}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 30_000_000


def test_every_document_says_which_model_read_it(pipeline):
    """Name and version come from the model's own files."""
    about = json.loads((FOLDER / "reader.json").read_text("utf-8"))

    assert pipeline("Talks ended.")._.reader_model == f"{about['name']} {about['version']}"
    assert about["version"]
