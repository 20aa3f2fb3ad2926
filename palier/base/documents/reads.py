"""What is known of files kept."""

import hashlib

from django.db import models

from palier.base.documents.models import StoredFile
from palier.base.kit.rows import name_of


def rows_with(content: bytes, table: str) -> list[int]:
    """The rows of a table (`suppliers.invoice`) that this very file was kept with."""
    digest = hashlib.sha256(content).hexdigest()
    kept = StoredFile.objects.filter(digest=digest, about__startswith=f"{table}:")
    return [int(about.rpartition(":")[2]) for about in kept.values_list("about", flat=True)]


def has_papers(row: models.Model) -> bool:
    """Whether papers were brought to a row: it is not taken away under them."""
    return StoredFile.objects.filter(about=name_of(row)).exists()
