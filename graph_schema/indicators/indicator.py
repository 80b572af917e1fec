"""What an indicator declares: wording, baseline, targets, unit, rule, and what its figure opens to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_schema.indicators.goals import GOALS
from graph_schema.text import Text

FIRST_YEAR = 2023
"""The first year of the Strategic Plan and the only one for which its annex sets targets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One target in the annex’s words; `number` is what it counts to, nothing where it names no number."""

    wording: Text
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One of the twenty indicators. Nothing has a default, so that nothing can be left out.

    `wording`, `baseline` and the targets' wording quote the annex in English and are the hub's own
    translation in French. `targets` are by calendar year, each year with all of its targets;
    `computed`: its figure comes from the graph, not from measurements that a manager enters;
    `drill_down` says which records a figure opens to.
    """

    number: int
    goal: int
    wording: Text
    baseline: Text
    targets: Mapping[int, tuple[Target, ...]]
    unit: Text
    source: Text
    computed: bool
    counting_rule: Text
    drill_down: Text

    def __post_init__(self) -> None:
        if self.goal not in GOALS:
            raise ValueError(f"KPI {self.number} belongs to no strategic goal")
        if not self.source.en.endswith(f"KPI {self.number}"):
            raise ValueError(f"KPI {self.number} cites the paragraph of another")
        for year, targets in self.targets.items():
            if year < FIRST_YEAR or not targets:
                raise ValueError(f"KPI {self.number} has no target for {year}")

    @property
    def goal_name(self) -> Text:
        """The strategic goal it belongs to."""
        return GOALS[self.goal]

    def whole_number_targets(self) -> dict[int, int]:
        """By year, the number that the first of the year's numbered targets counts to; years without one
        are missing."""
        return {
            year: numbers[0]
            for year, targets in self.targets.items()
            if (numbers := [one.number for one in targets if one.number is not None])
        }
