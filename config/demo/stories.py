"""Twenty invented lives that hold together, and the notes of ordinary days.

A story (`stories.toml`) goes to the first household followed whose people it fits.
"""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path


@dataclass(frozen=True)
class Story:
    """One household's story, for heads of these ages, with children or without (None: either)."""

    ages: list[int]
    family: str
    work: list[str]
    language: list[str]
    origin: list[str]
    income: list[tuple[str, int]]
    wish: str
    aim: list[str]
    """Its family of needs, and what is aimed at."""
    steps: list[str]
    strengths: list[str]
    said: str
    rights: list[str]
    contact: list[str]
    notes: list[tuple[str, str, str]]
    children: bool | None = None
    debts: tuple[tuple[str, int], ...] = ()

    def fits(self, age: int | None, children: int) -> bool:
        if age is None or not self.ages[0] <= age <= self.ages[1]:
            return False
        return self.children is None or self.children == bool(children)


@cache
def stories() -> tuple[Story, ...]:
    """Every story, in the order they are given out."""
    text = Path(__file__).with_name("stories.toml").read_text(encoding="utf-8")
    return tuple(Story(**told) for told in tomllib.loads(text)["stories"])


def story_for(left: list[Story], age: int | None, children: int) -> Story | None:
    """The first story left that fits, taken out of those left."""
    for story in left:
        if story.fits(age, children):
            left.remove(story)
            return story
    return None


PLACES = (
    *("Au bureau", "Chez la personne", "Au téléphone", "À la mairie"),
    *("À la CAF", "Au centre social"),
)
MATTERS = (
    "le courrier de la semaine est ouvert et classé",
    "la déclaration du trimestre est relue ligne à ligne",
    "l’attestation d’assurance est demandée à nouveau",
    "la facture d’eau est comparée à celle de l’an dernier",
    "le rendez-vous avec l’opérateur est déplacé",
    "la demande de bourse est imprimée et signée",
    "le dossier de mutuelle est complété",
    "le relevé de compte est regardé sans détour",
    "la demande de logement est tenue à jour",
    "le changement d’adresse est signalé aux impôts",
    "la carte de transport est renouvelée",
    "le problème de chauffage est décrit pour la gestion",
    "l’inscription au cours de français est faite",
)
NEXT = (
    "Réponse attendue sous deux semaines",
    "On en reparle à la prochaine visite",
    "Il manque une copie, à apporter lundi",
    "La suite dépend du rendez-vous du 20",
    "Rien d’urgent d’ici la fin du mois",
    "À relancer si rien ne vient",
    "La personne appelle elle-même demain",
    "Un double est gardé au dossier",
    "Le partenaire rappellera",
)
TOLD_APART = (
    "Demande que la nouvelle adresse ne soit donnée à personne de la famille",
    "Raconte une dispute grave au foyer",
    "Dit ne plus ouvrir la porte depuis dix jours",
    "Parle d’une dette envers un proche, jamais avouée",
    "Confie une inquiétude pour un enfant, sans vouloir de signalement",
    "Explique pourquoi le père ne doit pas être appelé",
)
THEN_APART = (
    "Une association spécialisée est proposée",
    "Rien n’est fait sans son accord",
    "On se revoit dans trois jours",
    "Le chef de service est prévenu",
    "Un numéro d’urgence est donné",
)


def ordinary_notes(chance: random.Random) -> list[tuple[str, str]]:
    """Notes of ordinary days, a title and a text, no text twice, in no order."""
    told = [
        (_title(matter), f"{place}, {matter}. {after}.")
        for place, matter, after in product(PLACES, MATTERS, NEXT)
    ]
    chance.shuffle(told)
    return told


def secret_notes(chance: random.Random) -> list[tuple[str, str]]:
    """Notes told in confidence, no text twice."""
    told = [
        ("Échange confidentiel", f"{one}. {two}.") for one, two in product(TOLD_APART, THEN_APART)
    ]
    chance.shuffle(told)
    return told


def _title(matter: str) -> str:
    about = matter.partition(" est ")[0]
    return about[0].upper() + about[1:]
