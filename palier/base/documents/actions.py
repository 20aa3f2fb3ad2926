"""Everything done to the papers that people bring."""

import hashlib
import re
from datetime import datetime
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.validators import validate_email
from django.db import models, transaction

from palier.base.documents.models import Message, StoredFile
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import name_of
from palier.base.kit.words import line as on_one_line
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation

LARGEST = 20 * 1024 * 1024
# What may be kept, by its first bytes: the name of a file proves nothing.
KINDS = [
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"<?xml", "application/xml"),  # figures of an invoice: handed over, never shown
]


@action("Joindre un document")
def keep_file(
    organisation: Organisation,
    *,
    about: models.Model,
    content: bytes,
    name: str,
    label: str = "",
    sight: str,
    actor: Actor,
) -> StoredFile:
    """Keep a file with the row it is about, for those who have `sight`.

    Refused: empty, larger than 20 MB, a program or a web page.
    """
    if not content:
        raise Refused({"content": "Ce fichier est vide : rien n’a été gardé."})
    if len(content) > LARGEST:
        raise Refused({"content": "Un document pèse 20 Mo au plus. Rien n’a été gardé."})
    name = PurePosixPath(name.replace("\\", "/")).name[:200] or "document"
    stored = StoredFile.objects.create(
        organisation=organisation,
        about=name_of(about),
        sight=sight,
        label=(label.strip() or name)[:120],
        name=name,
        media_type=media_type(content),
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        kept_by_id=actor.user_id,
    )
    default_storage.save(stored.path, ContentFile(content))
    return stored


def media_type(content: bytes) -> str:
    """What a file is, by its first bytes. Refused: a program, a web page, an unknown kind."""
    for mark, kind in KINDS:
        if content.startswith(mark):
            return kind
    head = content[:2048]
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(
            {"content": "Ce genre de fichier ne se garde pas ici : PDF, image ou tableau."}
        )
    if head.lstrip()[:1] == b"<":
        raise Refused({"content": "Une page web ne se garde pas ici : PDF, image ou tableau."})
    return "text/plain"


@action("Retirer un document")
def remove_file(file: StoredFile, *, actor: Actor) -> Organisation:
    """Take a document away for good, when the change is certain."""
    path = file.path
    StoredFile.objects.filter(pk=file.pk).delete()
    transaction.on_commit(lambda: default_storage.delete(path))
    return actor.organisation


def content_of(file: StoredFile) -> bytes:
    """The bytes of a document. Refused: its file is no longer on the disk."""
    if not default_storage.exists(file.path):
        raise Refused(
            f"Le fichier « {file.name} » n’est plus sur le disque. Restaurez-le depuis une sauvegarde."
        )
    with default_storage.open(file.path) as kept:
        content: bytes = kept.read()
    return content


@action("Mettre un message à l’envoi")
def queue_message(
    organisation: Organisation,
    *,
    about: models.Model,
    channel: str,
    to: str,
    title: str = "",
    body: str,
    send_at: datetime,
    sight: str,
    actor: Actor,
) -> Message:
    """Someone says yes to a message: it leaves at its hour, if nothing has changed by then.

    Refused: an address or a number that cannot be written to, an empty text.
    """
    if not body.strip():
        raise Refused({"body": "Ce message est vide."})
    return Message.objects.create(
        organisation=organisation,
        channel=channel,
        to=_address(channel, to),
        subject=on_one_line(title)[:150],
        body=body.strip(),
        about=name_of(about),
        sight=sight,
        send_at=send_at,
    )


def _address(channel: str, to: str) -> str:
    if channel == Message.Channel.EMAIL:
        try:
            validate_email(to.strip())
        except ValidationError:
            raise Refused("Cette personne n’a pas d’adresse électronique à qui écrire.") from None
        return to.strip()
    number = re.sub(r"[\s.\-]", "", to)
    if not re.fullmatch(r"(\+\d{8,15}|0\d{9})", number):
        raise Refused("Cette personne n’a pas de numéro de téléphone à qui écrire.")
    return number


@action("Annuler les messages qui attendent")
def cancel_messages(
    organisation: Organisation, *, about: models.Model, actor: Actor
) -> Organisation:
    """What was to be said of this is no longer true: messages not yet sent do not leave."""
    Message.objects.filter(
        organisation=organisation, about=name_of(about), state=Message.State.QUEUED
    ).update(state=Message.State.CANCELLED)
    return organisation
