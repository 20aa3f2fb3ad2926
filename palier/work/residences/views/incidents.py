"""Incidents: what happened, what was done, how it ended."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, done, form_page, press
from palier.base.ui.subjects import Subject
from palier.base.ui.waiting import next_step
from palier.work.residences import actions, forms, lists
from palier.work.residences.models import Incident
from palier.work.residences.models.logbook import IncidentStep
from palier.work.residences.models.walls import StepsQuerySet
from palier.work.residences.views.finding import HOUSES, house_crumbs, house_page
from palier.work.residences.views.finding import find_house as _house
from palier.work.residences.views.logbook import when

INCIDENTS = ("Incidents", "/residences/incidents/")


@needs_sight("residences.incidents")
def incidents(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.INCIDENTS)


INCIDENT = Subject(
    Incident,
    "incidents/<int:pk>/",
    fetch=("site", "household", "author"),
    page="residences:incident",
    under=lambda row: [HOUSES, INCIDENTS, (f"n° {row.pk}", incident_page(row.pk))],
)


def incident_page(pk: int) -> str:
    return reverse("residences:incident", args=[pk])


@INCIDENT.shown
def incident(request: ActorRequest, row: Incident) -> HttpResponse:
    """What happened, what was done, by whom."""
    steps = row.steps.select_related("author").order_by("on", "pk")
    is_open = row.state == "open"

    pairs = _incident_pairs(row)
    return show_cards(
        request,
        title=f"{capitalised(row.get_kind_display())}, {row.site.name}",
        crumbs=[HOUSES, INCIDENTS],
        here=f"n° {row.pk}",
        chips=[
            Chip(row.get_state_display(), "wait" if is_open else "ok"),
            *([Chip("grave", "bad")] if row.is_serious else []),
        ],
        audience="Réservé à l’encadrement" if row.is_reserved else "Lu par l’équipe des maisons",
        verbs=_incident_verbs(request, row, is_open),
        cards=[
            *_what_next(request, row, is_open),
            Card("Ce qui s’est passé", text=row.text, icon="bell-alert"),
            _steps_card(steps),
            _before_card(row),
            Card(
                "L’incident",
                pairs=pairs,
                side=True,
                icon="information-circle",
                verbs=verbs(
                    verb(request, "residences.correct_incident", "Corriger", row, "pencil")
                    if is_open
                    else None
                ),
            ),
        ],
    )


def _what_next(request: ActorRequest, row: Incident, is_open: bool) -> list[Card]:
    """Who closes it, while it is open."""
    if not is_open:
        return []
    step = next_step(
        request.actor,
        "residences.close_incident",
        mine="Notez chaque suite ; quand tout est réglé, vous pouvez le clore.",
        theirs="Chacun note les suites. Quand tout est réglé, qui le clôt",
        on=row,
    )
    return [step]


def _incident_verbs(request: ActorRequest, row: Incident, is_open: bool) -> list[Verb]:
    if not is_open:
        return verbs(
            verb(request, "residences.reopen_incident", "Rouvrir", row, "arrow-path", post=True)
        )
    return verbs(
        verb(request, "residences.close_incident", "Clore", row, "check"),
        verb(request, "residences.follow_incident", "Noter une suite", row, "plus", main=True),
    )


def _incident_pairs(row: Incident) -> list[tuple[str, object]]:
    """Where, when, who, who was told."""
    pairs: list[tuple[str, object]] = [
        ("Maison", (row.site.name, house_page(row.site_id))),
        ("Quand", when(row.happened_at)),
        ("Noté par", row.author.short_name if row.author else "Palier"),
    ]
    if row.household is not None:
        pairs.append(("Qui est concerné", row.household.name))
    if row.told_to:
        pairs.append(("Signalé à", row.told_to))
    if row.next_on:
        pairs.append(("À revoir le", row.next_on))
    return pairs


def _before_card(row: Incident) -> Card | None:
    """What it said before it was corrected, the latest first."""
    lines = [
        Line(capitalised(each["what"]), f"{each['text']} (corrigé par {each['by']})")
        for each in reversed(row.before)
    ]
    return Card("Avant correction", lines, icon="clock") if lines else None


def _steps_card(steps: StepsQuerySet[IncidentStep]) -> Card:
    """What was done since."""
    return Card(
        "Suites",
        [
            Line(
                each.words,
                ", ".join(
                    filter(
                        None,
                        [
                            day_in_words(each.on),
                            each.author.short_name if each.author else "",
                        ],
                    )
                ),
            )
            for each in steps
        ],
        empty="Aucune suite notée.",
        icon="list-bullet",
    )


@needs_sight("residences.incidents")
def note_incident(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    initial = {"happened_at": timezone.localtime(), "household": request.GET.get("menage")}
    form = forms.NoteIncident(request, subject=site, initial=initial)
    if not form.carry_out(actions.note_incident, site):
        return form_page(
            request,
            form,
            title="Noter un incident",
            submit="Noter cet incident",
            back=house_page(pk),
            crumbs=house_crumbs(site),
            lead="Des faits, datés. Une note secrète sert pour ce qui touche à la vie privée.",
        )
    return done(request, "Incident noté.", _seen_or_house(request, form.result))


@INCIDENT.asks("corriger/")
def correct_incident(request: ActorRequest, row: Incident) -> HttpResponse:
    names = "site household kind text is_serious is_reserved told_to"
    initial = {name: getattr(row, name) for name in names.split()}
    initial["happened_at"] = timezone.localtime(row.happened_at)
    return ask(
        request,
        forms.CorrectIncident(request, subject=row, initial=initial),
        actions.correct_incident,
        row,
        title="Corriger l’incident",
        submit="Enregistrer la correction",
        said="Incident corrigé.",
        to=lambda made: _seen_or_house(request, made),
        back=incident_page(row.pk),
        crumbs=[HOUSES, INCIDENTS, (f"n° {row.pk}", incident_page(row.pk))],
    )


def _seen_or_house(request: ActorRequest, row: Incident) -> str:
    """Its page, or its house’s for whoever may no longer read it."""
    seen = Incident.objects.visible_to(request.actor).filter(pk=row.pk).exists()
    return incident_page(row.pk) if seen else house_page(row.site_id)


@INCIDENT.asks("suite/")
def follow_incident(request: ActorRequest, row: Incident) -> HttpResponse:
    return ask(
        request,
        forms.FollowIncident(request, subject=row, initial={"on": request.today}),
        actions.follow_incident,
        row,
        title="Noter une suite",
        submit="Noter cette suite",
        said="Suite notée.",
        later=True,
        back=incident_page(row.pk),
        crumbs=[HOUSES, INCIDENTS, (f"n° {row.pk}", incident_page(row.pk))],
    )


INCIDENT.verb(
    actions.close_incident,
    forms.CloseIncident,
    at="clore/",
    title="Clore l’incident",
    submit="Clore cet incident",
    said="Incident clos.",
    initial=lambda row, seen: {"on": seen.today},
)


@require_POST
def reopen_incident(request: ActorRequest, pk: int) -> HttpResponse:
    row = INCIDENT.find(request, pk)
    return press(
        request,
        actions.reopen_incident,
        row,
        said="Incident rouvert.",
        to=incident_page(pk),
    )
