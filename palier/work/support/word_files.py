"""The funder's own Word document, filled with a review; macros and unknown fields are refused."""

import zipfile
from io import BytesIO
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from palier.base.kit.kitchen import Limits, cook
from palier.base.kit.refusals import Refused

LARGEST = 5 * 1024 * 1024
LARGEST_OPEN = 40 * 1024 * 1024
LIMITS = Limits(memory=1024, seconds=20, answer=24)
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
    """Refused: not a Word document, too large (unfolded too), with a macro, without a field, with
    more than fields that a review has. It is opened in a process apart."""
    if len(content) > LARGEST:
        raise Refused({"content": "Un modèle pèse 5 Mo au plus. Rien n’a été gardé."})
    cook(try_template, content, name, limits=LIMITS)


def fill(content: bytes, fields: dict[str, Any]) -> bytes:
    """The document with its fields filled, in a process apart."""
    return cook(filled, content, {key: str(value) for key, value in fields.items()}, limits=LIMITS)


def try_template(content: bytes, name: str) -> None:
    """What `check_template` does in its child."""
    if _has_macro(content) or name.lower().endswith((".docm", ".dotm")):
        raise Refused(
            {"content": "Ce document contient une macro : enregistrez-le en .docx, sans macro."}
        )
    fields = Fields()
    try:
        _fill(content, dict.fromkeys(KNOWN, ""), fields)
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
    if unknown := sorted(fields.asked - KNOWN):
        raise Refused(
            {
                "content": f"Champ inconnu : {', '.join(unknown)}. Les champs connus : "
                f"{', '.join(sorted(KNOWN))}."
            }
        )
    if not fields.asked:
        raise Refused(
            {
                "content": "Ce document n’a aucun champ à remplir : écrivez par exemple "
                "{{ demande }} là où la demande doit venir."
            }
        )


SIMPLE = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not)
"""What a template may be made of: its words, its fields, and *if this field is filled*."""


class Fields(SandboxedEnvironment):
    """Reads the parts of a document: its fields, and nothing more than fields.

    Whatever part it is (body, header, footer, note, property): each goes through here.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True)
        self.asked: set[str] = set()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, SIMPLE):
                raise TemplateSyntaxError(
                    "il demande plus qu’un champ simple ou qu’une partie facultative "
                    "({% if demande %}…{% endif %})",
                    node.lineno,
                )
            if isinstance(node, nodes.Name):
                self.asked.add(node.name)
        return tree


def _has_macro(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names = [name.lower() for name in parts.namelist()]
            unfolded = sum(each.file_size for each in parts.infolist())
    except zipfile.BadZipFile:
        raise Refused({"content": "Ce n’est pas un document Word (.docx)."}) from None
    if unfolded > LARGEST_OPEN:
        raise Refused({"content": "Ce document se déplie en plus de 40 Mo. Rien n’a été gardé."})
    return any("vbaproject" in name or "vbadata" in name for name in names)


def _open(content: bytes) -> DocxTemplate:
    template = DocxTemplate(BytesIO(content))
    try:
        template.init_docx()
    except (PackageNotFoundError, KeyError, ValueError):
        raise Refused({"content": "Ce n’est pas un document Word (.docx)."}) from None
    return template


def filled(content: bytes, told: dict[str, str]) -> bytes:
    """What `fill` does in its child."""
    try:
        return _fill(content, told, Fields())
    except TemplateError as wrong:
        raise Refused(
            f"Ce modèle ne peut plus être rempli : {wrong}. Apportez-le à nouveau."
        ) from None


def _fill(content: bytes, told: dict[str, str], fields: Fields) -> bytes:
    template = _open(content)
    template.render(told, fields, autoescape=True)
    kept = BytesIO()
    template.save(kept)
    return kept.getvalue()
