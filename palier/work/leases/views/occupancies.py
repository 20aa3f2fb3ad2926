"""Contracts and titles: lists, pages, and each of their verbs."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.forms import Confirm
from palier.base.ui.pages import ask, done, form_page
from palier.law.notices import notice_rules
from palier.registers.people.models import Household
from palier.work.leases import actions, forms, lists
from palier.work.leases.finding import CONTRACTS, contract_crumbs
from palier.work.leases.finding import find_contract as _contract
from palier.work.leases.models import NoticeToQuit, Occupancy, OccupancyState
from palier.work.leases.reads import standing_notice

SOON_SEEN = timedelta(days=60)
"""An entry noted by mistake is seen with the first rent; later one notes a departure."""


def occupancies(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.OCCUPANCIES)


def occupancy(request: ActorRequest, pk: int) -> HttpResponse:
    """A contract: its people, its place, its law, and what other rooms know of it."""
    row = _contract(request, pk)
    context = {
        "title": f"Contrat {row.number}",
        "occupancy": row,
        "law": row.law,
        "parties": row.parties.select_related("person").order_by("-role", "pk"),
        "places": row.places.select_related("place").order_by("pk"),
        "panels": shell.panels("leases.occupancy", row, request.actor, request.today),
        "undo_entry_at": _undo_entry_at(request, row),
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


def activate_occupancy(request: ActorRequest, pk: int) -> HttpResponse:
    row = _contract(request, pk)
    form = forms.ActivateOccupancy(request, subject=row, initial={"starts_on": row.starts_on})
    if form.carry_out(actions.activate_occupancy, row):
        return done(
            request, f"Clés remises : contrat {row.number} activé.", "leases:occupancy", pk
        )
    return form_page(
        request,
        form,
        title=f"Remettre les clés, contrat {row.number}",
        submit="Remettre les clés",
        back=reverse("leases:occupancy", args=[pk]),
        crumbs=contract_crumbs(row),
        lead=f"{row.household.name}, {row.site.name}, {row.main_place.label}. Montant dû dès ce jour : {row.law.paid}.",
    )


def end_occupancy(request: ActorRequest, pk: int) -> HttpResponse:
    row = _contract(request, pk)
    notice = standing_notice(row)
    initial = {"ends_on": notice.ends_on if notice else None}
    form = forms.EndOccupancy(request, subject=row, initial=initial)
    if form.carry_out(actions.end_occupancy, row):
        return done(
            request,
            f"Contrat {row.number} terminé. Sa dette, s’il en reste, lui survit.",
            "leases:occupancy",
            pk,
        )
    return form_page(
        request,
        form,
        title=f"Terminer le contrat {row.number}",
        submit="Noter ce départ",
        back=reverse("leases:occupancy", args=[pk]),
        crumbs=contract_crumbs(row),
        lead=f"Préavis du régime : {_notice(row)}.",
        danger=True,
    )


def give_notice_to_quit(request: ActorRequest, pk: int) -> HttpResponse:
    """Who gives it is in the address; the form knows only the grounds of that side."""
    row = _contract(request, pk)
    side = NoticeToQuit.Side.MANAGER if request.GET.get("de") == "manager" else "occupant"
    form = forms.GiveNoticeToQuit(request, subject=row, initial={"received_on": request.today})
    form.speak_of([r for r in notice_rules(row.regime, request.today) if r.side == side])
    return ask(
        request,
        form,
        actions.give_notice_to_quit,
        row,
        known={"side": side},
        title=f"{'Congé donné par le ménage' if side == 'occupant' else 'Congé donné au ménage'}, contrat {row.number}",
        submit="Noter ce congé",
        said=lambda made: f"Congé noté : dernier jour, le {day_in_words(made.last_on)}.",
        back=reverse("leases:occupancy", args=[pk]),
        crumbs=contract_crumbs(row),
        lead=f"{row.household.name}. {row.law.label}.",
    )


def withdraw_notice_to_quit(request: ActorRequest, pk: int) -> HttpResponse:
    rows = NoticeToQuit.objects.visible_to(request.actor).select_related("occupancy__household")
    notice = get_object_or_404(rows, pk=pk)
    form = forms.WithdrawNoticeToQuit(
        request, subject=notice, initial={"withdrawn_on": request.today}
    )
    return ask(
        request,
        form,
        actions.withdraw_notice_to_quit,
        notice,
        title=f"Congé retiré, contrat {notice.occupancy.number}",
        submit="Noter ce retrait",
        said="Le congé est retiré : le contrat continue.",
        back=reverse("leases:occupancy", args=[notice.occupancy_id]),
        crumbs=contract_crumbs(notice.occupancy),
        lead=f"Reçu le {day_in_words(notice.received_on)}, pour le {day_in_words(notice.last_on)}.",
    )


def cancel_occupancy(request: ActorRequest, pk: int) -> HttpResponse:
    row = _contract(request, pk)
    form = forms.CancelOccupancy(request, subject=row)
    if form.carry_out(actions.cancel_occupancy, row):
        return done(request, f"Contrat {row.number} annulé.", "leases:occupancy", pk)
    return form_page(
        request,
        form,
        title=f"Annuler le contrat {row.number}",
        submit="Annuler ce contrat",
        back=reverse("leases:occupancy", args=[pk]),
        crumbs=contract_crumbs(row),
        lead="Il ne sera pas signé ; il reste lisible.",
        danger=True,
    )


def undo_entry(request: ActorRequest, pk: int) -> HttpResponse:
    row = _contract(request, pk)
    return ask(
        request,
        Confirm(request, subject=row),
        actions.undo_entry,
        row,
        title=f"Entrée notée par erreur, contrat {row.number}",
        submit="Annuler cette entrée",
        said="Entrée annulée : le contrat est de nouveau en préparation, le lieu est libre.",
        back=reverse("leases:occupancy", args=[pk]),
        crumbs=contract_crumbs(row),
        lead=f"{row.household.name} n’est pas entré le {day_in_words(row.starts_on)}. Le contrat "
        "revient en préparation ; un dépôt reçu y reste, jusqu’à ce qu’il soit rendu.",
        danger=True,
    )


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
