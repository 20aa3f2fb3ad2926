"""What is done together: activities, welcomes, nights counted, the board, services."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheets_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, of_name, plural, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.forms import Confirm
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.work.residences import actions, forms, reads
from palier.work.residences.models import Activity, BoardNotice, HouseService, RollCall, Welcome
from palier.work.residences.views.finding import find_house as _house
from palier.work.residences.views.finding import house_crumbs, house_page
from palier.work.residences.views.living import _asking, living_page


def plan_activity(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.PlanActivity(request, subject=site),
        actions.plan_activity,
        title="Proposer une activité",
        submit="Proposer cette activité",
        said="Activité proposée.",
    )


ACTIVITY = Subject(
    Activity,
    "activites/<int:pk>/",
    fetch=("site", "organisation"),
    page=lambda row: living_page(row.site_id),
    under=lambda row: [*house_crumbs(row.site), ("Vivre ensemble", living_page(row.site_id))],
)


@ACTIVITY.asks("inscrire/")
def join_activity(request: ActorRequest, row: Activity) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.JoinActivity(request, subject=row),
        actions.join_activity,
        title=f"Inscrire : {row.title}",
        submit="Inscrire",
        said="Inscriptions notées.",
    )


@ACTIVITY.asks("presents/")
def fill_activity(request: ActorRequest, row: Activity) -> HttpResponse:
    coming = [each.household_id for each in row.taken.exclude(came=False)]
    form = forms.FillActivity(request, subject=row, initial={"came": coming})
    return _asking(
        request,
        row.site,
        row,
        form,
        actions.fill_activity,
        known={"among": list(form.fields["came"].queryset)},  # type: ignore[attr-defined]
        title=f"Qui est venu : {row.title}",
        submit="Noter les présents",
        said="Présences notées.",
    )


def _those_enrolled(row: Activity) -> str:
    count = row.taken.count()
    return f"{plural(count, 'ménage')} : prévenez-les." if count else "Personne n’est inscrit."


ACTIVITY.verb(
    actions.cancel_activity,
    at="annuler/",
    title=lambda row: f"Annuler : {row.title}",
    submit="Annuler cette activité",
    said="Activité annulée.",
    lead=_those_enrolled,
    known=lambda row, seen: {"on": seen.today},
    danger=True,
)
ACTIVITY.verb(
    actions.restore_activity,
    at="remettre/",
    title=lambda row: f"Remettre : {row.title}",
    submit="Remettre cette activité",
    said="Activité remise, avec ses inscrits.",
)
ACTIVITY.verb(
    actions.correct_activity,
    forms.CorrectActivity,
    at="corriger/",
    title=lambda row: f"Corriger : {row.title}",
    submit="Enregistrer la correction",
    said="Activité corrigée.",
    initial=lambda row, seen: {
        name: getattr(row, name) for name in ("title", "starts_at", "place", "seats")
    },
)
ACTIVITY.verb(
    actions.leave_activity,
    forms.LeaveActivity,
    at="desinscrire/",
    title=lambda row: f"Désinscrire : {row.title}",
    submit="Désinscrire ce ménage",
    said="Désinscrit : la place est libre.",
)


@ACTIVITY.asks("feuille/")
def activity_sheet(request: ActorRequest, row: Activity) -> HttpResponse:
    """A sheet to sign at the door of an activity."""
    local = timezone.localtime(row.starts_at)
    shown = request.actor.sees("people.hidden_addresses")
    names = [
        each.household.name
        for each in row.taken.select_related("household").order_by("pk")
        if shown or each.household.hidden_at is None
    ]
    blank = [("", "")] * max(8 - len(names), 3)
    sheet = Sheet(
        row.title,
        [
            Section(
                heads=["Nom", "Signature"],
                rows=[*((name, "") for name in names), *blank],
                widths=[2, 2],
            )
        ],
        lead=f"{row.site.name}, {day_in_words(local.date(), weekday=True)}, {time_in_words(local)}",
    )
    return pdf_response(sheets_pdf(row.organisation, [sheet]), "feuille-de-presence")


WELCOME = Subject(
    Welcome,
    "accueils/<int:pk>/",
    fetch=("occupancy__site", "occupancy__household"),
    page="residences:note_welcome",
)


@WELCOME.shown
def note_welcome(request: ActorRequest, row: Welcome) -> HttpResponse:
    return _asking(
        request,
        row.occupancy.site,
        row,
        forms.NoteWelcome(request, subject=row, initial={"done_on": request.today}),
        actions.note_welcome,
        title=f"Accueil {of_name(row.occupancy.household.name)}",
        submit="Noter cet accueil",
        said="Accueil noté.",
        later=True,
    )


WELCOME.verb(
    actions.undo_welcome,
    at="retirer/",
    title=lambda row: f"L’accueil {of_name(row.occupancy.household.name)} est encore à faire",
    submit="Retirer cet accueil",
    said="Accueil retiré : il est de nouveau à faire.",
    to=lambda row: living_page(row.occupancy.site_id),
    danger=True,
)


def take_roll(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return ask(
        request,
        forms.TakeRoll(
            request,
            subject=site,
            initial={"on": request.today, "absent": reads.away_on(site, request.today)},
        ),
        actions.take_roll,
        site,
        title=f"Compter la nuit, {site.name}",
        submit="Compter cette nuit",
        said=lambda roll: (
            f"Nuit comptée : {plural(roll.present, 'présent')}, {plural(roll.away, 'absent')} sur "
            f"{plural(roll.places, 'place')}."
        ),
        back=house_page(pk),
        crumbs=house_crumbs(site),
        later=True,
    )


def drop_roll(request: ActorRequest, pk: int) -> HttpResponse:
    rows = RollCall.objects.visible_to(request.actor)
    row = get_object_or_404(rows, pk=pk)
    sheet = reverse("residences:take_roll", args=[row.site_id])
    return ask(
        request,
        Confirm(request, subject=row),
        actions.drop_roll,
        row,
        known={"on": request.today},
        title=f"Recompter la nuit du {day_in_words(row.on)}",
        submit="Effacer et recompter",
        said="Cette nuit est à compter de nouveau.",
        to=lambda made: sheet,
        back=living_page(row.site_id),
        lead=f"Comptée : {plural(row.present, 'présent')} pour {plural(row.places, 'place')}. Tout est "
        "effacé, les noms cochés aussi : la feuille repart des absences notées.",
        danger=True,
    )


def pin_notice(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.PinNotice(request, subject=site, initial={"starts_on": request.today}),
        actions.pin_notice,
        title="Afficher au tableau",
        submit="Afficher",
        said="Affiché.",
    )


@require_POST
def unpin_notice(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(BoardNotice.objects.visible_to(request.actor), pk=pk)
    return press(
        request,
        actions.unpin_notice,
        row,
        said="Affiche retirée.",
        to=living_page(row.site_id),
        on=request.today,
    )


@needs_sight("residences.houses")
def board(request: ActorRequest, pk: int) -> HttpResponse:
    """The board of a house, printed: what hangs on it, activities to come, who answers."""
    site = _house(request, pk)
    pinned = site.board.filter(period__contains=request.today).order_by("-period", "-pk")
    coming = site.activities.filter(starts_at__gte=timezone.now(), cancelled_on=None)
    duty = [
        each
        for each in reads.on_duty(request.actor, site, timezone.now())
        if each.duty == "on_call"
    ]
    sections = [Section(each.title, each.text) for each in pinned]
    activities = [
        (
            f"{day_in_words(timezone.localtime(each.starts_at).date(), weekday=True)}, "
            f"{time_in_words(timezone.localtime(each.starts_at))}",
            each.title + (f" ({each.place})" if each.place else ""),
        )
        for each in coming.order_by("starts_at", "pk")[:12]
    ]
    if activities:
        sections.append(Section("Bientôt", pairs=activities))
    if duty:
        phones = [(each.user.short_name, each.phone) for each in duty]
        sections.append(Section("La nuit, en cas d’urgence", pairs=phones))
    sheet = Sheet(
        site.name,
        sections or [Section(text="Rien d’affiché.")],
        lead=f"Au {day_in_words(request.today)}",
    )
    return pdf_response(sheets_pdf(request.actor.organisation, [sheet]), "tableau")


def set_service(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.SetService(request, subject=site, initial={"starts_on": request.today}),
        actions.set_service,
        title="Fixer le prix d’une prestation",
        submit="Garder ce prix",
        said="Prix gardé.",
    )


HOUSE_SERVICE = Subject(
    HouseService,
    "prestations/<int:pk>/",
    fetch=("site",),
)


@HOUSE_SERVICE.asks("noter/")
def charge_service(request: ActorRequest, row: HouseService) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.ChargeService(request, subject=row, initial={"on": request.today}),
        actions.charge_service,
        title=f"{row.label}, {euros(row.price)} par {row.unit}",
        submit="Noter cette prestation",
        said="Notée : elle vient avec l’avis du mois.",
    )
