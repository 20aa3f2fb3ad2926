from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user
from palier.work.casework.actions import hand_right
from palier.work.casework.tests.examples import a_right, a_worker


def test_another_colleague_sees_to_it():
    organisation = an_organisation()
    right, malik = a_right(organisation), a_user("Malik")

    hand_right(right, assignee=malik, remind_days=60, number="A7", actor=a_worker(organisation))

    right.refresh_from_db()
    assert (right.assignee, right.remind_days, right.number) == (malik, 60, "A7")
