"""Living together: activities, welcomes, the board, services, rules, nights counted."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.known import if_known
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.work.residences.models import HouseService, RollCall, Welcome
from palier.work.residences.views.finding import find_house as _house
from palier.work.residences.views.finding import house_crumbs, house_tabs


def living_page(pk: int) -> str:
    return reverse("residences:living", args=[pk])


def _crumbs(site: Site) -> list[tuple[str, str]]:
    return [*house_crumbs(site), ("Vivre ensemble", living_page(site.pk))]


@needs_sight("residences.houses")
def living(request: ActorRequest, pk: int) -> HttpResponse:
    """What is done together in a house, and what hangs on its board."""
    site = _house(request, pk)
    return show_cards(
        request,
        title=f"Vivre ensemble, {site.name}",
        crumbs=house_crumbs(site),
        here="Vivre ensemble",
        tabs=house_tabs(request, site),
        verbs=verbs(
            verb(
                request,
                "residences.plan_activity",
                "Proposer une activité",
                pk,
                "sparkles",
                main=True,
            )
        ),
        cards=[
            _activities(request, site),
            _welcomes(request, site),
            _nights(request, site),
            _board(request, site),
            _services(request, site),
        ],
    )


def _activities(request: ActorRequest, site: Site) -> Card:
    lines = []
    rows = site.activities.prefetch_related("taken").order_by("-starts_at", "-pk")[:8]
    for each in rows:
        taken = list(each.taken.all())
        came = sum(bool(one.came) for one in taken)
        seats = f" sur {each.seats}" if each.seats else ""
        past = each.starts_at < timezone.now()
        local = timezone.localtime(each.starts_at)
        said = f"{plural(came, 'venu')}" if past else f"{plural(len(taken), 'inscrit')}{seats}"
        sheet = reverse("residences:activity_sheet", args=[each.pk])
        lines.append(
            Line(
                each.title,
                f"{day_in_words(local.date(), weekday=True)}, {time_in_words(local)}"
                + (f", {each.place}" if each.place else ""),
                icon="sparkles",
                chip=Chip("annulée", "bad") if each.cancelled_on else Chip(said),
                verbs=verbs(
                    verb(
                        request, "residences.restore_activity", "Remettre…", each, about=each.title
                    )
                )
                if each.cancelled_on
                else verbs(
                    verb(request, "residences.join_activity", "Inscrire", each, about=each.title)
                    if not past
                    else verb(
                        request, "residences.fill_activity", "Qui est venu", each, about=each.title
                    ),
                    Verb("Feuille de présence", sheet, about=each.title),
                    verb(
                        request, "residences.correct_activity", "Corriger…", each, about=each.title
                    ),
                    verb(
                        request,
                        "residences.leave_activity",
                        "Désinscrire…",
                        each,
                        about=each.title,
                    )
                    if taken
                    else None,
                    None
                    if came
                    else verb(
                        request, "residences.cancel_activity", "Annuler…", each, about=each.title
                    ),
                ),
            )
        )
    return Card(
        "Activités",
        lines,
        empty="Aucune activité. Proposez un repas, une sortie, un atelier.",
        icon="sparkles",
    )


def _welcomes(request: ActorRequest, site: Site) -> Card:
    seen = Welcome.objects.visible_to(request.actor).filter(occupancy__site=site)
    seen = seen.select_related("occupancy__household")
    rows = [
        *seen.filter(done_on=None).order_by("due_on", "-pk")[:8],
        *seen.exclude(done_on=None).order_by("-done_on", "-pk")[:3],
    ]
    lines = [
        Line(
            each.occupancy.household.name,
            f"accueilli le {day_in_words(each.done_on)} par {each.by}"
            if each.done_on
            else f"à accueillir avant le {day_in_words(each.due_on)}",
            icon="hand-raised",
            chip=None
            if each.done_on
            else Chip("à faire", "bad" if each.due_on < request.today else "wait"),
            verbs=verbs(
                verb(
                    request,
                    "residences.undo_welcome" if each.done_on else "residences.note_welcome",
                    "Pas encore…" if each.done_on else "Noter l’accueil",
                    each,
                    about=each.occupancy.household.name,
                )
            ),
        )
        for each in rows
    ]
    return Card(
        "Accueil des nouveaux résidents",
        lines,
        empty="Aucune entrée récente.",
        text="À chaque entrée, un représentant des résidents fait visiter la maison.",
        icon="hand-raised",
    )


def _nights(request: ActorRequest, site: Site) -> Card | None:
    rolls = list(RollCall.objects.visible_to(request.actor).filter(site=site).order_by("-on")[:14])
    if not rolls and site.kind != Site.Kind.SHELTER:
        return None
    return Card(
        "Nuits comptées",
        table=Table(
            [
                "Nuit du",
                "Places",
                "Ménages",
                "Personnes",
                "Absents",
                "Droit terminé",
                "Occupation",
            ],
            [
                (
                    each.on,
                    str(each.places),
                    str(each.present),
                    if_known(each.people, str),
                    str(each.away),
                    str(each.beyond_right),
                    f"{100 * each.present / each.places:.0f} %" if each.places else "",
                )
                for each in rolls
            ],
            numbers=(1, 2, 3, 4, 5, 6),
        )
        if rolls
        else None,
        empty="Aucune nuit n’est comptée encore.",
        verbs=verbs(
            verb(request, "residences.take_roll", "Compter la nuit", site, "moon"),
            verb(
                request,
                "residences.drop_roll",
                f"Recompter la nuit du {day_in_words(rolls[0].on)}…",
                rolls[0],
                "arrow-path",
            )
            if rolls and (request.today - rolls[0].on).days <= 3
            else None,
        ),
        icon="moon",
    )


def _board(request: ActorRequest, site: Site) -> Card:
    rows = site.board.filter(period__contains=request.today).order_by("-period", "-pk")
    lines = [
        Line(
            each.title,
            each.text,
            icon="megaphone",
            verbs=verbs(
                verb(
                    request,
                    "residences.unpin_notice",
                    "Retirer",
                    each,
                    about=each.title,
                    post=True,
                )
            ),
        )
        for each in rows
    ]
    return Card(
        "Tableau d’affichage",
        lines,
        empty="Rien d’affiché.",
        verbs=verbs(
            verb(
                request,
                "residences.pin_notice",
                "Afficher",
                site,
                "plus",
            ),
            Verb("Imprimer le tableau", reverse("residences:board", args=[site.pk]), "printer"),
        ),
        side=True,
        icon="megaphone",
    )


def _services(request: ActorRequest, site: Site) -> Card:
    latest: dict[str, HouseService] = {}
    for each in site.services.filter(starts_on__lte=request.today).order_by("starts_on", "pk"):
        latest[each.label] = each
    lines = [
        Line(
            each.label,
            f"{euros(each.price)} par {each.unit}, {each.get_kind_display()}",
            icon="shopping-bag",
            verbs=verbs(
                verb(
                    request,
                    "residences.charge_service",
                    "Noter une prestation",
                    each,
                    about=each.label,
                )
            ),
        )
        for each in latest.values()
    ]
    return Card(
        "Prestations de la maison",
        lines,
        empty="Aucune prestation : laverie, nuit d’ami, repas…",
        verbs=verbs(
            verb(
                request,
                "residences.set_service",
                "Fixer un prix",
                site,
                "plus",
            )
        ),
        side=True,
        icon="shopping-bag",
    )


def _asking(
    request: ActorRequest, site: Site, subject: Any, form: Any, action: Any, **told: Any
) -> HttpResponse:
    return ask(
        request,
        form,
        action,
        subject,
        back=living_page(site.pk),
        crumbs=_crumbs(site),
        **told,
    )
