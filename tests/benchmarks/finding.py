"""Finding: the list with its facets, the map, the pictures and what has changed, through the portal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask

from tests.benchmarks.measures import Measure, p95, times

QUESTIONS = {
    "facet page": "/proceedings",
    "… two facets asked": "/proceedings?in_state=fra&in_state=deu&stage=trial&stage=appeal",
    "… words that all of them hold": "/proceedings?q=crimes",
    "… words that few hold": "/proceedings?q=proceeding+77&crimes=7",
    "map of the world": "/proceedings/map",
    "… of two facets": "/proceedings/map?stage=trial&stage=appeal&crimes=8&by=committed_in",
    "pictures by stage and year": "/proceedings/overview",
    "what has changed": "/proceedings/changes",
    "home page": "/",
}
MOST_MS, MOST_BYTES = 300, 150_000


def finding(app: Flask, sign_in: Callable[[Any], None]) -> list[Measure]:
    """Each page's 95th percentile at 10,000 proceedings, and what the map weighs with all that it loads."""
    visitor = app.test_client()
    sign_in(visitor)
    found = []
    for what, address in QUESTIONS.items():
        answer = visitor.get(address)
        if answer.status_code != 200:
            raise AssertionError(f"{address}: {answer.status_code}")
        taken = p95(times(lambda address=address: visitor.get(address), 30, 8))
        found.append(
            Measure(f"{what}, p95", f"{taken:.0f} ms", f"≤ {MOST_MS} ms", taken <= MOST_MS)
        )
    weight = _weight(visitor, "/proceedings/map")
    said = f"{weight / 1000:.0f} kB"
    return [*found, Measure("map over the wire", said, "≤ 150 kB", weight <= MOST_BYTES)]


def _weight(visitor: Any, address: str) -> int:
    """Bytes over the wire of a page with its styles and scripts."""
    page = visitor.get(address, headers={"Accept-Encoding": "gzip"})
    text = visitor.get(address).text
    parts = {one.split('"')[0] for cut in ('src="/', 'href="/') for one in text.split(cut)[1:]}
    assets = [one for one in parts if one.rsplit(".", 1)[-1] in ("css", "js", "svg")]
    loaded = [visitor.get(f"/{one}", headers={"Accept-Encoding": "gzip"}) for one in assets]
    return len(page.data) + sum(len(one.data) for one in loaded)
