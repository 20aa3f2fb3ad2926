"""What happens in a household's life: protection, separation, death, an address kept secret."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.typography import of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people import actions, forms
from palier.registers.people.models import Household, Person, Protection

HOUSEHOLD = Subject(
    Household,
    "menages/<int:pk>/",
    page=lambda row: _page(row.pk),
    under=lambda row: _crumbs(row),
)


def _person(request: ActorRequest, pk: int, person_pk: int) -> Person:
    rows = Person.objects.visible_to(request.actor).filter(households__household=pk)
    return get_object_or_404(rows.distinct(), pk=person_pk)


def _page(pk: int) -> str:
    return reverse("people:household", args=[pk])


def _crumbs(row: Household) -> list[tuple[str, str]]:
    return [("Ménages", reverse("people:households")), (row.name, _page(row.pk))]


@HOUSEHOLD.asks("protection/")
def record_protection(request: ActorRequest, row: Household) -> HttpResponse:
    form = forms.RecordProtection(request, initial={"starts_on": request.today})
    form.choose_among(row)
    return ask(
        request,
        form,
        actions.record_protection,
        form.chosen("person"),
        title=f"Noter une protection, {row.name}",
        submit="Noter cette protection",
        said="Protection notée.",
        back=_page(row.pk),
        crumbs=_crumbs(row),
        lead="Tutelle, curatelle, MASP… Chaque page qui signe, paie ou écrit s’en souvient.",
    )


PROTECTION = Subject(
    Protection,
    "protections/<int:pk>/",
    fetch=("person",),
    under=lambda row: [("Le ménage", _home_of(row))],
)


def _home_of(row: Protection) -> str:
    """The page of the last household of whoever is protected."""
    home = row.person.households.order_by("-period", "-pk").first()
    return _page(home.household_id) if home else reverse("people:households")


PROTECTION.verb(
    actions.end_protection,
    forms.EndProtection,
    at="terminer/",
    title=lambda row: f"Fin de la protection {of_name(row.person)}",
    submit="Terminer cette protection",
    said="Protection terminée.",
    lead=lambda row: str(row),
)


@HOUSEHOLD.asks("separation/")
def separate_household(request: ActorRequest, row: Household) -> HttpResponse:
    form = forms.SeparateHousehold(request, subject=row, initial={"on": request.today})
    form.choose_among(row)
    return ask(
        request,
        form,
        actions.separate_household,
        row,
        title=f"Séparation, {row.name}",
        submit="Noter cette séparation",
        said=lambda made: f"Séparation notée. {made.left} a maintenant son dossier.",
        back=_page(row.pk),
        crumbs=_crumbs(row),
        lead="Ce dossier garde le logement, son contrat et son compte : dites qui s’en va.",
    )


def record_death(request: ActorRequest, pk: int, person_pk: int) -> HttpResponse:
    row, person = HOUSEHOLD.find(request, pk), _person(request, pk, person_pk)
    return ask(
        request,
        forms.RecordDeath(request, subject=person, initial={"died_on": request.today}),
        actions.record_death,
        person,
        title=f"Décès, {person}",
        submit="Noter ce décès",
        said="Décès noté. Ce qui en découle est dans « À faire » de l’équipe.",
        fix=lambda made: reverse("people:undo_death", args=[pk, person_pk]),
        back=_page(pk),
        crumbs=_crumbs(row),
        lead="Les droits de la personne sont clos, ses rendez-vous annulés. Rien n’est écrit à la famille.",
    )


def undo_death(request: ActorRequest, pk: int, person_pk: int) -> HttpResponse:
    row, person = HOUSEHOLD.find(request, pk), _person(request, pk, person_pk)
    return ask(
        request,
        forms.UndoDeath(request, subject=person),
        actions.undo_death,
        person,
        title=f"Ce décès était une erreur : {person}",
        submit="Corriger cette erreur",
        said="Corrigé : la personne est de nouveau dans le ménage.",
        back=_page(pk),
        crumbs=_crumbs(row),
    )


HOUSEHOLD.verb(
    actions.hide_address,
    forms.HideAddress,
    at="adresse/cacher/",
    title=lambda row: f"Tenir secrète l’adresse : {row.name}",
    submit="Tenir cette adresse secrète",
    said="Adresse tenue secrète, dès cette minute.",
    lead="Seuls le travail social, la gestion locative et la direction la voient encore. "
    "Les contrats et les lieux n’affichent plus ce ménage aux autres.",
)


HOUSEHOLD.verb(
    actions.show_address,
    forms.ShowAddress,
    at="adresse/montrer/",
    title=lambda row: f"Lever le secret de l’adresse : {row.name}",
    submit="Lever ce secret",
    said="L’adresse n’est plus tenue secrète.",
    lead="Seulement si la personne le demande.",
    danger=True,
)


@HOUSEHOLD.asks("clore/")
def close_household(request: ActorRequest, row: Household) -> HttpResponse:
    return ask(
        request,
        forms.CloseHousehold(request, subject=row, initial={"closed_on": request.today}),
        actions.close_household,
        row,
        title=f"Clore le dossier, {row.name}",
        submit="Clore ce dossier",
        said="Dossier clos. Ses dettes, ses contrats et ses chiffres restent.",
        fix=lambda made: reverse("people:reopen_household", args=[row.pk]),
        back=_page(row.pk),
        crumbs=_crumbs(row),
        lead="Le dossier reste lisible, et se rouvre quand le ménage revient.",
    )


HOUSEHOLD.verb(
    actions.reopen_household,
    forms.ReopenHousehold,
    at="rouvrir/",
    title=lambda row: f"Rouvrir le dossier, {row.name}",
    submit="Rouvrir ce dossier",
    said="Dossier rouvert.",
)
