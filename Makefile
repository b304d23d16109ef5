# `make run` and `make test` are all a newcomer needs; CONTRIBUTING.md tells the rest.
SHELL := /bin/bash
BASE_PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	&& { echo $$p; break; }; done)
PYTHON := .venv/bin/python

# As root on Debian, as CI is, system packages are installed; elsewhere they are named.
define package
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	echo "Installing $(1), which Inkling needs."; \
	{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq --yes install $(1); } >/dev/null; \
else \
	echo "Inkling needs a system package. On Debian or Ubuntu: sudo apt-get install $(1)"; exit 1; \
fi
endef

.PHONY: run test check lint libraries package format clean

run: .venv/installed
	@$(PYTHON) tests/system_libraries.py window
	@$(PYTHON) -m writer models add smollm2-135m-prose || echo "Inkling starts without a model."
	@$(PYTHON) -m writer

test: .venv/installed-dev lint libraries
	@$(PYTHON) -m pytest

check: .venv/installed-dev lint libraries
	@$(PYTHON) -m pytest -m "not slow and not model"

lint: .venv/installed-dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy writer

libraries: .venv/installed-dev
	@$(PYTHON) tests/system_libraries.py offscreen

package: .venv/installed-package
	@$(PYTHON) tests/system_libraries.py xcb
	@$(PYTHON) tests/system_libraries.py wayland
	@[ "$$(uname)" != Linux ] || { command -v strip && command -v zstd; } >/dev/null || { $(call package,binutils zstd); }
	@$(PYTHON) build_app.py

format: .venv/installed-dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

.venv/bin/python:
	@test -n "$(BASE_PYTHON)" || { echo "Inkling needs Python 3.11, 3.12 or 3.13."; \
		echo "On Debian 12: sudo apt-get install python3 python3-venv"; \
		echo "On Ubuntu 22.04: sudo apt-get install python3.11 python3.11-venv"; exit 1; }
	@$(BASE_PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call package,$(BASE_PYTHON)-venv); }
	@$(BASE_PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@$(PYTHON) -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/installed-dev: pyproject.toml constraints.txt | .venv/bin/python
	@$(PYTHON) -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch .venv/installed $@

.venv/installed-package: .venv/installed-dev
	@$(PYTHON) -m pip install --quiet --constraint constraints.txt --editable ".[dev,package]"
	@touch $@

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
