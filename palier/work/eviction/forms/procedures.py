"""A procedure, its steps, its dates, the protocol, the assessment."""

from typing import Any

from django import forms

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.models import Membership, User
from palier.base.ui.fields import AmountField, DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.law.assessment import headings, shareable
from palier.law.procedure import StepRule, known
from palier.law.truce import exclusions
from palier.registers.people.choices import TILES
from palier.registers.people.models import Body, Household
from palier.registers.people.reads import may_see_home
from palier.work.arrears.models import RepaymentPlan
from palier.work.eviction.models import ENDINGS, Procedure, SocialAssessment
from palier.work.leases.models import LIVED_IN, REGIMES, Occupancy


class ContractChoice(PickField):
    def label_from_instance(self, row: Any) -> str:
        return f"{row.number}, {row.main_place.label} ({row.get_regime_display()})"


class UntoldContractChoice(PickField):
    """Contracts by their number alone, where the home is not to be known."""

    def label_from_instance(self, row: Any) -> str:
        return f"{row.number} ({row.get_regime_display()})"


class OpenProcedure(ActionForm):
    occupancy = ContractChoice(
        label="Contrat avec nous",
        queryset=Occupancy.objects.none(),
        required=False,
        help_text="Vide : le ménage loue à un autre bailleur.",
    )
    landlord = PickField(label="Autre bailleur", queryset=Body.objects.none(), required=False)
    regime = forms.ChoiceField(
        label="Régime, si ce n’est pas un de nos contrats",
        choices=[("", "—"), *REGIMES],
        required=False,
    )
    signed_on = DayField(
        label="Bail signé le",
        required=False,
        help_text="Avant ou depuis le 29 juillet 2023 : le délai pour payer en dépend.",
    )
    ground = forms.ChoiceField(label="Motif", choices=Procedure.Ground)
    opened_on = DayField(label="Procédure ouverte le", past=True)
    debt = AmountField(label="Dette demandée", required=False)
    landlord_is_person = forms.BooleanField(
        label="Le bailleur est une personne physique", required=False
    )
    has_guarantor = forms.BooleanField(label="Il y a une caution", required=False)
    lawyer = forms.CharField(label="Avocat du ménage", max_length=120, required=False)
    bailiff = forms.CharField(label="Commissaire de justice", max_length=120, required=False)

    def __init__(self, *args: Any, household: Household, **kwargs: Any) -> None:
        self.household = household
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        mine = Occupancy.objects.filter(household=self.household, state__in=LIVED_IN)
        fields: Any = self.fields
        if not may_see_home(self.household, self.actor):
            told = fields["occupancy"]
            fields["occupancy"] = UntoldContractChoice(
                mine,
                search=("number",),
                label=told.label,
                required=False,
                help_text=told.help_text,
            )
        fields["occupancy"].queryset = mine.select_related("main_place").order_by("-pk")
        fields["landlord"].queryset = Body.objects.filter(
            organisation=self.actor.organisation, kinds__contains=["landlord"]
        ).order_by("sort_name")


class NoteProcedureStep(ActionForm):
    """One step: only what this step says is asked."""

    on = DayField(
        label="Le",
        past=True,
        error_messages={"required": "Cet acte a une date : sans elle, aucun délai ne se compte."},
    )
    hearing_on = DayField(label="Audience le", required=False)
    outcome = forms.ChoiceField(
        label="Ce que le juge décide",
        choices=[("", "—"), *known()["outcomes"].items()],
        required=False,
    )
    months = forms.IntegerField(label="Mois accordés", min_value=0, max_value=84, required=False)
    is_summary = forms.BooleanField(label="En référé", required=False)
    form = forms.ChoiceField(
        label="Comment elle a été remise", choices=[*known()["forms"].items()], required=False
    )
    mentions = forms.MultipleChoiceField(
        label="Mentions présentes",
        choices=list(known()["mentions"].items()),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        required=False,
        help_text="À peine de nullité : ce qui n’est pas coché sera signalé à l’avocat.",
    )
    truce_exclusion = forms.ChoiceField(
        label="La trêve hivernale ne protège pas, parce que",
        choices=[("", "elle protège"), *exclusions().items()],
        required=False,
    )
    amount = AmountField(label="Montant demandé", required=False)
    reference = forms.CharField(label="Référence, numéro RG", max_length=80, required=False)
    text = forms.CharField(
        label="Précision", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, rule: StepRule, path: str, **kwargs: Any) -> None:
        self.rule, self.path = rule, path
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        asked = {*self.rule.asks, "on", "reference", "text"}
        asked |= {"is_summary"} if "summary" in asked else set()
        asked |= {"truce_exclusion", "months"} if "delay" in asked else set()
        if self.path != "contract" and self.rule.code == "formal_notice":
            asked.discard("months")
        for name in [name for name in self.fields if name[0] != "_" and name not in asked]:
            del self.fields[name]
        if "mentions" in self.fields:
            self.fields["mentions"].initial = list(known()["mentions"])
        if "delay" in self.rule.asks:
            self.fields["months"].label = "Délai pour partir, en mois"
            self.fields["months"].initial = 2
            self.fields[
                "months"
            ].help_text = "Deux, sauf décision du juge (CPCE art. L412-1 et L412-2)."


