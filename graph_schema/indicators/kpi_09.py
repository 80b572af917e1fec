"""KPI 9: new and renewed policies."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=9,
    goal=5,
    wording=Text(
        "Renewed policy framework: development of new policies within the Office, including strategies to take a trauma-informed approach to the work of the OTP",
        "Cadre de politique générale renouvelé : élaboration de nouvelles politiques au sein du Bureau, y compris de stratégies visant une approche du travail du Bureau tenant compte des traumatismes",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={
        2023: (
            Target(
                wording=Text(
                    "Updated SGBC Policy Paper",
                    "Document de politique générale actualisé relatif aux crimes sexuels et à caractère sexiste",
                ),
                number=None,
            ),
            Target(
                wording=Text(
                    "Updated CAC Policy Paper",
                    "Document de politique générale actualisé relatif aux crimes commis contre des enfants ou les touchant",
                ),
                number=None,
            ),
            Target(
                wording=Text(
                    "New Slavery Crimes Policy Paper",
                    "Nouveau document de politique générale relatif aux crimes d’esclavage",
                ),
                number=None,
            ),
            Target(
                wording=Text(
                    "Updated Policy paper on Complementarity",
                    "Document de politique générale actualisé relatif à la complémentarité",
                ),
                number=None,
            ),
        )
    },
    unit=Text("policy documents", "documents de politique générale"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 9", "Plan stratégique 2023-2025, annexe 1, ICP 9"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. Each policy counts in the year of its publication.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. Chaque politique compte l’année de sa publication.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
