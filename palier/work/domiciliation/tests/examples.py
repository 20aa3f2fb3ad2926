"""Example addresses, for this room and the house tests."""

from datetime import date
from typing import Any

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_household
from palier.work.domiciliation.actions import (
    ask_domiciliation,
    grant_domiciliation,
    note_post_contact,
    receive_post,
    refuse_domiciliation,
)
from palier.work.domiciliation.models import Domiciliation, PostContact, PostItem

MAY_2 = date(2026, 5, 2)
MAY_11 = date(2026, 5, 11)


def a_request(organisation: Organisation, household: Household | None = None) -> Domiciliation:
    household = household or a_household(organisation)
    person = household.members.order_by("pk")[0].person
    system = the_system(organisation)
    return ask_domiciliation(household, person=person, asked_on=MAY_2, actor=system)


def an_address(organisation: Organisation, household: Household | None = None) -> Domiciliation:
    row = a_request(organisation, household)
    return grant_domiciliation(row, on=MAY_11, actor=the_system(organisation))


def a_refusal(organisation: Organisation) -> Domiciliation:
    return refuse_domiciliation(
        a_request(organisation),
        on=MAY_11,
        refusal="no_link",
        refusal_words="Vous vivez à Martigues depuis deux ans.",
        sent_to="CCAS de Martigues",
        actor=the_system(organisation),
    )


def some_post(row: Domiciliation, **given: Any) -> PostItem:
    told: dict[str, Any] = {"kind": "letter", "count": 2, "received_on": MAY_11} | given
    return receive_post(row, actor=the_system(row.organisation), **told)


def a_contact(row: Domiciliation, on: date = MAY_11, **given: Any) -> PostContact:
    told: dict[str, Any] = {"kind": "called", "on": on} | given
    note_post_contact(row, actor=the_system(row.organisation), **told)
    return PostContact.objects.filter(domiciliation=row).latest("pk")


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of this room, with something on each."""
    row, refused = an_address(organisation), a_refusal(organisation)
    asked = a_request(organisation)
    item, contact = some_post(row), a_contact(row)
    at = f"/domiciliations/{row.pk}/"
    verbs = ("", "attestation/", "renouveler/", "terminer/", "courrier/", "manifestation/")
    return [
        f"/domiciliations/menages/{refused.household_id}/demander/",
        *(f"{at}{verb}" for verb in verbs),
        *(
            f"/domiciliations/{asked.pk}/{verb}"
            for verb in ("", "recepisse/", "accorder/", "refuser/", "retirer/")
        ),
        *(
            f"/domiciliations/{refused.pk}/{verb}/"
            for verb in ("reprendre", "reprendre-la-demande", "lettre")
        ),
        f"/domiciliations/plis/{item.pk}/renvoyer/",
        f"/domiciliations/plis/{item.pk}/retirer/",
        f"/domiciliations/manifestations/{contact.pk}/retirer/",
    ]
