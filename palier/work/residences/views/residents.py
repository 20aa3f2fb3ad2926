"""One resident: whom to call, guests, absences, private room, services, rules."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.periods import span
from palier.base.kit.phones import dialled
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.law.hosting import Hosted, hosting_days_left, hosting_source
from palier.registers.people.reads import members_on, protections_of
from palier.work.leases.models import Occupancy
from palier.work.leases.reads import standing_notice
from palier.work.residences import reads
from palier.work.residences.actions.living import HOMES_OF_ONES_OWN
from palier.work.residences.models import RoomEntry
from palier.work.residences.views.finding import find_resident as _resident
from palier.work.residences.views.finding import house_crumbs


def resident(request: ActorRequest, pk: int) -> HttpResponse:
    """Everything about living there; nothing about the person’s life."""
    row = _resident(request, pk)

    lead = f"{row.site.name}, {row.main_place.label}, depuis le {day_in_words(row.starts_on)}"
    menage = row.household_id
    write = reverse("residences:write_log", args=[row.site_id])
    return show_cards(
        request,
        title=row.household.name,
        lead=lead,
        crumbs=house_crumbs(row.site),
        chips=_chips(request, row),
        verbs=_resident_verbs(request, row, menage, write),
        cards=[
            _to_call(request, row),
            _absences(request, row),
            _guests(request, row),
            _entries(request, row),
            _services(request, row),
            _about(request, row),
        ],
        panels=shell.panels("residences.resident", row, request.actor, request.today),
    )


def _resident_verbs(request: ActorRequest, row: Occupancy, menage: int, write: str) -> list[Verb]:
    """Seen, not seen, away, and the entry into the home."""
    return verbs(
        verb(
            request,
            "residences.enter_room",
            "Entrée dans le logement",
            row,
            "key",
        ),
        verb(
            request,
            "leases.note_stay_decision",
            "Décision OFII, SIAO",
            row,
            "scale",
        )
        if row.regime == "shelter"
        else None,
        verb(request, "residences.write_log", "Vu", f"{write}?menage={menage}&sorte=seen", "eye"),
        verb(
            request,
            "residences.write_log",
            "Pas vu",
            f"{write}?menage={menage}&sorte=not_seen",
            "eye-slash",
        ),
        verb(
            request,
            "residences.note_absence",
            "Absence",
            row,
            "calendar",
            main=True,
        ),
    )


def _chips(request: ActorRequest, row: Occupancy) -> list[Chip]:
    chips = []
    if row.last_on is not None and row.last_on < request.today:
        chips.append(Chip(f"parti le {day_in_words(row.last_on)}", ""))
    notice = standing_notice(row)
    if notice is not None:
        chips.append(Chip(f"départ le {day_in_words(notice.last_on)}", "info"))
    away = row.absences.filter(returned_on=None, left_on__lte=request.today).first()
    if away is not None:
        chips.append(Chip("absent", "info", "calendar"))
    lent = reads.works_stay_of(row, request.today)
    if lent is not None:
        chips.append(Chip(f"relogé pendant les travaux : {lent.at}", "info", "home-modern"))
    if row.pk in reads.beyond_right([row], request.today):
        chips.append(Chip("droit terminé", "bad", "exclamation-circle"))
    return chips


def _to_call(request: ActorRequest, row: Occupancy) -> Card:
    """One tap: the person, whom they named, the guardian."""
    lines = []
    persons = [member.person for member in members_on(row.household, request.today)]
    lines += [
        Line(f"{each.first_name} {each.last_name}", each.phone, dialled(each.phone), icon="phone")
        for each in persons
        if each.phone
    ]
    for each in row.urgent_contacts.order_by("pk"):
        lines.append(
            Line(
                each.name,
                ", ".join(filter(None, [each.link, each.phone])),
                dialled(each.phone),
                icon="phone",
                chip=Chip("à prévenir", "info"),
                verbs=verbs(
                    verb(
                        request,
                        "residences.remove_urgent_contact",
                        "Retirer",
                        each,
                        about=each.name,
                        post=True,
                    )
                ),
            )
        )
    for ward in protections_of([each.pk for each in persons], request.today):
        lines.append(
            Line(
                ward.guardian,
                ", ".join(filter(None, [ward.get_kind_display(), ward.contact])),
                dialled(ward.contact),
                icon="shield-check",
                chip=Chip("protection", "info"),
            )
        )
    return Card(
        "Qui appeler",
        lines,
        empty="Personne n’est noté. Demandez à la personne qui prévenir.",
        verbs=verbs(
            verb(request, "residences.note_urgent_contact", "Personne à prévenir", row, "plus")
        ),
        icon="phone",
    )


def _guests(request: ActorRequest, row: Occupancy) -> Card | None:
    if row.regime not in HOMES_OF_ONES_OWN:
        return None
    found = list(row.guests.order_by("-period", "-pk")[:8])
    known = [Hosted(each.name, span(each.period)) for each in row.guests.all()]
    left = hosting_days_left(known, request.today.year)
    lines = []
    for each in found:
        here = each.period.lower <= request.today < each.period.upper
        lines.append(
            Line(
                each.name,
                f"du {day_in_words(each.period.lower)} au {day_in_words(each.last_on)}",  # type: ignore[arg-type]
                icon="user-plus",
                chip=Chip("en ce moment", "info") if here else None,
                verbs=verbs(
                    verb(request, "residences.guest_left", "Départ…", each, about=each.name)
                    if here
                    else None,
                    verb(request, "residences.correct_guest", "Corriger…", each, about=each.name),
                    verb(request, "residences.remove_guest", "Retirer…", each, about=each.name),
                ),
                is_done=each.period.upper <= request.today,
            )
        )
    return Card(
        "Personnes hébergées",
        lines,
        empty="Personne.",
        text=f"Il reste {plural(max(left, 0), 'jour')} pour héberger quelqu’un en {request.today.year} "
        f"({hosting_source()}).",
        verbs=verbs(
            verb(
                request,
                "residences.host_guest",
                "Déclarer une personne",
                row,
                "plus",
            )
        ),
        icon="user-plus",
    )


def _absences(request: ActorRequest, row: Occupancy) -> Card:
    lines = []
    for each in row.absences.order_by("-left_on", "-pk")[:6]:
        back = f", retour prévu le {day_in_words(each.back_on)}" if each.back_on else ""
        ended = f" au {day_in_words(each.returned_on)}" if each.returned_on else back
        lines.append(
            Line(
                f"Du {day_in_words(each.left_on)}{ended}",
                "absence dite" if each.is_announced else "sans prévenir",
                icon="calendar",
                verbs=verbs(
                    verb(
                        request,
                        "residences.undo_return" if each.returned_on else "residences.note_return",
                        "Pas revenu…" if each.returned_on else "Est revenu…",
                        each,
                        about=day_in_words(each.left_on),
                    ),
                    *(
                        verb(
                            request,
                            f"residences.{name}_absence",
                            label,
                            each,
                            about=day_in_words(each.left_on),
                        )
                        for name, label in (("correct", "Corriger…"), ("remove", "Retirer…"))
                    ),
                ),
                is_done=each.returned_on is not None,
            )
        )
    return Card(
        "Absences",
        lines,
        empty="Aucune absence notée. La raison d’une absence ne se demande pas.",
        icon="calendar",
    )


def _entries(request: ActorRequest, row: Occupancy) -> Card:
    lines = []
    for each in row.room_entries.select_related("author").order_by("-on", "-pk")[:6]:
        told = each.ground == RoomEntry.Ground.NOTICE or each.told_on is not None
        paper = reverse("residences:entry_letter", args=[each.pk])
        lines.append(
            Line(
                f"{day_in_words(each.on)} : {each.why}",
                "\n".join(
                    filter(
                        None,
                        [
                            f"Personne prévenue le {day_in_words(each.noticed_on)}."
                            if each.noticed_on
                            else "Urgence de sécurité.",
                            each.found,
                        ],
                    )
                ),
                icon="key",
                chip=None if told else Chip("personne à informer", "bad"),
                verbs=verbs(
                    Verb("Lettre à la personne", paper, about=each.why)
                    if each.ground == RoomEntry.Ground.EMERGENCY
                    else None,
                    verb(
                        request, "residences.tell_resident", "Lettre remise", each, about=each.why
                    )
                    if not told
                    else None,
                    verb(request, "residences.remove_room_entry", "Retirer…", each, about=each.why)
                    if each.told_on is None
                    else None,
                ),
            )
        )
    return Card("Entrées dans le logement", lines, empty="Aucune.", icon="key")


def _services(request: ActorRequest, row: Occupancy) -> Card | None:
    used = list(row.service_uses.select_related("service", "extra").order_by("-on", "-pk")[:6])
    if not used:
        return None
    return Card(
        "Prestations servies",
        [
            Line(
                f"{each.service.label}, {each.quantity} × {each.service.unit}",
                f"le {day_in_words(each.on)}"
                + ("" if each.extra.notice_id else ", sur le prochain avis"),
                icon="shopping-bag",
                verbs=verbs(
                    verb(
                        request,
                        "residences.drop_service_use",
                        "Retirer",
                        each,
                        about=each.service.label,
                        post=True,
                    )
                )
                if each.extra.notice_id is None
                else [],
            )
            for each in used
        ],
        side=True,
        icon="shopping-bag",
    )


def _about(request: ActorRequest, row: Occupancy) -> Card:
    rules = reads.rules_of(row.site, request.today)
    signed = row.rules_signings.filter(rules=rules).first() if rules else None
    pairs: list[tuple[str, object]] = [
        ("Contrat", (row.number, reverse("leases:occupancy", args=[row.pk]))),
        ("Régime", row.law.label),
        ("Ménage", (row.household.name, reverse("people:household", args=[row.household_id]))),
        ("Logement", (row.main_place.label, reverse("housing:place", args=[row.main_place_id]))),
    ]
    if rules is not None:
        said = f"version {rules.version}, " + (
            f"paraphée le {day_in_words(signed.on)}" if signed else "à parapher"
        )
        pairs.append(("Règlement", (said, reverse("residences:rules", args=[row.site_id]))))
    return Card("Le contrat", pairs=pairs, side=True, icon="document-text")
