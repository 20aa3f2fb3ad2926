"""Example offers and agreements, for this room and those above."""

from datetime import date
from typing import Any

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.partners.actions import (
    add_correspondent,
    add_offer,
    expect_deliverable,
    sign_partnership,
)
from palier.registers.partners.models import Correspondent, Deliverable, Offer, Partnership
from palier.registers.people.models import Body
from palier.registers.people.tests.examples import a_body

MAY_2 = date(2026, 5, 2)
JUNE = date(2026, 6, 1)


def a_partner(organisation: Organisation, name: str = "Le Pas de côté") -> Body:
    return a_body(organisation, name, "partner")


def told_offer(**given: Any) -> dict[str, Any]:
    """What one says of an offer."""
    usual = {
        "name": "Atelier de français",
        "theme": "exile",
        "publics": ["exiled"],
        "ways": ["call", "come"],
        "hours": "Lundi et jeudi, 9 h à 12 h",
        "checked_on": MAY_2,
    }
    return {**usual, **given}


def an_offer(organisation: Organisation, body: Body | None = None, **given: Any) -> Offer:
    body = body or a_partner(organisation)
    return add_offer(body, actor=the_system(organisation), **told_offer(**given))


def a_correspondent(organisation: Organisation, body: Body | None = None) -> Correspondent:
    return add_correspondent(
        body or a_partner(organisation),
        name="Inès Laval",
        does="Coordinatrice",
        phone="04 42 00 00 09",
        actor=the_system(organisation),
    )


def a_partnership(
    organisation: Organisation, *bodies: Body, ends_on: date | None = date(2027, 1, 1)
) -> Partnership:
    """From 1 January 2026, a year unless told otherwise."""
    return sign_partnership(
        organisation,
        title="Accès aux soins des résidents",
        kind="agreement",
        bodies=bodies or [a_partner(organisation)],
        starts_on=date(2026, 1, 1),
        ends_on=ends_on,
        actor=the_system(organisation),
    )


def a_deliverable(partnership: Partnership, **given: Any) -> Deliverable:
    usual = {"what": "Bilan annuel", "due_on": date(2026, 12, 15)}
    system = the_system(partnership.organisation)
    return expect_deliverable(partnership, actor=system, **{**usual, **given})


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of this room, with something on each."""
    body = a_partner(organisation, "Le Relais des soins")
    offer, correspondent = an_offer(organisation, body), a_correspondent(organisation, body)
    row = a_partnership(organisation, body)
    due = a_deliverable(row)
    verbs = ("", "corriger/", "reconduire/", "arreter/", "reprendre/", "retirer/", "livrable/")
    asked = ("", "corriger/", "verifier/", "suspendre/", "reprendre/", "retirer/")
    at = "/annuaire"
    return [
        f"{at}/structures/{body.pk}/offre/",
        f"{at}/structures/{body.pk}/interlocuteur/",
        *(f"{at}/offres/{offer.pk}/{verb}" for verb in asked),
        *(
            f"{at}/interlocuteurs/{correspondent.pk}/{verb}/"
            for verb in ("corriger", "partie", "revenue")
        ),
        *(f"{at}/conventions/{row.pk}/{verb}" for verb in verbs),
        *(f"{at}/livrables/{due.pk}/{verb}/" for verb in ("remis", "attendre", "retirer")),
    ]
