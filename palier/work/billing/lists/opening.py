"""The opening position, and reviews already asked for."""

from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.kit.typography import day_in_words
from palier.base.ledger.models import Line
from palier.base.ui.lists import Chip, Column, Empty, ListPage
from palier.work.billing.models import OpeningBalance, OpeningPosition, RentReview


def _now_owed() -> Subquery:
    """What this tool's books say a household owes now."""
    lines = Line.objects.filter(auxiliary=OuterRef("account__auxiliary")).order_by()
    due = lines.values("auxiliary").annotate(due=Sum(F("debit") - F("credit"))).values("due")
    return Subquery(due, output_field=MoneyField())


def _opening_link(told: OpeningBalance) -> str:
    if told.position.state == "gathering":
        return reverse("billing:correct_opening", args=[told.pk])
    return reverse("billing:account", args=[told.account_id])


def opening_of(position: OpeningPosition) -> ListPage:
    """The proof sheet, household by household: told by the other tool, in our books now."""
    return ListPage(
        title=f"Position de départ au {day_in_words(position.on, short=True)}",
        unit=("ménage", "ménages"),
        rows=lambda actor: (
            OpeningBalance.objects.visible_to(actor)
            .filter(position=position)
            .annotate(now=Coalesce(_now_owed(), NOTHING, output_field=MoneyField()))
            .select_related("account__household", "position")
        ),
        columns=[
            Column(
                "Ménage",
                lambda told: told.account.household.name,
                sort="account__household__sort_name",
                link=_opening_link,
            ),
            Column(
                "Solde dit (€)",
                lambda told: told.balance,
                kind="money",
                sort="balance",
                total="balance",
            ),
            Column(
                "Dépôt dit (€)",
                lambda told: told.deposit,
                kind="money",
                sort="deposit",
                total="deposit",
            ),
            Column("Doit ici (€)", lambda told: told.now, kind="money", sort="now"),
        ],
        sort="account__household__sort_name",
        search=("account__household__sort_name",),
        search_label="Nom du ménage",
        empty=Empty(
            "Aucun solde repris",
            "Importez un suivi locatif ou une balance âgée : leurs soldes et dépôts viendront ici.",
            "Importer un tableau",
            "exchange:receive_sheet",
            "exchange.receive_sheet",
            "scale",
        ),
        file_name="position-de-depart",
        template="billing/opening.html",
    )


def review_state(review: RentReview) -> Chip:
    """Whether a review still holds."""
    if undone := review.undone:
        return Chip("annulée", "wait", "x-mark", undone.reason)
    return Chip("faite", "ok", "check")


REVIEWS = ListPage(
    title="Révisions faites",
    unit=("révision", "révisions"),
    lead="Chaque loyer révisé, avec ses indices et sa lettre.",
    rows=lambda actor: (
        RentReview.objects.visible_to(actor)
        .select_related("occupancy__household")
        .prefetch_related("undoings")
    ),
    columns=[
        Column(
            "Contrat",
            lambda r: r.occupancy.number,
            sort="occupancy__number",
            link=lambda r: reverse("billing:review", args=[r.pk]),
        ),
        Column("Ménage", lambda r: r.occupancy.household.name),
        Column("État", review_state, kind="chip"),
        Column("Demandée le", lambda r: r.asked_on, kind="day", sort="asked_on"),
        Column("À compter du", lambda r: r.effective_on, kind="day", sort="effective_on"),
        Column("Indice", lambda r: f"T{r.quarter} {r.year}", muted=True),
        Column("Loyer (€)", lambda r: r.before, kind="money"),
        Column("Révisé (€)", lambda r: r.after, kind="money"),
        Column(
            "Lettre", lambda r: "PDF", link=lambda r: reverse("billing:review_letter", args=[r.pk])
        ),
    ],
    sort="-asked_on",
    search=("occupancy__number", "occupancy__household__sort_name"),
    search_label="Contrat, ménage",
    empty=Empty(
        "Aucune révision faite",
        "Les loyers se révisent en une fois, après un aperçu.",
        "Réviser des loyers",
        "billing:reviews",
        "billing.review_rents",
        "arrow-trending-up",
    ),
    file_name="revisions",
)
