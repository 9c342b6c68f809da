# Everything here does its own set-up: a virtual environment in .venv, from PyPI alone, once.
# Needs make, git and Python 3.11, 3.12 or 3.13; say which with `make PYTHON=/path/to/python3.12`.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& { command -v $$p; break; }; done)
GOLD ?= ../shared/gold
DATA ?= ../shared/data

AXE_CORE := 4.14.1

BIN := .venv/bin
BENCHMARK_BIN := build/benchmark-venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint format evaluate pin benchmark model docs wheel browser clean

help: ## Say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

demo: .venv/installed ## Read the sample articles, print the ledger, write the HTML report
	@mkdir -p out
	@$(BIN)/hronika demo --output out/demo.html

test: .venv/installed ## Run the tests that take no more than a few seconds each
	$(BIN)/python -m pytest -m 'not slow'

test-all: .venv/installed ## Run all tests
	$(BIN)/python -m pytest

lint: .venv/installed ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/installed ## Put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

evaluate: .venv/installed ## Score against GOLD and DATA; fails when a pinned score fell
	$(BIN)/python -m benchmarks.gate --gold $(GOLD) --data $(DATA) --json out/scores.json

pin: .venv/installed ## Score, make that the baseline and write it into the documentation
	$(BIN)/python -m benchmarks.gate --gold $(GOLD) --data $(DATA) --pin
	$(BIN)/python -m docs.generate

benchmark: build/benchmark-venv/installed ## Time reading beside a spaCy pipeline
	$(BENCHMARK_BIN)/python -m benchmarks.speed --data $(DATA)

model: .venv/installed-training ## Train the Latvian model anew (three hours or so) and put it into the package
	$(BIN)/python -m training --data $(DATA)

docs: .venv/installed ## Write what of the documentation is generated
	$(BIN)/python -m docs.generate

wheel: .venv/installed ## Build the wheel and check that it reads an article on its own
	$(BIN)/python -m benchmarks.wheel

browser: build/browser/installed ## Get axe-core, with which tests look at the HTML report in Chromium

clean: ## Remove the virtual environments and what was written
	rm -rf .venv build dist out

# The stamps are the set-up done; a change of pyproject.toml does it again.
.venv/created:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 with venv is needed: install one, or say which \
	with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: pyproject.toml .venv/created
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[development]'
	@touch $@

.venv/installed-training: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[development,training]'
	@touch $@

build/browser/installed: Makefile
	@mkdir -p build/browser
	npm install --prefix build/browser --no-save --no-audit --no-fund axe-core@$(AXE_CORE)
	@touch $@

build/benchmark-venv/installed: pyproject.toml .venv/created
	$(BIN)/python -m venv build/benchmark-venv
	$(BENCHMARK_BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[benchmarks]'
	@touch $@
