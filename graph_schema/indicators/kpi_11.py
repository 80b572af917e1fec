"""KPI 11: results in court on sexual and gender-based crimes and crimes against children."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=11,
    goal=6,
    wording=Text(
        "Results in Court: counts presented/granted in relation to SGBC and CAC (AWA, DCC and Trial)",
        "Résultats devant la Cour : chefs présentés et retenus en matière de crimes sexuels et à caractère sexiste et de crimes commis contre des enfants (requêtes aux fins de mandats d’arrêt, documents indiquant les charges et procès)",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={2023: (Target(wording=Text("80%", "80 %"), number=80),)},
    unit=Text("percent of counts", "pourcentage des chefs"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 11", "Plan stratégique 2023-2025, annexe 1, ICP 11"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. Counts granted over counts presented.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. Chefs retenus rapportés aux chefs présentés.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
