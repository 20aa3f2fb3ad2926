"""The social file of today: measures, plans, rights, budgets, aid, meetings, cohorts."""

from datetime import date, time
from decimal import Decimal

from config.demo import lives
from config.demo.desk import KINDS
from config.demo.stage import DAY, Stage
from palier.law.dates import add_months
from palier.registers.people import actions as people
from palier.registers.people.models import Body
from palier.registers.people.reads import ages_on, head_of
from palier.registers.programmes import actions as programmes
from palier.registers.programmes.models import Target
from palier.work.casework import actions as casework
from palier.work.support import actions as support
from palier.work.support.models import Measure
from palier.work.support.reads.cohorts import known_steps

EURO = Decimal("0.01")


def followed_measures(stage: Stage) -> list[Measure]:
    """Open measures, the demo's own social worker's first."""
    rows = Measure.objects.filter(state="active").select_related(
        "household", "programme", "caseworker"
    )
    samira = stage.users["social_worker"].pk
    return sorted(rows.order_by("pk"), key=lambda m: (m.caseworker_id != samira, m.pk))


def social_file(stage: Stage) -> None:
    """Agreements and targets, then the file of each household followed."""
    _agreements(stage)
    followed = followed_measures(stage)
    told = lives.told_of(followed, stage.today)
    for rank, measure in enumerate(followed):
        story = told.get(measure.pk)
        if story is not None:
            lives.live(stage, measure, story)
            lives.plan(stage, measure, story, rank)
        else:
            _rights(stage, measure, rank)
        if rank < 7:
            _needs(stage, measure, rank)
    _recent_notes(stage, followed)
    _course_of_measures(stage, followed)
    _aid(stage, followed[2:6])
    _together(stage, followed[0], followed[3])
    _cohort(stage, followed)
    _protections(stage, followed)
    support.lend_caseload(
        stage.organisation,
        caseworker=stage.users["social_worker_4"],
        lent_to=stage.users["social_worker"],
        starts_on=stage.today - 3 * DAY,
        ends_on=stage.today + 11 * DAY,
        actor=stage.by("supervisor"),
    )
    casework.note_practice_review(
        stage.organisation,
        on=stage.today - 25 * DAY,
        subject_words="Quand la porte reste fermée",
        text="Prévenir avant de venir, laisser un mot simple, revenir à une autre heure. "
        "Dire à la personne ce que l’on fera si l’on reste sans nouvelles.",
        present=6,
        actor=stage.by("supervisor"),
    )


def _recent_notes(stage: Stage, followed: list[Measure]) -> None:
    """Most households were met this month; a few have given no news."""
    for rank, measure in enumerate(followed):
        if rank % 6 == 4:
            continue
        title, text = stage.a_note()
        support.write_note(
            measure.household,
            on=stage.today - stage.chance.randint(1, 26) * DAY,
            kind=stage.chance.choice(KINDS),
            minutes=stage.chance.choice([20, 30, 45, 60]),
            title=title,
            text=text,
            said_with_care=True,
            actor=stage.of(measure.caseworker_id),
        )


def _agreements(stage: Stage) -> None:
    year = stage.today.year
    for name, months, price in (("AVDL", 260, "212.50"), ("ASLL", 240, "168.00")):
        agreement = programmes.record_agreement(
            stage.programmes[name],
            reference=f"{name} {year}",
            starts_on=stage.today.replace(month=1, day=1),
            ends_on=stage.today.replace(year=year + 1, month=1, day=1),
            measure_months=months,
            month_price=Decimal(price),
            actor=stage.by("director"),
        )
        programmes.set_funds_aside(
            agreement,
            on=stage.today,
            amount=Decimal("1840.00"),
            reason="Poste pourvu en septembre seulement",
            actor=stage.by("accountant"),
        )
    for public, expected, ages in (
        ("Familles à l’hôtel", 20, {}),
        ("Jeunes sortant de l’ASE", 10, {"least_age": 18, "most_age": 25}),
    ):
        programmes.set_target(
            stage.programmes["Sorties d’hôtel"],
            year=year,
            public=public,
            expected=expected,
            **ages,
            actor=stage.by("director"),
        )


def _rights(stage: Stage, measure: Measure, rank: int) -> None:
    chance, person = stage.chance, head_of(measure.household)
    if person is None:
        return
    kinds = {"social_housing": 300, "health_cover": 200, "rsa": 80, "residence_permit": 400}
    for kind in chance.sample(sorted(kinds), k=1 + rank % 3):
        left = chance.randint(-6 if rank % 9 == 0 else 4, kinds[kind])
        casework.note_right(
            measure.household,
            person=person,
            kind=kind,
            number=f"0130{stage.today.year % 100}{chance.randint(10**11, 10**12 - 1)}"
            if kind == "social_housing"
            else "",
            granted_on=stage.today - 200 * DAY,
            expires_on=stage.today + left * DAY,
            assignee=measure.caseworker,
            actor=stage.by("social_worker"),
        )


