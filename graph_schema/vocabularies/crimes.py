"""Crimes: the tree of the Rome Statute and its Elements of Crimes, and what national law adds."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

IN_FORCE = "2002-07-01"
"""The day on which the Statute entered into force (article 126); what is later says so itself (`since`)."""


@dataclass(frozen=True, slots=True)
class _Amendment:
    """What came into the Statute later: `since` is the first day on which it bound any State at all."""

    since: str
    note: Text
    codes: tuple[str, ...]


def _amended(
    amendment: tuple[str, str], first: tuple[str, str], since: str, *codes: str
) -> _Amendment:
    """An amendment of article 8. It binds each State one year after that State's own acceptance (article
    121(5)); `first` says when that was for the first of them, as the depositary's register has it."""
    note = Text(
        f"{amendment[0]}; in force only for the States that accepted it, first {first[0]}.",
        f"{amendment[1]} ; en vigueur seulement pour les États qui l’ont accepté, d’abord {first[1]}.",
    )
    return _Amendment(since, note, codes)


_AMENDMENTS = (
    # United Nations Treaty Collection, chapter XVIII, 10-a
    _amended(
        ("Kampala amendment of 2010 (RC/Res.5)", "Amendement de Kampala de 2010 (RC/Res.5)"),
        ("for San Marino on 26 September 2012", "pour Saint-Marin le 26 septembre 2012"),
        "2012-09-26", "8(2)(e)(xiii)", "8(2)(e)(xiv)", "8(2)(e)(xv)",
    ),
    _Amendment(
        "2018-07-17",
        Text(
            "Kampala amendments of 2010 (RC/Res.6); jurisdiction activated on 17 July 2018 (ICC-ASP/16/Res.5).",
            "Amendements de Kampala de 2010 (RC/Res.6) ; compétence activée le 17 juillet 2018 (ICC-ASP/16/Res.5).",
        ),
        ("8bis",),
    ),
    # United Nations Treaty Collection, chapter XVIII, 10-d to 10-f
    _amended(
        ("New York amendment of 2017 (ICC-ASP/16/Res.4)", "Amendement de New York de 2017 (ICC-ASP/16/Res.4)"),
        ("for Luxembourg on 2 April 2020", "pour le Luxembourg le 2 avril 2020"),
        "2020-04-02",
        "8(2)(b)(xxvii)", "8(2)(b)(xxviii)", "8(2)(b)(xxix)", "8(2)(e)(xvi)", "8(2)(e)(xvii)", "8(2)(e)(xviii)",
    ),
    # United Nations Treaty Collection, chapter XVIII, 10-g: New Zealand ratified on 14 October 2020
    _amended(
        ("The Hague amendment of 2019 (ICC-ASP/18/Res.5)", "Amendement de La Haye de 2019 (ICC-ASP/18/Res.5)"),
        ("for New Zealand on 14 October 2021", "pour la Nouvelle-Zélande le 14 octobre 2021"),
        "2021-10-14", "8(2)(e)(xix)",
    ),
)  # fmt: skip

_AMENDED = {code: one for one in _AMENDMENTS for code in one.codes}

_GENOCIDE = {
    "a": ("Killing members of the group", "Meurtre de membres du groupe"),
    "b": ("Causing serious bodily or mental harm to members of the group", "Atteinte grave à l’intégrité physique ou mentale de membres du groupe"),
    "c": ("Inflicting conditions of life calculated to bring about physical destruction", "Soumission intentionnelle du groupe à des conditions d’existence devant entraîner sa destruction physique"),
    "d": ("Imposing measures intended to prevent births", "Mesures visant à entraver les naissances au sein du groupe"),
    "e": ("Forcibly transferring children of the group to another group", "Transfert forcé d’enfants du groupe à un autre groupe"),
}  # fmt: skip

