"""Cases, plans and reports, as lists."""

from datetime import date

from django.db.models import F, Q
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.law.dates import add_months
from palier.registers.people.following import by_follower
from palier.work.arrears.models import (
    ArrearsCase,
    CaseState,
    PlanState,
    Presence,
    RepaymentPlan,
    StepKind,
    UnpaidReport,
)
from palier.work.arrears.reads import AGES, age_is, still_open, to_report

TONES = {"found": "wait", "followed": "", "paused": "info"}


def _state(case: ArrearsCase) -> Chip:
    why = ""
    if case.state == CaseState.PAUSED and case.paused_until:
        why = f"jusqu’au {day_in_words(case.paused_until, short=True)} : {case.paused_because}"
    return Chip(case.get_state_display(), TONES.get(case.state, ""), "", why)  # type: ignore[arg-type]


def _next(case: ArrearsCase) -> Chip:
    words = case.rule.get_step_display()
    if case.state == CaseState.PAUSED:
        return Chip("—")
    if getattr(case, "waits", False):
        return Chip(words, "wait", "", case.rule.name)
    if getattr(case, "has_plan", False):
        return Chip("suivre le plan", "info")
    if getattr(case, "has_promise", False):
        return Chip("paiement promis", "info")
    return Chip("fait", "ok", "check", words)


def cases_of(today: date) -> ListPage:
    """The open cases, and which wait for a step on a day."""
    return ListPage(
        title="Impayés et prévention",
        unit=("dossier", "dossiers"),
        lead="Trouvés chaque nuit dans les comptes, par vos règles. Rien ne part sans un oui.",
        template="arrears/cases.html",
        rows=lambda actor: still_open(ArrearsCase.objects.visible_to(actor), today),
        columns=[
            Column(
                "Ménage",
                lambda case: case.account.household.name,
                sort="account__household__sort_name",
                link=lambda case: reverse("arrears:case", args=[case.pk]),
            ),
            Column("Dette (€)", lambda case: case.debt, kind="money", sort="debt", total="debt"),
            Column("Depuis", lambda case: case.default_on, kind="day", sort="default_on"),
            Column("En mois", lambda case: case.months_owed.removesuffix(" mois"), muted=True),
            Column(
                "Présence",
                lambda case: Chip("présent") if case.is_present else Chip("parti", "wait"),
                kind="chip",
            ),
            Column("À proposer", _next, kind="chip"),
            Column(
                "Dernière démarche",
                lambda case: case.last_step_on,
                kind="day",
                sort="last_step_on",
            ),
            Column(
                "Suivi par", lambda case: case.worker.short_name if case.worker else "", muted=True
            ),
            Column("État", _state, kind="chip"),
        ],
        sort="-debt",
        search=("account__household__sort_name", "account__household__name"),
        search_label="Chercher un ménage",
        filters=[
            Filter(
                "etape",
                "Étape",
                lambda actor: StepKind.choices,
                lambda v: Q(rule__step=v, waits=True),
            ),
            Filter(
                "etat",
                "État",
                lambda actor: [c for c in CaseState.choices if c[0] != "closed"],
                lambda v: Q(state=v),
            ),
            Filter(
                "qui",
                "Ménages",
                lambda actor: [c for c in Presence.choices if c[0] != "any"],
                lambda v: Q(is_present=v == "here"),
            ),
            Filter(
                "caf", "CAF", lambda actor: [("a-signaler", "à signaler")], lambda v: to_report()
            ),
            by_follower("account__household"),
            Filter("age", "Âge", lambda actor: [(a[0], a[1]) for a in AGES], age_is),
        ],
        empty=Empty(
            "Aucun impayé à suivre",
            "Chaque nuit, les comptes sont lus par vos règles. Commencez par elles.",
            "Voir les règles",
            "arrears:rules",
            "arrears.change_rule",
            icon="check-circle",
        ),
        file_name="impayes",
    )


