from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import follow_file
from palier.work.casework.models import FollowedFile
from palier.work.casework.tests.examples import MAY_2, a_worker


def test_a_file_has_its_number_and_its_day():
    organisation = an_organisation()

    file = follow_file(
        a_household(organisation),
        kind="over_indebtedness",
        number=" 000126 ",
        opened_on=MAY_2,
        actor=a_worker(organisation),
    )

    assert (file.number, file.opened_on, file.closed_on) == ("000126", MAY_2, None)


def test_a_file_about_disability_is_behind_the_wall_of_health():
    organisation = an_organisation()
    follow_file(
        a_household(organisation), kind="mdph", opened_on=MAY_2, actor=a_worker(organisation)
    )

    def count(role):
        return FollowedFile.objects.visible_to(someone_as(organisation, role)).count()

    assert (count("social_worker"), count("rehousing_officer")) == (1, 0)
