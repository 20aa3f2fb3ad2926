"""What a template may ask for, and what of a household fills each, for whoever may read it."""

from datetime import date

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Household
from palier.registers.people.reads import all_members_on, head_of, may_see_home
from palier.work.leases.asking import amounts_of, owed_under
from palier.work.leases.models import Occupancy
from palier.work.leases.reads import current_of, where_to_write

HOLE = "[à compléter]"
"""What is not known, or not for whoever writes: seen, never left out."""

FIELDS: dict[str, str] = {
    "association": "le nom de l’association",
    "association_adresse": "son adresse",
    "date": "le jour de la lettre",
    "redacteur": "qui l’écrit",
    "menage": "le nom du ménage",
    "personne": "la personne à qui l’on écrit",
    "nombre_de_personnes": "combien elles sont",
    "adresse": "où le ménage habite",
    "contrat": "le numéro du contrat",
    "logement": "le logement",
    "entree": "le jour de l’entrée",
    "loyer": "le loyer ou la redevance du mois",
    "charges": "les charges du mois",
    "aide": "l’aide au logement attendue",
    "reste_du": "ce que le ménage doit ce jour-là",
}


MONEY = ("loyer", "charges", "aide", "reste_du")


def tells_money(told: dict[str, str]) -> bool:
    """Whether some amount is told."""
    return any(told[name] != HOLE for name in MONEY)


def fields_of(household: Household, actor: Actor, on: date) -> dict[str, str]:
    """Every field on a day; what is not known, or that the actor may not read, is a hole to fill."""
    found = dict.fromkeys(FIELDS, HOLE)
    organisation = actor.organisation
    town = f"{organisation.postcode} {organisation.town}".strip()
    person = head_of(household, on)
    members = all_members_on([household.pk], on).get(household.pk, [])
    found |= {
        "association": organisation.name,
        "association_adresse": ", ".join(filter(None, [organisation.street, town])) or HOLE,
        "date": day_in_words(on),
        "redacteur": actor.name,
        "menage": household.name,
        "personne": str(person) if person else HOLE,
        "nombre_de_personnes": plural(len(members), "personne") if members else HOLE,
    }
    occupancy = current_of(household.pk, on)
    if occupancy is not None and may_see_home(household, actor):
        found |= _of_contract(occupancy, actor, on)
    return found


def _of_contract(occupancy: Occupancy, actor: Actor, on: date) -> dict[str, str]:
    told = {
        "adresse": ", ".join(where_to_write(occupancy)),
        "logement": f"{occupancy.site.name}, {occupancy.main_place.label}",
        "entree": day_in_words(occupancy.starts_on),
    }
    if actor.sees("leases.contracts"):
        told["contrat"] = occupancy.number
    if actor.sees("billing.accounts"):
        amounts, owed = amounts_of(occupancy, on), owed_under(occupancy, on)
        told |= {"loyer": euros(amounts.rent), "charges": euros(amounts.charges)}
        told["aide"] = euros(amounts.benefit)
        if owed is not None:
            told["reste_du"] = euros(owed)
    return told
