# `make run` opens the graph, `make test` checks everything; `make` alone lists what else there is.
# All that they need goes into .venv here. GNU make 3.81 or newer, a POSIX shell, Python 3.11 or newer.

VENV   := .venv
PYTHON := $(VENV)/bin/python
PIP    := $(PYTHON) -m pip --disable-pip-version-check --no-input
READY  := $(VENV)/.ready
TESTED := $(VENV)/.ready-to-test

# A system Python to make .venv from; to choose one: make run PYTHON3=/path/to/python3.12
PYTHON3 := python3 python3.14 python3.13 python3.12 python3.11 python

# Documents of your own: make run DOCUMENTS=~/texts
DOCUMENTS :=
export DOCUMENTS

.DEFAULT_GOAL := help
.PHONY: help run test format docs bench gold pins clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: $(READY) ## Open the page and the API on http://127.0.0.1:8000 (with DOCUMENTS=PATH: load these first)
	@if $(PYTHON) -m api sources --json | grep -q '"total": 0'; then \
		$(PYTHON) -m api load data/programmes data/samples/song-lam-95-ctr-tu.txt; \
	fi
	@if [ -n "$$DOCUMENTS" ]; then \
		$(PYTHON) -m api load "$$DOCUMENTS" || echo "Not all of $$DOCUMENTS could be loaded (see above)." >&2; \
	fi
	@$(PYTHON) -m api serve

test: $(TESTED) ## Check everything: format, lint, types, tests, docs
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m ruff check
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest -n auto --dist loadgroup

format: $(TESTED) ## Put the code into the format that `make test` asks for
	$(PYTHON) -m ruff format
	$(PYTHON) -m ruff check --fix

docs: $(TESTED) ## Write docs/reference anew from the code
	$(PYTHON) docs/generate.py

bench: $(TESTED) ## Measure; benchmarks/ says against what (with DOCUMENTS=FILE: on this programme)
	$(PYTHON) benchmarks/loading.py $(if $(DOCUMENTS),"$$DOCUMENTS")
	$(if $(DOCUMENTS),$(PYTHON) benchmarks/answers.py "$$DOCUMENTS")
	$(PYTHON) benchmarks/reading.py
	$(PYTHON) benchmarks/overlapping.py

gold: $(TESTED) ## Say how well documents are read, and what changed since the last record (data/gold)
	$(PYTHON) benchmarks/gold.py
	$(PYTHON) benchmarks/gold_work.py
	$(PYTHON) benchmarks/gold_overlaps.py

pins: $(READY) ## Pin the newest fitting versions, after pyproject.toml changed
	@folder=$$(mktemp -d) && $(PYTHON) -m venv "$$folder" && "$$folder/bin/python" -m pip install --quiet uv && \
	for extra in "" "-test"; do \
		"$$folder/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--custom-compile-command "make pins" pyproject.toml --group build \
			$${extra:+--extra test --constraint requirements.txt} --output-file "requirements$$extra.txt" || exit 1; \
	done; rm -rf "$$folder"

clean: ## Remove .venv and what tools left here; your graph stays
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(TESTED): requirements-test.txt $(READY)
	@echo "Installing what the tests need ..."
	@$(PIP) install --quiet --require-hashes -r requirements-test.txt
	@touch $@

$(READY): requirements.txt pyproject.toml $(PYTHON)
	@echo "Installing what policygraph needs, pinned in requirements.txt ..."
	@$(PYTHON) -m pip --version > /dev/null 2>&1 || $(PYTHON) -m ensurepip > /dev/null
	@$(PIP) install --quiet --require-hashes -r requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Names are tried by running them: a name on the path may be a stub that runs nothing, or an old Python.
$(PYTHON):
	@for name in $(PYTHON3); do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "policygraph needs Python 3.11 or newer; none of these is: $(PYTHON3)." >&2; \
		for name in $(PYTHON3); do "$$name" --version 2> /dev/null | sed "s|^|  $$name is |" >&2; done; \
		echo "Install one (python.org, or your system's packages), or name yours: make $(MAKECMDGOALS) PYTHON3=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$found" --version) ..."; \
	rm -rf $(VENV); \
	if ! "$$found" -m venv $(VENV) > $(VENV).log 2>&1; then \
		cat $(VENV).log >&2; rm -rf $(VENV) $(VENV).log; \
		echo "$$found cannot make an environment. On Debian and Ubuntu: sudo apt install python3-venv" >&2; \
		exit 1; \
	fi; \
	rm -f $(VENV).log
