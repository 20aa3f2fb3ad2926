from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from palier.base.bank.models import BankAccount, SepaBatch
from palier.base.kit.money import euros
from palier.base.tenancy.models import LegalEntity
from palier.base.ui.fields import AmountField, DayField, IbanField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.law.dates import Month
from palier.registers.people.choices import TILES
from palier.work.owners.models import MandateAccount, OwnerDue, OwnerTerm
from palier.work.owners.rendering import NOBODY_WAITS, Rendering, reading_of, standings
from palier.work.titles.models import Holding


class CallDues(ActionForm):
    month_on = forms.CharField(
        label="Mois", widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m")
    )

    def clean_month_on(self) -> Any:
        text = self.cleaned_data["month_on"]
        try:
            return Month.parse(text[:7]).first
        except ValueError:
            raise ValidationError(
                f"« {text} » n’est pas un mois. Écrivez par exemple 2026-12."
            ) from None


class SetTerm(ActionForm):
    adds = True

    kind = forms.ChoiceField(
        label="Quoi", choices=OwnerTerm.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    label = forms.CharField(label="Libellé", max_length=100, required=False)
    amount = AmountField(label="Montant")
    every = forms.ChoiceField(
        label="Rythme",
        choices=Holding.RentEvery,
        initial="month",
        widget=forms.RadioSelect(attrs=TILES),
    )
    starts_on = DayField(label="À partir du")


class StopTerm(ActionForm):
    ends_on = LastDayField(label="Dernier jour dû")


class SetBank(ActionForm):
    adds = True

    holder = forms.CharField(label="Titulaire du compte", max_length=70)
    iban = IbanField(label="IBAN")
    town = forms.CharField(label="Commune", max_length=35, required=False)


class DeductInvoice(ActionForm):
    amount = AmountField(label="Montant à sa charge")
    on = DayField(label="Déduit à la date du", help_text="Dans un mois non clos.", past=True)
    agreed = forms.CharField(
        label="Comment le propriétaire l’a accepté",
        max_length=120,
        help_text="« Courriel du 12 novembre ». Sans accord, on ne déduit pas d’un loyer.",
    )


class DeductFromRent(DeductInvoice):
    label = forms.CharField(label="Quoi", max_length=100)
    field_order = ["label", "amount", "on", "agreed"]


class ChargeInvoice(ActionForm):
    amount = AmountField(label="Montant à sa charge")
    on = DayField(label="À la date du", help_text="Dans un mois non clos.", past=True)


class GiveCreditBack(ActionForm):
    amount = AmountField(label="Montant rendu")
    on = DayField(label="Rendu à la date du", help_text="Dans un mois non clos.", past=True)


class UndoDue(ActionForm):
    on = DayField(label="Annulé à la date du", help_text="Dans un mois non clos.", past=True)
    reason = forms.CharField(label="Pourquoi", max_length=200)


class DuesChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, due: Any) -> str:
        iban = "" if due.account.iban else ", sans IBAN"
        return f"{due.account.body.name}, {due.label} {due.month:%m/%Y}, {euros(due.amount)}{iban}"


class MandatesChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Mandates, each with what may be paid to it (euros)."""

    payable: dict[int, Decimal]

    def label_from_instance(self, row: Any) -> str:
        return f"{row.holding.owner.name}, {euros(self.payable[row.pk])}"


NOTHING_HERE = {
    "bank_account": "Cette entité n’a pas de tel compte : ajoutez-le dans Encaissements, « Comptes "
    "bancaires ».",
}


class PayForm(ActionForm):
    """A bank account, a day, a format."""

    in_books: ClassVar[tuple[tuple[str, str], ...]] = ()
    """What is chosen besides the bank account, and the way from it to its entity."""
    holds_principals = False
    bank_account = forms.ModelChoiceField(
        label="Depuis le compte", queryset=BankAccount.objects.none(), empty_label=None
    )
    on = DayField(label="Jour du virement", help_text="Un jour où les banques sont ouvertes.")
    version = forms.ChoiceField(
        label="Format",
        choices=[c for c in SepaBatch.Version.choices if "001.001" in c[0]][::-1],
        widget=forms.RadioSelect(attrs=TILES),
        initial=SepaBatch.Version.PAIN_001_09,
    )

    def prepare(self) -> None:
        rows = BankAccount.objects.filter(
            organisation=self.actor.organisation, holds_principals=self.holds_principals
        )
        self.fields["bank_account"].queryset = rows.order_by("pk")  # type: ignore[attr-defined]

    def of(self, entity: LegalEntity) -> None:
        """Only what is in the books of an entity, and its bank accounts."""
        for name, path in (("bank_account", "entity"), *self.in_books):
            field: Any = self.fields[name]
            field.queryset = field.queryset.filter(**{path: entity})
            if not field.queryset.exists():
                field.help_text = NOTHING_HERE.get(name, "Rien à payer pour cette entité.")
            if name in self.initial:
                here = set(field.queryset.values_list("pk", flat=True))
                self.initial[name] = [pk for pk in self.initial[name] if pk in here]


class PayDues(PayForm):
    in_books = (("dues", "account__entity"),)

    dues = DuesChoice(
        label="À payer",
        queryset=OwnerDue.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )
    field_order = ["dues", "bank_account", "on", "version"]

    def prepare(self) -> None:
        super().prepare()
        rows = (
            OwnerDue.objects.visible_to(self.actor)
            .filter(item=None, undone_on=None)
            .select_related("account__body")
            .order_by("account__body__sort_name", "month", "pk")
        )
        self.fields["dues"].queryset = rows  # type: ignore[attr-defined]
        self.initial["dues"] = [row.pk for row in rows if row.account.iban]

    def clean_dues(self) -> list[OwnerDue]:
        return list(self.cleaned_data["dues"])


class PayPrincipals(PayForm):
    in_books = (("accounts", "entity"),)
    holds_principals = True
    accounts = MandatesChoice(
        label="Mandants",
        queryset=MandateAccount.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )
    field_order = ["accounts", "bank_account", "on", "version"]

    def prepare(self) -> None:
        super().prepare()
        rows = MandateAccount.objects.visible_to(self.actor).select_related("holding__owner")
        payable = {pk: each.payable for pk, each in standings(rows, self.today).items()}
        ready = [pk for pk, amount in payable.items() if amount > 0]
        self.fields["accounts"].payable = payable  # type: ignore[attr-defined]
        self.fields["accounts"].queryset = rows.filter(pk__in=ready).order_by("pk")  # type: ignore[attr-defined]
        self.initial["accounts"] = ready

    def clean_accounts(self) -> list[MandateAccount]:
        return list(self.cleaned_data["accounts"])


class NoteExpense(ActionForm):
    adds = True

    label = forms.CharField(
        label="Quoi",
        max_length=200,
        help_text="Lu sur le compte rendu : « Chaudière, facture 118 ».",
    )
    amount = AmountField(label="Montant")
    on = DayField(label="Le", past=True)
    is_advanced = forms.BooleanField(label="L’association l’a payé de son compte", required=False)


class RenderStatement(ActionForm):
    adds = True

    last_on = DayField(label="Jusqu’au", past=True, help_text="Le plus souvent la fin d’un mois.")


class RenderStatements(RenderStatement):
    """All at once; what it would say is shown before anything is rendered."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=24)

    @property
    def is_only_looked_at(self) -> bool:
        """It was asked up to which day, and nothing was shown yet."""
        return self.is_bound and self.is_valid() and not self.cleaned_data["seen"]

    def show(self, told: Sequence[Rendering]) -> None:
        """These are shown now, for the yes to be compared with."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["seen"] = reading_of(told) if told else ""
        self.data = data
        if not told and not self.errors:
            self.add_error("last_on", NOBODY_WAITS)


class RetainFunds(ActionForm):
    retained = AmountField(label="Somme gardée")


class BringBalance(ActionForm):
    adds = True

    on = DayField(label="Au", past=True)
    amount = AmountField(label="Solde détenu pour ce mandant", least=None)


class UndoExpense(ActionForm):
    adds = True

    on = DayField(label="À la date du", help_text="Dans un mois non clos.", past=True)
