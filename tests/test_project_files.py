"""The files around the code keep their promises: locks, make targets, image, compose file, CI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from hub.config import Settings, declared_settings

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-run.lock")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """The exact version of every package in a lock file, by its canonical name."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", read(lock), flags=re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(read("pyproject.toml"))["project"]
    return found


# --- locks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_in_a_lock_is_pinned_with_hashes(lock: str) -> None:
    joined = read(lock).replace("\\\n", " ")
    entries = [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(entries) > 40
    for entry in entries:
        assert re.match(r"\S+==\S+ ", entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_index_or_an_address(lock: str) -> None:
    assert "://" not in read(lock)
    for option in ("--index-url", "--extra-index-url", "--find-links", "--trusted-host", " @ "):
        assert option not in read(lock)


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("requirements.lock", ("embedded", "dev")), ("requirements-run.lock", ("embedded",))],
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, extras: tuple[str, ...]) -> None:
    asked = [*project()["dependencies"]]
    for extra in extras:
        asked += project()["optional-dependencies"][extra]
    pinned = pins(lock)
    for one in map(Requirement, asked):
        version = pinned.get(canonicalize_name(one.name))
        assert version is not None, f"{lock} lacks {one.name}: make lock"
        assert one.specifier.contains(version), f"{lock} has {one.name} {version}: make lock"


def test_what_runs_is_what_was_tested() -> None:
    tested, run = pins("requirements.lock"), pins("requirements-run.lock")
    assert {name: tested.get(name) for name in run} == run
    assert "pytest" not in run


# --- make ------------------------------------------------------------------------------------------


def make(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *words], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


