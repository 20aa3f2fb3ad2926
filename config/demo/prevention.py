"""Arrears found and talked over, plans, procedures day by day, the lawyer, the local commission."""

from datetime import date, datetime, time
from decimal import Decimal
from itertools import cycle

from django.utils.timezone import make_aware

from config.demo.letting import a_household
from config.demo.stage import DAY, Stage
from palier.law.dates import add_months
from palier.law.holidays import next_open
from palier.registers.people.actions import add_body
from palier.registers.people.models import Body, Household
from palier.work.arrears import actions as arrears
from palier.work.arrears.models import ArrearsCase, RepaymentPlan
from palier.work.arrears.reads import step_waits
from palier.work.benefits.models import Claimant
from palier.work.eviction import actions as eviction
from palier.work.eviction.models import Procedure
from palier.work.leases.actions import record_guarantee
from palier.work.leases.models import Occupancy
from palier.work.leases.reads import current_of

MENTIONS = ["delay", "rent", "statement", "warning", "fsl", "judge"]
SAID = [
    ("reached", "Heures de travail réduites depuis septembre, va demander une avance."),
    ("promised", "Paie le jour de sa paie."),
    ("nobody", "Message laissé, sans reproche."),
    ("help", "Demande à voir Samira pour le budget."),
    ("disputed", "Dit avoir payé en espèces : à vérifier avec la caisse."),
]
PARTNERS = [
    ("CCAS de Marseille", "Mme Bonnet", "partner", "all"),
    ("La Chaumière", "Mme Reynier", "partner", "all"),
    ("Maison de la solidarité", "M. Vial", "prescriber", "all"),
    ("Sous-préfecture", "Mme Gallet", "partner", "all"),
    ("Phocée Habitat", "M. Imbert", "landlord", "own"),
]


def arrears_and_prevention(stage: Stage) -> None:
    """What the nights found, what people did about it, and where each procedure stands."""
    manager, today = stage.by("rental_manager"), stage.today
    arrears.adopt_usual_rules(stage.organisation, actor=manager)
    arrears.add_rule(
        stage.organisation,
        name="Avant toute assignation",
        presence="here",
        least_days=120,
        least_amount=Decimal("600.00"),
        step="referral",
        actor=manager,
    )
    for days in (75, 40, 12):
        arrears.find_arrears(stage.organisation, on=today - days * DAY, actor=manager)
        _work_on(stage, today - (days - 4) * DAY, left=4 if days == 12 else 0)
    arrears.find_arrears(stage.organisation, on=today, actor=manager)
    _outside(stage)
    _plans(stage)
    bodies = _commission_partners(stage)
    running = _procedures(stage, bodies)
    _with_a_lawyer(stage, running)
    _commission(stage, running, bodies)


def _work_on(stage: Stage, on: date, *, left: int = 0) -> None:
    """A week after the night: most cases are taken on, called, written to; some still wait."""
    worker, manager = stage.by("social_worker"), stage.by("rental_manager")
    said = cycle(SAID)
    noon = make_aware(datetime.combine(on, time(12)))
    rows = ArrearsCase.objects.filter(step_waits(on)).select_related(
        "account__household", "rule", "organisation"
    )
    letters = []
    for rank, case in enumerate(rows.order_by("pk")):
        if rank % 5 == 4:
            continue
        if left and case.state == "found" and case.debt < 400:
            left -= 1
            continue
        if case.rule.step in ("message", "letter", "registered"):
            letters.append(case)
            continue
        result, text = next(said)
        arrears.note_step(
            case,
            kind="call" if case.rule.step == "call" else "visit",
            on=on,
            result=result,
            promised_on=on + 9 * DAY if result == "promised" else None,
            text=text,
            actor=worker if rank % 2 else manager,
        )
    for kind in ("letter", "registered"):
        mine = [case for case in letters if case.rule.step == kind]
        if mine:
            arrears.send_reminders(
                stage.organisation, cases=mine, kind=kind, on=on, send_at=noon, actor=manager
            )