_HUMANITY = {
    "a": ("Murder", "Meurtre"),
    "b": ("Extermination", "Extermination"),
    "c": ("Enslavement", "Réduction en esclavage"),
    "d": ("Deportation or forcible transfer of population", "Déportation ou transfert forcé de population"),
    "e": ("Imprisonment or other severe deprivation of physical liberty", "Emprisonnement ou autre forme de privation grave de liberté physique"),
    "f": ("Torture", "Torture"),
    "g": ("Rape, sexual slavery or other grave sexual violence", "Viol, esclavage sexuel ou autre forme de violence sexuelle de gravité comparable"),
    "h": ("Persecution", "Persécution"),
    "i": ("Enforced disappearance of persons", "Disparitions forcées de personnes"),
    "j": ("The crime of apartheid", "Crime d’apartheid"),
    "k": ("Other inhumane acts of a similar character", "Autres actes inhumains de caractère analogue"),
}  # fmt: skip

_GRAVE_BREACHES = {
    "i": ("Wilful killing", "Homicide intentionnel"),
    "ii": ("Torture or inhuman treatment, including biological experiments", "Torture ou traitements inhumains, y compris les expériences biologiques"),
    "iii": ("Wilfully causing great suffering, or serious injury to body or health", "Fait de causer intentionnellement de grandes souffrances ou de porter gravement atteinte à l’intégrité physique ou à la santé"),
    "iv": ("Extensive destruction and appropriation of property", "Destruction et appropriation de biens exécutées sur une grande échelle"),
    "v": ("Compelling service in the forces of a hostile Power", "Fait de contraindre une personne protégée à servir dans les forces d’une puissance ennemie"),
    "vi": ("Wilfully depriving of the rights of fair and regular trial", "Fait de priver intentionnellement une personne protégée de son droit d’être jugée régulièrement et impartialement"),
    "vii": ("Unlawful deportation or transfer or unlawful confinement", "Déportation ou transfert illégal ou détention illégale"),
    "viii": ("Taking of hostages", "Prise d’otages"),
}  # fmt: skip

