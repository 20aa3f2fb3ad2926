"""Filters of a list that one keeps under a name, to find them again the next morning.

They are a taste of one's own, as the theme is: kept on the user, by association, read with the user
whom each page has read already. What was typed in the search (a name, often) is never kept.
"""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import open_to_members

MOST = 12
"""Filters kept for one list: beyond, nobody finds one's own."""
NOT_KEPT = {"q", "page", "format"}


@dataclass(frozen=True)
class KeptFilter:
    """One filter as its list shows it."""

    name: str
    query: str
    is_here: bool

    @property
    def url(self) -> str:
        return f"?{self.query}"


def asked(query: QueryDict) -> str:
    """What may be kept of an address: its filters and its order, in one writing."""
    kept = QueryDict(mutable=True)
    for name in sorted(query):
        if name not in NOT_KEPT and query[name]:
            kept[name] = str(query[name])
    return kept.urlencode()


def kept_for(request: ActorRequest) -> list[KeptFilter]:
    """One's own filters of this list, by name."""
    here = asked(request.GET)
    mine = [each for each in request.user.kept_filters if _is_of(each, request, request.path)]
    return [
        KeptFilter(each["name"], each["query"], each["query"] == here)
        for each in sorted(mine, key=lambda each: each["name"].casefold())
    ]


def _is_of(kept: dict[str, object], request: ActorRequest, path: str) -> bool:
    return (kept["of"], kept["path"]) == (request.actor.organisation.pk, path)


class KeepFilter(forms.Form):
    """What is kept: a name, and the address that the list had."""

    name = forms.CharField(label="Nom de ce filtre", max_length=40)
    path = forms.CharField(max_length=200, widget=forms.HiddenInput)
    query = forms.CharField(max_length=500, widget=forms.HiddenInput)

    def clean_path(self) -> str:
        path: str = self.cleaned_data["path"]
        try:
            resolve(path)
        except Resolver404:
            raise forms.ValidationError("Cette liste n’existe pas ici.") from None
        return path


@open_to_members
@require_POST
def keep_filter(request: ActorRequest) -> HttpResponse:
    """Keep the filter on screen under a name; the same name again takes its place."""
    form = KeepFilter(request.POST)
    if not form.is_valid():
        told = " ".join(str(each) for errors in form.errors.values() for each in errors)
        raise Refused(
            f"Ce filtre n’a pas été gardé : donnez-lui un nom de 40 signes au plus. {told}"
        )
    name, path = form.cleaned_data["name"], form.cleaned_data["path"]
    query = asked(QueryDict(form.cleaned_data["query"]))
    others = [
        each
        for each in request.user.kept_filters
        if not (_is_of(each, request, path) and name == each["name"])
    ]
    if sum(_is_of(each, request, path) for each in others) >= MOST:
        raise Refused(f"Vous gardez déjà {MOST} filtres pour cette liste : oubliez-en un d’abord.")
    mine = {"of": request.actor.organisation.pk, "path": path, "query": query, "name": name}
    _save(request, [*others, mine])
    return redirect(f"{path}?{query}")


@open_to_members
@require_POST
def forget_filter(request: ActorRequest) -> HttpResponse:
    """Forget one of one's own filters; the list itself does not change."""
    form = KeepFilter({**request.POST.dict(), "query": "-"})
    if not form.is_valid():
        raise Refused("Ce filtre n’est plus gardé : rouvrez la liste.")
    name, path = form.cleaned_data["name"], form.cleaned_data["path"]
    _save(
        request,
        [
            each
            for each in request.user.kept_filters
            if not (_is_of(each, request, path) and name == each["name"])
        ],
    )
    return redirect(path)


def _save(request: ActorRequest, kept: list[dict[str, object]]) -> None:
    request.user.kept_filters = kept
    request.user.save(update_fields=["kept_filters"])
