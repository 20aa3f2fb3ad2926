from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F

from palier.base.kit.money import euros
from palier.base.kit.typography import month_in_words
from palier.base.ui.books import BooksForm
from palier.base.ui.fields import AmountField, DayField, IbanField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.law.dates import Month
from palier.registers.people.choices import TILES
from palier.work.billing.models import HouseholdAccount, Payment, RentIndex, RentNotice, Term
from palier.work.billing.reviewing import Proposed
from palier.work.billing.standing import plans_asking
from palier.work.leases.models import Occupancy


class MonthInput(forms.DateInput):
    input_type = "month"


class MonthField(forms.CharField):
    """A month as a browser or a person writes it; gives its first day."""

    widget = MonthInput

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "")
        if not text:
            return None
        try:
            month = Month.parse(text[:7] if len(text) <= 10 else text)
        except ValueError:
            raise ValidationError(
                f"« {text} » n’est pas un mois. Écrivez par exemple 2026-12."
            ) from None
        if not 2000 <= month.year <= 2100:
            raise ValidationError(f"L’année {month.year} est hors du possible (2000 à 2100).")
        return month.first


class PrepareRentRun(BooksForm):
    month_on = MonthField(label="Mois à quittancer")


class KeepInBooks(BooksForm):
    """In whose books a site is kept."""

    always = True


class IssueRentRun(ActionForm):
    pass


class HoldDraft(ActionForm):
    reason = forms.CharField(label="Pourquoi", max_length=200)


class ReleaseDraft(ActionForm):
    pass


class SetTerm(ActionForm):
    kind = forms.ChoiceField(
        label="Quoi", choices=Term.Kind, initial="rent", widget=forms.RadioSelect(attrs=TILES)
    )
    label = forms.CharField(
        label="Libellé",
        max_length=80,
        required=False,
        help_text="Vide : le mot du régime (loyer, redevance…). À remplir pour une prestation.",
    )
    amount = AmountField(label="Montant")
    unit = forms.ChoiceField(
        label="Rythme",
        choices=Term.Unit,
        initial="month",
        widget=forms.RadioSelect(attrs=TILES),
        help_text="Par nuit ou par jour : un droit d’usage, une nuitée.",
    )
    percent = forms.DecimalField(
        label="Ou en % des ressources",
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
        help_text="Hébergement seulement : calculé chaque mois sur le budget du ménage.",
    )
    reason = forms.CharField(
        label="Motif",
        max_length=200,
        required=False,
        help_text="Pour une remise : il se lit sur l’avis.",
    )
    starts_on = DayField(label="À partir du")


class StopTerm(ActionForm):
    ends_on = LastDayField(label="Dernier jour dû")


class ReverseNotice(ActionForm):
    on = DayField(label="Annulé à la date du", help_text="Dans un mois non clos.", past=True)
    reason = forms.CharField(label="Pourquoi", max_length=200)


class NoticeChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        month = month_in_words(row.month)
        return f"{row.reference}, {month}, reste {euros(row.net - row.paid)}"


class RecordPayment(ActionForm):
    subject: HouseholdAccount

    amount = AmountField(label="Montant reçu")
    on = DayField(label="Reçu le", past=True)
    means = forms.ChoiceField(
        label="Moyen",
        choices=[
            choice
            for choice in Payment.Means.choices
            if choice[0] in ("cash", "cheque", "transfer")
        ],
        initial="cash",
        widget=forms.RadioSelect(attrs=TILES),
    )
    has_no_bank = forms.BooleanField(
        label="Pas de compte bancaire : les espèces peuvent dépasser le plafond", required=False
    )
    names = NoticeChoice(
        label="Avis qu’il paie",
        queryset=RentNotice.objects.none(),
        required=False,
        empty_label="le plus ancien d’abord",
    )
    field_order = ["amount", "on", "means", "names", "has_no_bank"]

    def prepare(self) -> None:
        """What is not paid yet; under a plan, the last notice first: it asks for its own part too."""
        owed = RentNotice.objects.filter(account=self.subject).living().with_paid()
        rows = owed.filter(net__gt=F("paid")).order_by("-month", "-number")
        self.fields["names"].queryset = rows  # type: ignore[attr-defined]
        if plans_asking([self.subject.pk], self.today, Month.of(self.today).last):
            self.initial.setdefault("names", rows.first())


