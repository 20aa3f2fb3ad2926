from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from palier.base.tenancy.actors import Actor
from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.base.ui.rows import RowsForm
from palier.registers.people.choices import TILES, ChoosingForm, PersonChoice
from palier.work.domiciliation.models import (
    Domiciliation,
    DomiciliationState,
    PostContact,
    PostItem,
)

NOTED = [each for each in PostContact.Kind.choices if each[0] != PostContact.Kind.ASKED]
"""Those noted by hand: the request and each renewal note theirs."""


class AskDomiciliation(ChoosingForm):
    person = PersonChoice(label="Pour qui")
    asked_on = DayField(label="Demandée le", past=True)


class GrantDomiciliation(ActionForm):
    on = DayField(label="À partir du", past=True)


class RefuseDomiciliation(ActionForm):
    refusal = forms.ChoiceField(
        label="Motif", choices=Domiciliation.Refusal, widget=forms.RadioSelect(attrs=TILES)
    )
    refusal_words = forms.CharField(label="Précision", max_length=300, required=False)
    sent_to = forms.CharField(
        label="Orientée vers",
        max_length=160,
        help_text="Un organisme qui peut la domicilier : un refus oriente toujours.",
    )
    on = DayField(label="Le", past=True)


class RenewDomiciliation(ActionForm):
    on = DayField(label="Demandé le", past=True)


class EndDomiciliation(ActionForm):
    end_reason = forms.ChoiceField(
        label="Motif", choices=Domiciliation.EndReason, widget=forms.RadioSelect(attrs=TILES)
    )
    on = DayField(label="Le", past=True)


class ReceivePost(ActionForm):
    adds = True

    kind = forms.ChoiceField(
        label="Quoi",
        choices=PostItem.Kind,
        initial=PostItem.Kind.LETTER,
        widget=forms.RadioSelect(attrs=TILES),
    )
    count = forms.IntegerField(label="Combien", min_value=1, max_value=200, initial=1)
    received_on = DayField(label="Arrivé le", past=True)


class PostOf(ActionForm):
    domiciliation = PickField(label="Pour", queryset=Domiciliation.objects.none())
    kind = forms.ChoiceField(label="Quoi", choices=PostItem.Kind, initial=PostItem.Kind.LETTER)
    count = forms.IntegerField(label="Combien", min_value=1, max_value=200, initial=1)

    def prepare(self) -> None:
        field: Any = self.fields["domiciliation"]
        field.queryset = with_an_address(self.actor)


class SortPost(RowsForm):
    row, row_name, least = PostOf, "Courrier", 6

    def prepare(self) -> None:
        super().prepare()
        for field in self.every("domiciliation"):
            field.queryset = with_an_address(self.actor)  # type: ignore[attr-defined]


def with_an_address(actor: Actor) -> QuerySet[Domiciliation]:
    """Those whose mail comes to us, by name."""
    rows = Domiciliation.objects.visible_to(actor).filter(state=DomiciliationState.GRANTED)
    return rows.select_related("person").order_by("person__sort_name", "pk")


class ReturnPost(ActionForm):
    on = DayField(label="Le", past=True)


class NotePostContact(ActionForm):
    adds = True
    needed: ClassVar[dict[str, str]] = {"until": "pour une absence"}

    kind = forms.ChoiceField(label="Comment", choices=NOTED, widget=forms.RadioSelect(attrs=TILES))
    on = DayField(label="Le", past=True)
    until = DayField(label="Absente jusqu’au", required=False)
