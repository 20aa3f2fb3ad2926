"""The register of what personal data is kept, drawn from what each room declares."""

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import render

from palier.base.kit.privacy import RULES
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight


@needs_sight("rights.register")
def register(request: ActorRequest) -> HttpResponse:
    """Each table of personal data: purpose, duration, what becomes of it, source."""
    rows = [
        {"kept": kept, "table": apps.get_model(kept.model)._meta.verbose_name}
        for kept in sorted(RULES.values(), key=lambda kept: kept.model)
    ]
    return render(request, "rights/register.html", {"title": "Registre RGPD", "rows": rows})
