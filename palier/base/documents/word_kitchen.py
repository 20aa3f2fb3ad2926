"""Opening and filling somebody's Word document: what `word_files` asks of its child."""

import zipfile
from io import BytesIO

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from palier.base.kit.refusals import Refused

LARGEST_OPEN = 40 * 1024 * 1024


def try_template(content: bytes, name: str, known: list[str]) -> None:
    """What `check_template` does in its child."""
    if _has_macro(content) or name.lower().endswith((".docm", ".dotm")):
        raise Refused(
            {"content": "Ce document contient une macro : enregistrez-le en .docx, sans macro."}
        )
    fields = Fields()
    try:
        _fill(content, dict.fromkeys(known, ""), fields)
    except TemplateError as wrong:
        raise Refused(
            {
                "content": f"Un champ de ce modèle est mal écrit : {wrong}. Un champ s’écrit {{{{ {known[0]} }}}}."
            }
        ) from None
    except etree.LxmlError:
        raise Refused(
            {"content": "Ce document Word est abîmé : ouvrez-le et enregistrez-le."}
        ) from None
    if unknown := sorted(fields.asked - set(known)):
        raise Refused(
            {
                "content": f"Champ inconnu : {', '.join(unknown)}. Les champs connus : "
                f"{', '.join(known)}."
            }
        )
    if not fields.asked:
        raise Refused(
            {
                "content": "Ce document n’a aucun champ à remplir : écrivez par exemple "
                f"{{{{ {known[0]} }}}} là où il doit venir."
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
                    "({% if menage %}…{% endif %})",
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