def _open(stage: Stage) -> list[ArrearsCase]:
    rows = ArrearsCase.objects.exclude(state="closed").select_related(
        "account__household", "organisation", "rule"
    )
    return list(rows.order_by("-debt", "pk"))


def _outside(stage: Stage) -> None:
    """Some debts are told to the agency, one in time and one late; a guarantor is called on."""
    manager = stage.by("rental_manager")
    unpaid = [case for case in _open(stage) if case.unpaid_since]
    for case in unpaid[:2]:
        number = Claimant.objects.filter(household=case.account.household).first()
        arrears.report_unpaid(
            case,
            reported_on=stage.today - 2 * DAY,
            agency="CAF des Bouches-du-Rhône",
            beneficiary_number=number.number if number else "",
            actor=manager,
        )
    present = [case for case in _open(stage) if case.is_present]
    for case in present[4:6]:
        home = current_of(case.account.household_id, stage.today)
        if home is None or home.guarantees.exists():
            continue
        guarantee = record_guarantee(
            home,
            kind="loca_pass",
            name="Action Logement",
            reference=f"LP-{home.number}",
            given_on=home.starts_on,
            actor=manager,
        )
        if case == present[4]:
            arrears.call_guarantee(
                case,
                guarantee=guarantee,
                declared_on=stage.today - DAY,
                amount=min(case.debt, Decimal("300.00")),
                reference="DI-2291",
                actor=manager,
            )
    paused = next((case for case in present[6:] if case.state == "followed"), None)
    if paused is not None:
        arrears.pause_case(
            paused,
            because="FSL demandé, réponse attendue",
            until=add_months(stage.today, 1),
            on=stage.today,
            actor=stage.by("social_worker"),
        )


def _plans(stage: Stage) -> None:
    """A plan begun three months ago and not kept, one waiting for a signature."""
    taken = set(RepaymentPlan.objects.values_list("account", flat=True))
    free = [c for c in _open(stage) if c.account_id not in taken and c.debt > 120 and c.is_present]
    worker = stage.by("social_worker")
    lately, before = stage.today - 6 * DAY, stage.today - 80 * DAY
    proposed = next((case for case in free if arrears.owed_on(case.account, lately) > 120), None)
    others = (case for case in free if case is not proposed)
    broken = next((case for case in others if arrears.owed_on(case.account, before) > 120), None)
    for case, agreed_on, basis in ((proposed, lately, "amicable"), (broken, before, "caf")):
        if case is None:
            continue
        debt = arrears.owed_on(case.account, agreed_on)
        monthly = max(Decimal(25), (debt / 30).quantize(Decimal(1)) + 1)
        arrears.record_plan(
            case.account,
            basis=basis,
            total=debt,
            capacity=monthly + 10,
            monthly=monthly,
            agreed_on=agreed_on,
            first_due_on=(agreed_on.replace(day=1) + 35 * DAY).replace(day=10),
            is_signed=case is broken,
            actor=worker,
        )


def _commission_partners(stage: Stage) -> dict[str, Body]:
    """Those who sit; the landlord reads its own tenants only."""
    found = {}
    for name, who, kind, sees in PARTNERS:
        body = Body.objects.filter(name=name).first() or add_body(
            stage.organisation, name=name, kinds=[kind], actor=stage.by("rental_manager")
        )
        eviction.add_commission_member(
            stage.organisation, name=who, body=body, sees=sees, actor=stage.by("supervisor")
        )
        found[name] = body
    return found


def _procedures(stage: Stage, bodies: dict[str, Body]) -> list[Procedure]:
    """One of ours to save, one in a residence, one elsewhere with a protocol, two that ended well."""
    ours = _of_ours(stage)
    elsewhere = _elsewhere(stage, bodies["Phocée Habitat"])
    return [*ours, *elsewhere]


