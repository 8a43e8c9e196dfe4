# make run and make test each do all the set-up they need; a second call does not reinstall.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

# Where a shell forbids bytecode, each of the many processes that tests start would compile the project anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run serve test system machines faults hostile soak bench lint types contracts dependencies check audit lock clean

help:  ## say what there is to type
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 15

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] < (3, 14) else "Verkosto needs Python 3.11 to 3.13; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY)  ## play the recorded nights through the real flow and publish their releases
	$(BIN)/verkosto play

serve: $(READY)  ## start Prefect with its UI, schedules and forms, and the releases, on this machine alone
	$(BIN)/verkosto serve

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest

system: $(READY)  ## run the slow tests: whole runs as processes, and kills
	$(BIN)/python -m pytest -m system

machines: $(READY)  ## one night by processes, Dask and two workers: the same bytes (about eight minutes)
	$(BIN)/python -m pytest -m machines

faults: $(READY)  ## kills, full disks, bad networks, flipped bytes: all that docs/reliability.md tells (about 20 minutes)
	$(BIN)/python -m pytest -p tests.reliability -m faults tests/faults
	$(BIN)/python -m tests.reliability

hostile: $(READY)  ## ten thousand spoilt pages and files, bombs and forbidden addresses (about 14 minutes)
	$(BIN)/python -m pytest -p tests.reliability -m hostile
	$(BIN)/python -m tests.reliability

soak: $(READY)  ## a year of nights in one run: memory, files, growth, what is kept (about 17 minutes)
	$(BIN)/python -m pytest -p tests.reliability -m soak
	$(BIN)/python -m tests.reliability

bench: $(READY)  ## measure ratios of two things in one run, and write docs/performance.md
	$(BIN)/python -m tests.benchmarks

lint: $(READY)  ## style of code and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## static types
	$(BIN)/mypy

contracts: $(READY)  ## flows may import warehouse and extractors, never the other way
	$(BIN)/lint-imports

dependencies: $(READY)  ## each import is declared, each declaration is used
	$(BIN)/deptry .

check: lint types contracts dependencies  ## all that CI looks at besides the tests

audit: $(READY)  ## ask whether a version in the lock has a known weakness
	$(BIN)/python -m deploy.audit

lock:  ## resolve the dependencies anew, and of those what a server needs (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --no-annotate --all-extras --group dev pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --no-annotate --all-extras --group install --constraint requirements.lock pyproject.toml \
		-o requirements.runtime.lock

clean:  ## remove the environment; data stays
	rm -rf $(VENV)
