"""Committees, answers to offers, waiting lists, shares reserved, figures."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, in_digits, of_name, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.admissions import actions, forms, lists, reads
from palier.work.admissions.models import AdmissionCommittee, Candidacy, PlaceOffer
from palier.work.admissions.places import houses_of
from palier.work.admissions.reads import Share
from palier.work.admissions.views.candidacies import ADMISSIONS, page_of

COMMITTEES = ("Commissions", "/admissions/commissions/")


def _site(request: ActorRequest, pk: int) -> Site:
    rows = houses_of(request.actor) & Site.objects.visible_to(request.actor)
    return get_object_or_404(rows, pk=pk)


ADMISSION_COMMITTEE = Subject(
    AdmissionCommittee,
    "commissions/<int:pk>/",
    fetch=("site",),
    page="admissions:committee",
    under=(ADMISSIONS, COMMITTEES),
)


def committee_page(pk: int) -> str:
    return reverse("admissions:committee", args=[pk])


@needs_sight("admissions.candidacies")
def committees(request: ActorRequest) -> HttpResponse:
    """Those to come, those held, by house."""
    rows = AdmissionCommittee.objects.visible_to(request.actor).select_related("site")
    lines = {True: [], False: []}  # type: dict[bool, list[Line]]
    for each in rows.order_by("-on", "-pk")[:60]:
        lines[each.held_on is None].append(
            Line(
                f"{each.site.name}, {day_in_words(each.on)}",
                each.members,
                committee_page(each.pk),
                icon="user-group",
                chip=Chip("tenue", "ok") if each.held_on else None,
            )
        )
    offered = _calls(request)
    return show_cards(
        request,
        title="Commissions d’admission",
        crumbs=[ADMISSIONS],
        here="Commissions",
        cards=[
            Card(
                "À venir",
                lines[True][::-1],
                empty="Aucune commission prévue.",
                verbs=verbs(*offered),
                icon="calendar",
            ),
            Card("Tenues", lines[False], empty="Aucune encore.", icon="check-circle"),
        ],
    )


def _calls(request: ActorRequest) -> list[Verb | None]:
    """A committee to call, for each house one sees."""
    return [
        verb(
            request,
            "admissions.call_committee",
            f"Prévoir : {site.name}",
            site,
            "plus",
        )
        for site in houses_of(request.actor)
    ]


@needs_sight("admissions.candidacies")
def call_committee(request: ActorRequest, pk: int) -> HttpResponse:
    site = _site(request, pk)
    return ask(
        request,
        forms.CallCommittee(request, subject=site),
        actions.call_committee,
        site,
        title=f"Prévoir une commission, {site.name}",
        submit="Prévoir cette commission",
        said="Commission prévue : inscrivez les candidatures complètes.",
        to=lambda made: committee_page(made.pk),
        back=COMMITTEES[1],
        crumbs=[ADMISSIONS, COMMITTEES],
    )


@ADMISSION_COMMITTEE.shown
def committee(request: ActorRequest, row: AdmissionCommittee) -> HttpResponse:
    mine = Candidacy.objects.visible_to(request.actor)
    found = list(mine.filter(committee=row).order_by("received_on", "pk"))
    standing = Candidacy.objects.visible_to(request.actor).filter(
        site=row.site_id, state="complete"
    )
    left = standing.count()
    offered = _committee_verbs(request, row, left)
    return show_cards(
        request,
        title=f"Commission, {row.site.name}",
        lead=f"{capitalised(day_in_words(row.on, weekday=True))}. {row.members}",
        crumbs=[ADMISSIONS, COMMITTEES],
        here=day_in_words(row.on),
        chips=[
            Chip(f"tenue le {day_in_words(row.held_on)}", "ok")
            if row.held_on
            else Chip("à venir", "wait")
        ],
        verbs=offered,
        cards=[_examined_card(request, found)],
    )


def _committee_verbs(request: ActorRequest, row: AdmissionCommittee, left: int) -> list[Verb]:
    """Put candidacies before it, then close it."""
    return (
        verbs(
            verb(
                request,
                "admissions.hold_committee",
                "Clore la commission",
                row,
                "check",
            ),
            verb(
                request,
                "admissions.put_before_committee",
                f"Inscrire ({left})",
                row,
                "plus",
                main=True,
            )
            if left
            else None,
        )
        if row.held_on is None
        else []
    )


def _examined_card(request: ActorRequest, found: list[Candidacy]) -> Card:
    """The candidacies put before it, each to be decided."""
    return Card(
        "Candidatures",
        [
            Line(
                each.name,
                f"{plural(each.people, 'personne')}, {each.get_origin_display()}, "
                f"reçue le {day_in_words(each.received_on)}",
                page_of(each.pk),
                icon="user",
                chip=lists.state_of(each),
                verbs=verbs(
                    verb(
                        request,
                        "admissions.decide_candidacy",
                        "Décider",
                        each,
                        about=each.name,
                    )
                )
                if each.state == "committee"
                else [],
            )
            for each in found
        ],
        empty="Aucune candidature inscrite.",
        icon="user-group",
    )


ADMISSION_COMMITTEE.verb(
    actions.put_before_committee,
    forms.PutBefore,
    at="inscrire/",
    title="Inscrire à la commission",
    submit="Inscrire",
    said="Candidatures inscrites.",
)


ADMISSION_COMMITTEE.verb(
    actions.hold_committee,
    forms.HoldCommittee,
    at="clore/",
    title="Clore la commission",
    submit="Clore cette commission",
    said="Commission close.",
    initial=lambda row, seen: {"held_on": row.on, "members": row.members},
)


PLACE_OFFER = Subject(
    PlaceOffer,
    "propositions/<int:pk>/",
    fetch=("candidacy__site", "place"),
    under=lambda row: [ADMISSIONS, (row.candidacy.name, page_of(row.candidacy_id))],
)


PLACE_OFFER.verb(
    actions.answer_offer,
    forms.AnswerOffer,
    at="reponse/",
    title=lambda row: f"Réponse {of_name(row.candidacy.name)}",
    submit="Noter cette réponse",
    said=lambda made: (
        "Acceptée : le contrat est préparé, les clés se remettent depuis sa page."
        if made.occupancy_id
        else "Déclinée : la personne reste en attente d’un autre logement."
    ),
    lead=lambda row: f"{row.place.label}, proposé le {day_in_words(row.offered_on)}.",
    initial=lambda row, seen: {
        "answered_on": seen.today,
        "enters_on": seen.today,
        "answer": "accepted",
        "regime": "shelter"
        if (row.candidacy.site.kind == Site.Kind.SHELTER)
        else "logement_foyer",
    },
)


@needs_sight("admissions.candidacies")
def waiting(request: ActorRequest) -> HttpResponse:
    """Each house: who waits, by kind of place, and the shares that others fill."""
    cards = []
    sites = list(houses_of(request.actor))
    waits = reads.waiting(request.actor)
    reserved = reads.shares_of(sites, request.today)
    for site in sites:
        found, shares = waits.get(site.pk, []), reserved.get(site.pk, [])
        if not found and not shares:
            continue
        cards.append(_house_card(request, site, found, shares))
    return show_cards(
        request,
        title="Listes d’attente",
        lead="Par maison et par souhait, de la plus ancienne à la plus récente.",
        crumbs=[ADMISSIONS],
        cards=[
            *cards,
            Card(
                "Où personne n’attend",
                [
                    Line(site.name, icon="building-office-2", verbs=_quota_verbs(request, site))
                    for site in sites
                    if site.pk not in waits and site.pk not in reserved
                ],
                empty="Dans chaque maison, quelqu’un attend ou une part est réservée.",
                icon="queue-list",
            ),
        ],
    )


def _house_card(
    request: ActorRequest, site: Site, found: list[Candidacy], shares: list[Share]
) -> Card:
    """Who waits for a house, and the shares that others fill."""
    return Card(
        site.name,
        [
            Line(
                each.name,
                f"{each.get_wanted_display() if each.wanted else 'sans préférence'}, "
                f"{plural(each.people, 'personne')}, depuis {lists.age_of(each, request.today)}",
                page_of(each.pk),
                icon="user",
                chip=lists.state_of(each),
            )
            for each in found
        ],
        empty="Personne n’attend.",
        text="\n".join(
            f"{capitalised(share.name)} : "
            f"{share.filled} sur {plural(share.due, 'place due', 'places dues')} "
            f"({in_digits(share.quota.percent)} %, {share.quota.source})."
            for share in shares
        ),
        verbs=_quota_verbs(request, site),
        icon="queue-list",
    )


def _quota_verbs(request: ActorRequest, site: Site) -> list[Verb]:
    return verbs(
        verb(
            request,
            "admissions.reserve_quota",
            "Part réservée…",
            site,
            "lock-closed",
            about=site.name,
        )
    )


@needs_sight("admissions.candidacies")
def reserve_quota(request: ActorRequest, pk: int) -> HttpResponse:
    site = _site(request, pk)
    initial = {"starts_on": request.today, "origin": "prefect", "percent": 30}
    return ask(
        request,
        forms.ReserveQuota(request, subject=site, initial=initial),
        actions.reserve_quota,
        site,
        title=f"Part réservée, {site.name}",
        submit="Garder cette part",
        said="Part réservée.",
        back=reverse("admissions:waiting"),
        crumbs=[ADMISSIONS, ("Listes d’attente", reverse("admissions:waiting"))],
        lead="Le préfet réserve d’ordinaire 30 % des places d’une résidence sociale : la "
        "convention de chaque maison le fixe.",
    )
