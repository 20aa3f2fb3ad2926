"""The words of a contract: the association's template, else ours, with what is known filled in."""

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import capitalised, day_in_words, in_digits
from palier.law.deposits import deposit_source
from palier.law.terms import term_of
from palier.registers.housing.actions import address_of
from palier.work.leases.asking import amounts_of
from palier.work.leases.models import ContractTemplate, Occupancy, OccupancyParty, SecurityDeposit
from palier.work.titles.models import Holding

Sections = list[dict[str, str]]
FIELDS = {
    "association": "le nom de l’association",
    "bailleur": "qui loue : l’association, ou le propriétaire qu’elle représente",
    "adresse_association": "son adresse",
    "agrement": "ses agréments",
    "titulaires": "qui signe",
    "occupants": "qui y vit",
    "lieu": "le site et le logement",
    "adresse": "l’adresse du logement",
    "nature": "sa nature, son type, sa surface",
    "entree": "le jour d’entrée",
    "duree": "la durée du contrat",
    "proprietaire": "de qui nous tenons le logement",
    "montants": "loyer ou redevance, charges, prestations, aide",
    "depot": "le dépôt de garantie",
    "revision": "la clause de révision",
    "admission": "les conditions d’admission de la résidence",
}


@cache
def _ours() -> dict[str, Any]:
    text = files("palier.work.leases").joinpath("texts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def usual_text(regime: str) -> str:
    """The template of a regime until the association writes its own, as one edits it."""
    known = _ours()
    sections = [*known["sections"], *known["regimes"][regime]["sections"], *known["last"]]
    return "\n\n".join(f"## {each['title']}\n{each['text']}" for each in sections)


def template_of(occupancy: Occupancy, on: date) -> str:
    """The template in force on a day for the contract's regime."""
    own = (
        ContractTemplate.objects.filter(
            organisation=occupancy.organisation_id, regime=occupancy.regime, starts_on__lte=on
        )
        .order_by("-starts_on")
        .first()
    )
    return own.text if own else usual_text(occupancy.regime)


def check_template(text: str) -> None:
    """Refused: no section, a word between braces that nothing fills."""
    if not re.search(r"(?m)^## \S", text):
        raise Refused({"text": "Commencez chaque partie par une ligne « ## Titre »."})
    unknown = sorted(set(re.findall(r"\{(\w*)\}", text)) - set(FIELDS))
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in FIELDS)
        raise Refused({"text": f"Rien ne remplit {{{unknown[0]}}}. Champs connus : {known}."})


def compose(occupancy: Occupancy, on: date) -> Sections:
    """The contract's sections as they read on a day."""
    known = _known(occupancy, on)
    sections: Sections = []
    for part in re.split(r"(?m)^## ", template_of(occupancy, on))[1:]:
        title, _, text = part.partition("\n")
        filled = re.sub(r"\{(\w+)\}", lambda found: known.get(found[1], ""), text).strip()
        filled = re.sub(r" ,", ",", re.sub(r"(, )+(?=[,.])|, ,", ", ", filled)).replace(", .", ".")
        if filled:
            sections.append({"title": title.strip(), "text": filled})
    return sections


def _known(occupancy: Occupancy, on: date) -> dict[str, str]:
    organisation, place = occupancy.organisation, occupancy.main_place
    parties = list(occupancy.parties.select_related("person").order_by("-role", "pk"))
    names = {
        role: ", ".join(str(p.person) for p in parties if p.role == role)
        for role in OccupancyParty.Role.values
    }
    everyone = ", ".join(str(party.person) for party in parties)
    surface = f"{in_digits(place.surface)} m²" if place.surface else ""
    nature = ", ".join(filter(None, [capitalised(place.get_kind_display()), place.size, surface]))
    return {
        "association": organisation.name,
        "bailleur": _lessor(occupancy),
        "adresse_association": f"{organisation.street}, {organisation.postcode} {organisation.town}".strip(
            ", "
        ),
        "agrement": organisation.approvals,
        "titulaires": names["signatory"] or occupancy.household.name,
        "occupants": everyone,
        "lieu": f"{place.site.name}, {place.label}",
        "adresse": address_of(place),
        "nature": nature + (", meublé" if occupancy.is_furnished else ""),
        "entree": day_in_words(occupancy.starts_on),
        "duree": _duration(occupancy),
        "proprietaire": occupancy.holding.owner.name if occupancy.holding else "",
        "montants": _amounts(occupancy, on),
        "depot": _deposit(occupancy),
        "revision": _review(occupancy),
        "admission": place.site.admission,
    }


def _lessor(occupancy: Occupancy) -> str:
    """The association; under a mandate, the owner that it represents."""
    organisation, holding = occupancy.organisation, occupancy.holding
    us = f"{organisation.name}, {organisation.street}, {organisation.postcode} {organisation.town}"
    us = us.replace(", , ", ", ").rstrip(", ")
    if holding is not None and holding.kind == Holding.Kind.MANDATE:
        return f"{holding.owner.name}, représenté par {us}"
    return us


def _duration(occupancy: Occupancy) -> str:
    if occupancy.term_on is None:
        return term_of(occupancy.regime).source
    months = (occupancy.term_on.year - occupancy.starts_on.year) * 12
    months += occupancy.term_on.month - occupancy.starts_on.month
    if months and months % 12 == 0:
        return "un an" if months == 12 else f"{months // 12} ans"
    return f"{months} mois" if months else f"jusqu’au {day_in_words(occupancy.term_on)}"


def _amounts(occupancy: Occupancy, on: date) -> str:
    told = amounts_of(occupancy, max(on, occupancy.starts_on))
    law = occupancy.law
    parts = [f"{capitalised(law.paid)} : {euros(told.rent)}"] if told.rent else []
    if told.charges:
        kind = "au forfait" if law.flat_charges else "provision régularisée chaque année"
        parts.append(f"charges : {euros(told.charges)} ({kind})")
    if told.services:
        parts.append(f"prestations : {euros(told.services)}")
    if told.benefit:
        parts.append(f"aide au logement attendue : {euros(told.benefit)}")
    return ", ".join(parts) + "." if parts else ""


def _deposit(occupancy: Occupancy) -> str:
    deposit = SecurityDeposit.objects.filter(occupancy=occupancy).first()
    if deposit is None:
        return ""
    source = deposit_source(occupancy.regime, furnished=occupancy.is_furnished)
    return f"{euros(deposit.amount)} ({source})."


def _review(occupancy: Occupancy) -> str:
    if occupancy.index_quarter is None:
        return "Le loyer n’est pas révisé : ce bail n’a pas de clause de révision."
    nth = "1er" if occupancy.index_quarter == 1 else f"{occupancy.index_quarter}e"
    return (
        f"Une fois par an, à la date anniversaire, selon l’indice de référence des loyers du {nth} "
        "trimestre. Elle vaut à compter de la demande."
    )
