"""What people type or paste is made clean once, before any page reads it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict

from palier.base.kit.words import clean

Answer = Callable[[HttpRequest], HttpResponse]


class CleanWords:
    """Every text of a form and of an address goes through `kit.words.clean`; passwords stay as typed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = cleaned(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = cleaned(request.POST)  # type: ignore[assignment]
        return self.get_response(request)


def cleaned(told: QueryDict) -> QueryDict:
    """The same, its texts clean; itself when there was nothing to do."""
    if all(value.isascii() and value.isprintable() for _, each in told.lists() for value in each):
        return told
    made = told.copy()
    for name, values in told.lists():
        if "password" not in name and name not in {"again", "current"}:
            made.setlist(name, [clean(value) for value in values])
    made._mutable = False
    return made
