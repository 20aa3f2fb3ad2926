import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import fill_attendance, register_for_workshop
from palier.work.access.models import Registration
from palier.work.access.papers import attendance_pdf
from palier.work.access.tests.examples import a_workshop


def _two(organisation):
    workshop, desk = a_workshop(organisation), someone_as(organisation, "reception")
    rows = [register_for_workshop(workshop, name=n, actor=desk) for n in ("Yacine", "Awa")]
    return workshop, rows, desk


def test_who_came_is_noted_and_may_be_put_right():
    organisation = an_organisation()
    workshop, (first, second), desk = _two(organisation)

    fill_attendance(workshop, present=[first], summary="Deux heures utiles.", actor=desk)
    fill_attendance(workshop, present=[first, second], summary="Deux heures.", actor=desk)

    workshop.refresh_from_db()
    assert list(Registration.objects.values_list("came", flat=True)) == [True, True]
    assert workshop.summary == "Deux heures."


def test_someone_not_registered_here_is_refused_and_nothing_is_noted():
    organisation = an_organisation()
    workshop, _, desk = _two(organisation)
    elsewhere = register_for_workshop(
        a_workshop(organisation, title="Jardin"), name="Marc", actor=desk
    )

    with pytest.raises(Refused, match="« Marc » n’est pas inscrit"):
        fill_attendance(workshop, present=[elsewhere], actor=desk)

    assert not Registration.objects.exclude(came=None).exists()


def test_the_sheet_is_printed_with_free_lines():
    organisation = an_organisation()
    workshop, _, _ = _two(organisation)
    assert attendance_pdf(workshop, ["Yacine", "Awa"])[:5] == b"%PDF-"
