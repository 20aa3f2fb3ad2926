"""What was agreed with partners: the list, one of them, its deliverables."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.periods import last_day
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.dates import add_months
from palier.registers.partners import actions, forms, lists
from palier.registers.partners.models import Deliverable, Partnership, Signatory

AGREEMENTS = ("Conventions de partenariat", "/annuaire/conventions/")


@needs_sight("partners.agreements")
def agreements(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.agreements_of(request.actor, request.today))


@needs_sight("partners.agreements")
def sign_partnership(request: ActorRequest) -> HttpResponse:
    initial = {"kind": Partnership.Kind.AGREEMENT, "follower": request.actor.user_id}
    return ask(
        request,
        forms.SignPartnership(request, initial=initial),
        actions.sign_partnership,
        request.actor.organisation,
        title="Noter une convention de partenariat",
        submit="Noter cette convention",
        said="Convention notée : sa fin sera rappelée à temps.",
        to=lambda made: reverse("partners:partnership", args=[made.pk]),
        back=AGREEMENTS[1],
        crumbs=[AGREEMENTS],
        lead="Ce qu’un financeur paie se note sur son dispositif ; ici, ce que l’on fait ensemble.",
    )


PARTNERSHIP = Subject(
    Partnership,
    "conventions/<int:pk>/",
    fetch=("follower", "follows"),
    page="partners:partnership",
    name=lambda row: row.title,
    under=[AGREEMENTS],
)
DELIVERABLE = Subject(
    Deliverable,
    "livrables/<int:pk>/",
    fetch=("partnership", "signatory__body"),
    page=lambda row: reverse("partners:partnership", args=[row.partnership_id]),
    under=lambda row: PARTNERSHIP.crumbs(row.partnership),
)


@PARTNERSHIP.shown
def partnership(request: ActorRequest, row: Partnership) -> HttpResponse:
    """Its object, who takes part, what each must hand over, when it ends."""
    soon = lists.ends_soon_before(request.actor, request.today)
    signatories = list(row.signatories.select_related("body").order_by("body__sort_name", "pk"))
    due = list(row.deliverables.select_related("signatory__body").order_by("due_on", "pk"))
    after = row.followed_by.first()
    return show_cards(
        request,
        title=row.title,
        lead=row.get_kind_display().capitalize(),
        crumbs=[AGREEMENTS],
        chips=[lists.standing(row, request.today, soon)],
        verbs=_verbs(request, row, after),
        cards=[
            _deliverables(request, row, due),
            _signatories(request, signatories),
            _about(row, after),
        ],
        panels=shell.panels("partners.partnership", row, request.actor, request.today),
    )


def _verbs(request: ActorRequest, row: Partnership, after: Partnership | None) -> list[Verb]:
    ended = bool(row.ended_on)
    renewable = not ended and after is None and row.period.upper is not None
    return verbs(
        verb(request, "partners.expect_deliverable", "Attendre un livrable…", row, "plus")
        if not ended
        else None,
        verb(request, "partners.correct_partnership", "Corriger…", row, "pencil"),
        verb(request, "partners.renew_partnership", "Reconduire…", row) if renewable else None,
        verb(request, "partners.resume_partnership", "Reprendre…", row)
        if ended
        else verb(request, "partners.end_partnership", "Arrêter…", row),
        verb(request, "partners.remove_partnership", "Retirer…", row),
    )


def _deliverables(request: ActorRequest, row: Partnership, due: Sequence[Deliverable]) -> Card:
    lines = [
        Line(
            each.what,
            ", ".join(filter(None, [_owed_by(each), _when(each), each.words])),
            chip=_awaited(each, request),
            is_done=bool(each.done_on),
            verbs=_deliverable_verbs(request, each),
        )
        for each in due
    ]
    return Card(
        "Ce qui est à remettre",
        lines,
        empty="Aucun livrable attendu.",
        icon="clipboard-document-list",
    )


def _owed_by(row: Deliverable) -> str:
    return f"par {row.signatory.body.name}" if row.signatory else "par nous"


def _when(row: Deliverable) -> str:
    if row.done_on:
        return f"remis le {day_in_words(row.done_on)}"
    return f"pour le {day_in_words(row.due_on)}"


def _awaited(row: Deliverable, request: ActorRequest) -> Chip | None:
    if row.done_on:
        late = row.done_on > row.due_on
        return Chip("remis en retard" if late else "remis", "wait" if late else "ok")
    return Chip("en retard", "bad") if row.due_on < request.today else Chip("attendu", "info")


def _deliverable_verbs(request: ActorRequest, row: Deliverable) -> list[Verb]:
    if row.done_on:
        return verbs(
            verb(
                request, "partners.reopen_deliverable", "Attendre de nouveau…", row, about=row.what
            )
        )
    return verbs(
        verb(request, "partners.finish_deliverable", "Remis…", row, about=row.what),
        verb(request, "partners.remove_deliverable", "Retirer…", row, about=row.what),
    )


def _signatories(request: ActorRequest, signatories: Sequence[Signatory]) -> Card:
    sees = request.actor.sees("people.bodies")
    lines = [
        Line(
            signatory.body.name,
            "",
            reverse("people:body", args=[signatory.body_id]) if sees else "",
            "building-library",
        )
        for signatory in signatories
    ]
    return Card("Avec qui", lines, icon="users")


def _about(row: Partnership, after: Partnership | None) -> Card:
    last = last_day(row.period)
    pairs = [
        ("Du", day_in_words(row.period.lower)),
        ("Au", day_in_words(last) if last else "sans fin dite"),
        ("Signée le", day_in_words(row.signed_on) if row.signed_on else "non signée, ou non noté"),
        ("Départements", lists.departments_in_words(row.departments) or "partout"),
        ("Suivie par", row.follower.short_name if row.follower else "personne"),
    ]
    links = [
        Verb(label, reverse("partners:partnership", args=[each.pk]))
        for label, each in (("Celle d’avant", row.follows), ("Sa suite", after))
        if each is not None
    ]
    return Card("Ce qui est convenu", text=row.words, pairs=pairs, verbs=links, side=True)


PARTNERSHIP.verb(
    actions.correct_partnership,
    forms.SignPartnership,
    at="corriger/",
    title=lambda row: f"Corriger {row.title}",
    submit="Enregistrer ces corrections",
    said="Convention corrigée.",
    initial=lambda row, seen: {
        "title": row.title,
        "kind": row.kind,
        "bodies": [signatory.body_id for signatory in row.signatories.all()],
        "words": row.words,
        "departments": row.departments,
        "starts_on": row.period.lower,
        "ends_on": row.period.upper,
        "signed_on": row.signed_on,
        "follower": row.follower_id,
    },
)
PARTNERSHIP.verb(
    actions.renew_partnership,
    forms.RenewPartnership,
    at="reconduire/",
    title=lambda row: f"Reconduire {row.title}",
    submit="Reconduire cette convention",
    said="Convention reconduite, avec les mêmes structures.",
    lead="La même, pour une autre période. Les livrables se notent de nouveau.",
    initial=lambda row, seen: _next_period(row),
    to=lambda made: reverse("partners:partnership", args=[made.pk]),
)
PARTNERSHIP.verb(
    actions.end_partnership,
    forms.EndPartnership,
    at="arreter/",
    title=lambda row: f"Arrêter {row.title}",
    submit="Arrêter cette convention",
    said="Convention arrêtée.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)
PARTNERSHIP.verb(
    actions.resume_partnership,
    at="reprendre/",
    title=lambda row: f"Reprendre {row.title}",
    submit="Reprendre cette convention",
    said="Convention reprise, comme si elle n’avait pas été arrêtée.",
)
PARTNERSHIP.verb(
    actions.remove_partnership,
    at="retirer/",
    title=lambda row: f"Retirer {row.title}",
    submit="Retirer cette convention",
    said="Convention retirée.",
    lead="Notée par erreur. Une convention qui a vécu s’arrête, elle ne se retire pas.",
    to=lambda made: AGREEMENTS[1],
    danger=True,
)
PARTNERSHIP.verb(
    actions.expect_deliverable,
    forms.ExpectDeliverable,
    at="livrable/",
    title=lambda row: f"Attendre un livrable, {row.title}",
    submit="Attendre ce livrable",
    said="Livrable attendu : il sera rappelé.",
    to=lambda made: reverse("partners:partnership", args=[made.partnership_id]),
)
DELIVERABLE.verb(
    actions.finish_deliverable,
    forms.FinishDeliverable,
    at="remis/",
    title=lambda row: f"Remis : {row.what}",
    submit="Noter qu’il est remis",
    said="Livrable remis.",
    initial=lambda row, seen: {"on": seen.today},
)
DELIVERABLE.verb(
    actions.reopen_deliverable,
    at="attendre/",
    title=lambda row: f"Attendre de nouveau : {row.what}",
    submit="L’attendre de nouveau",
    said="Livrable attendu de nouveau.",
)
DELIVERABLE.verb(
    actions.remove_deliverable,
    at="retirer/",
    title=lambda row: f"Retirer : {row.what}",
    submit="Retirer ce livrable",
    said="Livrable retiré.",
    to=lambda made: reverse("partners:partnership", args=[made.pk]),
    danger=True,
)


def _next_period(row: Partnership) -> dict[str, object]:
    """As long again, from the day after its end."""
    starts_on = row.period.upper
    if starts_on is None:
        return {}
    months = (starts_on.year - row.period.lower.year) * 12
    months += starts_on.month - row.period.lower.month
    return {"starts_on": starts_on, "ends_on": add_months(starts_on, max(months, 1))}
