"""KPI 20: gender balance among senior staff."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=20,
    goal=10,
    wording=Text(
        "Gender balance across senior Court staff in the OTP (P-4 and above, of fixed term posts [established and GTA])",
        "Équilibre entre les sexes parmi le personnel de rang supérieur du Bureau (P-4 et au-dessus, postes de durée déterminée [permanents et temporaires])",
    ),
    baseline=Text(
        "Baseline (as of November 2021) 72% male to 28% female",
        "Situation de référence (novembre 2021) : 72 % d’hommes et 28 % de femmes",
    ),
    targets={
        2023: (
            Target(
                wording=Text(
                    "60% male to 40% female (with the goal of achieving full equity in the period covered by the Strategic Plan 2026-2028)",
                    "60 % d’hommes et 40 % de femmes (l’objectif étant la parité complète au cours de la période couverte par le Plan stratégique 2026-2028)",
                ),
                number=40,
            ),
        )
    },
    unit=Text("percent of women", "pourcentage de femmes"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 20", "Plan stratégique 2023-2025, annexe 1, ICP 20"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. The share of women is entered; that of men is the rest.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. La part des femmes est saisie ; celle des hommes est le reste.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
