"""KPI 8: proceedings in situ."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=8,
    goal=4,
    wording=Text(
        "Ratio of applications for in situ proceedings (including full trials or certain hearings) v. number of cases in litigation OR/AND number of in situ proceedings granted/conducted",
        "Rapport entre les demandes de procédures in situ (procès entiers ou certaines audiences) et le nombre d’affaires en phase contentieuse ET/OU nombre de procédures in situ accordées ou tenues",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={
        2023: (
            Target(
                wording=Text(
                    "In all cases in litigation, full assessment of appropriateness of sessions in situ and applications to Chambers made where necessary",
                    "Dans toutes les affaires en phase contentieuse, évaluation complète de l’opportunité de sessions in situ et présentation de demandes aux chambres si nécessaire",
                ),
                number=None,
            ),
        )
    },
    unit=Text("ratio, or number of proceedings", "rapport, ou nombre de procédures"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 8", "Plan stratégique 2023-2025, annexe 1, ICP 8"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. Field offices and round tables are no proceedings in situ.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. Les bureaux extérieurs et les tables rondes ne sont pas des procédures in situ.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
