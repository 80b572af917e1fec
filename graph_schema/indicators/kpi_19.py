"""KPI 19: working climate."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=19,
    goal=10,
    wording=Text(
        "Evolution of working climate measured through pulse surveys",
        "Évolution du climat de travail mesurée par des enquêtes éclair",
    ),
    baseline=Text(
        "Staff survey results November 2022",
        "Résultats de l’enquête auprès du personnel de novembre 2022",
    ),
    targets={
        2023: (
            Target(
                wording=Text(
                    "Positive trends in next survey",
                    "Tendances positives dans la prochaine enquête",
                ),
                number=None,
            ),
        )
    },
    unit=Text("survey results", "résultats d’enquête"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 19", "Plan stratégique 2023-2025, annexe 1, ICP 19"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. No answer of a single person is ever entered.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. La réponse d’une seule personne n’est jamais saisie.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