def _needs(stage: Stage, measure: Measure, rank: int) -> None:
    worker, household = stage.by("social_worker"), measure.household
    said = casework.Said
    before = [
        said("housing_cost", "hard", "Paie toujours le loyer d’abord", "Deux mois de retard"),
        said("housing_size", "hard"),
        said("work_job", "hard", "Trois ans d’expérience", ""),
        said("family_ties", "watch"),
        said("health_care", "watch"),
    ]
    after = [
        said("housing_cost", "watch", "L’échéancier est tenu", ""),
        said("housing_size", "fine"),
        said("work_job", "watch"),
        said("family_ties", "fine", "A repris contact avec sa sœur", ""),
        said("health_care", "fine"),
    ]
    casework.assess_needs(household, on=stage.today - 300 * DAY, answers=before, actor=worker)
    casework.assess_needs(household, on=stage.today - 30 * DAY, answers=after, actor=worker)
    for skill, what in (
        ("read_notice", "knows"),
        ("report_fault", "knows"),
        ("use_heating", "to_see"),
    ):
        casework.say_skill(
            household, on=stage.today - (30 + rank) * DAY, skill=skill, said=what, actor=worker
        )


def _course_of_measures(stage: Stage, followed: list[Measure]) -> None:
    """One renewed, one paused, one more intense, some months billed, some reviews."""
    worker, boss, today = stage.by("social_worker"), stage.by("supervisor"), stage.today
    support.renew_measure(
        followed[1],
        on=today - 40 * DAY,
        months=3,
        review="L’accès au logement n’est pas encore fait ; la demande avance.",
        actor=worker,
    )
    support.change_intensity(
        followed[4],
        on=today - 15 * DAY,
        intensity="strong" if followed[4].intensity != "strong" else "light",
        actor=worker,
    )
    support.suspend_measure(
        followed[5],
        on=today - 20 * DAY,
        reason="Absente six semaines, dans sa famille.",
        actor=worker,
    )
    month = add_months(today.replace(day=1), -1)
    for name in ("AVDL", "ASLL"):
        ran = [
            m
            for m in followed
            if m.programme.name == name and m.period.lower < month and m != followed[5]
        ]
        if ran:
            support.bill_months(
                stage.programmes[name], month_on=month, on=today, measures=ran[:12], actor=boss
            )
    review = support.draft_review(followed[0], on=today - 2 * DAY, actor=worker)
    done = support.draft_review(followed[1], on=today - 45 * DAY, actor=worker)
    support.correct_review(
        done,
        asked=done.asked or "Un logement stable.",
        aims=done.aims,
        done=done.done,
        results="Demande de logement social à jour ; dette ramenée à un mois.",
        follow_up="Accompagner l’entrée.",
        person_words=done.person_words or "« Je suis moins seule avec les papiers. »",
        actor=worker,
    )
    support.hand_in_review(done, handed_in_on=today - 40 * DAY, actor=worker)
    assert review.state == "draft"  # noqa: S101 -- the one that waits


def _aid(stage: Stage, followed: list[Measure]) -> None:
    worker, today = stage.by("social_worker"), stage.today
    body = Body.objects.filter(name="Métropole").first()
    asked = [
        casework.ask_aid(
            measure.household,
            kind=kind,
            purpose=purpose,
            asked_on=today - days * DAY,
            asked=Decimal(amount),
            body=body,
            actor=worker,
        )
        for measure, (kind, purpose, days, amount) in zip(
            followed,
            [
                ("fsl_access", "Dépôt de garantie et premier loyer", 50, "730.00"),
                ("fsl_stay", "Dette de loyer", 35, "980.00"),
                ("fsl_energy", "Facture d’électricité", 12, "214.30"),
                ("foundation", "Lit et réfrigérateur", 70, "450.00"),
            ],
            strict=True,
        )
    ]
    advance = casework.advance_aid(
        followed[0].household,
        amount=Decimal("438.00"),
        paid_on=today - 44 * DAY,
        purpose="Dépôt de garantie",
        aid=asked[0],
        actor=worker,
    )
    casework.decide_aid(
        asked[0],
        state="granted",
        decided_on=today - 10 * DAY,
        granted=Decimal("650.00"),
        form="loan",
        actor=worker,
    )
    casework.return_advance(
        advance, on=today - 4 * DAY, by="household", amount=Decimal("60.00"), actor=worker
    )
    casework.decide_aid(
        asked[3],
        state="refused",
        decided_on=today - 30 * DAY,
        refused_because="Fonds épuisé pour l’année",
        actor=worker,
    )


