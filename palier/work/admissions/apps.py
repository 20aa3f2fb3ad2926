from palier.base.kit import room


class Admissions(room.Room):
    name = "palier.work.admissions"
    verbose_name = "admissions"