_INTERNATIONAL = {
    "i": ("Attacking civilians", "Attaques contre la population civile ou contre des civils ne participant pas directement aux hostilités"),
    "ii": ("Attacking civilian objects", "Attaques contre des biens de caractère civil"),
    "iii": ("Attacking personnel or objects of a humanitarian assistance or peacekeeping mission", "Attaques contre le personnel ou les biens d’une mission d’aide humanitaire ou de maintien de la paix"),
    "iv": ("Excessive incidental death, injury or damage", "Attaque causant incidemment des pertes, des blessures ou des dommages manifestement excessifs"),
    "v": ("Attacking undefended places", "Attaque ou bombardement de lieux qui ne sont pas défendus"),
    "vi": ("Killing or wounding a person hors de combat", "Fait de tuer ou de blesser un combattant qui s’est rendu à discrétion"),
    "vii": ("Improper use of flags, insignia, uniforms or emblems", "Utilisation indue de pavillons, d’insignes, d’uniformes ou de signes distinctifs"),
    "viii": ("Transfer of the occupying Power’s population, or deportation or transfer of the population of occupied territory", "Transfert par une puissance occupante d’une partie de sa population, ou déportation ou transfert de la population du territoire occupé"),
    "ix": ("Attacking protected buildings, monuments and hospitals", "Attaques contre des bâtiments protégés, des monuments ou des hôpitaux"),
    "x": ("Mutilation or medical or scientific experiments", "Mutilations ou expériences médicales ou scientifiques"),
    "xi": ("Treacherously killing or wounding", "Fait de tuer ou de blesser par traîtrise"),
    "xii": ("Declaring that no quarter will be given", "Fait de déclarer qu’il ne sera pas fait de quartier"),
    "xiii": ("Destroying or seizing the enemy’s property", "Destruction ou saisie des biens de l’ennemi"),
    "xiv": ("Depriving nationals of the hostile party of rights or actions", "Fait de déclarer éteints, suspendus ou non recevables en justice les droits et actions des nationaux de la partie adverse"),
    "xv": ("Compelling participation in operations of war", "Fait de contraindre les nationaux de la partie adverse à prendre part aux opérations de guerre"),
    "xvi": ("Pillaging", "Pillage"),
    "xvii": ("Employing poison or poisoned weapons", "Emploi de poison ou d’armes empoisonnées"),
    "xviii": ("Employing prohibited gases, liquids, materials or devices", "Emploi de gaz asphyxiants, toxiques ou similaires, et de liquides, matières ou procédés analogues"),
    "xix": ("Employing bullets that expand or flatten easily in the body", "Emploi de balles qui s’épanouissent ou s’aplatissent facilement dans le corps humain"),
    "xx": ("Employing weapons listed in an annex to the Statute", "Emploi d’armes inscrites dans une annexe au Statut"),
    "xxi": ("Outrages upon personal dignity", "Atteintes à la dignité de la personne"),
    "xxii": ("Rape, sexual slavery or other sexual violence", "Viol, esclavage sexuel ou autre forme de violence sexuelle"),
    "xxiii": ("Using protected persons as shields", "Utilisation de personnes protégées comme boucliers"),
    "xxiv": ("Attacking objects or persons using the emblems of the Geneva Conventions", "Attaques contre des biens ou des personnes utilisant les signes distinctifs prévus par les Conventions de Genève"),
    "xxv": ("Starvation of civilians as a method of warfare", "Fait d’affamer délibérément des civils comme méthode de guerre"),
    "xxvi": ("Conscripting, enlisting or using children under fifteen", "Conscription, enrôlement ou utilisation d’enfants de moins de 15 ans"),
    "xxvii": ("Employing microbial, biological or toxin weapons", "Emploi d’armes utilisant des agents microbiens ou d’autres agents biologiques ou des toxines"),
    "xxviii": ("Employing weapons that injure by fragments undetectable by X-rays", "Emploi d’armes qui blessent par des éclats non localisables par rayons X"),
    "xxix": ("Employing blinding laser weapons", "Emploi d’armes à laser aveuglantes"),
}  # fmt: skip

_COMMON_ARTICLE_3 = {
    "i": ("Violence to life and person: murder, mutilation, cruel treatment, torture", "Atteintes à la vie et à l’intégrité corporelle : meurtre, mutilations, traitements cruels, torture"),
    "ii": ("Outrages upon personal dignity", "Atteintes à la dignité de la personne"),
    "iii": ("Taking of hostages", "Prises d’otages"),
    "iv": ("Sentencing or execution without due process", "Condamnations prononcées et exécutions effectuées sans jugement préalable régulier"),
}  # fmt: skip

_NOT_INTERNATIONAL = {
    "i": _INTERNATIONAL["i"],
    "ii": _INTERNATIONAL["xxiv"],
    "iii": _INTERNATIONAL["iii"],
    "iv": _INTERNATIONAL["ix"],
    "v": _INTERNATIONAL["xvi"],
    "vi": _INTERNATIONAL["xxii"],
    "vii": _INTERNATIONAL["xxvi"],
    "viii": ("Ordering the displacement of the civilian population", "Fait d’ordonner le déplacement de la population civile"),
    "ix": ("Treacherously killing or wounding a combatant adversary", "Fait de tuer ou de blesser par traîtrise un adversaire combattant"),
    "x": _INTERNATIONAL["xii"],
    "xi": _INTERNATIONAL["x"],
    "xii": ("Destroying or seizing an adversary’s property", "Destruction ou saisie des biens d’un adversaire"),
    "xiii": _INTERNATIONAL["xvii"],
    "xiv": _INTERNATIONAL["xviii"],
    "xv": _INTERNATIONAL["xix"],
    "xvi": _INTERNATIONAL["xxvii"],
    "xvii": _INTERNATIONAL["xxviii"],
    "xviii": _INTERNATIONAL["xxix"],
    "xix": _INTERNATIONAL["xxv"],
}  # fmt: skip

