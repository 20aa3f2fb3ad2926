"""The words of a contract: the association's template, else ours, with what is known filled in."""

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from palier.base.documents.sheets import HOLE
from palier.base.kit.refusals import Refused
from palier.law.mentions import column_of, columns_of, groups
from palier.work.leases.filling import known_words
from palier.work.leases.models import ContractTemplate, Occupancy

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
    "energie": "l’étiquette énergie du logement, son jour, ses mesures",
    "plafond": "le loyer le plus haut que la convention ou le bail principal permettent",
    "dernier_loyer": "ce que payait le locataire d’avant, parti depuis moins de dix-huit mois",
    "premier": "ce que coûte un mois entier",
    "echeance": "le jour où l’on paie",
    "charges": "si elles sont régularisées",
    "solidarite": "si plusieurs signent, qu’ils sont tenus ensemble",
    "diagnostics": "les diagnostics du logement qui valent ce jour-là",
}


@cache
def _ours() -> dict[str, Any]:
    text = files("palier.work.leases").joinpath("texts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def usual_text(regime: str, *, furnished: bool = False) -> str:
    """The template of a regime until the association writes its own, as one edits it."""
    known, parts = _ours(), groups()
    column = column_of(regime, furnished=furnished)
    sections = [each for each in known["sections"] if column in columns_of(each["in"], parts)]
    sections.append({"title": "Les textes", "text": known["texts"][column]})
    return "\n\n".join(f"## {each['title']}\n{each['text']}" for each in sections)


def said_by(regime: str, *, furnished: bool = False) -> set[str]:
    """Which mentions of the law the usual text of a regime holds (mentions.toml)."""
    column, parts = column_of(regime, furnished=furnished), groups()
    return {
        code
        for each in _ours()["sections"]
        if column in columns_of(each["in"], parts)
        for code in each["says"]
    }


def template_of(occupancy: Occupancy, on: date) -> str:
    """The words of this contract: its own, else the association's of that day, else ours."""
    if occupancy.words:
        return occupancy.words
    own = (
        ContractTemplate.objects.filter(
            organisation=occupancy.organisation_id, regime=occupancy.regime, starts_on__lte=on
        )
        .order_by("-starts_on")
        .first()
    )
    return own.text if own else usual_text(occupancy.regime, furnished=occupancy.is_furnished)


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
    known = known_words(occupancy, on)
    sections: Sections = []
    for part in re.split(r"(?m)^## ", template_of(occupancy, on))[1:]:
        title, _, text = part.partition("\n")
        filled = re.sub(r"\{(\w+)\}", lambda found: known.get(found[1], ""), text).strip()
        filled = re.sub(r" ,", ",", re.sub(r"(, )+(?=[,.])|, ,", ", ", filled)).replace(", .", ".")
        if filled:
            sections.append({"title": title.strip(), "text": filled})
    return sections


def holes_of(sections: Sections) -> list[str]:
    """The parts of a contract in which something is left to complete."""
    return [part["title"] for part in sections if HOLE[:-1] in part["text"]]
