from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Selection, post_selected
from palier.base.ledger.models import Entry
from palier.base.ledger.tests.examples import MAY_5, an_organisation, the_account
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as

HEADS = Selection(
    """SELECT rank, %s::date AS "on", 'Avis' AS label, 'P' || rank AS piece
       FROM generate_series(1, 3) AS rank""",
    [MAY_5],
)


def _sides(organisation, credit: str) -> Selection:
    return Selection(
        """SELECT rank, side.* FROM generate_series(1, 3) AS rank CROSS JOIN LATERAL (VALUES
             (%s::bigint, NULL::bigint, NULL::bigint, 10.00 * rank, 0.00),
             (%s, NULL, NULL, 0.00, %s::numeric * rank)
           ) side (account_id, auxiliary_id, centre_id, debit, credit)""",
        [the_account(organisation, "411").pk, the_account(organisation, "7083").pk, credit],
    )


def test_many_entries_are_posted_at_once_in_order_of_rank():
    organisation = an_organisation()
    entity = main_entity(organisation)
    accountant = someone_as(organisation, "accountant")

    post_selected(
        entity,
        daybook="VE",
        heads=HEADS,
        sides=_sides(organisation, "10.00"),
        count=3,
        actor=accountant,
    )

    entries = Entry.objects.order_by("number")
    assert [(e.number, e.piece, e.lines.count()) for e in entries] == [
        (1, "P1", 2),
        (2, "P2", 2),
        (3, "P3", 2),
    ]
    assert entries[2].lines.get(debit__gt=0).debit == Decimal("30.00")


def test_one_that_does_not_balance_refuses_them_all():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(Refused, match="équilibrée"):
        post_selected(
            main_entity(organisation),
            daybook="VE",
            heads=HEADS,
            sides=_sides(organisation, "9.00"),
            count=3,
            actor=accountant,
        )

    assert not Entry.objects.exists()
