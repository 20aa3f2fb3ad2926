"""Giving account to every principal at once: what it would say is read first, then rendered."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.periods import ONE_DAY
from palier.base.kit.typography import amount_in_digits, day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.cards import Card, Table
from palier.base.ui.pages import asked_entity, done, form_page
from palier.law.dates import Month
from palier.work.owners import actions, forms
from palier.work.owners.models import MandateAccount
from palier.work.owners.rendering import Rendering, to_render
from palier.work.owners.views.mandates import DUES, MANDATES
from palier.work.titles.reads import homes_in_words


@needs_sight("owners.money")
def render_statements(request: ActorRequest) -> HttpResponse:
    """Give account to every principal of whom something moved, up to one day."""
    if not request.actor.may("owners.render_statements"):
        raise PermissionDenied("Votre rôle ne permet pas cette action.")
    rows = list(
        MandateAccount.objects.visible_to(request.actor)
        .filter(entity=asked_entity(request))
        .select_related("holding__owner", "organisation")
        .order_by("holding__owner__sort_name", "pk")
    )
    form = forms.RenderStatements(
        request, initial={"last_on": Month.of(request.today).first - ONE_DAY}
    )
    told: Sequence[Rendering] = ()
    if not form.is_only_looked_at:
        known = {"accounts": rows, "made_on": request.today}
        if form.carry_out(actions.render_statements, request.actor.organisation, **known):
            return done(request, _said(form.result), MANDATES[1])
    if last_on := form.cleaned_data.get("last_on") if form.is_bound else None:
        told = to_render(rows, last_on)
        form.show(told)
    return form_page(
        request,
        form,
        title="Rendre compte à tous les mandants",
        submit=_submit(len(told)),
        back=reverse("owners:mandates"),
        crumbs=[DUES, MANDATES],
        lead="Chaque compte est montré avant d’être rendu ; une fois rendu, il ne change plus.",
        template="owners/statements.html",
        tabs=tabs_of_entities(request),
        told=_told_card(told) if told else None,
    )


def _said(made: object) -> str:
    if not isinstance(made, list):  # sent twice
        return "C’est fait."
    return f"{plural(len(made), 'compte rendu', 'comptes rendus')}."


def _submit(count: int) -> str:
    if not count:
        return "Voir ces comptes"
    return "Rendre ces comptes" if count > 1 else "Rendre ce compte"


def _told_card(told: Sequence[Rendering]) -> Card:
    """What each statement would say, with their totals; a word when the month is not whole."""
    last_on = told[0].last_on
    whole = (last_on + ONE_DAY).day == 1
    columns = [
        [each.sums.opening, each.sums.receipts, -each.sums.expenses, -each.sums.fees,
         -each.sums.paid, each.sums.closing]
        for each in told
    ]  # fmt: skip
    homes = homes_in_words([each.account.holding_id for each in told])
    return Card(
        f"Ce qui serait rendu au {day_in_words(last_on)}",
        text=""
        if whole
        else "Ce jour n’est pas la fin d’un mois : la suite du mois sera dans le compte suivant.",
        table=Table(
            ["Mandant", "Logement", "Depuis le", "Ouverture (€)", "Encaissé (€)", "Dépenses (€)",
             "Honoraires (€)", "Versé (€)", "Clôture (€)"],
            [
                (
                    (each.account.holding.owner.name, reverse("owners:mandate", args=[each.account.pk])),
                    homes.get(each.account.holding_id, ""),
                    day_in_words(each.first_on, short=True),
                    *(amount_in_digits(amount) for amount in amounts),
                )
                for each, amounts in zip(told, columns, strict=True)
            ],
            totals=("Total", "", "", *(amount_in_digits(sum(column)) for column in zip(*columns, strict=True))),
            numbers=range(3, 9),
        ),
        tone="info",
        icon="eye",
    )  # fmt: skip
