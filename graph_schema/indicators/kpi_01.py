"""KPI 1: applications for warrants of arrest or summonses."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=1,
    goal=1,
    wording=Text(
        "Number of Applications for Warrants of Arrest (AWA) (or summonses to appear) filed before the judges",
        "Nombre de requêtes aux fins de délivrance de mandats d’arrêt (ou de citations à comparaître) déposées devant les juges",
    ),
    baseline=Text("About 3 per year (average 2004 - 2021)", "Environ 3 par an (moyenne 2004-2021)"),
    targets={
        2023: (Target(wording=Text("At least 10 per year", "Au moins 10 par an"), number=10),)
    },
    unit=Text("applications per year", "requêtes par an"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 1", "Plan stratégique 2023-2025, annexe 1, ICP 1"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. Counted are applications filed in the calendar year, public or not; one under seal is only a number.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. Sont comptées les requêtes déposées pendant l’année civile, publiques ou non ; une requête sous scellés n’est qu’un nombre.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
