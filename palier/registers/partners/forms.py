import re
from typing import Any

from django import forms
from django.db.models import Q

from palier.base.kit.refusals import Refused
from palier.base.ui.fields import DayField, LastDayField, PhoneField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickManyField
from palier.law.territory import DEPARTMENTS
from palier.registers.partners.models import Correspondent, Offer, Partnership, Signatory
from palier.registers.people.choices import TILES, ChoosingForm, UserChoice, words
from palier.registers.people.models import OPEN_BODIES, Body


class DepartmentsField(forms.CharField):
    """`13, 84` or `Var`: departments by code or name, given as a list of codes."""

    def __init__(self, **kwargs: Any) -> None:
        told = {
            "label": "Départements",
            "max_length": 300,
            "required": False,
            "help_text": "« 13, 84 » ou « Var ». Rien : partout.",
        }
        super().__init__(**{**told, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value) or ""
        found = []
        for each in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
            code = _code_of(each)
            if not code:
                raise Refused(
                    f"« {each} » n’est pas un département. Écrivez par exemple 13 ou Var."
                )
            if code not in found:
                found.append(code)
        return found


def _code_of(told: str) -> str:
    code = told.upper().zfill(2)
    if code in DEPARTMENTS:
        return code
    name = told.casefold().replace("'", "’")
    return next((c for c, each in DEPARTMENTS.items() if each.casefold() == name), "")


class AddCorrespondent(ActionForm):
    adds = True

    name = forms.CharField(label="Nom de la personne ou du service", max_length=120)
    does = forms.CharField(label="Fonction", max_length=120, required=False)
    phone = PhoneField(label="Téléphone")
    email = forms.EmailField(label="Adresse électronique", required=False)
    words = forms.CharField(
        label="Précision",
        max_length=200,
        required=False,
        help_text="« Le mardi matin », « pour les urgences ».",
    )


class CorrectCorrespondent(AddCorrespondent):
    adds = False


class LeaveCorrespondent(ActionForm):
    on = DayField(label="Partie le", past=True)


class AddOffer(ActionForm):
    adds = True

    name = forms.CharField(label="Nom de l’offre", max_length=150)
    theme = forms.ChoiceField(label="Thème", choices=Offer.Theme)
    does = words("Ce qui est proposé", required=False)
    publics = forms.MultipleChoiceField(
        label="Pour qui",
        choices=Offer.Public,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        error_messages={"required": "Dites pour qui, ou « tout le monde »."},
    )
    conditions = forms.CharField(
        label="Conditions",
        max_length=300,
        required=False,
        help_text="« Avoir moins de 26 ans », « habiter la commune ».",
    )
    address = forms.CharField(label="Où", max_length=200, required=False)
    town = forms.CharField(label="Commune", max_length=100, required=False)
    departments = DepartmentsField(label="Départements servis")
    hours = forms.CharField(
        label="Jours et heures",
        max_length=200,
        required=False,
        help_text="« Lundi et jeudi, 9 h à 12 h ».",
    )
    cost = forms.ChoiceField(label="Prix", choices=Offer.Cost, required=False)
    ways = forms.MultipleChoiceField(
        label="Comment y aller",
        choices=Offer.Way,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        error_messages={"required": "Dites comment on y va : c’est ce que l’on cherchera."},
    )
    by = forms.ChoiceField(
        label="Qui s’adresse à eux", choices=Offer.By, widget=forms.RadioSelect(attrs=TILES)
    )
    phone = PhoneField(label="Téléphone")
    email = forms.EmailField(label="Adresse électronique", required=False)
    link = forms.URLField(
        label="Formulaire en ligne", max_length=300, required=False, assume_scheme="https"
    )
    correspondent = forms.ModelChoiceField(
        label="Interlocuteur", queryset=Correspondent.objects.none(), required=False
    )
    checked_on = DayField(label="Vérifiée le", past=True)

    def prepare(self) -> None:
        subject: Any = self.subject
        body = subject.body if isinstance(subject, Offer) else subject
        there = Correspondent.objects.visible_to(self.actor).filter(body=body)
        field: Any = self.fields["correspondent"]
        still = Q(left_on=None)
        if isinstance(subject, Offer):
            still |= Q(pk=subject.correspondent_id)
        field.queryset = there.filter(still).order_by("name", "pk")


class CorrectOffer(AddOffer):
    adds = False


class CheckOffer(ActionForm):
    checked_on = DayField(label="Vérifiée le", past=True)


class SuspendOffer(ActionForm):
    why = forms.CharField(
        label="Pourquoi", max_length=200, help_text="« Complet », « fermé l’été », « arrêtée »."
    )
    on = DayField(label="Depuis le", past=True)
    resumes_on = DayField(label="Reprise prévue le", required=False)


class SignPartnership(ChoosingForm):
    title = forms.CharField(label="Objet", max_length=160)
    kind = forms.ChoiceField(
        label="Genre", choices=Partnership.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    bodies = PickManyField(label="Avec qui", queryset=Body.objects.none())
    words = words("Ce qui est convenu", required=False)
    departments = DepartmentsField()
    starts_on = DayField(label="À partir du")
    ends_on = LastDayField(label="Jusqu’au", required=False)
    signed_on = DayField(label="Signée le", past=True, required=False)
    follower = UserChoice(label="Suivie par", sight="partners.agreements", required=False)

    def prepare(self) -> None:
        super().prepare()
        bodies = Body.objects.visible_to(self.actor)
        field: Any = self.fields["bodies"]
        subject: Any = self.subject
        wanted = OPEN_BODIES
        if isinstance(subject, Partnership):
            wanted |= Q(partnerships__partnership=subject)
        field.queryset = bodies.filter(wanted).distinct().order_by("sort_name", "pk")


class RenewPartnership(ActionForm):
    starts_on = DayField(label="À partir du")
    ends_on = LastDayField(label="Jusqu’au", required=False)
    signed_on = DayField(label="Signée le", past=True, required=False)


class EndPartnership(ActionForm):
    why = forms.CharField(label="Pourquoi", max_length=200)
    on = DayField(
        label="Arrêtée le",
        past=True,
        help_text="Le premier jour où elle ne vaut plus. Une fin à venir se dit en la corrigeant.",
    )


class ExpectDeliverable(ActionForm):
    adds = True

    what = forms.CharField(
        label="Quoi", max_length=200, help_text="« Bilan annuel », « fichier des ménages »."
    )
    signatory = forms.ModelChoiceField(
        label="Dû par", queryset=Signatory.objects.none(), required=False, empty_label="Nous"
    )
    due_on = DayField(label="Pour le")

    def prepare(self) -> None:
        field: Any = self.fields["signatory"]
        subject: Any = self.subject
        rows = Signatory.objects.visible_to(self.actor).filter(partnership=subject)
        field.queryset = rows.select_related("body").order_by("body__sort_name", "pk")
        field.label_from_instance = lambda signatory: signatory.body.name


class FinishDeliverable(ActionForm):
    on = DayField(label="Remis le", past=True)
    words = forms.CharField(label="Précision", max_length=200, required=False)
