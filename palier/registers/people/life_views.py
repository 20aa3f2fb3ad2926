"""What happens in a household's life: protection, separation, death, an address kept secret."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import ask
from palier.registers.people import actions, forms
from palier.registers.people.models import Household, Person, Protection


def _household(request: ActorRequest, pk: int) -> Household:
    return get_object_or_404(Household.objects.visible_to(request.actor), pk=pk)


def _person(request: ActorRequest, pk: int, person_pk: int) -> Person:
    rows = Person.objects.visible_to(request.actor).filter(households__household=pk)
    return get_object_or_404(rows.distinct(), pk=person_pk)


def _page(pk: int) -> str:
    return reverse("people:household", args=[pk])


def _crumbs(row: Household) -> list[tuple[str, str]]:
    return [("Ménages", reverse("people:households")), (row.name, _page(row.pk))]


def record_protection(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
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
        back=_page(pk),
        crumbs=_crumbs(row),
        lead="Tutelle, curatelle, MASP… Chaque page qui signe, paie ou écrit s’en souvient.",
    )


def end_protection(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Protection.objects.visible_to(request.actor).select_related("person")
    row = get_object_or_404(rows, pk=pk)
    home = row.person.households.order_by("-period", "-pk").first()
    back = _page(home.household_id) if home else reverse("people:households")
    return ask(
        request,
        forms.EndProtection(request, subject=row),
        actions.end_protection,
        row,
        title=f"Fin de la protection de {row.person}",
        submit="Terminer cette protection",
        said="Protection terminée.",
        back=back,
        lead=str(row),
    )


def separate_household(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
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
        back=_page(pk),
        crumbs=_crumbs(row),
        lead="Ce dossier garde le logement, son contrat et son compte : dites qui s’en va.",
    )


def record_death(request: ActorRequest, pk: int, person_pk: int) -> HttpResponse:
    row, person = _household(request, pk), _person(request, pk, person_pk)
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
    row, person = _household(request, pk), _person(request, pk, person_pk)
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


def hide_address(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    return ask(
        request,
        forms.HideAddress(request, subject=row),
        actions.hide_address,
        row,
        title=f"Tenir secrète l’adresse : {row.name}",
        submit="Tenir cette adresse secrète",
        said="Adresse tenue secrète, dès cette minute.",
        back=_page(pk),
        crumbs=_crumbs(row),
        lead="Seuls le travail social, la gestion locative et la direction la voient encore. "
        "Les contrats et les lieux n’affichent plus ce ménage aux autres.",
    )


def show_address(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    return ask(
        request,
        forms.ShowAddress(request, subject=row),
        actions.show_address,
        row,
        title=f"Lever le secret de l’adresse : {row.name}",
        submit="Lever ce secret",
        said="L’adresse n’est plus tenue secrète.",
        back=_page(pk),
        crumbs=_crumbs(row),
        lead="Seulement si la personne le demande.",
        danger=True,
    )


def close_household(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    return ask(
        request,
        forms.CloseHousehold(request, subject=row, initial={"closed_on": request.today}),
        actions.close_household,
        row,
        title=f"Clore le dossier, {row.name}",
        submit="Clore ce dossier",
        said="Dossier clos. Ses dettes, ses contrats et ses chiffres restent.",
        fix=lambda made: reverse("people:reopen_household", args=[pk]),
        back=_page(pk),
        crumbs=_crumbs(row),
        lead="Le dossier reste lisible, et se rouvre quand le ménage revient.",
    )


def reopen_household(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    return ask(
        request,
        forms.ReopenHousehold(request, subject=row),
        actions.reopen_household,
        row,
        title=f"Rouvrir le dossier, {row.name}",
        submit="Rouvrir ce dossier",
        said="Dossier rouvert.",
        back=_page(pk),
        crumbs=_crumbs(row),
    )
