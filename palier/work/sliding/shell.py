"""Sliding leases: on the contract and the household, what they rest on, what is due."""

from datetime import date, timedelta

from django.db.models import Max
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.law import sliding as law
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.inventories.reads import inventories_of
from palier.work.leases.models import Occupancy, OccupancyState, YearlyProof
from palier.work.leases.reads import current_of
from palier.work.sliding.facts import Fact, facts_of
from palier.work.sliding.models import OPEN_SLIDES, SlidingLease, SlidingReview

SOON = timedelta(days=30)
OWN_LEASES = ("loi89", "social_lease", "function", "pitch", "family_plot")
declare_sights({"sliding.slides": "les baux glissants : bilans à trois, avis, glissement"})
shell.menu(
    shell.MenuEntry(
        "sliding.slides", "Baux glissants", "sliding:slides", "arrow-trending-up", "sliding.slides"
    )
)


@shell.panel(on="leases.occupancy", order=15, sight="sliding.slides")
def slide_of(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """The sliding lease of a sublease, or the way to open one."""
    if not law.may_slide(row.regime):
        return None
    slide = SlidingLease.objects.filter(occupancy=row).first()
    if slide is None:
        if row.state != OccupancyState.ACTIVE or not actor.may("sliding.open_slide"):
            return None
        url = reverse("sliding:open_slide", args=[row.pk])
        card = Card(
            "Bail glissant",
            empty="Cette sous-location ne glisse pas.",
            verbs=[Verb("Ouvrir un bail glissant", url, "arrow-trending-up")],
        )
        return shell.Part("ui/parts/card.html", {"card": card})
    return shell.Part("ui/parts/card.html", {"card": Card("Bail glissant", [_line(slide)])})


def _line(slide: SlidingLease) -> Line:
    due = slide.next_review_on
    why = f"Bilan avant le {day_in_words(due)}" if due else ""
    if slide.ended_on:
        why = f"Le {day_in_words(slide.ended_on)}"
    return Line(
        capitalised(slide.get_state_display()),
        why,
        reverse("sliding:slide", args=[slide.pk]),
        "arrow-trending-up",
    )


LIVED = Rows(Occupancy, "household")
SLIDES = Rows(SlidingLease, "occupancy__household")


@shell.panel(on="people.household", order=45, sight="sliding.slides", has=[SLIDES])
def slide_of_household(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """Those who accompany see where the lease stands."""
    slides = SlidingLease.objects.visible_to(actor).filter(occupancy__household=row)
    lines = [_line(slide) for slide in slides.order_by("-sublease_signed_on", "-pk")[:3]]
    card = Card("Bail glissant", lines)
    return shell.Part("ui/parts/card.html", {"card": card}) if lines else None


@shell.panel(on="people.household", order=30, sight="sliding.slides", column="main", has=[LIVED])
def towards_ones_own_lease(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """What is gathered and what is missing for a lease in one's own name: said, never scored.

    For those who live with us under a contract that is not such a lease.
    """
    if not may_see_home(row, actor):
        return None
    occupancy = current_of(row.pk, today)
    if occupancy is None or occupancy.regime in OWN_LEASES:
        return None
    facts = facts_of(occupancy, today)
    return shell.Part(
        "sliding/_towards_own_lease.html",
        {
            "gathered": [fact for fact in facts if fact.state == "gathered"],
            "missing": [fact for fact in facts if fact.state != "gathered"],
            "note": f"au {day_in_words(today, short=True)}",
        },
    )


@shell.answers("sliding.readiness")
def is_it_insured(occupancy: Occupancy, on: date) -> list[Fact]:
    """The insurance of the home, on a day."""
    proof = (
        YearlyProof.objects.filter(occupancy=occupancy, kind="insurance").order_by("-pk").first()
    )
    if proof is None or proof.received_on is None:
        return [Fact("Assurance", "missing", "pas d’attestation" if proof is None else "demandée")]
    if proof.state_on(on) == "over":
        return [Fact("Assurance", "missing", "attestation périmée")]
    until = proof.valid_until - timedelta(days=1) if proof.valid_until else None
    return [
        Fact("Assurance", "gathered", f"jusqu’au {day_in_words(until)}" if until else "à jour")
    ]


@shell.answers("sliding.readiness")
def was_there_an_inventory(occupancy: Occupancy, on: date) -> list[Fact]:
    """The entry inventory, on which the household's own lease will rest."""
    entry = inventories_of(occupancy).get("entry")
    if entry is None or entry.signed_on is None:
        return [Fact("État des lieux d’entrée", "missing", "pas signé")]
    return [
        Fact("État des lieux d’entrée", "gathered", f"signé le {day_in_words(entry.signed_on)}")
    ]


@shell.answers("sliding.readiness")
def what_the_three_said(occupancy: Occupancy, on: date) -> list[Fact]:
    """The agreement of the three, and what the landlord said last."""
    slide = SlidingLease.objects.filter(occupancy=occupancy).first()
    if slide is None:
        return []
    review = slide.reviews.order_by("-on", "-pk").first()
    tripartite = slide.tripartite_on
    return [
        Fact(
            "Convention tripartite",
            "gathered" if tripartite else "missing",
            f"signée le {day_in_words(tripartite)}" if tripartite else "pas signée",
        ),
        _landlord_view(slide, review),
    ]


def _landlord_view(slide: SlidingLease, review: SlidingReview | None) -> Fact:
    answer = slide.answers.order_by("-on", "-pk").first()
    if answer is not None:
        said = "propose un bail" if answer.offers_lease else "ne propose pas de bail"
        state = "gathered" if answer.offers_lease else "missing"
        return Fact("Avis du bailleur", state, f"{said}, le {day_in_words(answer.on)}")  # type: ignore[arg-type]
    if review is not None and review.landlord_words:
        return Fact("Avis du bailleur", "unknown", f"dit au bilan du {day_in_words(review.on)}")
    return Fact("Avis du bailleur", "unknown", "pas encore demandé")


@shell.answers("people.facts")
def lease_about_to_slide(row: Household, actor: Actor, today: date) -> list[Chip]:
    if not actor.sees("sliding.slides") or not shell.holds("people.household", row, SLIDES):
        return []
    slide = SlidingLease.objects.filter(
        occupancy__household=row, state__in=OPEN_SLIDES, next_review_on__lte=today + SOON
    ).first()
    if slide is None or slide.next_review_on is None:
        return []
    return [Chip(f"Bilan glissant avant le {day_in_words(slide.next_review_on)}", "wait", "users")]


@shell.todo_source(
    on="ui.day",
    sight="sliding.slides",
    has=[Rows(SlidingLease, only=(("state__in", OPEN_SLIDES),))],
)
def reviews_due(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Reviews to hold within a month, and social landlords whose answer to the prefect is awaited."""
    if not actor.may("sliding.hold_slide_review"):
        return []
    rows = (
        SlidingLease.objects.visible_to(actor)
        .filter(state__in=OPEN_SLIDES, next_review_on__lte=today + timedelta(days=92))
        .select_related("occupancy__household")
        .annotate(answered_on=Max("answers__on"))
        .order_by("next_review_on", "pk")
    )
    found = []
    for slide in rows:
        name, due = slide.occupancy.household.name, slide.next_review_on
        url = reverse("sliding:slide", args=[slide.pk])
        if due is not None and due <= today + SOON:
            found.append(
                shell.Todo(f"{name} : bilan du bail glissant", url, "Entretien à trois", due)
            )
        landlord_by = _landlord_by(slide, slide.answered_on, today)
        if landlord_by is not None and landlord_by <= today + SOON:
            why = "Le bailleur doit dire au préfet s’il propose un bail"
            found.append(shell.Todo(f"{name} : réponse du bailleur", url, why, landlord_by))
    return found


def _landlord_by(slide: SlidingLease, answered_on: date | None, today: date) -> date | None:
    """By when the landlord answers for the period under way, unless it has answered since."""
    if not law.review_is_by_law(slide.occupancy.regime):
        return None
    period = law.examination(slide.sublease_signed_on, law.legal_months(), today, by_law=True)
    if answered_on is not None and answered_on >= period.starts_on:
        return None
    return period.landlord_by
