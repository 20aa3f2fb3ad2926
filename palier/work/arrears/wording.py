"""The words of reminders: the association's own from a day on, else ours; braces are filled in."""

import re
from datetime import date
from typing import Any

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.models import Organisation
from palier.registers.people.models import Person
from palier.work.arrears.models import ArrearsCase, ReminderTemplate, StepKind

FIELDS = {
    "nom": "le nom du ménage",
    "dette": "ce qui reste à payer",
    "depuis": "depuis quel jour",
    "mensuel": "le reste à payer d’un mois",
    "association": "le nom de l’association",
    "telephone": "son téléphone",
    "jour": "la date de la lettre",
}
OURS: dict[str, tuple[str, str]] = {
    StepKind.MESSAGE: (
        "Votre loyer",
        "Bonjour {nom}, sauf erreur il reste {dette} à payer depuis le {depuis}. Un oubli, une "
        "difficulté ? Appelez-nous au {telephone} : nous cherchons une solution ensemble. "
        "{association}",
    ),
    StepKind.LETTER: (
        "Votre loyer n’est pas entièrement payé",
        "Bonjour {nom},\n\nSauf erreur de notre part, il reste {dette} à payer depuis le {depuis}. "
        "Si vous venez de payer, ne tenez pas compte de cette lettre.\n\nSi quelque chose a changé "
        "pour vous (ressources, aide au logement, santé, famille), appelez-nous au {telephone}. "
        "Plus nous en parlons tôt, plus il y a de solutions : un étalement, une aide du FSL, une "
        "demande à la CAF.\n\nPayer le loyer du mois en entier reste le plus important : c’est ce "
        "qui protège votre logement.\n\n{association}",
    ),
    StepKind.REGISTERED: (
        "Il faut que nous parlions de votre dette de loyer",
        "Bonjour {nom},\n\nÀ ce jour, il reste {dette} à payer depuis le {depuis}. Nous n’avons "
        "pas encore trouvé de solution ensemble.\n\nNous vous demandons de payer cette somme, ou "
        "de nous appeler au {telephone} dans les huit jours pour convenir d’un plan que vous "
        "pouvez tenir. Une aide du FSL est possible ; nous pouvons préparer la demande avec vous."
        "\n\nSans nouvelle de votre part, nous devrons engager une procédure. Elle peut toujours "
        "s’arrêter : par un paiement, un plan ou une aide.\n\n{association}",
    ),
}


TO_THE_GONE = (
    "Ce qui reste à payer de votre ancien logement",
    "Bonjour {nom},\n\nVous avez quitté le logement, et sauf erreur il reste {dette} à payer depuis "
    "le {depuis}.\n\nUn paiement en plusieurs fois est possible : appelez-nous au {telephone}, nous "
    "trouverons un rythme que vous pouvez tenir. Si vous n’êtes pas d’accord avec cette somme, "
    "dites-le-nous aussi.\n\n{association}",
)


def template_of(
    organisation: Organisation, kind: str, on: date, *, gone: bool = False
) -> tuple[str, str]:
    """The title and text of a reminder of that kind on a day; our words for those who left differ."""
    said = (
        ReminderTemplate.objects.filter(organisation=organisation, kind=kind, starts_on__lte=on)
        .order_by("-starts_on")
        .first()
    )
    if said is None and gone and kind != StepKind.MESSAGE:
        return TO_THE_GONE
    return (said.title, said.text) if said else OURS.get(kind, OURS[StepKind.LETTER])


def unknown_fields(text: str) -> list[str]:
    """Words between braces that nothing fills in."""
    return [name for name in re.findall(r"\{([^{}]*)\}", text) if name not in FIELDS]


def filled(text: str, case: ArrearsCase, head: Person | None, on: date) -> str:
    """The text for one household, in the name of the legal entity that it owes."""
    organisation = case.organisation
    told: dict[str, Any] = {
        "nom": head.formal_name if head else case.account.household.name,
        "dette": euros(case.debt),
        "depuis": day_in_words(case.default_on),
        "mensuel": euros(case.monthly),
        "association": case.account.entity.name_on_papers,
        "telephone": organisation.phone or "l’accueil",
        "jour": day_in_words(on),
    }
    return re.sub(r"\{(\w+)\}", lambda found: str(told.get(found[1], found[0])), text)
