"""The rights of each person with their dates; files followed with institutions."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.models import PapersQuerySet, StoredFile
from palier.base.kit.rows import name_of
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.rows import OwnedQuerySet
from palier.base.tenancy.walls import day_in
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.known import if_known
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.shell import tone_of
from palier.base.ui.subjects import Subject
from palier.law.dates import add_months
from palier.registers.people.models import Household
from palier.registers.people.reads import tabs_of
from palier.work.casework import actions, forms, lists
from palier.work.casework.finding import HOUSEHOLD
from palier.work.casework.finding import crumbs as _crumbs
from palier.work.casework.models import FollowedFile, Right, RightState

LASTS = {Right.Kind.RSA: 3, Right.Kind.SOCIAL_HOUSING: 12, Right.Kind.HEALTH_COVER: 12}


def rights(request: ActorRequest) -> HttpResponse:
    """Every right that expires: of one's caseload, a site, the association."""
    return ui_lists.show(request, lists.rights_of(request.today))


@needs_sight("casework.file")
def household_rights(request: ActorRequest, pk: int) -> HttpResponse:
    """The rights of each person, with their dates; files followed with institutions."""
    row = HOUSEHOLD.find(request, pk)
    found = _open_rights(request, row)
    files = (
        FollowedFile.objects.visible_to(request.actor)
        .filter(household=row)
        .select_related("held_by")
        .prefetch_related("steps")
        .order_by("closed_on", "-opened_on", "pk")
    )
    note, follow = (reverse(f"casework:{n}", args=[pk]) for n in ("note_right", "follow_file"))
    return show_cards(
        request,
        title=f"Droits et démarches, {row.name}",
        lead="L’échéancier des droits de chacun : c’est là que l’aide au logement se perd.",
        crumbs=_crumbs(row),
        here="Droits et démarches",
        tabs=tabs_of(row, request.actor),
        verbs=[
            verb(request, "casework.follow_file", "Suivre un dossier", follow, "folder"),
            verb(request, "casework.note_right", "Noter un droit", note, "plus", main=True),
        ],
        cards=[
            Card(
                "Échéancier des droits",
                [_right_line(right, request.today) for right in found],
                empty="Aucun droit noté : titre de séjour, C2S, RSA, demande de logement…",
                icon="calendar",
            ),
            Card(
                "Dossiers suivis",
                [_file_line(file, request.today) for file in files],
                empty="Aucun dossier suivi : DALO, surendettement…",
                icon="folder",
            ),
        ],
    )


def _open_rights(request: ActorRequest, row: Household) -> OwnedQuerySet[Right]:
    """The rights that run, the nearest end first."""
    return (
        Right.objects.visible_to(request.actor)
        .filter(household=row, state=RightState.OPEN)
        .select_related("person", "assignee")
        .order_by("expires_on", "pk")
    )


def _right_line(right: Right, today: date) -> Line:
    why = [str(right.person), f"suivi par {right.assignee.short_name}"]
    if right.number:
        why.append(f"n° {right.number}")
    chip = None
    if right.expires_on:
        late = right.expires_on < today
        words = "a expiré le" if late else "expire le"
        tone = tone_of(right.expires_on, today)
        chip = Chip(f"{words} {day_in_words(right.expires_on, short=True)}", tone, "calendar")
    return Line(
        capitalised(right.get_kind_display()),
        " · ".join(why),
        reverse("casework:right", args=[right.pk]),
        chip=chip,
    )


def _file_line(file: FollowedFile, today: date) -> Line:
    steps = sorted(file.steps.all(), key=lambda s: (s.on, s.pk))
    why = [f"n° {file.number}" if file.number else "", str(file.held_by or "")]
    why.append(f"déposé le {day_in_words(file.opened_on)}")
    if steps:
        why.append(f"{steps[-1].what}, le {day_in_words(steps[-1].on)}")
    chip = Chip("clos", "", "check") if file.closed_on else None
    holds = [s for s in steps if s.suspends and (s.until_on is None or s.until_on >= today)]
    if holds and not file.closed_on:
        chip = Chip(f"suspend {holds[-1].get_suspends_display()}", "info", "pause")
    return Line(
        capitalised(str(file)),
        " · ".join(filter(None, why)),
        reverse("casework:followed_file", args=[file.pk]),
        chip=chip,
    )


