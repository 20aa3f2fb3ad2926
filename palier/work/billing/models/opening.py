"""The accounts as another tool left them on the day this one took over."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.kit.typography import day_in_words
from palier.base.ledger.models import Entry
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.rows import Owned, Wall
from palier.work.billing.models.called import HouseholdAccount


class OpeningState(models.TextChoices):
    GATHERING = "gathering", "en préparation"
    POSTED = "posted", "passée en comptabilité"
    UNDONE = "undone", "annulée"


OPENING_MOVES = Moves(
    {
        OpeningState.GATHERING: [OpeningState.POSTED, OpeningState.UNDONE],
        OpeningState.POSTED: [OpeningState.UNDONE],
    }
)


class OpeningPosition(Owned):
    """What households owed and what we held of theirs when we began here (position de départ)."""

    wall = Wall("billing.accounts")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    on = models.DateField("au")
    state = models.CharField(
        "état", max_length=10, choices=OpeningState, default=OpeningState.GATHERING
    )
    told_balance = MoneyField("total des soldes dit par l’ancien outil", null=True, blank=True)
    told_deposits = MoneyField("total des dépôts dit par l’ancien outil", null=True, blank=True)
    entry = OwnedForeignKey(Entry, verbose_name="écriture", null=True)

    class Meta:
        verbose_name = "position de départ"
        constraints = [
            models.UniqueConstraint(
                name="one_opening_position",
                fields=["organisation", "entity"],
                condition=~Q(state="undone"),
                violation_error_message="Une position de départ existe déjà.",
            )
        ]

    def __str__(self) -> str:
        return f"position au {day_in_words(self.on)}"


class OpeningBalance(Owned):
    """One household's part of the opening position: what it owed, its deposit (solde repris)."""

    wall = Wall("billing.accounts", household_path="account__household")

    position = OwnedForeignKey(
        OpeningPosition, verbose_name="position de départ", related_name="balances"
    )
    account = OwnedForeignKey(
        HouseholdAccount, verbose_name="compte", related_name="opening_balances"
    )
    balance = MoneyField("solde dû", default=Decimal(0))
    deposit = MoneyField("dépôt détenu", default=Decimal(0))

    class Meta:
        verbose_name = "solde repris"
        constraints = [
            models.UniqueConstraint(
                name="one_opening_balance",
                fields=["position", "account"],
                violation_error_message="Ce ménage a déjà un solde de départ.",
            ),
            models.CheckConstraint(
                name="opening_deposit_positive",
                condition=Q(deposit__gte=0),
                violation_error_message="Un dépôt de garantie ne peut pas être négatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"solde repris n° {self.pk}"
