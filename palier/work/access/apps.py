from palier.base.kit import room


class Access(room.Room):
    name = "palier.work.access"
    verbose_name = "accueil"
