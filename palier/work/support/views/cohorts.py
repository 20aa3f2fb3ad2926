"""Cohorts: where each household of a yearly target stands."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.known import if_known
from palier.base.ui.lists import Chip, rows_as_xlsx
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.base.ui.taking import may_take
from palier.registers.people.models import Household
from palier.registers.programmes.models import Target
from palier.work.casework.finding import crumbs as _crumbs
from palier.work.support import actions, forms, reads
from palier.work.support.finding import HOUSEHOLD
from palier.work.support.models import CohortMember, CohortStep
from palier.work.support.reads.cohorts import MemberTold

SHORT = {
    "visit_offered": "Visite",
    "choice_yes": "Choix",
    "entry": "Entrée",
    "benefit": "Aide ouverte",
    "first_rent": "Premier loyer",
}


@needs_sight("support.measures")
def cohorts(request: ActorRequest) -> HttpResponse:
    """Each target of a year: expected, in, steps passed, and the gap."""
    asked = request.GET.get("annee", "")
    targets = Target.objects.visible_to(request.actor).select_related("programme")
    years = sorted(set(targets.values_list("year", flat=True)), reverse=True)
    year = int(asked) if asked.isdecimal() else (years[0] if years else request.today.year)
    chosen = list(targets.filter(year=year).order_by("programme__name", "pk"))
    told = reads.cohort(chosen, request.today)
    if request.GET.get("format") == "xlsx":
        return _sheet(request, told, year)
    return show_cards(
        request,
        title=f"Cohortes {year}",
        lead="Objectif annuel par public, jalons passés, mois depuis l’entrée. L’entrée et le "
        "premier loyer depuis l’entrée se lisent dans le contrat et les paiements.",
        crumbs=[("Accompagnements", "/accompagnements/")],
        chips=[_pace(told, year, request.today)] if told else [],
        verbs=[Verb("Exporter", f"?annee={year}&format=xlsx", "arrow-down-tray")]
        if told and may_take(request.actor)
        else [],
        tabs=[],
        cards=[
            _summary(told, request.today)
            if told
            else Card(
                "Objectifs",
                empty="Aucun objectif. Fixez-en un depuis la page d’un dispositif.",
            ),
            *(_members(request, each) for each in told),
            Card(
                "Autres années",
                [Line(str(y), url=f"?annee={y}") for y in years if y != year],
                side=True,
            )
            if len(years) > 1
            else None,
        ],
    )


def _pace(told: list[reads.TargetTold], year: int, today: date) -> Chip:
    """How many came, beside what a steady pace would have brought by now."""
    expected, count = sum(t.target.expected for t in told), sum(t.count for t in told)
    said = f"{plural(count, 'ménage')} sur {expected} attendus"
    if year != today.year:
        return Chip(said)
    by_now = sum(t.expected_by(today) for t in told)
    return Chip(
        f"{said}, {by_now} à ce jour pour tenir le rythme", "wait" if count < by_now else ""
    )


def _summary(told: list[reads.TargetTold], today: date) -> Card:
    """One row a public. Who came in excess for one public is not missing less for another."""
    rows = [
        (
            ", ".join(filter(None, [str(each.target.programme), each.target.public])),
            each.target.expected,
            each.expected_by(today),
            each.count,
            each.left,
            each.missing,
            *(each.passed(step) for step in reads.STEPS),
        )
        for each in told
    ]
    sums = [sum(column) for column in zip(*(row[1:] for row in rows), strict=True)]
    heads = ["Public", "Attendus", "À ce jour", "Venus", "Dont sortis", "Manquent"]
    return Card(
        "Objectifs et écarts",
        table=Table(
            [*heads, *SHORT.values()], rows, ["Total", *sums], list(range(1, len(heads) + 5))
        ),
        text="« À ce jour » : ce qu’un rythme égal toute l’année aurait fait venir. « Manquent » "
        "s’ajoute public par public : un public dépassé n’en comble pas un autre.",
    )


def _sheet(request: ActorRequest, told: list[reads.TargetTold], year: int) -> HttpResponse:
    """Every household that one may see, with its steps."""
    seen = set(
        CohortMember.objects.visible_to(request.actor)
        .filter(target__year=year)
        .values_list("pk", flat=True)
    )
    heads = ["Dispositif", "Public", "Ménage", "Depuis le", "Sorti le", *SHORT.values()]
    rows = (
        [
            str(each.target.programme),
            each.target.public,
            member.member.household.name,
            member.member.joined_on,
            member.member.left_on,
            *(member.steps.get(step) for step in reads.STEPS),
            member.months_in,
        ]
        for each in told
        for member in each.members
        if member.member.pk in seen
    )
    heads.append("Mois depuis l’entrée")
    return rows_as_xlsx(request, f"Cohortes {year}", heads, rows, f"cohortes-{year}")


def _members(request: ActorRequest, each: reads.TargetTold) -> Card:
    members = CohortMember.objects.visible_to(request.actor).filter(target=each.target)
    seen = set(members.values_list("pk", flat=True))
    rest = each.count - len(seen)
    rows = [
        (
            (told.member.household.name, reverse("support:cohort_member", args=[told.member.pk])),
            *(
                day_in_words(told.steps[step], short=True) if step in told.steps else ""
                for step in reads.STEPS
            ),
            told.months_in,
        )
        for told in each.members
        if told.member.pk in seen
    ]
    if not rows:
        return Card(
            str(each.target),
            empty=f"{plural(rest, 'ménage', 'ménages')}, hors de vos lieux."
            if rest
            else "Aucun ménage encore : faites-en entrer un depuis sa page.",
        )
    return Card(
        str(each.target),
        table=Table(["Ménage", *SHORT.values(), "Mois depuis l’entrée"], rows, numbers=[6]),
        note=f"Et {plural(rest, 'autre ménage', 'autres ménages')}, hors de vos lieux."
        if rest
        else "",
    )


@HOUSEHOLD.asks("cohorte/")
def join_cohort(request: ActorRequest, row: Household) -> HttpResponse:
    return ask(
        request,
        forms.JoinCohort(request, initial={"joined_on": request.today}),
        actions.join_cohort,
        row,
        title=f"Faire entrer {row.name} dans une cohorte",
        submit="Faire entrer dans cette cohorte",
        said="Ménage entré dans la cohorte.",
        to=lambda made: reverse("support:cohort_member", args=[made.pk]),
        back=reverse("people:household", args=[row.pk]),
        crumbs=_crumbs(row),
    )


COHORT_MEMBER = Subject(
    CohortMember,
    "cohortes/menages/<int:pk>/",
    fetch=("household", "target__programme"),
    page="support:cohort_member",
    under=lambda row: _crumbs(row.household),
)


@COHORT_MEMBER.shown
def cohort_member(request: ActorRequest, row: CohortMember) -> HttpResponse:
    """A household of a cohort: its steps, with its words."""
    known = reads.cohort([row.target], request.today)[0]
    told = next(each for each in known.members if each.member.pk == row.pk)
    lines = _step_lines(request, row, told)
    months = if_known(told.months_in, " · {} mois depuis l’entrée".format) or ""
    return show_cards(
        request,
        title=f"{row.household.name}, {row.target.programme}",
        lead=f"{row.target}, depuis le {day_in_words(row.joined_on)}{months}",
        crumbs=[*_crumbs(row.household), ("Cohortes", reverse("support:cohorts"))],
        chips=[Chip(f"sorti : {row.left_because}")] if row.left_on else [],
        verbs=[
            verb(
                request,
                "support.leave_cohort",
                "Sortie…",
                row,
            ),
            verb(
                request,
                "support.note_cohort_step",
                "Noter un jalon",
                row,
                "plus",
                main=True,
            ),
        ]
        if not row.left_on
        else [],
        cards=[Card("Jalons", lines, empty="Aucun jalon encore.", icon="flag")],
    )


def _step_lines(request: ActorRequest, row: CohortMember, told: MemberTold) -> list[Line]:
    """The steps noted, then those that the contract tells."""
    noted = list(row.steps.order_by("-on", "-pk"))
    lines = [
        Line(
            capitalised(step.get_kind_display()),
            step.words,
            chip=Chip(day_in_words(step.on)),
            verbs=verbs(
                verb(
                    request,
                    "support.remove_cohort_step",
                    "Erreur…",
                    step,
                    about=str(step),
                )
            ),
        )
        for step in noted
    ]
    kinds = {step.kind for step in noted}
    lines += [
        Line(
            capitalised(str(CohortStep.Kind(kind).label)),
            "su par le contrat ou les paiements",
            chip=Chip(day_in_words(on)),
            icon="check-circle",
        )
        for kind, on in told.steps.items()
        if kind not in kinds
    ]
    return lines


COHORT_STEP = Subject(
    CohortStep,
    "cohortes/jalons/<int:pk>/",
    fetch=("member__household", "member__target"),
    page=lambda row: reverse("support:cohort_member", args=[row.member_id]),
    under=lambda row: _crumbs(row.member.household),
)
COHORT_STEP.verb(
    actions.remove_cohort_step,
    at="retirer/",
    title=lambda row: f"Retirer ce jalon : {row}",
    submit="Retirer ce jalon",
    said="Jalon retiré.",
    to=lambda made: reverse("support:cohort_member", args=[made.pk]),
    danger=True,
)


COHORT_MEMBER.verb(
    actions.note_cohort_step,
    forms.NoteCohortStep,
    at="jalon/",
    title=lambda row: f"Un jalon, {row.household.name}",
    submit="Noter ce jalon",
    said="Jalon noté.",
    lead="Ne pas retenir un logement ne retire aucun droit.",
    initial=lambda row, seen: {"on": seen.today},
)


COHORT_MEMBER.verb(
    actions.leave_cohort,
    forms.LeaveCohort,
    at="sortie/",
    title=lambda row: f"Sortie de cohorte, {row.household.name}",
    submit="Noter cette sortie",
    said="Sortie notée.",
    initial=lambda row, seen: {"left_on": seen.today},
)
