"""Whom each accompanies, what is overdue, who is away, and how time goes."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import NOTHING
from palier.base.kit.periods import last_day
from palier.base.kit.typography import day_in_words, in_digits, plural
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.shell import tone_of
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Person
from palier.registers.people.reads import heads_of
from palier.work.support import actions, forms, reads
from palier.work.support.models import CaseloadLoan
from palier.work.support.reads.caseload import Late, Rules

LIST = ("Accompagnements", "/accompagnements/")


def my_caseload(request: ActorRequest) -> HttpResponse:
    """The households one sees to: one's own, and those lent by a colleague away."""
    actor, today = request.actor, request.today
    workers = reads.responsible_for(actor.user_id, actor, today)
    rules = reads.Rules.of(actor.organisation, today)
    rows = list(reads.open_measures(actor, workers).order_by("household__sort_name", "pk"))
    heads = heads_of(row.household_id for row in rows)
    lines, weight, overdue = _lines_told(rules, rows, heads, actor, today)
    loans = CaseloadLoan.objects.visible_to(actor).on(today).filter(caseworker=actor.user_id)
    away = loans.select_related("lent_to").first()
    return show_cards(
        request,
        title="Mes ménages",
        lead=f"{plural(len(lines), 'mesure ouverte', 'mesures ouvertes')} · poids "
        f"{in_digits(weight)}",
        crumbs=[LIST],
        chips=[Chip(plural(overdue, "point à reprendre", "points à reprendre"), "bad")]
        if overdue
        else [],
        verbs=[
            Verb("Droits à renouveler", reverse("casework:rights"), "calendar"),
            Verb("L’équipe", reverse("support:team"), "user-group"),
        ],
        cards=[
            Card(
                "File active prêtée",
                text=f"À {away.lent_to.short_name}, jusqu’au "
                f"{day_in_words(last_day(away.period) or today)}.",
                tone="info",
            )
            if away
            else None,
            Card(
                "Ménages que j’accompagne",
                lines,
                empty="Aucune mesure ouverte à votre nom.",
                icon="users",
            ),
        ],
    )


def _lines_told(
    rules: Rules, rows: list[Any], heads: dict[int, Person], actor: Actor, today: date
) -> tuple[list[Line], Decimal, int]:
    """A line for each measure; how much they weigh, how many are late."""
    lines: list[Line] = []
    weight, overdue = NOTHING, 0
    for row in rows:
        told = reads.late(row, rules, today)
        overdue += told.any
        weight += rules.weights[row.intensity] if row.state == "active" else NOTHING
        lines.append(
            _caseload_line(row, told, rules, today, actor.user_id, heads.get(row.household_id))
        )
    return lines, weight, overdue


def _caseload_line(
    row: Any, told: Late, rules: reads.Rules, today: date, user_id: int | None, head: Person | None
) -> Line:
    """One household: what is late first, else when one last wrote."""
    last = row.last_contact_on
    why = [row.programme.name]
    if row.caseworker_id != user_id:
        why.append(f"prêtée par {row.caseworker.short_name}")
    why.append(f"dernière note le {day_in_words(last, short=True)}" if last else "aucune note")
    if row.planned_end_on:
        why.append(f"fin prévue le {day_in_words(row.planned_end_on, short=True)}")
    chip = None
    if row.state == "suspended":
        chip = Chip("suspendue", "wait", "pause")
    elif told.right:
        chip = Chip("un droit a expiré", "bad")
    elif told.end:
        chip = Chip("fin dépassée", "bad")
    elif told.quiet:
        chip = Chip(f"sans nouvelles depuis {rules.quiet_days} jours", "wait")
    elif row.next_right_on and tone_of(row.next_right_on, today):
        chip = Chip(f"droit : {day_in_words(row.next_right_on, short=True)}", "wait", "calendar")
    name = row.household.name + (f", {head.first_name}" if head and head.first_name else "")
    return Line(
        name,
        " · ".join(why),
        reverse("people:household", args=[row.household_id]),
        chip=chip,
    )


