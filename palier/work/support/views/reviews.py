"""Reviews for funders: composed, edited, handed in, as PDF or in the funder's own Word document."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import capitalised, day_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.walls import day_in
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.programmes.models import Programme
from palier.work.support import actions, forms, lists, papers
from palier.work.support.models import Measure, Review, ReviewTemplate
from palier.work.support.word_fields import KNOWN

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEADINGS = (
    ("asked", "La demande"),
    ("aims", "Les objectifs"),
    ("done", "Ce qui a été fait"),
    ("results", "Les résultats"),
    ("follow_up", "La suite"),
    ("person_words", "L’avis du ménage"),
)


def reviews(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.REVIEWS)


REVIEW = Subject(
    Review,
    "bilans/<int:pk>/",
    fetch=("measure__household", "measure__programme", "worker", "author", "organisation"),
    page="support:review",
    under=lambda row: (("Bilans", reverse("support:reviews")),),
)


MEASURE = Subject(
    Measure,
    "mesures/<int:pk>/",
    fetch=("household", "programme", "caseworker", "prescriber"),
    page="support:measure",
    under=lambda row: (("Accompagnements", reverse("support:measures")),),
)


def _title(row: Review) -> str:
    if row.measure:
        return f"Bilan : {row.measure.household.name}, {row.measure.programme}"
    return f"Bilan {row.year}, {row.worker}"


MEASURE.verb(
    actions.draft_review,
    at="bilan/",
    title=lambda row: f"Préparer le bilan {of_name(row.household.name)}",
    submit="Composer le bilan",
    said="Bilan composé. Relisez-le, complétez-le, rendez-le.",
    lead="Il reprend ce qui est déjà dans le dossier : le projet, les rencontres, les droits, "
    "les aides. Les notes secrètes n’y entrent pas.",
    known=lambda row, seen: {"on": seen.today},
    to=lambda made: reverse("support:correct_review", args=[made.pk]),
)


@needs_sight("casework.file")
def draft_year_review(request: ActorRequest) -> HttpResponse:
    initial = {"worker": request.actor.user_id, "year": request.today.year}
    return ask(
        request,
        forms.DraftYearReview(request, initial=initial),
        actions.draft_year_review,
        request.actor.organisation,
        known={"on": request.today},
        title="Préparer le bilan d’une année",
        submit="Composer le bilan",
        said="Bilan composé.",
        to=lambda made: reverse("support:correct_review", args=[made.pk]),
        back=reverse("support:reviews"),
        crumbs=[("Bilans", reverse("support:reviews"))],
        lead="Des nombres et des genres de démarches, sans aucun nom de ménage.",
    )


@REVIEW.shown
def review(request: ActorRequest, row: Review) -> HttpResponse:
    """A review as it will be read; its figures come from the file and are not typed."""
    is_draft = row.state == Review.State.DRAFT
    template = _template_of(request, row)
    return show_cards(
        request,
        title=_title(row),
        lead=f"Préparé le {day_in_words(row.written_on)} par {row.author.short_name}"
        + (f", rendu le {day_in_words(row.handed_in_on)}" if row.handed_in_on else ""),
        crumbs=[("Bilans", reverse("support:reviews"))],
        chips=[Chip(capitalised(row.get_state_display()), "wait" if is_draft else "ok")],
        verbs=_review_verbs(request, row, is_draft, template),
        cards=[
            *(
                Card(label, text=getattr(row, name), empty="Rien encore.")
                for name, label in HEADINGS
                if getattr(row, name) or row.measure_id
            ),
            Card("Chiffres et dates", pairs=_facts(row), side=True, note="tirés du dossier"),
        ],
    )


def _review_verbs(
    request: ActorRequest, row: Review, is_draft: bool, template: ReviewTemplate | None
) -> list[Verb | None]:
    """Read it, correct it, hand it in."""
    return [
        Verb("En PDF", reverse("support:review_pdf", args=[row.pk]), "document-text"),
        Verb(
            "En Word, modèle du financeur",
            reverse("support:review_word", args=[row.pk]),
            "document-arrow-down",
        )
        if template
        else None,
        verb(request, "support.correct_review", "Corriger", row) if is_draft else None,
        verb(
            request,
            "support.hand_in_review",
            "Rendre ce bilan",
            row,
            "check",
            main=True,
        )
        if is_draft
        else None,
    ]


def _facts(row: Review) -> list[tuple[str, Any]]:
    return [
        (label, row.facts[key])
        for label, key in papers.FACT_LABELS
        if row.facts.get(key, "") != ""
    ]


@REVIEW.asks("corriger/")
def correct_review(request: ActorRequest, row: Review) -> HttpResponse:
    initial = {name: getattr(row, name) for name, _ in HEADINGS}
    return ask(
        request,
        forms.CorrectReview(request, subject=row, initial=initial),
        actions.correct_review,
        row,
        title=_title(row),
        submit="Enregistrer le bilan",
        said="Bilan enregistré.",
        back=reverse("support:review", args=[row.pk]),
        crumbs=[("Bilans", reverse("support:reviews"))],
        template="ui/draft_kept.html",
    )


REVIEW.verb(
    actions.hand_in_review,
    forms.HandInReview,
    at="rendre/",
    title=lambda row: f"Rendre : {_title(row)}",
    submit="Marquer ce bilan rendu",
    said="Bilan rendu. Il ne change plus.",
    lead="Une fois rendu, il reste tel quel.",
    initial=lambda row, seen: {"handed_in_on": seen.today},
)


@REVIEW.asks("pdf/")
def review_pdf(request: ActorRequest, row: Review) -> HttpResponse:
    return pdf_response(papers.review_pdf(row, _title(row), HEADINGS), f"bilan-{row.pk}")


def _template_of(request: ActorRequest, row: Review) -> ReviewTemplate | None:
    if row.measure is None:
        return None
    rows = ReviewTemplate.objects.visible_to(request.actor)
    return rows.filter(programme=row.measure.programme_id).order_by("-pk").first()


@REVIEW.asks("word/")
def review_word(request: ActorRequest, row: Review) -> HttpResponse:
    """The review in the funder's own document."""
    template = _template_of(request, row)
    kept = get_object_or_404(
        ReviewTemplate.objects.visible_to(request.actor), pk=template.pk if template else 0
    )
    response = HttpResponse(papers.review_word(row, bytes(kept.content)), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="bilan-{row.pk}.docx"'
    return response


def _programme(request: ActorRequest, pk: int) -> Programme:
    return get_object_or_404(Programme.objects.visible_to(request.actor), pk=pk)


@needs_sight("casework.file")
def templates(request: ActorRequest, pk: int) -> HttpResponse:
    """The funder's documents of a programme, and the fields one may put in them."""
    row = _programme(request, pk)
    kept = ReviewTemplate.objects.visible_to(request.actor).filter(programme=row)
    return show_cards(
        request,
        title=f"Modèles de bilan, {row.name}",
        lead="Le document Word du financeur, avec des champs entre doubles accolades.",
        crumbs=[("Bilans", reverse("support:reviews"))],
        verbs=[
            verb(
                request,
                "support.add_review_template",
                "Apporter un modèle",
                pk,
                "arrow-up-tray",
                main=True,
            )
        ],
        cards=[
            Card(
                "Modèles",
                [
                    Line(
                        each.name,
                        f"apporté le {day_in_words(day_in(request.actor.organisation, each.kept_at))}",
                    )
                    for each in kept.defer("content").order_by("-pk")
                ],
                empty="Aucun modèle : le bilan sort en PDF.",
            ),
            Card(
                "Champs connus",
                text="\n".join(f"{{{{ {name} }}}}" for name in sorted(KNOWN)),
                side=True,
            ),
        ],
    )


@needs_sight("casework.file")
def add_review_template(request: ActorRequest, pk: int) -> HttpResponse:
    row = _programme(request, pk)
    return ask(
        request,
        forms.AddReviewTemplate(request),
        actions.add_review_template,
        row,
        title=f"Apporter un modèle, {row.name}",
        submit="Garder ce modèle",
        said="Modèle gardé. Les bilans de ce dispositif sortent aussi en Word.",
        back=reverse("support:templates", args=[pk]),
        crumbs=[("Bilans", reverse("support:reviews"))],
    )
