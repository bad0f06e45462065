"""The reader as a part of a spaCy pipeline."""

from typing import TYPE_CHECKING, ClassVar

from spacy.language import Language

from onrecord.language.decode import read
from onrecord.language.fill import fill
from onrecord.language.model import OnnxModel
from onrecord.language.sentences import BREAKS, sentence_starts
from onrecord.language.words import DocWords

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ReaderComponent:
    """Reads a document of tokens: one pass gives every layer."""

    FACTORY: ClassVar[str] = "onrecord_reader"

    def __init__(self, model: OnnxModel) -> None:
        """Takes the model."""
        self.model = model

    def __call__(self, doc: "Doc") -> "Doc":
        """Writes all layers into the document and gives it."""
        held = doc.user_data.get("onrecord.text")
        text: str = doc.text if held is None else held
        words = DocWords(doc, text, frozenset(sentence_starts(text)), doc.user_data.get(BREAKS, ()))
        return fill(doc, words, read(words, self.model), f"{self.model.name} {self.model.version}")


@Language.factory(ReaderComponent.FACTORY, default_config={"threads": 1})
def make(nlp: Language, name: str, threads: int) -> ReaderComponent:
    """Gives the component; ``threads`` share the pass over one window."""
    del nlp, name
    return ReaderComponent(OnnxModel(threads=threads))
