"""The door: coming in, going out, a forgotten password, an invitation."""

from typing import Any

from django.conf import settings as django_settings
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from palier.base.accounts import actions, devices, forms, jobs, keys, reads
from palier.base.accounts.models import AccessRequest
from palier.base.accounts.passwords import choose_password
from palier.base.accounts.signing_in import check_password
from palier.base.documents.sending import goes_nowhere
from palier.base.journal import security
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.middleware import open_to_all, open_to_users
from palier.base.tenancy.models import User
from palier.base.tenancy.reads import memberships_of
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.walls import stand_in

Kind = security.Kind
LARGEST_ID = 2**63 - 1


@open_to_all
def sign_in(request: HttpRequest) -> HttpResponse:
    """The door. In the demo, each role is one click away."""
    form = forms.SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = check_password(**form.cleaned_data, now=timezone.now(), request=request)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            return _enter(request, user)
    cast = reads.demo_cast() if django_settings.PALIER_DEMO else []
    context = {"form": form, "cast": cast, "next": request.GET.get("next", ""), "title": "Entrer"}
    return render(request, "accounts/sign_in.html", context, status=422 if form.errors else 200)


def _enter(request: HttpRequest, user: User) -> HttpResponse:
    """Come in: a new session, the device known from now on, the security log told."""
    kind = Kind.SIGNED_IN if devices.is_known(request, user) else Kind.NEW_DEVICE
    security.note_at_the_door(user, kind, request, now=timezone.now())
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
def sign_out(request: Any) -> HttpResponse:
    """Going out: the pages that this browser kept go too; what waits to be sent from it stays."""
    security.note_at_the_door(request.user, Kind.SIGNED_OUT, request, now=timezone.now())
    logout(request)
    response = redirect("accounts:sign_in")
    response["Clear-Site-Data"] = '"cache"'  # its drafts go by the script of the next page
    return response


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


@open_to_all
def forgotten(request: HttpRequest) -> HttpResponse:
    """A password that one forgot: the same answer, whether the address has an access or not."""
    form = forms.Forgotten(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    if asked:
        jobs.send_reset_link.defer(email=form.cleaned_data["email"].lower())
    context = {
        "form": form,
        "asked": asked,
        "nowhere": goes_nowhere("email"),
        "title": "Mot de passe oublié",
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/forgotten.html", context, status=status)


@open_to_all
def reset(request: HttpRequest, told: str, token: str) -> HttpResponse:
    """Choose another password by the link of an e-mail; the link is spent by the change."""
    user = keys.user_of_reset(told, token)
    if user is None:
        return _over(request)
    form = forms.NewPassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            choose_password(user, form.cleaned_data["password"])
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            security.note_at_the_door(user, Kind.PASSWORD, request, now=timezone.now())
            return _enter(request, user)
    return _choose(request, form, title="Choisir un nouveau mot de passe")


def _choose(request: HttpRequest, form: Any, *, title: str, lead: str = "") -> HttpResponse:
    context = {"form": form, "title": title, "lead": lead}
    status = 422 if form.errors else 200
    return render(request, "accounts/choose.html", context, status=status)


def _over(request: HttpRequest) -> HttpResponse:
    """A link that opens nothing, or nothing any more: which of the two is not told."""
    return render(
        request, "accounts/over.html", {"title": "Ce lien n’est plus valable"}, status=410
    )


@open_to_all
def accept(request: HttpRequest, organisation_id: int, token: str) -> HttpResponse:
    """The person accepts an access, or chooses another password, by a link of one use."""
    if organisation_id > LARGEST_ID:
        return _over(request)
    stand_in(organisation_id)
    now = timezone.now()
    row = keys.find_request(organisation_id, token, now=now)
    if row is None:
        return _over(request)
    has_account = (
        row.kind == AccessRequest.Kind.INVITE and User.objects.filter(email=row.email).exists()
    )
    form = (forms.OwnPassword if has_account else forms.NewPassword)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = _accepted(request, row, form.cleaned_data["password"], has_account)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            return _enter(request, user)
    renewing = row.kind == AccessRequest.Kind.KEY
    return _choose(
        request,
        form,
        title="Choisir un nouveau mot de passe" if renewing else "Votre accès à Palier",
        lead=keys.for_whom(row)[0]
        if renewing
        else f"« {row.organisation.name} » vous ouvre un accès ({row.email})."
        + (" Entrez le mot de passe que vous avez déjà." if has_account else ""),
    )


def _accepted(request: HttpRequest, row: AccessRequest, password: str, has_account: bool) -> User:
    actor = Actor(
        row.organisation,
        keys.for_whom(row)[0],
        kind="person",
        actions=frozenset({"accounts.accept_access"}),
    )
    user = None
    if has_account:
        user = check_password(row.email, password, now=timezone.now(), request=request)
        stand_in(row.organisation_id)
    return actions.accept_access(
        row, now=timezone.now(), user=user, password="" if user else password, actor=actor
    )
