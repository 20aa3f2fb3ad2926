"""What the search box finds."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F

from palier.base.tenancy.rows import Owned


class SearchRow(Owned):
    """A person, household, home or contract as the search finds it (ligne de recherche).

    Rooms fill it with `search.keep`; it is read through one function of the database only,
    which holds the tenant and the sights inside.
    """

    kind = models.CharField("genre", max_length=30)
    key = models.CharField("objet", max_length=100)
    title = models.CharField("titre", max_length=200)
    subtitle = models.CharField("complément", max_length=200, blank=True)
    url = models.CharField("adresse", max_length=200)
    sight = models.CharField("regard", max_length=60)
    words = models.TextField("mots")

    class Meta:
        verbose_name = "ligne de recherche"
        constraints = [
            models.UniqueConstraint(name="search_row_once", fields=["organisation", "key"])
        ]
        indexes = [GinIndex(OpClass(F("words"), "gin_trgm_ops"), name="search_words")]

    def __str__(self) -> str:
        return self.title
