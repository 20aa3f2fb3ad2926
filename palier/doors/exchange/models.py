"""Spreadsheets brought in: read, looked at, carried out at once, and undone while unused."""

from typing import Self, TypeVar

from django.db import models

from palier.base.documents.models import StoredFile
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User

M = TypeVar("M", bound=models.Model)


class ImportsQuerySet(models.QuerySet[M]):
    """Imports, for those who bring data in: their files hold everything at once."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("exchange.imports"):
            return self.none()
        return self.filter(organisation=actor.organisation)


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


class SheetImport(models.Model):
    """A spreadsheet that someone brings: how it is read, then what it became (reprise)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
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

    objects = ImportsQuerySet.as_manager()

    class Meta:
        verbose_name = "reprise"

    def __str__(self) -> str:
        return self.name


class ImportedRow(models.Model):
    """A row of ours that an import made, and the line it came from (ligne reprise)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    sheet_import = OwnedForeignKey(SheetImport, verbose_name="reprise", related_name="rows")
    line = models.PositiveIntegerField("ligne")
    made = models.CharField("créé", max_length=100)

    objects = ImportsQuerySet.as_manager()

    class Meta:
        verbose_name = "ligne reprise"

    def __str__(self) -> str:
        return self.made


class KnownHeading(models.Model):
    """A heading that someone has read for us once (titre de colonne retenu)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    recipe = models.CharField("ce que c’est", max_length=20)
    said = models.CharField("titre", max_length=80)
    code = models.CharField("lu comme", max_length=20, blank=True)

    objects = ImportsQuerySet.as_manager()

    class Meta:
        verbose_name = "titre de colonne retenu"
        constraints = [
            models.UniqueConstraint(
                name="known_heading_once", fields=["organisation", "recipe", "said"]
            )
        ]

    def __str__(self) -> str:
        return self.said


class FeedsQuerySet(models.QuerySet["CalendarFeed"]):
    """One's own calendar address, and nobody else's."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.kind not in {"staff", "system"}:
            return self.none()
        return self.filter(organisation=actor.organisation, user=actor.user_id)


class CalendarFeed(models.Model):
    """A secret address where someone's telephone reads their appointments (adresse d’agenda).

    The address itself is not kept, only its digest: lost, it is made again.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
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
