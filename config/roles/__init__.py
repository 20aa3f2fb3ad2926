"""The trades of an association: what each does and sees. Whoever is not named here may not."""

from config.roles import arrears, houses, letting, money, office, repairs, social
from palier.base.tenancy.roles import Role, declare_roles
from palier.base.ui.taking import EXPORT

TAKES = {
    "social_worker",
    "supervisor",
    "rental_manager",
    "host",
    "site_manager",
    "technician",
    "lawyer",
    "accountant",
    "rehousing_officer",
    "director",
}
"""Trades that take lists away in a spreadsheet; each time is written in the security log."""

MEETS = TAKES | {"reception"}
"""Trades of the team: whoever sits in a meeting prepares it, tells it and does what follows."""

TELLS_TIME = {"social_worker", "supervisor", "host", "lawyer", "rehousing_officer", "director"}
"""Trades that answer for how the team’s time is spent; what they read is never a person’s."""

WRITES = {"social_worker", "supervisor", "rental_manager", "lawyer", "rehousing_officer"}
KEEPS_TEMPLATES = {"supervisor", "rental_manager", "director", "administrator"}
"""Trades that write to households, and those that bring the association’s own templates."""


def _role(code: str, label: str, summary: str, actions: set[str], sights: set[str]) -> Role:
    sees = sights | ({EXPORT} if code in TAKES else set())
    does = actions | office.EVERYONE
    if code in MEETS:
        does |= office.MEETINGS | office.OWN_TIME
        sees |= {"meetings.meetings", "hours.own"}
    if code in WRITES:
        does, sees = does | office.LETTERS, sees | {"letters.letters"}
    if code in KEEPS_TEMPLATES:
        does, sees = does | office.TEMPLATES, sees | {"letters.letters"}
    if code in TELLS_TIME:
        sees |= {"hours.team"}
    return Role(code, label, summary, frozenset(does), frozenset(sees))


