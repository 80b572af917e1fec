"""What people with an account are and choose: roles, languages of the pages, their look."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

ROLE = Vocabulary(
    "role",
    Text("Role", "Rôle"),
    "Design of the hub, “Who uses it”",
    (
        Term("practitioner", Text("Practitioner", "Praticien")),
        Term("mapping", Text("Mapping unit", "Unité de cartographie")),
        Term("cso_liaison", Text("Liaison with civil society", "Liaison avec la société civile")),
        Term("cooperation", Text("Cooperation adviser", "Conseiller en coopération")),
        Term("manager", Text("Head of section", "Chef de section")),
        Term("admin", Text("Administrator", "Administrateur")),
    ),
)

PAGE_LANGUAGE = Vocabulary(
    "page_language",
    Text("Language of the pages", "Langue des pages"),
    "Languages in which the hub is complete",
    (
        Term("en", Text("English", "Anglais")),
        Term("fr", Text("French", "Français")),
    ),
)

PAGE_THEME = Vocabulary(
    "page_theme",
    Text("Appearance", "Apparence"),
    "Design of the hub, “Pages that work everywhere”",
    (
        Term("auto", Text("As the device is set", "Selon le réglage de l’appareil")),
        Term("light", Text("Light", "Claire")),
        Term("dark", Text("Dark", "Sombre")),
    ),
)

MAIL_RHYTHM = Vocabulary(
    "mail_rhythm",
    Text("E-mail about what waits", "Courriels sur ce qui attend"),
    "Issue “Sharing information, requests in both directions, KPI 3”, notifications",
    (
        Term("at_once", Text("At once", "Immédiatement")),
        Term("daily", Text("Once a day", "Une fois par jour")),
        Term("weekly", Text("Once a week, on Monday", "Une fois par semaine, le lundi")),
        Term("none", Text("Never", "Jamais")),
    ),
)

ACCOUNT_STATE = Vocabulary(
    "account_state",
    Text("State of an account", "État d’un compte"),
    "Design of the hub, “Who uses it”",
    (
        Term("open", Text("Open", "Ouvert")),
        Term("invited", Text("Invited", "Invité")),
        Term("disabled", Text("Disabled", "Désactivé")),
        Term("ended", Text("Past its last day", "Arrivé à son terme")),
    ),
)