@HOUSEHOLD.asks("droits/noter/")
def note_right(request: ActorRequest, row: Household) -> HttpResponse:
    form = forms.NoteRight(request, initial={"assignee": request.actor.user_id})
    form.choose_among(row)
    return ask(
        request,
        form,
        actions.note_right,
        row,
        title=f"Noter un droit, {row.name}",
        submit="Noter ce droit",
        said=lambda made: (
            f"Droit noté. Rappel {made.remind_days} jours avant l’échéance."
            if made.expires_on
            else "Droit noté, sans échéance ni rappel."
        ),
        back=reverse("casework:household_rights", args=[row.pk]),
        crumbs=_crumbs(row),
    )


RIGHT = Subject(
    Right,
    "droits/<int:pk>/",
    fetch=("household", "person", "assignee", "renews"),
    page="casework:right",
    under=lambda row: _right_crumbs(row),
)


def _right_crumbs(row: Right) -> list[tuple[str, str]]:
    return [
        *_crumbs(row.household),
        ("Droits", reverse("casework:household_rights", args=[row.household_id])),
    ]


@RIGHT.shown
def right(request: ActorRequest, row: Right) -> HttpResponse:
    """One right: its dates, its proof, what came before."""

    files = StoredFile.objects.visible_to(request.actor).filter(about=name_of(row))
    lines = _before(row)
    is_open = row.state == RightState.OPEN
    return show_cards(
        request,
        title=f"{capitalised(row.get_kind_display())}, {row.person}",
        lead=f"Suivi par {row.assignee.short_name}, prévenu {row.remind_days} jours avant.",
        crumbs=_right_crumbs(row),
        chips=[Chip(row.get_state_display(), "ok" if is_open else "")],
        verbs=[
            verb(request, "casework.close_right", "Clore…", row),
            verb(request, "casework.hand_right", "Corriger, confier…", row),
            verb(
                request,
                "casework.renew_right",
                "Renouveler",
                row,
                "check",
                main=True,
            ),
        ]
        if is_open
        else [],
        cards=[
            _dates_card(row),
            _proof_card(request, row, files),
            Card("Avant", lines, side=True) if lines else None,
        ],
    )


def _before(row: Right) -> list[Line]:
    """What each right renewed, the latest first."""
    before, lines = row.renews, []
    while before is not None:
        lines.append(
            Line(
                f"Jusqu’au {day_in_words(before.expires_on)}"
                if before.expires_on
                else "Sans échéance",
                f"depuis le {day_in_words(before.granted_on)}" if before.granted_on else "",
                reverse("casework:right", args=[before.pk]),
            )
        )
        before = before.renews
    return lines


def _dates_card(row: Right) -> Card:
    """Since when, until when, and why closed."""
    return Card(
        "Dates",
        pairs=[
            ("Depuis le", if_known(row.granted_on, day_in_words)),
            (
                "Expire le",
                day_in_words(row.expires_on) if row.expires_on else "sans échéance",
            ),
            ("Numéro", row.number or None),
            *([("Clos parce que", row.closed_because)] if row.closed_because else []),
        ],
    )


def _proof_card(request: ActorRequest, row: Right, files: PapersQuerySet) -> Card:
    """What proves it."""
    return Card(
        "Preuve",
        [
            Line(
                each.label,
                f"gardé le {day_in_words(day_in(request.actor.organisation, each.kept_at))}",
                reverse("documents:file", args=[each.pk]),
            )
            for each in files.order_by("-pk")
        ],
        empty="Aucune preuve : récépissé, attestation, capture.",
        verbs=verbs(
            verb(
                request,
                "documents.keep_file",
                "Joindre une preuve",
                reverse("documents:keep_file", args=[name_of(row)]),
                "paper-clip",
            )
        ),
        side=True,
    )


RIGHT.verb(
    actions.renew_right,
    forms.RenewRight,
    at="renouveler/",
    title=lambda row: f"Renouveler : {row.get_kind_display()}, {row.person}",
    submit="Renouveler ce droit",
    said="Droit renouvelé. Joignez la preuve si vous l’avez.",
    initial=lambda row, seen: {
        "granted_on": (row.expires_on or seen.today),
        "expires_on": add_months(
            (row.expires_on or seen.today), LASTS.get(Right.Kind(row.kind), 12)
        ),
    },
    to=lambda made: reverse("casework:right", args=[made.pk]),
)


