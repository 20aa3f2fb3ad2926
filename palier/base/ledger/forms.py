from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import FUNDS, Side
from palier.base.ledger.models import Account, Auxiliary, CostCentre, Line
from palier.base.ledger.month_end import SUSPENSE
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.ui.fields import AmountField, DayField, LastDayField, SirenField
from palier.base.ui.forms import ActionForm, Confirm

__all__ = [
    "AddAccount",
    "AddCentre",
    "AddEntity",
    "CloseMonth",
    "Confirm",
    "CorrectCentre",
    "LetterByRule",
    "LetterLines",
    "OpenYear",
    "PostEntry",
    "ReverseEntry",
]
TILES = {"data-tiles": "yes"}

_OF_PRINCIPALS = (
    "celui des mandants : une dépense, un versement, un encaissement se notent sur leur page, d’où leur "
    "compte rendu les tient."
)
KEPT_ABOVE = {
    "467": _OF_PRINCIPALS,
    "4679": _OF_PRINCIPALS,
    "165": "celui des dépôts de garantie : un versement, une retenue, une restitution se notent sur le "
    "contrat, et s’y annulent.",
}
"""Accounts that the rooms above keep move by move: an entry by hand would part them."""


class CloseMonth(ActionForm):
    reserve = forms.CharField(
        label="Clos malgré ce qui reste, parce que",
        max_length=300,
        required=False,
        help_text="À remplir seulement si un point n’est pas réglé. Gardé avec le mois.",
    )


class CloseYear(CloseMonth):
    """The same word, for a year."""


class SettleOpening(ActionForm):
    code = forms.ChoiceField(label="En face", choices=FUNDS.items())
    on = DayField(label="À la date du", help_text="Dans un mois non clos.", past=True)


class AddAccount(ActionForm):
    code = forms.CharField(
        label="Numéro", max_length=10, help_text="Par exemple 5122 pour une deuxième banque."
    )
    label = forms.CharField(label="Intitulé", max_length=120)


class AddEntity(ActionForm):
    name = forms.CharField(label="Nom", max_length=200)
    siren = SirenField(
        label="SIREN", required=False, help_text="Le fichier des écritures (FEC) le porte."
    )


class CorrectCentre(ActionForm):
    label = forms.CharField(label="Intitulé", max_length=120)
    scheme = forms.CharField(
        label="Activité", max_length=80, required=False, help_text="Pension de famille, IML…"
    )
    funder = forms.CharField(label="Financeur", max_length=80, required=False)


class AddCentre(CorrectCentre):
    site = forms.ModelChoiceField(label="Site", queryset=Site.objects.none(), required=False)
    field_order = ["label", "site", "scheme", "funder"]

    def prepare(self) -> None:
        rows = Site.objects.visible_to(self.actor).order_by("name")
        self.fields["site"].queryset = rows  # type: ignore[attr-defined]


class OpenYear(ActionForm):
    starts_on = DayField(label="Premier jour")
    ends_on = LastDayField(label="Dernier jour")


class ReverseEntry(ActionForm):
    adds = True

    on = DayField(label="À la date du", help_text="Dans un mois non clos.", past=True)


class LetterByRule(ActionForm):
    on = DayField(label="Jusqu’au")


class LinesChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, line: Any) -> str:
        amount = f"{euros(line.debit)} dus" if line.debit else f"{euros(line.credit)} payés"
        return f"{day_in_words(line.on, short=True)}, {line.entry.label}, {amount}"


class LetterLines(ActionForm):
    lines = LinesChoice(
        label="Lignes",
        queryset=Line.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        help_text="Leur somme doit faire zéro.",
    )

    def offer(self, auxiliary: Auxiliary) -> None:
        rows = Line.objects.filter(auxiliary=auxiliary, letters=None).select_related("entry")
        self.fields["lines"].queryset = rows.order_by("on", "pk")  # type: ignore[attr-defined]

    def clean_lines(self) -> list[Line]:
        return list(self.cleaned_data["lines"])


AHEAD = timedelta(days=31)


class PostEntry(ActionForm):
    """An entry as an accountant writes it: one line a side."""

    on = DayField(label="Date")
    label = forms.CharField(label="Libellé", max_length=200)
    piece = forms.CharField(label="Pièce", max_length=40, help_text="Le numéro de la facture.")
    sides = forms.CharField(
        label="Lignes",
        widget=forms.Textarea(
            attrs={"rows": 6, "placeholder": "D 6061 : 182,40 : Les Tilleuls\nC 5121 : 182,40"}
        ),
        help_text="Une par ligne : D ou C, le compte, deux-points, le montant ; puis, si l’on "
        "veut, deux-points et la section. Pour la part d’un tiers : 411/M0000012.",
    )

    def write_in(self, entity: LegalEntity) -> None:
        self.entity = entity

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today + AHEAD:
            raise ValidationError("Une écriture se passe un mois à l’avance au plus.")
        return on

    def clean_sides(self) -> list[Side]:
        sides = []
        for number, text in enumerate(self.cleaned_data["sides"].splitlines(), start=1):
            if text.strip():
                try:
                    sides.append(self._side(text))
                except ValidationError as wrong:
                    raise ValidationError(f"Ligne {number} : {' '.join(wrong.messages)}") from None
        if len(sides) < 2:
            raise ValidationError("Une écriture a au moins deux lignes, un débit et un crédit.")
        return sides

    def _side(self, text: str) -> Side:
        head, _, rest = text.partition(":")
        told, _, centre = rest.partition(":")
        way, _, where = head.strip().partition(" ")
        if way.upper() not in {"D", "C"}:
            raise ValidationError("commencez par D (débit) ou C (crédit).")
        code, _, part = where.strip().partition("/")
        account = Account.objects.filter(entity=self.entity, code=code.strip()).first()
        if account is None:
            raise ValidationError(f"le compte « {code.strip()} » n’existe pas dans ces livres.")
        if account.code == SUSPENSE:
            raise ValidationError(
                "le compte d’attente (471) ne tient que les lignes de banque : affectez-les depuis "
                "les encaissements."
            )
        if account.code in KEPT_ABOVE:
            raise ValidationError(f"le compte {account.code} est {KEPT_ABOVE[account.code]}")
        amount = AmountField(label="").clean(told.strip())
        side = {"debit" if way.upper() == "D" else "credit": amount}
        return Side(
            account, auxiliary=self._part(account, part), centre=self._centre(centre), **side
        )

    def _part(self, account: Account, code: str) -> Auxiliary | None:
        if not code.strip():
            if Auxiliary.objects.filter(account=account).exists():
                raise ValidationError(
                    f"le compte {account.code} se tient par tiers : dites la part de qui, comme "
                    f"{account.code}/M0000012."
                )
            return None
        found = Auxiliary.objects.filter(account=account, code=code.strip()).first()
        if found is None:
            raise ValidationError(f"« {code.strip()} » n’est pas un auxiliaire du {account.code}.")
        return found

    def _centre(self, label: str) -> CostCentre | None:
        if not label.strip():
            return None
        found = CostCentre.objects.filter(entity=self.entity, label__iexact=label.strip()).first()
        if found is None:
            raise ValidationError(f"la section « {label.strip()} » n’existe pas.")
        return found
