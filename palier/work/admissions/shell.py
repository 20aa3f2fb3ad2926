"""What admissions lend: a panel on a household, to-dos, the way in."""

from datetime import date

from django.urls import reverse

from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line
from palier.base.ui.having import Rows
from palier.registers.people.models import Household
from palier.work.admissions.lists import state_of
from palier.work.admissions.models import AdmissionCommittee, Candidacy, PlaceOffer

declare_sights({"admissions.candidacies": "les candidatures aux maisons et leurs réponses"})
shell.menu(
    shell.MenuEntry(
        "admissions.candidacies",
        "Admissions",
        "admissions:candidacies",
        "inbox-arrow-down",
        "admissions.candidacies",
    )
)
shell.add(
    shell.AddEntry(
        65,
        "Une candidature",
        "Recevoir une candidature",
        "admissions:receive_candidacy",
        "inbox-arrow-down",
        "admissions.receive_candidacy",
    )
)


@shell.panel(
    on="people.household",
    order=45,
    sight="admissions.candidacies",
    has=[Rows(Candidacy, "household")],
)
def candidacies_of(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """Where a household asks to live."""
    found = list(
        Candidacy.objects.visible_to(actor)
        .filter(household=row)
        .select_related("site")
        .order_by("-received_on", "-pk")[:4]
    )
    if not found:
        return None
    card = Card(
        "Admissions demandées",
        [
            Line(
                each.site.name,
                f"reçue le {day_in_words(each.received_on)}",
                reverse("admissions:candidacy", args=[each.pk]),
                icon="inbox-arrow-down",
                chip=state_of(each),
            )
            for each in found
        ],
        icon="inbox-arrow-down",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(
    on="ui.day",
    sight="admissions.candidacies",
    has=[
        Rows(PlaceOffer, only=(("answer", ""),)),
        Rows(AdmissionCommittee, only=(("held_on", None),)),
        Rows(
            Candidacy,
            only=(
                ("decided_on__isnull", False),
                ("told_siao_on", None),
            ),
        ),
        Rows(Candidacy, only=(("state__in", ("complete", "accepted")),)),
    ],
)
def admissions_to_do(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Answers awaited, committees to hold, answers to copy into SI-SIAO."""
    found = []
    if actor.may("admissions.answer_offer"):
        offers = PlaceOffer.objects.visible_to(actor).filter(answer="")
        found += [
            shell.Todo(
                f"Réponse attendue : {each.candidacy.name}",
                reverse("admissions:candidacy", args=[each.candidacy_id]),
                each.place.label,
                each.answer_by,
            )
            for each in offers.select_related("candidacy", "place").order_by("answer_by", "pk")
        ]
    if actor.may("admissions.hold_committee"):
        committees = AdmissionCommittee.objects.visible_to(actor).filter(held_on=None)
        found += [
            shell.Todo(
                f"Commission d’admission, {each.site.name}",
                reverse("admissions:committee", args=[each.pk]),
                "",
                each.on,
            )
            for each in committees.select_related("site").order_by("on", "pk")
        ]
    if actor.may("admissions.tell_siao"):
        untold = (
            Candidacy.objects.visible_to(actor)
            .exclude(siao_number="")
            .filter(decided_on__isnull=False, told_siao_on=None)
        )
        found += [
            shell.Todo(
                f"Saisir la réponse dans SI-SIAO : {each.name}",
                reverse("admissions:candidacy", args=[each.pk]),
                each.siao_number,
                each.decided_on,
            )
            for each in untold.order_by("decided_on", "pk")
        ]
    return [*found, *_for_whom_decides(actor)]


WAITING = (
    (
        "complete",
        "decide_candidacy",
        "candidature complète à décider",
        "candidatures complètes à décider",
    ),
    (
        "accepted",
        "offer_place",
        "candidature acceptée attend un logement",
        "candidatures acceptées attendent un logement",
    ),
)


def _for_whom_decides(actor: Actor) -> list[shell.Todo]:
    """Candidacies that wait for an answer, or for a home, all together: the oldest says since when."""
    found = []
    for state, action, one, many in WAITING:
        if not actor.may(f"admissions.{action}"):
            continue
        rows = (
            Candidacy.objects.visible_to(actor).filter(state=state).order_by("received_on", "pk")
        )
        waiting = list(rows.values_list("pk", "received_on"))
        if not waiting:
            continue
        url = (
            reverse("admissions:candidacy", args=[waiting[0][0]])
            if len(waiting) == 1
            else reverse("admissions:candidacies") + f"?etat={state}"
        )
        found.append(
            shell.Todo(
                plural(len(waiting), one, many),
                url,
                f"La plus ancienne est du {day_in_words(waiting[0][1])}",
                asks_yes=state == "complete",
            )
        )
    return found
