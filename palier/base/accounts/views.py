"""Coming in, choosing one's association, and the pages of users, roles and the card."""

from typing import Any

from django.conf import settings as django_settings
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from palier.base.accounts import actions, devices, forms, lists, reads
from palier.base.accounts.actions import LAW_ANSWERS
from palier.base.accounts.signing_in import check_password
from palier.base.journal.action import CATALOGUE
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.figures import FIGURES, figure
from palier.base.tenancy.middleware import needs_sight, open_to_all, open_to_members, open_to_users
from palier.base.tenancy.models import Figure, Membership, Organisation, User
from palier.base.tenancy.reads import main_entity, memberships_of, whereabouts
from palier.base.tenancy.roles import ROLES, SIGHTS
from palier.base.tenancy.walls import stand_in
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, done, form_page
from palier.base.ui.subjects import Subject
from palier.law.checked import checked

MEMBERS = ("Équipe et accès", "/equipe/")


@open_to_all
def sign_in(request: HttpRequest) -> HttpResponse:
    """The door. In the demo, each role is one click away."""
    form = forms.SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = check_password(**form.cleaned_data, now=timezone.now())
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            return _enter(request, user)
    cast = reads.demo_cast() if django_settings.PALIER_DEMO else []
    context = {"form": form, "cast": cast, "next": request.GET.get("next", ""), "title": "Entrer"}
    return render(request, "accounts/sign_in.html", context, status=422 if form.errors else 200)


def _enter(request: HttpRequest, user: User) -> HttpResponse:
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    stand_in(0, user_id=user.pk)
    memberships = list(memberships_of(user))
    response = redirect("accounts:associations")
    if len(memberships) == 1:
        request.session["organisation"] = memberships[0].organisation_id
        to = request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(to, {request.get_host()})
        response = redirect(to if to and safe else "ui:day")
    devices.mark(response, user, secure=request.is_secure())
    return response


@open_to_all
@require_POST
def enter_demo(request: HttpRequest, user_id: int) -> HttpResponse:
    """One click on a role of the demo; nowhere else."""
    users = reads.demo_users() if django_settings.PALIER_DEMO else User.objects.none()
    return _enter(request, get_object_or_404(users, pk=user_id))


@open_to_users
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("accounts:sign_in")


@open_to_users
def associations(request: Any) -> HttpResponse:
    """Choose among the associations where one works today."""
    memberships = list(memberships_of(request.user))
    if request.method == "POST":
        wanted = request.POST.get("organisation", "")
        for membership in memberships:
            if str(membership.organisation_id) == wanted:
                request.session["organisation"] = membership.organisation_id
                return redirect("ui:day")
    context = {"title": "Vos associations", "memberships": memberships, "roles": ROLES}
    return render(request, "accounts/associations.html", context)


@open_to_members
def settings(request: ActorRequest) -> HttpResponse:
    """One's own appearance and shortcuts."""
    user = request.user
    initial = {"theme": user.theme, "single_keys": user.single_keys}
    form = forms.Settings(request.POST or None, initial=initial)
    if form.is_valid():
        user.theme = form.cleaned_data["theme"]
        user.single_keys = form.cleaned_data["single_keys"]
        user.save(update_fields=["theme", "single_keys"])
        return done(request, "Réglages enregistrés.", "accounts:settings")
    return render(request, "accounts/settings.html", {"title": "Mes réglages", "form": form})


@needs_sight("accounts.members")
def members(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.members_of(request.actor))


@needs_sight("accounts.members")
def roles(request: ActorRequest) -> HttpResponse:
    """Who sees and does what: drawn from the roles themselves."""
    rows = [
        {
            "role": role,
            "sights": [words for code, words in SIGHTS.items() if code in role.sights],
            "actions": sorted(CATALOGUE[name].label for name in role.actions if name in CATALOGUE),
        }
        for role in ROLES.values()
    ]
    context = {
        "title": "Qui voit quoi",
        "rows": rows,
        "places": reads.who_works_where(request.actor),
    }
    return render(request, "accounts/roles.html", context)


