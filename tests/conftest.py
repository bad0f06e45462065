"""What every test may use."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """Gives the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Gives the folder of labelled data beside the repository, or skips the test where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the labelled data beside the repository is absent")
    return SHARED