def _of_ours(stage: Stage) -> list[Procedure]:
    lawyer, today, found = stage.by("lawyer"), stage.today, []
    rows = Occupancy.objects.filter(state="active", household__hidden_at=None).select_related(
        "household"
    )
    owing = {case.account.household_id: case for case in reversed(_open(stage))}
    leases = list(rows.filter(regime="loi89").order_by("pk"))
    leases.sort(key=lambda row: -owing[row.household_id].debt if row.household_id in owing else 0)
    if leases:
        home = leases[0]
        hearing = next_open(today + 52 * DAY)
        debt = owing[home.household_id].debt if home.household_id in owing else Decimal("1238.40")
        served = max(next_open(today - 82 * DAY), home.starts_on + 3 * DAY)
        procedure = eviction.open_procedure(
            home.household,
            occupancy=home,
            opened_on=served,
            debt=debt,
            lawyer="Me Salvan",
            bailiff="Étude Castel",
            has_guarantor=False,
            actor=lawyer,
        )
        for code, on, given in (
            ("referral", served, {}),
            ("payment_order", served, {"amount": debt, "mentions": MENTIONS[:5]}),
            (
                "summons",
                next_open(today - 6 * DAY),
                {"hearing_on": hearing, "reference": "RG 26/01187"},
            ),
            ("assessment_asked", next_open(today - 3 * DAY), {}),
        ):
            eviction.note_procedure_step(procedure, code=code, on=on, actor=lawyer, **given)
        eviction.start_assessment(
            procedure,
            shared=["family", "support"],
            started_on=today - 2 * DAY,
            actor=stage.by("social_worker"),
        )
        found.append(procedure)
    residence = next(
        (
            row
            for row in rows.filter(regime="logement_foyer").order_by("pk")
            if row.household_id in owing
        ),
        None,
    )
    if residence is not None:
        procedure = eviction.open_procedure(
            residence.household,
            occupancy=residence,
            opened_on=today - 20 * DAY,
            debt=owing[residence.household_id].debt,
            actor=lawyer,
        )
        eviction.note_procedure_step(
            procedure, code="formal_notice", on=today - 20 * DAY, form="hand", actor=lawyer
        )
        found.append(procedure)
    return found


def _elsewhere(stage: Stage, landlord: Body) -> list[Procedure]:
    """Households that another landlord houses, whom we help to stay."""
    lawyer, today, found = stage.by("lawyer"), stage.today, []
    endings = ["", "", "plan_kept", "rehoused"]
    for rank, ending in enumerate(endings):
        household = a_household(stage, "social", today - (400 - 30 * rank) * DAY)
        first = next_open(today - (330 - 40 * rank) * DAY)
        procedure = eviction.open_procedure(
            household,
            landlord=landlord,
            regime="social_lease",
            signed_on=date(2019 + rank, 4, 1),
            opened_on=first,
            debt=Decimal("2140.00") - 310 * rank,
            lawyer="Me Salvan",
            actor=lawyer,
        )
        _acts(procedure, first, rank, lawyer)
        if ending:
            eviction.end_procedure(
                procedure, ending=ending, ended_on=today - (10 + 2 * rank) * DAY, actor=lawyer
            )
        else:
            found.append(procedure)
    eviction.sign_protocol(
        found[0],
        signed_on=today - 30 * DAY,
        until=add_months(today, 17),
        actor=lawyer,
    )
    return found


def _acts(procedure: Procedure, first: date, rank: int, actor: object) -> None:
    hearing = next_open(first + 150 * DAY)
    outcome = {"outcome": "terminated"} if rank < 2 else {"outcome": "suspended", "months": 24}
    steps = [
        ("referral", first, {}),
        ("payment_order", first, {"mentions": MENTIONS, "amount": procedure.debt}),
        ("summons", next_open(first + 75 * DAY), {"hearing_on": hearing}),
        ("prefect_notice", first + 80 * DAY, {}),
        ("judgment", hearing, outcome),
        ("judgment_served", next_open(hearing + 12 * DAY), {}),
    ]
    if rank == 1:
        steps.append(("order_to_vacate", next_open(hearing + 40 * DAY), {}))
    for code, on, given in steps:
        eviction.note_procedure_step(procedure, code=code, on=on, actor=actor, **given)  # type: ignore[arg-type]


