"""Titles: the list, each one's page, the register of mandates, and their verbs."""

from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words, in_digits
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.known import if_known
from palier.base.ui.lists import Chip
from palier.registers.housing.actions import address_of
from palier.work.titles import lists, reads
from palier.work.titles.finding import CONTRACTS, HOLDING, HOLDINGS
from palier.work.titles.finding import title_name as _name
from palier.work.titles.models import Holding, HoldingState, MandateEntry
from palier.work.titles.papers import mandate_pdf

ICONS = {"talks": "chat-bubble-left-right", "ended": "x-mark", "taken_over": "arrow-path"}
TONES = {"draft": "wait", "signed": "ok", "ended": "", "cancelled": ""}


@needs_sight("titles.titles")
def holdings(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.HOLDINGS)


@needs_sight("titles.titles")
def mandates(request: ActorRequest) -> HttpResponse:
    """The register of mandates, in the order of its numbers."""
    return ui_lists.show(request, lists.MANDATES)


@HOLDING.shown
def holding(request: ActorRequest, row: Holding) -> HttpResponse:
    """A title: its homes, who pays for what, its history and its end."""
    entry = MandateEntry.objects.filter(holding=row).first()
    return show_cards(
        request,
        title=_name(row),
        lead=row.reference,
        crumbs=[CONTRACTS, HOLDINGS],
        chips=_chips(row, entry, request.today),
        verbs=_verbs(request, row, entry),
        panels=shell.panels("titles.holding", row, request.actor, request.today),
        cards=[
            _places_card(request, row),
            _repairs_card(request, row),
            _history_card(request, row),
            _terms_card(request, row),
            _end_card(row),
            _convention_card(request, row),
        ],
    )


@HOLDING.asks("mandat/")
def mandate_paper(request: ActorRequest, row: Holding) -> HttpResponse:
    """The mandate that the owner signs."""
    if row.kind != Holding.Kind.MANDATE:
        raise Http404
    return pdf_response(mandate_pdf(row, request.today), f"mandat-{row.pk}")


def _chips(row: Holding, entry: MandateEntry | None, today: date) -> list[Chip]:
    chips = [Chip(capitalised(row.get_state_display()), TONES[row.state])]  # type: ignore[arg-type]
    if entry:
        chips.append(Chip(f"Registre, n° {entry.number}", "", "document-text"))
    sounding = row.law.sounding(row.ends_on, today) if row.state == "signed" else None
    if sounding:
        chips.append(Chip(f"Fin dans moins de {sounding} mois", "wait", "clock"))
    return chips


def _verbs(request: ActorRequest, row: Holding, entry: MandateEntry | None) -> list[Verb | None]:

    paper = (
        Verb("Lire le mandat en PDF", reverse("titles:mandate_paper", args=[row.pk]), "printer")
        if row.kind == Holding.Kind.MANDATE
        else None
    )
    if row.state == HoldingState.DRAFT:
        return [
            paper,
            verb(request, "titles.cancel_holding", "Abandonner…", row),
            verb(request, "titles.sign_holding", "Signer", row, "pencil", main=True),
        ]
    if row.state == HoldingState.ENDED and row.end_reason != Holding.EndReason.SLID:
        return [verb(request, "titles.undo_end", "Fin notée par erreur…", row, "x-mark")]
    if row.state != HoldingState.SIGNED:
        return []
    register = row.kind == Holding.Kind.MANDATE and entry is None
    return [
        paper,
        verb(request, "titles.end_holding", "Terminer…", row),
        verb(request, "titles.renew_holding", "Renouveler", row)
        if row.ends_on and row.law.tacit_renewal
        else None,
        verb(request, "titles.amend_holding", "Avenant", row, "pencil-square"),
        verb(request, "titles.undo_amendment", "Annuler le dernier avenant…", row, "x-mark")
        if row.former_terms.exists()
        else None,
        verb(
            request, "titles.register_mandate", "Inscrire au registre", row,
            "document-text", main=True,
        )
        if register
        else None,
    ]  # fmt: skip


def _places_card(request: ActorRequest, row: Holding) -> Card:
    held = row.places.select_related("place__site").order_by("place__label", "pk")
    linked = request.actor.sees("housing.homes")
    return Card(
        "Les logements",
        [
            Line(
                f"{each.place.site.name}, {each.place.label}",
                address_of(each.place),
                reverse("housing:place", args=[each.place_id]) if linked else "",
                "home",
            )
            for each in held
        ],
    )


