from typing import Any

from django import forms
from django.core import signing

from palier.base.kit.periods import in_force
from palier.base.ui.fields import DayField, LastDayField, PhoneField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.people.actions.situations import FIELDS_OF
from palier.registers.people.duplicates import near_persons, told_of
from palier.registers.people.models import (
    Body,
    Household,
    HouseholdMember,
    Person,
    PersonContact,
    PersonFact,
    Protection,
    Separation,
)

TILES = {"data-tiles": "yes"}


class _Identity(ActionForm):
    title = forms.ChoiceField(
        label="Civilité",
        choices=Person.Title,
        initial=Person.Title.NONE,
        widget=forms.RadioSelect(attrs=TILES),
    )
    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    last_name = forms.CharField(label="Nom ou surnom", max_length=100, required=False)
    birth_on = DayField(label="Date de naissance", required=False)

    def prepare(self) -> None:
        if not self.actor.sees("people.birth_dates"):
            del self.fields["birth_on"]


class _NewPerson(_Identity):
    """Someone new: those we know who may be the same are shown before a second file is opened."""

    is_someone_else = forms.BooleanField(
        label="C’est quelqu’un d’autre : ouvrir quand même", required=False
    )

    def prepare(self) -> None:
        super().prepare()
        if not self.is_bound:
            del self.fields["is_someone_else"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_someone_else = cleaned.pop("is_someone_else", False)
        near = near_persons(
            self.actor.organisation,
            first_name=cleaned.get("first_name", ""),
            last_name=cleaned.get("last_name", ""),
            birth_on=cleaned.get("birth_on"),
            phone=cleaned.get("phone", ""),
        )
        if not near:
            del self.fields["is_someone_else"]
        elif not is_someone_else:
            hints = " ; ".join(
                f"{told_of(person, self.actor, self.today)} ({', '.join(reasons)})"
                for person, reasons in near
            )
            self.add_error(
                "is_someone_else",
                f"Peut-être déjà connu : {hints}. Cherchez son dossier, ou confirmez.",
            )
        return cleaned


class OpenHousehold(_NewPerson):
    phone = PhoneField(label="Téléphone")
    email = forms.EmailField(label="Adresse électronique", required=False)
    opened_on = DayField(label="Dossier ouvert le")
    field_order = [
        "title",
        "first_name",
        "last_name",
        "birth_on",
        "phone",
        "email",
        "opened_on",
        "is_someone_else",
    ]


class AddPerson(_NewPerson):
    place = forms.ChoiceField(
        label="Dans le ménage",
        choices=HouseholdMember.Place,
        initial=HouseholdMember.Place.CHILD,
        widget=forms.RadioSelect(attrs=TILES),
    )
    starts_on = DayField(label="Dans le ménage depuis le")
    field_order = [
        "place",
        "title",
        "first_name",
        "last_name",
        "birth_on",
        "starts_on",
        "is_someone_else",
    ]


class CorrectPerson(_Identity):
    phone = PhoneField(label="Téléphone")
    email = forms.EmailField(label="Adresse électronique", required=False)
    birth_name = forms.CharField(
        label="Nom de naissance", max_length=100, required=False, help_text="S’il est autre."
    )
    birth_precision = forms.ChoiceField(
        label="Naissance connue",
        choices=Person.Precision,
        initial=Person.Precision.DAY,
        help_text="Au mois ou à l’année près : écrivez le 1er jour de ce mois ou de cette année.",
    )
    field_order = [
        "title",
        "first_name",
        "last_name",
        "birth_name",
        "birth_on",
        "birth_precision",
        "phone",
        "email",
    ]

    def prepare(self) -> None:
        """Everyone who may correct a person sees the birth date that would be replaced."""


class EndHouseholdMembership(ActionForm):
    ends_on = LastDayField(label="Dernier jour dans le ménage")


class AddBody(ActionForm):
    name = forms.CharField(label="Nom", max_length=200)
    kinds = forms.MultipleChoiceField(
        label="En tant que",
        choices=Body.Kind,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )
    words = forms.CharField(label="Ce qu’elle fait", max_length=400, required=False)
    phone = PhoneField(label="Téléphone")
    email = forms.EmailField(label="Adresse électronique", required=False)
    address = forms.CharField(label="Adresse", max_length=200, required=False)
    town = forms.CharField(label="Commune", max_length=100, required=False)
    website = forms.URLField(
        label="Site internet", max_length=200, required=False, assume_scheme="https"
    )


class CloseBody(ActionForm):
    why = forms.CharField(
        label="Pourquoi",
        max_length=200,
        help_text="« Association dissoute », « n’exerce plus ici ».",
    )
    on = DayField(label="Le", past=True)


class MergeBodies(ActionForm):
    merged = PickField(label="L’autre fiche de la même structure", queryset=Body.objects.none())

    def prepare(self) -> None:
        others = Body.objects.visible_to(self.actor).filter(merged_into=None)
        kept: Any = self.subject
        field: Any = self.fields["merged"]
        field.queryset = others.exclude(pk=kept.pk).order_by("sort_name", "pk")


class MergePersons(ActionForm):
    join_households = forms.BooleanField(
        label="Réunir aussi leurs dossiers de ménage",
        required=False,
        initial=True,
        help_text="Si chacune vit dans son propre dossier, les deux n’en feront qu’un.",
    )


class UndoMerge(ActionForm):
    pass


class TellApart(ActionForm):
    pass


class RecordProtection(ActionForm):
    person = PickField(label="De qui", queryset=Person.objects.none())
    kind = forms.ChoiceField(label="Mesure", choices=Protection.Kind)
    guardian = forms.CharField(
        label="Exercée par", max_length=160, help_text="Le service ou la personne : « UDAF 13 »."
    )
    contact = forms.CharField(label="Comment joindre", max_length=160, required=False)
    reference = forms.CharField(label="N° ou date du jugement", max_length=80, required=False)
    signs = forms.BooleanField(label="Signe avec ou pour la personne", required=False)
    pays = forms.BooleanField(label="Paie", required=False)
    gets_copies = forms.BooleanField(label="Reçoit copie des courriers", required=False)
    starts_on = DayField(label="Depuis le")
    ends_on = LastDayField(label="Jusqu’au", required=False)

    def choose_among(self, household: Household) -> None:
        """Someone of this household."""
        persons = Person.objects.filter(households__household=household).distinct()
        self.fields["person"].queryset = persons.order_by("pk")  # type: ignore[attr-defined]
        self.fields["person"].empty_label = None  # type: ignore[attr-defined]


class EndProtection(ActionForm):
    ends_on = LastDayField(label="Dernier jour")


class SeparateHousehold(ActionForm):
    leaving = forms.ModelMultipleChoiceField(
        label="Qui s’en va",
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )
    on = DayField(past=True, label="Depuis le")
    owes = forms.ChoiceField(
        label="Qui doit le loyer", choices=Separation.Owes, widget=forms.RadioSelect(attrs=TILES)
    )
    owes_until_on = DayField(
        label="Solidaires jusqu’au",
        required=False,
        help_text="Bail de la loi de 1989 : six mois au plus après le congé d’un cotitulaire (art. 8-1).",
    )

    def choose_among(self, household: Household) -> None:
        """Those who live there today."""
        members = household.members.filter(in_force(self.today))
        persons = Person.objects.filter(pk__in=members.values("person"))
        self.fields["leaving"].queryset = persons.order_by("pk")  # type: ignore[attr-defined]

    def clean_leaving(self) -> list[Person]:
        return list(self.cleaned_data["leaving"])


class RecordDeath(ActionForm):
    died_on = DayField(past=True, label="Le")


class UndoDeath(ActionForm):
    pass


class HideAddress(ActionForm):
    pass


class ShowAddress(ActionForm):
    pass


class CloseHousehold(ActionForm):
    closed_on = DayField(past=True, label="Le")
    closed_because = forms.CharField(label="Pourquoi", max_length=200)


class ReopenHousehold(ActionForm):
    pass


SEAL = "people.situation"
SAID_TOGETHER = [tuple(filter(None, names)) for names in FIELDS_OF.values()]


class NoteSituation(ActionForm):
    adds = True

    language = forms.CharField(
        label="Langue",
        max_length=200,
        required=False,
        help_text="« Arabe », « tamoul et anglais ».",
    )
    french = forms.ChoiceField(
        label="En français", choices=[("", "—"), *PersonFact.French.choices], required=False
    )
    family = forms.ChoiceField(
        label="Situation familiale",
        choices=[("", "—"), *PersonFact.Family.choices],
        required=False,
    )
    work = forms.ChoiceField(
        label="Travail", choices=[("", "—"), *PersonFact.Work.choices], required=False
    )
    work_words = forms.CharField(
        label="Employeur, métier, horaires", max_length=200, required=False
    )
    nationality = forms.ChoiceField(
        label="Nationalité",
        choices=[("", "—"), *PersonFact.Nationality.choices],
        required=False,
        help_text="Seulement si une démarche la demande. Le titre de séjour se note dans les droits.",
    )
    country = forms.CharField(label="Pays", max_length=200, required=False)
    post = forms.CharField(
        label="Adresse où lui écrire",
        max_length=200,
        required=False,
        help_text="Si elle n’est pas celle du logement : chez quelqu’un, une domiciliation.",
    )
    on = DayField(label="Dit le", past=True)

    def prepare(self) -> None:
        hidden = {
            "people.situations": ("family", "work", "work_words", "post"),
            "people.nationalities": ("nationality", "country"),
        }
        for sight, names in hidden.items():
            if not self.actor.sees(sight):
                for name in names:
                    del self.fields[name]
        self.fields["_shown"] = forms.CharField(
            widget=forms.HiddenInput,
            required=False,
            initial=lambda: signing.dumps(self._told(), salt=SEAL),
        )
        if not self._may_see_where():
            for name in ("post", "work", "work_words"):
                self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """What was not changed on the page that one saw is not said again: another may have said it
        meanwhile, or one may not read it."""
        cleaned = super().clean() or {}
        shown = self._as_shown(cleaned.pop("_shown", ""))
        for names in SAID_TOGETHER:
            here = [name for name in names if name in cleaned]
            if all(name not in self.data or cleaned[name] == shown[name] for name in here):
                cleaned |= dict.fromkeys(here, None)
        return cleaned

    def _told(self) -> dict[str, str]:
        """What each field says as the page is drawn."""
        names = [name for group in SAID_TOGETHER for name in group]
        return {name: str(self.initial.get(name) or "") for name in names}

    def _as_shown(self, sealed: str) -> dict[str, str]:
        """What the page said when it was drawn; as it is now, where the seal was not kept."""
        try:
            shown: dict[str, str] = signing.loads(sealed, salt=SEAL)
        except signing.BadSignature:
            return self._told()
        return self._told() | shown

    def _may_see_where(self) -> bool:
        if self.actor.sees("people.hidden_addresses"):
            return True
        subject: Any = self.subject
        hidden = Household.objects.filter(members__person=subject, hidden_at__isnull=False)
        return not hidden.exists()


class AddContact(ActionForm):
    adds = True

    kind = forms.ChoiceField(
        label="Pour",
        choices=PersonContact.Kind,
        initial=PersonContact.Kind.EMERGENCY,
        widget=forms.RadioSelect(attrs=TILES),
    )
    name = forms.CharField(label="Nom", max_length=120)
    link = forms.CharField(
        label="Lien",
        max_length=80,
        required=False,
        help_text="« Sœur », « médecin », « bénévole ».",
    )
    phone = PhoneField(label="Téléphone")
    words = forms.CharField(label="À savoir", max_length=160, required=False)
