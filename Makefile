# careerproof: two commands do everything on a fresh machine with Python 3.11 or later.
#   make demo   the main job on the bundled example; ends with where the HTML report lies
#   make test   lint, types and the tests
.DEFAULT_GOAL := help
SHELL := /bin/bash

VENV     := .venv
BIN      := $(VENV)/bin
STAMP    := $(VENV)/.installed
PROGRAMS := $(VENV)/.programs
SOURCES  ?= ../shared/data

.PHONY: help setup demo test test-long lint format facts examples bench docs clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(STAMP)  ## install into .venv, every extra included (quick when nothing changed)

$(STAMP): requirements/lock.txt pyproject.toml requirements/setup.sh
	@bash requirements/setup.sh $(VENV)
	@touch $(STAMP)

# Only the tests need a browser and a reader of pictures: set-up looks for them once.
$(PROGRAMS): requirements/programs.sh | $(STAMP)
	@bash requirements/programs.sh
	@touch $(PROGRAMS)

demo: setup  ## the main job on the bundled example
	@$(BIN)/python examples/demo.py

test: setup lint $(PROGRAMS)  ## lint, types and the tests but the long ones
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not long"

test-long: setup $(PROGRAMS)  ## the long tests: whole builds of facts and site, laws over all careers
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m long

lint: setup  ## formatting, lint and strict types in one command
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: setup  ## rewrite the formatting and mend what lint can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

facts: setup  ## rebuild the shipped facts from the official files in SOURCES
	@$(BIN)/careerproof facts build --sources $(SOURCES) --output src/careerproof/facts/artifact/facts.sqlite

examples: setup  ## write the example résumés and postings again from examples/people/*.json
	@$(BIN)/python examples/generate.py

bench: setup  ## every benchmark, each beside its baseline
	@$(BIN)/python -m benchmarks

docs: setup  ## rewrite the generated pages under docs/
	@$(BIN)/python docs/generate.py

clean:  ## remove the environment and every cache
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis demo build dist
