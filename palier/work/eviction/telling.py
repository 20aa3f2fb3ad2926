"""Where a household stands, in plain words: what is happening, what to do, with whom, by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.law.truce import in_truce
from palier.registers.people.models import Household
from palier.work.arrears.following import PlanStanding, standing_of
from palier.work.arrears.reads import running_plan
from palier.work.billing.reads import account_of, owed_by
from palier.work.eviction.dating import Due, course, dues_of
from palier.work.eviction.models import Procedure


@dataclass(frozen=True)
class ToDo:
    """Something to do: by whom, before when."""

    what: str
    who: str
    by: str = ""


@dataclass(frozen=True)
class WhereItStands:
    """One page for a household: its debt, its plan, its procedure, and what can be done now."""

    household: Household
    debt: str
    situation: list[str]
    todos: list[ToDo]
    dates: list[tuple[str, str]]
    rights: list[str]


# What each step means, said to whom it happens.
PLAIN = {
    "referral": "une commission (la CCAPEX) a été prévenue. Elle cherche des solutions, elle ne juge pas.",
    "payment_order": (
        "vous avez reçu un commandement de payer. Payer la dette, ou trouver un accord, avant la "
        "fin du délai arrête tout."
    ),
    "formal_notice": "vous avez reçu une mise en demeure. La situation peut encore se régler.",
    "summons": "vous avez une convocation devant un juge. Ce n’est pas une expulsion : le juge va vous écouter.",
    "hearing": "le juge a examiné votre situation.",
    "judgment": "le juge a rendu sa décision.",
    "order_to_vacate": "on vous demande de quitter le logement. Il reste des recours et des délais.",
    "grace": "un juge vous a accordé du temps.",
    "police_request": "le bailleur a demandé l’aide de la police. Le préfet décide ; il peut refuser.",
    "police_refused": "le préfet a refusé que la police intervienne.",
    "police_granted": "le préfet a accepté que la police intervienne.",
    "eviction": "l’expulsion a eu lieu.",
}
RIGHTS = [
    "Vous pouvez rester chez vous tant qu’un juge n’a pas décidé et que les délais ne sont pas finis.",
    "Personne ne peut changer la serrure ou vous mettre dehors sans un juge et un commissaire de justice.",
    "Un avocat peut vous aider gratuitement (aide juridictionnelle).",
]
OUTCOMES = {
    "suspended": (
        "Le juge vous laisse payer petit à petit. Il faut tenir le plan et payer le loyer : un seul "
        "oubli peut tout remettre en cause."
    ),
    "delays": "Le juge vous laisse payer petit à petit.",
    "terminated": "Le juge a mis fin au bail. Un protocole ou un relogement restent possibles.",
    "dismissed": "Le juge a refusé la demande du bailleur.",
    "inadmissible": "La demande du bailleur n’était pas recevable.",
    "settled": "Un accord a été trouvé devant le juge.",
}


def where_it_stands(household: Household, on: date, actor: Actor) -> WhereItStands:
    """The whole situation of a household on a day, in everyday words."""
    account = account_of(household)
    owed = max(owed_by(account, on=on), NOTHING) if account else NOTHING
    plan = running_plan(account.pk, actor) if account else None
    standing = standing_of(plan, on) if plan else None
    procedure = (
        Procedure.objects.visible_to(actor)
        .filter(household=household, ended_on=None)
        .select_related("household", "occupancy", "organisation")
        .order_by("-opened_on", "-pk")
        .first()
    )
    dues = dues_of([procedure], actor.organisation, on) if procedure else []
    return WhereItStands(
        household,
        _debt(procedure, owed, account is not None, on),
        _situation(procedure, standing, on),
        _todos(procedure, standing, dues, on, actor),
        [
            (day_in_words(due.on), due.deadline.label)
            for due in dues
            if due.is_open and due.on >= on and due.deadline.code in OWN_DATES
        ],
        [*RIGHTS, *_truce(procedure, on)] if procedure else [],
    )


def _debt(procedure: Procedure | None, owed: Decimal, is_ours: bool, on: date) -> str:
    """What we know of the debt: our account, else what another landlord asks."""
    if procedure is not None and procedure.occupancy_id is None:
        return f"Votre bailleur demande {euros(procedure.debt)}." if procedure.debt else ""
    if owed:
        return f"{euros(owed)} à payer au {day_in_words(on)}."
    return "Vous ne devez rien à ce jour." if is_ours else ""


OWN_DATES = (
    "order_ends",
    "notice_ends",
    "hearing",
    "appeal",
    "delays_end",
    "vacate_ends",
    "grace_ends",
    "eviction_from",
    "furniture",
)


def _situation(procedure: Procedure | None, standing: PlanStanding | None, on: date) -> list[str]:
    words = []
    if procedure is not None:
        steps = list(procedure.steps.filter(undone_on=None).order_by("on", "pk"))
        told = [step for step in steps if step.code in PLAIN]
        if told:
            last = told[-1]
            words.append(f"Le {day_in_words(last.on)} : {PLAIN[last.code]}")
            if last.code == "judgment" and last.outcome in OUTCOMES:
                words.append(OUTCOMES[last.outcome])
        else:
            words.append("Une procédure commence. Rien n’est décidé.")
    if standing is not None:
        words.append(
            f"Vous avez un plan : {euros(standing.paid)} payés sur {euros(standing.plan.total)}."
        )
        if standing.missed:
            words.append("Une échéance du plan n’est pas payée. Appelez-nous : il peut être revu.")
    if not words:
        words.append("Aucune procédure n’est en cours.")
    return words


def _todos(
    procedure: Procedure | None,
    standing: PlanStanding | None,
    dues: Sequence[Due],
    on: date,
    actor: Actor,
) -> list[ToDo]:
    phone = actor.organisation.phone
    us = f"{actor.organisation.name}{', ' + phone if phone else ''}"
    found = [ToDo("Payer le loyer du mois, en entier. C’est ce qui protège le plus.", "Vous")]
    if standing is not None and standing.next is not None:
        left = euros(standing.next.part.amount - standing.next.paid)
        found.append(
            ToDo(
                f"Payer {left} de votre plan",
                "Vous",
                f"avant le {day_in_words(standing.next.part.due_on)}",
            )
        )
    elif procedure is not None:
        found.append(ToDo("Proposer un plan que vous pouvez tenir", us))
    if procedure is None:
        return found
    hearing = course(procedure, on).hearing_on
    if hearing is not None and hearing >= on:
        lawyer = procedure.lawyer or "un avocat, avec l’aide juridictionnelle"
        found.append(
            ToDo(
                "Préparer l’audience", f"Vous, avec {lawyer}", f"avant le {day_in_words(hearing)}"
            )
        )
        found.append(ToDo("Aller à l’audience", "Vous", f"le {day_in_words(hearing)}"))
        found.append(ToDo("Répondre à l’entretien du diagnostic social", us))
    found += [
        ToDo("Demander du temps au juge de l’exécution", us, f"avant le {day_in_words(due.on)}")
        for due in dues
        if due.deadline.code == "vacate_ends" and due.is_open and due.on >= on
    ]
    found.append(ToDo("Demander l’aide du FSL, si ce n’est pas fait", us))
    return found


def _truce(procedure: Procedure | None, on: date) -> list[str]:
    if procedure is None or not course(procedure, on).truce_protects or not in_truce(on):
        return []
    return ["Jusqu’au 31 mars, c’est la trêve hivernale : aucune expulsion ne peut avoir lieu."]
