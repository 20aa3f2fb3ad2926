"""Asking about what is called once, what others pay, and what a household asks of its payments."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.kit.money import euros
from palier.base.ui.books import BooksForm
from palier.base.ui.fields import AmountField, DayField, LastDayField, UnitPriceField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.housing.models import Meter
from palier.registers.people.choices import TILES
from palier.registers.people.models import Body
from palier.work.billing.actions.extras import ONCE
from palier.work.billing.forms.rents import MonthField
from palier.work.billing.models import PayerShare, Payment, RentNotice, Term
from palier.work.leases.models import Occupancy


class CallOnce(ActionForm):
    kind = forms.ChoiceField(
        label="Quoi",
        choices=[choice for choice in Term.Kind.choices if Term.Kind(choice[0]) in ONCE],
        initial=Term.Kind.OPTION,
        widget=forms.RadioSelect(attrs=TILES),
    )
    label = forms.CharField(label="Libellé", max_length=120, help_text="Lu sur l’avis.")
    amount = AmountField(label="Montant", least=None, help_text="Négatif : il est rendu.")
    month_on = MonthField(label="Avec l’avis de")


class BillReading(ActionForm):
    meter = forms.ModelChoiceField(label="Compteur", queryset=Meter.objects.none())
    unit_price = UnitPriceField(
        label="Prix d’une unité", help_text="Du mètre cube, du kWh : 0,2516."
    )
    included = forms.DecimalField(
        label="Unités comprises dans le forfait",
        required=False,
        min_value=0,
        help_text="En résidence : 165 litres d’eau par jour et par personne (CCH, R353-158).",
    )
    since = DayField(
        label="Depuis le relevé du",
        required=False,
        past=True,
        help_text="Vide : depuis le dernier relevé facturé, sinon l’avant-dernier.",
    )
    month_on = MonthField(label="Avec l’avis de")

    def offer(self, occupancy: Occupancy) -> None:
        homes = [occupancy.main_place_id, occupancy.main_place.parent_id]
        rows = Meter.objects.filter(place__in=[pk for pk in homes if pk]).order_by("kind", "pk")
        self.fields["meter"].queryset = rows  # type: ignore[attr-defined]

    def clean_included(self) -> Any:
        return self.cleaned_data["included"] or 0


class ShareRent(ActionForm):
    body = PickField(
        label="Qui paie", queryset=Body.objects.none(), help_text="Une structure de l’annuaire."
    )
    kind = forms.ChoiceField(
        label="En tant que", choices=PayerShare.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    amount = AmountField(label="Montant mensuel", required=False)
    percent = forms.DecimalField(
        label="Ou pourcentage de ce qui reste après l’aide",
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
    )
    starts_on = DayField(label="À partir du")
    ends_on = LastDayField(label="Dernier jour, s’il est connu", required=False)

    def prepare(self) -> None:
        rows = Body.objects.visible_to(self.actor).order_by("sort_name", "pk")
        self.fields["body"].queryset = rows  # type: ignore[attr-defined]


class EndShare(ActionForm):
    ends_on = LastDayField(label="Dernier jour payé")


class PrepareCorrections(BooksForm):
    since_on = MonthField(label="Depuis le mois de", help_text="Trois ans en arrière au plus.")
    month_on = MonthField(
        label="À passer au mois de",
        help_text="Un mois ouvert. Les mois corrigés sont ceux d’avant lui.",
    )


class NoticeAmountField(AmountField):
    """What is settled of one notice; empty for nothing."""


class Reallocate(ActionForm):
    """One amount a notice, within what the payment is."""

    def offer(self, payment: Payment, notices: list[Any], given: dict[int, Any]) -> None:
        self.notices = {f"notice_{notice.pk}": notice for notice in notices}
        for name, notice in self.notices.items():
            self.fields[name] = NoticeAmountField(
                label=f"{notice.reference}, {notice.month:%m/%Y}, {euros(notice.net)}",
                required=False,
                initial=given.get(notice.pk),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        told: list[tuple[RentNotice, Any]] = []
        for name, notice in self.notices.items():
            amount = cleaned.pop(name, None)
            if amount:
                told.append((notice, amount))
        if not told and not self.errors:
            raise ValidationError("Dites au moins un avis que ce paiement règle.")
        cleaned["notices"] = told
        return cleaned


class ConsentToEmail(ActionForm):
    adds = True

    email = forms.EmailField(label="Adresse électronique")
    given_on = DayField(label="Accord donné le", past=True)
