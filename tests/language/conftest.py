"""What the reader's tests share: the shipped model, where its files are there, and a model made up for the rest."""

import pytest

from onrecord.language.model import FOLDER, names_of

ABSENT = [name for name in names_of("int8") if not (FOLDER / name).is_file()]


@pytest.fixture(scope="session")
def pipeline():
    """Gives the pipeline that reads with the shipped model, or skips the test where its files are absent."""
    if ABSENT:
        pytest.skip(f"the model's files are absent: {', '.join(ABSENT)}")
    from onrecord import language

    return language.load(language.MODEL_READER)