def _together(stage: Stage, one: Measure, other: Measure) -> None:
    worker, boss, today = stage.by("social_worker"), stage.by("supervisor"), stage.today
    conference = casework.call_conference(
        one.household,
        on=today + 6 * DAY,
        at=time(16),
        place="à l’association",
        subject_words="Préparer le bail à son nom",
        guests=["CCAS", "Le bailleur"],
        actor=worker,
    )
    casework.note_guest(
        conference.guests.get(name="CCAS"),
        came=True,
        shared="La date d’entrée prévue",
        basis="accord de la personne",
        actor=worker,
    )
    for kind, language in (
        ("welcome_booklet", "français"),
        ("charter", "français"),
        ("charter", "arabe"),
        ("rights_notice", "français"),
    ):
        handout = casework.add_handout(
            stage.organisation,
            kind=kind,
            version=str(today.year),
            language=language,
            actor=boss,
        )
        given = casework.hand_over(
            other.household,
            handout=handout,
            given_to=str(head_of(other.household)),
            on=today - 90 * DAY,
            explained=True,
            actor=worker,
        )
        if kind != "rights_notice":
            casework.sign_hand_over(
                given,
                on=today - 90 * DAY,
                signed_how="screen",
                signed_as=str(head_of(other.household)),
                actor=worker,
            )
    file = casework.follow_file(
        one.household,
        kind="dalo",
        number="013-2026-0457",
        opened_on=today - 140 * DAY,
        actor=worker,
    )
    casework.note_file_step(
        file,
        on=today - 60 * DAY,
        what="Reconnu prioritaire par la commission",
        answer_by_on=today + 9 * DAY,
        actor=worker,
    )
    debt = casework.follow_file(
        other.household,
        kind="over_indebtedness",
        number="000126045712",
        opened_on=today - 80 * DAY,
        actor=worker,
    )
    casework.note_file_step(
        debt,
        on=today - 50 * DAY,
        what="Recevable",
        suspends="recovery",
        until_on=today + 600 * DAY,
        actor=worker,
    )


def _cohort(stage: Stage, followed: list[Measure]) -> None:
    worker, today = stage.by("social_worker"), stage.today
    families, young = stage.programmes["Sorties d’hôtel"].targets.order_by("pk")
    recent = sorted(followed, key=lambda m: m.period.lower, reverse=True)
    for rank, measure in enumerate(recent[:14]):
        january = today.replace(month=1, day=8)
        joined = max(january, min(measure.period.lower, today) - 45 * DAY)
        member = support.join_cohort(
            measure.household,
            target=young if _may_be_meant(young, measure, joined) else families,
            joined_on=joined,
            actor=worker,
        )
        entry = known_steps(member, today).get("entry")
        steps = [("visit_offered", 10, "")]
        if rank % 5 == 1:
            steps.append(("choice_no", 14, "Trop loin de l’école"))
        if rank % 5 != 3:
            steps.append(("choice_yes", 24, "Le quartier me plaît"))
        for kind, days, words in steps:
            on = min(joined + days * DAY, entry or today, today)
            support.note_cohort_step(member, kind=kind, on=on, words=words, actor=worker)
        if rank % 2 and entry and entry < today - 30 * DAY:
            support.note_cohort_step(member, kind="benefit", on=entry + 30 * DAY, actor=worker)


def _may_be_meant(target: Target, measure: Measure, on: date) -> bool:
    """Whether everyone grown up of a household is of the ages of a public, and known to be."""
    ages = ages_on(measure.household, on)
    return bool(ages) and all(age is not None and target.is_for(age) for age in ages)


def _protections(stage: Stage, followed: list[Measure]) -> None:
    worker = stage.by("social_worker")
    persons = [head_of(t.occupancy.household) for t in stage.wards]
    for person in filter(None, persons):
        people.record_protection(
            person,
            kind="reinforced",
            guardian="UDAF 13",
            contact="04 00 00 45 67",
            reference="jugement du 12 mars 2024",
            signs=True,
            pays=True,
            gets_copies=True,
            starts_on=stage.today - 500 * DAY,
            actor=worker,
        )
    people.hide_address(followed[-1].household, actor=worker)
