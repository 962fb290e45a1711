# make              set up, then build the sample briefs into output/
# make test         everything: format, lint, types, imports, fast tests, drawn tests, the wheel
# make test-faults  full disks, failing calls, kills at random moments: minutes, as root for the full disks
# make check        the quick part of it, without drawing
# make fast         the fast tests alone: no drawing, nothing slow
# make conformance  ask veraPDF about the PDFs; needs Java
# make bench        what the outputs cost beside plain ones, as ratios
# make schema       write the schemas anew, after a change of the model or the manifest
# make clean        back to a fresh clone
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := samples
# Recipes share one environment and one output folder.
.NOTPARALLEL:

PYTHON ?= python3
# Compiled modules are kept: without them every start costs seconds.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input

.PHONY: samples test test-faults check fast conformance bench schema clean

samples: .venv/ready-to-build
	$(BIN)/reportgen build briefs --out output

test: .venv/ready-to-test
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -q -m "not render" --hypothesis-profile thorough --numprocesses 2
	$(BIN)/pytest -q -m "render and not faults" --hypothesis-profile thorough --numprocesses 2 --dist loadfile

test-faults: .venv/ready-to-test
	.ci/system-packages faults
	$(BIN)/pytest -q -m faults tests/faults

check: .venv/ready-to-check
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -q -m "not render and not slow" --numprocesses 2

fast: .venv/ready-to-check
	$(BIN)/pytest -q -m "not render and not slow" --numprocesses 2

conformance: .venv/ready-to-test
	.ci/system-packages conformance
	.ci/conformance

schema: .venv/ready-to-build
	$(BIN)/reportgen schema --out briefs/brief.schema.json
	$(BIN)/reportgen schema --of manifest --out reportgen/batch/manifest.schema.json

# A stamp says for which pyproject.toml the environment was made.
.venv/ready-to-build: pyproject.toml .ci/system-packages
	.ci/system-packages build
	[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	$(PIP) install --editable .
	touch $@

.venv/ready-to-check: .venv/ready-to-build
	$(PIP) install --editable '.[test,check]'
	touch $@

.venv/ready-to-test: .venv/ready-to-check
	.ci/system-packages test
	touch $@

bench: .venv/ready-to-build
	$(BIN)/python tests/benchmarks/explainer.py
	$(BIN)/python tests/benchmarks/deck.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find output -mindepth 1 -not -name .gitkeep -delete
