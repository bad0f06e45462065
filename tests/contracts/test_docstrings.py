"""Everything public says what it is for."""

import ast


def undocumented(tree):
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            yield node.name


def nested_in_functions(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(node):
                if inner is not node and isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield inner.name


def test_every_public_function_and_class_has_a_docstring(root):
    """Functions inside functions are private to them; everything else without an underscore is documented."""
    missing = []
    for path in sorted((root / "src").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        inner = set(nested_in_functions(tree))
        missing += [f"{path.relative_to(root)}: {name}" for name in undocumented(tree) if name not in inner]
        if not ast.get_docstring(tree):
            missing.append(f"{path.relative_to(root)}: module")

    assert missing == []
