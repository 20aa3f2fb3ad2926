from typing import Any

from django import forms

from palier.base.ui.fields import AmountField, DayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.people.choices import TILES
from palier.registers.people.models import OPEN_BODIES, Body
from palier.work.succession.models import Scenario

UNKNOWN = "Vide : pas encore connu."
ASKED = {
    Scenario.Kind.RENEW: ("years", "owner_rent", "works", "grants"),
    Scenario.Kind.BUY: ("years", "price", "works", "grants"),
    Scenario.Kind.HAND_OVER: ("works",),
    Scenario.Kind.OWNER: ("works",),
    Scenario.Kind.EMPTY: ("works", "rehousing"),
}
"""Which figures each scenario has."""


class CorrectScenario(ActionForm):
    words = forms.CharField(
        label="Précision",
        max_length=300,
        required=False,
        help_text="« Bail de 30 ans, la ville finance la toiture ».",
    )
    years = forms.IntegerField(
        label="Sur combien d’années",
        min_value=1,
        max_value=99,
        required=False,
        help_text="La durée du nouveau bail, ou du prêt : ce qui se paie une fois s’y répartit.",
    )
    owner_rent = AmountField(
        label="Loyer au propriétaire, par an", required=False, help_text=UNKNOWN
    )
    price = AmountField(label="Prix d’achat", required=False, help_text=UNKNOWN)
    works = AmountField(
        label="Travaux", required=False, help_text="Ceux qu’il faut pour ce scénario. " + UNKNOWN
    )
    grants = AmountField(label="Subventions acquises", required=False)
    rehousing = AmountField(
        label="Coût d’un relogement, par ménage", required=False, help_text=UNKNOWN
    )

    def prepare(self) -> None:
        subject: Any = self.subject
        if isinstance(subject, Scenario):
            for name in {"years", "owner_rent", "price", "works", "grants", "rehousing"}:
                if name not in ASKED[Scenario.Kind(subject.kind)]:
                    del self.fields[name]


class AddScenario(CorrectScenario):
    adds = True
    field_order = ("kind", "words")

    kind = forms.ChoiceField(
        label="Scénario",
        choices=Scenario.Kind,
        widget=forms.RadioSelect(attrs=TILES),
        help_text="Nouveau bail ou prorogation ; rendu au propriétaire occupé, il garde les ménages ; "
        "rendu libre, on les reloge.",
    )

    def prepare(self) -> None:
        """Its figures are asked on the next page: each scenario has its own."""
        for name in {"years", "owner_rent", "price", "works", "grants", "rehousing"}:
            del self.fields[name]


class ChooseScenario(ActionForm):
    on = DayField(label="Décidé le", past=True)
    why = forms.CharField(
        label="Pourquoi",
        max_length=300,
        help_text="« Seul à garder les ménages chez eux », « le conseil du 12 mai l’a voté ».",
    )


class HandOverTitle(ActionForm):
    to = PickField(label="À qui", queryset=Body.objects.none())
    on = DayField(label="À partir du", past=True)
    words = forms.CharField(
        label="Précision", max_length=300, required=False, help_text="« Acte de Me Roche »."
    )

    def prepare(self) -> None:
        field: Any = self.fields["to"]
        rows = Body.objects.visible_to(self.actor).filter(OPEN_BODIES)
        field.queryset = rows.order_by("sort_name", "pk")
