"""Repair requests, who pays for them, the orders that answer them."""

from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.law.repairs import repair_items
from palier.registers.housing.models import Place
from palier.registers.people.models import Body, Household
from palier.work.billing.models import Extra
from palier.work.owners.models import MandateMove
from palier.work.upkeep.models.refits import Refit


class RequestState(models.TextChoices):
    OPEN = "open", "à traiter"
    ORDERED = "ordered", "confiée"
    DONE = "done", "faite, à confirmer"
    CLOSED = "closed", "close"
    HANDED_ON = "handed_on", "transmise, hors de notre charge"


REQUEST_MOVES = Moves(
    {
        RequestState.OPEN: [RequestState.ORDERED, RequestState.HANDED_ON, RequestState.CLOSED],
        RequestState.ORDERED: [RequestState.DONE, RequestState.OPEN],
        RequestState.DONE: [RequestState.CLOSED, RequestState.OPEN, RequestState.ORDERED],
        RequestState.HANDED_ON: [RequestState.CLOSED, RequestState.OPEN],
        RequestState.CLOSED: [RequestState.DONE, RequestState.HANDED_ON, RequestState.OPEN],
    }
)
LIVING = (RequestState.OPEN, RequestState.ORDERED, RequestState.DONE, RequestState.HANDED_ON)


