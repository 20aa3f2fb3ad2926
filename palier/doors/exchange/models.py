"""Spreadsheets brought in: read, looked at, carried out at once, and undone while unused."""

from typing import Self

from django.db import models

from palier.base.documents.models import StoredFile
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, OwnedBase, OwnedQuerySet, Wall


class ImportState(models.TextChoices):
    READ = "read", "à vérifier"
    QUEUED = "queued", "en cours"
    DONE = "done", "importé"
    UNDONE = "undone", "annulé"


IMPORT_MOVES = Moves(
    {
        ImportState.READ: [ImportState.DONE, ImportState.QUEUED],
        ImportState.QUEUED: [ImportState.DONE, ImportState.READ],
        ImportState.DONE: [ImportState.UNDONE],
    }
)


class SheetImport(Owned):
    """A spreadsheet that someone brings: how it is read, then what it became (reprise)."""

    wall = Wall("exchange.imports")

    name = models.CharField("fichier", max_length=200)
    file = OwnedForeignKey(StoredFile, verbose_name="document", null=True)
    recipe = models.CharField("ce que c’est", max_length=20)
    sheet = models.CharField("feuille", max_length=120, blank=True)
    columns = models.JSONField("colonnes", default=dict)
    answers = models.JSONField("réponses", default=dict)
    on = models.DateField("repris au")
    regime = models.CharField("régime à défaut", max_length=30, blank=True)
    site = models.CharField("site à défaut", max_length=120, blank=True)
    state = models.CharField("état", max_length=8, choices=ImportState, default=ImportState.READ)
    refusal = models.TextField("ce qui l’a arrêté", blank=True)
    brought_by = models.ForeignKey(User, models.PROTECT, verbose_name="apporté par", null=True)
    brought_at = models.DateTimeField("apporté le", auto_now_add=True)
    counts = models.JSONField("créé", default=dict)

    class Meta:
        verbose_name = "reprise"

    def __str__(self) -> str:
        return self.name


class ImportedRow(Owned):
    """A row of ours that an import made, and the line it came from (ligne reprise)."""

    wall = Wall("exchange.imports")

    sheet_import = OwnedForeignKey(SheetImport, verbose_name="reprise", related_name="rows")
    line = models.PositiveIntegerField("ligne")
    made = models.CharField("créé", max_length=100)

    class Meta:
        verbose_name = "ligne reprise"

    def __str__(self) -> str:
        return self.made


class KnownHeading(Owned):
    """A heading that someone has read for us once (titre de colonne retenu)."""

    wall = Wall("exchange.imports")

    recipe = models.CharField("ce que c’est", max_length=20)
    said = models.CharField("titre", max_length=80)
    code = models.CharField("lu comme", max_length=20, blank=True)

    class Meta:
        verbose_name = "titre de colonne retenu"
        constraints = [
            models.UniqueConstraint(
                name="known_heading_once", fields=["organisation", "recipe", "said"]
            )
        ]

    def __str__(self) -> str:
        return self.said


class FeedsQuerySet(OwnedQuerySet["CalendarFeed"]):
    """One's own calendar address, and nobody else's."""

    def within(self, actor: Actor) -> Self:
        return self.filter(user=actor.user_id)


class CalendarFeed(OwnedBase):
    """A secret address where someone's telephone reads their appointments (adresse d’agenda).

    The address itself is not kept, only its digest: lost, it is made again.
    """

    user = models.ForeignKey(User, models.PROTECT, verbose_name="utilisateur")
    digest = models.CharField("empreinte", max_length=64, unique=True)
    made_at = models.DateTimeField("créée le", auto_now_add=True)
    revoked_at = models.DateTimeField("coupée le", null=True)
    read_at = models.DateTimeField("lue le", null=True)

    objects = FeedsQuerySet.as_manager()

    class Meta:
        verbose_name = "adresse d’agenda"
        constraints = [
            models.UniqueConstraint(
                name="one_feed_at_a_time",
                fields=["organisation", "user"],
                condition=models.Q(revoked_at__isnull=True),
                violation_error_message="Vous avez déjà une adresse d’agenda.",
            )
        ]

    def __str__(self) -> str:
        return f"adresse d’agenda n° {self.pk}"
