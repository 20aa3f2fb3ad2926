"""Scenarios written, corrected, chosen; a title handed over with its households, or not after all."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.walls import today_in
from palier.registers.people.models import Body
from palier.work.leases.actions import end_occupancy
from palier.work.leases.actions.ending import run_again as contract_runs_again
from palier.work.leases.depositing import carry_deposit
from palier.work.leases.models import Occupancy, OccupancyState, SecurityDeposit
from palier.work.sliding.models import OPEN_SLIDES, SlidingLease
from palier.work.succession.models import Scenario, Transfer, TransferredContract
from palier.work.succession.weighing import contracts_in, living_there
from palier.work.titles.actions import end_holding
from palier.work.titles.actions.ending import run_again as title_runs_again
from palier.work.titles.actions.holdings import check_alive, note_change
from palier.work.titles.models import Holding, HoldingChange, HoldingState


@action("Ajouter un scénario de fin")
def add_scenario(
    holding: Holding,
    *,
    kind: str,
    words: str = "",
    years: int | None = None,
    owner_rent: Decimal | None = None,
    works: Decimal | None = None,
    price: Decimal | None = None,
    grants: Decimal | None = None,
    rehousing: Decimal | None = None,
    actor: Actor,
) -> Scenario:
    """One way to go on after the title; sums in euros, empty while they are not known.

    Refused: a title that is over, grants above what they pay for, no year at all.
    """
    holding = lock(holding)
    check_alive(holding)
    row = Scenario(organisation=actor.organisation, holding=holding, kind=kind)
    return _write(row, words, years, (owner_rent, works, price, grants, rehousing))


@action("Corriger un scénario de fin")
def correct_scenario(
    scenario: Scenario,
    *,
    words: str = "",
    years: int | None = None,
    owner_rent: Decimal | None = None,
    works: Decimal | None = None,
    price: Decimal | None = None,
    grants: Decimal | None = None,
    rehousing: Decimal | None = None,
    actor: Actor,
) -> Scenario:
    """Its figures, as they are known now. Refused: as when it is added."""
    scenario = lock(scenario)
    check_alive(scenario.holding)
    return _write(scenario, words, years, (owner_rent, works, price, grants, rehousing))


def _write(
    row: Scenario, words: str, years: int | None, sums: tuple[Decimal | None, ...]
) -> Scenario:
    row.words, row.years = words.strip(), years
    row.owner_rent, row.works, row.price, row.grants, row.rehousing = sums
    if years is not None and not 1 <= years <= 99:
        raise Refused({"years": "Entre 1 et 99 ans."})
    if any(each is not None and each < 0 for each in sums):
        raise Refused("Une somme ne peut pas être négative.")
    if (row.grants or 0) > (row.works or 0) + (row.price or 0):
        raise Refused({"grants": "Les subventions dépassent les travaux et le prix."})
    row.save()
    return row


@action("Retirer un scénario de fin")
def remove_scenario(scenario: Scenario, *, actor: Actor) -> Holding:
    """Written by mistake. Refused: it is the one chosen."""
    scenario = lock(scenario)
    if scenario.chosen_on:
        raise Refused("C’est le scénario retenu : revenez d’abord sur ce choix.")
    holding: Holding = scenario.holding
    Scenario.objects.filter(pk=scenario.pk).delete()
    return holding


@action("Retenir un scénario de fin")
def choose_scenario(scenario: Scenario, *, on: date, why: str, actor: Actor) -> Scenario:
    """It is decided; the title's history says so. Refused: without why, another one is chosen."""
    scenario = lock(scenario)
    check_alive(scenario.holding)
    if not why.strip():
        raise Refused({"why": "Dites pourquoi : c’est ce que l’on relira."})
    if scenario.chosen_on:
        raise Refused(f"Ce scénario est retenu depuis le {day_in_words(scenario.chosen_on)}.")
    scenario.chosen_on, scenario.chosen_why = on, why.strip()
    scenario.save(update_fields=["chosen_on", "chosen_why"])
    told = f"retenu : {scenario.get_kind_display()}"
    note_change(scenario.holding, HoldingChange.Kind.TALKS, on, told)
    return scenario