@needs_sight("accounts.members")
def add_member(request: ActorRequest) -> HttpResponse:
    form = forms.AddMember(request, initial={"starts_on": request.today})
    if form.carry_out(actions.add_member, request.actor.organisation):
        return done(request, "Accès donné.", "accounts:members")
    return form_page(
        request,
        form,
        title="Donner un accès",
        submit="Donner cet accès",
        back=reverse("accounts:members"),
        crumbs=[MEMBERS],
    )


MEMBERSHIP = Subject(
    Membership,
    "equipe/<int:pk>/",
    fetch=("user", "team"),
    page=lambda row: reverse("accounts:members"),
    under=(MEMBERS,),
)


@MEMBERSHIP.asks("roles/")
def change_roles(request: ActorRequest, membership: Membership) -> HttpResponse:
    initial = {
        "roles": membership.roles,
        "supervisor": membership.supervisor_id,
        "team": membership.team.name if membership.team else "",
    }
    form = forms.ChangeRoles(request, subject=membership, initial=initial)
    if form.carry_out(actions.change_roles, membership):
        return done(request, "Rôles changés, dès maintenant.", "accounts:members")
    return form_page(
        request,
        form,
        title=f"Rôles de {membership.user}",
        submit="Changer ses rôles",
        back=reverse("accounts:members"),
        crumbs=[MEMBERS],
        lead=f"Travaille {whereabouts([membership])[membership.pk]}.",
        where_url=reverse("accounts:change_perimeter", args=[membership.pk]),
        end_url=reverse("accounts:end_membership", args=[membership.pk]),
        template="accounts/change_roles.html",
    )


MEMBERSHIP.verb(
    actions.change_perimeter,
    forms.ChangePerimeter,
    at="lieux/",
    title=lambda membership: f"Où travaille {membership.user}",
    submit="Changer ses lieux",
    said="Lieux changés, dès maintenant.",
    lead="Sans site ni équipe, on ne voit que ce qui n’appartient à aucun lieu, et les ménages "
    "que l’on accompagne soi-même.",
    initial=lambda membership, seen: {
        "everywhere": membership.everywhere,
        "sites": membership.site_ids,
        "teams": membership.team_ids,
    },
)


@MEMBERSHIP.asks("fermer/")
def end_membership(request: ActorRequest, membership: Membership) -> HttpResponse:
    form = forms.EndMembership(request, subject=membership, initial={"last_on": request.today})
    if form.carry_out(actions.end_membership, membership):
        return done(request, "Accès fermé.", "accounts:members")
    return form_page(
        request,
        form,
        title=f"Fermer l’accès de {membership.user}",
        submit="Fermer cet accès",
        back=reverse("accounts:members"),
        crumbs=[MEMBERS],
        danger=True,
        lead="Ce que cette personne a fait reste dans le journal.",
    )


@needs_sight("accounts.members")
def card(request: ActorRequest) -> HttpResponse:
    """The association's own card: what heads every document."""
    organisation = request.actor.organisation
    names = ("name", "street", "postcode", "town", "phone", "email", "approvals", "proration")
    initial = {name: getattr(organisation, name) for name in (*names, "due_day")}
    initial["siren"] = main_entity(organisation).siren
    form = forms.ChangeCard(request, subject=organisation, initial=initial)
    if form.carry_out(actions.change_card, organisation):
        return done(
            request, "Fiche enregistrée. Les prochains documents la porteront.", "accounts:card"
        )
    return form_page(
        request,
        form,
        title="L’association",
        submit="Enregistrer la fiche",
        back=reverse("ui:day"),
        lead="Ce qui figure en tête et au pied de chaque document.",
    )


@needs_sight("journal.records")
def records(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.RECORDS)


def _said(organisation: Organisation, code: str) -> list[str]:
    """What was said of a figure, the latest first, each with its day and its source."""
    rows = Figure.objects.filter(organisation=organisation, code=code).order_by("-starts_on")
    return [
        f"Depuis le {day_in_words(row.starts_on)} : {FIGURES[code].in_words(row.value)}"
        + (f" ({row.source})" if row.source else "")
        for row in rows[:5]
    ]


