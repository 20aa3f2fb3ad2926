"""Example houses: a boarding house, lived in since January."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from palier.base.tenancy.models import Organisation, Site
from palier.base.tenancy.tests.examples import a_user, the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_household
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.residences.actions import (
    add_opening_step,
    enter_room,
    host_guest,
    note_absence,
    note_incident,
    note_urgent_contact,
    pin_notice,
    plan_activity,
    plan_opening,
    plan_shift,
    rehouse_for_works,
    set_service,
    write_log,
    write_rules,
)
from palier.work.residences.models import (
    Absence,
    Activity,
    BoardNotice,
    HostedGuest,
    HouseRules,
    HouseService,
    Incident,
    LogEntry,
    OpeningProject,
    OpeningStep,
    RoomEntry,
    Shift,
    UrgentContact,
    Welcome,
    WorksStay,
)

JUNE_1, JUNE_2, JUNE_9 = date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 9)
EVENING = datetime(2026, 6, 1, 19, 30, tzinfo=UTC)


@played_once
def a_resident(
    organisation: Organisation,
    site: Site | None = None,
    name: str = "Diallo",
    regime: str = "logement_foyer",
) -> Occupancy:
    """Someone who has lived in a boarding house since January."""
    return a_lived_in_contract(
        organisation,
        place=a_place(site or a_site(organisation)),
        household=a_household(organisation, name),
        regime=regime,
    )


def a_word(site: Site, **given: Any) -> LogEntry:
    told: dict[str, Any] = {"kind": "watch", "text": "Chaudière tiède", "written_at": EVENING}
    return write_log(site, actor=the_system(site.organisation), **(told | given))


def a_shift(organisation: Organisation, **given: Any) -> Shift:
    told: dict[str, Any] = {
        "user": a_user(),
        "duty": "on_call",
        "starts_at": EVENING,
        "ends_at": EVENING.replace(hour=23),
        "phone": "06 00 00 00 01",
    }
    return plan_shift(organisation, actor=the_system(organisation), **(told | given))


def an_incident(site: Site, **given: Any) -> Incident:
    told: dict[str, Any] = {"kind": "noise", "happened_at": EVENING, "text": "Musique à minuit"}
    return note_incident(site, actor=the_system(site.organisation), **(told | given))


def some_rules(site: Site, **given: Any) -> HouseRules:
    told: dict[str, Any] = {"text": "La salle ferme à 22 h.", "starts_on": date(2026, 1, 1)}
    return write_rules(site, actor=the_system(site.organisation), **(told | given))


def a_guest(row: Occupancy, **given: Any) -> HostedGuest:
    told: dict[str, Any] = {
        "name": "Léa Mora",
        "starts_on": JUNE_1,
        "ends_on": date(2026, 7, 1),
        "declared_on": JUNE_1,
    }
    return host_guest(row, actor=the_system(row.organisation), **(told | given))


def an_absence(row: Occupancy, **given: Any) -> Absence:
    told: dict[str, Any] = {"left_on": JUNE_1, "back_on": JUNE_9}
    return note_absence(row, actor=the_system(row.organisation), **(told | given))


def an_entry(row: Occupancy, **given: Any) -> RoomEntry:
    """In an emergency, the resident not yet told."""
    told: dict[str, Any] = {
        "on": JUNE_1,
        "ground": "emergency",
        "why": "Eau sous la porte",
        "found": "Robinet resté ouvert, fermé",
    }
    return enter_room(row, actor=the_system(row.organisation), **(told | given))


def a_contact(row: Occupancy, **given: Any) -> UrgentContact:
    told: dict[str, Any] = {"name": "Awa Fall", "link": "sœur", "phone": "06 00 00 00 02"}
    return note_urgent_contact(row, actor=the_system(row.organisation), **(told | given))


def an_activity(site: Site, **given: Any) -> Activity:
    told: dict[str, Any] = {"title": "Repas partagé", "starts_at": EVENING, "seats": 2}
    return plan_activity(site, actor=the_system(site.organisation), **(told | given))


def a_pinned_notice(site: Site, **given: Any) -> BoardNotice:
    told: dict[str, Any] = {
        "title": "Coupure d’eau",
        "text": "Mardi de 9 h à 11 h.",
        "starts_on": JUNE_1,
        "ends_on": JUNE_9,
    }
    return pin_notice(site, actor=the_system(site.organisation), **(told | given))


def a_service(site: Site, **given: Any) -> HouseService:
    told: dict[str, Any] = {
        "label": "Laverie",
        "unit": "lavage",
        "price": Decimal("2.50"),
        "starts_on": date(2026, 1, 1),
    }
    return set_service(site, actor=the_system(site.organisation), **(told | given))


def an_opening(site: Site, **given: Any) -> OpeningProject:
    told: dict[str, Any] = {"kind": "opening", "planned_on": date(2027, 1, 15)}
    return plan_opening(site, actor=the_system(site.organisation), **(told | given))


def a_step(project: OpeningProject, **given: Any) -> OpeningStep:
    told: dict[str, Any] = {
        "kind": "approval",
        "label": "Agrément de la préfecture",
        "due_on": date(2026, 12, 1),
    }
    return add_opening_step(project, actor=the_system(project.organisation), **(told | given))


def a_works_stay(project: OpeningProject, row: Occupancy, **given: Any) -> WorksStay:
    """Agreed in May, elsewhere from 1 June to 1 September."""
    told: dict[str, Any] = {
        "where": "Foyer des Acacias, chambre 12",
        "agreed_on": date(2026, 5, 15),
        "starts_on": JUNE_1,
        "back_by": date(2026, 9, 1),
    }
    system = the_system(project.organisation)
    return rehouse_for_works(project, occupancy=row, actor=system, **(told | given))


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of one house, and every verb on it."""
    row = a_resident(organisation)
    site, house, home = row.site, f"/residences/{row.site_id}", f"/residences/residents/{row.pk}"
    project = an_opening(site)
    verbs = (
        *("", "semaines/", "occupation/", "changements/", "cahier/", "cahier/ecrire/"),
        *("incident/", "vivre-ensemble/", "activites/proposer/", "nuit/", "tableau/"),
        *("tableau/afficher/", "prestations/fixer/", "reglement/", "reglement/ecrire/"),
        *("ouverture/", "ouverture/preparer/", "type/"),
    )
    incident, activity, entry = an_incident(site), an_activity(site), an_entry(row)
    guest, absence, word = a_guest(row), an_absence(row), a_word(site)
    welcome = Welcome.objects.get(occupancy=row)
    return [
        *(f"{house}/{verb}" for verb in verbs),
        *(f"{home}/{verb}" for verb in ("", "heberger/", "absence/", "prevenir/", "entree/")),
        *(f"/residences/cahier/{word.pk}/{verb}/" for verb in ("regler", "retirer")),
        *(
            f"/residences/incidents/{incident.pk}/{verb}"
            for verb in ("", "suite/", "clore/", "corriger/")
        ),
        *(f"/residences/hebergements/{guest.pk}/{v}/" for v in ("depart", "corriger", "retirer")),
        *(
            f"/residences/absences/{absence.pk}/{v}"
            for v in ("retour/", "retour/retirer/", "corriger/", "retirer/")
        ),
        *(f"/residences/entrees/{entry.pk}/{verb}/" for verb in ("informer", "lettre", "retirer")),
        *(
            f"/residences/activites/{activity.pk}/{v}/"
            for v in (
                *("inscrire", "presents", "feuille", "annuler", "remettre", "corriger"),
                "desinscrire",
            )
        ),
        *(f"/residences/accueils/{welcome.pk}/{verb}" for verb in ("", "retirer/")),
        f"/residences/prestations/{a_service(site).pk}/noter/",
        f"/residences/reglements/{some_rules(site).pk}/parapher/",
        f"/residences/relogements/{a_works_stay(project, row).pk}/retour/",
        f"/residences/etapes/{a_step(project).pk}/fait/",
        *(
            f"/residences/ouvertures/{project.pk}/{verb}/"
            for verb in ("etape", "mois", "ouvrir", "reloger")
        ),
    ]
