"""The association's templates; a letter written from a household, opened in Word."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.word_files import fill
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.work.letters import actions, forms
from palier.work.letters.fields import FIELDS
from palier.work.letters.models import LetterTemplate, WrittenLetter

TEMPLATES = ("Modèles de lettres", "/lettres/")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def letters_for(actor: Actor) -> QuerySet[WrittenLetter]:
    """Letters that one may open: of a household whose address one may know, and with amounts only
    for who reads accounts, or wrote it."""
    rows = WrittenLetter.objects.visible_to(actor).telling_where(actor)
    if actor.sees("billing.accounts"):
        return rows
    return rows.filter(Q(tells_money=False) | Q(by=actor.user_id))


TEMPLATE = Subject(LetterTemplate, "modeles/<int:pk>/", under=[TEMPLATES])
HOUSEHOLD = Subject(
    Household,
    "menages/<int:pk>/",
    under=lambda row: [
        ("Ménages", "/menages/"),
        (row.name, reverse("people:household", args=[row.pk])),
    ],
)
LETTER = Subject(
    WrittenLetter,
    "<int:pk>/",
    fetch=("household", "template"),
    rows=letters_for,
    page=lambda row: reverse("people:household", args=[row.household_id]),
    under=lambda row: [(row.household.name, reverse("people:household", args=[row.household_id]))],
)


@needs_sight("letters.letters")
def templates(request: ActorRequest) -> HttpResponse:
    """Those in use, those retired, and the fields that one may put in them."""
    return show_cards(
        request,
        title="Modèles de lettres",
        lead="Vos documents Word, remplis avec ce que l’on sait du ménage.",
        verbs=[
            verb(
                request,
                "letters.add_letter_template",
                "Apporter un modèle…",
                reverse("letters:add_letter_template"),
                "plus",
                main=True,
            )
        ],
        cards=[
            Card(
                "En usage et retirés",
                _lines(request),
                empty="Aucun modèle. Apportez votre en-tête Word.",
            ),
            Card(
                "Les champs",
                pairs=[(f"{{{{ {name} }}}}", words) for name, words in FIELDS.items()],
                text="Écrivez un champ entre doubles accolades, là où il doit venir. Ce que l’on ne "
                "sait pas, ou que celui qui écrit ne lit pas, devient « [à compléter] ».",
                side=True,
            ),
        ],
    )


def _lines(request: ActorRequest) -> list[Line]:
    rows = LetterTemplate.objects.visible_to(request.actor).order_by("retired_on", "title", "pk")
    return [
        Line(
            each.title,
            f"{each.name}, apporté le {day_in_words(each.brought_on)}"
            + (f", retiré le {day_in_words(each.retired_on)}" if each.retired_on else ""),
            icon="document-text",
            is_done=bool(each.retired_on),
            verbs=verbs(
                verb(
                    request,
                    "letters.restore_letter_template",
                    "Reprendre…",
                    each,
                    about=each.title,
                )
                if each.retired_on
                else verb(
                    request, "letters.retire_letter_template", "Retirer…", each, about=each.title
                )
            ),
        )
        for each in rows.defer("content")
    ]


@needs_sight("letters.letters")
def add_letter_template(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.AddLetterTemplate(request),
        actions.add_letter_template,
        request.actor.organisation,
        known={"brought_on": request.today},
        title="Apporter un modèle de lettre",
        submit="Apporter ce modèle",
        said="Modèle apporté : il se choisit depuis la page d’un ménage.",
        back=TEMPLATES[1],
        crumbs=[TEMPLATES],
        lead="Un document .docx sans macro, avec des champs comme {{ menage }}.",
    )


@HOUSEHOLD.asks("ecrire/")
def write_letter(request: ActorRequest, row: Household) -> HttpResponse:
    return ask(
        request,
        forms.WriteLetter(request, subject=row),
        actions.write_letter,
        row,
        known={"on": request.today, "by": request.user},
        title=f"Écrire une lettre, {row.name}",
        submit="Écrire cette lettre",
        said="Lettre écrite : ouvrez-la, complétez-la, imprimez-la.",
        back=reverse("people:household", args=[row.pk]),
        crumbs=HOUSEHOLD.crumbs(row),
        lead="Rien ne part d’ici : la lettre s’ouvre dans Word.",
    )


@LETTER.asks("word/")
def letter_word(request: ActorRequest, row: WrittenLetter) -> HttpResponse:
    """The letter as it was written that day, to open in Word."""
    content = fill(bytes(row.template.content), row.told)
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="lettre-{row.pk}.docx"'
    return response


TEMPLATE.verb(
    actions.retire_letter_template,
    at="retirer/",
    title=lambda row: f"Retirer le modèle « {row} »",
    submit="Retirer ce modèle",
    said="Modèle retiré : les lettres écrites restent.",
    known=lambda row, seen: {"on": seen.today},
    to=lambda made: TEMPLATES[1],
)
TEMPLATE.verb(
    actions.restore_letter_template,
    at="reprendre/",
    title=lambda row: f"Reprendre le modèle « {row} »",
    submit="Reprendre ce modèle",
    said="Modèle de nouveau en usage.",
    to=lambda made: TEMPLATES[1],
)
LETTER.verb(
    actions.remove_letter,
    at="retirer/",
    title="Retirer une lettre",
    submit="Retirer cette lettre",
    said="Lettre retirée.",
    to=lambda made: reverse("people:household", args=[made.pk]),
    danger=True,
)
