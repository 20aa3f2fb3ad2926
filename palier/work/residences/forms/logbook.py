"""The logbook, the shifts, the incidents, the roll of the night."""

import contextlib
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q

from palier.base.tenancy.models import Site
from palier.base.ui.fields import DayField, MomentField
from palier.base.ui.forms import ActionForm
from palier.base.ui.watching import WatchedArea
from palier.registers.people.choices import TILES, ChoosingForm, UserChoice, words
from palier.registers.people.models import Household
from palier.work.leases.models import Occupancy
from palier.work.residences.forms.choosing import HouseForm, HouseholdHere, ResidentsHere
from palier.work.residences.models import (
    Incident,
    LogEntry,
    Shift,
)
from palier.work.residences.reads import residents_on
from palier.work.residences.tonight import HIDDEN, houses_of


class WriteLog(HouseForm):
    needed: ClassVar[dict[str, str]] = {
        "household": "vu ou pas vu",
        "text": "inutile si l’on a vu ou non",
    }

    kind = forms.ChoiceField(
        label="Sorte",
        choices=LogEntry.Kind,
        initial=LogEntry.Kind.HOUSE,
        widget=forms.RadioSelect(attrs=TILES),
    )
    household = HouseholdHere(label="Qui", required=False)
    text = forms.CharField(
        label="Mot",
        required=False,
        max_length=600,
        widget=WatchedArea(attrs={"rows": 3}),
        help_text="Lu par toute la maison et l’astreinte : ni santé, ni vie privée.",
    )
    watch_until = DayField(
        label="À surveiller jusqu’au", required=False, help_text="Vide : cette nuit."
    )
    is_reserved = forms.BooleanField(label="Réservé à l’encadrement", required=False)
    written_at = MomentField(label="Quand", past=True)


class SettleLog(ActionForm):
    settled_on = DayField(label="Réglé le", past=True)


class PlanShift(ChoosingForm):
    needed: ClassVar[dict[str, str]] = {"site": "en présence", "phone": "en astreinte"}

    user = UserChoice(label="Qui", sight="residences.houses")
    duty = forms.ChoiceField(
        label="Service", choices=Shift.Duty, widget=forms.RadioSelect(attrs=TILES)
    )
    site = forms.ModelChoiceField(
        label="Maison",
        queryset=Site.objects.none(),
        required=False,
        help_text="Vide : une astreinte pour toutes.",
    )
    starts_at = MomentField(label="De")
    ends_at = MomentField(label="À")
    phone = forms.CharField(label="Téléphone où appeler", max_length=30, required=False)

    def prepare(self) -> None:
        super().prepare()
        ids = [site.pk for site in houses_of(self.actor)]
        self.fields["site"].queryset = Site.objects.filter(pk__in=ids).order_by("name", "pk")  # type: ignore[attr-defined]


class NoteIncident(HouseForm):
    kind = forms.ChoiceField(label="Nature", choices=Incident.Kind)
    happened_at = MomentField(label="Quand", past=True)
    household = HouseholdHere(label="Qui est concerné", required=False)
    text = words(
        "Ce qui s’est passé",
        help_text="Des faits, sans juger ni nommer de maladie.",
        watched=True,
    )
    is_serious = forms.BooleanField(label="Grave", required=False)
    is_reserved = forms.BooleanField(label="Réservé à l’encadrement", required=False)
    told_to = forms.CharField(
        label="Signalé à", max_length=200, required=False, help_text="Police, préfecture, ARS…"
    )
    next_on = DayField(label="À revoir le", required=False)


class CorrectIncident(HouseForm):
    site = forms.ModelChoiceField(label="Maison", queryset=Site.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label="Nature", choices=Incident.Kind)
    happened_at = MomentField(label="Quand", past=True)
    household = HouseholdHere(label="Qui est concerné", required=False)
    text = words("Ce qui s’est passé", watched=True)
    is_serious = forms.BooleanField(label="Grave", required=False)
    is_reserved = forms.BooleanField(label="Réservé à l’encadrement", required=False)
    told_to = forms.CharField(label="Signalé à", max_length=200, required=False)

    def prepare(self) -> None:
        super().prepare()
        subject: Any = self.subject
        houses = [site.pk for site in houses_of(self.actor)]
        self.fields["site"].queryset = Site.objects.filter(pk__in=houses).order_by("name", "pk")  # type: ignore[attr-defined]
        field: Any = self.fields["household"]
        if subject.household_id:  # who has left since is still the one concerned
            known = Household.objects.visible_to(self.actor).filter(pk=subject.household_id)
            here = Q(pk__in=field.queryset.values("pk")) | Q(pk__in=known.values("pk"))
            field.queryset = Household.objects.filter(here).order_by("name", "pk")


class FollowIncident(ActionForm):
    on = DayField(label="Le", past=True)
    words = words("Ce qui a été fait", rows=2, watched=True)
    next_on = DayField(label="À revoir le", required=False)


class CloseIncident(ActionForm):
    on = DayField(label="Le", past=True)
    words = words("Comment cela s’est terminé", rows=2, watched=True)


class SleepersField(ResidentsHere):
    """Everyone who has a place that night, by their place; a secret name is not shown."""

    def label_from_instance(self, row: Any) -> str:
        hidden = row.household.hidden_at is not None
        return f"{row.main_place.label}, {HIDDEN if hidden else row.household.name}"


class TakeRoll(HouseForm):
    needed: ClassVar[dict[str, str]] = {"absent": "personne, si tous étaient là"}

    on = DayField(label="Nuit du", past=True)
    absent = SleepersField(
        label="N’ont pas dormi là",
        required=False,
        help_text="Tous les autres sont comptés présents.",
    )

    def prepare(self) -> None:
        super().prepare()
        night = self.today
        with contextlib.suppress(ValueError):
            night = date.fromisoformat(str(self.data.get("on", "")))
        field: Any = self.fields["absent"]
        field.queryset = (
            Occupancy.objects.filter(pk__in=[o.pk for o in residents_on(self.here(), night)])
            .select_related("main_place", "household")
            .order_by("main_place__label", "pk")
        )
