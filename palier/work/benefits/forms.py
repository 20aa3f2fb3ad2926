from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.bank.models import StatementLine
from palier.base.kit.money import euros
from palier.base.kit.sheets import LARGEST
from palier.base.kit.typography import day_in_words
from palier.base.ui.fields import AmountField, DayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.law.dates import Month
from palier.registers.people.choices import TILES
from palier.work.benefits.models import Remittance
from palier.work.benefits.proposing import Guess, guesses
from palier.work.benefits.reading import COLUMNS
from palier.work.leases.models import LIVED_IN, Occupancy


class MonthField(forms.CharField):
    """A month; gives its first day."""

    widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "")
        if not text:
            return None
        try:
            return Month.parse(text[:7]).first
        except ValueError:
            raise ValidationError(
                f"« {text} » n’est pas un mois. Écrivez par exemple 2026-12."
            ) from None


class ReopenRemittance(ActionForm):
    on = DayField(label="Défait le", past=True)


class ReceiveRemittance(ActionForm):
    agency = forms.CharField(label="Organisme", max_length=80, initial="CAF")
    month_on = MonthField(label="Mois de droit")
    content = forms.FileField(label="Bordereau", help_text="csv, xlsx, xls ou ods, tel quel.")

    def prepare(self) -> None:
        for code, (label, _) in COLUMNS.items():
            self.fields[f"column_{code}"] = forms.CharField(
                label=f"Colonne « {label} »",
                max_length=80,
                required=False,
                help_text="Vide : reconnue d’elle-même. Retenu ensuite pour cet organisme."
                if code == "tenant_code"
                else "",
            )

    def clean_content(self) -> bytes:
        upload = self.cleaned_data["content"]
        if upload.size > LARGEST:
            raise ValidationError("Ce fichier est trop grand : 20 Mo au plus.")
        self.name = upload.name
        content: bytes = upload.read()
        return content

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = {code: cleaned.pop(f"column_{code}", "").strip() for code in COLUMNS}
        cleaned["columns"] = {code: words for code, words in said.items() if words}
        cleaned["name"] = getattr(self, "name", "")
        return cleaned


class IdentifyBenefit(ActionForm):
    occupancy = PickField(
        label="Contrat ou ménage",
        queryset=Occupancy.objects.none(),
        help_text="Le numéro d’allocataire sera retenu.",
    )

    def prepare(self) -> None:
        rows = Occupancy.objects.visible_to(self.actor).filter(state__in=LIVED_IN)
        field: Any = self.fields["occupancy"]
        field.queryset = rows.select_related("household").order_by("number")


class ConfirmBenefits(ActionForm):
    guesses = forms.MultipleChoiceField(
        label="Ce que Palier propose",
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        required=False,
    )
    subject: Remittance

    def prepare(self) -> None:
        self.known = {guess.key: guess for guess in guesses(self.subject, self.actor).values()}
        field: Any = self.fields["guesses"]
        field.choices = [
            (
                key,
                f"Ligne {each.line.row}, {each.line.name or 'sans nom'} : "
                f"{each.occupancy.household.name} ({each.occupancy.number}), {each.why}",
            )
            for key, each in self.known.items()
        ]
        self.initial["guesses"] = list(self.known)

    def clean_guesses(self) -> list[Guess]:
        return [self.known[key] for key in self.cleaned_data["guesses"]]


class CreditsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, line: Any) -> str:
        return f"{day_in_words(line.on, short=True)}, {euros(line.amount)}, {line.party or line.text or 'sans nom'}"


class SettleRemittance(ActionForm):
    credits = CreditsChoice(
        label="Virements de l’organisme",
        queryset=StatementLine.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        help_text="Leur somme doit faire celle du bordereau.",
    )

    def offer(self, rows: Any) -> None:
        self.fields["credits"].queryset = rows  # type: ignore[attr-defined]

    def clean_credits(self) -> list[StatementLine]:
        return list(self.cleaned_data["credits"])


class HoldBack(ActionForm):
    since_on = MonthField(label="Depuis le mois de")
    reference = forms.CharField(label="Décision de l’organisme", max_length=120, required=False)


class Release(ActionForm):
    until_on = MonthField(label="Jusqu’au mois de", help_text="Dernier mois consigné.")


class KnowClaimant(ActionForm):
    number = forms.CharField(label="Numéro d’allocataire", max_length=20)


class Estimate(forms.Form):
    """What an estimate asks; it keeps nothing. A residence is asked otherwise than a rented home."""

    income = AmountField(
        label="Ressources comptées par an",
        help_text="Celles que l’organisme compte ; elles montent à la centaine d’euros au-dessus.",
    )
    zone = forms.TypedChoiceField(
        label="Zone", coerce=int, choices=[(n, f"zone {n}") for n in (1, 2, 3)], initial=2
    )
    is_couple = forms.BooleanField(label="En couple", required=False)
    dependants = forms.IntegerField(
        label="Personnes à charge", min_value=0, max_value=20, initial=0
    )
    on = DayField(label="Au")
    is_overseas = forms.BooleanField(label="Logement outre-mer", required=False)

    def ask_of_a_residence(self) -> None:
        """D832-25: which of the two formulas."""
        self.fields["is_old"] = forms.BooleanField(
            label="Résidence conventionnée avant 1995, ou foyer de personnes âgées ou handicapées",
            required=False,
        )

    def ask_of_a_home(self, *, is_furnished: bool) -> None:
        """D823-16 to D823-18, D842-2: what is rented, and by which aid."""
        self.fields["aid"] = forms.ChoiceField(
            label="Aide",
            choices=[
                ("apl", "APL : logement conventionné"),
                ("al", "allocation de logement : non conventionné"),
            ],
        )
        self.fields["kind"] = forms.ChoiceField(
            label="Ce qui est loué",
            choices=[
                ("home", "un logement"),
                ("room", "une chambre"),
                ("sharing", "une part de colocation"),
            ],
        )
        self.fields["is_furnished"] = forms.BooleanField(
            label="Meublé", required=False, initial=is_furnished
        )
        self.fields["has_disability_benefit"] = forms.BooleanField(
            label="AAH ou AEEH dans le ménage", required=False
        )
        self.fields["solidarity"] = AmountField(
            label="Réduction de loyer de solidarité",
            required=False,
            help_text="Celle du bailleur social, par mois. Vide : aucune.",
        )
