"""The local commission: its members, sessions, sheets, opinions, what follows, its year."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, plural, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.eviction import actions, forms, lists, reads
from palier.work.eviction.finding import COMMISSION, COMMISSIONS, CRUMBS
from palier.work.eviction.models import (
    Commission,
    CommissionCase,
    CommissionMember,
    Recommendation,
)
from palier.work.eviction.reads import YearTold
from palier.work.eviction.views.tabs import tabs_of

MEMBERS = ("Membres", "/procedures/ccapex/membres/")


@needs_sight("eviction.commissions")
def commissions(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.commissions_of(request.today), tabs=tabs_of(request.actor))


@needs_sight("eviction.commissions")
def recommendations(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(
        request, lists.recommendations_of(request.today), tabs=tabs_of(request.actor)
    )


@needs_sight("eviction.commissions")
def members(request: ActorRequest) -> HttpResponse:
    rows = CommissionMember.objects.visible_to(request.actor).select_related("body")
    add = reverse("eviction:add_commission_member")
    return show_cards(
        request,
        title="Membres de la CCAPEX",
        lead="Chacun lit ce que son rôle permet : un bailleur, ses locataires seulement.",
        crumbs=CRUMBS,
        here="Membres",
        verbs=verbs(
            verb(
                request,
                "eviction.add_commission_member",
                "Ajouter un membre",
                add,
                "plus",
                main=True,
            )
        ),
        cards=[
            Card(
                "Qui siège",
                [_member(request, row) for row in rows.order_by("left_on", "name", "pk")],
                empty="Personne. Commencez par ceux que la charte nomme.",
                icon="user",
            )
        ],
    )


def _member(request: ActorRequest, row: CommissionMember) -> Line:
    leave = verb(
        request, "eviction.retire_commission_member", "Ne siège plus…", row, about=row.name
    )
    chip = (
        Chip(f"parti le {day_in_words(row.left_on, short=True)}")
        if row.left_on
        else Chip(row.get_sees_display())
    )
    return Line(
        row.name, row.body.name, chip=chip, verbs=[] if row.left_on or not leave else [leave]
    )


@needs_sight("eviction.commissions")
def add_commission_member(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.AddMember(request),
        actions.add_commission_member,
        request.actor.organisation,
        title="Ajouter un membre",
        submit="Ajouter ce membre",
        said="Membre ajouté.",
        back=MEMBERS[1],
        crumbs=[*CRUMBS, MEMBERS],
    )


COMMISSION_MEMBER = Subject(
    CommissionMember,
    "ccapex/membres/<int:pk>/",
    under=(*CRUMBS, MEMBERS),
)


COMMISSION_MEMBER.verb(
    actions.retire_commission_member,
    forms.RetireMember,
    at="partir/",
    title=lambda row: f"{row.name} ne siège plus",
    submit="Noter son départ",
    said="Départ noté : plus rien ne lui est remis.",
    initial=lambda row, seen: {"left_on": seen.today},
)


@needs_sight("eviction.commissions")
def call_commission(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.CallCommission(request),
        actions.call_commission,
        request.actor.organisation,
        title="Convoquer une séance",
        submit="Convoquer",
        said="Séance convoquée : mettez les situations à l’ordre du jour.",
        to=lambda made: reverse("eviction:commission", args=[made.pk]),
        back=COMMISSIONS[1],
        crumbs=CRUMBS,
    )


@COMMISSION.shown
def commission(request: ActorRequest, row: Commission) -> HttpResponse:
    cases = list(
        row.cases.select_related("landlord", "procedure")
        .prefetch_related("recommendations")
        .order_by("rank")
    )
    at = f" à {time_in_words(row.at)}" if row.at else ""
    return show_cards(
        request,
        title=f"CCAPEX du {day_in_words(row.on)}",
        lead=f"{row.place}{at}. {plural(len(cases), 'situation')} à l’ordre du jour.".lstrip(),
        crumbs=CRUMBS,
        chips=[
            Chip(f"tenue le {day_in_words(row.held_on, short=True)}", "ok")
            if row.held_on
            else Chip("à venir", "wait")
        ],
        verbs=_verbs(request, row),
        cards=[
            *[_sheet(request, row, case) for case in cases],
            None
            if cases
            else Card(
                "Ordre du jour", empty="Aucune situation. Une fiche par ménage.", icon="inbox"
            ),
            _readers(request, row),
            _present(row),
        ],
        audience="Chaque membre reçoit son ordre du jour : un bailleur n’y lit que ses locataires",
    )


def _verbs(request: ActorRequest, row: Commission) -> list[Verb]:
    if row.held_on is not None:
        return [Verb("Relevé d’avis", reverse("eviction:minutes_pdf", args=[row.pk]), "printer")]

    return verbs(
        verb(request, "eviction.note_commission_attendance", "Présents…", row, "users"),
        verb(request, "eviction.hold_commission", "Clore la séance…", row, "archive-box"),
        verb(request, "eviction.put_on_agenda", "Ajouter une situation", row, "plus", main=True),
    )


def _sheet(request: ActorRequest, row: Commission, case: CommissionCase) -> Card:
    told: list[tuple[str, object]] = [
        ("Bailleur", _landlord(request, case)),
        ("Apportée par", case.brought_by),
        ("Ménage informé le", case.informed_on),
        ("Dette", case.debt),
        ("Loyer", case.rent),
        ("Procédure", case.stage),
        ("Ce que le ménage demande", case.household_words),
        ("Avis", case.opinion),
    ]
    pairs = [(label, value) for label, value in told if value not in (None, "")]
    lines = [_asked(request, each) for each in case.recommendations.all()]
    found: list[Verb | None] = []
    if row.held_on is None:
        label = "Revoir l’avis…" if case.opinion else "Rendre l’avis"
        found.append(verb(request, "eviction.give_opinion", label, case))
        if not case.opinion:
            found.append(
                verb(
                    request,
                    "eviction.take_off_agenda",
                    "Retirer",
                    case,
                    post=True,
                    about=case.name,
                )
            )
    if case.opinion and row.held_on is None:
        found.append(verb(request, "eviction.recommend", "Demander une suite…", case))
    return Card(
        f"{case.rank}. {case.name}",
        lines,
        pairs=pairs,
        text=case.summary,
        verbs=verbs(*found),
        tone="" if case.opinion else "wait",
        note="avis rendu" if case.opinion else "sans avis",
        icon="document-text",
    )


def _landlord(request: ActorRequest, case: CommissionCase) -> str:
    if case.landlord is not None:
        return str(case.landlord.name)
    ours = case.procedure is not None and case.procedure.occupancy_id is not None
    return request.actor.organisation.name if ours else "non précisé"


def _asked(request: ActorRequest, row: Recommendation) -> Line:
    finish = verb(
        request, "eviction.finish_recommendation", "Noter la suite…", row, about=str(row)
    )
    late = row.done_on is None and row.due_on < request.today
    chip = Chip("en retard", "bad") if late else Chip("à faire", "wait")
    result = f"\n{row.result}" if row.result else ""
    return Line(
        capitalised(row.get_outcome_display()),
        f"{row.who}, avant le {day_in_words(row.due_on)}{result}",
        chip=Chip("faite", "ok") if row.done_on else chip,
        verbs=[] if row.done_on or not finish else [finish],
        icon="arrow-right",
    )


def _readers(request: ActorRequest, row: Commission) -> Card:
    rows = CommissionMember.objects.visible_to(request.actor).filter(left_on=None)
    return Card(
        "Relevé de chacun" if row.held_on else "Ordre du jour de chacun",
        [
            Line(
                each.name,
                f"{each.body.name} : {each.get_sees_display()}",
                reverse("eviction:agenda_pdf", args=[row.pk, each.pk]),
                icon="printer",
            )
            for each in rows.select_related("body").order_by("name", "pk")
        ],
        empty="Aucun membre.",
        verbs=verbs(
            verb(
                request,
                "eviction.add_commission_member",
                "Gérer les membres",
                MEMBERS[1],
            )
        ),
        side=True,
        icon="printer",
    )


def _present(row: Commission) -> Card | None:
    told = list(row.attendances.select_related("member__body").order_by("-came", "member__name"))
    if not told:
        return None
    return Card(
        "Présents",
        [
            Line(
                each.member.name,
                each.member.body.name,
                chip=Chip("présent", "ok") if each.came else Chip("absent"),
                icon="user",
            )
            for each in told
        ],
        side=True,
        icon="users",
    )


COMMISSION.verb(
    actions.note_commission_attendance,
    forms.NoteAttendance,
    at="presents/",
    title="Qui était présent",
    submit="Noter les présents",
    said="Présents notés.",
    initial=lambda row, seen: {
        "present": list(row.attendances.filter(came=True).values_list("member", flat=True))
    },
)


COMMISSION.verb(
    actions.hold_commission,
    forms.HoldCommission,
    at="clore/",
    title="Clore la séance",
    submit="Clore la séance",
    said="Séance close : son relevé est prêt.",
    lead="Les avis ne changeront plus ; leurs suites se notent jusqu’à ce qu’elles soient faites.",
    initial=lambda row, seen: {"held_on": max(row.on, seen.today)},
)


@needs_sight("eviction.commissions")
def year(request: ActorRequest) -> HttpResponse:
    asked = request.GET.get("annee", "")
    number = int(asked) if asked.isdecimal() and len(asked) == 4 else request.today.year
    told = reads.year_of(request.actor, number, request.today)
    at = reverse("eviction:recommendations")
    return show_cards(
        request,
        title=f"La CCAPEX en {number}",
        lead="Chaque chiffre ouvre sa liste.",
        crumbs=CRUMBS,
        here="Année de la CCAPEX",
        tabs=tabs_of(request.actor),
        verbs=[Verb(f"Année {number - 1}", f"{request.path}?annee={number - 1}", "arrow-left")],
        cards=[
            _outcomes_card(number, told, at),
            Card(
                "L’année",
                pairs=[
                    (
                        "Séances tenues",
                        (str(told.sessions), f"{COMMISSIONS[1]}?etat=tenues&annee={number}"),
                    ),
                    (
                        "Situations examinées",
                        (str(told.cases), f"{COMMISSIONS[1]}?etat=tenues&annee={number}"),
                    ),
                    ("Suites en retard", (str(told.late), f"{at}?etat=retard&annee={number}")),
                ],
                side=True,
                icon="calendar-days",
            ),
        ],
    )


def _outcomes_card(number: int, told: YearTold, at: str) -> Card:
    """What was asked of whom, and what was done."""
    return Card(
        "Ce qui a été demandé",
        table=Table(
            ["Suite", "Demandées", "Faites"],
            [
                (
                    (capitalised(label), f"{at}?suite={code}&annee={number}"),
                    str(n),
                    str(made),
                )
                for code, label, n, made in told.by_outcome
            ],
            numbers=(1, 2),
        )
        if told.by_outcome
        else None,
        empty="Aucune suite demandée cette année.",
        icon="chart-bar",
    )
