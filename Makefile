# `make run` shows the whole way on this machine; `make test` runs every check. Both make their own virtual environment.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint eval bench fuzz docs clean browser assets

run: .venv/installed assets
	@$(BIN)/councilgraph load --shipped --examples
	@$(BIN)/councilgraph query no-cpc-with-grants --as-of 2024-03-31 --format table
	@echo "By type of council"
	@$(BIN)/councilgraph query no-cpc-with-grants-by-group --as-of 2024-03-31
	@echo "How it is known: what the lists cover"
	@$(BIN)/councilgraph query coverage --programme cpc
	@echo "What was loaded"
	@$(BIN)/councilgraph status
	@echo
	@echo "Next: councilgraph serve | councilgraph queries | councilgraph status | councilgraph load YOUR-MINUTES | councilgraph councils resolve \"Bath & NE Somerset\""
	@echo "(in $(BIN); put it on your PATH with: . $(BIN)/activate)"

test: .venv/installed-test browser assets lint
	$(BIN)/pytest -q -n 2 --dist loadfile

# Chromium for the tests of the web pages: the machine's own, else Debian's.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || (SUDO=$$(command -v sudo || true); $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq chromium >/dev/null)

# What the pages load beside their own files (the library of the pictures, the letters), from the npm registry; without npm the pages
# show lists for pictures and the machine's own letters.
VENDOR := api/http/static/vendor
assets: $(VENDOR)/made

$(VENDOR)/made: package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund && mkdir -p $(@D) \
		&& cp node_modules/cytoscape/dist/cytoscape.min.js $(@D)/ \
		&& cp node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2 $(@D)/source-sans-3-latin.woff2 \
		&& cp node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2 $(@D)/source-sans-3-latin-ext.woff2 \
		&& touch $@; else echo "no npm here: pictures are shown as lists"; fi

lint: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Quality of the extraction against annotated documents, and speed; both write benchmarks/results/.
eval: .venv/installed-test
	$(BIN)/python -m benchmarks.extraction

bench: .venv/installed-test
	$(BIN)/python -m benchmarks.extract
	$(BIN)/python -m benchmarks.questions
	$(BIN)/python -m benchmarks.api
	$(BIN)/python -m benchmarks.neo4j
	$(BIN)/python -m benchmarks.rdf

# Damaged documents of every format, 10,000 of them; `make test` runs 500.
fuzz: .venv/installed-test
	$(BIN)/python tests/fuzzing.py 10000

# The parts of docs/ that are derived from the vocabulary and the queries.
docs: .venv/installed-test
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/worked.py
	$(BIN)/python docs/examples.py

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --upgrade pip

# The build tool's advice to whoever packages a project (folders of data that could be imported) is no news to whoever installs this one.
.venv/installed: .venv/bin/python pyproject.toml
	@echo "installing councilgraph and what its web pages and RDF need"
	@PYTHONWARNINGS=ignore $(BIN)/pip install -q -e '.[api,rdf]'
	@touch $@

.venv/installed-test: .venv/bin/python pyproject.toml
	PYTHONWARNINGS=ignore $(BIN)/pip install -q -e '.[test]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv build dist *.egg-info councilgraph-workspace