class UndoStep(ActionForm):
    because = forms.CharField(label="Pourquoi il ne compte plus", max_length=200)


class ChangeDeadline(ActionForm):
    on = DayField(
        label="Date retenue",
        required=False,
        help_text="Vide : cette échéance est sans objet. La date de la loi reste affichée.",
    )
    reason = forms.CharField(label="Pourquoi", max_length=300)


class WorkerChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, user: Any) -> str:
        return str(user.short_name)


class CompleteProcedure(ActionForm):
    worker = WorkerChoice(label="Suivie par", queryset=User.objects.none(), required=False)
    debt = AmountField(label="Dette demandée", required=False)
    lawyer = forms.CharField(label="Avocat du ménage", max_length=120, required=False)
    bailiff = forms.CharField(label="Commissaire de justice", max_length=120, required=False)
    has_guarantor = forms.BooleanField(label="Il y a une caution", required=False)
    landlord_is_person = forms.BooleanField(
        label="Le bailleur est une personne physique", required=False
    )

    def prepare(self) -> None:
        here = Membership.objects.visible_to(self.actor).filter(period__contains=self.today)
        fields: Any = self.fields
        fields["worker"].queryset = User.objects.filter(pk__in=here.values("user")).order_by(
            "last_name", "pk"
        )


class EndProcedure(ActionForm):
    ending = forms.ChoiceField(label="Comment elle finit", choices=[("", "—"), *ENDINGS])
    ended_on = DayField(label="Le", past=True)


class PlanChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, plan: Any) -> str:
        return f"plan du {day_in_words(plan.agreed_on)}, {plan.get_basis_display()}"


class SignProtocol(ActionForm):
    signed_on = DayField(label="Signé le", past=True)
    until = LastDayField(label="Jusqu’au", help_text="Deux ans au plus.")
    plan = PlanChoice(
        label="Plan d’apurement joint", queryset=RepaymentPlan.objects.none(), required=False
    )
    approved_on = DayField(label="Plan approuvé par la CAF le", required=False)

    def prepare(self) -> None:
        procedure: Procedure = self.subject  # type: ignore[assignment]
        fields: Any = self.fields
        fields["plan"].queryset = RepaymentPlan.objects.filter(
            account__household=procedure.household_id, state="running"
        ).order_by("pk")


class ExtendProtocol(ActionForm):
    until = LastDayField(label="Prolongé jusqu’au", help_text="Trois ans en tout au plus.")


class EndProtocol(ActionForm):
    kept = forms.TypedChoiceField(
        label="Ce protocole",
        choices=[("yes", "est tenu : un bail est signé"), ("no", "n’est pas respecté")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs=TILES),
    )
    ended_on = DayField(label="Le", past=True)


class StartAssessment(ActionForm):
    shared = forms.MultipleChoiceField(
        label="Le ménage accepte que soient repris",
        choices=list(shareable().items()),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        required=False,
        help_text="Le reste se demande pendant l’entretien. Le bail et la dette sont toujours repris.",
    )


class WriteAssessment(ActionForm):
    """One field for each heading of the decree."""

    def prepare(self) -> None:
        row: SocialAssessment = self.subject  # type: ignore[assignment]
        for code, label in headings().items():
            self.fields[code] = forms.CharField(
                label=label,
                required=False,
                max_length=4000,
                initial=row.content.get(code, ""),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def carry_out(self, action: Any, subject: Any, **known: Any) -> bool:
        """The headings are handed over together, as the action takes them."""
        if self.is_bound and self.is_valid():
            content = {code: self.cleaned_data.pop(code, "") for code in headings()}
            return super().carry_out(action, subject, content=content, **known)
        return super().carry_out(action, subject, **known)


class SendAssessment(ActionForm):
    sent_on = DayField(label="Transmis le", past=True)
