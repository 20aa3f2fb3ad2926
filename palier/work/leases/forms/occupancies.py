from collections.abc import Sequence
from typing import Any

from django import forms

from palier.base.kit.typography import capitalised
from palier.base.ui.fields import DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.law.notices import NoticeRule
from palier.registers.housing.models import Place
from palier.work.leases.models import REGIMES, NoticeToQuit, Occupancy
from palier.work.leases.reads import free_places, missing_pieces

TILES = {"data-tiles": "yes"}


class DraftOccupancy(ActionForm):
    place = PickField(label="Lieu disponible", queryset=Place.objects.none())
    regime = forms.ChoiceField(
        label="Régime juridique",
        choices=[("", "D’après le titre du logement"), *REGIMES],
        required=False,
        help_text="Un logement pris à bail se sous-loue, un logement en mandat se loue au nom du "
        "propriétaire. Préavis, charges, dépôt et aide au logement en dépendent.",
    )
    starts_on = DayField(label="Entrée prévue le")
    term_on = LastDayField(
        label="Terme convenu",
        required=False,
        help_text="Vide : la durée du régime. Pour une fonction ou un séjour, son dernier jour.",
    )
    is_furnished = forms.BooleanField(
        label="Logement meublé", required=False, help_text="Change le dépôt et le préavis."
    )

    def prepare(self) -> None:
        sites = None if self.actor.sites is None else sorted(self.actor.sites)
        free = free_places(sites, self.today)
        self.fields["place"].queryset = (  # type: ignore[attr-defined]
            Place.objects.visible_to(self.actor)
            .filter(pk__in=[place.pk for place in free])
            .select_related("site")
            .order_by("site__name", "label")
        )


class ActivateOccupancy(ActionForm):
    starts_on = DayField(
        label="Remise des clés le",
        past=True,
        help_text="Le jour venu : d’ici là, le contrat est en préparation.",
    )
    pieces = forms.MultipleChoiceField(
        label="Pièces réunies avec les clés",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )
    reserve = forms.CharField(
        label="Réserve",
        max_length=300,
        required=False,
        help_text="Une pièce manque ? Dites laquelle et pourquoi vous activez quand même.",
    )
    reserve_due_on = DayField(label="Réserve à lever avant le", required=False)

    def prepare(self) -> None:
        """Only what still lacks is asked for, and only of those who may note it."""
        subject: Any = self.subject
        lacking = missing_pieces(subject)
        if not lacking or not self.actor.may("leases.receive_pieces"):
            del self.fields["pieces"]
            return
        field: Any = self.fields["pieces"]
        field.choices = [(piece.code, capitalised(piece.label)) for piece in lacking]


class EndOccupancy(ActionForm):
    ends_on = LastDayField(
        label="Dernier jour dans les lieux",
        past=True,
        help_text="Un départ à venir se note par un congé. Ce jour compte dans le loyer ; le lieu "
        "est libre le lendemain. Si quelqu’un d’autre entre le jour même du départ, notez la veille.",
    )
    end_reason = forms.ChoiceField(
        label="Vers où",
        choices=[
            ("", "—"),
            *(pair for pair in Occupancy.EndReason.choices if pair[0] != "handed_over"),
        ],
    )
    is_released = forms.BooleanField(
        label="Parti avant la fin de son congé : nous le dispensons du reste",
        required=False,
        help_text="Sans cela, le loyer reste dû jusqu’à la fin du délai.",
    )


class CancelOccupancy(ActionForm):
    pass


class GiveNoticeToQuit(ActionForm):
    ground = forms.ChoiceField(label="Motif")
    form = forms.ChoiceField(
        label="Comment il a été donné",
        choices=[(code, capitalised(words)) for code, words in NoticeToQuit.Form.choices],
        widget=forms.RadioSelect(attrs=TILES),
    )
    received_on = DayField(
        label="Reçu le", past=True, help_text="Le délai court de ce jour, pas de l’envoi."
    )
    last_on = DayField(label="Dernier jour dans les lieux", required=False)

    def speak_of(self, rules: Sequence[NoticeRule]) -> None:
        """Only the grounds that this regime knows, each with its delay."""
        field = self.fields["ground"]
        field.choices = [  # type: ignore[attr-defined]
            (rule.ground, f"{capitalised(rule.label)} : {rule.delay}") for rule in rules
        ]
        last = self.fields["last_on"]
        last.required = all(rule.day_is_told for rule in rules)
        last.help_text = (
            "Le contrat en décide : son terme, ou le délai qu’il prévoit."
            if last.required
            else "Laissez vide : Palier le calcule. Une date plus lointaine se dit ici."
        )


class WithdrawNoticeToQuit(ActionForm):
    withdrawn_on = DayField(label="Retiré le", past=True)
    withdrawn_because = forms.CharField(
        label="Avec quel accord",
        max_length=200,
        help_text="Un congé engage ; il ne se retire que si l’autre l’accepte.",
    )
