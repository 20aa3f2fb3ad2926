"""Eight writers at once on one home, one run, one payment, one series of numbers."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import Any

from config.drills.ground import Drill, an_association, check_invariants, thrown_away, verdict

WRITERS, ROUNDS = 8, 5


def run(rounds: int, seed: int) -> int:
    with thrown_away(rounds or ROUNDS, seed) as drill:
        organisation = an_association(drill, 40)
        for number in range(drill.rounds):
            _one_home(drill, organisation, number)
            _one_run(drill, organisation, number)
            _one_payment(drill, organisation)
            _one_series(drill, organisation)
            check_invariants(drill, organisation)
        return verdict("race", drill)


def _at_once(drill: Drill, organisation: Any, act: Callable[[int, Any], Any]) -> list[Any]:
    """What each of eight writers got: a result, or the refusal; anything else is wrong."""
    from django.core.exceptions import ValidationError
    from django.db import connections

    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.walls import working_for

    ready = Barrier(WRITERS)

    def write(rank: int) -> Any:
        try:
            ready.wait(10)
            with working_for(organisation):
                return act(rank, palier(organisation))
        except ValidationError as refusal:
            return refusal
        except Exception as failure:
            drill.expect(False, f"{type(failure).__name__} : {failure}")
            return failure
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as pool:
        results = list(pool.map(write, range(WRITERS)))
    drill.count("écritures en même temps", WRITERS)
    return results


def _won(results: list[Any]) -> int:
    return sum(not isinstance(each, Exception) for each in results)


def _one_home(drill: Drill, organisation: Any, number: int) -> None:
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.models import Site
    from palier.base.tenancy.walls import working_for
    from palier.registers.housing.actions import add_place
    from palier.registers.people.models import Household
    from palier.work.leases.actions import activate_occupancy, draft_occupancy

    day = date(2026, 1, 1)
    with working_for(organisation):
        actor = palier(organisation)
        place = add_place(Site.objects.get(), label=f"disputé {number}", actor=actor)
        drafts = [
            draft_occupancy(place, household=household, regime="loi89", starts_on=day, actor=actor)
            for household in Household.objects.order_by("pk")[:WRITERS]
        ]
    results = _at_once(
        drill,
        organisation,
        lambda rank, actor: activate_occupancy(
            drafts[rank],
            starts_on=day,
            reserve="Exercice",
            reserve_due_on=day,
            actor=actor,
        ),
    )
    drill.expect(_won(results) == 1, f"{_won(results)} ménages dans un même logement")


def _one_run(drill: Drill, organisation: Any, number: int) -> None:
    from palier.base.tenancy.walls import working_for
    from palier.work.billing.actions import issue_rent_run, prepare_rent_run
    from palier.work.billing.models import RentNotice

    month = date(2026, number % 12 + 1, 1)
    _at_once(
        drill,
        organisation,
        lambda rank, actor: issue_rent_run(
            prepare_rent_run(organisation, month_on=month, actor=actor), actor=actor
        ),
    )
    with working_for(organisation):
        notices = RentNotice.objects.filter(month=month)
        twice = notices.count() - notices.values("occupancy").distinct().count()
    drill.expect(twice == 0, f"{twice} contrats appelés deux fois pour {month:%m/%Y}")


def _one_payment(drill: Drill, organisation: Any) -> None:
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.walls import working_for
    from palier.work.billing.actions import record_payment, reverse_payment
    from palier.work.billing.models import HouseholdAccount

    with working_for(organisation):
        account = HouseholdAccount.objects.order_by("pk")[0]
        payment = record_payment(
            account,
            on=date(2026, 1, 5),
            amount=Decimal("50.00"),
            means="cash",
            actor=palier(organisation),
        )
    results = _at_once(
        drill,
        organisation,
        lambda rank, actor: reverse_payment(payment, on=date(2026, 1, 6), actor=actor),
    )
    drill.expect(_won(results) == 1, f"un paiement annulé {_won(results)} fois")


def _one_series(drill: Drill, organisation: Any) -> None:
    from palier.base.ledger.actions import take_numbers

    numbers = _at_once(
        drill, organisation, lambda rank, actor: take_numbers(organisation, "drill", rank + 1)
    )
    taken = sorted(n for rank, first in enumerate(numbers) for n in range(first, first + rank + 1))
    drill.expect(
        taken == list(range(taken[0], taken[0] + len(taken))), "des numéros doubles ou perdus"
    )
