from typing import Any

from django import forms

from palier.base.ui.fields import DayField, LastDayField
from palier.base.ui.watching import WatchedLine
from palier.registers.papers.kinds import KINDS
from palier.registers.people.choices import TILES, ChoosingForm, PersonChoice
from palier.registers.people.models import Household


class CorrectPaper(ChoosingForm):
    person = PersonChoice(label="De qui", required=False, empty_label="Du ménage")
    received_on = DayField(label="Reçue le", past=True)
    valid_until = LastDayField(
        label="Vaut jusqu’au",
        required=False,
        help_text="Vide : elle n’a pas de fin. La durée proposée est d’usage : corrigez-la.",
    )
    words = forms.CharField(label="Précision", max_length=120, required=False, widget=WatchedLine)

    def prepare(self) -> None:
        super().prepare()
        subject: Any = self.subject
        household = subject if isinstance(subject, Household) else subject.household
        self.choose_among(household)


class ReceivePaper(CorrectPaper):
    adds = True
    field_order = ("kind", "person", "received_on", "valid_until", "words")

    kind = forms.ChoiceField(
        label="Pièce",
        choices=[(code, kind.label) for code, kind in KINDS.items()],
        widget=forms.RadioSelect(attrs=TILES),
    )