def test_make_alone_lists_every_target_with_what_it_does() -> None:
    listed = set(re.findall(r"^  make (\S+) +\S", make().stdout, flags=re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.+)$", read("Makefile"), flags=re.MULTILINE)
    assert phony is not None
    assert listed == set(phony[1].split())
    assert {"help", "install", "demo", "test", "lint", "bench", "lock"} <= listed


def test_a_second_install_has_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    first = make("--dry-run", "install", f"VENV={tmp_path}")
    assert "--require-hashes --no-deps --requirement requirements-run.lock" in first.stdout
    (tmp_path / "installed-run").touch()
    assert "pip" not in make("--dry-run", "install", f"VENV={tmp_path}").stdout


def test_a_python_that_is_too_old_is_refused_with_what_to_do(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    refused = make("install", f"VENV={tmp_path}/venv", f"PYTHON={old}")
    assert refused.returncode != 0
    assert "needs Python 3.11" in refused.stderr


# --- CI --------------------------------------------------------------------------------------------


def test_the_ci_script_runs_every_check_and_stands_on_no_machine() -> None:
    script = read(".ci/run")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "set -euo pipefail" in script
    assert "export CI=true" in script
    for command in ("make lint", "make test"):
        assert command in script
    bash = shutil.which("bash")
    assert bash is not None
    subprocess.run([bash, "-n", ".ci/run"], cwd=ROOT, check=True)


# --- image and compose file ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(read("docker-compose.yml"))
    return parsed


def test_the_database_is_neo4j_with_a_volume_and_a_health_check(compose: dict[str, Any]) -> None:
    graph = compose["services"]["graph"]
    assert graph["image"] == "neo4j:5.26-community"
    assert graph["volumes"] == ["graph-data:/data"]
    assert graph["healthcheck"]["test"][0] == "CMD-SHELL"
    assert set(compose["volumes"]) == {"graph-data", "hub-data"}


def test_only_the_portal_is_reachable_and_only_from_this_machine(compose: dict[str, Any]) -> None:
    published = {name: one["ports"] for name, one in compose["services"].items() if "ports" in one}
    assert published == {"portal": ["127.0.0.1:${HUB_PORT:-8000}:8000"]}
    inside = {name for name, network in compose["networks"].items() if network.get("internal")}
    assert inside == {"inside"}
    assert compose["services"]["graph"]["networks"] == ["inside"]
    assert compose["services"]["migrate"]["networks"] == ["inside"]


def test_the_portal_waits_for_a_healthy_and_migrated_database(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["portal"]["depends_on"] == {
        "graph": {"condition": "service_healthy"},
        "migrate": {"condition": "service_completed_successfully"},
    }
    assert services["migrate"]["command"] == ["hub", "migrate"]


def test_people_are_told_what_becomes_due_without_a_timer_of_the_machine(
    compose: dict[str, Any],
) -> None:
    notify = compose["services"]["notify"]
    assert notify["command"] == ["hub", "notify", "--every", "5"]
    assert notify["depends_on"] == compose["services"]["portal"]["depends_on"]
    assert notify["restart"] == "unless-stopped"
    assert notify["environment"] == compose["services"]["portal"]["environment"]
    assert notify["networks"] == ["inside", "outside"], "the database, and a mail server"


def test_no_secret_has_a_value_in_the_compose_file(compose: dict[str, Any]) -> None:
    environment = compose["services"]["portal"]["environment"]
    secrets = {one.name for one in declared_settings() if one.secret}
    assert secrets, "the configuration declares its secrets"
    for name in secrets - {"HUB_SMTP_URL"}:
        assert re.fullmatch(rf"\$\{{{name}:\?set {name} to .+\}}", environment[name])
    assert environment["HUB_SMTP_URL"] == "${HUB_SMTP_URL:-}", "the hub works without mail"
    authentication = compose["services"]["graph"]["environment"]["NEO4J_AUTH"]
    assert re.fullmatch(r"neo4j/\$\{HUB_GRAPH_PASSWORD:\?set .+\}", authentication)


def test_the_compose_file_sets_only_settings_that_exist(compose: dict[str, Any]) -> None:
    declared = {one.name for one in declared_settings()}
    environment = compose["services"]["portal"]["environment"]
    assert {name for name in environment if name.startswith("HUB_")} <= declared


def test_the_portal_learns_its_public_address_so_that_cookies_are_secure_behind_a_proxy(
    compose: dict[str, Any],
) -> None:
    passed_on = compose["services"]["portal"]["environment"]["HUB_PUBLIC_URL"]
    assert passed_on == "${HUB_PUBLIC_URL:-}"
    # what an unset variable comes to is no address, and stops nothing
    assert Settings.from_environment({"HUB_PUBLIC_URL": ""}).public_url is None
    header = read("docker-compose.yml").split("\nname:")[0]
    assert re.search(r"HUB_PUBLIC_URL .*https://.*\(Secure\)", header, flags=re.DOTALL)


def test_the_portal_runs_without_rights_it_does_not_need(compose: dict[str, Any]) -> None:
    portal = compose["services"]["portal"]
    assert portal["read_only"] is True
    assert portal["cap_drop"] == ["ALL"]
    assert portal["security_opt"] == ["no-new-privileges:true"]


def test_the_image_is_built_from_the_lock_and_runs_as_nobody_in_particular() -> None:
    dockerfile = read("Dockerfile")
    assert set(re.findall(r"^FROM (\S+)", dockerfile, flags=re.MULTILINE)) == {"python:3.11-slim"}
    assert "--require-hashes --no-deps --requirement requirements-run.lock" in dockerfile
    assert re.search(r"^USER hub$", dockerfile, flags=re.MULTILINE)
    assert "/healthz" in dockerfile.split("HEALTHCHECK")[1]
    assert '"gunicorn"' in dockerfile.split("\nCMD ")[1]


def test_the_image_gets_what_it_copies_and_nothing_else() -> None:
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", read("Dockerfile"), flags=re.MULTILINE)
    copied = {word for line in lines for word in line.split()}
    rules = [line for line in read(".dockerignore").splitlines() if line and line[0] != "#"]
    assert rules[0] == "*"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == copied
    for name in copied:
        assert (ROOT / name).exists(), f"the Dockerfile copies {name}"
        assert not any(fnmatch(name, rule) for rule in rules if rule.startswith("**/"))


# --- the rest --------------------------------------------------------------------------------------


def test_the_licence_is_apache_2() -> None:
    assert project()["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0" in read("LICENSE")
    assert len(read("LICENSE").splitlines()) > 200


def test_the_changelog_speaks_of_the_coming_version() -> None:
    assert "\n## Unreleased\n" in read("CHANGELOG.md")
