"""Doors that stayed closed are told to who watches over access."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from palier.base.journal.security import note_refused


class RefusalsNoted:
    """Inside the transaction of the door: a page or an act that was not for whoever asked.

    A row beyond one's walls answers as one that does not exist: it is noted too, by its address,
    which names nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "actor", None) is not None and _is_refusal(request, response):
            note_refused(request.actor, request)
        return response


def _is_refusal(request: Any, response: HttpResponse) -> bool:
    if not getattr(request, "csrf_processing_done", False):
        return False  # a form that has expired is no door that stays closed
    asked = request.resolver_match
    names_a_row = asked is not None and "pk" in asked.kwargs
    return response.status_code == 403 or (response.status_code == 404 and names_a_row)
