"""Filters of a list that one keeps under a name, to find them again the next morning.

They are a taste of one's own, as the theme is: kept on the user, by association, read with the user
whom each page has read already. What was typed in the search (a name, often) is never kept.
"""

from dataclasses import dataclass

from django import forms
from django.core.signing import BadSignature, Signer
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import open_to_members

MOST, MOST_IN_ALL = 12, 60
"""Filters kept for one list, and for all: beyond, nobody finds one's own."""
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


def mark_of(request: ActorRequest) -> str:
    """The address of this list, signed: only what a list has shown comes back as one."""
    return Signer(salt=__name__).sign(request.path)


class FilterNamed(forms.Form):
    """One of the filters kept for a list: the mark of this one, and a name."""

    name = forms.CharField(label="Nom de ce filtre", max_length=40)
    path = forms.CharField(max_length=300, widget=forms.HiddenInput)

    def clean_path(self) -> str:
        try:
            return Signer(salt=__name__).unsign(self.cleaned_data["path"])
        except BadSignature:
            raise forms.ValidationError("Rouvrez la liste, puis recommencez.") from None

    def others(self, request: ActorRequest) -> list[dict[str, object]]:
        """All that one has kept, this one apart."""
        name, path = self.cleaned_data["name"], self.cleaned_data["path"]
        return [
            each
            for each in request.user.kept_filters
            if not (_is_of(each, request, path) and name == each["name"])
        ]


class KeepFilter(FilterNamed):
    """What is kept: the filters and the order that the list had."""

    query = forms.CharField(max_length=500, widget=forms.HiddenInput)

    def clean_query(self) -> str:
        query = asked(QueryDict(self.cleaned_data["query"]))
        if not query:
            raise forms.ValidationError("Choisissez d’abord un filtre de la liste.")
        return query


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
    name, path, query = (form.cleaned_data[each] for each in ("name", "path", "query"))
    others = form.others(request)
    if sum(_is_of(each, request, path) for each in others) >= MOST:
        raise Refused(f"Vous gardez déjà {MOST} filtres pour cette liste : oubliez-en un d’abord.")
    if len(others) >= MOST_IN_ALL:
        raise Refused(f"Vous gardez déjà {MOST_IN_ALL} filtres : oubliez-en un d’abord.")
    mine = {"of": request.actor.organisation.pk, "path": path, "query": query, "name": name}
    _save(request, [*others, mine])
    return redirect(f"{path}?{query}")


@open_to_members
@require_POST
def forget_filter(request: ActorRequest) -> HttpResponse:
    """Forget one of one's own filters; the list itself does not change."""
    form = FilterNamed(request.POST)
    if not form.is_valid():
        raise Refused("Ce filtre n’est plus gardé : rouvrez la liste.")
    _save(request, form.others(request))
    return redirect(form.cleaned_data["path"])


def _save(request: ActorRequest, kept: list[dict[str, object]]) -> None:
    request.user.kept_filters = kept
    request.user.save(update_fields=["kept_filters"])
