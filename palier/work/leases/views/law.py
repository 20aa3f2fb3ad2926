"""What the law says of a contract, matter by matter, and of each regime."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Verb, show_cards
from palier.base.ui.lists import Chip
from palier.law.articles import FURNISHED, STAGES, Answer, Matter, matters
from palier.law.regimes import Regime, regimes
from palier.work.leases.finding import CONTRACTS, OCCUPANCY
from palier.work.leases.models import Occupancy

CHIPS = {
    "applies": Chip("s’applique", "ok", "check"),
    "otherwise": Chip("autrement", "", "arrow-path"),
    "without": Chip("ne s’applique pas", "", "x-mark"),
    "unsure": Chip("à vérifier", "wait", "question-mark-circle"),
}


@OCCUPANCY.asks("ce-qui-s-applique/")
def law_of_contract(request: ActorRequest, row: Occupancy) -> HttpResponse:
    """Each article of the law that touches this contract: applies, otherwise, not."""
    return show_cards(
        request,
        title="Ce qui s’applique à ce contrat",
        lead=f"{row.household.name}, {_named(row.law, furnished=row.is_furnished)}. "
        f"{row.law.source}.",
        crumbs=OCCUPANCY.crumbs(row),
        verbs=[Verb("Quand chaque règle a été relue", reverse("accounts:law"), "scale")],
        cards=_cards(row.regime, furnished=row.is_furnished),
    )


@needs_sight("leases.contracts")
def law_of_regime(request: ActorRequest, code: str) -> HttpResponse:
    """The same, of a regime; the others beside it."""
    known = regimes()
    regime = known.get(code)
    if regime is None:
        raise Http404(code)
    furnished = request.GET.get("meuble") == "oui"
    others = [
        Line(_named(each, furnished=asked), url=_url(each, furnished=asked), icon="scale")
        for each in known.values()
        for asked in ((False, True) if each.code in FURNISHED else (False,))
        if (each.code, asked) != (code, furnished)
    ]
    return show_cards(
        request,
        title=_named(regime, furnished=furnished),
        lead=f"{regime.source}. Ce que chaque article devient sous ce régime.",
        crumbs=[CONTRACTS],
        cards=[
            *_cards(code, furnished=furnished),
            Card("Les autres régimes", others, icon="scale", side=True),
        ],
    )


def _named(regime: Regime, *, furnished: bool) -> str:
    return f"{regime.label}, meublé" if furnished and regime.code in FURNISHED else regime.label


def _url(regime: Regime, *, furnished: bool) -> str:
    asked = "?meuble=oui" if furnished else ""
    return reverse("leases:law_of_regime", args=[regime.code]) + asked


def _cards(regime: str, *, furnished: bool) -> list[Card]:
    """One card for each moment of a contract's life."""
    return [
        Card(
            words,
            [
                _line(matter, matter.under(regime, furnished=furnished))
                for matter in matters().values()
                if matter.stage == stage
            ],
            icon="scale",
        )
        for stage, words in STAGES.items()
    ]


def _line(matter: Matter, answer: Answer) -> Line:
    told = f"{matter.source}, version du {day_in_words(matter.since)}, relue le {day_in_words(matter.checked_on)}"
    return Line(matter.label, f"{answer.words}\n{told}", icon="scale", chip=CHIPS[answer.kind])
