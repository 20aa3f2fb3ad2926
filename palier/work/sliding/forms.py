from typing import Any

from django import forms
from django.db.models import Q

from palier.base.kit.typography import capitalised
from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.base.ui.watching import WatchedArea
from palier.law import sliding as law
from palier.law.regimes import regime
from palier.work.leases.models import Occupancy, SecurityDeposit
from palier.work.sliding.models import SlidingLease, SlidingReview
from palier.work.titles.models import Holding, HoldingState

TILES = {"data-tiles": "yes"}


class OpenSlide(ActionForm):
    sublease_signed_on = DayField(
        label="Sous-location signée le", past=True, help_text="Les bilans se comptent de ce jour."
    )
    tripartite_on = DayField(
        label="Convention tripartite signée le",
        required=False,
        past=True,
        help_text="Bailleur, association, ménage.",
    )
    conditions = forms.CharField(
        label="Conditions pour avoir le bail",
        required=False,
        widget=WatchedArea(attrs={"rows": 3}),
        help_text="Ce que les trois ont écrit : durée, loyers payés, assurance…",
    )
    review_months = forms.IntegerField(
        label="Bilan tous les (mois)",
        min_value=1,
        max_value=24,
        required=False,
        help_text="Ce que dit le contrat. Vide : il n’en prévoit pas.",
    )

    def prepare(self) -> None:
        if isinstance(self.subject, Occupancy) and law.review_is_by_law(self.subject.regime):
            self.fields.pop("review_months")
            self.fields["tripartite_on"].required = True


class HoldSlideReview(ActionForm):
    on = DayField(label="Tenu le", past=True)
    present = forms.CharField(
        label="Présents", max_length=300, help_text="Le ménage, l’association, le bailleur."
    )
    household_words = forms.CharField(
        label="Ce qu’en dit le ménage", required=False, widget=WatchedArea(attrs={"rows": 3})
    )
    association_words = forms.CharField(
        label="Ce qu’en dit l’association",
        required=False,
        widget=WatchedArea(attrs={"rows": 3}),
    )
    landlord_words = forms.CharField(
        label="Ce qu’en dit le bailleur", required=False, widget=WatchedArea(attrs={"rows": 3})
    )
    decision = forms.ChoiceField(
        label="Décision",
        choices=[(c, capitalised(w)) for c, w in SlidingReview.Decision.choices],
        widget=forms.RadioSelect(attrs=TILES),
    )
    reasons = forms.CharField(
        label="Motifs", required=False, widget=WatchedArea(attrs={"rows": 2})
    )


class NoteLandlordAnswer(ActionForm):
    on = DayField(label="Réponse du", past=True)
    offers_lease = forms.TypedChoiceField(
        label="Le bailleur",
        choices=[("yes", "Propose un bail"), ("no", "Ne propose pas de bail")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs=TILES),
    )
    reasons = forms.CharField(
        label="Ses motifs", required=False, widget=WatchedArea(attrs={"rows": 3})
    )


class MandateChoice(PickField):
    def label_from_instance(self, holding: Any) -> str:
        return f"Mandat de {holding.owner.name}" + (
            f", {holding.reference}" if holding.reference else ""
        )


class SlideLease(ActionForm):
    on = DayField(
        label="Le bail glisse le",
        past=True,
        help_text="Fin de la sous-location et début du bail, le même jour.",
    )
    regime = forms.ChoiceField(
        label="Le ménage devient locataire", widget=forms.RadioSelect(attrs=TILES)
    )
    lessor = forms.CharField(label="De qui", max_length=160)
    mandate = MandateChoice(
        label="Nous gérons ensuite ce bail par mandat",
        queryset=Holding.objects.none(),
        required=False,
        empty_label="Non : le bail est direct avec le propriétaire",
    )
    deposit_goes_to = forms.ChoiceField(
        label="Le dépôt de garantie est",
        choices=[(c, capitalised(w)) for c, w in SecurityDeposit.GoesTo.choices],
        initial=SecurityDeposit.GoesTo.HOUSEHOLD,
        widget=forms.RadioSelect(attrs=TILES),
    )
    followed_until = DayField(label="Nous suivons les paiements jusqu’au", required=False)

    def prepare(self) -> None:
        self.fields["regime"].choices = [  # type: ignore[attr-defined]
            (code, regime(code).label) for code in law.slides_to()
        ]
        if isinstance(self.subject, SlidingLease):
            place = self.subject.occupancy.main_place_id
            mandates = Holding.objects.visible_to(self.actor).filter(
                Q(places__place=place), kind=Holding.Kind.MANDATE, state=HoldingState.SIGNED
            )
            self.fields["mandate"].queryset = mandates.select_related("owner").order_by("-pk")  # type: ignore[attr-defined]


class EndSlide(ActionForm):
    on = DayField(label="Le", past=True)
    outcome = forms.ChoiceField(
        label="Issue",
        choices=[(c, capitalised(w)) for c, w in SlidingLease.Outcome.choices],
        widget=forms.RadioSelect(attrs=TILES),
    )


class FollowSlide(ActionForm):
    on = DayField(label="Le", past=True)
    is_paid = forms.TypedChoiceField(
        label="Le loyer du mois",
        choices=[("yes", "Payé"), ("no", "Pas payé")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs=TILES),
    )
    words = forms.CharField(
        label="À savoir",
        max_length=300,
        required=False,
        help_text="Ce qu’en dit le bailleur, le ménage.",
    )
