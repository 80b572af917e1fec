"""A dated figure that the graph cannot compute."""

from typing import ClassVar

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import Entity, Link, PartialDate, Text, TypeInfo, field, relation

_INDICATORS = 20


class Measurement(Entity):
    """A figure of an indicator or of another subject for one year, entered with its source."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="measurement",
        path="measurements",
        prefix="mea",
        label=Text("Measurement", "Mesure"),
        plural=Text("Measurements", "Mesures"),
        help=Text("A dated figure that the graph cannot compute, such as the number of relocation agreements.", "Un chiffre daté que le graphe ne peut calculer, tel que le nombre d’accords de réinstallation."),
        editors=("manager",),
        date_field="as_of",
        confirm_retirement=True,
    )  # fmt: skip
    sentences: ClassVar[dict[str, Text]] = {
        "kpi_number": Text("The indicators are numbered 1 to 20.", "Les indicateurs sont numérotés de 1 à 20."),
        "one_subject": Text("Name an indicator or another subject: one of the two.", "Indiquer un indicateur ou un autre objet : l’un des deux."),
        "nothing_measured": Text("Give a figure, or say it in words.", "Donner un chiffre, ou l’exprimer en mots."),
    }  # fmt: skip

    kpi: int | None = field(
        Text("Indicator (KPI)", "Indicateur (ICP)"), least=1, index=True, filter=True, in_list=True
    )
    subject: str | None = field(
        Text("Other subject", "Autre objet"),
        vocabulary="measurement_subject",
        filter=True,
        in_list=True,
        checked_when_empty=True,
    )
    year: int = field(
        Text("Year", "Année"), required=True, least=2002, index=True, filter=True, in_list=True
    )
    as_of: PartialDate | None = field(Text("As of", "À la date du"), index=True)
    value: float | None = field(Text("Figure", "Chiffre"), in_list=True)
    unit: str | None = field(Text("Unit", "Unité"), vocabulary="measurement_unit", in_list=True)
    in_words: str | None = field(
        Text("In words", "En toutes lettres"), search=True, checked_when_empty=True
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Measurements", "Mesures"),
        to=("situation",),
        filter=True,
    )

    @field_validator("kpi")
    @classmethod
    def _one_of_the_twenty(cls, value: int | None) -> int | None:
        if value is not None and value > _INDICATORS:
            raise PydanticCustomError("kpi_number", "the indicators are numbered 1 to 20")
        return value

    @field_validator("subject")
    @classmethod
    def _indicator_or_subject(cls, value: str | None, info: ValidationInfo) -> str | None:
        if "kpi" in info.data and (value is None) == (info.data["kpi"] is None):
            raise PydanticCustomError(
                "one_subject", "an indicator or another subject was expected, not both"
            )
        return value

    @field_validator("in_words")
    @classmethod
    def _figure_or_words(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and "value" in info.data and info.data["value"] is None:
            raise PydanticCustomError("nothing_measured", "a figure or words were expected")
        return value
