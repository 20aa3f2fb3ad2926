"""Programmes."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import last_day
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists, shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Column, Empty, ListPage
from palier.base.ui.pages import ask, done, form_page
from palier.registers.programmes import actions, forms
from palier.registers.programmes.models import Agreement, FundMove, Programme

PROGRAMMES = ListPage(
    title="Dispositifs",
    unit=("dispositif", "dispositifs"),
    lead="Ce sous quoi l’on accompagne, avec son financeur et ses dates.",
    rows=lambda actor: Programme.objects.visible_to(actor).select_related("funder"),
    columns=[
        Column(
            "Dispositif",
            lambda p: p.name,
            sort="name",
            link=lambda p: reverse("programmes:programme", args=[p.pk]),
        ),
        Column("Genre", lambda p: p.get_scheme_display(), sort="scheme", muted=True),
        Column("Financeur", lambda p: p.funder or "", sort="funder__name"),
        Column("Du", lambda p: p.period.lower, kind="day", sort="period"),
        Column("Au", lambda p: last_day(p.period), kind="day"),
    ],
    sort="name",
    search=("name",),
    empty=Empty(
        "Aucun dispositif",
        "Un dispositif est nécessaire pour ouvrir un accompagnement : AVDL, ASLL, pension de famille…",
        "Ajouter un dispositif",
        "programmes:add_programme",
        "programmes.add_programme",
        "flag",
    ),
    actions=(
        ("Ajouter un dispositif", "programmes:add_programme", "plus", "programmes.add_programme"),
    ),
    file_name="dispositifs",
)


@needs_sight("programmes.list")
def programmes(request: ActorRequest) -> HttpResponse:
    return lists.show(request, PROGRAMMES)


@needs_sight("programmes.list")
def add_programme(request: ActorRequest) -> HttpResponse:
    form = forms.AddProgramme(request)
    if form.carry_out(actions.add_programme, request.actor.organisation):
        return done(request, f"Dispositif ajouté : {form.result}.", "programmes:programmes")
    return form_page(
        request,
        form,
        title="Ajouter un dispositif",
        submit="Ajouter ce dispositif",
        back=reverse("programmes:programmes"),
        crumbs=[("Dispositifs", reverse("programmes:programmes"))],
    )


def _programme(request: ActorRequest, pk: int) -> Programme:
    rows = Programme.objects.visible_to(request.actor).select_related("funder")
    return get_object_or_404(rows, pk=pk)


@needs_sight("programmes.list")
def programme(request: ActorRequest, pk: int) -> HttpResponse:
    """A programme: its agreements, its targets, and what the rooms above do under it."""
    row = _programme(request, pk)
    return show_cards(
        request,
        title=row.name,
        lead=" · ".join(filter(None, [row.get_scheme_display(), str(row.funder or "")])),
        crumbs=[("Dispositifs", reverse("programmes:programmes"))],
        cards=[_agreements(request, row), _funds(request, row), _targets(request, row)],
        template="programmes/programme.html",
        programme=row,
        panels=shell.panels("programmes.programme", row, request.actor, request.today),
    )


def _agreements(request: ActorRequest, row: Programme) -> Card:
    lines = [
        Line(
            agreement.reference,
            ", ".join(
                filter(
                    None,
                    [
                        f"du {day_in_words(agreement.period.lower)}",
                        f"au {day_in_words(last)}" if (last := last_day(agreement.period)) else "",
                        f"{agreement.measure_months} mois-mesures"
                        if agreement.measure_months
                        else "",
                        f"{euros(agreement.month_price)} le mois" if agreement.month_price else "",
                    ],
                )
            ),
            verbs=_fund_verbs(request, agreement),
        )
        for agreement in row.agreements.order_by("-period", "-pk")
    ]
    return Card(
        "Conventions",
        lines,
        empty="Aucune convention notée : le nombre de mois-mesures financés y est écrit.",
        verbs=verbs(
            verb(request, "programmes.record_agreement", "Noter une convention", row, "plus")
        ),
    )


def _fund_verbs(request: ActorRequest, agreement: Agreement) -> list[Verb]:
    """Keeping what is not spent, and using what was kept."""
    pairs = [
        ("set_funds_aside", "Mettre en fonds dédiés", "set_funds_aside"),
        ("use_dedicated_funds", "Utiliser", "use_funds"),
    ]
    return [
        Verb(label, reverse(f"programmes:{name}", args=[agreement.pk]), about=agreement.reference)
        for action, label, name in pairs
        if request.actor.may(f"programmes.{action}")
    ]


def _funds(request: ActorRequest, row: Programme) -> Card | None:
    """What is kept for the agreements of a programme, move by move."""
    moves = list(
        FundMove.objects.visible_to(request.actor)
        .filter(agreement__programme=row)
        .select_related("agreement")
        .order_by("-on", "-pk")
    )
    if not moves:
        return None
    undone = {move.undoes_id for move in moves}
    may = request.actor.may("programmes.undo_fund_move")
    kept = sum((move.amount for move in moves), NOTHING)
    return Card(
        "Fonds dédiés",
        [
            Line(
                f"{'Reporté' if move.amount > 0 else 'Utilisé'} : {euros(abs(move.amount))}",
                f"{move.agreement.reference}, le {day_in_words(move.on)}. {move.reason}",
                icon="banknotes",
                verbs=[
                    Verb(
                        "Annuler…",
                        reverse("programmes:undo_fund_move", args=[move.pk]),
                        about=move.reason,
                    )
                ]
                if may and not move.undoes_id and move.pk not in undone
                else [],
            )
            for move in moves
        ],
        note=f"{euros(kept)} gardés",
    )


def _targets(request: ActorRequest, row: Programme) -> Card:
    lines = [
        Line(
            f"{target.public} : {plural(target.expected, 'ménage')}",
            ", ".join(filter(None, [f"en {target.year}", target.ages])),
            icon="flag",
        )
        for target in row.targets.order_by("-year", "public", "pk")
    ]
    return Card(
        "Objectifs par an et par public",
        lines,
        empty="Aucun objectif. Avec un objectif, les ménages se suivent en cohorte.",
        verbs=verbs(verb(request, "programmes.set_target", "Fixer un objectif", row, "plus")),
    )


@needs_sight("programmes.list")
def record_agreement(request: ActorRequest, pk: int) -> HttpResponse:
    row = _programme(request, pk)
    return ask(
        request,
        forms.RecordAgreement(request),
        actions.record_agreement,
        row,
        title=f"Noter une convention, {row.name}",
        submit="Noter cette convention",
        said="Convention notée.",
        back=reverse("programmes:programme", args=[pk]),
        crumbs=[("Dispositifs", reverse("programmes:programmes"))],
    )


@needs_sight("programmes.list")
def set_target(request: ActorRequest, pk: int) -> HttpResponse:
    row = _programme(request, pk)
    return ask(
        request,
        forms.SetTarget(request, initial={"year": request.today.year}),
        actions.set_target,
        row,
        title=f"Fixer un objectif, {row.name}",
        submit="Fixer cet objectif",
        said="Objectif fixé.",
        back=reverse("programmes:programme", args=[pk]),
        crumbs=[("Dispositifs", reverse("programmes:programmes"))],
    )


def _agreement(request: ActorRequest, pk: int) -> Agreement:
    rows = Agreement.objects.visible_to(request.actor).select_related("programme")
    return get_object_or_404(rows, pk=pk)


def _crumbs(programme: Programme) -> list[tuple[str, str]]:
    return [
        ("Dispositifs", reverse("programmes:programmes")),
        (programme.name, reverse("programmes:programme", args=[programme.pk])),
    ]


@needs_sight("programmes.list")
def set_funds_aside(request: ActorRequest, pk: int) -> HttpResponse:
    row = _agreement(request, pk)
    return ask(
        request,
        forms.MoveFunds(request, initial={"on": request.today}),
        actions.set_funds_aside,
        row,
        title=f"Mettre en fonds dédiés, {row.reference}",
        submit="Mettre en fonds dédiés",
        said="Fonds dédiés notés, et passés en comptabilité.",
        back=reverse("programmes:programme", args=[row.programme_id]),
        crumbs=_crumbs(row.programme),
        lead="Ce qui n’est pas dépensé d’une subvention reste à son objet, d’un exercice à l’autre.",
    )


@needs_sight("programmes.list")
def use_dedicated_funds(request: ActorRequest, pk: int) -> HttpResponse:
    row = _agreement(request, pk)
    kept = actions.funds_kept(row)
    return ask(
        request,
        forms.MoveFunds(request, initial={"on": request.today, "amount": kept or None}),
        actions.use_dedicated_funds,
        row,
        title=f"Utiliser des fonds dédiés, {row.reference}",
        submit="Utiliser ces fonds",
        said="Utilisation notée, et passée en comptabilité.",
        back=reverse("programmes:programme", args=[row.programme_id]),
        crumbs=_crumbs(row.programme),
        lead=f"{euros(kept)} gardés pour cette convention.",
    )


@needs_sight("programmes.list")
def undo_fund_move(request: ActorRequest, pk: int) -> HttpResponse:
    rows = FundMove.objects.visible_to(request.actor).select_related("agreement__programme")
    row = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.UndoFundMove(request, initial={"on": request.today}),
        actions.undo_fund_move,
        row,
        title="Annuler ce mouvement de fonds dédiés",
        submit="Annuler ce mouvement",
        said="Mouvement annulé, son écriture est contre-passée.",
        back=reverse("programmes:programme", args=[row.agreement.programme_id]),
        crumbs=_crumbs(row.agreement.programme),
        lead=f"{row.reason}, {euros(abs(row.amount))}.",
        danger=True,
    )
