"""Two years of an association, month by month, each thing done by whoever does it."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from django.db import connection, transaction

from config.demo import cases, cast
from config.demo.addresses import addresses
from config.demo.another import a_second_entity
from config.demo.around import a_halting_site, a_quarter, what_is_looked_after
from config.demo.buying import buy, contracts_of_homes, say_what_debits_paid, what_is_bought
from config.demo.deposits import find_deposits_at_the_bank, give_deposits_back
from config.demo.desk import social_work, visits
from config.demo.door import door_and_diary
from config.demo.entries import those_who_moved_in
from config.demo.full import large_park
from config.demo.homes import (
    finding_homes,
    management_mandates,
    register_of_homes,
    titles_of_every_kind,
)
from config.demo.houses import life_in_houses, those_who_ask
from config.demo.letting import (
    a_household,
    arrivals_and_departures,
    benefits_change,
    first_households,
    notices_to_quit,
)
from config.demo.money import assign_by_hand, bank_month
from config.demo.owners import (
    agency_tells,
    another_pays,
    pay_the_month_before,
    receive_the_fund,
    what_money_shows,
)
from config.demo.partners import those_we_work_with
from config.demo.prevention import arrears_and_prevention
from config.demo.publics import SINCE, those_tied_to_studies_or_a_job
from config.demo.repairs import a_year_of_repairs
from config.demo.setting import homes, team
from config.demo.social import social_file
from config.demo.stage import DAY, MONTHS, MONTHS_OF_LARGE, Stage
from config.demo.tenancies import life_of_leases
from config.demo.together import sitting_together
from palier.base.accounts.actions import found_association
from palier.base.bank.actions import reconcile_month
from palier.base.bank.models import Statement
from palier.base.kit.kitchen import our_own
from palier.base.ledger.actions import close_month
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.walls import stand_in
from palier.law.dates import Month, add_months
from palier.work.billing import actions as billing
from palier.work.leases import actions as leases
from palier.work.support import actions as support


def steps(today: date, *, full: bool = False) -> list[tuple[str, Callable[[Stage], None]]]:
    """The play, act by act, each with the words of the progress bar."""
    first = Month.of(today)
    for _ in range((MONTHS_OF_LARGE if full else MONTHS) - 1):
        first = first.before
    acts: list[tuple[str, Callable[[Stage], None]]] = [
        ("L’équipe", lambda stage: team(stage, first)),
        ("Les lieux", homes),
        ("Les premiers ménages", lambda stage: first_households(stage, first)),
        ("Les mandats", management_mandates),
        *([("Le grand parc", lambda stage: large_park(stage, first))] if full else []),
        ("La position de départ", lambda stage: cases.opening(stage, first)),
    ]
    month = first
    while month <= Month.of(today):
        if month == Month.of(add_months(today, -SINCE)):
            acts.append(("Étudiants, logements de fonction", those_tied_to_studies_or_a_job))
        acts.append((f"{month}", partial(month_of_life, month=month)))
        month = month.after
    acts.append(("Les logements à trouver", finding_homes))
    acts.append(("Les titres", titles_of_every_kind))
    acts.append(("Le registre des logements", register_of_homes))
    acts.append(("La vie des baux", life_of_leases))
    acts.append(("Le dossier social", social_file))
    acts.append(("La porte et l’agenda", door_and_diary))
    acts.append(("Les domiciliations", addresses))
    acts.append(("Propriétaires, aides, charges", what_money_shows))
    acts.append(("Les factures reçues", what_is_bought))
    acts.append(("Eau, énergie, assurance", contracts_of_homes))
    acts.append(("Le mois qui vient", what_waits))
    acts.append(("Impayés et prévention", arrears_and_prevention))
    acts.append(("Les réparations", a_year_of_repairs))
    acts.append(("La vie des maisons", life_in_houses))
    acts.append(("Les admissions", those_who_ask))
    acts.append(("L’aire d’accueil", a_halting_site))
    acts.append(("Le quartier", a_quarter))
    acts.append(("L’entretien", what_is_looked_after))
    acts.append(("Les partenaires", those_we_work_with))
    acts.append(("Les installations", those_who_moved_in))
    acts.append(("Réunions, suites d’un bail, temps", sitting_together))
    acts.append(("Une seconde entité", a_second_entity))
    return acts


def play(today: date, *, full: bool = False) -> Iterator[tuple[str, int, int]]:
    """Play everything; says after each act its name, how many are done and of how many."""
    acts = steps(today, full=full)
    with transaction.atomic():
        connection.cursor().execute("SET LOCAL synchronous_commit = off")
        organisation = found_association(
            name=cast.ASSOCIATION, siren=cast.SIREN, is_demo=True, on=today
        )
        stage = Stage(today, random.Random(1952), organisation, main_entity(organisation))
    for done, (name, act) in enumerate(acts, start=1):
        with our_own(), transaction.atomic():
            connection.cursor().execute("SET LOCAL synchronous_commit = off")
            stand_in(stage.organisation.pk)
            act(stage)
        yield name, done, len(acts)


def month_of_life(stage: Stage, month: Month) -> None:
    arrivals_and_departures(stage, month)
    visits(stage, month)
    social_work(stage, month)
    if month == Month.of(stage.today):
        another_pays(stage)
    if month.first <= stage.today:
        run = billing.prepare_rent_run(
            stage.organisation, month_on=month.first, actor=stage.by("rental_manager")
        )
        billing.issue_rent_run(run, actor=stage.by("rental_manager"))
    benefits_change(stage, month)
    special = month == Month.of(stage.today).before.before.before
    if special:
        cases.before_the_bank(stage, month)
    give_deposits_back(stage, month)
    _bank_and_agency(stage, month)
    find_deposits_at_the_bank(stage)
    if special:
        cases.after_the_bank(stage, month)
    done = month.before
    if done < Month.of(stage.today).before.before:
        assign_by_hand(stage, done)
        told = Statement.objects.filter(closing_on__gte=done.first, opening_on__lte=done.last)
        for statement in told.select_related("bank_account"):
            reconcile_month(
                statement.bank_account,
                month_on=done.first,
                said_on=stage.today,
                actor=stage.by("accountant"),
            )
        close_month(
            stage.entity,
            month_on=done.first,
            closed_on=max(stage.today, done.end),
            reserve="Points vus avec la trésorière, repris le mois suivant",
            actor=stage.by("accountant"),
        )


def _bank_and_agency(stage: Stage, month: Month) -> None:
    """The bank’s statements of a month, what is paid to owners, what the agency tells."""
    now = Month.of(stage.today)
    pay_the_month_before(stage, month)
    buy(stage, month)
    bank_month(stage, month)
    say_what_debits_paid(stage)
    if month == now:
        receive_the_fund(stage, month)
    if month in (now.before.before, now.before):
        agency_tells(stage, month, settle=month != now.before)


def what_waits(stage: Stage) -> None:
    """What the demo shows as still to do: a draft, tasks, a run to look at, cash, old lines."""
    month = Month.of(stage.today).after
    if stage.free["social"]:
        household = a_household(stage, "social", stage.today - 12 * DAY)
        draft = leases.draft_occupancy(
            stage.free["social"][0],
            household=household,
            regime="logement_foyer",
            starts_on=stage.today + 6 * DAY,
            actor=stage.by("rental_manager"),
        )
        billing.set_term(
            draft,
            kind="rent",
            amount=Decimal("318.85"),
            starts_on=draft.starts_on,
            actor=stage.by("rental_manager"),
        )
    notices_to_quit(stage)
    for rank, tenancy in enumerate(stage.chance.sample(stage.tenancies, k=9)):
        support.add_task(
            tenancy.occupancy.household,
            label=cast.TASKS[rank % len(cast.TASKS)],
            due_on=stage.today + (rank * 6 - 4) * DAY,
            assignee=stage.users["social_worker" if rank % 3 else "lawyer"],
            actor=stage.by("social_worker"),
        )
    accounts = [
        t.occupancy.household.rent_accounts.first()
        for t in stage.tenancies
        if t.habit == "forgets"
    ]
    for account in filter(None, accounts[:3]):
        billing.record_payment(
            account,
            on=stage.today,
            amount=Decimal("80.00"),
            means="cash",
            actor=stage.by("rental_manager"),
        )
    cases.today_on_the_desk(stage)
    billing.prepare_rent_run(
        stage.organisation, month_on=month.first, actor=stage.by("rental_manager")
    )
