"""Papers of arrears: letters as they left, the report to the agency, a plan to sign."""

from collections.abc import Sequence

from palier.base.documents.sheets import Section, Sheet, Signature, sheet_pdf, sheets_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import amount_in_digits, day_in_words
from palier.base.tenancy.models import Organisation
from palier.base.ui.known import known
from palier.law.repayment import bases
from palier.registers.people.reads import head_of
from palier.work.arrears.models import Reminder, RepaymentPlan, UnpaidReport
from palier.work.leases.reads import current_of


def _letter(reminder: Reminder) -> Sheet:
    return Sheet(
        reminder.title,
        [Section(text=reminder.text)],
        lead=f"Le {day_in_words(reminder.step.on)}"
        + (
            ", lettre recommandée avec accusé de réception" if reminder.way == "registered" else ""
        ),
        addressee=reminder.addressee,
    )


def reminder_pdf(reminder: Reminder) -> bytes:
    """One letter, as it left."""
    entity = reminder.step.case.account.entity
    return sheet_pdf(reminder, reminder.organisation, _letter(reminder), entity=entity)


def reminders_pdf(reminders: Sequence[Reminder], organisation: Organisation) -> bytes:
    """Letters to print, one after the other."""
    return sheets_pdf(
        organisation,
        [_letter(reminder) for reminder in reminders],
        [reminder.step.case.account.entity for reminder in reminders],
    )


def report_pdf(report: UnpaidReport) -> bytes:
    """The report of an unpaid rent to the benefit agency (CCH art. R824-4)."""
    household = report.account.household
    home = current_of(household.pk, report.reported_on)
    place = home.main_place if home else None
    where = f"{place.street}, {place.postcode} {place.town}" if place else "logement quitté"
    if household.hidden_at is not None:
        where = "adresse tenue secrète"
    sheet = Sheet(
        "Signalement d’un impayé de loyer",
        [
            Section(
                "L’allocataire",
                pairs=[
                    ("Ménage", household.name),
                    ("Numéro d’allocataire", known(report.beneficiary_number)),
                    ("Logement", where),
                    ("Contrat", home.number if home else "terminé"),
                ],
            ),
            Section(
                "L’impayé",
                pairs=[
                    ("Dette au jour du signalement", euros(report.debt)),
                    ("Constitué le", day_in_words(report.constituted_on)),
                    ("Règle", f"{report.why} ({report.source})"),
                    ("À signaler avant le", day_in_words(report.due_on)),
                ],
            ),
            Section(
                text="Nous poursuivons le recouvrement de cette dette avec le ménage et cherchons "
                "un plan d’apurement qu’il puisse tenir. Nous demandons le maintien de l’aide."
            ),
        ],
        lead=f"Le {day_in_words(report.reported_on)}",
        addressee=[report.agency],
        signatures=[Signature(f"Pour {report.account.entity.name_on_papers}")],
        note="CCH art. R824-1 à R824-4. Ce signalement vaut saisine de la CCAPEX "
        "(loi n° 89-462, art. 24 II).",
    )
    return sheet_pdf(report, report.organisation, sheet, entity=report.account.entity)


def plan_pdf(plan: RepaymentPlan) -> bytes:
    """A plan to sign: what is owed, each instalment, what keeps it."""
    head = head_of(plan.account.household)
    name = head.formal_name if head else plan.account.household.name
    rows = [
        [str(rank), day_in_words(each.due_on), amount_in_digits(each.amount)]
        for rank, each in enumerate(plan.instalments.order_by("due_on"), start=1)
    ]
    basis = bases()[plan.basis]
    sheet = Sheet(
        "Plan d’apurement",
        [
            Section(
                text=f"{name} reconnaît devoir {euros(plan.total)} et s’engage à les payer en plus "
                "du loyer de chaque mois, qui passe toujours d’abord."
            ),
            Section(
                "Les échéances", heads=["N°", "Le", "Montant (€)"], rows=rows, widths=[1, 4, 2]
            ),
            Section(
                "Si une échéance est difficile",
                text="Appelez-nous tout de suite. Ce plan vient d’un juge : un seul loyer ou une "
                "seule échéance manquée peut y mettre fin (loi n° 89-462, art. 24 VII)."
                if plan.basis.startswith("judge")
                else f"Appelez-nous avant. Un retard de {plan.tolerance_days} jours ne rompt pas le "
                "plan. Il peut être revu si votre situation change. Il ne s’arrête jamais sans que "
                "nous vous ayons prévenu.",
            ),
        ],
        lead=f"Convenu le {day_in_words(plan.agreed_on)}, {basis.label}.",
        addressee=[name],
        signatures=[Signature(name), Signature(f"Pour {plan.account.entity.name_on_papers}")],
        note=basis.source[:1].upper() + basis.source[1:] + ".",
    )
    return sheet_pdf(plan, plan.organisation, sheet, entity=plan.account.entity)
