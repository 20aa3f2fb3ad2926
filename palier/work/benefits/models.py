"""What benefit agencies told they paid, line by line, and benefits held back."""

from django.db import models
from django.db.models import F, Q

from palier.base.bank.models import StatementLine
from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Household
from palier.work.billing.models import RentNotice
from palier.work.leases.models import Occupancy


class AgencyLayout(Owned):
    """Which column of an agency's file is what, as a person said once (modèle de bordereau)."""

    wall = Wall("billing.accounts")

    agency = models.CharField("organisme", max_length=80)
    columns = models.JSONField("colonnes", default=dict)

    class Meta:
        verbose_name = "modèle de bordereau"
        constraints = [
            models.UniqueConstraint(name="one_layout_an_agency", fields=["organisation", "agency"])
        ]

    def __str__(self) -> str:
        return self.agency


class Claimant(Owned):
    """A household's number at its benefit agency (numéro d’allocataire)."""

    wall = Wall("billing.accounts", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="claimant_numbers")
    number = models.CharField("numéro", max_length=20)

    class Meta:
        verbose_name = "numéro d’allocataire"
        constraints = [
            models.UniqueConstraint(
                name="claimant_number_once",
                fields=["organisation", "number"],
                violation_error_message="Ce numéro d’allocataire est déjà celui d’un autre ménage.",
            )
        ]

    def __str__(self) -> str:
        return self.number


class Remittance(Owned):
    """What an agency paid for many households at once (bordereau CAF ou MSA)."""

    class State(models.TextChoices):
        DRAFT = "draft", "à rapprocher"
        SETTLED = "settled", "rapproché"

    wall = Wall("billing.accounts")

    agency = models.CharField("organisme", max_length=80)
    month = models.DateField("mois")
    file_name = models.CharField("fichier", max_length=120)
    received_on = models.DateField("reçu le")
    state = models.CharField("état", max_length=8, choices=State, default=State.DRAFT)
    settled_on = models.DateField("rapproché le", null=True, blank=True)
    rights = models.JSONField("droits changés", default=dict, blank=True)
    """What settling it changed of each right, by contract: before and after, to be put back."""

    class Meta:
        verbose_name = "bordereau d’aides"
        constraints = [
            models.UniqueConstraint(
                name="remittance_file_once",
                fields=["organisation", "agency", "month", "file_name"],
                violation_error_message="Ce bordereau est déjà importé.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.month:%m/%Y}"


class RemittanceCredit(Owned):
    """The bank lines that a remittance came by, usually the 25th and the 5th (virement d’aides)."""

    wall = Wall("billing.accounts")

    remittance = OwnedForeignKey(Remittance, verbose_name="bordereau", related_name="credits")
    line = OwnedForeignKey(StatementLine, verbose_name="ligne de relevé", related_name="+")

    class Meta:
        verbose_name = "virement d’aides"
        constraints = [
            models.UniqueConstraint(
                name="credit_of_one_remittance",
                fields=["line"],
                violation_error_message="Ce virement est déjà celui d’un autre bordereau.",
            )
        ]

    def __str__(self) -> str:
        return f"virement n° {self.pk}"


class RemittanceLine(Owned):
    """What was paid, or taken back, for one household and one month of right (ligne de bordereau)."""

    class Kind(models.TextChoices):
        DUE = "due", "aide du mois"
        BACK = "back", "rappel"
        OVERPAID = "overpaid", "indu repris"

    wall = Wall("billing.accounts", household_path="occupancy__household")

    remittance = OwnedForeignKey(Remittance, verbose_name="bordereau", related_name="lines")
    row = models.PositiveIntegerField("ligne du fichier")
    kind = models.CharField("nature", max_length=8, choices=Kind)
    month = models.DateField("mois de droit")
    amount = MoneyField("montant")
    name = models.CharField("allocataire", max_length=140, blank=True)
    claimant = models.CharField("numéro d’allocataire", max_length=20, blank=True)
    tenant_code = models.CharField("code locataire", max_length=40, blank=True)
    occupancy = OwnedForeignKey(
        Occupancy, verbose_name="contrat", related_name="benefit_lines", null=True
    )
    matched_by = models.CharField("reconnue par", max_length=20, blank=True)
    notice = OwnedForeignKey(
        RentNotice, verbose_name="avis", null=True, blank=True, related_name="+"
    )
    """Which notice the rooms above were told that it is for, once there is one."""

    class Meta:
        verbose_name = "ligne de bordereau"
        constraints = [
            models.CheckConstraint(
                name="overpaid_is_negative",
                condition=Q(kind="overpaid", amount__lt=0)
                | (~Q(kind="overpaid") & Q(amount__gt=0)),
                violation_error_message="Une aide est positive, un indu repris négatif.",
            )
        ]
        indexes = [models.Index(fields=["occupancy", "month"], name="benefit_line_month")]

    def __str__(self) -> str:
        return f"ligne n° {self.pk}"


class HeldBack(Owned):
    """A benefit that the agency keeps while a home is indecent: never the tenant's arrears.

    CCH, art. L843-1: eighteen months at most (aide consignée).
    """

    wall = Wall("billing.accounts", household_path="occupancy__household")

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="held_back")
    since = models.DateField("depuis le mois de")
    until = models.DateField("jusqu’au mois de", null=True, blank=True)
    reference = models.CharField("décision", max_length=120, blank=True)

    class Meta:
        verbose_name = "aide consignée"
        constraints = [
            models.UniqueConstraint(
                name="one_held_back_at_a_time",
                fields=["occupancy"],
                condition=Q(until=None),
                violation_error_message="L’aide de ce contrat est déjà consignée.",
            ),
            models.CheckConstraint(
                name="held_back_ends_after",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="Une consignation finit après avoir commencé.",
            ),
        ]

    def __str__(self) -> str:
        return f"aide consignée n° {self.pk}"