@needs_sight("support.measures")
def team(request: ActorRequest) -> HttpResponse:
    """Caseloads of the whole team, and what is overdue; never a ranking: by team, then by name."""
    actor, today = request.actor, request.today
    loads = reads.loads(actor, today)
    tables = []
    for name in dict.fromkeys(load.team for load in loads):
        rows = [load for load in loads if load.team == name]
        tables.append(Card(name, table=_team_table(rows)))
    loans = _loans_told(request, actor, today)
    return show_cards(
        request,
        title="Files actives de l’équipe",
        lead="Par équipe, dans l’ordre des prénoms. Le poids suit l’intensité de chaque mesure.",
        crumbs=[LIST],
        verbs=[
            *(each for told in shell.ask("support.team_verbs", actor) for each in told),
            verb(
                request,
                "support.lend_caseload",
                "Prêter une file active",
                reverse("support:lend_caseload"),
                "arrows-right-left",
                main=True,
            ),
        ],
        cards=[
            *(tables or [Card("L’équipe", empty="Aucune mesure ouverte.")]),
            Card("Absences et prêts", loans, empty="Personne n’est absent.", side=True),
        ],
    )


def _loans_told(request: ActorRequest, actor: Actor, today: date) -> list[Line]:
    """Who is away, and who stands in."""
    return [
        Line(
            f"{loan.caseworker.short_name} vers {loan.lent_to.short_name}",
            f"du {day_in_words(loan.period.lower)} au {day_in_words(last_day(loan.period) or today)}",
            verbs=verbs(
                verb(
                    request,
                    "support.end_loan",
                    "De retour…",
                    loan,
                    about=loan.caseworker.short_name,
                )
            ),
        )
        for loan in CaseloadLoan.objects.visible_to(actor)
        .filter(period__endswith__gt=today)
        .select_related("caseworker", "lent_to")
        .order_by("period", "pk")
    ]


def _team_table(rows: list[reads.Load]) -> Table:
    def link(load: reads.Load, extra: str) -> str:
        return f"{reverse('support:measures')}?referent={load.worker.pk}&{extra}"

    return Table(
        ["Référent", "Mesures", "Poids", "Fins dépassées", "Sans nouvelles", "Droits expirés"],
        [
            (
                f"{load.worker.first_name} {load.worker.last_name}"
                + (f" (prêtée à {load.lent_to})" if load.lent_to else ""),
                (load.count, link(load, "etat=ouvertes")),
                in_digits(load.weight),
                (load.ends, link(load, "fin=0")),
                (load.quiet, link(load, "nouvelles=sans")),
                (
                    load.rights,
                    f"{reverse('casework:rights')}?referent={load.worker.pk}&quand=passe",
                ),
            )
            for load in rows
        ],
        numbers=[1, 2, 3, 4, 5],
    )


@needs_sight("support.measures")
def lend_caseload(request: ActorRequest) -> HttpResponse:
    form = forms.LendCaseload(request, initial={"starts_on": request.today})
    return ask(
        request,
        form,
        actions.lend_caseload,
        request.actor.organisation,
        title="Prêter une file active",
        submit="Prêter cette file active",
        said="File active prêtée ; elle revient d’elle-même.",
        back=reverse("support:team"),
        crumbs=[LIST, ("L’équipe", reverse("support:team"))],
    )


CASELOAD_LOAN = Subject(
    CaseloadLoan,
    "equipe/prets/<int:pk>/",
    under=lambda row: (LIST, ("L’équipe", reverse("support:team"))),
)


CASELOAD_LOAN.verb(
    actions.end_loan,
    forms.EndLoan,
    at="retour/",
    title="De retour plus tôt",
    submit="Reprendre cette file active",
    said="La file active est revenue.",
    initial=lambda row, seen: {"on": seen.today},
)
