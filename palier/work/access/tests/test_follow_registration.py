from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import follow_registration, register_for_workshop
from palier.work.access.tests.examples import a_workshop


def test_what_follows_is_kept_for_each():
    organisation = an_organisation()
    desk = someone_as(organisation, "reception")
    row = register_for_workshop(a_workshop(organisation), name="Yacine", actor=desk)

    follow_registration(row, follow_up=" Dossier de demande à finir ", actor=desk)

    row.refresh_from_db()
    assert row.follow_up == "Dossier de demande à finir"
