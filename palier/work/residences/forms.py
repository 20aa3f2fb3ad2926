import contextlib
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q

from palier.base.tenancy.models import Site
from palier.base.ui.fields import AmountField, DayField, LastDayField, MomentField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.base.ui.watching import WatchedArea
from palier.registers.housing.models import Place
from palier.registers.people.choices import TILES, ChoosingForm, UserChoice, words
from palier.registers.people.models import Household
from palier.work.leases.models import Occupancy
from palier.work.residences.models import (
    HouseService,
    Incident,
    LogEntry,
    OpeningProject,
    OpeningStep,
    RoomEntry,
    Shift,
    WorksStay,
)
from palier.work.residences.reads import homes_to_lend, households_in, residents_on
from palier.work.residences.tonight import HIDDEN, houses_of


class HouseholdHere(PickField):
    """A household that lives in the house."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Household.objects.none(), **kwargs)


class HouseholdsHere(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Households that live in the house."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Household.objects.none(),
            widget=forms.CheckboxSelectMultiple(attrs=TILES),
            **kwargs,
        )

    def label_from_instance(self, row: Any) -> str:
        return str(row.name)


class ResidentsHere(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Contracts lived in, named by their home."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Occupancy.objects.none(),
            widget=forms.CheckboxSelectMultiple(attrs=TILES),
            **kwargs,
        )

    def label_from_instance(self, row: Any) -> str:
        return f"{row.main_place.label}, {row.household.name}"


class ResidentHere(PickField):
    """A contract lived in, named by its home."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Occupancy.objects.none(), **kwargs)

    def label_from_instance(self, row: Any) -> str:
        return f"{row.main_place.label}, {row.household.name}"


class PlaceOfOurs(PickField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Place.objects.none(), **kwargs)


class HouseForm(ChoosingForm):
    """A form about one house: its choices are those who live there."""

    def here(self) -> Site:
        """The house that the form is about."""
        subject: Any = self.subject
        if isinstance(subject, Site):
            return subject
        site: Site = subject.site
        return site

    def prepare(self) -> None:
        super().prepare()
        site = self.here()
        households = households_in(self.actor, site, self.today)
        living = residents_on(site, self.today)
        names = {each.pk for each in households}
        for field in self.fields.values():
            if isinstance(field, HouseholdHere | HouseholdsHere):
                field.queryset = Household.objects.filter(pk__in=names).order_by("name", "pk")
            elif isinstance(field, ResidentsHere | ResidentHere):
                field.queryset = (
                    Occupancy.objects.filter(
                        pk__in=[o.pk for o in living if o.household_id in names]
                    )
                    .select_related("main_place", "household")
                    .order_by("main_place__label", "pk")
                )


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


class NoteAbsence(ActionForm):
    left_on = DayField(label="Parti le")
    back_on = DayField(label="Retour prévu le", required=False)
    is_announced = forms.BooleanField(label="La personne l’a dit", required=False, initial=True)


class NoteReturn(ActionForm):
    returned_on = DayField(label="Revenu le", past=True)


class NoteUrgentContact(ActionForm):
    name = forms.CharField(label="Qui appeler", max_length=120)
    link = forms.CharField(label="Lien", max_length=80, required=False, help_text="Fille, ami…")
    phone = forms.CharField(label="Téléphone", max_length=30)


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


class PlanActivity(ActionForm):
    title = forms.CharField(label="Quoi", max_length=120)
    starts_at = MomentField(label="Quand")
    place = forms.CharField(label="Où", max_length=120, required=False)
    seats = forms.IntegerField(
        label="Places", min_value=1, max_value=500, required=False, help_text="Vide : sans limite."
    )


class JoinActivity(HouseForm):
    households = HouseholdsHere(label="Viennent")

    def prepare(self) -> None:
        super().prepare()
        field: Any = self.fields["households"]
        field.queryset = field.queryset.exclude(activities__activity=self.subject)


class FillActivity(HouseForm):
    came = HouseholdsHere(label="Sont venus", required=False)


class NoteWelcome(ActionForm):
    done_on = DayField(label="Fait le", past=True)
    by = forms.CharField(label="Par", max_length=120)


class PinNotice(ActionForm):
    title = forms.CharField(label="Titre", max_length=120)
    text = words("Texte", rows=6, watched=True)
    starts_on = DayField(label="Affichée du")
    ends_on = LastDayField(label="Au, ce jour compris", required=False)


class SetService(ActionForm):
    label = forms.CharField(label="Prestation", max_length=80, help_text="Laverie, nuit d’ami…")
    kind = forms.ChoiceField(
        label="Nature",
        choices=HouseService.Kind,
        initial=HouseService.Kind.OPTION,
        widget=forms.RadioSelect(attrs=TILES),
        help_text="Une prestation facultative se facture à part de la quittance.",
    )
    unit = forms.CharField(label="Unité", max_length=30, initial="fois")
    price = AmountField(label="Prix")
    starts_on = DayField(label="À partir du")


class ChargeService(HouseForm):
    occupancy = ResidentHere(label="Pour qui")
    quantity = forms.IntegerField(label="Combien", min_value=1, max_value=999, initial=1)
    on = DayField(label="Le", past=True)


class PlanOpening(ActionForm):
    kind = forms.ChoiceField(
        label="Projet", choices=OpeningProject.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    planned_on = DayField(label="Ouverture prévue le")
    words = words("En quelques mots", required=False, rows=2)


class AddOpeningStep(ActionForm):
    kind = forms.ChoiceField(label="Nature", choices=OpeningStep.Kind)
    label = forms.CharField(label="Quoi", max_length=160)
    due_on = DayField(label="Avant le")


class FinishOpeningStep(ActionForm):
    done_on = DayField(label="Fait le", past=True)


class PlanMonth(ActionForm):
    month = DayField(label="Un jour du mois")
    places = forms.IntegerField(label="Places ouvertes à la fin du mois", min_value=0)
    lived = forms.IntegerField(label="Dont occupées", min_value=0)
    staff = forms.DecimalField(
        label="Postes (ETP)", min_value=0, max_value=999, decimal_places=2, localize=True
    )


class OpenHouse(ActionForm):
    opened_on = DayField(label="Ouvert aux résidents le", past=True)


class ChangeHouseKind(ActionForm):
    kind = forms.ChoiceField(label="Devient", choices=Site.Kind)
    starts_on = DayField(label="Depuis le", past=True)
    source = forms.CharField(
        label="Agrément, convention ou arrêté", max_length=200, required=False
    )


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
