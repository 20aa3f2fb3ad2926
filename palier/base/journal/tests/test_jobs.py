from datetime import timedelta

from palier.base.journal.jobs import forget
from palier.base.journal.models import Opening
from palier.base.journal.openings import note_opening, openings_of
from palier.base.tenancy.tests.examples import a_user, an_organisation, someone_as
from palier.base.tenancy.walls import today_in


def test_one_opening_a_day_and_a_year_of_memory():
    organisation = an_organisation()
    household = a_user("Un dossier")
    worker = someone_as(organisation, "social_worker", user=a_user("Samira"))
    today = today_in(organisation)

    for _ in range(3):
        note_opening(household, actor=worker, on=today)
    note_opening(household, actor=worker, on=today - timedelta(days=400))
    assert openings_of(household, actor=worker).count() == 2

    assert forget(organisation) == (1, 0, 0)
    assert Opening.objects.get().on == today
