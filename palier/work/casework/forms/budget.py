"""What comes in and goes out: noted, taken up again, stopped."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.ui.fields import AmountField, DayField, LastDayField
from palier.base.ui.rows import RowsForm
from palier.registers.people.choices import ChoosingForm, PersonChoice
from palier.registers.people.models import ResourceLine


class RecordResource(ChoosingForm):
    code = forms.ChoiceField(
        label="Quoi",
        choices=[
            ("Ressources", ResourceLine.Code.choices[:10]),
            ("Charges", ResourceLine.Code.choices[10:21]),
            ("Remboursements", ResourceLine.Code.choices[21:]),
        ],
    )
    amount = AmountField(label="Montant par mois")
    person = PersonChoice(label="De qui", required=False, empty_label="le ménage")
    label = forms.CharField(label="Précision", max_length=100, required=False)
    starts_on = DayField(label="Depuis le")
    ends_on = LastDayField(label="Jusqu’au", required=False)
    remaining = AmountField(label="Reste dû en tout, pour une dette", required=False)


class RecordResources(RowsForm, ChoosingForm):
    row, row_name, least = RecordResource, "Ligne", 4

    def clean(self) -> dict[str, Any]:
        """The same words twice from the same day would keep the second alone: said, not lost."""
        cleaned = super().clean() or {}
        seen: dict[tuple[Any, ...], int] = {}
        for rank, row in self.given:
            key = (row["code"], row["person"], (row["label"] or "").strip())
            if key in seen:
                self.add_error(
                    f"label-{rank}",
                    f"La même chose que la ligne {seen[key] + 1} : précisez laquelle, ou "
                    "additionnez-les.",
                )
            seen.setdefault(key, rank)
        return cleaned

    def housed_by_us(self) -> None:
        """The contract says the rent and the benefit: they are not typed again."""
        for field in self.every("code"):
            field.choices = [  # type: ignore[attr-defined]
                (group, [each for each in codes if each[0] not in {"rent", "benefit"}])
                for group, codes in field.choices  # type: ignore[attr-defined]
            ]


class TakeUpAmounts(RowsForm):
    """The amounts of last month, each in its field: what changed is noted, the rest goes on."""

    row_name = "Montant"

    starts_on = DayField(label="À partir du")

    def prepare(self) -> None:
        """Its fields are those of `lay`, not rows."""
        self.count = 0

    def lay(self, lines: Sequence[ResourceLine]) -> None:
        """One field an amount in force, and what it was when the page was drawn."""
        self.lines = lines
        for line in lines:
            self.fields[f"amount-{line.pk}"] = AmountField(
                label=_called(line), initial=line.amount, required=False
            )
            self.fields[f"was-{line.pk}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=str(line.amount)
            )

    def clean(self) -> dict[str, Any]:
        """Refused: an amount that a colleague changed since, and a day before it began."""
        cleaned = dict(self.cleaned_data)
        starts_on = cleaned.get("starts_on")
        self.given: list[tuple[int, dict[str, Any]]] = []
        if self._was_laid_otherwise():
            self._lay_what_is_missing()
            raise ValidationError(
                "Un collègue a changé ces montants entre-temps : relisez ceux d’aujourd’hui, "
                "ci-dessous, et notez de nouveau ce qui change."
            )
        for rank, line in enumerate(self.lines):
            amount, was = cleaned.pop(f"amount-{line.pk}", None), cleaned.pop(f"was-{line.pk}", "")
            if amount is None and f"amount-{line.pk}" not in self.errors:
                self.add_error(f"amount-{line.pk}", "Écrivez un montant ; 0 s’il n’y en a plus.")
            if amount is None or starts_on is None or str(amount) == was:
                continue
            if str(line.amount) != was:
                self.add_error(
                    f"amount-{line.pk}",
                    f"{_called(line)} : {euros(line.amount)} depuis, noté entre-temps. Relisez-le.",
                )
            elif starts_on < line.period.lower:
                self.add_error(
                    "starts_on",
                    f"{_called(line)} : ce montant n’a commencé que le {day_in_words(line.period.lower)}.",
                )
            else:
                same = {name: getattr(line, name) for name in ("code", "person", "label")}
                self.given.append((rank, {**same, "amount": amount, "remaining": line.remaining}))
        if not self.given and not self.errors:
            raise ValidationError("Aucun montant n’a changé : il n’y a rien à noter.")
        return {name: value for name, value in cleaned.items() if name in {"_token", "starts_on"}}

    def _was_laid_otherwise(self) -> bool:
        """Whether the page was drawn with other amounts than those in force now."""
        shown = {name for name in self.data if name.startswith("amount-")}
        return shown != {f"amount-{line.pk}" for line in self.lines}

    def _lay_what_is_missing(self) -> None:
        """The amounts of today where the page that was sent had none."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for line in self.lines:
            if f"amount-{line.pk}" not in data:
                data[f"amount-{line.pk}"] = f"{line.amount:.2f}".replace(".", ",")
                data[f"was-{line.pk}"] = str(line.amount)
        self.data = data


def _called(line: ResourceLine) -> str:
    """What it is, of whom: two wages are told apart."""
    told = [capitalised(line.get_code_display()), line.label, str(line.person or "")]
    return ", ".join(filter(None, told))


class StopResource(ChoosingForm):
    ends_on = LastDayField(label="Dernier jour")