declare_roles(
    [
        _role(
            "reception",
            "Accueil",
            "Reçoit, oriente, ouvre un dossier si la personne le veut.",
            social.DESK
            | social.FILES
            | social.DOOR
            | social.SAME_PERSON
            | office.MESSAGES
            | {
                "support.book_appointment",
                "support.move_appointment",
                "support.answer_appointment",
                "support.invite_to_appointment",
                "support.withdraw_invitation",
            },
            social.SEES_DESK
            | {
                "access.health",
                "access.requests",
                "domiciliation.register",
                "people.households",
                "support.diary",
            },
        ),
        _role(
            "volunteer",
            "Bénévole à l’accueil",
            "Tient le cahier des passages, sans santé, sans date de naissance, sans dossier.",
            social.DESK,
            social.SEES_DESK,
        ),
        _role(
            "social_worker",
            "Travail social",
            "Accompagne les ménages, écrit les notes, tient les échéances.",
            social.DESK
            | social.FILES
            | social.LIFE
            | letting.SLIDING
            | letting.SETTLING
            | social.SOCIAL
            | social.SAME_PERSON
            | office.PAPERS
            | office.MESSAGES
            | arrears.ARREARS
            | arrears.PROCEDURES
            | arrears.PREVENTION
            | arrears.COMMISSION
            | repairs.BROKEN
            | houses.STEWARDSHIP
            | office.DIRECTORY
            | social.DOOR
            | social.OUTREACH,
            letting.SEES_SLIDES
            | {"settling.steps"}
            | houses.SEES_QUARTER
            | social.SEES_FILES
            | social.SEES_SOCIAL
            | social.SEES_DOSSIER
            | arrears.SEES_ARREARS
            | arrears.SEES_PREVENTION
            | repairs.SEES_REPAIRS
            | {"housing.homes", "people.bodies", "residences.houses"},
        ),
        _role(
            "supervisor",
            "Encadrement social",
            "Encadre l’équipe sociale ; lit les notes secrètes dont il est l’encadrement nommé.",
            social.DESK
            | social.FILES
            | social.LIFE
            | letting.SLIDING
            | letting.SETTLING
            | social.SOCIAL
            | social.TEAM
            | office.OFFICE
            | social.SAME_PERSON
            | office.PAPERS
            | office.MESSAGES
            | arrears.ARREARS
            | arrears.PROCEDURES
            | arrears.PREVENTION
            | arrears.COMMISSION
            | repairs.BROKEN
            | houses.HOSTING
            | houses.PLANNING
            | houses.INCIDENTS
            | houses.ADMITTING
            | houses.STEWARDSHIP
            | {"leases.draft_occupancy"}
            | social.DOOR
            | social.OUTREACH,
            letting.SEES_SLIDES
            | {"settling.steps"}
            | social.SEES_FILES
            | social.SEES_SOCIAL
            | social.SEES_DOSSIER
            | houses.SEES_HOUSES
            | houses.SEES_ADMISSIONS
            | houses.SEES_QUARTER
            | letting.SEES_HOMES
            | arrears.SEES_ARREARS
            | arrears.SEES_PREVENTION
            | repairs.SEES_REPAIRS
            | {"journal.records", "partners.agreements", "residences.reserved"},
        ),
        _role(
            "rental_manager",
            "Gestion locative",
            "Loue, appelle les loyers, encaisse, suit les départs.",
            letting.HOMES
            | letting.SOURCING
            | letting.LETTING
            | letting.WRITING
            | letting.INVENTORIES
            | letting.SLIDING_THE_LEASE
            | letting.SETTLING
            | letting.DEPOSITS
            | money.RENT
            | money.CASH
            | money.OWNERS
            | money.BENEFITS
            | money.CHARGES
            | money.SUPPLIERS
            | office.OFFICE
            | money.OPENING
            | arrears.ARREARS
            | arrears.RECOVERY
            | arrears.PROCEDURES
            | repairs.BROKEN
            | repairs.ORDERING
            | repairs.REPAIRING
            | houses.HOUSE_RULES
            | houses.SITE_LIFE
            | houses.SITE_YEAR
            | houses.STEWARDSHIP
            | houses.ADMITTING
            | houses.OPENING_HOUSES
            | houses.PLANNING
            | repairs.RECHARGING
            | {"upkeep.approve_quote", "upkeep.refuse_quote"}
            | office.PAPERS
            | social.SAME_PERSON
            | social.BROUGHT
            | {"people.open_household", "people.add_person"}
            | (social.LIFE - {"people.show_address"}),
            letting.SEES_SLIDES
            | {"settling.steps"}
            | social.SEES_FILES
            | letting.SEES_HOMES
            | letting.SEES_LEADS
            | money.SEES_MONEY
            | arrears.SEES_ARREARS
            | arrears.SEES_PROCEDURES
            | repairs.SEES_REPAIRS
            | houses.SEES_ADMISSIONS
            | houses.SEES_SITES
            | houses.SEES_QUARTER
            | {"people.hidden_addresses", "people.situations", "residences.houses"}
            | {"partners.agreements", "partners.directory"},
        ),
        _role(
            "host",
            "Hôte ou responsable de résidence",
            "Sait qui vit où, accueille les arrivées, note les départs.",
            social.DESK
            | letting.INVENTORIES
            | letting.READINGS
            | letting.ENTRIES
            | letting.SETTLING
            | repairs.BROKEN
            | houses.HOSTING
            | houses.PLANNING
            | houses.GATHERING
            | houses.STEWARDSHIP
            | repairs.REPAIRING
            | social.BROUGHT
            | {
                "leases.draft_occupancy",
                "leases.activate_occupancy",
                "leases.end_occupancy",
                "leases.give_notice_to_quit",
                "leases.withdraw_notice_to_quit",
                "billing.open_household_account",
                "ledger.open_auxiliary",
                "people.open_household",
                "people.add_person",
            },
            social.SEES_DESK
            | letting.SEES_HOMES
            | repairs.SEES_REPAIRS
            | houses.SEES_HOUSES
            | houses.SEES_ADMISSIONS
            | houses.SEES_QUARTER
            | {"people.households", "settling.steps"},
        ),
        _role(
            "site_manager",
            "Responsable d’aire d’accueil",
            "Reçoit les arrivées, relève, encaisse, solde les séjours, tient l’aire.",
            letting.READINGS
            | letting.INVENTORIES
            | letting.ENTRIES
            | letting.SETTLING
            | repairs.BROKEN
            | houses.SITE_LIFE
            | houses.STEWARDSHIP
            | {
                "leases.draft_occupancy",
                "leases.activate_occupancy",
                "leases.end_occupancy",
                "billing.call_many_once",
                "billing.open_household_account",
                "people.open_household",
                "people.add_person",
            },
            letting.SEES_HOMES
            | repairs.SEES_REPAIRS
            | houses.SEES_SITES
            | houses.SEES_QUARTER
            | {"people.households", "settling.steps"},
        ),
        _role(
            "technician",
            "Technique",
            "Connaît les lieux, ouvre et répare.",
            letting.READINGS
            | repairs.BROKEN
            | repairs.ORDERING
            | repairs.REPAIRING
            | {"housing.add_place"},
            repairs.SEES_REPAIRS | {"housing.homes"},
        ),
        _role(
            "lawyer",
            "Juriste",
            "Suit les contrats et les comptes pour prévenir les expulsions.",
            {
                "access.meet_visitor",
                "access.undo_meeting",
            }
            | social.DAY
            | arrears.ARREARS
            | arrears.PROCEDURES
            | arrears.PREVENTION
            | arrears.COMMISSION
            | office.PAPERS
            | office.MESSAGES,
            letting.SEES_HOMES
            | letting.SEES_SLIDES
            | arrears.SEES_ARREARS
            | arrears.SEES_PREVENTION
            | {
                "access.visits",
                "partners.directory",
                "people.households",
                "people.closed_files",
                "billing.accounts",
                "support.measures",
                "access.requests",
            },
        ),
        _role(
            "accountant",
            "Comptabilité",
            "Tient les livres, rapproche la banque, clôt les mois.",
            money.CASH
            | money.BOOKS
            | money.OWNERS
            | money.BENEFITS
            | money.CHARGES
            | money.SUPPLIERS
            | money.OPENING
            | {"billing.reverse_notice"},
            money.SEES_MONEY
            | arrears.SEES_ARREARS
            | {
                "ledger.books",
                "titles.titles",
                "leases.contracts",
                "programmes.list",
                "people.closed_files",
            },
        ),
        _role(
            "rehousing_officer",
            "Relogement",
            "Rencontre les ménages à reloger et cherche avec eux.",
            social.FILES
            | {
                "support.write_note",
                "support.correct_note",
                "support.move_note",
                "support.note_path_moment",
                "support.remove_path_moment",
                "people.record_resource",
                "people.stop_resource",
                "people.remove_resource",
            }
            | letting.SETTLING
            | social.DAY
            | office.MESSAGES,
            social.SEES_FILES
            | letting.SEES_HOMES
            | {
                "support.measures",
                "support.notes",
                "casework.file",
                "support.diary",
                "people.budgets",
                "people.situations",
                "people.nationalities",
                "access.requests",
                "partners.directory",
                "settling.steps",
            },
        ),
        _role(
            "director",
            "Direction",
            "Voit où en est l’association, répond aux financeurs, sans lire les notes sociales.",
            office.OFFICE
            | office.PAPERS
            | office.ACCESS
            | houses.OPENING_HOUSES
            | houses.INCIDENTS
            | {
                "collecting.approve_write_off",
                "collecting.refuse_write_off",
                "suppliers.approve_invoice",
                "suppliers.refuse_invoice",
                "suppliers.confirm_supplier_bank",
                "upkeep.approve_quote",
                "upkeep.refuse_quote",
                "ledger.post_entry",
            },
            letting.SEES_HOMES
            | letting.SEES_SLIDES
            | letting.SEES_LEADS
            | money.SEES_MONEY
            | arrears.SEES_ARREARS
            | arrears.SEES_PROCEDURES
            | repairs.SEES_REPAIRS
            | houses.SEES_ADMISSIONS
            | houses.SEES_SITES
            | houses.SEES_QUARTER
            | {"eviction.commissions", "residences.houses"}
            | {"residences.incidents", "residences.reserved"}
            | {
                "people.households",
                "people.closed_files",
                "people.bodies",
                "people.hidden_addresses",
                "partners.agreements",
                "partners.directory",
                "programmes.list",
                "support.measures",
                "access.visits",
                "access.requests",
                "ledger.books",
                "accounts.members",
                "journal.records",
                "journal.security",
                "rights.register",
                "settling.steps",
            },
        ),
        _role(
            "data_officer",
            "Protection des données",
            "Veille sur les données : qui entre, qui donne accès à qui, ce qui est emporté.",
            {"accounts.decline_access"},
            {"accounts.members", "journal.records", "journal.security", "rights.register"},
        ),
        _role(
            "administrator",
            "Accès et données",
            "Donne et ferme les accès, tient la fiche de l’association et le registre.",
            office.ACCESS | {"ledger.open_books", "housing.add_site"},
            {"accounts.members", "journal.records", "journal.security", "rights.register"},
        ),
        _role(
            "data_migrator",
            "Reprise de données",
            "Apporte les fichiers d’avant : lieux, ménages, contrats, soldes. À fermer ensuite.",
            office.BRINGING | money.OPENING | social.SAME_PERSON,
            social.SEES_FILES
            | letting.SEES_HOMES
            | arrears.SEES_ARREARS
            | {
                "exchange.imports",
                "billing.accounts",
                "support.measures",
                "programmes.list",
            },
        ),
    ]
)
