from django.apps import AppConfig


class Bank(AppConfig):
    name = "palier.base.bank"
    verbose_name = "banque"

    def ready(self) -> None:
        from palier.base.bank import shell  # noqa: F401
