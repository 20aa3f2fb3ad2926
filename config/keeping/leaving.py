"""Leaving with everything: each table as CSV and as JSON lines, documented, and every paper."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models

from palier.base.kit.owned import is_owned
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import working_for

README = """# {name} : tout ce que Palier garde

Un fichier par table, deux fois : `tables/NOM.csv` (UTF-8, virgules, une ligne de titres) et
`tables/NOM.jsonl` (un objet JSON par ligne). `tables.json` décrit chaque table et chaque champ :
nom français, type, ce vers quoi il pointe. Une période se lit `[début,fin)`, la fin exclue.
`files/` contient chaque document sous son identifiant (`public_id`), et les PDF déjà produits.

Les montants sont en euros, les dates en AAAA-MM-JJ, les instants avec leur fuseau.
"""


def export(organisation: Organisation, folder: Path) -> dict[str, int]:
    """Write everything of one association into `folder`; gives the rows written by table."""
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    (folder / "LISEZMOI.md").write_text(README.format(name=organisation.name), "utf-8")
    described, counts = {}, {}
    with working_for(organisation):
        for model in _models():
            table = model._meta.db_table
            described[table] = _described(model)
            counts[table] = _write(model, organisation, folder / "tables" / table)
    (folder / "tables.json").write_text(
        json.dumps(described, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    _copy_files(organisation, folder / "files")
    return counts


def _models() -> list[Any]:
    """Every table of an association, and the association itself; not users' passwords."""
    own = [m for m in apps.get_models() if m.__module__.startswith("palier.") and is_owned(m)]
    return [Organisation, *sorted(own, key=lambda model: model._meta.db_table)]


def _described(model: Any) -> dict[str, Any]:
    return {
        "nom": str(model._meta.verbose_name),
        "sens": (model.__doc__ or "").strip().split("\n")[0],
        "champs": {
            field.column: {
                "nom": str(field.verbose_name),
                "type": field.get_internal_type(),
                **({"vers": field.related_model._meta.db_table} if field.related_model else {}),
                **({"valeurs": {k: str(v) for k, v in field.choices}} if field.choices else {}),
            }
            for field in model._meta.concrete_fields
        },
    }


def _write(model: Any, organisation: Organisation, path: Path) -> int:
    """One table, streamed row by row; binary columns are left to `files/`."""
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.BinaryField)]
    columns = [field.column for field in fields]
    quoted = ", ".join(f'"{column}"' for column in columns)
    where = "id" if model is Organisation else "organisation_id"
    count = 0
    with (
        path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as flat,
        path.with_suffix(".jsonl").open("w", encoding="utf-8") as lines,
        connection.cursor() as cursor,
    ):
        writer = csv.writer(flat)
        writer.writerow(columns)
        cursor.execute(
            f"SELECT {quoted}, row_to_json(t)::text FROM (SELECT {quoted} FROM {model._meta.db_table}"
            f" WHERE {where} = %s ORDER BY id) t",
            [organisation.pk],
        )
        while rows := cursor.fetchmany(2000):
            for row in rows:
                writer.writerow(["" if value is None else _flat(value) for value in row[:-1]])
                lines.write(row[-1] + "\n")
            count += len(rows)
    return count


def _flat(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if hasattr(value, "lower") and hasattr(value, "upper") and not isinstance(value, str):
        return f"[{value.lower or ''},{value.upper or ''})"
    return value


def _copy_files(organisation: Organisation, folder: Path) -> None:
    here = Path(settings.MEDIA_ROOT) / str(organisation.pk)
    folder.mkdir(parents=True, exist_ok=True)
    if here.exists():
        shutil.copytree(here, folder, dirs_exist_ok=True)
