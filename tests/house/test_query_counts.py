"""A list costs the same number of queries for 2 rows and for 12."""

import contextlib
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.documents.actions import queue_message
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.tests.examples import a_member, a_user, the_system
from palier.doors.exchange.actions import receive_sheet
from palier.registers.housing.actions import rate_energy
from palier.registers.housing.models import Delivery
from palier.registers.housing.tests.examples import a_delivery, a_place
from palier.registers.people.tests.examples import a_body
from palier.registers.programmes.actions import add_programme
from palier.work.access.actions import receive_request
from palier.work.access.tests.examples import a_referral, a_round, a_session, a_visit, a_workshop
from palier.work.admissions.tests import examples as admitted
from palier.work.arrears.actions import adopt_usual_rules, bring_plans
from palier.work.arrears.actions.plans import BroughtPlan
from palier.work.arrears.models import ArrearsCase, ArrearsRule, UnpaidReport
from palier.work.benefits.tests.examples import a_remittance
from palier.work.billing.actions import (
    ToldBalance,
    issue_rent_run,
    open_position,
    prepare_rent_run,
    record_payment,
    share_rent,
    tell_opening,
)
from palier.work.billing.models import HouseholdAccount, RentNotice
from palier.work.billing.tests.examples import MAY, a_rented_home
from palier.work.casework.tests.examples import a_handout, a_right
from palier.work.charges.tests.examples import a_year
from palier.work.collecting.actions import sign_sepa_mandate
from palier.work.domiciliation.tests import examples as addresses
from palier.work.eviction.actions import give_opinion, recommend
from palier.work.eviction.tests.examples import (
    a_commission,
    a_commission_case,
    a_procedure,
    a_reception,
    summoned,
)
from palier.work.eviction.tests.examples import a_session as a_lawyer_session
from palier.work.halting.tests import examples as stopping
from palier.work.leases.actions import record_guarantee
from palier.work.leases.models import Occupancy
from palier.work.neighbourhood.tests import examples as around
from palier.work.owners.actions import call_owner_dues
from palier.work.owners.tests.examples import IBAN as OWNERS_IBAN
from palier.work.residences.tests import examples as houses
from palier.work.sliding.tests.examples import a_slide
from palier.work.sourcing.tests.examples import a_lead
from palier.work.support.actions import add_task, draft_review, open_measure, write_note
from palier.work.support.models import Measure
from palier.work.support.tests.examples import TEN_OCLOCK, a_cohort_member, an_appointment
from palier.work.titles.actions import record_holding, register_mandate
from palier.work.titles.models import Holding
from palier.work.upkeep.tests import examples as broken

