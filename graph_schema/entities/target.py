"""A target that a manager sets for an indicator in a year for which the Strategic Plan sets none."""

from typing import ClassVar

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import Entity, Text, TypeInfo, WholeDate, field
from graph_schema.indicators import INDICATORS


class Target(Entity):
    """A target of the Office for one indicator and year, with the reason for it (counting rules;
    Strategic Plan 2023-2025, paragraph 92). Of several for a year the one set last holds.

    It is the Office's own measure and no fact about the outside world: no source is asked for, and it is
    never kept from the Office, whose figures it is part of.
    """

    info: ClassVar[TypeInfo] = TypeInfo(
        name="target",
        path="targets",
        prefix="tgt",
        label=Text("Target", "Cible"),
        plural=Text("Targets", "Cibles"),
        help=Text("A target that a manager sets, with the reason, for an indicator and a year for which the Strategic Plan sets none. Of several for one year the one set last holds.", "Une cible qu’un responsable fixe, avec ses motifs, pour un indicateur et une année pour lesquels le Plan stratégique n’en fixe pas. De plusieurs cibles pour une même année, la dernière fixée l’emporte."),
        editors=("manager",),
        date_field="set_on",
        states_facts=False,
        markings=("office", "community", "public"),
        confirm_retirement=True,
    )  # fmt: skip
    sentences: ClassVar[dict[str, Text]] = {
        "kpi_number": Text("The indicators are numbered 1 to 20.", "Les indicateurs sont numérotés de 1 à 20."),
        "set_by_the_plan": Text("The Strategic Plan itself sets the target for this year.", "Le Plan stratégique fixe lui-même la cible de cette année."),
        "number_needed": Text("This indicator is held against a number: give it.", "Cet indicateur se mesure à un nombre : l’indiquer."),
        "nothing_set": Text("Give a number, or say the target in words.", "Donner un nombre, ou formuler la cible en toutes lettres."),
    }  # fmt: skip

    kpi: int = field(
        Text("Indicator (KPI)", "Indicateur (ICP)"),
        required=True, least=1, index=True, filter=True, in_list=True,
    )  # fmt: skip
    year: int = field(
        Text("Year", "Année"), required=True, least=2002, index=True, filter=True, in_list=True
    )
    number: int | None = field(
        Text("At least", "Au moins"), least=1, in_list=True, checked_when_empty=True,
        help=Text("In the unit of the indicator; of KPI 4, projects per situation.", "Dans l’unité de l’indicateur ; pour l’ICP 4, projets par situation."),
    )  # fmt: skip
    in_words: str | None = field(
        Text("Target in words", "Cible en toutes lettres"), search=True, checked_when_empty=True
    )
    reason: str = field(
        Text("Why it is set", "Motifs"), required=True, form="paragraphs", search=True
    )
    set_on: WholeDate = field(
        Text("Set on", "Fixée le"), required=True, index=True, filter=True, in_list=True
    )

    @field_validator("kpi")
    @classmethod
    def _one_of_the_twenty(cls, value: int) -> int:
        if value not in INDICATORS:
            raise PydanticCustomError("kpi_number", "the indicators are numbered 1 to 20")
        return value

    @field_validator("year")
    @classmethod
    def _of_no_year_of_the_plan(cls, value: int, info: ValidationInfo) -> int:
        if "kpi" in info.data and value in INDICATORS[info.data["kpi"]].targets:
            raise PydanticCustomError("set_by_the_plan", "the plan sets the target for this year")
        return value

    @field_validator("number")
    @classmethod
    def _what_the_figure_is_held_against(
        cls, value: int | None, info: ValidationInfo
    ) -> int | None:
        kpi = info.data.get("kpi")
        if value is None and kpi is not None and INDICATORS[kpi].whole_number_targets():
            raise PydanticCustomError("number_needed", "a number was expected")
        return value

    @field_validator("in_words")
    @classmethod
    def _number_or_words(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and "number" in info.data and info.data["number"] is None:
            raise PydanticCustomError("nothing_set", "a number or words were expected")
        return value
