"""The world of the records' pages, with a proceeding that has people, charges and steps."""

from __future__ import annotations

import pytest

from tests.portal.records.conftest import CITED, Add, add, visit, world

__all__ = ["add", "tried", "visit", "world"]


@pytest.fixture
def tried(world: Add) -> str:
    """A proceeding with three people: convicted of one of two charges, acquitted, still a suspect."""
    world(
        "proceeding", id="prc-tried", title="The trial of C. D. and others", in_state="ltu", committed_in=["ukr"],
        conducted_by=["auth-ltu-ps"], jurisdiction_bases=["universal"], in_absentia="no", opened_on="2019",
        linked_to=["sit-ukr"], related_to=[{"id": "prc-open", "why": "The same commander"}],
        accused=[
            {"name": "C. D.", "status": "convicted_final", "sentence": "12 years", "charges": [
                {"crime": "7(1)(f)", "status": "convicted"}, {"crime": "8(2)(c)(i)-1", "status": "acquitted"}]},
            {"name": "E. F.", "status": "acquitted_final", "charges": [{"crime": "7(1)(k)", "status": "acquitted"}]},
        ],
        suspects=[{"name": "G. H.", "status": "suspect", "charges": [{"crime": "national:murder", "status": "alleged"}]}],
        citations=[{"id": "src-report", "locator": "para 4", "reliability": "B", "credibility": "2"}], marking="public",
    )  # fmt: skip
    for number, (on, stage, outcome) in enumerate(
        [("2020-03", "charged_or_indicted", None), ("2021-06-01", "trial", None),
         ("2022-02-24", "first_instance_judgment", "partly_convicted"), (None, None, None)]
    ):  # fmt: skip
        world("stage_event", id=f"evt-{number}", title=f"Step {number}", of_proceeding="prc-tried", on=on,
              stage=stage, outcome=outcome, citations=CITED["citations"])  # fmt: skip
    return "prc-tried"
