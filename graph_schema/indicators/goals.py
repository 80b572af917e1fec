"""The ten strategic goals to which the indicators belong (Strategic Plan 2023-2025, annex 1)."""

from graph_schema.text import Text

GOALS: dict[int, Text] = {
    1: Text("Deliver results in the courtroom", "Obtenir des résultats dans le prétoire"),
    2: Text("Enhance efforts by national authorities to fight impunity", "Renforcer l’action des autorités nationales dans la lutte contre l’impunité"),
    3: Text("Make the Office a global technology leader", "Faire du Bureau un chef de file mondial dans le domaine des technologies"),
    4: Text("Bring justice closer to communities and deepen engagement with civil society", "Rapprocher la justice des communautés et approfondir le dialogue avec la société civile"),
    5: Text("A renewed policy framework for the Office", "Un cadre de politique générale renouvelé pour le Bureau"),
    6: Text("Ensure effective investigations and prosecutions of Sexual and Gender-Based Crimes and Crimes Against Children", "Assurer l’efficacité des enquêtes et des poursuites relatives aux crimes sexuels et à caractère sexiste et aux crimes commis contre des enfants"),
    7: Text("Increase the field presence of the Office of the Prosecutor", "Accroître la présence du Bureau du Procureur sur le terrain"),
    8: Text("Increase efficiency of work and ensure proper resourcing and staffing of the Office", "Accroître l’efficacité du travail et doter le Bureau des ressources et du personnel nécessaires"),
    9: Text("Strengthen global support for the work of the Office", "Renforcer l’appui mondial à l’action du Bureau"),
    10: Text("Improve the working environment of the Office and ensure a respectful working culture", "Améliorer le cadre de travail du Bureau et assurer une culture professionnelle respectueuse"),
}  # fmt: skip
