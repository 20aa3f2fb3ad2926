"""Bringing data in: the files, what each would become, the yes, and the way back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from palier.base.kit.refusals import Refused
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.pages import done, form_page
from palier.base.ui.subjects import Subject
from palier.doors.exchange import actions, forms, lists
from palier.doors.exchange.models import SheetImport
from palier.doors.exchange.previewing import Preview, preview
from palier.doors.exchange.recipes import RECIPES

IMPORTS = ("Reprise de données", "/reprise/")
SHOWN_LINES, SHOWN_PROBLEMS, LONG = 12, 200, 1000


@needs_sight("exchange.imports")
def imports(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.IMPORTS)


@needs_sight("exchange.imports")
def receive_sheet(request: ActorRequest) -> HttpResponse:
    form = forms.ReceiveSheet(request, initial={"on": request.today})
    if form.carry_out(actions.receive_sheet, request.actor.organisation):
        return redirect("exchange:sheet", form.result.pk)
    return form_page(
        request,
        form,
        title="Importer un tableau",
        submit="Lire ce tableau",
        back=reverse("exchange:imports"),
        crumbs=[IMPORTS],
        lead="Palier le lit et vous montre ce qu’il en ferait. Rien n’est écrit avant votre oui.",
    )


SHEET_IMPORT = Subject(
    SheetImport,
    "reprise/<int:pk>/",
    fetch=("file", "organisation"),
    page="exchange:sheet",
)


@SHEET_IMPORT.shown
def sheet(request: ActorRequest, row: SheetImport) -> HttpResponse:
    """A file: before the yes, what it would become; after it, what it became."""
    if row.state == "queued":
        return render(request, "exchange/under_way.html", {"title": row.name, "import": row})
    if row.state != "read":
        rows = row.rows.order_by("line", "pk")
        context = {"title": row.name, "import": row, "recipe": RECIPES[row.recipe]}
        return render(request, "exchange/brought.html", {**context, "made": rows.count()})
    try:
        shown = preview(row, request.actor)
    except Refused as refusal:
        context = {"title": row.name, "import": row, "refusal": str(refusal)}
        return render(request, "exchange/unreadable.html", context, status=422)
    return render(request, "exchange/sheet.html", _context(request, row, shown))


def _context(
    request: ActorRequest,
    row: SheetImport,
    shown: Preview,
    how: forms.SayHow | None = None,
    columns: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    reading = shown.reading
    if how is None:
        how = forms.SayHow(request, subject=row, initial=_initial(row))
        columns = how.ask_for(shown)
    who = forms.AnswerTwins(request, subject=row)
    who.ask_for(shown)
    problems = sorted(reading.problems, key=lambda each: (each.level != "error", each.line))
    read = [column for column in reading.table.columns if column.code]
    return {
        "title": row.name,
        "import": row,
        "shown": shown,
        "counts": [(name, count) for name, count in reading.counts.items() if count],
        "problems": problems[:SHOWN_PROBLEMS],
        "more_problems": max(0, len(problems) - SHOWN_PROBLEMS),
        "twins": len({twin.line for twin in reading.twins}),
        "how": how,
        "columns": columns,
        "near": [column for column in read if column.is_near],
        "who": who,
        "read_columns": read,
        "first_lines": [
            (line.number, [(column, line.cells.get(column.code, "")) for column in read])
            for line in reading.table.lines[:SHOWN_LINES]
        ],
    }


def _initial(row: SheetImport) -> dict[str, Any]:
    return {"recipe": row.recipe, "on": row.on, "regime": row.regime, "site": row.site}


@SHEET_IMPORT.asks("lire/")
def say_how(request: ActorRequest, row: SheetImport) -> HttpResponse:
    try:
        shown = preview(row, request.actor)
    except Refused:
        return redirect("exchange:sheet", row.pk)
    form = forms.SayHow(request, subject=row, initial=_initial(row))
    columns = form.ask_for(shown)
    if form.carry_out(actions.say_how, row):
        return done(request, "Tableau relu.", "exchange:sheet", row.pk)
    context = _context(request, row, shown, form, columns)
    return render(request, "exchange/sheet.html", context, status=422 if form.errors else 200)


@SHEET_IMPORT.asks("reprendre/")
def give_back_import(request: ActorRequest, row: SheetImport) -> HttpResponse:
    form = forms.GiveBackImport(request, subject=row)
    words = "Arrêté à la main, avant d’avoir rien écrit."
    if form.carry_out(actions.give_back_import, row, refusal=words):
        return done(request, "L’import n’attend plus.", "exchange:sheet", row.pk)
    return form_page(
        request,
        form,
        title=f"Ne plus attendre {row.name}",
        submit="Reprendre la main",
        back=reverse("exchange:sheet", args=[row.pk]),
        crumbs=[IMPORTS],
        lead="S’il s’écrit en ce moment, Palier attend qu’il ait fini et vous le dit.",
    )


@SHEET_IMPORT.asks("qui-est-qui/")
def answer_twins(request: ActorRequest, row: SheetImport) -> HttpResponse:
    form = forms.AnswerTwins(request, subject=row)
    form.ask_for(preview(row, request.actor))
    if form.carry_out(actions.answer_twins, row):
        return done(request, "Réponses retenues.", "exchange:sheet", row.pk)
    return form_page(
        request,
        form,
        title="Qui est déjà connu ?",
        submit="Retenir ces réponses",
        back=reverse("exchange:sheet", args=[row.pk]),
        crumbs=[IMPORTS, (row.name, reverse("exchange:sheet", args=[row.pk]))],
    )


@SHEET_IMPORT.asks("confirmer/")
def carry_out_import(request: ActorRequest, row: SheetImport) -> HttpResponse:
    shown = preview(row, request.actor) if row.state == "read" else None
    count = len(shown.reading.items) if shown else 0
    form = forms.CarryOutImport(request, subject=row)
    is_long = count > LONG
    if form.carry_out(actions.queue_import if is_long else actions.carry_out_import, row):
        told = "l’import a commencé" if is_long else "importé"
        return done(request, f"{row.name} : {told}.", "exchange:sheet", row.pk)
    return form_page(
        request,
        form,
        title=f"Importer {plural(count, 'ligne')} de {row.name}",
        submit=f"Importer {plural(count, 'ligne')}",
        back=reverse("exchange:sheet", args=[row.pk]),
        crumbs=[IMPORTS, (row.name, reverse("exchange:sheet", args=[row.pk]))],
        lead="Tout est écrit, ou rien. Vous pourrez annuler tant que rien n’aura été fait dessus.",
        template="exchange/carry_out.html",
        counts=[(name, n) for name, n in shown.reading.counts.items() if n] if shown else [],
        totals=shown.reading.totals if shown else {},
    )


@SHEET_IMPORT.asks("annuler/")
def undo_import(request: ActorRequest, row: SheetImport) -> HttpResponse:
    form = forms.UndoImport(request, subject=row)
    if form.carry_out(actions.undo_import, row):
        return done(request, f"{row.name} : tout a été retiré.", "exchange:imports")
    return form_page(
        request,
        form,
        title=f"Annuler la reprise de {row.name}",
        submit="Retirer tout ce qu’elle a créé",
        back=reverse("exchange:sheet", args=[row.pk]),
        crumbs=[IMPORTS, (row.name, reverse("exchange:sheet", args=[row.pk]))],
        lead="Chaque fiche créée par ce fichier disparaît. Si l’une a servi depuis, rien ne change "
        "et Palier dit laquelle.",
        danger=True,
    )


@needs_sight("exchange.imports")
def bring_papers(request: ActorRequest) -> HttpResponse:
    form = forms.BringPapers(request)
    if form.carry_out(actions.bring_papers, request.actor.organisation):
        return done(request, "Documents gardés, chacun avec son ménage.", "exchange:imports")
    return form_page(
        request,
        form,
        title="Reprendre des documents",
        submit="Garder ces documents",
        back=reverse("exchange:imports"),
        crumbs=[IMPORTS],
        lead="Baux, états des lieux, attestations : tous d’un coup, chacun rangé avec son ménage.",
    )


@SHEET_IMPORT.asks("retirer/")
def drop_sheet(request: ActorRequest, row: SheetImport) -> HttpResponse:
    form = forms.DropSheet(request, subject=row)
    if form.carry_out(actions.drop_sheet, row):
        return done(request, "Fichier retiré : rien n’en avait été écrit.", "exchange:imports")
    return form_page(
        request,
        form,
        title=f"Retirer {row.name}",
        submit="Retirer ce fichier",
        back=reverse("exchange:sheet", args=[row.pk]),
        crumbs=[IMPORTS],
    )
