"""`palier backup`, `restore`, `export`: nothing can be lost, and leaving is easy."""

import argparse
from pathlib import Path

from rich.console import Console

from config import cluster
from config.command import database
from config.command.main import Failure


def backup(options: argparse.Namespace) -> int:
    """Back everything up into a folder, try the backup, and take old ones away if asked."""
    from config.keeping import archive, backups

    console = Console(highlight=False, stderr=True)
    try:
        if options.new_key:
            archive.new_key(options.new_key)
            print(
                f"Clé écrite dans {options.new_key}. Gardez-en une copie ailleurs que la sauvegarde."
            )
        key = options.key or options.new_key
        with cluster.running() as admin:
            name = cluster.main_name(admin)
            if not cluster.exists(admin, name):
                raise Failure("Il n’y a encore rien à sauvegarder ici.")
            database.migrate(admin, name)
            with console.status("Sauvegarde…") as status:
                path = backups.back_up(admin, name, options.folder, key=key, say=status.update)
            size = path.stat().st_size / 1024 / 1024
            print(f"{path} : {size:.1f} Mo, essayée et complète.")
            if options.rotate:
                backups.rotate(options.folder, print)
    except archive.BadBackup as bad:
        raise Failure(str(bad)) from None
    return 0


def restore(options: argparse.Namespace) -> int:
    """Bring a backup back; refuse what is foreign, damaged or newer."""
    from config.keeping import archive, restores

    console = Console(highlight=False, stderr=True)
    try:
        with cluster.running() as admin, console.status("Lecture…") as status:
            manifest = restores.restore(
                admin,
                cluster.main_name(admin),
                options.file,
                key=options.key,
                replace=options.replace,
                say=status.update,
            )
    except archive.BadBackup as bad:
        raise Failure(str(bad)) from None
    rows = sum(manifest.counts.values())
    names = ", ".join(manifest.associations)
    print(f"{names} : tout est revenu, au {manifest.made_at} ({rows} lignes).")
    return 0


def export(options: argparse.Namespace) -> int:
    """Write everything of one association as documented CSV and JSON, with its papers."""
    from config.command.working import chosen_organisation, ready

    folder: Path = options.folder
    if folder.exists() and any(folder.iterdir()):
        raise Failure(f"Le dossier « {folder} » n’est pas vide : donnez-en un autre.")
    with ready():
        from config.keeping.leaving import export as write

        organisation = chosen_organisation(options.association)
        counts = write(organisation, folder)
    print(
        f"{organisation.name} : {sum(counts.values())} lignes de {len(counts)} tables dans {folder}. "
        "Lisez LISEZMOI.md."
    )
    return 0
