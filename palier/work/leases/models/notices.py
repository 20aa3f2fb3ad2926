"""Notices to quit."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.law.notices import grounds
from palier.work.leases.models.occupancies import Occupancy

PRIVATE_GROUNDS = {"health", "violence"}


class NoticeToQuit(Owned):
    """One side says that it ends the contract, and from when (congé)."""

    class Side(models.TextChoices):
        OCCUPANT = "occupant", "le ménage s’en va"
        MANAGER = "manager", "l’association ou le propriétaire"

    class Form(models.TextChoices):
        REGISTERED = "registered", "lettre recommandée, remise"
        HAND = "hand", "en main propre, contre récépissé"
        BAILIFF = "bailiff", "commissaire de justice"
        OTHER = "other", "autre écrit"

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="notices_to_quit")
    side = models.CharField("de qui", max_length=10, choices=Side)
    ground = models.CharField("motif", max_length=20, choices=grounds())
    form = models.CharField("forme", max_length=10, choices=Form)
    received_on = models.DateField("reçu le")
    last_on = models.DateField("dernier jour dans les lieux")
    delay = models.CharField("délai", max_length=40)
    source = models.CharField("d’après", max_length=80)
    withdrawn_on = models.DateField("retiré le", null=True, blank=True)
    withdrawn_because = models.CharField("retiré parce que", max_length=200, blank=True)

    class Meta:
        verbose_name = "congé"
        constraints = [
            models.UniqueConstraint(
                name="one_notice_to_quit_at_once",
                fields=["occupancy"],
                condition=Q(withdrawn_on=None),
                violation_error_message="Ce contrat a déjà un congé.",
            ),
            models.CheckConstraint(
                name="notice_to_quit_after_receipt",
                condition=Q(last_on__gte=F("received_on")),
                violation_error_message="Le dernier jour est avant la réception du congé.",
            ),
            models.CheckConstraint(
                name="notice_to_quit_withdrawn_says_why",
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_because=""),
                violation_error_message="Un congé retiré dit avec quel accord.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "last_on"],
                condition=Q(withdrawn_on=None),
                name="notice_to_quit_due",
            )
        ]

    def __str__(self) -> str:
        return f"congé n° {self.pk}"

    @property
    def shown_ground(self) -> str:
        """The ground, unless it tells of someone's health or of violence: the paper says it."""
        if self.ground in PRIVATE_GROUNDS:
            return "motif sur justificatif"
        return str(self.get_ground_display())

    @property
    def ends_on(self) -> date:
        """The first day that the household no longer lives there."""
        return self.last_on + timedelta(days=1)
