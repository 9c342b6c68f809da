# Everything here does its own set-up: a virtual environment in .venv, from PyPI alone, once.
# Needs make, git and Python 3.11, 3.12 or 3.13; say which with `make PYTHON=/path/to/python3.12`, and where
# its environment is to be beside another's with `VENV=build/python3.12`.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& { command -v $$p; break; }; done)
GOLD ?= ../shared/gold
DATA ?= ../shared/data
ROUNDS ?= 0

# Tests run on all processors, those of a file in one process, as they share what they set up.
TEST_PROCESSES ?= auto
PYTEST := python -m pytest -n $(TEST_PROCESSES) --dist loadfile

AXE_CORE := 4.14.1
RAY := 'ray>=2.40,<3'
FOLLOWTHEMONEY := 'followthemoney>=4,<5'

# The build of PyTorch that training gets: `cpu`, or `any` for what PyPI has, which on Linux is several GB
# for Nvidia's GPUs. PyPI has no CPU build for Linux; where pip is not set up to find one, PyTorch's index has it.
TORCH ?= cpu
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
TORCH_CPU := torch==2.13.0$(if $(filter Linux,$(shell uname -s)),+cpu)

VENV ?= .venv
BIN := $(VENV)/bin
BENCHMARK_BIN := build/benchmark-venv/bin
TRAINING := build/training-venv-$(TORCH)
INSTALL := -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo serve test test-all test-training lint format evaluate pin benchmark benchmark-archive benchmark-bulk benchmark-identity benchmark-page benchmark-screening model docs wheel wheel-compiled compare-compiled test-compiled sbom followthemoney site benchmark-peers test-ray browser clean

help: ## Say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 16

demo: $(VENV)/installed ## Read the sample articles, print the ledger, write the HTML report
	@mkdir -p out
	@$(BIN)/hronika demo --output out/demo.html

serve: $(VENV)/installed ## Fill an archive with the sample articles and open it as web pages until Ctrl+C
	@mkdir -p out
	$(BIN)/hronika serve --samples --archive out/samples.db

test: $(VENV)/installed ## Run the tests that take no more than a few seconds each
	$(BIN)/$(PYTEST) -m 'not slow'

test-all: $(VENV)/installed ## Run all tests; what PYTEST_OPTIONS says goes to pytest
	$(BIN)/$(PYTEST) $(PYTEST_OPTIONS)

test-training: $(TRAINING)/installed ## Run the tests that need PyTorch
	$(TRAINING)/bin/python -m pytest -m torch

lint: $(VENV)/installed ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/installed ## Put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

evaluate: $(VENV)/installed ## Score against GOLD and DATA; fails when a pinned score fell or is missing (ALLOW_MISSING=1)
	$(BIN)/python -m benchmarks.gate --gold $(GOLD) --data $(DATA) --json out/scores.json \
		$(if $(ALLOW_MISSING),--allow-missing)

pin: $(VENV)/installed ## Score, make that the baseline and write it into the documentation
	$(BIN)/python -m benchmarks.gate --gold $(GOLD) --data $(DATA) --pin
	$(BIN)/python -m docs.generate

benchmark: build/benchmark-venv/installed ## Time reading beside a spaCy pipeline, part by part, and by the length of texts
	$(BENCHMARK_BIN)/python -m benchmarks.speed --data $(DATA)
	$(BENCHMARK_BIN)/python -m benchmarks.lengths --data $(DATA)

benchmark-archive: $(VENV)/installed ## Measure the archive against all that it must reach (ten minutes); fails when a bar is missed
	$(BIN)/python -m benchmarks.archive --gold $(GOLD)

benchmark-bulk: $(VENV)/installed ## Measure bulk reading: bytes after kills, speed, memory (twenty minutes); fails when a bar is missed
	$(BIN)/python -m benchmarks.bulk

benchmark-identity: $(VENV)/installed ## Measure who is who, stories, lineage, and what adding an article costs with it; fails when a bar is missed
	$(BIN)/python -m benchmarks.identity.people --gold $(GOLD)
	$(BIN)/python -m benchmarks.identity.stories --gold $(GOLD)
	$(BIN)/python -m benchmarks.identity.variants --gold $(GOLD)
	$(BIN)/python -m benchmarks.identity.events
	$(BIN)/python -m benchmarks.identity.claims
	$(BIN)/python -m benchmarks.identity.contradictions
	$(BIN)/python -m benchmarks.identity.speed --gold $(GOLD)

benchmark-screening: $(VENV)/installed ## Time turning pages away beside extracting and reading them; fails where a page is taken wrongly
	$(BIN)/python -m benchmarks.screening

benchmark-page: $(VENV)/installed ## Measure the pages of an archive of 20 000 articles (an hour, most of it to make the archive)
	$(BIN)/python -m benchmarks.pages

benchmark-peers: build/benchmark-venv/installed $(VENV)/installed ## Measure Hronika beside others and write docs/benchmarks.md (a quarter of an hour, and once half of one to train spaCy)
	$(BENCHMARK_BIN)/python -m benchmarks.peers --gold $(GOLD) --data $(DATA)
	$(BIN)/python -m docs.generate

