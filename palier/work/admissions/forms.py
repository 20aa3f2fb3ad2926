from typing import Any, ClassVar

from django import forms
from django.db.models import Case, When

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.models import Site
from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.base.ui.watching import WatchedLine
from palier.law.regimes import regimes
from palier.registers.housing.models import Place
from palier.registers.people.choices import TILES, BodyChoice, ChoosingForm, words
from palier.registers.people.models import Household
from palier.work.admissions.gathering import gathered, needed
from palier.work.admissions.models import Candidacy, CandidacyState, Origin, PlaceOffer
from palier.work.admissions.places import houses_of
from palier.work.leases.models import Vacancy
from palier.work.leases.reads import free_places, promised


class HouseChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A house that the actor works in."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Site.objects.none(), empty_label="—", **kwargs)


class AdmissionForm(ChoosingForm):
    def prepare(self) -> None:
        super().prepare()
        for field in self.fields.values():
            if isinstance(field, HouseChoice):
                field.queryset = houses_of(self.actor)


class ReceiveCandidacy(AdmissionForm):
    needed: ClassVar[dict[str, str]] = {"siao_number": "si le SIAO l’oriente"}

    site = HouseChoice(label="Maison demandée")
    origin = forms.ChoiceField(
        label="Origine", choices=Origin, widget=forms.RadioSelect(attrs=TILES)
    )
    siao_number = forms.CharField(
        label="N° de demande SI-SIAO",
        max_length=40,
        required=False,
        help_text="Demandé pour une orientation du SIAO.",
    )
    prescriber = BodyChoice(label="Adressée par", required=False)
    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    last_name = forms.CharField(label="Nom", max_length=100)
    phone = forms.CharField(label="Téléphone", max_length=30, required=False)
    people = forms.IntegerField(label="Personnes", min_value=1, max_value=20, initial=1)
    wanted = forms.ChoiceField(label="Souhait", choices=Candidacy.Wanted, required=False)
    words = words(
        "La situation, en quelques mots",
        required=False,
        rows=2,
        help_text="Ce qu’il faut pour décider, rien de plus : ni santé, ni vie privée.",
        watched=True,
    )
    received_on = DayField(label="Reçue le", past=True)


class CorrectCandidacy(AdmissionForm):
    site = HouseChoice(label="Maison demandée")
    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    last_name = forms.CharField(label="Nom", max_length=100)
    phone = forms.CharField(label="Téléphone", max_length=30, required=False)
    people = forms.IntegerField(label="Personnes", min_value=1, max_value=20)
    wanted = forms.ChoiceField(label="Souhait", choices=Candidacy.Wanted, required=False)
    siao_number = forms.CharField(label="N° de demande SI-SIAO", max_length=40, required=False)
    words = words("La situation, en quelques mots", required=False, rows=2, watched=True)


class ReceivePieces(ActionForm):
    pieces = forms.MultipleChoiceField(
        label="Pièces reçues", widget=forms.CheckboxSelectMultiple(attrs=TILES)
    )
    on = DayField(label="Le", past=True)

    def prepare(self) -> None:
        subject: Any = self.subject
        have = set(gathered(subject, self.today))
        field: Any = self.fields["pieces"]
        field.choices = [each for each in needed(subject.origin) if each[0] not in have]


class LinkHousehold(ActionForm):
    household = PickField(label="Dossier", queryset=Household.objects.none())

    def prepare(self) -> None:
        subject: Any = self.subject
        field: Any = self.fields["household"]
        field.queryset = (
            Household.objects.visible_to(self.actor)
            .filter(closed_on=None, merged_into=None, name__icontains=subject.last_name)
            .order_by("name", "pk")
        )


class OpenFile(ActionForm):
    opened_on = DayField(label="Ouvert le", past=True)


class CallCommittee(ActionForm):
    on = DayField(label="Le")
    members = forms.CharField(label="Participants", max_length=300, required=False)


class CandidaciesChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        return f"{row.name}, reçue le {day_in_words(row.received_on, short=True)}"


class PutBefore(ActionForm):
    candidacies = CandidaciesChoice(
        label="Candidatures complètes",
        queryset=Candidacy.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )

    def prepare(self) -> None:
        subject: Any = self.subject
        field: Any = self.fields["candidacies"]
        field.queryset = (
            Candidacy.objects.visible_to(self.actor)
            .filter(site=subject.site_id, state=CandidacyState.COMPLETE)
            .order_by("received_on", "pk")
        )


