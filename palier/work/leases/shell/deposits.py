"""The deposit on the contract's page, and deposits to give back."""

from collections.abc import Callable
from datetime import date, timedelta

from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb
from palier.base.ui.cards import verbs as verbs_of
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.work.leases.models import DepositReceipt, Occupancy, OccupancyState, SecurityDeposit
from palier.work.leases.reads import next_contracts


@shell.panel(on="leases.occupancy", order=40, sight="leases.contracts", column="side")
def deposit_of(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """What was asked, received and kept; by when it is to be given back."""
    found = SecurityDeposit.objects.filter(occupancy=row).prefetch_related(
        "receipts__undoings", "deductions", "unsettlings"
    )
    deposit = found.first()
    if deposit is None:
        if row.state not in ("draft", "active") or row.law.deposit_months == 0:
            return None
        may = actor.may("leases.ask_deposit")
        url = reverse("leases:ask_deposit", args=[row.pk])
        verbs = [Verb("Demander un dépôt", url, "plus")] if may else []
        card = Card("Dépôt de garantie", empty="Aucun dépôt demandé.", verbs=verbs)
        return shell.Part("ui/parts/card.html", {"card": card})
    card = Card(
        "Dépôt de garantie",
        _lines(deposit, actor),
        pairs=_pairs(deposit),
        verbs=_verbs(deposit, row, actor),
    )
    return shell.Part("ui/parts/card.html", {"card": card})


def _pairs(deposit: SecurityDeposit) -> list[tuple[str, str]]:
    pairs = [("Demandé", euros(deposit.amount))]
    if deposit.settled_on and deposit.goes_to == SecurityDeposit.GoesTo.NEXT:
        said = f"{euros(deposit.received)}, le {day_in_words(deposit.settled_on)}"
        return [*pairs, ("Reporté sur un autre contrat", said)]
    if deposit.settled_on:
        words = capitalised(deposit.get_goes_to_display())
        pairs += [(words, f"{euros(deposit.returned)}, le {day_in_words(deposit.settled_on)}")]
        if deposit.penalty:
            pairs.append(("Majoration de retard", euros(deposit.penalty)))
        return pairs
    pairs.append(("Détenu", euros(deposit.held)))
    if deposit.goes_to == SecurityDeposit.GoesTo.LESSOR:
        pairs.append(("À remettre", "au nouveau bailleur"))
    if deposit.return_by:
        pairs.append(("À rendre avant le", day_in_words(deposit.return_by)))
    return pairs


def _lines(deposit: SecurityDeposit, actor: Actor) -> list[Line]:
    def undo(receipt: DepositReceipt) -> list[Verb]:
        if deposit.settled_on or receipt.payer == DepositReceipt.Payer.BROUGHT:
            return []
        if receipt.payer == DepositReceipt.Payer.FORMER:
            return verbs_of(verb(actor, "leases.undo_carry", "Annuler le report…", receipt))
        return verbs_of(verb(actor, "leases.undo_deposit_receipt", "Annuler…", receipt))

    lines = [
        Line(
            f"{euros(receipt.amount)}, {receipt.payer_name or receipt.get_payer_display()}",
            f"Reçu le {day_in_words(receipt.on)}",
            icon="banknotes",
            verbs=[
                Verb("Reçu", reverse("leases:deposit_receipt_pdf", args=[receipt.pk]), "printer"),
                *undo(receipt),
            ],
        )
        for receipt in deposit.living_receipts
    ]
    lines += [
        Line(
            f"{euros(receipt.amount)}, reçu le {day_in_words(receipt.on)}",
            f"Annulé le {day_in_words(undone.on)} : {undone.reason}",
            icon="x-mark",
            chip=Chip("Annulé", "bad"),
        )
        for receipt in deposit.receipts.all()
        for undone in receipt.undoings.all()
    ]
    lines += [
        Line(
            f"{euros(undone.returned + undone.penalty)}, rendu le "
            f"{day_in_words(undone.settled_on)}",
            f"Annulé le {day_in_words(undone.on)} : {undone.reason}",
            icon="x-mark",
            chip=Chip("Annulé", "bad"),
        )
        for undone in deposit.unsettlings.all()
    ]
    may = actor.may("leases.remove_deduction") and deposit.settled_on is None
    lines += [
        Line(
            f"{capitalised(kept.get_kind_display())} : {kept.words}",
            f"Justifié par {kept.proof}",
            icon="minus-circle",
            chip=Chip(f"− {euros(kept.amount)}", "wait"),
            verbs=[Verb("Retirer…", reverse("leases:remove_deduction", args=[kept.pk]))]
            if may
            else [],
        )
        for kept in deposit.deductions.all()
    ]
    return lines


def _verbs(deposit: SecurityDeposit, row: Occupancy, actor: Actor) -> list[Verb]:
    def of(name: str, label: str, icon: str) -> list[Verb]:
        return verbs_of(verb(actor, f"leases.{name}", label, deposit, icon))

    url = reverse("leases:deposit_statement_pdf", args=[deposit.pk])
    statement = [Verb("Décompte en PDF", url, "printer")]
    if deposit.settled_on:
        carried = deposit.goes_to == SecurityDeposit.GoesTo.NEXT
        undo = of("undo_settlement", "Annuler le dépôt rendu…", "x-mark")
        return [*statement, *([] if carried or row.state == OccupancyState.CANCELLED else undo)]
    verbs = []
    if not deposit.held:
        verbs += of("drop_deposit", "Retirer…", "x-mark")
    if deposit.held < deposit.amount:
        verbs += of("receive_deposit", "Encaisser", "banknotes")
    if row.state == OccupancyState.DRAFT and deposit.held:
        verbs += of("settle_deposit", "Rendre le dépôt", "check")
    if row.state == OccupancyState.ENDED or row.last_on:
        verbs += _leaving(deposit, of, statement, actor)
    return verbs


def _leaving(
    deposit: SecurityDeposit,
    of: Callable[[str, str, str], list[Verb]],
    statement: list[Verb],
    actor: Actor,
) -> list[Verb]:
    """Once the household has left: the keys, then what is kept and given back."""
    if deposit.keys_on is None:
        return of("note_keys_back", "Clés rendues", "key")
    mistaken = of("undo_keys_back", "Clés pas rendues…", "x-mark")
    kept = bool(deposit.deductions.all())
    may_carry = not kept and next_contracts(deposit.occupancy, actor).exists()
    return [
        *([] if kept else mistaken),
        *of("add_deduction", "Noter une retenue", "minus-circle"),
        *(
            of("carry_to_next", "Reporter sur son autre contrat…", "arrow-right")
            if may_carry
            else []
        ),
        *of("settle_deposit", "Rendre le dépôt", "check"),
        *statement,
    ]


@shell.todo_source(
    on="ui.day",
    sight="leases.contracts",
    has=[
        Rows(
            SecurityDeposit,
            only=(("settled_on", None),),
        )
    ],
)
def deposits_to_give_back(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Deposits whose last day comes within three weeks, or has passed; those of households that have
    left and whose keys nobody has noted, from which that day runs."""
    if not actor.may("leases.settle_deposit"):
        return []
    held = SecurityDeposit.objects.visible_to(actor).filter(settled_on=None)
    waiting = (
        held.filter(keys_on__isnull=False)
        .select_related("occupancy__household")
        .order_by("keys_on", "pk")
    )
    left = (
        held.filter(
            keys_on=None,
            occupancy__state=OccupancyState.ENDED,
            receipts__isnull=False,
            receipts__undoings=None,
        )
        .select_related("occupancy__household")
        .order_by("occupancy__period", "pk")
        .distinct()
    )
    found = [
        shell.Todo(
            f"{deposit.occupancy.household.name} : noter les clés, puis rendre le dépôt",
            reverse("leases:occupancy", args=[deposit.occupancy_id]),
            "Le délai part de la remise des clés",
            deposit.occupancy.last_on,
        )
        for deposit in left
    ]
    for deposit in waiting:
        by = deposit.return_by
        if by is not None and by <= today + timedelta(days=21):
            found.append(
                shell.Todo(
                    f"{deposit.occupancy.household.name} : rendre le dépôt",
                    reverse("leases:occupancy", args=[deposit.occupancy_id]),
                    f"Clés rendues le {day_in_words(deposit.keys_on)}" if deposit.keys_on else "",
                    by,
                )
            )
    return found