def _repairs_card(request: ActorRequest, row: Holding) -> Card:
    may = request.actor.may("titles.drop_repair_share")
    rows = [
        (
            capitalised(share.label),
            Chip(capitalised(share.payer_label), "info" if share.clause else ""),
            share.source,
            Verb(
                "Revenir au texte",
                reverse("titles:drop_repair_share", args=[share.clause.pk]),
                about=share.label,
            )
            if share.clause and may
            else "",
        )
        for share in reads.repairs_of(row)
    ]
    kept = [cells if any(r[3] for r in rows) else cells[:3] for cells in rows]
    heads = ["Réparation", "Qui paie", "D’après", ""]
    return Card(
        "Qui entretient quoi",
        table=Table(heads[: len(kept[0])], kept),
        verbs=verbs(
            verb(request, "titles.set_repair_share", "Une clause de ce titre", row, "plus")
        ),
        note="le texte, sauf clause contraire",
    )


def _history_card(request: ActorRequest, row: Holding) -> Card:
    changes = row.changes.order_by("-on", "-pk")
    alive = row.state in (HoldingState.DRAFT, HoldingState.SIGNED)
    return Card(
        "Ce qui s’est passé",
        [
            Line(
                capitalised(change.get_kind_display()),
                ", ".join(filter(None, [f"le {day_in_words(change.told_on)}", change.words])),
                icon=ICONS.get(change.kind, "document-text"),
            )
            for change in changes
        ],
        empty="Ni avenant, ni renouvellement, ni négociation notés.",
        verbs=verbs(
            verb(request, "titles.note_talks", "Noter une négociation", row, "plus")
            if alive
            else None
        ),
    )


def _terms_card(request: ActorRequest, row: Holding) -> Card:
    now = reads.terms_on(row, request.today)
    pairs = [
        ("Propriétaire", row.owner.name),
        ("Gestionnaire", row.manager.name if row.manager else "l’association"),
        ("Loyer", f"{euros(now.rent)} {Holding.RentEvery(now.every).label}"),
        *_terms_to_come(row, request.today),
        ("Dépôt versé", if_known(row.deposit, euros)),
        ("Du", day_in_words(row.starts_on)),
        ("Au", day_in_words(row.last_on) if row.last_on else "sans terme"),
        ("Signé le", day_in_words(row.signed_on) if row.signed_on else ""),
        ("Préavis", f"{row.notice_months} mois" if row.notice_months is not None else ""),
        ("Révision", f"IRL, trimestre {row.index_quarter}" if row.index_quarter else ""),
        (
            "Sous-location autorisée",
            f"le {day_in_words(row.sublet_agreed_on)}" if row.sublet_agreed_on else "",
        ),
        ("Honoraires", f"{in_digits(now.fee_percent)} %" if now.fee_percent else ""),
        ("Pouvoirs", row.powers),
        (
            "Repris",
            f"de {row.former_lessee.name}, le {day_in_words(row.taken_over_on)}"
            if row.former_lessee and row.taken_over_on
            else "",
        ),
    ]
    told = [pair for pair in pairs if pair[1]]
    return Card("Le titre", pairs=told, text=f"Texte : {row.law.source}.", side=True)


def _terms_to_come(row: Holding, today: date) -> list[tuple[str, str]]:
    """What an amendment signed already will change, and from when."""
    return [
        (
            f"À compter du {day_in_words(each.days.starts_on, short=True)}",
            f"{euros(each.rent)} {Holding.RentEvery(each.every).label}"
            + (f", honoraires {in_digits(each.fee_percent)} %" if each.fee_percent else ""),
        )
        for each in reads.terms_of(row)
        if each.days.starts_on > max(today, row.starts_on)
    ]


def _end_card(row: Holding) -> Card | None:
    if row.state != HoldingState.SIGNED:
        return None
    if row.ends_on is None:
        return None
    alerts = row.law.alerts_before(row.ends_on)
    text = "Rappels : " + ", ".join(
        f"{months} mois ({day_in_words(day, short=True)})" for months, day in alerts
    )
    return Card(
        "Sa fin",
        pairs=[("Dernier jour", day_in_words(row.last_on))] if row.last_on else [],
        text=text if alerts else "",
        side=True,
    )


def _convention_card(request: ActorRequest, row: Holding) -> Card:
    ends = row.convention_ends_on
    pairs = [
        ("Convention", row.get_convention_display()),
        ("Loyer plafond", f"{euros(row.rent_ceiling)} par mois" if row.rent_ceiling else ""),
        ("Jusqu’au", day_in_words(ends) if ends else ""),
    ]
    alive = row.state in (HoldingState.DRAFT, HoldingState.SIGNED)
    return Card(
        "Loyer plafonné",
        pairs=[pair for pair in pairs if pair[1]] if row.convention else [],
        empty="Aucune convention : le loyer n’est pas plafonné.",
        verbs=verbs(
            verb(request, "titles.set_convention", "Noter la convention", row, "pencil-square")
            if alive
            else None
        ),
        side=True,
    )