_ADMINISTRATION_OF_JUSTICE = {
    "a": ("Giving false testimony", "Faux témoignage"),
    "b": ("Presenting false or forged evidence", "Production d’éléments de preuve faux ou falsifiés"),
    "c": ("Corruptly influencing a witness, or interfering with testimony or evidence", "Subornation de témoin, ou entrave à un témoignage ou au rassemblement d’éléments de preuve"),
    "d": ("Impeding, intimidating or corruptly influencing an official of the Court", "Intimidation d’un membre ou agent de la Cour, entrave à son action ou trafic d’influence"),
    "e": ("Retaliating against an official of the Court", "Représailles contre un membre ou agent de la Cour"),
    "f": ("Soliciting or accepting a bribe as an official of the Court", "Sollicitation ou acceptation d’une rétribution illégale par un membre ou agent de la Cour"),
}  # fmt: skip

_SEXUAL_VIOLENCE = (
    ("Rape", "Viol"),
    ("Sexual slavery", "Esclavage sexuel"),
    ("Enforced prostitution", "Prostitution forcée"),
    ("Forced pregnancy", "Grossesse forcée"),
    ("Enforced sterilization", "Stérilisation forcée"),
    ("Sexual violence", "Violences sexuelles"),
)
_EXPERIMENTS = (
    ("Mutilation", "Mutilations"),
    ("Medical or scientific experiments", "Expériences médicales ou scientifiques"),
)

_ELEMENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "7(1)(g)": _SEXUAL_VIOLENCE,
    "8(2)(a)(ii)": (
        ("Torture", "Torture"),
        ("Inhuman treatment", "Traitements inhumains"),
        ("Biological experiments", "Expériences biologiques"),
    ),
    "8(2)(a)(vii)": (
        ("Unlawful deportation and transfer", "Déportation et transfert illégaux"),
        ("Unlawful confinement", "Détention illégale"),
    ),
    "8(2)(b)(vii)": (
        ("Improper use of a flag of truce", "Utilisation indue du pavillon parlementaire"),
        ("Improper use of a flag, insignia or uniform of the hostile party", "Utilisation indue du drapeau, des insignes ou de l’uniforme de l’ennemi"),
        ("Improper use of a flag, insignia or uniform of the United Nations", "Utilisation indue du drapeau, des insignes ou de l’uniforme des Nations Unies"),
        ("Improper use of the distinctive emblems of the Geneva Conventions", "Utilisation indue des signes distinctifs prévus par les Conventions de Genève"),
    ),
    "8(2)(b)(x)": _EXPERIMENTS,
    "8(2)(b)(xxii)": _SEXUAL_VIOLENCE,
    "8(2)(c)(i)": (
        ("Murder", "Meurtre"),
        ("Mutilation", "Mutilations"),
        ("Cruel treatment", "Traitements cruels"),
        ("Torture", "Torture"),
    ),
    "8(2)(e)(vi)": _SEXUAL_VIOLENCE,
    "8(2)(e)(xi)": _EXPERIMENTS,
}  # fmt: skip

_NATIONAL = {
    "torture_cat": ("Torture (Convention against Torture)", "Torture (Convention contre la torture)"),
    "enforced_disappearance_icpped": ("Enforced disappearance (Convention of 2006)", "Disparition forcée (Convention de 2006)"),
    "terrorism": ("Terrorism", "Terrorisme"),
    "terrorist_murder": ("Murder of a terrorist character", "Assassinat à caractère terroriste"),
    "murder": ("Murder under national law", "Meurtre ou assassinat en droit interne"),
    "kidnapping": ("Kidnapping or unlawful detention under national law", "Enlèvement ou séquestration en droit interne"),
    "sexual_offence": ("Sexual offence under national law", "Infraction sexuelle en droit interne"),
    "human_trafficking": ("Trafficking in persons or smuggling of migrants", "Traite des personnes ou trafic de migrants"),
    "financial_offence": ("Financial offence or money laundering", "Infraction financière ou blanchiment"),
    "serious_crime_national_law": ("Other serious crime under national law", "Autre crime grave au regard du droit interne"),
}  # fmt: skip


