from palier.base.kit import room


class Tenancy(room.Room):
    name = "palier.base.tenancy"
    verbose_name = "association"
