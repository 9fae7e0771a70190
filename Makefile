# Groundglass: what a person does with a checkout. `make` lists the targets; CMakePresets.json holds the settings.

BUILD := build/release
# How many compilers run at once; packaging/jobs.sh keeps within memory. Override with `make JOBS=4 …`.
JOBS ?= $(shell packaging/jobs.sh)
FUZZ_SECONDS ?= 60
# Continuous integration (CI=true) refuses warnings.
WERROR := $(if $(filter true 1,$(CI)),ON,OFF)
PROGRAMS := groundglass groundglass-cli gg_training

.DEFAULT_GOAL := help
.PHONY: help packages contributor-packages configure build run test bench faults verdicts screenshots package asan tsan fuzz format tidy translations clean

help:  ## This list
	@echo "Groundglass: look at data, labels, predictions and training before trusting a number."
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r target what; do printf '%-20s %s\n' "$$target" "$$what"; done

packages:
	@packaging/install-packages.sh

contributor-packages: packages
	@packaging/install-packages.sh packaging/debian-packages-contributors.txt

configure: packages
	@cmake --preset release -DGG_WERROR=$(WERROR) --log-level=WARNING

build: configure  ## Build the programs (build/release/bin)
	cmake --build $(BUILD) --parallel $(JOBS) --target $(PROGRAMS)

run: build  ## Build, make the sample data, train two networks and open the window on them
	@packaging/demo.sh $(BUILD)/bin build/demo

test: configure  ## Build everything and run all tests, without a display
	cmake --build $(BUILD) --parallel $(JOBS)
	QT_QPA_PLATFORM=offscreen ctest --test-dir $(BUILD) --output-on-failure --parallel 2

bench: packages  ## Build and run the benchmarks (tests/bench)
	@cmake --preset release -DGG_BENCHMARKS=ON --log-level=WARNING
	cmake --build $(BUILD) --parallel $(JOBS)
	@packaging/bench.sh $(BUILD)

faults: packages  ## Plant faults of every kind into clean sets and score the audit (build/release/faults.md)
	@cmake --preset release -DGG_BENCHMARKS=ON --log-level=WARNING
	cmake --build $(BUILD) --parallel $(JOBS) --target bench_faults
	$(BUILD)/bench/bench_faults --report $(BUILD)/faults.md --json $(BUILD)/faults.json

verdicts: build  ## Train with faults of every kind and score what the diagnosis says (build/release/verdicts.md)
	@cmake --preset release -DGG_BENCHMARKS=ON --log-level=WARNING
	cmake --build $(BUILD) --parallel $(JOBS) --target bench_verdicts
	$(BUILD)/bench/bench_verdicts --folder $(BUILD)/verdicts --cli $(BUILD)/bin/groundglass-cli --jobs 2 \
	    --report $(BUILD)/verdicts.md --json $(BUILD)/verdicts.json --table $(BUILD)/measured_rows.inc

screenshots: build  ## Redraw docs/screenshots from the sample data
	@packaging/screenshots.sh $(BUILD)/bin build/demo docs/screenshots

package: build contributor-packages  ## Make a Debian package (build/release/packages)
	cd $(BUILD) && cpack -G DEB -B packages

asan: packages  ## Run the tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@cmake --preset asan --log-level=WARNING
	cmake --build --preset asan --parallel $(JOBS)
	ctest --preset asan

tsan: packages  ## Run the core tests under ThreadSanitizer
	@cmake --preset tsan --log-level=WARNING
	cmake --build --preset tsan --parallel $(JOBS)
	ctest --preset tsan

fuzz: contributor-packages  ## Run libFuzzer on every reader, FUZZ_SECONDS each (60)
	@packaging/fuzz.sh build/fuzz $(FUZZ_SECONDS)

format: contributor-packages  ## Format the sources in place
	git ls-files '*.h' '*.cpp' | xargs clang-format -i

tidy: configure contributor-packages  ## Run clang-tidy over the sources
	cmake --build $(BUILD) --parallel $(JOBS)
	git ls-files 'core/*.cpp' 'widgets/*.cpp' 'app/*.cpp' | grep -v '^core/training/engine/' \
	    | xargs -n 4 -P $(JOBS) clang-tidy -p $(BUILD) --quiet

translations: configure  ## Collect the texts of the window into translations/*.ts
	cmake --build $(BUILD) --target update_translations

clean:  ## Remove everything that was built, the demo included
	rm -rf build