def _with_a_lawyer(stage: Stage, running: list[Procedure]) -> None:
    """A session held, its advice kept apart; one to come."""
    worker, lawyer, today = stage.by("social_worker"), stage.by("lawyer"), stage.today
    for days in (-16, 5):
        session = eviction.plan_lawyer_session(
            stage.organisation,
            on=next_open(today + days * DAY),
            begins_at=time(14),
            place="Maison des droits, salle 2",
            lawyer="Salvan",
            actor=worker,
        )
        people: list[Household | None] = [*(each.household for each in running[:2]), None]
        for rank, household in enumerate(people):
            row = eviction.book_reception(
                session,
                household=household,
                at=time(14 + rank // 2, 30 * (rank % 2)),
                subject_words=["Assignation reçue", "Demander des délais", "Congé pour vente"][
                    rank
                ],
                actor=worker,
            )
            if days > 0:
                continue
            row = eviction.note_reception(
                row, came=rank != 1, next_step="Aide juridictionnelle demandée", actor=worker
            )
            if rank == 0:
                eviction.give_advice(
                    row,
                    text="Le commandement ne dit pas comment saisir le juge : soulever la nullité à "
                    "l’audience, et demander des délais si elle est rejetée.",
                    actor=lawyer,
                )


def _commission(stage: Stage, running: list[Procedure], bodies: dict[str, Body]) -> None:
    """A session held, whose recommendations are followed; the next one, with its agenda."""
    actor, today = stage.by("social_worker"), stage.today
    held_on = next_open(today - 48 * DAY)
    held = eviction.call_commission(
        stage.organisation, on=held_on, at=time(9, 30), place="Mairie annexe", actor=actor
    )
    told = [
        (
            running[-1],
            "Un accompagnement et un relogement à préparer.",
            "rehousing",
            "La Chaumière",
        ),
        (None, "Un plan que le ménage peut tenir, avec le FSL.", "fsl", "CCAS de Marseille"),
        (None, "Maintien de l’aide pendant le plan.", "keep_benefit", "Sous-préfecture"),
    ]
    for rank, (procedure, opinion, outcome, who) in enumerate(told):
        case = eviction.put_on_agenda(
            held,
            procedure=procedure,
            name="" if procedure else f"Mme {'KL'[rank - 1]}.",
            landlord=bodies["Phocée Habitat"],
            brought_by="Phocée Habitat" if rank else "Les Maisons du Platane",
            debt=Decimal("1460.00") + 200 * rank,
            rent=Decimal("412.30"),
            stage="assignation reçue" if rank else "commandement de quitter les lieux",
            summary="Séparation, puis reprise d’emploi en mars. Le loyer courant est repris.",
            informed_on=held_on - 12 * DAY,
            household_words="Rester dans le quartier, à cause de l’école.",
            actor=actor,
        )
        eviction.give_opinion(case, opinion=opinion, given_on=held_on, actor=actor)
        asked = eviction.recommend(
            case, outcome=outcome, who=who, due_on=held_on + (30 + 25 * rank) * DAY, actor=actor
        )
        if rank == 1:
            eviction.finish_recommendation(
                asked, done_on=today - 5 * DAY, result="Accordé : 640 €.", actor=actor
            )
    present = list(held.organisation.commissionmember_set.all()[:4])
    eviction.note_commission_attendance(held, present=present, actor=actor)
    eviction.hold_commission(
        held, held_on=held_on, minutes="Prochaine séance en mairie.", actor=actor
    )
    coming = eviction.call_commission(
        stage.organisation,
        on=next_open(today + 8 * DAY),
        at=time(9, 30),
        place="Mairie annexe",
        actor=actor,
    )
    for procedure in running[:2]:
        eviction.put_on_agenda(
            coming,
            procedure=procedure,
            brought_by="Les Maisons du Platane",
            debt=procedure.debt,
            stage="assignation, audience fixée" if procedure == running[0] else "mise en demeure",
            summary="Loyer courant repris le mois dernier ; plan proposé.",
            informed_on=today - 4 * DAY,
            household_words="Garder le logement et payer petit à petit.",
            actor=actor,
        )
