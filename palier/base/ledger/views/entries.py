"""The entries: their list, one of them, one passed by hand, one undone by its mirror."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.ledger import actions, forms
from palier.base.ledger.lists import ENTRIES
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import letters_of
from palier.base.ledger.views.books import BOOKS
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists, shell
from palier.base.ui.pages import ask, asked_entity
from palier.base.ui.subjects import Subject

ENTRIES_CRUMB = ("Écritures", "/comptabilite/ecritures/")


def entries(request: ActorRequest) -> HttpResponse:
    return lists.show(request, ENTRIES)


ENTRY = Subject(
    Entry,
    "ecritures/<int:pk>/",
    fetch=("entity", "reverses"),
    page="ledger:entry",
)


@ENTRY.shown
def entry(request: ActorRequest, row: Entry) -> HttpResponse:
    """One entry and its lines."""
    lines = list(row.lines.select_related("account", "auxiliary", "centre").order_by("pk"))
    letters = letters_of(lines)
    mirror = Entry.objects.filter(reverses=row).first()
    context = {
        "title": f"Écriture {row.reference}",
        "entry": row,
        "lines": [(line, letters.get(line.pk)) for line in lines],
        "shows_centres": not any(shell.ask("ledger.is_of_a_secret", lines, request.actor)),
        "total": sum(line.debit for line in lines),
        "mirror": mirror,
        "is_by_hand": not any(shell.ask("ledger.owner_of", row)) and mirror is None,
    }
    return render(request, "ledger/entry.html", context)


@needs_sight("ledger.books")
def post_entry(request: ActorRequest) -> HttpResponse:
    entity = asked_entity(request)
    form = forms.PostEntry(request, initial={"on": request.today})
    form.write_in(entity)
    return ask(
        request,
        form,
        actions.post_entry,
        entity,
        title="Passer une écriture",
        submit="Passer cette écriture",
        said=lambda row: f"Écriture {row.reference} passée.",
        to=lambda row: reverse("ledger:entry", args=[row.pk]),
        back=BOOKS[1],
        crumbs=[BOOKS],
        known={"daybook": Entry.Daybook.MISCELLANEOUS},
        lead=(
            f"Journal des opérations diverses de {entity.name}. Une écriture passée ne "
            "se modifie plus : elle se contre-passe."
        ),
    )


ENTRY_ROW = Subject(
    Entry,
    "ecritures/<int:pk>/",
    fetch=("entity",),
    page="ledger:entry",
    under=(BOOKS, ENTRIES_CRUMB),
)


ENTRY_ROW.verb(
    actions.reverse_entry_by_hand,
    forms.ReverseEntry,
    at="contre-passer/",
    title=lambda row: f"Contre-passer l’écriture {row.reference}",
    submit="Contre-passer",
    said="Écriture contre-passée.",
    lead="Son miroir est passé au jour choisi ; elle reste lisible.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)
