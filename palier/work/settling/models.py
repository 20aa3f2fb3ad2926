"""The steps of an entry, each with who does it, until when, and what became of it."""

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.work.leases.models import Occupancy
from palier.work.settling.usual import usual_steps

OWN = "own"
"""The code of a step that someone added for this household."""


class EntryStep(Owned):
    """Something to do when a household moves in (étape d’installation)."""

    class By(models.TextChoices):
        HOUSEHOLD = "household", "le ménage"
        SOCIAL = "social", "le travail social"
        RENTAL = "rental", "la gestion locative"
        HOST = "host", "l’équipe de la maison"

    wall = Wall(
        "settling.steps", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="entry_steps")
    code = models.CharField(
        "étape",
        max_length=14,
        choices=[(OWN, "autre"), *((step.code, step.label) for step in usual_steps().values())],
    )
    what = models.CharField("quoi", max_length=120)
    by = models.CharField("par", max_length=9, choices=By)
    given_to = models.ForeignKey(
        User, models.PROTECT, verbose_name="confiée à", null=True, blank=True, related_name="+"
    )
    due_on = models.DateField("pour le")
    done_on = models.DateField("faite le", null=True, blank=True)
    set_aside = models.CharField("sans objet", max_length=200, blank=True)
    words = models.CharField("précision", max_length=200, blank=True)

    class Meta:
        verbose_name = "étape d’installation"
        constraints = [
            models.UniqueConstraint(
                name="entry_step_once",
                fields=["occupancy", "code"],
                condition=~Q(code=OWN),
            ),
            models.CheckConstraint(
                name="entry_step_done_or_set_aside",
                condition=Q(done_on=None) | Q(set_aside=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"],
                name="entry_step_due",
                condition=Q(done_on=None, set_aside=""),
            )
        ]

    def __str__(self) -> str:
        return self.what
