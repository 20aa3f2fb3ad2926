from typing import Any

from django import forms

from palier.base.kit.typography import day_in_words
from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.people.choices import TILES, words
from palier.registers.people.models import Body, Household
from palier.work.leases.models import Occupancy
from palier.work.neighbourhood.models import (
    Mediation,
    MediationStep,
    PublicReport,
    QuarterRound,
    ServiceRelay,
)


class AnyBody(PickField):
    """A body, of some kinds."""

    def __init__(self, *, kinds: list[str], **kwargs: Any) -> None:
        self.kinds = kinds
        super().__init__(queryset=Body.objects.none(), empty_label="—", **kwargs)


class Neighbour(PickField):
    """A household that lives on the site."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Household.objects.none(), **kwargs)


class QuarterForm(ActionForm):
    def prepare(self) -> None:
        subject: Any = self.subject
        site = getattr(subject, "site", subject)
        for field in self.fields.values():
            if isinstance(field, AnyBody):
                field.queryset = (
                    Body.objects.visible_to(self.actor)
                    .filter(kinds__overlap=field.kinds)
                    .order_by("sort_name", "pk")
                )
            elif isinstance(field, Neighbour):
                living = Occupancy.objects.in_force(self.today).filter(
                    organisation=self.actor.organisation, site=site
                )
                known = Household.objects.visible_to(self.actor).filter(
                    pk__in=living.values("household")
                )
                if not self.actor.sees("people.hidden_addresses"):
                    known = known.filter(hidden_at=None)
                field.queryset = known.order_by("name", "pk")


class OpenMediation(QuarterForm):
    landlord = AnyBody(label="Bailleur", kinds=["landlord"])
    household = Neighbour(
        label="Ménage", required=False, help_text="Vide : les habitants ensemble."
    )
    topic = forms.ChoiceField(
        label="Sujet", choices=Mediation.Subject, widget=forms.RadioSelect(attrs=TILES)
    )
    text = words(
        "De quoi il s’agit",
        rows=2,
        help_text="Rien de la vie privée : le bailleur peut le lire.",
        watched=True,
    )
    opened_on = DayField(label="Ouverte le", past=True)


class NoteExchange(ActionForm):
    on = DayField(label="Le", past=True)
    side = forms.ChoiceField(
        label="Qui", choices=MediationStep.Side, widget=forms.RadioSelect(attrs=TILES)
    )
    words = words("Ce qui s’est dit", rows=2, watched=True)
    promised_on = DayField(label="Promis pour le", required=False)


class KeepPromise(ActionForm):
    kept_on = DayField(label="Tenu le", past=True)


class CloseMediation(ActionForm):
    is_settled = forms.TypedChoiceField(
        label="Issue",
        choices=[("yes", "réglée"), ("no", "sans suite")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs=TILES),
    )
    outcome = words("Ce qui en est sorti", rows=2, watched=True)
    closed_on = DayField(label="Close le", past=True)


class WalkQuarter(ActionForm):
    on = DayField(label="Le", past=True)
    words = words("En marchant", required=False, rows=2, watched=True)


class ReportPublic(QuarterForm):
    kind = forms.ChoiceField(
        label="Quoi", choices=PublicReport.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    spot = forms.CharField(label="À quel endroit", max_length=160)
    text = forms.CharField(label="Précisions", max_length=300, required=False)
    seen_on = DayField(label="Vu le", past=True)
    round = forms.ModelChoiceField(
        label="Pendant la tournée", queryset=QuarterRound.objects.none(), required=False
    )

    def prepare(self) -> None:
        super().prepare()
        fields: Any = self.fields
        site: Any = self.subject
        fields["round"].queryset = (
            QuarterRound.objects.visible_to(self.actor)
            .filter(site=site)
            .order_by("-on", "-pk")[:10]
        )
        fields["round"].label_from_instance = lambda row: f"{day_in_words(row.on, short=True)}"
        if self.is_bound:
            fields["round"].queryset = QuarterRound.objects.visible_to(self.actor).filter(
                site=site
            )


class SendReport(QuarterForm):
    partner = AnyBody(label="À qui", kinds=["partner", "landlord", "supplier", "funder"])
    sent_on = DayField(label="Transmis le", past=True)


class AnswerReport(ActionForm):
    answer = words("Réponse", rows=2, watched=True)
    answered_on = DayField(label="Reçue le", past=True)


class SettleReport(ActionForm):
    settled_on = DayField(label="Réglé le", past=True)


class Relay(QuarterForm):
    household = Neighbour(label="Ménage")
    service = AnyBody(label="Service", kinds=["partner", "prescriber", "funder"])
    need = forms.ChoiceField(
        label="Pour", choices=ServiceRelay.Need, widget=forms.RadioSelect(attrs=TILES)
    )
    on = DayField(label="Le", past=True)


class FollowRelay(ActionForm):
    met_on = DayField(label="Reçu par le service le", required=False, past=True)
    is_open = forms.TypedChoiceField(
        label="Droit ouvert",
        choices=[("", "on ne sait pas encore"), ("yes", "oui"), ("no", "non")],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs=TILES),
    )
    outcome = forms.CharField(label="Ce qu’il en est", max_length=200, required=False)


class NotePrevention(QuarterForm):
    title = forms.CharField(label="Quoi", max_length=160)
    on = DayField(label="Le", past=True)
    people = forms.IntegerField(
        label="Participants", min_value=0, max_value=5000, help_text="Un nombre, jamais des noms."
    )
    partner = AnyBody(label="Avec", kinds=["partner", "prescriber", "funder"], required=False)
