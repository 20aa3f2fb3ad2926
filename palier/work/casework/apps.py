from palier.base.kit import room


class Casework(room.Room):
    name = "palier.work.casework"
    verbose_name = "dossier social"
