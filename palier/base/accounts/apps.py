from django.apps import AppConfig


class Accounts(AppConfig):
    name = "palier.base.accounts"
    verbose_name = "comptes"

    def ready(self) -> None:
        from palier.base.accounts import shell  # noqa: F401
