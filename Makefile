# Everything from nothing but Python, pip, make and git. `make` alone lists the targets.

PYTHON  ?= python3
WORKERS ?= 2
ARGS    ?=

VENV    := .venv
BIN     := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV     := $(VENV)/.dev
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
# The lock is complete, so nothing is resolved anew; what isn't imported needn't be compiled.
INSTALL := $(PIP) install --require-hashes --only-binary :all: --no-deps --no-compile

# Some images forbid Python to keep what it compiled: each program started would compile it all again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test check fix bench planted attack crash gallery lock clean browser

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUNTIME) ## load the sample organisation and open the dashboard
	$(BIN)/keskmes demo $(ARGS)

test: $(DEV) browser check ## everything that must hold: check, then all tests with their coverage
	$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report=term --cov-fail-under=95 $(ARGS)
	$(BIN)/coverage report --include='assessment/*,queries/*' --fail-under=100

check: $(DEV) ## style, types, architecture, SQL
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/basedpyright
	$(BIN)/lint-imports --no-logo
	$(BIN)/sqlfluff lint queries

fix: $(DEV) ## mend what the tools can mend by themselves
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/sqlfluff fix queries

bench: $(DEV) browser ## measure loads, plans, exports, pages and the server on this machine (half an hour)
	$(BIN)/python -m tests.benchmarks.measure $(ARGS)

planted: $(DEV) ## hundreds of organisations with a planted truth: what the gaps make of them (minutes)
	$(BIN)/python -m tests.planted.prove $(ARGS)

attack: $(DEV) ## thousands of invented organisations: whether anything shown gives a few people away (two hours or more)
	$(BIN)/python -u -m tests.hostile.prove $(ARGS)
	$(BIN)/python -u -m tests.hostile.scan.prove
	$(BIN)/python -u -m tests.hostile.payloads.prove

crash: $(DEV) ## programs ended in the middle, full disks, flipped bytes: whether anything is lost (half an hour)
	$(BIN)/python -u -m tests.hostile.crash.prove $(ARGS)

gallery: $(DEV) browser ## every exhibit and page as pictures, to look at: build/gallery/index.html (minutes)
	$(BIN)/python -m tests.gallery.write $(ARGS)

lock: $(BIN)/python ## write the lock files anew; newer releases with ARGS=--upgrade
	$(PIP) install 'uv>=0.13,<0.14'
	$(call compile,requirements.lock,--group build)
	$(call compile,requirements-dev.lock,--group build --group dev --extra spss --constraint requirements.lock)
	@! grep -n '://' requirements.lock requirements-dev.lock || { echo 'A lock file names an address.'; exit 1; }

clean: ## remove the environment and everything the tools left behind
	rm -rf $(VENV) build dist .coverage .coverage.* .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find assessment queries dashboard data tests -name __pycache__ -type d -prune -exec rm -rf {} +

# One lock for those who run it, one for those who build it: the tools weigh more than the product.
define compile
$(BIN)/uv pip compile pyproject.toml $(2) --output-file $(1) --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(ARGS)
endef

# A Debian Python comes without ensurepip; pip can put itself into the environment from outside.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed; name it with: make PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { $(PYTHON) -m venv --clear --without-pip $(VENV) && \
		$(PYTHON) -m pip --python $(VENV) install --quiet pip; }

$(RUNTIME): pyproject.toml requirements.lock | $(BIN)/python
	@echo 'Installing what the dashboard needs (once; about a minute) …'
	@$(INSTALL) -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The stamp of the runtime is set too: its lock is contained in this one, version for version.
$(DEV): pyproject.toml requirements.lock requirements-dev.lock | $(BIN)/python
	@echo 'Installing the dashboard and the tools to build and test it (once; about two minutes) …'
	@$(INSTALL) -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(RUNTIME) $@

# The browser tests drive a real Chromium; they fail without one, so it is seen to here.
browser:
	@if [ -n "$$CHROMIUM" ] && [ -x "$$CHROMIUM" ] || command -v chromium >/dev/null; then exit 0; fi; \
	command='apt-get update && apt-get install -y --no-install-recommends chromium'; \
	if command -v apt-get >/dev/null; then \
		if [ "$$(id -u)" = 0 ]; then sh -c "$$command" && exit 0; \
		elif sudo -n true 2>/dev/null; then sudo -n sh -c "$$command" && exit 0; fi; \
	fi; \
	echo "The browser tests need Chromium. Install it as the administrator ($$command),"; \
	echo 'or say where one is with CHROMIUM=/path/to/chromium, and run make test again.'; \
	exit 1
