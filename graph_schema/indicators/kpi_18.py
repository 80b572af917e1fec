"""KPI 18: meetings with the regional groups."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=18,
    goal=9,
    wording=Text(
        "Establish an enhanced, structured dialogue with the various regional groups",
        "Instaurer un dialogue renforcé et structuré avec les différents groupes régionaux",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={
        2023: (
            Target(
                wording=Text(
                    "Organize meetings structurally during the course of the year with all five regional groups of States Parties in The Hague, and where possible expand to other regional settings/multilateral forums",
                    "Organiser régulièrement au cours de l’année des réunions avec les cinq groupes régionaux d’États Parties à La Haye et, si possible, les étendre à d’autres cadres régionaux ou enceintes multilatérales",
                ),
                number=5,
            ),
        )
    },
    unit=Text("regional groups met", "groupes régionaux rencontrés"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 18", "Plan stratégique 2023-2025, annexe 1, ICP 18"
    ),
    computed=True,
    counting_rule=Text(
        "Meetings of the Office held in the year with regional groups of States Parties, as a series per group (target: all five). Planned is not held; meetings of other organs alone are context.",
        "Réunions du Bureau tenues dans l’année avec des groupes régionaux d’États Parties, en série par groupe (cible : les cinq). Ce qui est prévu n’est pas tenu ; les réunions d’autres organes seuls ne sont données que pour contexte.",
    ),
    drill_down=Text(
        "The meetings counted by regional group, and those left out with the reason.",
        "Les réunions comptées par groupe régional, et celles qui ne le sont pas avec le motif.",
    ),
)