def history_of(today: date) -> ListPage:
    """Every case, open or over, found since a number of months before a day."""
    return ListPage(
        title="Tous les dossiers d’impayé",
        unit=("dossier", "dossiers"),
        lead="Ouverts et clos, et comment chacun a fini.",
        template="arrears/cases.html",
        rows=lambda actor: ArrearsCase.objects.visible_to(actor).select_related(
            "account__household"
        ),
        columns=[
            Column(
                "Ménage",
                lambda case: case.account.household.name,
                sort="account__household__sort_name",
                link=lambda case: reverse("arrears:case", args=[case.pk]),
            ),
            Column("Trouvé le", lambda case: case.found_on, kind="day", sort="found_on"),
            Column("Clos le", lambda case: case.closed_on, kind="day", sort="closed_on"),
            Column(
                "Où il en est",
                lambda case: Chip(
                    case.get_closing_display() if case.closing else case.get_state_display(),
                    "ok" if case.closing == "healed" else "",
                ),
                kind="chip",
            ),
        ],
        sort="-found_on",
        search=("account__household__sort_name",),
        filters=[
            Filter("etat", "État", lambda actor: CaseState.choices, lambda v: Q(state=v)),
            Filter(
                "fin", "Fin", lambda actor: ArrearsCase.Closing.choices, lambda v: Q(closing=v)
            ),
            Filter(
                "depuis",
                "Trouvés depuis",
                lambda actor: [("1", "un mois"), ("3", "trois mois"), ("12", "un an")],
                lambda v: Q(found_on__gte=add_months(today, -int(v))),
            ),
        ],
        empty=Empty("Aucun dossier", "Une dette payée clôt son dossier toute seule."),
        file_name="impayes-historique",
    )


PLAN_TONES = {"proposed": "wait", "running": "", "kept": "ok", "broken": "bad"}

PLANS = ListPage(
    title="Plans d’apurement",
    unit=("plan", "plans"),
    lead="Le loyer courant d’abord ; ce qui est payé en plus va au plan.",
    template="arrears/cases.html",
    rows=lambda actor: RepaymentPlan.objects.visible_to(actor).select_related(
        "account__household"
    ),
    columns=[
        Column(
            "Ménage",
            lambda plan: plan.account.household.name,
            sort="account__household__sort_name",
            link=lambda plan: reverse("arrears:plan", args=[plan.pk]),
        ),
        Column("Fondement", lambda plan: plan.get_basis_display(), sort="basis"),
        Column("Dette (€)", lambda plan: plan.total, kind="money", sort="total", total="total"),
        Column("Mensualité (€)", lambda plan: plan.monthly, kind="money", sort="monthly"),
        Column("Convenu le", lambda plan: plan.agreed_on, kind="day", sort="agreed_on"),
        Column(
            "État",
            lambda plan: Chip(
                plan.get_state_display(),
                PLAN_TONES.get(plan.state, ""),  # type: ignore[arg-type]
                "",
                f"le {day_in_words(plan.ended_on, short=True)}" if plan.ended_on else "",
            ),
            kind="chip",
        ),
    ],
    sort="-agreed_on",
    search=("account__household__sort_name",),
    filters=[
        by_follower("account__household"),
        Filter("etat", "État", lambda actor: PlanState.choices, lambda v: Q(state=v)),
    ],
    empty=Empty(
        "Aucun plan",
        "Un plan se fait depuis le dossier d’impayé ou le compte d’un ménage.",
        "Voir les dossiers",
        "arrears:cases",
        "arrears.record_plan",
    ),
    file_name="plans",
)

REPORTS = ListPage(
    title="Signalements à la CAF ou à la MSA",
    unit=("signalement", "signalements"),
    lead="Dans les deux mois de l’impayé (CCH art. R824-4).",
    template="arrears/cases.html",
    rows=lambda actor: UnpaidReport.objects.visible_to(actor).select_related("account__household"),
    columns=[
        Column(
            "Ménage",
            lambda row: row.account.household.name,
            sort="account__household__sort_name",
            link=lambda row: reverse("arrears:report_pdf", args=[row.pk]),
        ),
        Column("Constitué le", lambda row: row.constituted_on, kind="day", sort="constituted_on"),
        Column("Signalé le", lambda row: row.reported_on, kind="day", sort="reported_on"),
        Column(
            "Délai",
            lambda row: (
                Chip("à temps", "ok")
                if row.reported_on <= row.due_on
                else Chip(
                    "en retard", "bad", "", f"avant le {day_in_words(row.due_on, short=True)}"
                )
            ),
            kind="chip",
        ),
        Column("Dette (€)", lambda row: row.debt, kind="money", sort="debt"),
        Column("Organisme", lambda row: row.agency),
        Column("Éteint le", lambda row: row.healed_on, kind="day"),
    ],
    sort="-reported_on",
    filters=[
        Filter(
            "delai",
            "Délai",
            lambda actor: [("a-temps", "à temps"), ("retard", "en retard")],
            lambda v: (
                Q(reported_on__lte=F("due_on"))
                if v == "a-temps"
                else Q(reported_on__gt=F("due_on"))
            ),
        )
    ],
    empty=Empty("Aucun signalement", "Les impayés à signaler sont dits dans Ma journée."),
    file_name="signalements",
)
