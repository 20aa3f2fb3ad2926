"""What the search box finds; the large files that are prepared aside."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, OwnedBase, OwnedQuerySet


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


class ErrandQuerySet(OwnedQuerySet["Errand"]):
    """What was asked to be prepared aside, for whoever asked it."""

    def unveiled(self, actor: Actor) -> Self:
        mine = super().unveiled(actor)
        return mine if actor.kind == "system" else mine.filter(asked_by=actor.user_id)


class Errand(OwnedBase):
    """A large file that the worker prepares while one goes on: an export, a print (fichier demandé)."""

    class State(models.TextChoices):
        WAITING = "waiting", "attend son tour"
        RUNNING = "running", "se prépare"
        DONE = "done", "prêt"
        FAILED = "failed", "pas fait"
        STOPPED = "stopped", "arrêté"

    asked_by = models.ForeignKey(User, models.PROTECT, verbose_name="demandé par")
    asked_at = models.DateTimeField("demandé le", auto_now_add=True)
    title = models.CharField("quoi", max_length=200)
    address = models.CharField("adresse", max_length=2000)
    standing = models.CharField("droits de qui demande", max_length=64, default="")
    state = models.CharField("état", max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField("faites", default=0)
    total = models.PositiveIntegerField("lignes", default=0)
    began_at = models.DateTimeField("commencé le", null=True)
    ended_at = models.DateTimeField("fini le", null=True)
    failure = models.CharField("ce qui a manqué", max_length=400, blank=True)
    path = models.CharField("fichier", max_length=200, blank=True)
    name = models.CharField("nom du fichier", max_length=120, blank=True)
    media_type = models.CharField("format", max_length=100, blank=True)
    size = models.PositiveBigIntegerField("octets", default=0)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        verbose_name = "fichier demandé"
        indexes = [
            models.Index(fields=["organisation", "asked_by", "-asked_at"], name="errand_of")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}
