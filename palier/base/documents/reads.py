"""What is known of files kept."""

import hashlib

from palier.base.documents.models import StoredFile


def rows_with(content: bytes, table: str) -> list[int]:
    """The rows of a table (`suppliers.invoice`) that this very file was kept with."""
    digest = hashlib.sha256(content).hexdigest()
    kept = StoredFile.objects.filter(digest=digest, about__startswith=f"{table}:")
    return [int(about.rpartition(":")[2]) for about in kept.values_list("about", flat=True)]
