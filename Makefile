# Every task here is a thin door: plain `mkdocs serve`, `mkdocs build --strict` and `pytest` do the same inside .venv.
# Each target sets up what it needs; nothing is installed outside this folder (but see `make browser`).

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
VENV := .venv
BIN := $(VENV)/bin
# Material prints its own end-of-life notice at each build; CONTRIBUTING.md says what we do about it.
export NO_MKDOCS_2_WARNING := 1
# One date for everything that is built: the last commit's (reproducible-builds.org).
# What is long overdue is marked as of TODAY (YYYY-MM-DD; the real day if unset): one TODAY gives one site.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

.DEFAULT_GOAL := help
.PHONY: help serve site flat offline single pdf sbom release test mutate check lint measure schema browser bench load lock clean

help: ## show every target
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/.site ## show the site with live reload, at http://127.0.0.1:8000/car-t-lupus/ (ADDRESS=host:port)
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

site: $(VENV)/.site ## build the site into site/, every warning an error
	$(BIN)/mkdocs build --strict

flat: $(VENV)/.site
	OFFLINE=true SITE_DIR=dist/offline $(BIN)/mkdocs build --strict

offline: flat ## write the offline bundle, dist/car-t-for-lupus-offline-VERSION.zip
	$(BIN)/python -m explainer bundle

single: flat ## write the whole site as one file, dist/car-t-for-lupus-VERSION.html
	$(BIN)/python -m explainer single

pdf: single browser ## write the whole site and each sheet as PDF into dist/pdf/
	CHROMIUM="$$($(BIN)/python tests/find_browser.py)" $(BIN)/python -m explainer pdf

sbom: $(VENV)/.site ## write the list of every package that the site is built with, as CycloneDX JSON
	$(BIN)/python -m explainer sbom

release: offline single pdf sbom ## build all that is published: site/ with every copy to take along, and dist/release/ with checksums
	COPIES=dist $(BIN)/mkdocs build --strict
	$(BIN)/python -m explainer gather

test: $(VENV)/.test browser ## run every test (installs a browser if none is found)
	CHROMIUM="$$($(BIN)/python tests/find_browser.py)" $(BIN)/python -m pytest -n auto --dist loadfile

mutate: $(VENV)/.test browser ## put a fault into a copy, one after another, and see that the right check objects
	CHROMIUM="$$($(BIN)/python tests/find_browser.py)" $(BIN)/python -m tests.mutations.run --write $(FAULTS)

check: $(VENV)/.site ## check the evidence files and print every fault
	$(BIN)/python -m explainer check

lint: $(VENV)/.site ## check the pages' prose and print every problem
	$(BIN)/python -m explainer lint

schema: $(VENV)/.site ## write the JSON Schema of each evidence file
	$(BIN)/python -m explainer schema

measure: $(VENV)/.test site ## print what each page weighs and how it reads, and what the copies weigh (make release first)
	$(BIN)/python -m explainer measure

bench: $(VENV)/.test ## print what a build costs at three sizes, up to 1,200 pages and 20,000 claims (SIZES="120x2000", some minutes)
	$(BIN)/python -m tests.scale.bench $(if $(SIZES),--sizes $(SIZES)) --profile

load: $(VENV)/.test site ## serve the site with nginx on loopback and ask for its pages for 60 s (needs nginx and wrk)
	$(BIN)/python -m tests.load.run

browser: $(VENV)/.test ## find a Chromium for the tests, or install one
	@$(BIN)/python tests/find_browser.py --install

lock: ## pin every package with its hashes again, after a change of pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra build --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --quiet --output-file requirements.txt
	uv pip compile pyproject.toml --extra build --extra test --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --quiet --constraint requirements.txt --output-file requirements-test.txt
	uv pip compile --group pyproject.toml:audit --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --quiet --output-file requirements-audit.txt

clean: ## remove what was built, and the environment
	rm -rf $(VENV) site dist build *.egg-info

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (mkdocs-material 9.8.1 asks for it)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "python3 could not make an environment; on Debian: apt-get install python3-venv"; exit 1; }

# --require-hashes: a package that is not byte for byte the one we locked is refused
$(VENV)/.site: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@
