"""Plans, reports to the agency, guarantees."""

from typing import Any

from django import forms

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.ui.fields import AmountField, DayField
from palier.base.ui.forms import ActionForm
from palier.law.repayment import bases
from palier.registers.people.choices import TILES
from palier.work.arrears.actions import controls_of
from palier.work.arrears.models import GuaranteeClaim, PlanControl, RepaymentPlan
from palier.work.billing.models import Payment
from palier.work.leases.models import Guarantee


class PlanForm(ActionForm):
    """A debt, and the monthly sum told in one of three ways."""

    total = AmountField(label="Dette du plan")
    capacity = AmountField(
        label="Capacité de remboursement par mois",
        required=False,
        help_text="Ce que le ménage peut payer en plus de son loyer. Le plan ne la dépasse jamais.",
    )
    monthly = AmountField(
        label="Mensualité",
        required=False,
        help_text="Vide : la capacité, ou la dette divisée par le nombre de mensualités.",
    )
    count = forms.IntegerField(
        label="Nombre de mensualités", min_value=1, max_value=120, required=False
    )
    agreed_on = DayField(label="Convenu le", past=True)
    first_due_on = DayField(
        label="Première mensualité le", help_text="La dernière prend les centimes."
    )


class RecordPlan(PlanForm):
    basis = forms.ChoiceField(
        label="Sur quel fondement",
        choices=[(each.code, f"{each.label} ({each.longest})") for each in bases().values()],
    )
    reference = forms.CharField(label="Décision, numéro", max_length=120, required=False)
    is_signed = forms.BooleanField(
        label="Déjà signé, ou décidé",
        required=False,
        help_text="Sinon le plan est proposé : il court une fois signé.",
    )
    field_order = ("basis",)


class RevisePlan(PlanForm):
    reason = forms.CharField(label="Pourquoi le plan change", max_length=200)
    field_order = ("reason",)


class StartPlan(ActionForm):
    on = DayField(label="Signé le", past=True)


class EndPlan(ActionForm):
    ended_on = DayField(label="Terminé le", past=True)
    reason = forms.CharField(label="Pourquoi", max_length=200, required=False)


class DeclareBreach(ActionForm):
    on = DayField(label="Rompu le", past=True)
    told_on = DayField(label="Ménage prévenu le", past=True)
    reason = forms.CharField(label="Précision", max_length=200, required=False)


class NoteControl(ActionForm):
    due_on = forms.TypedChoiceField(label="Contrôle prévu le")
    on = DayField(label="Fait le", past=True)
    is_kept = forms.BooleanField(label="Plan respecté", required=False)
    text = forms.CharField(label="Ce qui en est dit", max_length=300, required=False)

    def prepare(self) -> None:
        plan: RepaymentPlan = self.subject  # type: ignore[assignment]
        done = set(PlanControl.objects.filter(plan=plan).values_list("due_on", flat=True))
        field: Any = self.fields["due_on"]
        field.choices = [
            (f"{d}", f"{day_in_words(d)}") for d in controls_of(plan) if d not in done
        ]
        field.coerce = type(self.today).fromisoformat


class ReportUnpaid(ActionForm):
    reported_on = DayField(label="Signalé le", past=True)
    agency = forms.CharField(label="Organisme", max_length=80, initial="CAF")
    beneficiary_number = forms.CharField(
        label="Numéro d’allocataire", max_length=20, required=False
    )
    reference = forms.CharField(
        label="Référence de l’envoi",
        max_length=80,
        required=False,
        help_text="Le numéro que donne Mon Compte Partenaire, ou le recommandé.",
    )


class GuaranteeChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        most = f", {euros(row.most)} au plus" if row.most else ""
        return f"{row.get_kind_display()}, {row.name}{most}"


class CallGuarantee(ActionForm):
    guarantee = GuaranteeChoice(
        label="Garantie", queryset=Guarantee.objects.none(), empty_label=None
    )
    declared_on = DayField(label="Déclarée le", past=True)
    amount = AmountField(label="Montant demandé")
    reference = forms.CharField(label="Référence", max_length=80, required=False)

    def prepare(self) -> None:
        household = self.subject.account.household_id  # type: ignore[union-attr]
        self.fields["guarantee"].queryset = Guarantee.objects.filter(  # type: ignore[attr-defined]
            occupancy__household=household
        ).order_by("pk")


class AnswerClaim(ActionForm):
    accepted = forms.TypedChoiceField(
        label="Réponse",
        choices=[("yes", "accepte de payer"), ("no", "refuse")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs=TILES),
    )
    answered_on = DayField(label="Le", past=True)
    refused_because = forms.CharField(label="Refus : pourquoi", max_length=200, required=False)


class PaymentChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        return (
            f"{day_in_words(row.on, short=True)}, {euros(row.amount)}, {row.get_means_display()}"
        )


class NoteGuaranteePayment(ActionForm):
    payment = PaymentChoice(
        label="Paiement reçu",
        queryset=Payment.objects.none(),
        empty_label=None,
        help_text="Un paiement déjà encaissé sur le compte du ménage.",
    )

    def prepare(self) -> None:
        claim: GuaranteeClaim = self.subject  # type: ignore[assignment]
        self.fields["payment"].queryset = Payment.objects.filter(  # type: ignore[attr-defined]
            account=claim.account_id, reverses=None, reversals=None, on__gte=claim.declared_on
        ).order_by("-on", "-pk")


class NoteGuaranteeReturn(ActionForm):
    on = DayField(label="Le", past=True)
    amount = AmountField(label="Remboursé à la garantie")
