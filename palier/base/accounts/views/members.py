"""Who works here, as what, where; who sees what."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.accounts import actions, cards, forms, lists, reads
from palier.base.accounts.models import AccessRequest
from palier.base.accounts.views.requests import MEMBERS, after_asking, said_of
from palier.base.journal.action import CATALOGUE
from palier.base.kit.periods import in_force
from palier.base.kit.typography import of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight, open_to_members
from palier.base.tenancy.models import Membership
from palier.base.tenancy.reads import whereabouts
from palier.base.tenancy.roles import ROLES, SIGHTS
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import show_cards, verb
from palier.base.ui.pages import ask, done, form_page
from palier.base.ui.subjects import Subject


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
def invite_member(request: ActorRequest) -> HttpResponse:
    """Who is to come in; they choose their password themselves."""
    return ask(
        request,
        forms.InviteMember(request, initial={"starts_on": request.today}),
        actions.invite_member,
        request.actor.organisation,
        title="Donner un accès",
        submit="Demander cet accès",
        back=reverse("accounts:members"),
        crumbs=[MEMBERS],
        said=said_of,
        to=after_asking,
        lead="La personne reçoit un lien et choisit son mot de passe : personne d’autre ne le "
        "connaît. Les rôles qui ouvrent des secrets ou donnent des accès attendent un second accord.",
    )


MEMBERSHIP = Subject(
    Membership,
    "equipe/<int:pk>/",
    fetch=("user", "team"),
    page=lambda row: reverse("accounts:members"),
    under=(MEMBERS,),
)


@MEMBERSHIP.shown
def member(request: ActorRequest, row: Membership) -> HttpResponse:
    """What one reader sees and does: places, dates, roles and what they open."""
    if not request.actor.sees("accounts.members"):
        raise Http404
    return show_cards(
        request,
        title=f"Ce que voit {row.user.first_name} {row.user.last_name}",
        crumbs=[MEMBERS],
        here=str(row.user),
        verbs=[
            verb(request, "accounts.change_roles", "Rôles…", row),
            verb(request, "accounts.change_perimeter", "Lieux…", row),
        ],
        cards=cards.access_of(row, request.today),
    )


@open_to_members
def my_access(request: ActorRequest) -> HttpResponse:
    """The same, of oneself."""
    rows = Membership.objects.filter(organisation=request.actor.organisation)
    mine = rows.filter(in_force(request.today), user=request.actor.user_id).order_by("pk")
    found = mine.select_related("user", "supervisor", "team").first()
    if found is None:
        raise Http404
    return show_cards(
        request,
        title="Ce que je vois",
        lead="Vos rôles, vos lieux et leurs dates. Quelque chose manque, ou ne devrait pas y être : "
        "dites-le à qui donne les accès.",
        cards=cards.access_of(found, request.today),
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
        if isinstance(form.result, AccessRequest):
            return done(request, said_of(form.result), after_asking(form.result))
        return done(request, "Rôles changés, dès maintenant.", "accounts:members")
    return form_page(
        request,
        form,
        title=f"Rôles {of_name(str(membership.user))}",
        submit="Changer ses rôles",
        back=reverse("accounts:members"),
        crumbs=[MEMBERS],
        lead=f"Travaille {whereabouts([membership])[membership.pk]}.",
        where_url=reverse("accounts:change_perimeter", args=[membership.pk]),
        key_url=reverse("accounts:renew_password", args=[membership.pk]),
        end_url=reverse("accounts:end_membership", args=[membership.pk]),
        template="accounts/change_roles.html",
    )


MEMBERSHIP.verb(
    actions.change_perimeter,
    forms.ChangePerimeter,
    at="lieux/",
    title=lambda membership: f"Où travaille {membership.user}",
    submit="Changer ses lieux",
    said=lambda row: (
        said_of(row) if isinstance(row, AccessRequest) else "Lieux changés, dès maintenant."
    ),
    to=lambda row: (
        after_asking(row) if isinstance(row, AccessRequest) else reverse("accounts:members")
    ),
    lead="Sans site ni équipe, on ne voit que ce qui n’appartient à aucun lieu, et les ménages "
    "que l’on accompagne soi-même. Retirer vaut tout de suite ; donner des lieux à un rôle qui ouvre "
    "des secrets attend le oui d’une seconde personne.",
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
        title=f"Fermer l’accès {of_name(str(membership.user))}",
        submit="Fermer cet accès",
        back=reverse("accounts:members"),
        crumbs=[MEMBERS],
        danger=True,
        lead="Ce que cette personne a fait reste dans le journal.",
    )


MEMBERSHIP.verb(
    actions.renew_password,
    at="mot-de-passe/",
    title=lambda membership: f"Faire refaire le mot de passe {of_name(str(membership.user))}",
    submit="Faire un lien pour cette personne",
    said=said_of,
    to=after_asking,
    lead="Si son courriel marche, « Mot de passe oublié », à l’entrée, suffit. Sinon : un lien qui ne "
    "sert qu’une fois, à lui remettre en main propre. Son mot de passe actuel reste bon jusque-là.",
)
