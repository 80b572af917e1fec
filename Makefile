# Everything that is typed to run, try and check the hub. `make` lists it.
# Needs make and Python 3.11, 3.12 or 3.13; the rest goes into $(VENV), by exact version and hash.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV ?= .venv
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(if $(shell command -v $(name)),$(name))) python3)
# Words passed on to the program that a target starts: make demo ARGS="--port 8080"
ARGS ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUN := $(VENV)/installed-run
DEV := $(VENV)/installed-dev
CATALOGUES := portal/translations
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe \
	--strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --build-deps-for editable

.PHONY: help install dev demo test lint format bench catalogues lock audit clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

install: $(RUN) ## Set up what the hub needs to run
	@echo "Installed in $(VENV). Next: make demo"

dev: $(DEV) ## Set up what tests and lint need too

demo: $(RUN) ## Install, load the starter data and serve the portal, in the foreground
	@echo "[3/3] Starting the hub; stop it with Ctrl-C. The same command starts it again with its data."
	@exec $(BIN)/hub demo $(ARGS)

test: $(DEV) ## Run every test this machine can run, and say which it cannot
	$(BIN)/python -m pytest $(ARGS)

lint: $(DEV) ## Check format, style, types, direction of imports and templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet portal/templates

format: $(DEV) ## Put code and templates into the format that lint asks for
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV) ## Measure both engines and print the table
	$(BIN)/python -m tests.benchmarks $(ARGS)

catalogues: $(DEV) ## Gather the portal's strings into the catalogues, and compile them
	$(BIN)/pybabel extract --mapping-file pyproject.toml --sort-by-file --no-wrap --omit-header \
		--output-file $(CATALOGUES)/messages.pot .
	$(BIN)/pybabel update --input-file $(CATALOGUES)/messages.pot --output-dir $(CATALOGUES) --no-wrap --ignore-obsolete
	$(BIN)/pybabel compile --directory $(CATALOGUES) --statistics

lock: $(DEV) ## Bring both lock files up to pyproject.toml (ARGS=--upgrade for the newest versions)
	$(COMPILE) $(ARGS) --extra embedded --extra dev --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra embedded --constraint requirements.lock --output-file requirements-run.lock pyproject.toml

audit: $(DEV) ## Ask the package index for known weaknesses of the locked versions
	$(BIN)/pip-audit --require-hashes --disable-pip --requirement requirements.lock

clean: ## Remove the virtual environment and what the tools left behind (no data of the hub)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage htmlcov *.egg-info
	find graph_schema hub portal tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- how the environment is made: each step once, again only when its inputs change ------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
		|| { echo "The hub needs Python 3.11, 3.12 or 3.13: install one, or name it with PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "[1/3] Making the virtual environment $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

$(RUN): requirements-run.lock pyproject.toml | $(BIN)/python
	@echo "[2/3] Installing what the hub needs to run (the first time about 150 MB)"
	@$(PIP) install --require-hashes --no-deps --requirement requirements-run.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(DEV): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the hub needs to run and to be tested (the first time about 350 MB)"
	@$(PIP) install --quiet --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@ $(RUN)
