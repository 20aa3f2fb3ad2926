from django.apps import AppConfig


class Ledger(AppConfig):
    name = "palier.base.ledger"
    verbose_name = "comptabilité"

    def ready(self) -> None:
        from palier.base.ledger import shell  # noqa: F401