LISTS = [
    "/",
    "/menages/",
    "/structures/",
    "/patrimoine/",
    "/patrimoine/lieux/",
    "/dispositifs/",
    "/contrats/",
    "/contrats/prises-a-bail/",
    "/contrats/registre-des-mandats/",
    "/patrimoine/energie/",
    "/contrats/vacances/",
    "/contrats/assurances/",
    "/quittancement/revisions/",
    "/quittancement/revisions/faites/",
    "/patrimoine/livraisons/",
    "/captation/",
    "/captation/pistes/",
    "/contrats/glissants/",
    "/quittancement/",
    "/quittancement/avis/",
    "/quittancement/comptes/",
    "/encaissements/",
    "/encaissements/releves/",
    "/accompagnements/",
    "/accompagnements/mes-menages/",
    "/accompagnements/equipe/",
    "/accompagnements/droits/",
    "/accompagnements/bilans/",
    "/accompagnements/cohortes/",
    "/accompagnements/agenda/",
    "/accompagnements/documents-remis/",
    "/ateliers/",
    "/tournees/",
    "/orientations/",
    "/accueil/permanences/",
    "/documents/envois/",
    "/accueil/",
    "/accueil/passages/",
    "/demandes/",
    "/comptabilite/",
    "/comptabilite/ecritures/",
    "/equipe/",
    "/journal/",
    "/recherche/?q=diallo",
    "/reprise/",
    "/encaissements/attente/",
    "/encaissements/remises/",
    "/encaissements/comptes/",
    "/comptabilite/exercices/",
    "/comptabilite/sections/",
    "/quittancement/chiffres/",
    "/quittancement/balance-agee/",
    "/quittancement/abandons/",
    "/quittancement/tiers/",
    "/quittancement/caisse/",
    "/quittancement/prelevements/",
    "/proprietaires/",
    "/proprietaires/marges/",
    "/proprietaires/payer/",
    "/aides/",
    "/aides/manquent/",
    "/aides/juillet/",
    "/charges/",
    "/travaux/",
    "/travaux/chiffres/",
    "/travaux/tournee/",
    "/travaux/remises-en-etat/",
    "/travaux/entretien/",
    "/travaux/compteurs/",
    "/travaux/stock/",
    "/travaux/reserves/",
    "/travaux/contre-loyer/",
    "/quartiers/",
    "/quartiers/signalements/",
    "/domiciliations/",
    "/aires/",
    "/admissions/",
    "/admissions/attente/",
    "/admissions/chiffres/",
    "/admissions/commissions/",
    "/residences/",
    "/residences/?vue=liste",
    "/residences/chiffres/",
    "/residences/presences/",
    "/residences/incidents/",
    "/impayes/",
    "/impayes/tous/",
    "/impayes/plans/",
    "/impayes/signalements/",
    "/impayes/balance/",
    "/impayes/tableau/",
    "/impayes/relancer/letter/",
    "/procedures/",
    "/procedures/echeances/",
    "/procedures/tableau/",
    "/procedures/permanences/",
    "/procedures/ccapex/",
    "/procedures/ccapex/suites/",
    "/procedures/ccapex/annee/",
    "/quittancement/depart/",
    "/menages/doublons/",
    "/quittancement/propositions/",
    "/encaissements/rapprochement/?mois=2026-05",
]
NOT_LISTS = {
    "/quartiers/",
    "/aires/",
    "/admissions/attente/",
    "/admissions/chiffres/",
    "/admissions/commissions/",
    "/residences/",
    "/residences/?vue=liste",
    "/residences/chiffres/",
    "/residences/presences/",
    "/travaux/chiffres/",
    "/travaux/tournee/",
    "/impayes/balance/",
    "/impayes/tableau/",
    "/impayes/relancer/letter/",
    "/procedures/echeances/",
    "/procedures/tableau/",
    "/procedures/ccapex/annee/",
    "/encaissements/comptes/",
    "/comptabilite/exercices/",
    "/comptabilite/sections/",
    "/quittancement/chiffres/",
    "/quittancement/balance-agee/",
    "/quittancement/caisse/",
    "/quittancement/prelevements/",
    "/proprietaires/marges/",
    "/proprietaires/payer/",
    "/aides/manquent/",
    "/aides/juillet/",
    "/contrats/assurances/",
    "/quittancement/revisions/",
    "/captation/",
    "/",
    "/accueil/",
    "/comptabilite/",
    "/menages/doublons/",
    "/quittancement/propositions/",
    "/accompagnements/mes-menages/",
    "/accompagnements/equipe/",
    "/accompagnements/cohortes/",
    "/accompagnements/agenda/",
    "/accompagnements/documents-remis/",
    "/accueil/permanences/",
}


ONE_KIND = "/journal/?q=record_payment"
"""Acts on rows of the same tables: the journal asks once for each table that its page names."""
JUNE_2029 = date(2029, 6, 1)