class KnowPayer(ActionForm):
    iban = IbanField(label="IBAN", help_text="Ses virements seront reconnus, même sans référence.")


class ReversePayment(ActionForm):
    on = DayField(label="Annulé à la date du", help_text="Dans un mois non clos.", past=True)


class IssueReceipt(ActionForm):
    pass


class OpenPosition(ActionForm):
    on = DayField(label="Dernier jour de l’ancien outil")


class TellTotals(ActionForm):
    told_balance = AmountField(
        label="Total des soldes dus",
        least=None,
        help_text="Ce que les ménages doivent, moins ce qu’ils ont payé d’avance.",
    )
    told_deposits = AmountField(label="Total des dépôts de garantie détenus")


class CorrectOpening(ActionForm):
    balance = AmountField(
        label="Solde dû", least=None, help_text="Négatif quand le ménage a payé d’avance."
    )
    deposit = AmountField(label="Dépôt de garantie détenu")


class PostOpening(ActionForm):
    pass


class ReverseOpening(ActionForm):
    on = DayField(label="Annulée à la date du", help_text="Dans un mois non clos.", past=True)


class UndoReview(ActionForm):
    on = DayField(label="Annulée le", past=True)
    reason = forms.CharField(
        label="Pourquoi", max_length=200, help_text="Un mauvais trimestre, un accord, une erreur."
    )


class ReviewRents(ActionForm):
    """Which of the rents offered are reviewed, asked when, called from when."""

    occupancies = forms.ModelMultipleChoiceField(
        label="Contrats",
        queryset=Occupancy.objects.none(),
        error_messages={"required": "Cochez au moins un contrat."},
    )
    on = DayField(label="Demandée le", past=True)
    effective_on = DayField(
        label="À compter du", help_text="Le premier jour d’un mois évite un prorata."
    )

    def clean_on(self) -> date:
        """A letter of today bears today's date, or that of the last weeks at most."""
        on: date = self.cleaned_data["on"]
        if on < self.today - timedelta(days=31):
            raise ValidationError(
                "Une demande se note dans le mois : une révision ne se rattrape pas (art. 17-1)."
            )
        return on

    def offer(self, proposed: Sequence[Proposed]) -> None:
        """Only those that may be reviewed."""
        rows = Occupancy.objects.visible_to(self.actor).filter(
            pk__in=[each.occupancy.pk for each in proposed]
        )
        self.fields["occupancies"].queryset = rows  # type: ignore[attr-defined]

    def clean_occupancies(self) -> list[Occupancy]:
        return list(self.cleaned_data["occupancies"].select_related("holding"))


class EnterIndex(ActionForm):
    area = forms.ChoiceField(
        label="Série",
        choices=RentIndex.Place,
        initial=RentIndex.Place.MAINLAND,
        help_text="La Corse et l’outre-mer ont la leur depuis le 3e trimestre de 2022.",
    )
    year = forms.IntegerField(label="Année", min_value=2015, max_value=2100)
    quarter = forms.TypedChoiceField(
        label="Trimestre",
        choices=[("1", "1er"), ("2", "2e"), ("3", "3e"), ("4", "4e")],
        coerce=int,
        widget=forms.RadioSelect(attrs={"data-tiles": "yes"}),
    )
    value = forms.DecimalField(label="Indice", min_value=100, max_value=999, decimal_places=2)
    source = forms.CharField(label="Source", max_length=160, help_text="Insee, publication du…")
