"""Contracts: lists, pages, and each of their verbs."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line
from palier.base.ui.forms import Confirm
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, done, form_page
from palier.base.ui.subjects import Subject
from palier.law.notices import notice_rules
from palier.law.pieces import pieces_of
from palier.registers.people.models import Household
from palier.work.leases import actions, forms, lists
from palier.work.leases.asking import amounts_of
from palier.work.leases.finding import CONTRACTS, OCCUPANCY
from palier.work.leases.models import (
    DepositDeduction,
    NoticeToQuit,
    Occupancy,
    OccupancyState,
    SecurityDeposit,
)
from palier.work.leases.reads import gathered_pieces, standing_notice

SOON_SEEN = timedelta(days=60)
"""An entry noted by mistake is seen with the first rent; later one notes a departure."""


def occupancies(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.OCCUPANCIES)


@OCCUPANCY.shown
def occupancy(request: ActorRequest, row: Occupancy) -> HttpResponse:
    """A contract: its people, its place, its law, and what other rooms know of it."""
    context = {
        "title": f"Contrat {row.number}",
        "occupancy": row,
        "law": row.law,
        "parties": row.parties.select_related("person").order_by("-role", "pk"),
        "places": row.places.select_related("place").order_by("pk"),
        "panels": shell.panels("leases.occupancy", row, request.actor, request.today),
        "undo_entry_at": _undo_entry_at(request, row),
        "undo_departure_at": _undo_departure_at(request, row),
    }
    return render(request, "leases/occupancy.html", context)


def draft_occupancy(request: ActorRequest) -> HttpResponse:
    """First the household, then where and under which regime."""
    chosen = request.GET.get("menage", "")
    if not chosen.isdecimal():
        return ui_lists.show(request, lists.for_which_household(request.GET.get("lieu", "")))
    household = get_object_or_404(Household.objects.visible_to(request.actor), pk=chosen)
    preset = request.GET.get("lieu", "")
    form = forms.DraftOccupancy(request, initial={"starts_on": request.today, "place": preset})
    if form.carry_out(actions.draft_occupancy, form.chosen("place"), household=household):
        url = reverse("leases:occupancy", args=[form.result.pk])
        return done(
            request,
            f"Contrat {form.result.number} prêt : fixez le loyer, puis remettez les clés.",
            url,
        )
    return form_page(
        request,
        form,
        title=f"Rédiger un contrat pour {household.name}",
        submit="Rédiger ce contrat",
        back=reverse("people:household", args=[household.pk]),
        crumbs=[CONTRACTS, (household.name, reverse("people:household", args=[household.pk]))],
        lead="Rien n’est pris ni dû tant que le contrat n’est pas activé.",
    )


@OCCUPANCY.asks("activer/")
def activate_occupancy(request: ActorRequest, row: Occupancy) -> HttpResponse:
    form = forms.ActivateOccupancy(request, subject=row, initial={"starts_on": row.starts_on})
    if form.carry_out(actions.activate_occupancy, row):
        return done(
            request, f"Clés remises : contrat {row.number} activé.", "leases:occupancy", row.pk
        )
    return form_page(
        request,
        form,
        template="leases/hand_keys.html",
        cards=_before_keys(row),
        title=f"Remettre les clés, contrat {row.number}",
        submit="Remettre les clés",
        back=reverse("leases:occupancy", args=[row.pk]),
        crumbs=OCCUPANCY.crumbs(row),
        lead=f"{row.household.name}, {row.site.name}, {row.main_place.label}. Montant dû dès ce jour : {row.law.paid}.",
    )


def _before_keys(row: Occupancy) -> list[Card]:
    """What the yes is about: what is paid each month, added up, the deposit, what is gathered."""
    amounts = amounts_of(row, row.starts_on)
    deposit = SecurityDeposit.objects.filter(occupancy=row).first()
    gathered = gathered_pieces(row)
    pieces = pieces_of(row.regime)
    none = "aucun demandé" if row.law.deposit_months != 0 else "aucun, par la loi"
    return [
        Card(
            "Chaque mois",
            pairs=[
                (capitalised(row.law.paid), amounts.rent),
                ("Charges", amounts.charges),
                ("Prestations", amounts.services),
                ("Aide au logement", -amounts.benefit),
                ("Net à payer par le ménage", amounts.total - amounts.benefit),
            ],
        )
        if amounts.total
        else Card(
            "Chaque mois",
            text="Aucun montant n’est noté : revenez au contrat pour les noter avant les clés.",
        ),
        Card(
            "À l’entrée",
            pairs=[("Dépôt de garantie", deposit.amount), ("Dont reçu", deposit.held)]
            if deposit
            else [("Dépôt de garantie", none)],
        ),
        Card(
            "Pièces",
            [
                Line(
                    capitalised(piece.label),
                    f"depuis le {day_in_words(since)}"
                    if (since := gathered.get(piece.code))
                    else "",
                    icon="check-circle" if piece.code in gathered else "x-circle",
                    chip=None
                    if piece.code in gathered
                    else Chip("manque", "wait" if piece.waivable else "bad"),
                )
                for piece in pieces
            ],
            note=f"{sum(piece.code in gathered for piece in pieces)} sur {len(pieces)}",
        ),
    ]


@OCCUPANCY.asks("terminer/")
def end_occupancy(request: ActorRequest, row: Occupancy) -> HttpResponse:
    notice = standing_notice(row)
    initial = {"ends_on": notice.ends_on if notice else None}
    form = forms.EndOccupancy(request, subject=row, initial=initial)
    if form.carry_out(actions.end_occupancy, row):
        return done(
            request,
            f"Contrat {row.number} terminé. Sa dette, s’il en reste, lui survit.",
            "leases:occupancy",
            row.pk,
        )
    return form_page(
        request,
        form,
        title=f"Terminer le contrat {row.number}",
        submit="Noter ce départ",
        back=reverse("leases:occupancy", args=[row.pk]),
        crumbs=OCCUPANCY.crumbs(row),
        lead=f"Préavis du régime : {_notice(row)}.",
        danger=True,
    )


@OCCUPANCY.asks("conge/")
def give_notice_to_quit(request: ActorRequest, row: Occupancy) -> HttpResponse:
    """Who gives it is in the address; the form knows only the grounds of that side."""
    side = NoticeToQuit.Side.MANAGER if request.GET.get("de") == "manager" else "occupant"
    form = forms.GiveNoticeToQuit(request, subject=row, initial={"received_on": request.today})
    form.speak_of(
        [
            r
            for r in notice_rules(row.regime, request.today, furnished=row.is_furnished)
            if r.side == side
        ]
    )
    return ask(
        request,
        form,
        actions.give_notice_to_quit,
        row,
        known={"side": side},
        title=f"{'Congé donné par le ménage' if side == 'occupant' else 'Congé donné au ménage'}, contrat {row.number}",
        submit="Noter ce congé",
        said=lambda made: f"Congé noté : dernier jour, le {day_in_words(made.last_on)}.",
        back=reverse("leases:occupancy", args=[row.pk]),
        crumbs=OCCUPANCY.crumbs(row),
        lead=f"{row.household.name}. {row.law.label}.",
    )


NOTICE_TO_QUIT = Subject(
    NoticeToQuit,
    "conges/<int:pk>/",
    fetch=("occupancy__household",),
    page=lambda row: reverse("leases:occupancy", args=[row.occupancy_id]),
    under=lambda row: OCCUPANCY.crumbs(row.occupancy),
)


NOTICE_TO_QUIT.verb(
    actions.withdraw_notice_to_quit,
    forms.WithdrawNoticeToQuit,
    at="retirer/",
    title=lambda notice: f"Congé retiré, contrat {notice.occupancy.number}",
    submit="Noter ce retrait",
    said="Le congé est retiré : le contrat continue.",
    lead=lambda notice: (
        f"Reçu le {day_in_words(notice.received_on)}, pour le {day_in_words(notice.last_on)}."
    ),
    initial=lambda notice, seen: {"withdrawn_on": seen.today},
)


@OCCUPANCY.asks("annuler/")
def cancel_occupancy(request: ActorRequest, row: Occupancy) -> HttpResponse:
    form = forms.CancelOccupancy(request, subject=row)
    if form.carry_out(actions.cancel_occupancy, row):
        return done(request, f"Contrat {row.number} annulé.", "leases:occupancy", row.pk)
    return form_page(
        request,
        form,
        title=f"Annuler le contrat {row.number}",
        submit="Annuler ce contrat",
        back=reverse("leases:occupancy", args=[row.pk]),
        crumbs=OCCUPANCY.crumbs(row),
        lead="Il ne sera pas signé ; il reste lisible.",
        danger=True,
    )


@OCCUPANCY.asks("entree-par-erreur/")
def undo_entry(request: ActorRequest, row: Occupancy) -> HttpResponse:
    return ask(
        request,
        Confirm(request, subject=row),
        actions.undo_entry,
        row,
        title=f"Entrée notée par erreur, contrat {row.number}",
        submit="Annuler cette entrée",
        said="Entrée annulée : le contrat est de nouveau en préparation, le lieu est libre.",
        back=reverse("leases:occupancy", args=[row.pk]),
        crumbs=OCCUPANCY.crumbs(row),
        lead=f"{row.household.name} n’est pas entré le {day_in_words(row.starts_on)}. Le contrat "
        "revient en préparation ; un dépôt reçu y reste, jusqu’à ce qu’il soit rendu.",
        danger=True,
    )


@OCCUPANCY.asks("depart-par-erreur/")
def undo_departure(request: ActorRequest, row: Occupancy) -> HttpResponse:
    last = f" le {day_in_words(row.last_on)}" if row.last_on else ""
    kept = DepositDeduction.objects.filter(deposit__occupancy=row).exists()
    stays = " Les retenues notées sur le dépôt y restent : retirez-les." if kept else ""
    return ask(
        request,
        Confirm(request, subject=row),
        actions.undo_departure,
        row,
        title=f"Départ noté par erreur, contrat {row.number}",
        submit="Annuler ce départ",
        said="Départ annulé : le contrat court de nouveau. Ce qui n’a pas été appelé, ou l’a été de "
        "travers, attend dans les corrections.",
        back=reverse("leases:occupancy", args=[row.pk]),
        crumbs=OCCUPANCY.crumbs(row),
        lead=f"{row.household.name} n’est pas parti{last}. Les montants mensuels arrêtés ce jour-là "
        "reprennent, les clés ne sont plus rendues. Un autre jour : annulez, puis notez le bon."
        + stays,
        danger=True,
    )


def _undo_departure_at(request: ActorRequest, row: Occupancy) -> str:
    """Where a departure noted by mistake is undone."""
    goes_on = (Occupancy.EndReason.SLID, Occupancy.EndReason.HANDED_OVER)
    if row.state != OccupancyState.ENDED or row.end_reason in goes_on:
        return ""
    may = request.actor.may("leases.undo_departure")
    return reverse("leases:undo_departure", args=[row.pk]) if may else ""


def _undo_entry_at(request: ActorRequest, row: Occupancy) -> str:
    """Where an entry noted by mistake is undone: a room above may undo more with it."""
    soon = row.starts_on >= request.today - SOON_SEEN
    if row.state != OccupancyState.ACTIVE or not soon:
        return ""
    above: list[str] = [url for url in shell.ask("leases.undo_entry", row, request.actor) if url]
    if above:
        return above[0]
    may = request.actor.may("leases.undo_entry")
    return reverse("leases:undo_entry", args=[row.pk]) if may else ""


def _notice(row: Occupancy) -> str:
    law = row.law
    told = (
        f"{law.notice_months} mois"
        if law.notice_months
        else f"{law.notice_days} jours"
        if law.notice_days
        else "selon le texte"
    )
    return f"{told} ({law.notice_source})"
