"""A page of another association does not exist; nor does what a role may not see."""

import pytest

from config.cluster import OWNER
from conftest import _server, point_at
from palier.base.bank.tests.examples import a_waiting_line
from palier.base.documents.actions import keep_file
from palier.base.ledger.models import Entry
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Membership
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as, the_system
from palier.base.tenancy.walls import UnsafeRole, check_role, stand_in
from palier.doors.exchange.actions import receive_sheet
from palier.registers.people.tests.examples import a_household
from palier.work.access.actions import receive_request
from palier.work.access.tests.examples import MAY_2, a_visit
from palier.work.billing.models import Draft, Term
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, a_prepared_run
from palier.work.billing.tests.opening_examples import a_position
from palier.work.support.actions import add_task, write_note
from palier.work.support.tests.examples import a_measure


def _pages(organisation) -> list[str]:
    """Every page of one row, and every verb on it."""
    notice = a_notice(organisation)
    occupancy, account = notice.occupancy, notice.account
    household = occupancy.household
    worker = someone_as(organisation, "social_worker", user=a_user())
    note = write_note(household, on=MAY_2, title="Note", text="Des mots.", actor=worker)
    task = add_task(household, label="Faire", assignee=a_user(), actor=worker)
    request = receive_request(household, kind="home", on=MAY_2, actor=worker)
    run = a_prepared_run(organisation, JUNE)
    draft = Draft.objects.get(run=run)
    term = Term.objects.first()
    line = a_waiting_line(organisation)
    visit = a_visit(organisation)
    payment = a_payment(account)
    measure = a_measure(organisation)
    member = a_member(organisation, "host")
    person = household.members.get()
    site, place = occupancy.site_id, occupancy.main_place_id
    bank = line.statement.bank_account_id
    other = a_household(organisation, "Roux", "Lucie").members.get().person_id
    told = a_position(organisation, (account, "10.00", "0")).balances.get()
    sheet = receive_sheet(
        organisation,
        content=b"Lot;Loyer\nL1;438\n",
        name="table.csv",
        on=MAY_2,
        actor=the_system(organisation),
    )
    paper = keep_file(
        organisation,
        about=household,
        content=b"%PDF-1.7",
        name="bail.pdf",
        sight="people.households",
        actor=the_system(organisation),
    )
    return [
        f"/menages/{household.pk}/",
        f"/menages/{household.pk}/consultations/",
        f"/menages/{household.pk}/personnes/ajouter/",
        f"/menages/{household.pk}/personnes/{person.person_id}/corriger/",
        f"/menages/{household.pk}/membres/{person.pk}/depart/",
        f"/patrimoine/sites/{site}/",
        f"/patrimoine/sites/{site}/lieux/ajouter/",
        f"/patrimoine/sites/{site}/immeubles/ajouter/",
        f"/patrimoine/lieux/{place}/",
        f"/contrats/{occupancy.pk}/",
        f"/contrats/{occupancy.pk}/activer/",
        f"/contrats/{occupancy.pk}/terminer/",
        f"/contrats/{occupancy.pk}/annuler/",
        f"/contrats/rediger/?menage={household.pk}",
        f"/quittancement/{run.pk}/",
        f"/quittancement/{run.pk}/emettre/",
        f"/quittancement/preparation/{draft.pk}/",
        f"/quittancement/preparation/{draft.pk}/mettre-de-cote/",
        f"/quittancement/avis/{notice.pk}/",
        f"/quittancement/avis/{notice.pk}/pdf/",
        f"/quittancement/avis/{notice.pk}/annuler/",
        f"/quittancement/avis/{notice.pk}/quittance/",
        f"/quittancement/comptes/{account.pk}/",
        f"/quittancement/comptes/{account.pk}/paiement/",
        f"/quittancement/comptes/{account.pk}/iban/",
        f"/quittancement/paiements/{payment.pk}/annuler/",
        f"/quittancement/lignes/{line.pk}/affecter/",
        f"/quittancement/lignes/{line.pk}/repartir/",
        f"/quittancement/lignes/{line.pk}/remise/",
        f"/quittancement/{notice.run_id}/imprimer/1/",
        f"/quittancement/depart/soldes/{told.pk}/",
        f"/impayes/comptes/{account.pk}/plan/",
        f"/encaissements/comptes/{bank}/solde/",
        f"/encaissements/comptes/{bank}/rapprocher/2026-05/",
        f"/personnes/{person.person_id}/reunir/{other}/",
        f"/personnes/{person.person_id}/distinguer/{other}/",
        f"/documents/{paper.pk}/",
        f"/documents/{paper.pk}/retirer/",
        f"/documents/joindre/people.household:{household.pk}/",
        f"/reprise/{sheet.pk}/",
        f"/reprise/{sheet.pk}/confirmer/",
        f"/reprise/{sheet.pk}/retirer/",
        f"/quittancement/contrats/{occupancy.pk}/montant/",
        f"/quittancement/montants/{term.pk}/arreter/",
        f"/encaissements/{line.pk}/",
        f"/encaissements/{line.pk}/mettre-de-cote/",
        f"/comptabilite/ecritures/{Entry.objects.first().pk}/",
        f"/accompagnements/mesures/{measure.pk}/",
        f"/accompagnements/notes/{note.pk}/",
        f"/accompagnements/notes/{note.pk}/corriger/",
        f"/accompagnements/menages/{household.pk}/noter/",
        f"/accueil/passages/{visit.pk}/",
        f"/accueil/passages/{visit.pk}/dossier/",
        f"/demandes/{request.pk}/",
        f"/demandes/{request.pk}/repondre/",
        f"/equipe/{member.pk}/roles/",
        f"/accompagnements/a-faire/{task.pk}/fait/",
    ]