class World:
    """An association that grows by ten of everything."""

    def __init__(self, client) -> None:
        self.organisation = an_organisation()
        self.actor = the_system(self.organisation)
        self.user = a_user("Toutes", "Vues")
        self.client = client
        self.landlord = a_body(self.organisation)
        self.month = self.hours = 0
        a_member(self.organisation, *ROLES, user=self.user)
        client.force_login(self.user)
        session = client.session
        session["organisation"] = self.organisation.pk
        session.save()

    def grow(self, count: int) -> None:
        from palier.base.tenancy.tests.examples import someone_as

        worker = someone_as(self.organisation, "social_worker", user=self.user)
        for _ in range(count):
            home = a_rented_home(self.organisation)
            record_holding(
                self.landlord,
                kind="head_lease",
                places=[home.main_place],
                starts_on=MAY,
                rent=Decimal(400),
                actor=self.actor,
            )
            a_slide(self.organisation)
            a_delivery(self.organisation)
            admitted.a_complete_candidacy(home.site, siao_number=f"SI-{home.pk}")
            admitted.a_committee(home.site)
            stopping.a_pitch(stopping.a_halting_site(self.organisation, f"Aire {home.pk}"))
            around.a_sent_report(home.site)
            addresses.some_post(addresses.an_address(self.organisation))
            broken.a_refit(home.main_place)
            broken.a_contract(home.site)
            broken.a_part(self.organisation, label=f"Pièce {home.pk}")
            broken.a_reserve(Delivery.objects.latest("pk"))
            broken.some_works(Holding.objects.latest("pk"), home.main_place)
            houses.an_incident(home.site)
            houses.a_word(home.site)
            houses.a_shift(self.organisation, starts_at=now(), ends_at=now() + timedelta(hours=9))
            a_place(home.site)
            rate_energy(home.main_place, letter="D", made_on=MAY, actor=self.actor)
            a_lead(self.organisation, next_on=MAY)
            mandate = record_holding(
                self.landlord,
                kind="mandate",
                places=[home.main_place],
                starts_on=MAY,
                ends_on=JUNE_2029,
                actor=self.actor,
            )
            register_mandate(
                mandate, registered_on=MAY, principal="SCI", purpose="Gérer", actor=self.actor
            )
            programme = add_programme(
                self.organisation, name=f"P{home.pk}", starts_on=date(2024, 1, 1), actor=self.actor
            )
            open_measure(
                home.household,
                programme=programme,
                caseworker=self.user,
                starts_on=MAY,
                actor=self.actor,
            )
            write_note(home.household, on=MAY, title="Note", text="Des mots.", actor=worker)
            add_task(home.household, label="Faire", assignee=self.user, actor=self.actor)
            self._social_file(home.household, worker)
            receive_request(home.household, kind="home", on=MAY, actor=self.actor)
            a_visit(self.organisation, "seek")
            a_waiting_line(self.organisation)
            a_body(self.organisation, f"Structure {home.pk}")
            a_member(self.organisation, "host")
            account = HouseholdAccount.objects.get(household=home.household)
            position = open_position(
                main_entity(self.organisation), on=date(2025, 12, 31), actor=self.actor
            )
            told = [ToldBalance(account, Decimal("10.00"))]
            tell_opening(position, balances=told, actor=self.actor)
            receive_sheet(
                self.organisation,
                content=b"Lot;Loyer\nL1;438\n",
                name=f"table-{home.pk}.csv",
                on=MAY,
                actor=self.actor,
            )
            self._money(home, account)
            self._arrears(home, account)
            self.month += 1
            month = date(2026 + self.month // 12, self.month % 12 + 1, 1)
            run = prepare_rent_run(self.organisation, month_on=month, actor=self.actor)
            issue_rent_run(run, actor=self.actor)

    def _money(self, home, account) -> None:
        """One more of everything that is called, collected, owed and told."""
        sign_sepa_mandate(account, holder="X", iban=OWNERS_IBAN, signed_on=MAY, actor=self.actor)
        share_rent(
            home,
            body=a_body(self.organisation, f"Payeur {home.pk}"),
            kind="employer",
            percent=Decimal(5),
            starts_on=MAY,
            actor=self.actor,
        )
        record_payment(account, on=MAY, amount=Decimal(1), means="cash", actor=self.actor)
        with contextlib.suppress(Refused):
            call_owner_dues(self.organisation, month_on=MAY, actor=self.actor)
        a_remittance(
            self.organisation,
            f"{home.number};X;{home.pk};02/2026;10;;",
            name=f"{home.pk}.csv",
            month=date(2026, 2, 1),
        )
        a_year(self.organisation, home)

    def _arrears(self, home, account) -> None:
        """One more of everything that a debt may bring, up to the commission."""
        if not ArrearsRule.objects.exists():
            adopt_usual_rules(self.organisation, actor=self.actor)
        for state in (
            {"state": "found"},
            {"state": "closed", "closed_on": MAY, "closing": "healed"},
        ):
            ArrearsCase.objects.create(
                organisation=self.organisation,
                account=account,
                rule=ArrearsRule.objects.get(rank=3),
                rule_since=MAY,
                found_on=MAY,
                debt=Decimal(500),
                default_on=MAY,
                seen_on=MAY,
                unpaid_since=MAY,
                report_due_on=MAY,
                **state,
            )
        repair = broken.a_request(home.main_place)
        broken.an_order(repair, technician=self.user)
        plan = BroughtPlan(account, Decimal(212), Decimal(20), date(2026, 6, 10), "caf")
        bring_plans(self.organisation, plans=[plan], on=MAY, actor=self.actor)
        UnpaidReport.objects.create(
            organisation=self.organisation,
            account=account,
            constituted_on=MAY,
            due_on=MAY,
            reported_on=MAY,
            debt=Decimal(500),
            healed_on=MAY,
        )
        record_guarantee(home, kind="body", name="G", given_on=date(2026, 1, 1), actor=self.actor)
        summoned(a_procedure(self.organisation, occupancy=home))
        a_reception(a_lawyer_session(self.organisation))
        commission = a_commission(self.organisation, on=MAY + timedelta(days=home.pk))
        case = a_commission_case(commission)
        give_opinion(case, opinion="Un plan.", given_on=commission.on, actor=self.actor)
        recommend(case, outcome="plan", who="CCAS", due_on=commission.on, actor=self.actor)

    def _social_file(self, household, worker) -> None:
        """One more of everything that the file of a household holds."""
        organisation = self.organisation
        right = a_right(organisation, household=household, assignee=self.user)
        assert right.pk
        self.hours += 1
        an_appointment(
            organisation,
            worker=self.user,
            household=household,
            starts_at=TEN_OCLOCK + timedelta(hours=self.hours),
        )
        measure = Measure.objects.get(household=household)
        draft_review(measure, on=MAY, actor=worker)
        a_cohort_member(organisation, household)
        a_handout(organisation, version=f"v{household.pk}")
        a_workshop(organisation)
        a_round(organisation)
        a_referral(organisation)
        a_session(organisation, self.user)
        queue_message(
            organisation,
            about=household,
            channel="email",
            to="awa@example.org",
            body="À demain.",
            send_at=TEN_OCLOCK,
            sight="support.diary",
            actor=self.actor,
        )

    def queries(self, url: str) -> int:
        self.client.get(url)
        with CaptureQueriesContext(connection) as captured:
            answer = self.client.get(url)
        assert answer.status_code == 200, url
        return len(captured)


def _pages_of_first_rows(account) -> list[str]:
    occupancy = Occupancy.objects.get(household=account.household)
    run = RentNotice.objects.filter(account=account).first().run
    return [
        f"/menages/{account.household_id}/",
        f"/contrats/{occupancy.pk}/",
        f"/quittancement/comptes/{account.pk}/",
        f"/quittancement/{run.pk}/",
        f"/patrimoine/sites/{occupancy.site_id}/",
        f"/patrimoine/lieux/{occupancy.main_place_id}/",
    ]


def test_lists_and_pages_cost_the_same_for_two_rows_and_twelve(client):
    world = World(client)
    world.grow(2)
    account = HouseholdAccount.objects.order_by("pk").first()
    pages = [*LISTS, *_pages_of_first_rows(account), ONE_KIND]
    pages.remove("/journal/")
    _live(account, world, 2)
    before = {url: world.queries(url) for url in pages}
    for url in LISTS:
        if url not in NOT_LISTS and "?" not in url:
            _exports(client, url)

    world.grow(10)
    _live(account, world, 10)

    assert {url: world.queries(url) for url in pages} == before


def _live(account, world, count: int) -> None:
    for _ in range(count):
        record_payment(
            account, on=date(2026, 5, 6), amount=Decimal("1.00"), means="cash", actor=world.actor
        )


def _exports(client, url: str) -> None:
    answer = client.get(f"{url}?format=xlsx")
    assert answer.status_code == 200, url
    assert answer.content[:2] == b"PK", url
