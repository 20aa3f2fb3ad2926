"""What comes after a title, lent to its page and to one’s day."""

from datetime import date

from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.lists import Chip
from palier.work.succession.models import Scenario
from palier.work.titles.models import Holding


@shell.panel(on="titles.holding", order=15, sight="titles.titles", column="main")
def after_the_title(row: Holding, actor: Actor, today: date) -> shell.Part | None:
    """Whether anything is prepared for what comes after, or to whom it was handed over."""
    if row.ends_on is None and not row.scenarios.exists():
        return None
    url = reverse("succession:after", args=[row.pk])
    transfer = row.transfers.filter(undone_on=None).select_related("to").first()
    if transfer is not None:
        told = f"Cédé à {transfer.to.name}"
        lines = [Line(told, f"le {day_in_words(transfer.on)}", url, "arrow-path")]
    else:
        lines = _weighed(list(row.scenarios.order_by("pk")), url)
    card = Card(
        "Après ce titre",
        lines,
        empty="Aucun scénario préparé : renouveler, acheter, céder, rendre.",
        verbs=[Verb("Comparer les scénarios", url)],
        icon="scale",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


def _weighed(scenarios: list[Scenario], url: str) -> list[Line]:
    chosen = next((each for each in scenarios if each.chosen_on), None)
    if chosen is not None:
        told, chip = capitalised(chosen.get_kind_display()), Chip("retenu", "ok")
        return [Line(told, chosen.chosen_why, url, "scale", chip)]
    if not scenarios:
        return []
    told = plural(len(scenarios), "scénario préparé", "scénarios préparés")
    return [Line(told, "Aucun n’est retenu.", url, "scale", Chip("à décider", "wait"))]