def _come_in(client, organisation, *roles):
    user = a_user()
    a_member(organisation, *roles, user=user)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()


def test_no_page_of_another_association_exists(client):
    theirs = an_organisation("Ailleurs")
    pages = _pages(theirs)
    ours = an_organisation("Ici")
    _come_in(client, ours, *ROLES)

    for url in pages:
        answer = client.post(url) if url.endswith("/fait/") else client.get(url)
        assert answer.status_code == 404, url


def test_the_same_pages_answer_at_home(client):
    organisation = an_organisation()
    pages = _pages(organisation)
    _come_in(client, organisation, *ROLES)

    for url in pages[:-1]:
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize(
    ("role", "closed"),
    [
        (
            "volunteer",
            ["/menages/", "/contrats/", "/quittancement/", "/encaissements/", "/demandes/"],
        ),
        ("accountant", ["/menages/", "/accompagnements/", "/demandes/", "/accueil/passages/"]),
        ("rental_manager", ["/accompagnements/", "/demandes/", "/accueil/passages/"]),
        ("social_worker", ["/quittancement/", "/encaissements/", "/comptabilite/", "/equipe/"]),
        ("technician", ["/menages/", "/contrats/", "/quittancement/", "/accompagnements/"]),
    ],
)
def test_a_role_finds_nothing_where_it_has_no_sight(client, role, closed):
    organisation = an_organisation()
    pages = _pages(organisation)
    _come_in(client, organisation, role)

    for url in closed:
        answer = client.get(url)
        assert answer.status_code == 403 or "Diallo" not in answer.content.decode(), url
        details = [page for page in pages[:-1] if page.startswith(url) and page != url]
        assert {client.get(page).status_code for page in details} <= {403, 404}, url


def test_a_closed_access_opens_nothing(client):
    from datetime import date

    from palier.base.kit.periods import period

    organisation = an_organisation()
    _come_in(client, organisation, "director")
    assert client.get("/").status_code == 200

    stand_in(organisation.pk)
    Membership.objects.update(period=period(date(2020, 1, 1), date(2020, 2, 1)))

    assert client.get("/")["Location"] == "/associations/"


def test_the_owner_of_the_tables_may_not_serve(own_database):
    admin, _ = _server()
    point_at(admin.as_role(OWNER, own_database.name))

    with pytest.raises(UnsafeRole, match="trop puissant"):
        check_role()

    point_at(own_database)


def test_the_policy_of_content_is_strict(client):
    policy = client.get("/entrer/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