RIGHT.verb(
    actions.hand_right,
    forms.HandRight,
    at="confier/",
    title=lambda row: f"Corriger ou confier : {row.get_kind_display()}, {row.person}",
    submit="Enregistrer ce droit",
    said=lambda made: f"Droit suivi par {made.assignee.short_name.rstrip('.')}.",
    initial=lambda row, seen: {
        "assignee": row.assignee_id,
        "remind_days": row.remind_days,
        "number": row.number,
        "expires_on": row.expires_on,
    },
)


@RIGHT.asks("clore/")
def close_right(request: ActorRequest, row: Right) -> HttpResponse:
    return ask(
        request,
        forms.CloseRight(request, subject=row),
        actions.close_right,
        row,
        title=f"Clore : {row.get_kind_display()}, {row.person}",
        submit="Clore ce droit",
        said="Droit clos.",
        back=reverse("casework:household_rights", args=[row.household_id]),
        crumbs=_right_crumbs(row),
    )


@HOUSEHOLD.asks("dossiers/suivre/")
def follow_file(request: ActorRequest, row: Household) -> HttpResponse:
    return ask(
        request,
        forms.FollowFile(request, initial={"opened_on": request.today}),
        actions.follow_file,
        row,
        title=f"Suivre un dossier, {row.name}",
        submit="Suivre ce dossier",
        said="Dossier suivi.",
        to=lambda made: reverse("casework:followed_file", args=[made.pk]),
        back=reverse("casework:household_rights", args=[row.pk]),
        crumbs=_crumbs(row),
    )


FOLLOWED_FILE = Subject(
    FollowedFile,
    "dossiers/<int:pk>/",
    fetch=("household", "held_by"),
    page="casework:followed_file",
    under=lambda row: _crumbs(row.household),
)


@FOLLOWED_FILE.shown
def followed_file(request: ActorRequest, row: FollowedFile) -> HttpResponse:
    """A file with an institution: its number, its steps, what it suspends."""
    lines = _step_lines(row)
    number = f"n° {row.number}" if row.number else "sans numéro"
    return show_cards(
        request,
        title=f"{capitalised(str(row))}, {row.household.name}",
        lead=" · ".join(
            filter(
                None,
                [number, str(row.held_by or ""), f"déposé le {day_in_words(row.opened_on)}"],
            )
        ),
        crumbs=[
            *_crumbs(row.household),
            ("Droits", reverse("casework:household_rights", args=[row.household_id])),
        ],
        chips=[Chip("Clos", "", "check") if row.closed_on else Chip("En cours", "ok")],
        verbs=[
            verb(
                request,
                "casework.close_file",
                "Clore…",
                row,
            ),
            verb(
                request,
                "casework.note_file_step",
                "Noter une étape",
                row,
                "plus",
                main=True,
            ),
        ]
        if not row.closed_on
        else [],
        cards=[Card("Étapes", lines, empty="Aucune étape encore.", icon="flag")],
    )


def _step_lines(row: FollowedFile) -> list[Line]:
    """Each step, what it suspends and what it awaits."""
    lines = []
    for step in row.steps.order_by("-on", "-pk"):
        why = []
        if step.suspends:
            until = f" jusqu’au {day_in_words(step.until_on)}" if step.until_on else ""
            why.append(f"Suspend {step.get_suspends_display()}{until}")
        if step.answer_by_on:
            why.append(f"À répondre avant le {day_in_words(step.answer_by_on)}")
        lines.append(Line(step.what, "\n".join(why), chip=Chip(day_in_words(step.on, short=True))))
    return lines


FOLLOWED_FILE.verb(
    actions.note_file_step,
    forms.NoteFileStep,
    at="etape/",
    title=lambda row: f"Une étape : {row}, {row.household.name}",
    submit="Noter cette étape",
    said="Étape notée.",
    initial=lambda row, seen: {"on": seen.today},
)


FOLLOWED_FILE.verb(
    actions.close_file,
    forms.CloseFile,
    at="clore/",
    title=lambda row: f"Clore : {row}, {row.household.name}",
    submit="Clore ce dossier",
    said="Dossier clos.",
    initial=lambda row, seen: {"on": seen.today},
)