class RepairRequest(Owned):
    """Something is broken somewhere: what, how urgent, who pays for it (demande technique)."""

    class Urgency(models.TextChoices):
        EMERGENCY = "emergency", "urgence absolue"
        URGENT = "urgent", "urgent"
        USUAL = "usual", "courant"
        PLANNED = "planned", "à programmer"

    class Origin(models.TextChoices):
        HOUSEHOLD = "household", "le ménage"
        PHONE = "phone", "un appel noté"
        HOST = "host", "l’hôte ou le responsable"
        ROUND = "round", "une tournée"
        INVENTORY = "inventory", "un état des lieux"

    class Payer(models.TextChoices):
        OWNER = "owner", "le propriétaire"
        ASSOCIATION = "association", "l’association"
        OCCUPANT = "occupant", "l’occupant"
        INSURANCE = "insurance", "l’assurance"

    class Pleased(models.TextChoices):
        YES = "yes", "content"
        PARTLY = "partly", "à moitié"
        NO = "no", "mécontent"

    wall = Wall("upkeep.requests", site_path="place__site")

    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="repair_requests")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="repair_requests"
    )
    item = models.CharField("quoi", max_length=20, choices=repair_items())
    title = models.CharField("en quelques mots", max_length=120)
    text = models.TextField("précisions", blank=True)
    urgency = models.CharField("urgence", max_length=9, choices=Urgency, default=Urgency.USUAL)
    origin = models.CharField("dit par", max_length=9, choices=Origin)
    reported_on = models.DateField("demandée le")
    due_on = models.DateField("à faire avant le")
    state = models.CharField("état", max_length=9, choices=RequestState, default=RequestState.OPEN)
    payer = models.CharField("payée par", max_length=11, choices=Payer)
    payer_source = models.CharField("texte ou clause", max_length=200)
    payer_because = models.CharField("payeur changé parce que", max_length=200, blank=True)
    group = OwnedForeignKey(
        "self", verbose_name="même cause que", null=True, blank=True, related_name="grouped"
    )
    handed_to = models.CharField("transmise à", max_length=160, blank=True)
    handed_on = models.DateField("transmise le", null=True, blank=True)
    refit = OwnedForeignKey(
        Refit, verbose_name="remise en état", null=True, blank=True, related_name="requests"
    )
    closed_on = models.DateField("close le", null=True, blank=True)
    pleased = models.CharField("le ménage est", max_length=7, choices=Pleased, blank=True)
    is_fixed = models.BooleanField("réparé, selon le ménage", null=True)
    noted_by = models.ForeignKey(User, models.PROTECT, verbose_name="notée par", null=True)

    class Meta:
        verbose_name = "demande technique"
        constraints = [
            models.CheckConstraint(
                name="request_closed_has_day",
                condition=~Q(state="closed") | Q(closed_on__isnull=False),
                violation_error_message="Une demande close a une date.",
            ),
            models.CheckConstraint(
                name="request_handed_on_says_whom",
                condition=~Q(state="handed_on") | ~Q(handed_to=""),
                violation_error_message="Une demande transmise dit à qui.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"],
                condition=Q(state__in=["open", "ordered", "done"]),
                name="request_due",
            ),
            models.Index(fields=["place", "reported_on"], name="request_place"),
            models.Index(fields=["organisation", "-reported_on", "-id"], name="request_latest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def falls_to(self) -> str:
        """To whom the repair falls, in words: `au propriétaire`."""
        said = self.get_payer_display()
        return said.replace("le ", "au ", 1) if said.startswith("le ") else f"à {said}"


class OrderState(models.TextChoices):
    QUOTED = "quoted", "devis à approuver"
    SENT = "sent", "commandé"
    DONE = "done", "fait"
    CANCELLED = "cancelled", "annulé"


ORDER_MOVES = Moves(
    {
        OrderState.QUOTED: [OrderState.SENT, OrderState.CANCELLED],
        OrderState.SENT: [OrderState.DONE, OrderState.CANCELLED],
        OrderState.DONE: [OrderState.SENT],  # noted by mistake
    }
)


class WorkOrder(Owned):
    """Someone is asked to repair: one of ours or a contractor, when, for how much (ordre de travaux)."""

    wall = Wall("upkeep.requests", site_path="request__place__site")

    request = OwnedForeignKey(RepairRequest, verbose_name="demande", related_name="orders")
    technician = models.ForeignKey(
        User, models.PROTECT, verbose_name="technicien", null=True, blank=True, related_name="+"
    )
    contractor = OwnedForeignKey(
        Body, verbose_name="entreprise", null=True, blank=True, related_name="work_orders"
    )
    state = models.CharField("état", max_length=9, choices=OrderState, default=OrderState.SENT)
    ordered_on = models.DateField("commandé le")
    ordered_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="commandé par", null=True, related_name="+"
    )
    because = models.CharField("hors de notre charge, parce que", max_length=200, blank=True)
    quote = MoneyField("devis", null=True, blank=True)
    approved_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="approuvé par", null=True, related_name="+"
    )
    refused_because = models.CharField("devis refusé, parce que", max_length=200, blank=True)
    visit_on = models.DateField("rendez-vous le", null=True, blank=True)
    visit_at = models.TimeField("à", null=True, blank=True)
    done_on = models.DateField("fait le", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("temps passé en minutes", null=True, blank=True)
    parts = models.CharField("pièces posées", max_length=300, blank=True)
    cost = MoneyField("coût", null=True, blank=True)
    is_over = models.BooleanField("coût à approuver", default=False)
    report = models.CharField("ce qui a été fait", max_length=400, blank=True)
    extra = OwnedForeignKey(
        Extra, verbose_name="refacturé à l’occupant", null=True, blank=True, related_name="+"
    )
    move = OwnedForeignKey(
        MandateMove, verbose_name="imputé au mandant", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "ordre de travaux"
        constraints = [
            models.CheckConstraint(
                name="order_to_one",
                condition=Q(technician__isnull=False, contractor=None)
                | Q(technician=None, contractor__isnull=False),
                violation_error_message="Un ordre va à un technicien ou à une entreprise.",
            ),
            models.UniqueConstraint(
                name="one_living_order",
                fields=["request"],
                condition=Q(state__in=["quoted", "sent"]),
                violation_error_message="Cette demande est déjà confiée à quelqu’un.",
            ),
            models.CheckConstraint(
                name="order_done_has_day",
                condition=~Q(state="done") | Q(done_on__isnull=False),
                violation_error_message="Un travail fait a une date.",
            ),
        ]
        indexes = [models.Index(fields=["technician", "visit_on"], name="order_day")]

    def __str__(self) -> str:
        return f"ordre n° {self.pk}"

    @property
    def whom(self) -> str:
        """Who repairs."""
        if self.technician is not None:
            return self.technician.short_name
        return self.contractor.name if self.contractor else ""
