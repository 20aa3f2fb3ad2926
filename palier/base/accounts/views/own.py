"""One's own settings and password."""

from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from palier.base.accounts import forms
from palier.base.accounts.passwords import choose_password
from palier.base.accounts.signing_in import check_password
from palier.base.journal import security
from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import open_to_members
from palier.base.tenancy.walls import stand_in
from palier.base.ui.pages import done


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


@open_to_members
def password(request: ActorRequest) -> HttpResponse:
    """Change one’s own password: the sessions left open elsewhere are closed by it."""
    user = request.user
    form = forms.ChangePassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, form.cleaned_data)
        except ValidationError as refusal:
            for name, words in getattr(refusal, "message_dict", {"": refusal.messages}).items():
                form.add_error(name if name in form.fields else None, words)
        else:
            update_session_auth_hash(request, user)
            security.note(
                request.actor.organisation,
                security.Kind.PASSWORD,
                user=user.pk,
                by=user.pk,
                request=request,
            )
            return done(
                request,
                "Mot de passe changé. Ailleurs, il faudra entrer à nouveau.",
                "accounts:settings",
            )
    context = {"title": "Changer mon mot de passe", "form": form}
    status = 422 if form.errors else 200
    return render(request, "accounts/password.html", context, status=status)


def _change(request: ActorRequest, told: dict[str, str]) -> None:
    user = request.user
    try:
        check_password(user.email, told["current"], now=timezone.now(), request=request)
    except Refused:
        raise Refused(
            {"current": "Ce n’est pas votre mot de passe actuel, ou trop d’essais ont été faits."}
        ) from None
    finally:
        stand_in(request.actor.organisation.pk, user_id=user.pk)
    if told["password"] == told["current"]:
        raise Refused({"password": "C’est le même : choisissez-en un autre."})
    choose_password(user, told["password"])
