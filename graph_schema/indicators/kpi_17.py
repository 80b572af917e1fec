"""KPI 17: official visits to non-situation countries."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=17,
    goal=9,
    wording=Text(
        "Enhance and expand interaction with key stakeholders through official visits to non-situation countries in all geographical regions with a view to strengthening outreach, institutional exchange and the Office's cooperation network",
        "Renforcer et élargir les échanges avec les principaux interlocuteurs par des visites officielles dans des pays autres que les pays de situation, dans toutes les régions géographiques, afin de développer la sensibilisation, les échanges institutionnels et le réseau de coopération du Bureau",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={
        2023: (
            Target(
                wording=Text(
                    "Conduct official visits to all five geographical regions",
                    "Effectuer des visites officielles dans les cinq régions géographiques",
                ),
                number=5,
            ),
            Target(
                wording=Text(
                    "including to three States not party to the Rome Statute",
                    "y compris dans trois États non parties au Statut de Rome",
                ),
                number=3,
            ),
        )
    },
    unit=Text(
        "regional groups and States not party visited",
        "groupes régionaux et États non parties visités",
    ),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 17", "Plan stratégique 2023-2025, annexe 1, ICP 17"
    ),
    computed=True,
    counting_rule=Text(
        "Official visits of the Office held in the year to non-situation countries; a State with a situation in any group of KPI 4 is a situation country. Counted are the distinct regional groups (target: all five) and the distinct States not party (target: three).",
        "Visites officielles du Bureau effectuées dans l’année dans des pays autres que les pays de situation ; un État concerné par une situation d’un des groupes de l’ICP 4 est un pays de situation. Sont comptés les groupes régionaux distincts (cible : les cinq) et les États non parties distincts (cible : trois).",
    ),
    drill_down=Text(
        "The visits counted by regional group and State, and those left out with the reason.",
        "Les visites comptées par groupe régional et par État, et celles qui ne le sont pas avec le motif.",
    ),
)
