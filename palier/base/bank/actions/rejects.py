"""Orders that came back, and which bank line brought them; our batches seen on a statement."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Self

from palier.base.bank.actions.batches import check_line, clear, expected_of, settle_batch
from palier.base.bank.events import ItemsRejected, RejectUndone
from palier.base.bank.models import BATCH_MOVES, BatchState, SepaBatch, SepaItem, StatementLine
from palier.base.bank.returns import Reject
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, folded
from palier.base.ledger.actions import check_not_before, reverse_entry
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation

NEAR = timedelta(days=7)
FORMS = {
    "sci",
    "sarl",
    "sas",
    "mme",
    "monsieur",
    "madame",
    "menage",
    "association",
    "les",
    "des",
    "aux",
}
"""Words that many names share."""


@dataclass(frozen=True)
class Returned:
    """What a file of rejects said: orders that came back now, those known already, those of nobody."""

    items: list[SepaItem]
    known: int
    strange: list[Reject]


@action("Noter des rejets")
def reject_items(
    organisation: Organisation, *, rejects: Sequence[Reject], on: date, actor: Actor
) -> Returned:
    """Orders came back: what each had settled is owed again, from that day.

    An order is known by its reference, else by its mandate and amount; a batch rejected whole is
    all its orders. Told twice, a reject counts once. What answers to no order of ours is given
    back, to be noted by hand. Refused: a file none of whose rejects is ours, a cancelled batch, a
    day before the order was made.
    """
    wanted: dict[int, str] = {}
    strange: list[Reject] = []
    named = _named(organisation, rejects)
    for reject in rejects:
        found = _items_of(organisation, reject, named)
        wanted |= dict.fromkeys(found, reject.code)
        if not found:
            strange.append(reject)
    if strange and not wanted:
        raise Refused(
            f"Le rejet « {strange[0]} » ne répond à aucun ordre remis d’ici. Rien n’a été "
            "enregistré : vérifiez que ce fichier est bien le vôtre, ou notez ce rejet à la main "
            "depuis sa remise."
        )
    items = list(
        SepaItem.objects.select_for_update(of=("self",))
        .filter(pk__in=wanted)
        .select_related("entry__entity", "batch")
        .order_by("pk")
    )
    new = [item for item in items if item.rejected_on is None]
    for item in new:
        if item.batch.state == BatchState.CANCELLED:
            raise Refused(f"L’ordre {item.reference} est d’une remise annulée.")
        if on < item.batch.made_on:
            day = day_in_words(item.batch.made_on)
            raise Refused({"on": f"Cet ordre est préparé le {day} : il ne revient pas avant."})
        reverse_entry(item.entry, on=on, actor=actor)
        item.rejected_on, item.reject_code = on, wanted[item.pk]
    SepaItem.objects.bulk_update(new, ["rejected_on", "reject_code"], batch_size=500)
    if new:
        _close_what_came_back_whole({item.batch_id for item in new})
        announce(ItemsRejected(new, actor))
    return Returned(new, len(items) - len(new), strange)


def _close_what_came_back_whole(batches: set[int]) -> None:
    """Nothing of it is left to hand over, nor to be seen at the bank."""
    rows = SepaBatch.objects.filter(pk__in=batches, state=BatchState.ISSUED)
    alive = SepaItem.objects.filter(batch__in=batches, rejected_on=None).values("batch")
    for batch in rows.exclude(pk__in=alive).order_by("pk"):
        BATCH_MOVES.go(batch, BatchState.REJECTED)
        batch.save(update_fields=["state"])


def _named(organisation: Organisation, rejects: Sequence[Reject]) -> dict[str, list[int]]:
    """The orders that rejects call by their own reference; one query whatever their number."""
    wanted = {each.reference for each in rejects if each.reference and not each.whole}
    rows = SepaItem.objects.filter(organisation=organisation, reference__in=wanted)
    found: dict[str, list[int]] = defaultdict(list)
    for reference, pk in rows.values_list("reference", "pk"):
        found[reference].append(pk)
    return dict(found)


def _items_of(
    organisation: Organisation, reject: Reject, named: dict[str, list[int]]
) -> list[int]:
    """The orders that a reject is about; none when nothing, or more than one, answers to it."""
    rows = SepaItem.objects.filter(organisation=organisation)
    if reject.whole:
        number = SepaBatch.number_in(reject.reference)
        mine = rows.none() if number is None else rows.filter(batch__number=number)
        return list(mine.values_list("pk", flat=True))
    if reject.reference:
        return named.get(reject.reference, [])
    if not reject.mandate or reject.amount is None:
        return []
    same = rows.filter(mandate=reject.mandate, amount=reject.amount, rejected_on=None)
    found = list(same.order_by("-batch__on", "-pk").values_list("pk", "batch__on"))
    alone = len(found) == 1 or (len(found) > 1 and found[0][1] != found[1][1])
    return [found[0][0]] if alone else []


@action("Noter un rejet à la main")
def reject_item(item: SepaItem, *, code: str, on: date, actor: Actor) -> SepaItem:
    """The bank said by letter, or on its page, that an order came back.

    Refused: noted already, a cancelled batch.
    """
    item = lock(item)
    if item.rejected_on:
        raise Refused("Ce rejet est déjà noté.")
    reject_items(item.organisation, rejects=[Reject(item.reference, code)], on=on, actor=actor)
    item.refresh_from_db()
    return item


@action("Retirer un rejet noté par erreur")
def undo_reject(item: SepaItem, *, on: date, actor: Actor) -> SepaItem:
    """Another order came back, or none: this one settled what it was for, by an entry of its own.

    Refused: not rejected, seen on a statement, a day before the reject, a closed month; what it
    settled has been settled otherwise since (the rooms above say so).
    """
    item = lock(item)
    if item.rejected_on is None:
        raise Refused("Cet ordre n’a pas été rejeté.")
    if item.reject_line_id:
        raise Refused("La banque a bien rendu cet ordre : sa ligne de relevé le dit.")
    batch = lock(item.batch)
    mirror = Entry.objects.get(reverses=item.entry)
    check_not_before(mirror, on)
    item.entry = reverse_entry(mirror, on=on, actor=actor)
    item.rejected_on, item.reject_code = None, ""
    item.save(update_fields=["entry", "rejected_on", "reject_code"])
    if batch.state == BatchState.REJECTED:
        BATCH_MOVES.go(batch, BatchState.ISSUED)
        batch.save(update_fields=["state"])
    announce(RejectUndone(item, actor))
    return item


def keep_what_they_settled(kind: str, rows: Mapping[int, Sequence[int]]) -> None:
    """Beside each rejected order (id), the rows of a kind that it had settled."""
    items = list(SepaItem.objects.filter(pk__in=rows))
    for item in items:
        item.settled[kind] = sorted(rows[item.pk])
    SepaItem.objects.bulk_update(items, ["settled"], batch_size=500)


def reject_returned(lines: Sequence[StatementLine], actor: Actor) -> None:
    """A statement may tell by itself that orders came back: they are rejected, then their line seen."""
    told = [line for line in lines if line.return_code and line.reference]
    rows = (
        SepaItem.objects.filter(
            organisation=actor.organisation,
            reference__in=[line.reference for line in told],
            rejected_on=None,
        )
        .exclude(batch__state=BatchState.CANCELLED)
        .values_list("reference", "amount", "batch__made_on")
    )
    made = {(reference, amount): made_on for reference, amount, made_on in rows}
    for line in told:
        made_on = made.get((line.reference, abs(line.amount)))
        if made_on is not None:
            reject = Reject(line.reference, line.return_code)
            on = max(line.held_on, made_on)
            reject_items(actor.organisation, rejects=[reject], on=on, actor=actor)


@action("Voir un rejet à la banque")
def settle_reject(
    item: SepaItem, *, line: StatementLine, on: date | None = None, actor: Actor
) -> SepaItem:
    """This bank line is the money of an order that came back."""
    item = lock(item)
    if item.rejected_on is None:
        raise Refused("Cet ordre n’a pas été rejeté.")
    if item.reject_line_id:
        raise Refused("Ce rejet a déjà sa ligne de relevé.")
    check_line(line, item.batch.bank_account_id, _sign(item.batch) * item.amount)
    clear(item.batch, line, f"Rejet {item.reference}", "reject", on, actor)
    item.reject_line = line
    item.save(update_fields=["reject_line"])
    return item


@action("Voir à la banque, en une ligne, ce qui est revenu d’une remise")
def settle_rejects(
    batch: SepaBatch,
    *,
    line: StatementLine,
    items: Sequence[SepaItem] = (),
    on: date | None = None,
    actor: Actor,
) -> SepaBatch:
    """This bank line is the money of orders of a batch that came back, in one sum: of those of
    `items`, else of all that have no line yet.

    Refused: nothing came back that has no line yet, another sum, another account.
    """
    batch = lock(batch)
    back = batch.items.filter(rejected_on__isnull=False, reject_line=None)
    if items:
        back = back.filter(pk__in=[item.pk for item in items])
    amounts = list(back.values_list("amount", flat=True))
    if not amounts:
        raise Refused("Rien de cette remise n’est revenu sans sa ligne de relevé.")
    check_line(line, batch.bank_account_id, _sign(batch) * sum(amounts, NOTHING))
    clear(batch, line, f"Rejets de la remise {batch.reference}", "reject", on, actor)
    back.update(reject_line=line)
    return batch


def _sign(batch: SepaBatch) -> int:
    """Whether what comes back of it comes in, or goes out."""
    return 1 if batch.kind == SepaBatch.Kind.TRANSFER else -1


def settle_told(lines: Sequence[StatementLine], actor: Actor) -> set[int]:
    """Recognise our own batches among new lines, and what came back of them, order by order or in
    one sum: by their reference; else by account, sum and day, where nothing that the line says is of
    somebody else.

    Gives the ids of the lines understood; any doubt leaves a line waiting.
    """
    known = _Known.of(actor.organisation)
    return {line.pk for line in lines if known.understand(line, actor)}


@dataclass
class _Known:
    """The batches whose line is awaited, and the orders that came back without theirs, by batch."""

    waiting: list[SepaBatch]
    totals: dict[int, Decimal]
    back: dict[int, list[SepaItem]]

    @classmethod
    def of(cls, organisation: Organisation) -> Self:
        awaited = [BatchState.ISSUED, BatchState.REJECTED]
        waiting = SepaBatch.objects.filter(organisation=organisation, state__in=awaited)
        rows = list(waiting.select_related("bank_account__entity").order_by("pk"))
        rejected = SepaItem.objects.filter(
            organisation=organisation, rejected_on__isnull=False, reject_line=None
        )
        back: dict[int, list[SepaItem]] = defaultdict(list)
        for item in rejected.select_related("batch__bank_account__entity").order_by("pk"):
            back[item.batch_id].append(item)
        return cls(rows, {batch.pk: expected_of(batch) for batch in rows}, back)

    def understand(self, line: StatementLine, actor: Actor) -> bool:
        said = f"{line.reference} {line.text}"
        if item := self._order_of(line, said):
            settle_reject(item, line=line, actor=actor)
            self.back[item.batch_id].remove(item)
        elif items := self._returned_by(line, said):
            batch = items[0].batch
            settle_rejects(batch, line=line, items=items, actor=actor)
            self.back[batch.pk] = [i for i in self.back[batch.pk] if i not in items]
        elif found := self._batch_of(line, said):
            batch = found
            if line.amount != self.totals[batch.pk]:
                self.back[batch.pk].clear()  # the bank took them off its line
            settle_batch(batch, line=line, actor=actor)
            self.waiting.remove(batch)
        else:
            return False
        return True

    def _order_of(self, line: StatementLine, said: str) -> SepaItem | None:
        """The order that came back, and that the line names with its sum."""
        for items in self.back.values():
            for item in items:
                if item.reference in said and _brings(line, [item]):
                    return item
        return None

    def _returned_by(self, line: StatementLine, said: str) -> list[SepaItem]:
        """The orders of a batch that the line brings back in one sum: all of them, of a batch that
        is named or the only one; else the one order of that sum, of a batch that is named."""
        same = [items for items in self.back.values() if items and _brings(line, items)]
        named = [items for items in same if items[0].batch.reference in said]
        likely = named or [
            items
            for items in same
            if len(items) > 1 and _is_near(line, items) and _may_be(line, items)
        ]
        if len(likely) == 1:
            return list(likely[0])
        alone = [
            item
            for items in self.back.values()
            for item in items
            if item.batch.reference in said and _brings(line, [item])
        ]
        return alone if len(alone) == 1 else []

    def _batch_of(self, line: StatementLine, said: str) -> SepaBatch | None:
        """The batch that the line is: its whole sum, or what is left of it once what came back
        was taken off."""
        same = [
            batch
            for batch in self.waiting
            if batch.bank_account_id == line.statement.bank_account_id
            and line.amount in (self.totals[batch.pk], self._net(batch))
        ]
        named = [batch for batch in same if batch.reference in said]
        near = [
            batch
            for batch in same
            if batch.on <= line.on <= batch.on + NEAR and _may_be(line, batch.items.all())
        ]
        alive = [batch for batch in near if batch.state == BatchState.ISSUED]
        likely = named or alive or near
        return likely[0] if len(likely) == 1 else None

    def _net(self, batch: SepaBatch) -> Decimal:
        return self.totals[batch.pk] + _sign(batch) * _sum(self.back.get(batch.pk, []))


def _brings(line: StatementLine, items: Sequence[SepaItem]) -> bool:
    """The line is on the account of these orders of one batch, and comes to them coming back."""
    batch = items[0].batch
    if line.statement.bank_account_id != batch.bank_account_id:
        return False
    return bool(line.amount == _sign(batch) * _sum(items))


def _may_be(line: StatementLine, items: Iterable[SepaItem]) -> bool:
    """Whether a line that names no batch of ours says nothing of somebody else: the name it gives, if
    any, is that of one of these orders, its IBAN too; the reference it gives is none of another's."""
    told = list(items)
    said = _words(line.party)
    by_name = not said or any(said & _words(item.name) for item in told)
    by_iban = not line.party_iban or line.party_iban in {item.iban for item in told}
    own = not line.reference or any(item.reference in line.reference for item in told)
    return by_name and by_iban and own


def _words(name: str) -> set[str]:
    """What tells a name from another: its words of three signs and more, those of a form apart."""
    return set(re.findall(r"\w{3,}", folded(name))) - FORMS


def _is_near(line: StatementLine, items: Sequence[SepaItem]) -> bool:
    days = [item.rejected_on for item in items if item.rejected_on]
    return any(abs(line.on - day) <= NEAR for day in days)


def _sum(items: Sequence[SepaItem]) -> Decimal:
    return sum((item.amount for item in items), NOTHING)