@action("Revenir sur un scénario retenu")
def reconsider_scenario(scenario: Scenario, *, actor: Actor) -> Scenario:
    """Nothing is decided any more. Refused: it is not the one chosen."""
    scenario = lock(scenario)
    if not scenario.chosen_on:
        raise Refused("Ce scénario n’est pas retenu.")
    scenario.chosen_on, scenario.chosen_why = None, ""
    scenario.save(update_fields=["chosen_on", "chosen_why"])
    told = f"plus retenu : {scenario.get_kind_display()}"
    on = today_in(actor.organisation)
    note_change(scenario.holding, HoldingChange.Kind.TALKS, on, told)
    return scenario


@action("Céder un titre à un autre preneur")
def hand_over_title(
    holding: Holding, *, to: Body, on: date, words: str = "", actor: Actor
) -> Transfer:
    """From `on`, the homes and those who live there are with another lessee: our title ends, each
    contract goes on with them, deposits are owed to them; what was owed to us stays owed to us.

    Refused: a day to come, to its owner, a title that is over or of a kind that is not handed over,
    contracts being prepared in these homes, entered after that day, or about to slide.
    """
    holding = lock(holding)
    _check_transferable(holding, to, on, today_in(actor.organisation))
    transfer = Transfer.objects.create(
        organisation=actor.organisation, holding=holding, to=to, on=on, words=words.strip()
    )
    contracts = Occupancy.objects.filter(pk__in=living_there(holding, on)).order_by("pk")
    for occupancy in contracts:
        end_occupancy(
            occupancy,
            ends_on=on,
            end_reason=Occupancy.EndReason.HANDED_OVER,
            is_released=True,
            actor=actor,
        )
        occupancy.refresh_from_db()
        lessor = SecurityDeposit.GoesTo.LESSOR
        carry_deposit(occupancy, goes_to=lessor, to=None, on=on, actor=actor)
        TransferredContract.objects.create(
            organisation=actor.organisation, transfer=transfer, occupancy=occupancy
        )
    reason = Holding.EndReason.HANDED_OVER
    end_holding(holding, ends_on=on, end_reason=reason, words=f"à {to.name}", actor=actor)
    return transfer


def _check_transferable(holding: Holding, to: Body, on: date, today: date) -> None:
    if holding.state != HoldingState.SIGNED:
        raise Refused("Seul un titre en vigueur se cède.")
    if holding.kind == Holding.Kind.MANDATE:
        raise Refused("Un mandat de gestion ne se cède pas : il se termine.")
    if to.pk == holding.owner_id:
        raise Refused({"to": "C’est le propriétaire : terminez le titre, il lui revient."})
    if on > today:
        raise Refused(
            {"on": "Une cession se note le jour venu. D’ici là, retenez le scénario de cession."}
        )
    here = contracts_in(holding, on)
    prepared = here.filter(state=OccupancyState.DRAFT).count()
    if prepared:
        raise Refused(
            f"{plural(prepared, 'contrat est', 'contrats sont')} en préparation dans ces "
            "logements : remettez les clés, ou abandonnez-les, d’abord."
        )
    after = here.filter(state=OccupancyState.ACTIVE, period__startswith__gte=on).first()
    if after is not None:
        raise Refused({"on": f"Le contrat {after.number} commence après ce jour."})
    slides = SlidingLease.objects.filter(occupancy__in=here, state__in=OPEN_SLIDES)
    slide = slides.select_related("occupancy").order_by("pk").first()
    if slide is not None:
        raise Refused(
            f"Le contrat {slide.occupancy.number} est un bail glissant : faites-le glisser, ou "
            "terminez-le autrement, d’abord."
        )


@action("Annuler une cession notée par erreur")
def undo_hand_over(transfer: Transfer, *, on: date, actor: Actor) -> Transfer:
    """The title was not handed over, or not that day: it runs on, and so does each contract.

    Refused: undone already, a deposit that was handed over since, a home that someone else, or
    another title, holds since.
    """
    transfer = lock(transfer)
    if transfer.undone_on:
        raise Refused("Cette cession est déjà annulée.")
    holding = lock(transfer.holding)
    title_runs_again(holding, transfer.on)
    for each in transfer.contracts.select_related("occupancy").order_by("pk"):
        contract_runs_again(lock(each.occupancy), actor)
    transfer.undone_on = on
    transfer.save(update_fields=["undone_on"])
    return transfer
