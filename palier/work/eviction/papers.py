"""Papers of prevention: where I stand, the assessment, the commission's sheets and minutes."""

from collections.abc import Sequence

from palier.base.documents.sheets import Bullet, Section, Sheet, Signature, sheet_pdf, sheets_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, time_in_words
from palier.base.ui.known import known
from palier.law.assessment import headings
from palier.registers.people.reads import head_of
from palier.work.eviction.models import (
    Commission,
    CommissionCase,
    CommissionMember,
    SocialAssessment,
)
from palier.work.eviction.reads import reads_all, seen_by
from palier.work.eviction.telling import WhereItStands


def where_pdf(told: WhereItStands, on_words: str) -> bytes:
    """The letter « Où j’en suis »: short sentences, one page."""
    household = told.household
    head = head_of(household)
    name = head.formal_name if head else household.name
    sections = [
        Section("Où vous en êtes", text="\n".join([told.debt, *told.situation])),
        Section(
            "Ce qu’il faut faire maintenant",
            lines=[
                Bullet(
                    each.what,
                    ", ".join(filter(None, [each.who, each.by])),
                )
                for each in told.todos
            ],
        ),
    ]
    if told.dates:
        sections.append(Section("Les dates à retenir", pairs=told.dates))
    if told.rights:
        sections.append(Section("Vos droits", lines=[Bullet(line) for line in told.rights]))
    sheet = Sheet(
        "Où j’en suis",
        sections,
        lead=f"Le {on_words}",
        addressee=[name],
        note="Cette lettre dit ce que nous savons ce jour-là. Une question : appelez-nous.",
    )
    return sheet_pdf(household, household.organisation, sheet)


def assessment_pdf(row: SocialAssessment) -> bytes:
    """The assessment under every heading of the decree; empty ones say so."""
    procedure = row.procedure
    sheet = Sheet(
        "Diagnostic social et financier",
        [
            Section(label, text=row.content.get(code) or "Non renseigné.")
            for code, label in headings().items()
        ],
        lead=f"Transmis le {day_in_words(row.sent_on)}" if row.sent_on else "Projet, non transmis",
        addressee=[procedure.household.name],
        note="Décret n° 2021-8 du 5 janvier 2021, art. 2. Transmis au juge et à la CCAPEX cinq "
        "jours ouvrés au moins avant l’audience.",
    )
    return sheet_pdf(row, row.organisation, sheet)


def _case(case: CommissionCase) -> Section:
    words = [
        ("Bailleur", case.landlord.name if case.landlord else "non précisé"),
        ("Apportée par", case.brought_by),
        ("Dette", euros(case.debt) if case.debt is not None else "non connue"),
        ("Loyer", known(case.rent, euros)),
        ("Procédure", case.stage or "aucune"),
        ("Ménage informé le", day_in_words(case.informed_on)),
    ]
    if case.household_words:
        words.append(("Ce que le ménage demande", case.household_words))
    return Section(f"{case.rank}. {case.name}", text=case.summary, pairs=words)


def agenda_pdf(commission: Commission, member: CommissionMember) -> bytes:
    """The agenda as one member may read it: a landlord, its own tenants only."""
    cases = seen_by(member, commission)
    at = f" à {time_in_words(commission.at)}" if commission.at else ""
    sheet = Sheet(
        "CCAPEX locale, ordre du jour",
        [_case(case) for case in cases]
        or [Section(text="Aucune situation de vos locataires à cette séance.")],
        lead=f"Séance du {day_in_words(commission.on)}{at}. {commission.place}",
        addressee=[member.name, str(member.body)],
        note="Document confidentiel, remis à ce membre seulement (loi n° 90-449, art. 7-2). À "
        "détruire après la séance.",
    )
    return sheets_pdf(commission.organisation, [sheet])


def minutes_pdf(commission: Commission, cases: Sequence[CommissionCase]) -> bytes:
    """The minutes: who came, each opinion, what is asked of whom by when."""
    return sheet_pdf(commission, commission.organisation, _minutes(commission, cases))


def minutes_for(commission: Commission, member: CommissionMember) -> bytes:
    """The minutes as one member may read them: a landlord, its own tenants only."""
    told = _minutes(
        commission,
        seen_by(member, commission),
        [member.name, str(member.body)],
        with_rest=reads_all(member),
    )
    return sheets_pdf(commission.organisation, [told])


def _minutes(
    commission: Commission,
    cases: Sequence[CommissionCase],
    addressee: Sequence[str] = (),
    *,
    with_rest: bool = True,
) -> Sheet:
    present = commission.attendances.select_related("member__body").order_by("member__name")
    sections = [
        Section(
            "Présents",
            heads=["Qui", "Structure", ""],
            rows=[
                [each.member.name, str(each.member.body), "présent" if each.came else "absent"]
                for each in present
            ],
            widths=[3, 4, 2],
        )
    ]
    for case in cases:
        asked = [
            Bullet(
                f"{each.get_outcome_display()[:1].upper()}{each.get_outcome_display()[1:]} : {each.who}",
                f"avant le {day_in_words(each.due_on)}",
            )
            for each in case.recommendations.order_by("due_on", "pk")
        ]
        sections.append(Section(f"{case.rank}. {case.name}", text=case.opinion, lines=asked))
    if commission.minutes and with_rest:
        sections.append(Section("Divers", text=commission.minutes))
    return Sheet(
        "CCAPEX locale, relevé d’avis",
        sections,
        addressee=addressee,
        lead=f"Séance du {day_in_words(commission.on)}. {commission.place}",
        signatures=[Signature(f"Pour {commission.organisation.name}")],
        note="Loi n° 90-449, art. 7-2. Avis et recommandations, sans valeur de jugement.",
    )
