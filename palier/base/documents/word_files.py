"""Somebody's own Word document, filled with fields; macros and unknown fields are refused."""

from collections.abc import Iterable
from typing import Any

from palier.base.kit.kitchen import Limits, cook
from palier.base.kit.refusals import Refused

LARGEST = 5 * 1024 * 1024
LIMITS = Limits(memory=1024, seconds=20, answer=24)


def check_template(content: bytes, name: str, known: Iterable[str]) -> None:
    """Refused: not a Word document, too large (unfolded too), with a macro, without a field, with
    fields that are not `known`, more than fields. It is opened in a process apart."""
    if len(content) > LARGEST:
        raise Refused({"content": "Un modèle pèse 5 Mo au plus. Rien n’a été gardé."})
    from palier.base.documents.word_kitchen import try_template  # heavy: read when it is needed

    cook(try_template, content, name, sorted(known), limits=LIMITS)


def fill(content: bytes, fields: dict[str, Any]) -> bytes:
    """The document with its fields filled, in a process apart."""
    from palier.base.documents.word_kitchen import filled

    return cook(filled, content, {key: str(value) for key, value in fields.items()}, limits=LIMITS)
