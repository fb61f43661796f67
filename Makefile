# Two commands do everything on a fresh Debian or Ubuntu: `make demo` and `make test`.
.DEFAULT_GOAL := help
VENV ?= .venv
BIN := $(VENV)/bin
# Two cores, one process each: Tesseract's own threads fight with worker processes.
export OMP_THREAD_LIMIT := 1
JOBS ?= 2

.PHONY: help setup demo test fast lint types contracts check lock docs clean mutate screenshots \
  bench-mrz bench-photo bench-names bench-documents bench-verify bench-archive bench-service \
  bench-pages train-mrz train-capitals

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(VENV)/.ready ## install what is lacking: system packages and a virtual environment

$(VENV)/.ready: requirements.lock pyproject.toml tools/setup.sh tools/assets.sh requirements/npm/package-lock.json
	@sh tools/setup.sh $(VENV)
	@touch $@

demo: setup ## write the specimen cases, check them, print the reports
	@$(BIN)/python tools/demo.py

test: setup ## all tests
	@sh tools/chromium.sh
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

fast: setup ## unit tests alone, in seconds
	@$(BIN)/python -m pytest -n $(JOBS) -m "not slow" $(ARGS)

lint: setup ## ruff: rules and format
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: setup ## mypy, strict
	@$(BIN)/mypy

contracts: setup ## import-linter: the five floors
	@$(BIN)/lint-imports

check: test lint types contracts ## everything that CI asks for

mutate: setup ## change the catalogue in every way and count the changes that no case notices
	@$(BIN)/python tools/mutate_catalogue.py $(ARGS)

bench-verify: setup ## seconds that the rules take for a case
	@$(BIN)/python tools/bench_verify.py $(ARGS)

screenshots: setup ## a picture of every page, of fictional cases, into screenshots/
	@sh tools/chromium.sh
	@$(BIN)/python -m tools.screenshots $(ARGS)

bench-pages: setup ## seconds that the server takes for the queue, a case, a page image
	@$(BIN)/python -m tools.bench_pages $(ARGS)

bench-mrz: setup ## the reader of zones beside its peers
	@$(BIN)/python tools/bench_mrz.py $(ARGS)

bench-photo: setup ## recall, false flags, millimetres, fairness and cost of the photo checks
	@$(BIN)/python tools/bench_photo.py $(ARGS)

bench-names: setup ## precision and recall of the name matcher beside baselines
	@$(BIN)/python tools/bench_names.py $(ARGS)

bench-documents: setup ## kinds and facts read in the specimen documents
	@$(BIN)/python tools/bench_documents.py $(ARGS)

bench-archive: setup ## runs over archives: speed cold and warm, memory, kills, duplicates
	@nice $(BIN)/python tools/bench_archive.py $(ARGS)

bench-service: setup ## the service over HTTP: submissions a minute, answers under load, memory, CPU
	@$(BIN)/python tools/bench_service.py $(ARGS)

docs: setup ## write docs/catalogue.md and docs/sources.md again from the catalogue
	@$(BIN)/python tools/write_docs.py

lock: setup ## resolve requirements/*.in into requirements.lock (hashes, no addresses; ARGS=--upgrade)
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --no-header --override requirements/overrides.in \
	  requirements/run.in requirements/test.in -o requirements.lock $(ARGS)

clean: ## remove the environment and everything generated
	rm -rf $(VENV) demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

TRAINING := torch==2.13.0 onnx onnxruntime numpy opencv-python-headless pillow
train-mrz: ## the networks that read zones, from nothing, into trained/ (hours; installs PyTorch)
	@test -x .training/bin/python || python3 -m venv .training
	@.training/bin/pip install --quiet $(TRAINING)
	@.training/bin/python -m extract.mrz.training trained $(ARGS)

train-capitals: ## the network that reads capitals, from nothing, into trained/ (an hour)
	@test -x .training/bin/python || python3 -m venv .training
	@.training/bin/pip install --quiet $(TRAINING) fonttools rapidfuzz
	@.training/bin/python -m tools.capitals_training.train --out trained $(ARGS)
	@.training/bin/python -m tools.capitals_training.export trained/checkpoint.pt trained/capitals.onnx
