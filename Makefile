# zij: GNU make, one Makefile for everything.
#   make        the program, build/release/zij
#   make book   the Central Asia book in out/central-asia (installs what is missing)
#   make check  all tests (installs what is missing)
#   make install  program, man page, shell completion (PREFIX=/usr/local, DESTDIR=)
#   make quick  the unit tests and layers of the release build
#   make help   the other targets

VERSION := 0.1.0
CC      := gcc
CFLAGS  := -std=c17 -g -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wvla -fvisibility=hidden -ffp-contract=off -fno-math-errno -fno-common -D_GNU_SOURCE
CPPFLAGS = -Isrc -DZIJ_VERSION='"$(VERSION)"' -MMD -MP
LIBRARIES := $(sort $(shell sed -n 's/^\#pkg //p' Makefile))
#pkg yaml-0.1
#pkg libcmark
#pkg harfbuzz-subset
#pkg libbrotlienc
#pkg libmicrohttpd
#pkg zlib
# Loaded by the program itself when it paints a picture; the build needs the headers only.
LOADED := $(sort $(shell sed -n 's/^\#loaded //p' Makefile))
#loaded cairo

release_FLAGS := -O2
san_FLAGS     := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
VARIANTS      := release san

SOURCES := $(sort $(wildcard src/*/*.c))
FOLDERS := $(patsubst src/%/,%,$(sort $(dir $(SOURCES))))
TESTS   := $(sort $(wildcard tests/unit/*/*.c))
HEADERS := $(sort $(wildcard src/*/*.h))

.PHONY: all
all: build/release/zij

# What the build needs is installed before anything else is made; tools/deps says what it does
# and is instant when nothing is missing.
GOALS := $(or $(MAKECMDGOALS),all)
# As many jobs as there are cores, unless the caller says otherwise.
ifeq ($(MAKELEVEL)$(filter -j%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc) --output-sync=target
endif
# Only the two commands that promise it install anything; the others tell what is missing. What
# tests need is more than what the program needs, so each set has its own file.
DEPS_SET := $(if $(filter-out all book bench build/release/zij install uninstall,$(GOALS)),test,build)
DEPS_DO  := $(if $(filter book check soak bench,$(GOALS)),,--check)
CONFIG   := build/config-$(DEPS_SET).mk
ifneq ($(filter-out help clean format format-check diagnostics-check deps,$(GOALS)),)
include $(CONFIG)
endif
$(CONFIG): tools/deps Makefile
	@tools/deps $(DEPS_DO) $(DEPS_SET)
	@mkdir -p $(@D)
	@{ echo "LIBS := $$(pkg-config --libs $(LIBRARIES)) -lpthread"; \
	   echo "PKG_CFLAGS := $$(pkg-config --cflags $(LIBRARIES) $(LOADED))"; } > $@.tmp && mv $@.tmp $@

# Which folders a unit test of folder $(1) may link: itself, those LAYERS lets it include, and theirs.
may = $(1) $(shell awk -F'|' '!/^\#/ { gsub(/ /, "", $$1); n = split($$2, w, " "); all = $$2; \
	for (i = 1; i <= n; i++) all = all " " below[w[i]]; below[$$1] = all } END { print below["$(1)"] }' LAYERS)

# A short line for each step; make V=1 shows the commands.
do = $(if $(V),,@echo '$(1)' &&) $(2)

define variant
build/$(1)/zij: $(SOURCES:%.c=build/$(1)/%.o) build/$(1)/assets.o
	$$(call do,ld $$@,$$(CC) $$(CFLAGS) $$($(1)_FLAGS) -o $$@ $$^ $$(LIBS))

build/$(1)/%.o: %.c | $(CONFIG)
	@mkdir -p $$(@D)
	$$(call do,cc $$<,$$(CC) $$(CFLAGS) $$($(1)_FLAGS) $$(CPPFLAGS) $$(PKG_CFLAGS) -c -o $$@ $$<)

build/$(1)/assets.o: build/assets.c
	@mkdir -p $$(@D)
	$$(call do,cc $$<,$$(CC) $$(CFLAGS) $$($(1)_FLAGS) $$(CPPFLAGS) -c -o $$@ $$<)

-include $(SOURCES:%.c=build/$(1)/%.d) $(TESTS:%.c=build/$(1)/%.d)
endef
$(foreach v,$(VARIANTS),$(eval $(call variant,$(v))))

# One test program per file: tests/unit/<folder>/<what>.c, linked with what <folder> may use.
define unit
build/$(1)/test/$(3): build/$(1)/$(2:%.c=%.o) \
		$(patsubst %.c,build/$(1)/%.o,$(filter $(foreach f,$(call may,$(4)),src/$(f)/%),$(SOURCES))) \
		$(if $(filter page judge write serve cli,$(4)),build/$(1)/assets.o)
	@mkdir -p $$(@D)
	$$(call do,ld $$@,$$(CC) $$(CFLAGS) $$($(1)_FLAGS) -o $$@ $$^ $$(LIBS) -lcmocka -lm)
$(1)_TESTS += build/$(1)/test/$(3)
endef
$(foreach v,$(VARIANTS),$(foreach t,$(TESTS),$(eval $(call unit,$(v),$(t),$(subst /,-,$(patsubst tests/unit/%.c,%,$(t))),$(word 3,$(subst /, ,$(t)))))))

# Files that the program carries with it.
ASSETS := $(sort $(wildcard web/*.css web/*.js) $(shell find share -type f ! -name '*.tmp*'))
build/embed: tools/embed.c | $(CONFIG)
	@mkdir -p $(@D)
	$(call do,cc $<,$(CC) $(CFLAGS) -O2 -o $@ $<)
build/assets.c: build/embed $(ASSETS)
	$(call do,embed $@,build/embed $@ $(foreach a,$(ASSETS),$(a)=$(a)))

# Fuzz targets (libFuzzer); fuzz/seeds/<reader> holds what they start from. FUZZ_SECONDS each.
FUZZERS := $(patsubst fuzz/%.c,build/fuzz/%,$(wildcard fuzz/fuzz_*.c))
FUZZ_SECONDS := 60
build/fuzz/%.o: %.c | $(CONFIG)
	@mkdir -p $(@D)
	clang $(filter-out -Werror,$(CFLAGS)) $(san_FLAGS) -fsanitize=fuzzer-no-link $(CPPFLAGS) $(PKG_CFLAGS) -c -o $@ $<
$(FUZZERS): build/fuzz/%: build/fuzz/fuzz/%.o $(patsubst %.c,build/fuzz/%.o,$(filter-out src/cli/%,$(SOURCES))) build/release/assets.o
	clang $(san_FLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)
-include $(SOURCES:%.c=build/fuzz/%.d) $(FUZZERS:build/fuzz/%=build/fuzz/fuzz/%.d)
.PHONY: fuzz
fuzz: $(FUZZERS)
	@for f in $(FUZZERS); do n=$${f##*/fuzz_}; mkdir -p build/fuzz/corpus/$$n; echo "fuzz $$n"; \
	    $$f -max_total_time=$(FUZZ_SECONDS) -verbosity=0 -artifact_prefix=build/fuzz/ build/fuzz/corpus/$$n fuzz/seeds/$$n || exit 1; done

# Widths of the characters of the site's fonts; committed, made again when the fonts change.
NOTO := /usr/share/fonts
.PHONY: widths
widths: tools/widths.c | $(CONFIG)
	$(CC) $(CFLAGS) -O2 $(PKG_CFLAGS) -o build/widths $< $(LIBS)
	build/widths $(NOTO)/truetype/noto/NotoSans-Regular.ttf $(NOTO)/truetype/noto/NotoSans-Bold.ttf \
	    $(NOTO)/opentype/noto/NotoSansCJK-Regular.ttc $(NOTO)/opentype/noto/NotoSansCJK-Bold.ttc > src/chart/widths.c

# What also runs in the browser: it compiles for WebAssembly and natively needs no library.
BROWSER := $(filter $(foreach f,base model text scene expr chart,src/$(f)/%) src/paint/svg.c,$(SOURCES))
build/wasm/%.o: %.c
	@mkdir -p $(@D)
	clang --target=wasm32 -O2 -ffreestanding -nostdlib -mbulk-memory $(filter-out -g,$(CFLAGS)) $(CPPFLAGS) -c -o $@ $<
-include $(BROWSER:%.c=build/wasm/%.d)

.PHONY: wasm-compile freestanding diagnostics-check format format-check
wasm-compile: $(BROWSER:%.c=build/wasm/%.o)
freestanding: $(BROWSER:%.c=build/release/%.o)
	@tools/freestanding $^
diagnostics-check:
	@tools/diagnostics-check

# clang-format decides how C looks; tables made by tools/ are left alone.
FORMATTED = $(filter-out src/chart/widths.c,$(shell find src tests fuzz bench tools -name '*.[ch]' 2>/dev/null | LC_ALL=C sort))
format:
	@clang-format -i $(FORMATTED)
format-check:
	@clang-format --dry-run -Werror $(FORMATTED)

.PHONY: layers unit unit-san golden golden-san quick
layers:
	@awk -f tools/layers.awk LAYERS $(SOURCES) $(HEADERS)
unit: $(release_TESTS)
	@tools/unit $(release_TESTS)
unit-san: $(san_TESTS)
	@tools/unit $(san_TESTS)
golden: build/release/zij
	@ZIJ=$(CURDIR)/$< tools/golden
golden-san: build/san/zij
	@ZIJ=$(CURDIR)/$< tools/golden
.PHONY: serve-check
serve-check: build/release/zij
	@ZIJ=$(CURDIR)/$< tests/serve
quick: layers unit build/release/zij

# The seeds of the fuzz targets, in the sanitizer build.
FUZZ   := $(patsubst fuzz/fuzz_%.c,%,$(sort $(wildcard fuzz/fuzz_*.c)))
FUZZED := $(filter-out src/cli/%,$(SOURCES))
build/san/fuzz/%: build/san/fuzz/fuzz_%.o build/san/fuzz/seeds.o $(FUZZED:%.c=build/san/%.o) build/san/assets.o
	@mkdir -p $(@D)
	$(call do,ld $@,$(CC) $(CFLAGS) $(san_FLAGS) -o $@ $^ $(LIBS))
.SECONDARY: # objects that only a chain of rules makes are kept, too
.PHONY: fuzz-seeds
fuzz-seeds: $(FUZZ:%=build/san/fuzz/%)
	@for f in $(FUZZ); do build/san/fuzz/$$f fuzz/seeds/$$f || exit 1; done

# The book, and what is tested on it.
OUT          := out/central-asia
BROWSER_MODE := --quick
.PHONY: book book-check statements digits repro faults docs-check browser review
book: build/release/zij
	build/release/zij build book/central-asia -o $(OUT)
	@echo "open $(OUT)/site/index.html, or run: build/release/zij serve book/central-asia"
# Every statement of the book is bound or waived.
book-check: build/release/zij
	@build/release/zij check book/central-asia
	@! build/release/zij check book/central-asia 2>&1 | grep -F -- '-unbound]'
# What zij says of statements that others have labelled; bench/statements/run prints the table.
statements: build/release/zij
	@ZIJ=$(CURDIR)/$< bench/statements/run --check
# Every digit of its commentary comes from the data, a claim or a source.
digits: build/release/zij
	@rm -rf build/digits && build/release/zij build book/central-asia -o build/digits >/dev/null
	@tests/digits build/digits/site book/central-asia
repro: build/release/zij
	@tests/repro build/release/zij book/central-asia
faults: build/release/zij
	@tests/faults $<
docs-check: build/release/zij
	@ZIJ=$(CURDIR)/$< tools/golden --docs README.md $(sort $(wildcard docs/*.md))
	@ZIJ=$< tools/audit-table --check book/central-asia docs/audit.md
browser: build/release/zij build/release/rank
	@rm -rf build/browser && build/release/zij build book/central-asia -o build/browser >/dev/null
	@tests/browser/run build/browser/site $(BROWSER_MODE)
	@node tests/browser/search.mjs $< build/browser/site build/release/rank
	@node tests/browser/evidence.mjs build/browser/site
	@node tests/browser/watch.mjs $<
# What the search in C finds, for the test that compares the search field with it.
build/release/rank: build/release/tests/browser/rank.o \
		$(patsubst %.c,build/release/%.o,$(filter src/base/% src/os/% src/text/%,$(SOURCES)))
	$(call do,ld $@,$(CC) $(CFLAGS) $(release_FLAGS) -o $@ $^ $(LIBS))
review: book
	@tests/browser/shots $(OUT)/site docs/review
	@tests/browser/shots $(OUT)/site docs/review gdp-usd --cover

# Everything that must hold before a change lands. The browser comes last, alone: it wants
# both cores.
.PHONY: check check-fast soak bench
check-fast: layers format-check diagnostics-check freestanding wasm-compile unit unit-san \
            golden golden-san serve-check fuzz-seeds docs-check book-check statements digits repro faults
check: check-fast
	@tests/tools/golden
	@$(MAKE) --no-print-directory browser
soak: check
	@$(MAKE) --no-print-directory browser BROWSER_MODE=
	@$(MAKE) --no-print-directory fuzz
	@tests/soak build/release
# Claims a second, and what a check takes after loading.
build/release/claims: build/release/bench/claims.o build/release/assets.o \
		$(patsubst %.c,build/release/%.o,$(filter-out src/cli/%,$(SOURCES)))
	$(call do,ld $@,$(CC) $(CFLAGS) $(release_FLAGS) -o $@ $^ $(LIBS))
-include build/release/bench/claims.d
bench: build/release/zij build/release/claims
	@bench/run

# DESTDIR is where a package is put together; it is not in any file.
PREFIX  := /usr/local
DESTDIR :=
SHELLS  := bash:share/bash-completion/completions/zij zsh:share/zsh/site-functions/_zij \
           fish:share/fish/vendor_completions.d/zij.fish
MANUAL   := docs/book.md docs/expr.md docs/commands.md docs/diagnostics.md
.PHONY: install uninstall
install: build/release/zij
	install -D -m 755 $< $(DESTDIR)$(PREFIX)/bin/zij
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/zij/schema share/schema/*.json
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/zij $(MANUAL)
	@mkdir -p $(DESTDIR)$(PREFIX)/share/man/man1
	$< help --man > $(DESTDIR)$(PREFIX)/share/man/man1/zij.1
	@$(foreach s,$(SHELLS),mkdir -p $(DESTDIR)$(PREFIX)/$(dir $(lastword $(subst :, ,$(s)))) && \
	$< help --completion=$(firstword $(subst :, ,$(s))) > $(DESTDIR)$(PREFIX)/$(lastword $(subst :, ,$(s))) &&) true
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/zij $(DESTDIR)$(PREFIX)/share/man/man1/zij.1 \
	    $(foreach s,$(SHELLS),$(DESTDIR)$(PREFIX)/$(lastword $(subst :, ,$(s))))
	rm -rf $(DESTDIR)$(PREFIX)/share/zij $(DESTDIR)$(PREFIX)/share/doc/zij

.PHONY: clean help
clean:
	rm -rf build out
help:
	@sed -n 's/^#   //p' Makefile
