"""The books: what each account comes to, the entries, closing a month."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from palier.base.ledger import actions, forms, reads
from palier.base.ledger.lists import ENTRIES
from palier.base.ledger.models import ClosedMonth, Entry
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import main_entity
from palier.base.ui import lists
from palier.base.ui.pages import done, form_page


@needs_sight("ledger.books")
def books(request: ActorRequest) -> HttpResponse:
    """The balance of the accounts today, and what is closed."""
    entity = main_entity(request.actor.organisation)
    rows = reads.trial_balance(entity, on=request.today)
    context = {
        "title": "Comptabilité",
        "entity": entity,
        "rows": rows,
        "debits": sum(row["debits"] for row in rows),
        "credits": sum(row["credits"] for row in rows),
        "closed": ClosedMonth.objects.visible_to(request.actor).order_by("-month").first(),
    }
    return render(request, "ledger/books.html", context)


def entries(request: ActorRequest) -> HttpResponse:
    return lists.show(request, ENTRIES)


def entry(request: ActorRequest, pk: int) -> HttpResponse:
    """One entry and its lines."""
    row = get_object_or_404(
        Entry.objects.visible_to(request.actor).select_related("entity", "reverses"), pk=pk
    )
    lines = row.lines.select_related("account", "auxiliary").order_by("pk")
    total = sum(line.debit for line in lines)
    context = {"title": f"Écriture n° {row.number}", "entry": row, "lines": lines, "total": total}
    return render(request, "ledger/entry.html", context)


def close_month(request: ActorRequest) -> HttpResponse:
    entity = get_object_or_404(LegalEntity.objects.visible_to(request.actor), is_main=True)
    form = forms.CloseMonth(request)
    if form.carry_out(actions.close_month, entity):
        return done(request, "Mois clos. Rien n’y sera plus passé.", "ledger:books")
    return form_page(
        request,
        form,
        title="Clore un mois",
        submit="Clore ce mois",
        back="/comptabilite/",
        crumbs=[("Comptabilité", "/comptabilite/")],
        lead="Un mois clos ne reçoit plus aucune écriture. Les corrections se passent ensuite "
        "dans le mois ouvert.",
        danger=True,
    )


def add_account(request: ActorRequest) -> HttpResponse:
    entity = get_object_or_404(LegalEntity.objects.visible_to(request.actor), is_main=True)
    form = forms.AddAccount(request)
    if form.carry_out(actions.add_account, entity):
        return done(request, f"Compte {form.result} ajouté.", "ledger:books")
    return form_page(
        request,
        form,
        title="Ajouter un compte comptable",
        submit="Ajouter ce compte",
        back="/comptabilite/",
        crumbs=[("Comptabilité", "/comptabilite/")],
    )
