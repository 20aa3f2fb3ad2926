from django.apps import AppConfig


class Tenancy(AppConfig):
    name = "palier.base.tenancy"
    verbose_name = "association"

    def ready(self) -> None:
        from palier.base.tenancy import privacy  # noqa: F401
