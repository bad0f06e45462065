"""The reader's references lead from words to actors."""

from types import SimpleNamespace

from onrecord.language.extensions import Mention as Reference
from onrecord.statements.referred import referred
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.provenance import By
from onrecord.types.span import Span

ANA = ActorRef("local:ana", "Ana Torres", "person")
BY = By("actors.table", "1")


def doc_with(clusters):
    return SimpleNamespace(has_extension=lambda name: name == "references", _=SimpleNamespace(references=clusters))


def cluster(*spans):
    return tuple(Reference(head, Span(*span)) for head, span in enumerate(spans))


def test_what_comes_after_a_name_means_its_actor():
    """Words before the name, and names themselves, are left to what stands there."""
    mentions = [Mention(start=10, end=20, actor=ANA, by=BY)]

    assert referred(doc_with((cluster((0, 3), (10, 20), (30, 33), (40, 50)),)), mentions) == {30: ANA, 40: ANA}


def test_without_names_or_without_a_model_nobody_is_meant():
    """A pronoun alone proves nothing."""
    assert referred(doc_with((cluster((0, 3), (30, 33)),)), [Mention(start=10, end=20, actor=ANA, by=BY)]) == {}
    assert referred(SimpleNamespace(has_extension=lambda _: False), []) == {}
