"""What the page of a domiciliation is made of: its verbs, its mail, its contacts, the address."""

from datetime import date

from django.urls import reverse

from palier.base.kit.periods import last_day
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.cards import Card, Line, Verb, verb, verbs
from palier.law.domiciliation import source
from palier.work.domiciliation import actions
from palier.work.domiciliation.models import (
    Domiciliation,
    DomiciliationState,
    PostContact,
    PostItem,
)

PLIES = {
    PostItem.Kind.LETTER: ("lettre", "lettres"),
    PostItem.Kind.NOTICE: ("avis de passage", "avis de passage"),
    PostItem.Kind.PARCEL: ("colis", "colis"),
}


def verbs_of(
    request: ActorRequest, row: Domiciliation, waiting: list[PostItem]
) -> list[Verb | None]:
    def offered(name: str, label: str, icon: str = "", **more: bool) -> Verb | None:
        return verb(request, f"domiciliation.{name}", label, row, icon, **more)

    if row.state == DomiciliationState.ASKED:
        told = reverse("domiciliation:request_pdf", args=[row.pk])
        return [
            Verb("Récépissé", told, "printer"),
            offered("withdraw_domiciliation", "Retirer…"),
            offered("refuse_domiciliation", "Refuser…"),
            offered("grant_domiciliation", "Accorder", "check", main=True),
        ]
    if row.state == DomiciliationState.GRANTED:
        pdf = reverse("domiciliation:attestation_pdf", args=[row.pk])
        holds = row.ends_on is not None and request.today < row.ends_on
        return [
            Verb("Attestation", pdf, "printer") if holds else None,
            offered("end_domiciliation", "Mettre fin…"),
            offered("renew_domiciliation", "Renouveler", "arrow-path")
            if row.ends_on and request.today >= actions.renewable_from(row, request.today)
            else None,
            offered("note_post_contact", "Noter une manifestation", "phone"),
            offered("receive_post", "Courrier arrivé", "inbox-arrow-down", main=not waiting),
            offered("hand_post", "Remettre le courrier", "envelope-open", main=True, post=True)
            if waiting
            else None,
        ]
    name = "reconsider" if row.state == DomiciliationState.REFUSED else "resume"
    letter = reverse("domiciliation:decision_pdf", args=[row.pk])
    return [
        offered(f"{name}_domiciliation", "Reprendre…", "arrow-path"),
        Verb("La lettre", letter, "printer", main=True) if row.is_told_in_writing else None,
    ]


def _item_line(request: ActorRequest, each: PostItem, **more: object) -> Line:
    what = plural(each.count, *PLIES[PostItem.Kind(each.kind)])
    done = each.handed_on or each.returned_on
    how = "remis" if each.handed_on else "renvoyé"
    since = f"ici depuis le {day_in_words(each.received_on)}"
    about = f"{what}, {since}"
    offered = (
        verbs(
            verb(
                request,
                "domiciliation.put_back_post",
                "Remettre en attente",
                each,
                post=True,
                about=about,
            )
        )
        if done
        else verbs(
            verb(request, "domiciliation.return_post", "Renvoyer…", each, about=about),
            verb(request, "domiciliation.remove_post", "Erreur…", each, about=about),
        )
    )
    return Line(
        what,
        f"{since}, {how} le {day_in_words(done)}" if done else since,
        icon="envelope-open" if done else "envelope",
        verbs=offered,
        is_done=done is not None,
    )


def waiting_card(request: ActorRequest, waiting: list[PostItem]) -> Card:
    return Card(
        "Courrier qui attend",
        [_item_line(request, each) for each in waiting],
        empty="Aucun courrier n’attend.",
        note=plural(sum(each.count for each in waiting), "pli") if waiting else "",
        icon="envelope",
    )


def past_post(request: ActorRequest, row: Domiciliation) -> Card | None:
    past = row.post.exclude(handed_on=None, returned_on=None).order_by("-received_on", "-pk")
    lines = [_item_line(request, each) for each in past[:12]]
    return Card("Courrier remis ou renvoyé", lines, icon="envelope-open") if lines else None


def contacts_card(request: ActorRequest, row: Domiciliation) -> Card:
    found = row.contacts.order_by("-on", "-pk")[:12]
    return Card(
        "Manifestations",
        [_contact_line(request, each) for each in found],
        empty="Rien de noté encore.",
        icon="phone",
    )


def _contact_line(request: ActorRequest, each: PostContact) -> Line:
    until = f"jusqu’au {day_in_words(each.until)}" if each.until else ""
    said = f"{day_in_words(each.on)} : {each.get_kind_display()}"
    return Line(
        said,
        until,
        verbs=verbs(
            verb(request, "domiciliation.remove_post_contact", "Erreur…", each, about=said)
        )
        if each.kind != PostContact.Kind.ASKED
        else [],
    )


def about(row: Domiciliation) -> Card:
    pairs: list[tuple[str, object]] = [
        ("Ménage", (row.household.name, reverse("people:household", args=[row.household_id]))),
        ("Demandée le", row.asked_on),
    ]
    pairs += [
        ("Attestation", f"du {day_in_words(term.period.lower)} au {_last(term.period)}")
        for term in row.terms.order_by("period")
    ]
    if row.away_until:
        pairs.append(("Absence justifiée jusqu’au", row.away_until))
    if row.ended_on:
        pairs.append(("Terminée le", row.ended_on))
    if row.refusal_words:
        pairs.append(("Précision", row.refusal_words))
    return Card("L’adresse", pairs=pairs, text=source(), side=True, icon="information-circle")


def _last(period: object) -> str:
    day: date | None = last_day(period)
    return day_in_words(day) if day else ""
