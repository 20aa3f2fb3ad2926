"""The accounts of households: owed, in advance, to come, since when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.ledger.models import Line
from palier.base.ledger.reads import months_owed
from palier.base.tenancy.actors import Seen
from palier.base.ui.books import by_entity
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.law.dates import Month
from palier.registers.people.following import by_follower
from palier.work.billing.models import HouseholdAccount, Payment, RentNotice
from palier.work.leases.models import LIVED_IN, Occupancy


def _booked(**when: date) -> Coalesce:
    """What the lines of an account come to (euros), those of some days."""
    lines = (
        Line.objects.filter(auxiliary=OuterRef("auxiliary"), **when)
        .order_by()
        .values("auxiliary")
        .annotate(due=Sum(F("debit") - F("credit")))
    )
    return Coalesce(Subquery(lines.values("due")), NOTHING, output_field=MoneyField())


def _last_paid(today: date) -> Subquery:
    """The last day on which money came; a debit handed over for a day to come has not."""
    came = Payment.objects.filter(
        account=OuterRef("pk"),
        means__in=Payment.RECEIVED,
        reverses=None,
        reversals=None,
        on__lte=today,
    )
    return Subquery(came.order_by("-on").values("on")[:1])


def _say_where_and_since(rows: Sequence[HouseholdAccount], seen: Seen) -> None:
    """The home and contract of each account, for who may know it; the months it is late by today."""
    contracts = {
        (each.household_id, each.site.entity_id): each
        for each in Occupancy.objects.visible_to(seen.actor)
        .filter(household__in=[row.household_id for row in rows], state__in=LIVED_IN)
        .select_related("main_place", "site")
        .order_by("period", "pk")
    }
    owed = months_owed([row.auxiliary_id for row in rows], on=seen.today)
    notices = RentNotice.objects.filter(account__in=rows).living()
    due: dict[tuple[int, date], bool] = {}
    for account, month, due_on in notices.filter(
        Q(due_on__gt=seen.today) | Q(month__gte=Month.of(seen.today).before.first)
    ).values_list("account", "month", "due_on"):
        due[account, month] = due.get((account, month), False) or due_on <= seen.today
    not_yet = {key for key, is_due in due.items() if not is_due}
    for row in rows:
        told: Any = row
        books = None if row.entity.is_main else row.entity_id
        contract = contracts.get((row.household_id, books))
        told.contract = contract.number if contract else ""
        told.home = contract.main_place.label if contract else ""
        months = owed.get(row.auxiliary_id, [])
        told.months_late = sum(1 for month in months if (row.pk, month) not in not_yet)


def _late_months(row: Any) -> Chip | str:
    return (
        Chip(f"{row.months_late} mois", "bad" if row.months_late > 1 else "wait")
        if (row.months_late)
        else ""
    )


def accounts_of(today: date) -> ListPage:
    """Each account as its own page tells it: what is owed today, in advance, booked for later.

    A debt and an advance are two columns: one household's does not pay for another's.
    """
    return ListPage(
        title="Comptes des ménages",
        unit=("compte", "comptes"),
        lead="Ce que chaque ménage doit aujourd’hui, et ce qui est déjà écrit pour après.",
        rows=lambda actor: (
            HouseholdAccount.objects.visible_to(actor)
            .select_related("household", "entity")
            .annotate(
                due=_booked(on__lte=today),
                later=_booked(on__gt=today),
                last_paid=_last_paid(today),
            )
            .annotate(owing=Greatest(F("due"), NOTHING), ahead=Greatest(-F("due"), NOTHING))
        ),
        prepare=_say_where_and_since,
        columns=[
            Column(
                "Ménage",
                lambda a: a.household.name + a.entity.after_a_name,
                sort="household__sort_name",
                link=lambda a: reverse("billing:account", args=[a.pk]),
            ),
            Column("Logement", lambda a: a.home, muted=True),
            Column("Contrat", lambda a: a.contract, muted=True),
            Column("Doit (€)", lambda a: a.owing, kind="money", sort="due", total="owing"),
            Column("En avance (€)", lambda a: a.ahead, kind="money", total="ahead"),
            Column("En retard", _late_months, kind="chip"),
            Column("À venir (€)", lambda a: a.later, kind="money", sort="later", total="later"),
            Column("Dernier paiement", lambda a: a.last_paid, kind="day", sort="last_paid"),
        ],
        sort="household__sort_name",
        search=("household__sort_name", "household__occupancies__number"),
        filters=[
            Filter(
                "solde",
                "Solde",
                lambda actor: [("doit", "Doivent"), ("avance", "En avance")],
                lambda v: Q(due__gt=0) if v == "doit" else Q(due__lt=0),
            ),
            by_follower(),
            by_entity(),
        ],
        actions=(
            ("Abandons", "collecting:write_offs", "scale", "collecting.approve_write_off"),
            ("Caisse", "collecting:till", "banknotes", "collecting.count_till"),
            (
                "Prélever",
                "collecting:collect_rents",
                "arrow-down-on-square",
                "collecting.collect_rents",
            ),
            ("Balance âgée", "billing:aged", "clock", ""),
        ),
        empty=Empty("Aucun compte", "Un compte s’ouvre à la remise des clés.", icon="banknotes"),
        file_name="comptes",
    )
