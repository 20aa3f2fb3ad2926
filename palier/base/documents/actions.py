"""Everything done to the papers that people bring."""

import hashlib
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction

from palier.base.documents.models import StoredFile
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import name_of
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
