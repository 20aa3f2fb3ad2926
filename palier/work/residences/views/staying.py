"""What is noted of a resident: guests, absences, whom to call, a private room entered."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheet_pdf
from palier.base.kit.typography import day_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.law.hosting import entry_rules, hosting_source
from palier.work.leases.models import Occupancy
from palier.work.residences import actions, forms
from palier.work.residences.models import (
    Absence,
    HostedGuest,
    RoomEntry,
    ServiceUse,
    UrgentContact,
)
from palier.work.residences.views.finding import find_resident as _resident
from palier.work.residences.views.finding import house_crumbs, resident_page


def _asking(
    request: ActorRequest, row: Occupancy, form: Any, action: Any, **told: Any
) -> HttpResponse:
    return ask(
        request,
        form,
        action,
        row,
        back=resident_page(row.pk),
        crumbs=[*house_crumbs(row.site), (row.household.name, resident_page(row.pk))],
        **told,
    )


def host_guest(request: ActorRequest, pk: int) -> HttpResponse:
    row = _resident(request, pk)
    initial = {"starts_on": request.today, "declared_on": request.today}
    return _asking(
        request,
        row,
        forms.HostGuest(request, subject=row, initial=initial),
        actions.host_guest,
        title="Déclarer une personne hébergée",
        submit="Déclarer cette personne",
        said="Personne déclarée.",
        later=True,
        lead=f"Trois mois par personne, six mois par an en tout ({hosting_source()}).",
    )


HOSTED_GUEST = Subject(
    HostedGuest,
    "hebergements/<int:pk>/",
    fetch=("occupancy__household", "occupancy__site"),
    under=lambda row: [
        *house_crumbs(row.occupancy.site),
        (row.occupancy.household.name, resident_page(row.occupancy.pk)),
    ],
)


HOSTED_GUEST.verb(
    actions.guest_left,
    forms.GuestLeft,
    at="depart/",
    title=lambda guest: f"{guest.name} est parti",
    submit="Noter ce départ",
    said="Départ noté.",
    initial=lambda guest, seen: {"left_on": seen.today},
)


HOSTED_GUEST.verb(
    actions.correct_guest,
    forms.CorrectGuest,
    at="corriger/",
    title=lambda guest: f"Corriger le séjour {of_name(guest.name)}",
    submit="Enregistrer la correction",
    said="Séjour corrigé.",
    lead=lambda guest: f"Depuis le {day_in_words(guest.period.lower)}.",
    initial=lambda guest, seen: {
        "name": guest.name,
        "starts_on": guest.period.lower,
        "ends_on": guest.period.upper,
    },
)


HOSTED_GUEST.verb(
    actions.remove_guest,
    at="retirer/",
    title=lambda guest: f"Retirer l’hébergement {of_name(guest.name)}",
    submit="Retirer cet hébergement",
    said="Hébergement retiré : ses jours ne sont plus comptés.",
    danger=True,
)


def note_absence(request: ActorRequest, pk: int) -> HttpResponse:
    row = _resident(request, pk)
    return _asking(
        request,
        row,
        forms.NoteAbsence(request, subject=row, initial={"left_on": request.today}),
        actions.note_absence,
        title="Noter une absence",
        submit="Noter cette absence",
        said="Absence notée.",
        later=True,
        lead="La raison appartient à la personne : elle ne se note pas.",
    )


ABSENCE = Subject(
    Absence,
    "absences/<int:pk>/",
    fetch=("occupancy__household", "occupancy__site"),
    under=lambda row: [
        *house_crumbs(row.occupancy.site),
        (row.occupancy.household.name, resident_page(row.occupancy.pk)),
    ],
)


@ABSENCE.asks("retour/")
def note_return(request: ActorRequest, absence: Absence) -> HttpResponse:
    row = absence.occupancy
    return ask(
        request,
        forms.NoteReturn(request, subject=absence, initial={"returned_on": request.today}),
        actions.note_return,
        absence,
        title=f"{row.household.name} est revenu",
        submit="Noter ce retour",
        said="Retour noté.",
        later=True,
        back=resident_page(row.pk),
        crumbs=[*house_crumbs(row.site), (row.household.name, resident_page(row.pk))],
    )


ABSENCE.verb(
    actions.correct_absence,
    forms.CorrectAbsence,
    at="corriger/",
    title="Corriger une absence",
    submit="Enregistrer la correction",
    said="Absence corrigée.",
    initial=lambda row, seen: {
        "left_on": row.left_on,
        "back_on": row.back_on,
        "is_announced": row.is_announced,
    },
)


ABSENCE.verb(
    actions.remove_absence,
    at="retirer/",
    title=lambda row: f"Retirer l’absence du {day_in_words(row.left_on)}",
    submit="Retirer cette absence",
    said="Absence retirée.",
    danger=True,
)


ABSENCE.verb(
    actions.undo_return,
    at="retour/retirer/",
    title=lambda row: f"{row.occupancy.household.name} n’est pas revenu",
    submit="Retirer ce retour",
    said="Retour retiré : la personne est toujours absente.",
    danger=True,
)


def note_urgent_contact(request: ActorRequest, pk: int) -> HttpResponse:
    row = _resident(request, pk)
    return _asking(
        request,
        row,
        forms.NoteUrgentContact(request, subject=row),
        actions.note_urgent_contact,
        title="Qui prévenir",
        submit="Garder cette personne",
        said="Personne à prévenir notée.",
        lead="Telle que la personne logée l’a dite, et qui le sait.",
    )


@require_POST
def remove_urgent_contact(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(UrgentContact.objects.visible_to(request.actor), pk=pk)
    return press(
        request,
        actions.remove_urgent_contact,
        row,
        said="Personne retirée.",
        to=resident_page(row.occupancy_id),
    )


@require_POST
def drop_service_use(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ServiceUse.objects.visible_to(request.actor), pk=pk)
    return press(
        request,
        actions.drop_service_use,
        row,
        said="Prestation retirée : elle ne sera pas appelée.",
        to=resident_page(row.occupancy_id),
    )


def enter_room(request: ActorRequest, pk: int) -> HttpResponse:
    row = _resident(request, pk)
    before, emergency, source = entry_rules()
    return _asking(
        request,
        row,
        forms.EnterRoom(request, subject=row, initial={"on": request.today, "ground": "notice"}),
        actions.enter_room,
        title="Entrée dans un logement privatif",
        submit="Noter cette entrée",
        said="Entrée notée.",
        later=True,
        lead=f"{before} {emergency} ({source})",
    )


ROOM_ENTRY = Subject(
    RoomEntry,
    "entrees/<int:pk>/",
    fetch=(
        "occupancy__household",
        "occupancy__site",
        "occupancy__main_place",
        "organisation",
        "author",
    ),
    under=lambda row: [
        *house_crumbs(row.occupancy.site),
        (row.occupancy.household.name, resident_page(row.occupancy.pk)),
    ],
)


ROOM_ENTRY.verb(
    actions.tell_resident,
    forms.TellResident,
    at="informer/",
    title="La personne est informée",
    submit="Noter la remise de la lettre",
    said="Noté : la personne est informée.",
    initial=lambda row, seen: {"told_on": seen.today},
)


ROOM_ENTRY.verb(
    actions.remove_room_entry,
    at="retirer/",
    title=lambda row: f"Retirer l’entrée du {day_in_words(row.on)}",
    submit="Retirer cette entrée",
    said="Entrée retirée.",
    lead="Notée par erreur : un autre logement, un autre jour. Le journal garde qui l’a retirée.",
    danger=True,
)


@ROOM_ENTRY.asks("lettre/")
def entry_letter(request: ActorRequest, row: RoomEntry) -> HttpResponse:
    """The letter that tells a resident who came in, when and why."""
    if row.ground != RoomEntry.Ground.EMERGENCY:
        raise Http404
    at = row.occupancy
    who = row.author.short_name if row.author else "l’association"
    sheet = Sheet(
        "Nous sommes entrés chez vous",
        [
            Section(
                text=f"Le {day_in_words(row.on)}, {who} est entré dans votre logement "
                f"({at.site.name}, {at.main_place.label}) sans vous prévenir, parce que la sécurité "
                "l’exigeait."
            ),
            Section("Pourquoi", row.why),
            Section("Ce qui a été trouvé et fait", row.found),
            Section(
                text="Votre logement est votre domicile : hors urgence, nous n’y entrons que si "
                "vous le savez avant. Si vous n’êtes pas d’accord avec ce qui s’est passé, "
                "dites-le-nous, ou à vos représentants."
            ),
        ],
        addressee=[at.household.name, f"{at.site.name}, {at.main_place.label}"],
        note=entry_rules()[2],
    )
    return pdf_response(sheet_pdf(row, row.organisation, sheet), f"entree-{row.pk}")
