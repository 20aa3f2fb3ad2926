"""Living there: rules, guests, absences, whom to call, entering a room, works."""

from typing import Any, ClassVar

from django import forms

from palier.base.ui.fields import DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.watching import WatchedArea
from palier.registers.people.choices import TILES, words
from palier.work.residences.forms.choosing import (
    HouseForm,
    PlaceOfOurs,
    ResidentHere,
    ResidentsHere,
)
from palier.work.residences.models import (
    RoomEntry,
    WorksStay,
)
from palier.work.residences.reads import homes_to_lend


class WriteRules(ActionForm):
    starts_on = DayField(label="En vigueur le")
    council_on = DayField(
        label="Conseil de concertation consulté le",
        required=False,
        help_text="Il l’est sur le règlement dès que la maison compte plus de 15 ménages.",
    )
    text = words("Texte", rows=14)


class SignRules(HouseForm):
    occupancies = ResidentsHere(label="Ont paraphé")
    on = DayField(label="Le", past=True)

    def prepare(self) -> None:
        super().prepare()
        field: Any = self.fields["occupancies"]
        field.queryset = field.queryset.exclude(rules_signings__rules=self.subject)


class HostGuest(ActionForm):
    name = forms.CharField(label="Prénom et nom", max_length=120)
    starts_on = DayField(label="Du")
    ends_on = LastDayField(label="Au, ce jour compris")
    declared_on = DayField(label="Déclarée le", past=True)


class GuestLeft(ActionForm):
    left_on = DayField(label="Dernier jour", past=True)


class CorrectGuest(ActionForm):
    name = forms.CharField(label="Nom", max_length=120)
    starts_on = DayField(label="Premier jour")
    ends_on = LastDayField(label="Dernier jour")


class NoteAbsence(ActionForm):
    left_on = DayField(label="Parti le")
    back_on = DayField(label="Retour prévu le", required=False)
    is_announced = forms.BooleanField(label="La personne l’a dit", required=False, initial=True)


class CorrectAbsence(NoteAbsence):
    pass


class NoteReturn(ActionForm):
    returned_on = DayField(label="Revenu le", past=True)


class NoteUrgentContact(ActionForm):
    name = forms.CharField(label="Qui appeler", max_length=120)
    link = forms.CharField(label="Lien", max_length=80, required=False, help_text="Fille, ami…")
    phone = forms.CharField(label="Téléphone", max_length=30)


class EnterRoom(ActionForm):
    needed: ClassVar[dict[str, str]] = {"noticed_on": "si l’on a prévenu", "found": "en urgence"}

    on = DayField(label="Le", past=True)
    ground = forms.ChoiceField(
        label="À quel titre", choices=RoomEntry.Ground, widget=forms.RadioSelect(attrs=TILES)
    )
    noticed_on = DayField(label="Personne prévenue le", required=False, past=True)
    why = forms.CharField(label="Pourquoi", max_length=200)
    found = forms.CharField(
        label="Ce qui a été trouvé et fait",
        max_length=300,
        required=False,
        widget=WatchedArea(attrs={"rows": 2}),
    )


class TellResident(ActionForm):
    told_on = DayField(label="Lettre remise le", past=True)


class NoteWelcome(ActionForm):
    done_on = DayField(label="Fait le", past=True)
    by = forms.CharField(label="Par", max_length=120)


class RehouseForWorks(HouseForm):
    needed: ClassVar[dict[str, str]] = {"where": "si ce n’est pas chez nous"}

    occupancy = ResidentHere(label="Ménage")
    place = PlaceOfOurs(label="Logement à nous", required=False)
    where = forms.CharField(label="Où", max_length=160, required=False)
    agreed_on = DayField(label="Accord écrit le", past=True)
    starts_on = DayField(label="Relogé à partir du")
    back_by = DayField(label="Retour prévu le")

    def prepare(self) -> None:
        super().prepare()
        fields: Any = self.fields
        fields["place"].queryset = homes_to_lend(self.actor, self.today)
        away = WorksStay.objects.filter(returned_on=None).values("occupancy")
        fields["occupancy"].queryset = fields["occupancy"].queryset.exclude(pk__in=away)


class EndWorksStay(ActionForm):
    returned_on = DayField(label="Revenu le", past=True)
