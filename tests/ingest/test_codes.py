"""The codes under which sources are set aside."""

import ast

from onrecord.ingest.codes import CODES
from onrecord.ingest.kinds import KINDS


def used(root):
    """Gives every code that the room's source names, in a call or in the table of kinds."""
    found = {kind.code for kind in KINDS.values() if kind.code}
    for path in (root / "src" / "onrecord" / "ingest").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value in CODES
                and path.stem != "codes"
            ):
                found.add(node.value)
    return found


def named_in_calls(root):
    for path in (root / "src" / "onrecord" / "ingest").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = {"aside": 0, "SetAside": 1, "RefusedError": 0}.get(name)
            if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
                yield node.args[place].value


def test_every_code_is_in_the_table(root):
    """No source is set aside under a code that the table does not explain."""
    assert set(named_in_calls(root)) - set(CODES) == set()


def test_every_code_of_the_table_is_used(root):
    """The table explains nothing that does not happen."""
    assert set(CODES) - used(root) == set()
