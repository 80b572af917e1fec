"""The names of records in the Office's files (`external_id`) are the Office's: nobody else reads them, and
nobody else can try them out."""

from __future__ import annotations

import pytest

from tests.people import FRA, LTU, MAPPING
from tests.portal.records.conftest import Visit

pytestmark = pytest.mark.usefixtures("world")

NAME = "FILE-7"
"""What the proceeding `prc-open` is called in the Office's files."""

ANSWERS = (
    "/proceedings", "/proceedings/prc-open", "/proceedings/prc-open/history", "/proceedings/prc-open/history/1",
    "/proceedings?columns=external_id,title", "/proceedings/export.csv", "/api/v1/proceedings",
    "/api/v1/proceedings/prc-open", "/api/v1/proceedings/prc-open/history",
)  # fmt: skip
ASKED = (
    "/proceedings?external_id={}", "/proceedings/export.csv?external_id={}", "/proceedings?q={}", "/search?q={}",
    "/api/v1/proceedings?external_id={}", "/api/v1/search?q={}", "/pick/proceedings?q={}",
)  # fmt: skip


def told(visit: Visit, path: str) -> str:
    return visit(LTU).http.get(path).get_data(as_text=True)


@pytest.mark.parametrize("path", ANSWERS)
def test_no_answer_tells_a_practitioner(visit: Visit, path: str) -> None:
    answer = told(visit, path)
    assert "The trial of A. B." in answer or "history" in path
    assert NAME not in answer


@pytest.mark.parametrize("path", ASKED)
def test_no_question_tells_a_practitioner_whether_they_guessed_right(
    visit: Visit, path: str
) -> None:
    right, wrong = (told(visit, path.format(name)) for name in (NAME, "FILE-8"))
    assert ("The trial of A. B." in right) == ("The trial of A. B." in wrong)


def test_the_office_finds_a_record_by_its_name_in_the_files(visit: Visit) -> None:
    for path in ASKED:
        answer = visit(MAPPING).http.get(path.format(NAME)).get_data(as_text=True)
        assert "The trial of A. B." in answer, path
    assert NAME in visit(MAPPING).http.get("/proceedings/export.csv").get_data(as_text=True)
    assert "The trial of A. B." in visit(FRA).get("/proceedings").text
