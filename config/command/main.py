"""`palier`: one entry, a handful of verbs, clear French when something is wrong."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from config import cluster
from config.command import database

BENCHES = [
    "rent-run",
    "pages",
    "search",
    "start",
    "import",
    "bank-match",
    "arrears",
    "tonight",
    "upkeep",
    "caf-match",
    "charges",
    "fec",
    "statements",
    "duplicates",
    "caseload",
    "leases",
    "notices-pdf",
    "invoices",
]
NO_DATABASE = {"makemigrations", "check", "help", "version", "optimizemigration"}


class Failure(Exception):
    """A command cannot go on; the message is French and says what to do."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; errors are one sentence and a non-zero exit."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["manage"]:
        sys.exit(_guarded(lambda: manage(given[1:])))
    options = _parser().parse_args(given)
    sys.exit(_guarded(lambda: options.run(options)))


def _guarded(run: Callable[[], int | None]) -> int:
    from django.core.exceptions import ImproperlyConfigured, ValidationError

    try:
        return run() or 0
    except KeyboardInterrupt:
        print("\nArrêté.", file=sys.stderr)
        return 130
    except ValidationError as refusal:
        print(f"Refusé : {' '.join(refusal.messages)}", file=sys.stderr)
        return 1
    except (Failure, cluster.NoDatabase, ImproperlyConfigured, OSError) as failure:
        print(f"Palier ne peut pas continuer. {failure}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="palier", description="Le logiciel libre des associations qui logent et accompagnent."
    )
    verbs = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)

    demo = verbs.add_parser("demo", help="une association inventée, prête à essayer")
    demo.add_argument("--port", type=_port, default=8000, help="port du serveur (8000)")
    demo.add_argument(
        "--fresh", action="store_true", help="rejouer la démonstration depuis le début"
    )
    demo.add_argument(
        "--full", action="store_true", help="une grande association : mille lieux, dix sites"
    )
    demo.add_argument("--no-serve", action="store_true", help="préparer sans démarrer le serveur")
    demo.set_defaults(run=_later("demo", "demo"))

    serve = verbs.add_parser("serve", help="servir l’association de cette machine")
    serve.add_argument("--port", type=_port, default=8000)
    serve.add_argument("--host", default="127.0.0.1", help="adresse d’écoute (127.0.0.1)")
    serve.set_defaults(run=_later("serving", "serve"))

    worker = verbs.add_parser("worker", help="faire les travaux de fond")
    worker.set_defaults(run=_later("serving", "worker"))

    verbs.add_parser("manage", help="les commandes de Django (migrate, shell…)")

    found = verbs.add_parser("association", help="ouvrir une association et son premier accès")
    found.add_argument("name", metavar="NOM")
    found.add_argument("--siren", default="")
    found.add_argument(
        "--email", required=True, help="adresse de la personne qui gérera les accès"
    )
    found.add_argument("--first-name", required=True, metavar="PRÉNOM")
    found.add_argument("--last-name", required=True, metavar="NOM")
    found.set_defaults(run=_later("working", "association"))

    link = verbs.add_parser("link", help="faire un lien à qui a perdu son mot de passe")
    link.add_argument("email", metavar="ADRESSE")
    link.set_defaults(run=_later("working", "link"))

    bank = verbs.add_parser("bank-import", help="importer un relevé (camt.053 ou CFONB120)")
    bank.add_argument("file", type=Path, metavar="FICHIER")
    bank.add_argument("--association", default="", help="son nom, s’il y en a plusieurs")
    bank.set_defaults(run=_later("working", "bank_import"))

    rent = verbs.add_parser("rent-run", help="préparer le quittancement d’un mois")
    rent.add_argument("month", metavar="AAAA-MM")
    rent.add_argument("--issue", action="store_true", help="émettre aussi les avis")
    rent.add_argument("--association", default="", help="son nom, s’il y en a plusieurs")
    rent.add_argument("--entity", default="", help="l’entité juridique, si ce n’est la principale")
    rent.set_defaults(run=_later("working", "rent_run"))

    backup = verbs.add_parser("backup", help="tout sauvegarder, même en service")
    backup.add_argument("folder", type=Path, metavar="DOSSIER")
    backup.add_argument("--key", type=Path, metavar="FICHIER", help="clé qui chiffre")
    backup.add_argument("--new-key", type=Path, metavar="FICHIER", help="faire cette clé d’abord")
    backup.add_argument(
        "--rotate", action="store_true", help="ne garder que 7 jours, 4 semaines, 12 mois"
    )
    backup.set_defaults(run=_later("keeping", "backup"))

    restore = verbs.add_parser("restore", help="remettre une sauvegarde")
    restore.add_argument("file", type=Path, metavar="FICHIER")
    restore.add_argument("--key", type=Path, metavar="FICHIER", help="clé qui l’ouvre")
    restore.add_argument(
        "--replace", action="store_true", help="prendre la place de ce qui est là, gardé à côté"
    )
    restore.set_defaults(run=_later("keeping", "restore"))

    export = verbs.add_parser("export", help="tout emporter, en CSV et JSON documentés")
    export.add_argument("folder", type=Path, metavar="DOSSIER")
    export.add_argument("--association", default="", help="son nom, s’il y en a plusieurs")
    export.set_defaults(run=_later("keeping", "export"))

    drill = verbs.add_parser("drill", help="mettre à l’épreuve, sur une base jetable")
    drill.add_argument(
        "name", metavar="NOM", choices=["kill", "race", "files", "walls", "restore", "siege"]
    )
    drill.add_argument("--rounds", type=int, default=0, help="combien de fois")
    drill.add_argument("--seed", type=int, default=0, help="le même hasard qu’avant")
    drill.set_defaults(run=_later("drill", "drill"))

    doctor = verbs.add_parser("doctor", help="vérifier que tout est en ordre")
    doctor.set_defaults(run=_later("doctor", "doctor"))

    bench = verbs.add_parser("bench", help="mesurer")
    bench.add_argument("name", metavar="NOM", choices=BENCHES)
    bench.add_argument(
        "--size", type=int, default=0, help="taille (celle de la mesure par défaut)"
    )
    bench.set_defaults(run=_later("bench", "bench"))

    house = verbs.add_parser("map", help="dessiner docs/MAP.md")
    house.add_argument("--check", action="store_true", help="dire seulement s’il est à jour")
    house.set_defaults(run=_later("map", "house_map"))
    return parser


def _later(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """Import a command only when it is asked for: `palier --help` stays quick."""

    def run(options: argparse.Namespace) -> int:
        from importlib import import_module

        done = getattr(import_module(f"config.command.{module}"), function)(options)
        return int(done or 0)

    return run


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un port (1 à 65535)")
    return int(text)


def manage(arguments: list[str]) -> int:
    """Django's own commands, as the application; migrations as the owner."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    name = arguments[0] if arguments else "help"
    if name in NO_DATABASE:
        import warnings

        warnings.filterwarnings("ignore", message="Got an error checking a consistent migration")
        execute_from_command_line(["palier manage", *arguments])
        return 0
    with cluster.running() as admin:
        target = cluster.main_name(admin)
        database.settle(admin, target)
        role = cluster.OWNER if name in database.OWNER_COMMANDS else cluster.APP
        database.use(admin, target, role=role)
        execute_from_command_line(["palier manage", *arguments])
    return 0


if __name__ == "__main__":
    main()
