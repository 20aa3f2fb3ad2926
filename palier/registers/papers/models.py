"""The papers of a household."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.papers.kinds import KINDS
from palier.registers.people.models import Household, Person


class Paper(Owned):
    """A paper that a household brought, and until when it holds (pièce du ménage)."""

    wall = Wall("people.households", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="papers")
    person = OwnedForeignKey(
        Person, verbose_name="de qui", null=True, blank=True, related_name="papers"
    )
    kind = models.CharField(
        "pièce", max_length=12, choices=[(code, kind.label) for code, kind in KINDS.items()]
    )
    received_on = models.DateField("reçue le")
    valid_until = models.DateField("ne vaut plus à partir du", null=True, blank=True)
    words = models.CharField("précision", max_length=120, blank=True)
    came_with = models.BooleanField("venue d’un contrat ou d’une candidature", default=False)

    class Meta:
        verbose_name = "pièce du ménage"
        constraints = [
            models.CheckConstraint(
                name="paper_holds_a_day",
                condition=Q(valid_until=None) | Q(valid_until__gt=F("received_on")),
                violation_error_message="Elle ne vaudrait plus le jour où elle est reçue.",
            )
        ]
        indexes = [models.Index(fields=["household", "kind"], name="paper_of_household")]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def holds_on(self, on: date) -> bool:
        return self.received_on <= on and (self.valid_until is None or on < self.valid_until)