class HoldCommittee(ActionForm):
    held_on = DayField(label="Tenue le", past=True)
    members = forms.CharField(label="Ont décidé", max_length=300)


class Decide(ActionForm):
    needed: ClassVar[dict[str, str]] = {"reason": "si refusée"}

    decision = forms.ChoiceField(
        label="Décision",
        choices=[
            (CandidacyState.ACCEPTED, "acceptée"),
            (CandidacyState.WAITLISTED, "en liste d’attente"),
            (CandidacyState.REFUSED, "refusée"),
        ],
        widget=forms.RadioSelect(attrs=TILES),
    )
    reason = forms.ChoiceField(
        label="Motif", choices=[("", "—"), *Candidacy.Reason.choices], required=False
    )
    reason_words = forms.CharField(
        label="Précision", max_length=200, required=False, widget=WatchedLine
    )
    on = DayField(label="Décidée le", past=True)


class Close(ActionForm):
    reason = forms.ChoiceField(label="Motif", choices=Candidacy.Reason)
    reason_words = forms.CharField(
        label="Précision", max_length=200, required=False, widget=WatchedLine
    )
    on = DayField(label="Le", past=True)


class Reopen(ActionForm):
    on = DayField(label="Le", past=True)


class TellSiao(ActionForm):
    told_siao_on = DayField(label="Saisie le", past=True)


class PlaceHere(PickField):
    """A free home, with what one must know of it: how many it takes, works not over."""

    works: dict[int, str] = {}

    def label_from_instance(self, row: Any) -> str:
        told = [
            row.label,
            row.size,
            f"{row.capacity} pers. au plus" if row.capacity else "",
            self.works.get(row.pk, ""),
        ]
        return ", ".join(filter(None, told))


class Offer(ActionForm):
    place = PlaceHere(label="Logement", queryset=Place.objects.none(), empty_label="—")
    offered_on = DayField(label="Proposé le", past=True)
    answer_by = DayField(label="Réponse avant le")

    def prepare(self) -> None:
        subject: Any = self.subject
        places = free_places([subject.site_id], self.today)
        free = {each.pk for each in places} - promised(places)
        taken = PlaceOffer.objects.filter(answer="", place__in=free).values("place")
        field: Any = self.fields["place"]
        works = Vacancy.objects.filter(
            place__in=free, kind=Vacancy.Kind.WORKS, period__contains=self.today
        )
        field.works = {
            each.place_id: f"en travaux jusqu’au {day_in_words(each.until)}"
            if each.until
            else "en travaux"
            for each in works
        }
        last = [Case(When(pk__in=field.works, then=1), default=0)] if field.works else []
        field.queryset = (
            Place.objects.visible_to(self.actor)
            .filter(pk__in=free)
            .exclude(pk__in=taken)
            .exclude(kind=Place.Kind.ANNEX)
            .order_by(*last, "label", "pk")
        )
        if not field.queryset.exists():
            field.help_text = "Aucun logement libre dans cette maison : gardez la candidature en liste d’attente."


REGIMES = ("logement_foyer", "student", "function", "shelter", "social_lease")


class AnswerOffer(ActionForm):
    needed: ClassVar[dict[str, str]] = {"why": "si déclinée", "enters_on": "si acceptée"}

    answer = forms.ChoiceField(
        label="Réponse",
        choices=[("accepted", "acceptée"), ("declined", "déclinée")],
        widget=forms.RadioSelect(attrs=TILES),
    )
    answered_on = DayField(label="Le", past=True)
    why = forms.CharField(label="Pourquoi", max_length=200, required=False, widget=WatchedLine)
    enters_on = DayField(label="Entrée le", required=False)
    regime = forms.ChoiceField(label="Régime du contrat", choices=[])

    def prepare(self) -> None:
        field: Any = self.fields["regime"]
        known = regimes()
        field.choices = [(code, known[code].label) for code in REGIMES]


class ReserveQuota(AdmissionForm):
    origin = forms.ChoiceField(label="Réservataire", choices=Origin)
    body = BodyChoice(label="Structure", required=False)
    percent = forms.DecimalField(
        label="Part des places (%)", min_value=0, max_value=100, decimal_places=2, localize=True
    )
    starts_on = DayField(label="À partir du")
    source = forms.CharField(label="Convention", max_length=200)
