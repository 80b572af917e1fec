"""KPI 7: outreach and civil society."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=7,
    goal=4,
    wording=Text(
        "Number of outreach initiatives and engagements with CSOs",
        "Nombre d’initiatives de sensibilisation et d’échanges avec les organisations de la société civile",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={
        2023: (
            Target(
                wording=Text(
                    "Annual outreach programme developed for each situation (including at least one outreach activity and one CSO round table)",
                    "Programme annuel de sensibilisation élaboré pour chaque situation (comprenant au moins une activité de sensibilisation et une table ronde avec des organisations de la société civile)",
                ),
                number=1,
            ),
            Target(
                wording=Text(
                    "Two thematic CSO round tables",
                    "Deux tables rondes thématiques avec des organisations de la société civile",
                ),
                number=2,
            ),
        )
    },
    unit=Text(
        "elements per situation; thematic round tables",
        "éléments par situation ; tables rondes thématiques",
    ),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 7", "Plan stratégique 2023-2025, annexe 1, ICP 7"
    ),
    computed=True,
    counting_rule=Text(
        "Per situation and year, four cells: annual outreach programme developed, outreach activities held, situation round tables with civil society held, all engagements with civil society held. A situation reaches the target with its programme, one activity and one round table. Office-wide: thematic round tables of the year, hosted by the Office with organisations from situation countries (paragraph 47); the annual meeting between the whole Court and civil society is none of them. Planned is not held. One round table about two situations serves both rows and counts once Office-wide.",
        "Par situation et par année, quatre cases : programme annuel de sensibilisation élaboré, activités de sensibilisation tenues, tables rondes sur la situation tenues avec la société civile, ensemble des échanges tenus avec la société civile. Une situation atteint la cible avec son programme, une activité et une table ronde. Pour le Bureau : tables rondes thématiques de l’année, organisées par le Bureau avec des organisations des pays de situation (paragraphe 47) ; la réunion annuelle entre la Cour dans son ensemble et la société civile n’en est pas une. Ce qui est prévu n’est pas tenu. Une table ronde relative à deux situations sert les deux lignes et compte une fois pour le Bureau.",
    ),
    drill_down=Text(
        "Per situation and element: the programmes and engagements counted, those planned beside them, and those left out with the reason.",
        "Par situation et par élément : les programmes et activités comptés, ceux qui sont prévus, et ceux qui ne comptent pas avec le motif.",
    ),
)
