"""KPI 6: expeditiousness of investigations and prosecutions."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=6,
    goal=3,
    wording=Text(
        "Expeditionness of investigations and prosecutions",
        "Célérité des enquêtes et des poursuites",
    ),
    baseline=Text(
        "Average time spent on tasking to be measured", "Temps moyen consacré aux tâches, à mesurer"
    ),
    targets={2023: (Target(wording=Text("Reduction in time", "Réduction du temps"), number=None),)},
    unit=Text("time", "temps"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 6", "Plan stratégique 2023-2025, annexe 1, ICP 6"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. The wording is printed as in the annex (“Expeditionness”).",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. Le libellé anglais est reproduit tel qu’imprimé dans l’annexe (« Expeditionness »).",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
