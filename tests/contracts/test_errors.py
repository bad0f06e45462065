"""The error tree is as drawn at the top of errors.py."""

import inspect
import pickle
import re

from onrecord import errors


def drawn():
    tree = {}
    stack = []
    for line in errors.__doc__.splitlines():
        match = re.match(r"^    ([│ ├└─]*)([A-Z]\w+)", line)
        if match:
            depth = len(match[1]) // 4
            stack[depth:] = [match[2]]
            tree[match[2]] = stack[depth - 1] if depth else "Exception"
    return tree


def test_the_drawing_and_the_classes_agree():
    """Every class is drawn under its base, and nothing is drawn that is not there."""
    classes = {
        name: kind.__base__.__name__
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.OnRecordError)
    }

    assert drawn() == classes


def test_an_error_keeps_its_remedy_on_the_way_back_from_a_process():
    """Pickling keeps kind, message and remedy."""
    error = pickle.loads(pickle.dumps(errors.FetchError("no answer from a.example", remedy="try again later")))

    assert type(error) is errors.FetchError
    assert str(error) == "no answer from a.example (try again later)"
