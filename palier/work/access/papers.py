"""The papers of the way in: the answer to a request, the sheet of a workshop."""

from collections.abc import Sequence

from palier.base.documents.sheets import Section, Sheet, Signature, sheet_pdf
from palier.base.kit.typography import day_in_words, time_in_words
from palier.registers.people.reads import head_of
from palier.work.access.models import Request, Workshop

FREE_LINES = 5


def answer_pdf(row: Request) -> bytes:
    """The answer in writing: what was asked, what is answered and why."""
    head = head_of(row.household)
    name = head.formal_name if head else row.household.name
    answered = day_in_words(row.answered_on) if row.answered_on else ""
    sections = [
        Section("Ce que vous nous avez demandé", quote=row.text or f"{row.get_kind_display()}."),
        Section("Notre réponse", text=f"{row.get_state_display().capitalize()}.\n{row.answer}"),
    ]
    if row.refusal:
        sections.append(Section("Pourquoi", text=f"{row.get_refusal_display().capitalize()}."))
    sheet = Sheet(
        f"Réponse à votre demande du {day_in_words(row.on)}",
        sections,
        lead=f"Le {answered}",
        addressee=[name],
        signatures=[Signature(f"Pour {row.organisation.name}")],
        note="Vous pouvez nous demander d’en parler ensemble, ou de regarder de nouveau votre demande.",
    )
    return sheet_pdf(row, row.organisation, sheet)


def attendance_pdf(row: Workshop, names: Sequence[str]) -> bytes:
    """Names, and a place to sign; a few free lines."""
    rows = [[str(n), name, ""] for n, name in enumerate([*names, *[""] * FREE_LINES], start=1)]
    where = row.place or str(row.body or "")
    sheet = Sheet(
        f"Feuille de présence : {row.title}",
        [Section(heads=["", "Nom, prénom", "Signature"], rows=rows, widths=[1, 8, 8])],
        lead=f"{day_in_words(row.on, weekday=True).capitalize()} à {time_in_words(row.at)}"
        + (f", {where}" if where else "")
        + f". Animé par {row.leader.short_name.rstrip('.')}.",
    )
    return sheet_pdf(row, row.organisation, sheet)
