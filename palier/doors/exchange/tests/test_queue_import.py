import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import actor_of
from palier.base.tenancy.tests.examples import a_member, a_user
from palier.doors.exchange.actions import queue_import
from palier.doors.exchange.jobs import bring_in
from palier.doors.exchange.tests.examples import a_migrator, a_read_file, a_read_table
from palier.work.leases.models import Occupancy


def _asked() -> list[dict[str, int]]:
    """What was asked of the worker, in this transaction; here nobody answers by itself."""
    return list(ProcrastinateJob.objects.order_by("id").values_list("args", flat=True))


def _someone(organisation):
    user = a_user("Sofia", "Renard")
    return actor_of(a_member(organisation, "data_migrator", user=user), user)


def test_the_worker_carries_it_out_as_whoever_asked():
    organisation = an_organisation()
    actor = _someone(organisation)
    row = a_read_file(organisation, "suivi-locatif.xlsx")

    row = queue_import(row, actor=actor)

    assert row.state == "queued"
    assert not Occupancy.objects.exists()
    [asked] = _asked()
    bring_in(**asked)
    row.refresh_from_db()
    assert (row.state, row.refusal) == ("done", "")
    assert Occupancy.objects.count() == 6


def test_what_stops_it_is_written_on_it_and_one_may_begin_again():
    organisation = an_organisation()
    actor = _someone(organisation)
    row = a_read_table(organisation, "Lot;Titulaire;Entrée\nL1;DIALLO Awa;31/02/2025", "homes")
    queue_import(row, actor=actor)

    [asked] = _asked()
    bring_in(**asked)

    row.refresh_from_db()
    assert row.state == "read"
    assert "n’est pas une date" in row.refusal or "régime" in row.refusal
    assert not Occupancy.objects.exists()


def test_it_is_asked_once():
    organisation = an_organisation()
    row = a_read_file(organisation, "suivi-locatif.xlsx")
    queue_import(row, actor=a_migrator(organisation))

    with pytest.raises(Refused, match="déjà « en cours »"):
        queue_import(row, actor=a_migrator(organisation))

    assert len(_asked()) == 1
