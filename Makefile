# `make run` and `make test` are all a newcomer needs; CONTRIBUTING.md tells the rest.
SHELL := /bin/bash
BASE_PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$p; break; }; done)
PYTHON := .venv/bin/python

.PHONY: run test check lint format clean

run: .venv/installed
	@$(PYTHON) -m writer models add smollm2-135m-instruct || echo "Inkling starts without a model."
	@$(PYTHON) -m writer

test: .venv/installed-dev lint
	@$(PYTHON) -m pytest

check: .venv/installed-dev lint
	@$(PYTHON) -m pytest -m "not slow and not model"

lint: .venv/installed-dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy writer

format: .venv/installed-dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

.venv/bin/python:
	@test -n "$(BASE_PYTHON)" || { echo "Inkling needs Python 3.11 or newer."; exit 1; }
	@$(BASE_PYTHON) -m venv .venv || { \
		echo "Python cannot make an environment. On Debian: apt-get install python3-venv"; exit 1; }

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@$(PYTHON) -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/installed-dev: pyproject.toml constraints.txt | .venv/bin/python
	@$(PYTHON) -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch .venv/installed $@

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
