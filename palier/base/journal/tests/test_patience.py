import pytest
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse

from palier.base.journal.action import CATALOGUE, action
from palier.base.kit.refusals import Refused
from palier.base.tenancy.middleware import Doorkeeper
from palier.base.tenancy.tests.examples import an_organisation, the_system


def sleep_too_long() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '20ms'")
        cursor.execute("SELECT pg_sleep(5)")


def test_a_page_that_asks_too_much_is_stopped_in_a_sentence(rf):
    an_organisation()
    keeper = Doorkeeper(lambda request: HttpResponse())
    with pytest.raises(OperationalError) as stopped:
        sleep_too_long()

    answer = keeper.process_exception(rf.get("/menages/"), stopped.value)

    assert answer is not None
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Rien n’a été modifié" in answer.content.decode()


def test_a_database_that_is_gone_is_no_page_that_asked_too_much(rf):
    keeper = Doorkeeper(lambda request: HttpResponse())

    assert keeper.process_exception(rf.get("/"), OperationalError("gone")) is None
    assert keeper.process_exception(rf.get("/"), ValueError("else")) is None


def test_an_action_that_waits_for_another_s_row_is_refused_and_nothing_has_happened():
    @action("Attendre")
    def wait_for_a_row(organisation, *, actor):
        organisation.name = "Autre"
        organisation.save()
        with connection.cursor() as cursor:
            cursor.execute(
                "DO $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = 'lock_not_available'; END $$"
            )

    organisation = an_organisation()

    with pytest.raises(Refused, match="Quelqu’un d’autre enregistre"):
        wait_for_a_row(organisation, actor=the_system(organisation))

    CATALOGUE.pop("journal.wait_for_a_row", None)
    organisation.refresh_from_db()
    assert organisation.name == "Toit pour tous"


def test_what_is_refused_where_no_form_asks_is_a_page_and_nothing_has_happened(rf):
    organisation = an_organisation()
    keeper = Doorkeeper(lambda request: HttpResponse())

    with transaction.atomic():
        organisation.name = "Autre"
        organisation.save()
        answer = keeper.process_exception(rf.get("/"), Refused("Ce n’est pas possible ici."))

    assert answer is not None
    assert answer.status_code == 422
    assert "Ce n’est pas possible ici." in answer.content.decode()
    organisation.refresh_from_db()
    assert organisation.name == "Toit pour tous"
