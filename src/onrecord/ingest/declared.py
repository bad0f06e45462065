"""Declarations about one report from several places, put together."""

from msgspec import structs

from onrecord.types.arrival import Given


def merged(outer: Given, inner: Given) -> Given:
    """Gives what is declared outside, completed by what is declared inside."""
    values = {name: getattr(outer, name) or getattr(inner, name) for name in inner.__struct_fields__}
    return structs.replace(outer, **values)
