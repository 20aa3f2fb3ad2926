"""Everything done to programmes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import (
    Side,
    check_not_before,
    needed_account,
    open_auxiliaries,
    post_entry,
    reverse_entry,
)
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.registers.people.models import Body
from palier.registers.programmes.models import Agreement, FundMove, Programme, Target

KEPT, SET_ASIDE, USED = "19", "689", "789"
OF_MONEY = {
    Agreement.Money.GRANT: "4",
    Agreement.Money.CONTRIBUTION: "5",
    Agreement.Money.GENEROSITY: "6",
}
"""How the accounts of each money end: 194, 195, 196 (règlement ANC 2018-06, art. 132-1)."""


@action("Ajouter un dispositif")
def add_programme(
    organisation: Organisation,
    *,
    name: str,
    starts_on: date,
    ends_on: date | None = None,
    scheme: str = Programme.Scheme.OTHER,
    funder: Body | None = None,
    actor: Actor,
) -> Programme:
    """A scheme under which measures are opened; `ends_on` is the first day it no longer runs."""
    if ends_on is not None and ends_on <= starts_on:
        raise Refused("La fin du dispositif est avant son début.")
    return Programme.objects.create(
        organisation=organisation,
        name=name.strip(),
        scheme=scheme,
        funder=funder,
        period=period(starts_on, ends_on),
    )


@action("Retirer des dispositifs ajoutés par erreur")
def remove_programmes(
    organisation: Organisation, *, programmes: Sequence[Programme], actor: Actor
) -> Organisation:
    """Take away programmes added by mistake. Refused: a measure was opened under one of them."""
    Programme.objects.filter(pk__in=[programme.pk for programme in programmes]).delete()
    return organisation


@action("Noter une convention")
def record_agreement(
    programme: Programme,
    *,
    reference: str,
    starts_on: date,
    ends_on: date | None = None,
    measure_months: int | None = None,
    month_price: Decimal | None = None,
    money: str = Agreement.Money.GRANT,
    actor: Actor,
) -> Agreement:
    """What the funder asks and pays for; `ends_on` is the first day it no longer runs.

    Refused: an end before the start, the same reference twice.
    """
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "La fin de la convention est avant son début."})
    return Agreement.objects.create(
        organisation=actor.organisation,
        programme=programme,
        reference=reference.strip(),
        period=period(starts_on, ends_on),
        measure_months=measure_months,
        month_price=month_price,
        money=money,
    )


@action("Fixer un objectif annuel")
def set_target(
    programme: Programme,
    *,
    year: int,
    public: str,
    expected: int,
    least_age: int | None = None,
    most_age: int | None = None,
    actor: Actor,
) -> Target:
    """How many households of one public are expected in a year; said again, it is corrected.

    A public may be of some ages (years, both included). Refused: ages out of order.
    """
    target, _ = Target.objects.update_or_create(
        organisation=actor.organisation,
        programme=programme,
        year=year,
        public=public.strip(),
        defaults={"expected": expected, "least_age": least_age, "most_age": most_age},
    )
    return target


@action("Mettre en fonds dédiés")
def set_funds_aside(
    agreement: Agreement, *, on: date, amount: Decimal, reason: str, actor: Actor
) -> FundMove:
    """What is not spent of a funder's money is kept for its purpose (euros): `D 6894 // C 194`,
    195 for another body's contribution, 196 for the public's gifts.

    Règlement ANC 2018-06, art. 132-1. Refused: nothing, without a reason, a closed month.
    """
    return _move(lock(agreement), on, amount, amount, reason, actor)


@action("Utiliser des fonds dédiés")
def use_dedicated_funds(
    agreement: Agreement, *, on: date, amount: Decimal, reason: str, actor: Actor
) -> FundMove:
    """What was kept is spent as the funder wished (euros): `D 194 // C 7894`.

    Refused: more than is kept from that day on, nothing, without a reason, a closed month.
    """
    agreement = lock(agreement)
    kept = funds_kept(agreement, on)
    if amount > kept:
        raise Refused(
            {
                "amount": f"{euros(kept)} sont gardés pour cette convention ce jour-là : pas "
                "davantage."
            }
        )
    return _move(agreement, on, amount, -amount, reason, actor)


def funds_kept(agreement: Agreement, on: date | None = None) -> Decimal:
    """What is kept for an agreement (euros): in all, or that may be used on a day and leave no
    later day short."""
    kept, least = NOTHING, None
    for day, amount in agreement.fund_moves.order_by("on", "pk").values_list("on", "amount"):
        if on is not None and day > on:
            least = kept if least is None else min(least, kept)
        kept += amount
    return kept if least is None else max(min(least, kept), NOTHING)


def _move(
    agreement: Agreement, on: date, amount: Decimal, signed: Decimal, reason: str, actor: Actor
) -> FundMove:
    if amount <= 0:
        raise Refused({"amount": "Écrivez un montant positif."})
    if not reason.strip():
        raise Refused({"reason": "Dites pourquoi : le commissaire aux comptes le lira."})
    entity = main_entity(actor.organisation)
    end = OF_MONEY[Agreement.Money(agreement.money)]
    kept = needed_account(entity, KEPT + end)
    part = open_auxiliaries(kept, {f"C{agreement.pk:07d}": agreement.reference})[0]
    is_kept = signed > 0
    result = needed_account(entity, (SET_ASIDE if is_kept else USED) + end)
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=on,
        label=f"Fonds dédiés, {agreement.reference}",
        piece=part.code,
        sides=[
            Side(result, debit=amount) if is_kept else Side(kept, debit=amount, auxiliary=part),
            Side(kept, credit=amount, auxiliary=part) if is_kept else Side(result, credit=amount),
        ],
        actor=actor,
    )
    return FundMove.objects.create(
        organisation=actor.organisation,
        agreement=agreement,
        on=on,
        amount=signed,
        reason=reason.strip(),
        entry=entry,
    )


@action("Annuler un mouvement de fonds dédiés")
def undo_fund_move(move: FundMove, *, on: date, actor: Actor) -> FundMove:
    """Its mirror. Refused: undone already, a report of which a part was used since."""
    agreement = lock(move.agreement)
    if move.undoes_id or move.undone_by.exists():
        raise Refused("Ce mouvement est déjà annulé.")
    if move.amount > funds_kept(agreement, max(on, move.on)):
        raise Refused("Une part de ces fonds a été utilisée : annulez d’abord cette utilisation.")
    check_not_before(move.entry, on)
    mirror = reverse_entry(move.entry, on=on, actor=actor)
    return FundMove.objects.create(
        organisation=actor.organisation,
        agreement=agreement,
        on=mirror.on,
        amount=-move.amount,
        reason=f"Annule : {move.reason}"[:160],
        entry=mirror,
        undoes=move,
    )
