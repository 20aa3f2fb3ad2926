"""Living together: activities, welcomes, the board, services, rules, nights counted."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheets_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, press
from palier.law.hosting import needs_council
from palier.work.residences import actions, forms, reads
from palier.work.residences.models import (
    Activity,
    BoardNotice,
    HouseRules,
    HouseService,
    RollCall,
    Welcome,
)
from palier.work.residences.views.finding import (
    find_house as _house,
)
from palier.work.residences.views.finding import (
    house_crumbs,
    house_page,
    house_tabs,
)


def living_page(pk: int) -> str:
    return reverse("residences:living", args=[pk])


def _crumbs(site: Site) -> list[tuple[str, str]]:
    return [*house_crumbs(site), ("Vivre ensemble", living_page(site.pk))]


@needs_sight("residences.houses")
def living(request: ActorRequest, pk: int) -> HttpResponse:
    """What is done together in a house, and what hangs on its board."""
    site = _house(request, pk)
    return show_cards(
        request,
        title=f"Vivre ensemble, {site.name}",
        crumbs=house_crumbs(site),
        here="Vivre ensemble",
        tabs=house_tabs(request, site),
        verbs=verbs(
            verb(
                request,
                "residences.plan_activity",
                "Proposer une activité",
                reverse("residences:plan_activity", args=[pk]),
                "sparkles",
                main=True,
            )
        ),
        cards=[
            _activities(request, site),
            _welcomes(request, site),
            _nights(request, site),
            _board(request, site),
            _services(request, site),
        ],
    )


def _activities(request: ActorRequest, site: Site) -> Card:
    lines = []
    rows = site.activities.prefetch_related("taken").order_by("-starts_at", "-pk")[:8]
    for each in rows:
        taken = list(each.taken.all())
        came = sum(bool(one.came) for one in taken)
        seats = f" sur {each.seats}" if each.seats else ""
        past = each.starts_at < timezone.now()
        local = timezone.localtime(each.starts_at)
        said = f"{plural(came, 'venu')}" if past else f"{plural(len(taken), 'inscrit')}{seats}"
        join = reverse("residences:join_activity", args=[each.pk])
        fill = reverse("residences:fill_activity", args=[each.pk])
        drop = reverse("residences:cancel_activity", args=[each.pk])
        sheet = reverse("residences:activity_sheet", args=[each.pk])
        lines.append(
            Line(
                each.title,
                f"{day_in_words(local.date(), weekday=True)}, {time_in_words(local)}"
                + (f", {each.place}" if each.place else ""),
                icon="sparkles",
                chip=Chip("annulée", "bad") if each.cancelled_on else Chip(said),
                verbs=[]
                if each.cancelled_on
                else verbs(
                    verb(request, "residences.join_activity", "Inscrire", join, about=each.title)
                    if not past
                    else verb(
                        request, "residences.fill_activity", "Qui est venu", fill, about=each.title
                    ),
                    Verb("Feuille de présence", sheet, about=each.title),
                    verb(
                        request,
                        "residences.cancel_activity",
                        "Annuler",
                        drop,
                        about=each.title,
                        post=True,
                    )
                    if not past
                    else None,
                ),
            )
        )
    return Card(
        "Activités",
        lines,
        empty="Aucune activité. Proposez un repas, une sortie, un atelier.",
        icon="sparkles",
    )


def _welcomes(request: ActorRequest, site: Site) -> Card:
    rows = (
        Welcome.objects.visible_to(request.actor)
        .filter(occupancy__site=site)
        .select_related("occupancy__household")
        .order_by("done_on", "-due_on", "-pk")[:8]
    )
    lines = [
        Line(
            each.occupancy.household.name,
            f"accueilli le {day_in_words(each.done_on)} par {each.by}"
            if each.done_on
            else f"à accueillir avant le {day_in_words(each.due_on)}",
            icon="hand-raised",
            chip=None
            if each.done_on
            else Chip("à faire", "bad" if each.due_on < request.today else "wait"),
            verbs=[]
            if each.done_on
            else verbs(
                verb(
                    request,
                    "residences.note_welcome",
                    "Noter l’accueil",
                    reverse("residences:note_welcome", args=[each.pk]),
                    about=each.occupancy.household.name,
                )
            ),
        )
        for each in rows
    ]
    return Card(
        "Accueil des nouveaux résidents",
        lines,
        empty="Aucune entrée récente.",
        text="À chaque entrée, un représentant des résidents fait visiter la maison.",
        icon="hand-raised",
    )


def _nights(request: ActorRequest, site: Site) -> Card | None:
    rolls = list(RollCall.objects.visible_to(request.actor).filter(site=site).order_by("-on")[:14])
    if not rolls and site.kind != Site.Kind.SHELTER:
        return None
    url = reverse("residences:take_roll", args=[site.pk])
    return Card(
        "Nuits comptées",
        table=Table(
            [
                "Nuit du",
                "Places",
                "Ménages",
                "Personnes",
                "Absents",
                "Droit terminé",
                "Occupation",
            ],
            [
                (
                    each.on,
                    str(each.places),
                    str(each.present),
                    "" if each.people is None else str(each.people),
                    str(each.away),
                    str(each.beyond_right),
                    f"{100 * each.present / each.places:.0f} %" if each.places else "",
                )
                for each in rolls
            ],
            numbers=(1, 2, 3, 4, 5, 6),
        )
        if rolls
        else None,
        empty="Aucune nuit n’est comptée encore.",
        verbs=verbs(
            verb(request, "residences.take_roll", "Compter la nuit", url, "moon"),
            verb(
                request,
                "residences.drop_roll",
                f"Recompter la nuit du {day_in_words(rolls[0].on)}",
                reverse("residences:drop_roll", args=[rolls[0].pk]),
                "arrow-path",
                post=True,
            )
            if rolls and (request.today - rolls[0].on).days <= 3
            else None,
        ),
        icon="moon",
    )


def _board(request: ActorRequest, site: Site) -> Card:
    rows = site.board.filter(period__contains=request.today).order_by("-period", "-pk")
    lines = [
        Line(
            each.title,
            each.text,
            icon="megaphone",
            verbs=verbs(
                verb(
                    request,
                    "residences.unpin_notice",
                    "Retirer",
                    reverse("residences:unpin_notice", args=[each.pk]),
                    about=each.title,
                    post=True,
                )
            ),
        )
        for each in rows
    ]
    return Card(
        "Tableau d’affichage",
        lines,
        empty="Rien d’affiché.",
        verbs=verbs(
            verb(
                request,
                "residences.pin_notice",
                "Afficher",
                reverse("residences:pin_notice", args=[site.pk]),
                "plus",
            ),
            Verb("Imprimer le tableau", reverse("residences:board", args=[site.pk]), "printer"),
        ),
        side=True,
        icon="megaphone",
    )


def _services(request: ActorRequest, site: Site) -> Card:
    latest: dict[str, HouseService] = {}
    for each in site.services.filter(starts_on__lte=request.today).order_by("starts_on", "pk"):
        latest[each.label] = each
    lines = [
        Line(
            each.label,
            f"{euros(each.price)} par {each.unit}, {each.get_kind_display()}",
            icon="shopping-bag",
            verbs=verbs(
                verb(
                    request,
                    "residences.charge_service",
                    "Noter une prestation",
                    reverse("residences:charge_service", args=[each.pk]),
                    about=each.label,
                )
            ),
        )
        for each in latest.values()
    ]
    return Card(
        "Prestations de la maison",
        lines,
        empty="Aucune prestation : laverie, nuit d’ami, repas…",
        verbs=verbs(
            verb(
                request,
                "residences.set_service",
                "Fixer un prix",
                reverse("residences:set_service", args=[site.pk]),
                "plus",
            )
        ),
        side=True,
        icon="shopping-bag",
    )


def _asking(
    request: ActorRequest, site: Site, subject: Any, form: Any, action: Any, **told: Any
) -> HttpResponse:
    return ask(
        request,
        form,
        action,
        subject,
        back=living_page(site.pk),
        crumbs=_crumbs(site),
        **told,
    )


def plan_activity(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.PlanActivity(request, subject=site),
        actions.plan_activity,
        title="Proposer une activité",
        submit="Proposer cette activité",
        said="Activité proposée.",
    )


def _activity(request: ActorRequest, pk: int) -> Activity:
    rows = Activity.objects.visible_to(request.actor).select_related("site", "organisation")
    return get_object_or_404(rows, pk=pk)


def join_activity(request: ActorRequest, pk: int) -> HttpResponse:
    row = _activity(request, pk)
    return _asking(
        request,
        row.site,
        row,
        forms.JoinActivity(request, subject=row),
        actions.join_activity,
        title=f"Inscrire : {row.title}",
        submit="Inscrire",
        said="Inscriptions notées.",
    )


def fill_activity(request: ActorRequest, pk: int) -> HttpResponse:
    row = _activity(request, pk)
    coming = [each.household_id for each in row.taken.exclude(came=False)]
    form = forms.FillActivity(request, subject=row, initial={"came": coming})
    return _asking(
        request,
        row.site,
        row,
        form,
        actions.fill_activity,
        known={"among": list(form.fields["came"].queryset)},  # type: ignore[attr-defined]
        title=f"Qui est venu : {row.title}",
        submit="Noter les présents",
        said="Présences notées.",
    )


@require_POST
def cancel_activity(request: ActorRequest, pk: int) -> HttpResponse:
    row = _activity(request, pk)
    return press(
        request,
        actions.cancel_activity,
        row,
        said="Activité annulée.",
        to=living_page(row.site_id),
        on=request.today,
    )


def activity_sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """A sheet to sign at the door of an activity."""
    row = _activity(request, pk)
    local = timezone.localtime(row.starts_at)
    shown = request.actor.sees("people.hidden_addresses")
    names = [
        each.household.name
        for each in row.taken.select_related("household").order_by("pk")
        if shown or each.household.hidden_at is None
    ]
    blank = [("", "")] * max(8 - len(names), 3)
    sheet = Sheet(
        row.title,
        [
            Section(
                heads=["Nom", "Signature"],
                rows=[*((name, "") for name in names), *blank],
                widths=[2, 2],
            )
        ],
        lead=f"{row.site.name}, {day_in_words(local.date(), weekday=True)}, {time_in_words(local)}",
    )
    return pdf_response(sheets_pdf(row.organisation, [sheet]), "feuille-de-presence")


def note_welcome(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Welcome.objects.visible_to(request.actor).select_related(
        "occupancy__site", "occupancy__household"
    )
    row = get_object_or_404(rows, pk=pk)
    return _asking(
        request,
        row.occupancy.site,
        row,
        forms.NoteWelcome(request, subject=row, initial={"done_on": request.today}),
        actions.note_welcome,
        title=f"Accueil de {row.occupancy.household.name}",
        submit="Noter cet accueil",
        said="Accueil noté.",
        later=True,
    )


def take_roll(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return ask(
        request,
        forms.TakeRoll(request, subject=site, initial={"on": request.today}),
        actions.take_roll,
        site,
        title=f"Compter la nuit, {site.name}",
        submit="Compter cette nuit",
        said=lambda roll: (
            f"Nuit comptée : {plural(roll.present, 'présent')}, {plural(roll.away, 'absent')} sur "
            f"{plural(roll.places, 'place')}."
        ),
        back=house_page(pk),
        crumbs=house_crumbs(site),
        later=True,
    )


@require_POST
def drop_roll(request: ActorRequest, pk: int) -> HttpResponse:
    rows = RollCall.objects.visible_to(request.actor)
    row = get_object_or_404(rows, pk=pk)
    return press(
        request,
        actions.drop_roll,
        row,
        said="Cette nuit est à compter de nouveau.",
        to=reverse("residences:take_roll", args=[row.site_id]),
        on=request.today,
    )


def pin_notice(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.PinNotice(request, subject=site, initial={"starts_on": request.today}),
        actions.pin_notice,
        title="Afficher au tableau",
        submit="Afficher",
        said="Affiché.",
    )


@require_POST
def unpin_notice(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(BoardNotice.objects.visible_to(request.actor), pk=pk)
    return press(
        request,
        actions.unpin_notice,
        row,
        said="Affiche retirée.",
        to=living_page(row.site_id),
        on=request.today,
    )


@needs_sight("residences.houses")
def board(request: ActorRequest, pk: int) -> HttpResponse:
    """The board of a house, printed: what hangs on it, activities to come, who answers."""
    site = _house(request, pk)
    pinned = site.board.filter(period__contains=request.today).order_by("-period", "-pk")
    coming = site.activities.filter(starts_at__gte=timezone.now(), cancelled_on=None)
    duty = [
        each
        for each in reads.on_duty(request.actor, site, timezone.now())
        if each.duty == "on_call"
    ]
    sections = [Section(each.title, each.text) for each in pinned]
    activities = [
        (
            f"{day_in_words(timezone.localtime(each.starts_at).date(), weekday=True)}, "
            f"{time_in_words(timezone.localtime(each.starts_at))}",
            each.title + (f" ({each.place})" if each.place else ""),
        )
        for each in coming.order_by("starts_at", "pk")[:12]
    ]
    if activities:
        sections.append(Section("Bientôt", pairs=activities))
    if duty:
        phones = [(each.user.short_name, each.phone) for each in duty]
        sections.append(Section("La nuit, en cas d’urgence", pairs=phones))
    sheet = Sheet(
        site.name,
        sections or [Section(text="Rien d’affiché.")],
        lead=f"Au {day_in_words(request.today)}",
    )
    return pdf_response(sheets_pdf(request.actor.organisation, [sheet]), "tableau")


def set_service(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.SetService(request, subject=site, initial={"starts_on": request.today}),
        actions.set_service,
        title="Fixer le prix d’une prestation",
        submit="Garder ce prix",
        said="Prix gardé.",
    )


def charge_service(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(
        HouseService.objects.visible_to(request.actor).select_related("site"), pk=pk
    )
    return _asking(
        request,
        row.site,
        row,
        forms.ChargeService(request, subject=row, initial={"on": request.today}),
        actions.charge_service,
        title=f"{row.label}, {euros(row.price)} par {row.unit}",
        submit="Noter cette prestation",
        said="Notée : elle vient avec l’avis du mois.",
    )


@needs_sight("residences.houses")
def rules(request: ActorRequest, pk: int) -> HttpResponse:
    """The rules of a house, its versions, and who has yet to initial the one that stands."""
    site = _house(request, pk)
    versions = list(HouseRules.objects.filter(site=site).order_by("-version"))
    now = reads.rules_of(site, request.today)
    living = reads.residents_on(site, request.today)
    unsigned = []
    if now is not None:
        signed = set(now.signings.values_list("occupancy_id", flat=True))
        seen = {each.pk for each in reads.households_in(request.actor, site, request.today)}
        unsigned = [each for each in living if each.pk not in signed and each.household_id in seen]
    sign = reverse("residences:sign_rules", args=[now.pk]) if now else ""
    return show_cards(
        request,
        title=f"Règlement intérieur, {site.name}",
        crumbs=house_crumbs(site),
        here="Règlement",
        chips=[Chip("conseil de concertation à consulter", "wait")]
        if now and now.council_on is None and needs_council(len(living))
        else [],
        tabs=house_tabs(request, site),
        verbs=verbs(
            verb(
                request,
                "residences.write_rules",
                "Nouvelle version",
                reverse("residences:write_rules", args=[pk]),
                "document-plus",
            ),
            verb(request, "residences.sign_rules", "Noter des paraphes", sign, "check", main=True)
            if unsigned
            else None,
        ),
        cards=[
            Card(
                f"Version {now.version}, depuis le {day_in_words(now.starts_on)}"
                if now
                else "Règlement",
                text=now.text if now else "",
                empty="Aucun règlement n’est écrit pour cette maison.",
                icon="document-text",
            ),
            Card(
                "À parapher",
                [
                    Line(
                        each.household.name,
                        each.main_place.label,
                        reverse("residences:resident", args=[each.pk]),
                        icon="pencil",
                    )
                    for each in unsigned
                ],
                empty="Tous les résidents ont paraphé la version en vigueur.",
                side=True,
                icon="pencil",
            )
            if now
            else None,
            Card(
                "Versions",
                [
                    Line(
                        f"Version {each.version}",
                        f"depuis le {day_in_words(each.starts_on)}"
                        + (
                            f", conseil consulté le {day_in_words(each.council_on)}"
                            if each.council_on
                            else ""
                        ),
                        icon="clock",
                    )
                    for each in versions
                ],
                side=True,
                icon="clock",
            )
            if versions
            else None,
        ],
    )


def write_rules(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    now = reads.rules_of(site, request.today)
    return ask(
        request,
        forms.WriteRules(request, subject=site, initial={"text": now.text if now else ""}),
        actions.write_rules,
        site,
        title="Nouvelle version du règlement",
        submit="Garder cette version",
        said="Version gardée. Les résidents la paraphent à leur tour.",
        back=reverse("residences:rules", args=[pk]),
        crumbs=house_crumbs(site),
        lead="Une clause qui limite l’usage du domicile est réputée non écrite (CCH art. L633-2).",
    )


def sign_rules(request: ActorRequest, pk: int) -> HttpResponse:
    rows = HouseRules.objects.visible_to(request.actor).select_related("site")
    row = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.SignRules(request, subject=row, initial={"on": request.today}),
        actions.sign_rules,
        row,
        title=f"Paraphes de la version {row.version}",
        submit="Noter ces paraphes",
        said="Paraphes notés.",
        back=reverse("residences:rules", args=[row.site_id]),
        crumbs=house_crumbs(row.site),
    )