model: $(TRAINING)/installed ## Train the Latvian model anew (three hours or so) and put it into the package
	$(TRAINING)/bin/python -m training --data $(DATA)

docs: $(VENV)/installed ## Write what of the documentation is generated
	$(BIN)/python -m docs.generate
	$(BIN)/python -m release.dependencies

site: build/docs-venv/installed ## Build the documentation as a site into build/site; what is wrong in it is an error
	build/docs-venv/bin/python -m docs.site

wheel: $(VENV)/installed ## Build the wheel and the source archive into dist/; check that the wheel reads an article on its own
	$(BIN)/python -m benchmarks.wheel

wheel-compiled: $(VENV)/installed ## Build the wheel compiled for this Python and machine, and check it so; needs a C compiler
	$(BIN)/python -m benchmarks.wheel --compiled

sbom: wheel ## Write the bill of materials of the wheel (CycloneDX) into dist/, with what it depends on
	wheel=$$(ls dist/hronika-*-none-any.whl) && $(BIN)/python -m release.sbom $$wheel \
		--environment build/wheel-pure -o $${wheel%-py3-none-any.whl}.cdx.json

compare-compiled: $(VENV)/installed ## Compare the records of both wheels, byte for byte; ROUNDS=8 compares their speed too
	$(BIN)/python -m benchmarks.compiled build/wheel-pure/bin/python build/wheel-compiled/bin/python \
		--gold $(GOLD) --data $(DATA) --rounds $(ROUNDS)

test-compiled: ## Run the quick tests of reading with the compiled wheel
	build/wheel-compiled/bin/python $(INSTALL) "$$(ls dist/hronika-*-cp*.whl)[development]"
	build/wheel-compiled/bin/$(PYTEST) -m 'not slow and not browser and not pure' \
		$$(grep -lE 'hronika\.(reading|language)|hronika\.read\(|from hronika import .*\bread\b' tests/test_*.py)

browser: build/browser/installed ## Get axe-core, with which tests look at the HTML report in Chromium

followthemoney: build/followthemoney/installed ## Get FollowTheMoney's library, which reads exports in tests; needs Debian's python3-icu

test-ray: build/ray/installed ## Test bulk reading over Ray, which is installed apart from all else
	PYTHONPATH=build/ray $(BIN)/python -m pytest $(PYTEST_OPTIONS) tests/test_bulk_ray.py tests/test_bulk_two_machines.py

clean: ## Remove the virtual environments and what was written
	rm -rf .venv build dist out

# The stamps are the set-up done; a change of pyproject.toml does it again.
$(VENV)/created:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 with venv is needed: install one, or say which \
	with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: pyproject.toml $(VENV)/created
	$(BIN)/python $(INSTALL) --editable '.[development]'
	@touch $@

build/training-venv-cpu/torch: $(VENV)/created
	$(BIN)/python -m venv build/training-venv-cpu
	build/training-venv-cpu/bin/python $(INSTALL) $(TORCH_CPU) \
		|| build/training-venv-cpu/bin/python $(INSTALL) --extra-index-url $(TORCH_INDEX) $(TORCH_CPU)
	@touch $@

build/browser/installed: Makefile
	@mkdir -p build/browser
	npm install --prefix build/browser --no-save --no-audit --no-fund axe-core@$(AXE_CORE)
	@touch $@

# PyICU, which the library needs, has no wheels: it is Debian's, for Debian's own Python.
build/followthemoney/installed: Makefile
	/usr/bin/python3 -c 'import icu'
	/usr/bin/python3 -m venv --system-site-packages build/followthemoney
	build/followthemoney/bin/python $(INSTALL) $(FOLLOWTHEMONEY)
	build/followthemoney/bin/python -c 'from followthemoney import model'
	@touch $@

build/ray/installed: $(VENV)/installed
	rm -rf build/ray
	$(BIN)/python $(INSTALL) --target build/ray $(RAY)
	PYTHONPATH=build/ray $(BIN)/python -c 'import ray'
	@touch $@

build/training-venv-any/torch: $(VENV)/created
	$(BIN)/python -m venv build/training-venv-any
	@touch $@

# The import is there because tests that miss one of these are skipped.
$(TRAINING)/installed: pyproject.toml $(TRAINING)/torch
	$(TRAINING)/bin/python $(INSTALL) --editable '.[development,training,stanza]'
	$(TRAINING)/bin/python -c 'import floret, onnx, stanza, torch'
	@touch $@

build/docs-venv/installed: pyproject.toml $(VENV)/created
	$(BIN)/python -m venv build/docs-venv
	build/docs-venv/bin/python $(INSTALL) --editable '.[documentation]'
	@touch $@

build/benchmark-venv/installed: pyproject.toml $(VENV)/created
	$(BIN)/python -m venv build/benchmark-venv
	@# The pip of Python 3.11 breaks off over the extra of lxml that newspaper4k and trafilatura spell differently.
	$(BENCHMARK_BIN)/python $(INSTALL) --upgrade 'pip>=24.1'
	$(BENCHMARK_BIN)/python $(INSTALL) --editable '.[benchmarks]'
	@touch $@