@needs_sight("accounts.members")
def figures(request: ActorRequest) -> HttpResponse:
    """What the association decides for itself, room by room."""
    organisation, today = request.actor.organisation, request.today
    lines = [
        Line(
            declared.label,
            "\n".join(filter(None, [declared.help, *_said(organisation, code)])),
            reverse("accounts:set_figure", args=[code]),
            chip=Chip(declared.in_words(figure(organisation, code, today))),
        )
        for code, declared in FIGURES.items()
    ]
    return show_cards(
        request,
        title="Réglages de l’association",
        lead="Ce que votre association décide elle-même. Chaque changement a sa date et sa source.",
        crumbs=[("L’association", reverse("accounts:card"))],
        verbs=[Verb("Ce que dit la loi", reverse("accounts:law"), "scale")],
        cards=[Card("Ce qui est décidé", lines, icon="adjustments-horizontal")],
    )


@needs_sight("accounts.members")
def set_figure(request: ActorRequest, code: str) -> HttpResponse:
    declared = FIGURES.get(code)
    if declared is None:
        raise Http404(code)
    organisation = request.actor.organisation
    now = figure(organisation, code, request.today)
    form = forms.SetFigure(request, initial={"value": now, "starts_on": request.today})
    form.speak_of(declared)
    return ask(
        request,
        form,
        actions.set_figure,
        organisation,
        known={"code": code},
        title=declared.label,
        submit="Enregistrer ce réglage",
        said="Réglage enregistré.",
        back=reverse("accounts:figures"),
        crumbs=[("Réglages", reverse("accounts:figures"))],
        lead=declared.help,
    )


@open_to_members
def law(request: ActorRequest) -> HttpResponse:
    """Each rule of law that figures rest on: until when it was checked, what was published since."""
    states = reads.law_states(request.actor.organisation, request.today)
    late = [each for each in states if each.why or each.has_changed]
    fine = [each for each in states if not (each.why or each.has_changed)]
    return show_cards(
        request,
        title="Ce que dit la loi",
        lead="Chaque règle dit sa source et le jour où quelqu’un l’a relue. Rien n’est deviné : une "
        "règle publiée depuis est à vérifier avant de s’y fier.",
        crumbs=[("Réglages", reverse("accounts:figures"))]
        if request.actor.sees("accounts.members")
        else (),
        cards=[
            Card(
                f"À vérifier : {plural(len(late), 'règle')}" if late else "À vérifier",
                [_law_line(request, each) for each in late],
                empty="Toutes les règles ont été relues depuis leur dernière publication.",
                icon="scale",
            ),
            Card("Vérifiées", [_law_line(request, each) for each in fine], icon="check"),
        ],
    )


def _law_line(request: ActorRequest, state: reads.LawState) -> Line:
    rule, row, next_on = state.rule, state.seen, state.rule.next_on(request.today)
    told = [rule.about, rule.source, f"Relue pour Palier le {day_in_words(rule.checked_on)}"]
    if row is not None:
        told.append(
            f"{LAW_ANSWERS[row.value]}, lu le {day_in_words(row.starts_on)} : {row.source}"
        )
    if next_on is not None:
        told.append(f"Prochaine publication : {day_in_words(next_on)}")
    if state.has_changed:
        chip = Chip("a changé", "bad")
    else:
        chip = Chip(state.why, "wait") if state.why else Chip("vérifiée", "ok")
    noting = verb(
        request,
        "accounts.note_law_checked",
        "Noter une vérification…",
        reverse("accounts:note_law_checked", args=[rule.code]),
        about=rule.label,
    )
    return Line(rule.label, "\n".join(told), chip=chip, verbs=verbs(noting), icon="scale")


@needs_sight("accounts.members")
def note_law_checked(request: ActorRequest, code: str) -> HttpResponse:
    rule = checked().get(code)
    if rule is None:
        raise Http404(code)
    return ask(
        request,
        forms.NoteLawChecked(request, initial={"checked_on": request.today}),
        actions.note_law_checked,
        request.actor.organisation,
        known={"code": code},
        title=rule.label,
        submit="Noter cette vérification",
        said="Vérification notée.",
        back=reverse("accounts:law"),
        crumbs=[("Ce que dit la loi", reverse("accounts:law"))],
        lead=f"{rule.about} {rule.source}.",
    )
