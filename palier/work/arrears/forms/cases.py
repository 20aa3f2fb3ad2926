"""Cases, rules and reminders."""

from decimal import Decimal
from typing import Any

from django import forms

from palier.base.kit.money import euros
from palier.base.tenancy.models import Membership, User
from palier.base.ui.fields import AmountField, DayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.watching import WatchedArea
from palier.registers.people.choices import TILES
from palier.work.arrears.models import ArrearsCase, CaseState, CaseStep, Presence, StepKind
from palier.work.arrears.reads import open_cases, proposed
from palier.work.arrears.wording import FIELDS

SENT = [StepKind.MESSAGE, StepKind.LETTER, StepKind.REGISTERED]


class CasesChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Cases, each with its household and its debt."""

    def label_from_instance(self, case: Any) -> str:
        return f"{case.account.household.name}, {euros(case.debt)}"


class FollowCases(ActionForm):
    cases = CasesChoice(
        label="Dossiers trouvés",
        queryset=ArrearsCase.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )

    def prepare(self) -> None:
        rows = (
            open_cases(self.actor, self.today)
            .filter(state=CaseState.FOUND)
            .order_by("-debt", "pk")
        )
        self.fields["cases"].queryset = rows  # type: ignore[attr-defined]
        self.fields["cases"].initial = [case.pk for case in rows]


class SendReminders(ActionForm):
    """Those for whom a step is proposed; all are chosen, one takes out whom one wishes."""

    cases = CasesChoice(
        label="À qui",
        queryset=ArrearsCase.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        found = proposed(self.actor, self.kind, self.today)
        rows = ArrearsCase.objects.visible_to(self.actor).filter(pk__in=[c.pk for c in found])
        self.fields["cases"].queryset = rows.select_related(  # type: ignore[attr-defined]
            "account__household", "account__entity__organisation", "organisation"
        ).order_by("-debt", "pk")
        self.fields["cases"].initial = [case.pk for case in found]


class SendReminder(ActionForm):
    title = forms.CharField(label="Objet", max_length=120)
    text = forms.CharField(label="Texte", widget=forms.Textarea(attrs={"rows": 12}))


class NoteStep(ActionForm):
    kind = forms.ChoiceField(label="Quoi", choices=StepKind)
    on = DayField(label="Le", past=True)
    result = forms.ChoiceField(
        label="Ce qu’il en est",
        choices=[("", "—"), *[c for c in CaseStep.Result.choices if c[0]]],
        required=False,
    )
    promised_on = DayField(label="Paiement promis pour le", required=False)
    text = forms.CharField(
        label="Ce qui a été dit",
        max_length=400,
        required=False,
        widget=WatchedArea(attrs={"rows": 3}),
        help_text="Lu par toutes les personnes qui suivent les impayés : rien de la santé ni de l’intime.",
    )


class PauseCase(ActionForm):
    because = forms.CharField(
        label="Pourquoi", max_length=200, help_text="Par exemple : FSL demandé, APL en attente."
    )
    until = DayField(
        label="Jusqu’au",
        help_text="Six mois au plus.",
        error_messages={"required": "Une pause a une date de fin : choisissez-la."},
    )


class CloseCase(ActionForm):
    closing = forms.ChoiceField(
        label="Comment il finit",
        choices=[c for c in ArrearsCase.Closing.choices if c[0] != "healed"],
        help_text="Une dette payée clôt son dossier toute seule.",
    )
    closed_on = DayField(label="Le", past=True)


class WorkerChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, user: Any) -> str:
        return str(user.short_name)


class EntrustCase(ActionForm):
    worker = WorkerChoice(label="Suivi par", queryset=User.objects.none(), empty_label=None)

    def prepare(self) -> None:
        here = Membership.objects.visible_to(self.actor).filter(period__contains=self.today)
        self.fields["worker"].queryset = User.objects.filter(  # type: ignore[attr-defined]
            pk__in=here.values("user")
        ).order_by("last_name", "pk")


class RuleForm(ActionForm):
    """A rule; its effect is shown before anything changes."""

    name = forms.CharField(label="Nom", max_length=80)
    presence = forms.ChoiceField(
        label="Ménages", choices=Presence, widget=forms.RadioSelect(attrs=TILES), initial="here"
    )
    least_days = forms.IntegerField(
        label="Jours de retard, au moins", min_value=0, max_value=3650, initial=15
    )
    least_amount = AmountField(label="Dette, au moins", initial=Decimal("20.00"))
    least_months = forms.DecimalField(
        label="Mois de reste à payer, au moins",
        min_value=Decimal(0),
        max_value=Decimal(99),
        max_digits=4,
        decimal_places=1,
        initial=Decimal(0),
        help_text="0 : cette condition ne compte pas.",
    )
    step = forms.ChoiceField(label="Étape proposée", choices=StepKind)
    is_active = forms.BooleanField(label="Appliquer cette règle", required=False, initial=True)
    seen = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def proposal(self) -> dict[str, Any]:
        """What was asked, for the action and for the impact."""
        return {key: value for key, value in self.cleaned_data.items() if key not in HIDDEN}


HIDDEN = ("seen", "_token", "_version")


class WordReminder(ActionForm):
    kind = forms.ChoiceField(label="Pour", choices=[(kind.value, kind.label) for kind in SENT])
    title = forms.CharField(label="Objet", max_length=120)
    text = forms.CharField(
        label="Texte",
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Se remplissent : "
        + ", ".join(f"{{{name}}} ({words})" for name, words in FIELDS.items()),
    )
    starts_on = DayField(label="À partir du")


class NoteDelivery(ActionForm):
    reference = forms.CharField(label="Numéro de recommandé", max_length=40)
    received_on = DayField(
        label="Reçue le", required=False, past=True, help_text="Vide : non réclamée."
    )