def _term(code: str, label: Text, parent: str) -> Term:
    """A provision with the amendment that brought it, if one did."""
    amendment = _AMENDED.get(code)
    return Term(code, label, parent, *((amendment.note, amendment.since) if amendment else ()))


def _listed(
    provision: str, entries: dict[str, tuple[str, str]], parent: str | None = None
) -> Iterator[Term]:
    """The lettered items of a provision and, below each, what the Elements of Crimes tell apart."""
    for letter, (en, fr) in entries.items():
        code = f"{provision}({letter})"
        yield _term(code, Text(en, fr), parent or provision)
        for number, (narrower_en, narrower_fr) in enumerate(_ELEMENTS.get(code, ()), start=1):
            yield Term(f"{code}-{number}", Text(narrower_en, narrower_fr), code)


CRIME = Vocabulary(
    "crime",
    Text("Crime", "Crime"),
    "Rome Statute, articles 5 to 8 bis and 70, as amended, and Elements of Crimes (short labels; the legal text prevails); "
    "the national qualifications are a proposed list of the hub (article 93(10)(a): serious crimes under national law)",
    (
        Term("5", Text("Core international crimes", "Crimes internationaux les plus graves")),
        Term("6", Text("Genocide", "Crime de génocide"), "5"),
        *_listed("6", _GENOCIDE),
        Term("7", Text("Crimes against humanity", "Crimes contre l’humanité"), "5"),
        Term("7(1)", Text("Acts that constitute crimes against humanity", "Actes constitutifs de crimes contre l’humanité"), "7"),
        *_listed("7(1)", _HUMANITY),
        Term("8", Text("War crimes", "Crimes de guerre"), "5"),
        Term("8(2)(a)", Text("Grave breaches of the 1949 Geneva Conventions (international armed conflict)", "Infractions graves aux Conventions de Genève de 1949 (conflit armé international)"), "8"),
        *_listed("8(2)(a)", _GRAVE_BREACHES),
        Term("8(2)(b)", Text("Other serious violations (international armed conflict)", "Autres violations graves (conflit armé international)"), "8"),
        *_listed("8(2)(b)", _INTERNATIONAL),
        Term("8(2)(c)", Text("Serious violations of common article 3 (non-international armed conflict)", "Violations graves de l’article 3 commun (conflit armé non international)"), "8"),
        *_listed("8(2)(c)", _COMMON_ARTICLE_3),
        Term("8(2)(e)", Text("Other serious violations (non-international armed conflict)", "Autres violations graves (conflit armé non international)"), "8"),
        *_listed("8(2)(e)", _NOT_INTERNATIONAL),
        _term("8bis", Text("Crime of aggression", "Crime d’agression"), "5"),
        Term("70", Text("Offences against the administration of justice", "Atteintes à l’administration de la justice")),
        *_listed("70(1)", _ADMINISTRATION_OF_JUSTICE, parent="70"),
        Term("national", Text("Qualification of national law", "Qualification de droit interne")),
        *(Term(f"national:{code}", Text(en, fr), "national") for code, (en, fr) in _NATIONAL.items()),
    ),
)  # fmt: skip


def binds_since(code: str) -> str | None:
    """The first day on which a provision of the Statute could bind anybody (article 126; for amendments their
    first entry into force, and 17 July 2018 for aggression); nothing for qualifications of national law and
    for codes that do not exist."""
    if code not in CRIME or code.startswith("national"):
        return None
    return CRIME[code].since or IN_FORCE
