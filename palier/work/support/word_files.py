"""The funder's own Word document, filled with a review; macros and unknown fields are refused."""

import zipfile
from io import BytesIO
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from palier.base.kit.refusals import Refused

LARGEST = 5 * 1024 * 1024
FIELDS = {
    "demande": "asked",
    "objectifs": "aims",
    "actions": "done",
    "resultats": "results",
    "suite": "follow_up",
    "avis_du_menage": "person_words",
}
FACTS = {
    "menage": "household",
    "dispositif": "programme",
    "prestation": "service",
    "volet": "goal",
    "prescripteur": "prescriber",
    "mandat": "mandate_number",
    "referent": "referrer",
    "debut": "starts_on",
    "fin": "ends_on",
    "motif_de_fin": "end_reason",
    "destination": "destination",
    "mois_mandates": "months_mandated",
    "mois_commences": "months_started",
    "mois_suspendus": "months_suspended",
    "rencontres": "meetings",
    "visites_a_domicile": "home_visits",
    "annee": "year",
    "menages_accompagnes": "households",
    "entrees": "entries",
    "sorties": "exits",
}
OTHERS = {"association", "date_du_bilan"}
KNOWN = set(FIELDS) | set(FACTS) | OTHERS


def check_template(content: bytes, name: str) -> None:
    """Refused: not a Word document, too large, with a macro, a field that nobody fills."""
    if len(content) > LARGEST:
        raise Refused({"content": "Un modèle pèse 5 Mo au plus. Rien n’a été gardé."})
    if _has_macro(content) or name.lower().endswith((".docm", ".dotm")):
        raise Refused(
            {"content": "Ce document contient une macro : enregistrez-le en .docx, sans macro."}
        )
    try:
        asked = _open(content).get_undeclared_template_variables(_jinja())
    except TemplateError as wrong:
        raise Refused(
            {
                "content": f"Un champ de ce modèle est mal écrit : {wrong}. Un champ s’écrit {{{{ demande }}}}."
            }
        ) from None
    except etree.LxmlError:
        raise Refused(
            {"content": "Ce document Word est abîmé : ouvrez-le et enregistrez-le."}
        ) from None
    if unknown := sorted(asked - KNOWN):
        raise Refused(
            {
                "content": f"Champ inconnu : {', '.join(unknown)}. Les champs connus : "
                f"{', '.join(sorted(KNOWN))}."
            }
        )
    _try(content)


def _try(content: bytes) -> None:
    """Filled once with nothing: what a review could not fill is said now, not on its last day."""
    try:
        fill(content, dict.fromkeys(KNOWN, ""))
    except (TemplateError, ArithmeticError, TypeError, ValueError, AttributeError) as wrong:
        raise Refused(
            {"content": f"Ce modèle demande plus qu’un champ simple : {wrong}."}
        ) from None


def _has_macro(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names = [name.lower() for name in parts.namelist()]
    except zipfile.BadZipFile:
        raise Refused({"content": "Ce n’est pas un document Word (.docx)."}) from None
    return any("vbaproject" in name or "vbadata" in name for name in names)


def _open(content: bytes) -> DocxTemplate:
    template = DocxTemplate(BytesIO(content))
    try:
        template.init_docx()
    except (PackageNotFoundError, KeyError, ValueError):
        raise Refused({"content": "Ce n’est pas un document Word (.docx)."}) from None
    return template


def _jinja() -> SandboxedEnvironment:
    """A template may show its fields, and nothing else of the house."""
    return SandboxedEnvironment(autoescape=True)


def fill(content: bytes, fields: dict[str, Any]) -> bytes:
    """The document with its fields filled."""
    template = _open(content)
    template.render(fields, _jinja(), autoescape=True)
    filled = BytesIO()
    template.save(filled)
    return filled.getvalue()
