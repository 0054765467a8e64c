# rapport: one Makefile, no recursion.  `make help` lists the targets.
#
# Objects live under build/<variant>/ (release, asan, debug); fonts, hyphenation
# dictionaries and the colour profile under build/fonts; reports under out/.

VARIANT ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= gcc
CXX     ?= g++
ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(origin CXX),default)
CXX := g++
endif

B := build/$(VARIANT)
VERSION := $(shell sed -n 's/^## \([0-9][0-9.]*\).*/\1/p' CHANGELOG.md 2>/dev/null | head -n 1)

# --- packages ---------------------------------------------------------------
# The one place that names them.  BUILD builds and runs, TEST checks the results,
# LINT looks at the source, FUZZ attacks the readers, HTML judges the pages.
BUILD_PACKAGES := gcc g++ pkg-config libhpdf-dev libcsv-dev libctemplate-dev libicu-dev \
    libharfbuzz-dev libexpat1-dev libinih-dev libdeflate-dev libssl-dev libcjson-dev libhyphen-dev \
    hyphen-pl hyphen-ru hyphen-en-us fonts-lato fonts-dejavu-core icc-profiles-free \
    libharfbuzz-bin woff2 libpng-dev libqrencode-dev libcairo2-dev libzip-dev
TEST_PACKAGES := libcmocka-dev poppler-utils qpdf jq valgrind procps zbar-tools \
    libxml2-utils python3-pikepdf openjdk-17-jdk-headless libpdfbox2-java libfontbox2-java \
    libcommons-logging-java libcommons-io-java libactivation-java libjaxb-api-java
LINT_PACKAGES := clang clang-format clang-tidy cppcheck shellcheck mandoc
FUZZ_PACKAGES := clang libclang-rt-14-dev
# npm often comes with Node itself; tests/html/package.json names what npm installs.
HTML_PACKAGES := chromium default-jre-headless libxml2-utils imagemagick nodejs \
    $(if $(shell command -v npm 2>/dev/null),,npm)

LIBHARU_VERSION := 2.3.0

# --- flags ------------------------------------------------------------------
PKGS := harfbuzz harfbuzz-subset icu-i18n icu-uc expat inih libdeflate libcrypto libcjson libctemplate libpng libqrencode cairo libzip
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS))
PKG_LIBS   = $(shell pkg-config --libs $(PKGS)) -lhpdf -lcsv -lhyphen -lm

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wwrite-strings -Wpointer-arith -Wcast-qual \
    -Wformat=2 -Wvla -Wundef -Wdouble-promotion -Wfloat-conversion -Wimplicit-fallthrough \
    -Wswitch-enum -Wnull-dereference -Werror
WARN_C := $(WARN) -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
COMMON := -Igenerator -D_POSIX_C_SOURCE=200809L -fno-common -ffp-contract=off \
    -ffile-prefix-map=$(CURDIR)=. -DRAPPORT_VERSION='"$(VERSION)"'

ifeq ($(VARIANT),asan)
OPT := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINK := -fsanitize=address,undefined
else ifeq ($(VARIANT),fuzz)
CC := clang
CXX := clang++
WARN := -w
WARN_C := -w
OPT := -O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -fno-omit-frame-pointer
LINK := -fsanitize=address,undefined,fuzzer
else ifeq ($(VARIANT),debug)
OPT := -O0 -g
else
OPT := -O3 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
LINK := -pie -Wl,-z,relro,-z,now
endif

# HarfBuzz's and libharu's own headers are not clean under our flags: -isystem.
SYSTEM_INCLUDES = $(patsubst -I%,-isystem %,$(PKG_CFLAGS))
CFLAGS_ALL = -std=c17 $(COMMON) $(WARN_C) $(OPT) $(SYSTEM_INCLUDES) $(CFLAGS)
CXXFLAGS_ALL = -std=c++17 $(COMMON) $(WARN) $(OPT) $(SYSTEM_INCLUDES) $(CXXFLAGS)

# --- sources ----------------------------------------------------------------
C_SOURCES   := $(sort $(shell find generator -name '*.c'))
CXX_SOURCES := $(sort $(shell find generator -name '*.cc'))
HEADERS     := $(sort $(shell find generator tests -name node_modules -prune -o -name '*.h' -print))
LIB_OBJECTS := $(patsubst %,$(B)/%.o,$(filter-out generator/main.c,$(C_SOURCES)) $(CXX_SOURCES))
UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c))
UNIT_TESTS  := $(patsubst tests/unit/%.c,$(B)/tests/%,$(UNIT_SOURCES))
FUZZ_TARGETS := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(filter-out tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c)))
TEST_TOOLS  := $(patsubst tests/tools/%.c,$(B)/tests/tools/%,$(wildcard tests/tools/*.c))

ifneq ($(V),1)
Q := @
say = @printf '  %-5s %s\n'
else
say = @:
endif

.DEFAULT_GOAL := all
.PHONY: all deps deps-test deps-lint deps-html fonts demo test unit check-asan check-valgrind \
    check-html screenshots golden golden-look look lint format format-check bench install uninstall clean help
.DELETE_ON_ERROR:

all: $(B)/rapport fonts ## build the program (build/release/rapport) and its fonts

# --- packages: installed only when missing ------------------------------------
INSTALL_MISSING = sh .ci/packages

deps: ## install the packages needed to build (Debian)
	@$(INSTALL_MISSING) $(BUILD_PACKAGES)

deps-test: deps ## install the packages needed to test
	@$(INSTALL_MISSING) $(TEST_PACKAGES)

deps-lint: deps-test ## install the packages needed to lint
	@$(INSTALL_MISSING) $(LINT_PACKAGES)

deps-html: deps-test ## install what is needed to judge the pages
	@$(INSTALL_MISSING) $(HTML_PACKAGES)
	@$(MAKE) -s --no-print-directory $(CHECKERS)

# The checkers, as locked; they run no scripts of their own when they are installed.
CHECKERS := tests/html/node_modules/.package-lock.json
$(CHECKERS): tests/html/package-lock.json tests/html/.npmrc
	$(say) NPM tests/html
	$(Q)cd tests/html && npm ci --ignore-scripts --loglevel=error
	@touch $@

# --- program ------------------------------------------------------------------
# The PDF writer relies on libharu's structures, which are not part of its documented
# interface; another version may lay them out differently.
$(B)/libharu-checked:
	@mkdir -p $(@D)
	@found=$$(sed -n 's/^#define *HPDF_VERSION_TEXT *"\([^"]*\)".*/\1/p' \
	    /usr/include/hpdf_version.h 2>/dev/null); \
	if [ "$$found" != "$(LIBHARU_VERSION)" ]; then \
	    echo "rapport needs libharu $(LIBHARU_VERSION), found '$$found': the PDF writer uses" >&2; \
	    echo "structures of that version which others may lay out differently." >&2; \
	    exit 1; \
	fi
	@touch $@

$(B)/%.c.o: %.c | $(B)/libharu-checked
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

$(B)/%.cc.o: %.cc | $(B)/libharu-checked
	$(say) CXX $<
	@mkdir -p $(@D)
	$(Q)$(CXX) $(CXXFLAGS_ALL) -MMD -MP -c $< -o $@

$(B)/librapport.a: $(LIB_OBJECTS)
	$(say) AR $@
	$(Q)rm -f $@ && ar rcs $@ $^

$(B)/rapport: $(B)/generator/main.c.o $(B)/librapport.a
	$(say) LINK $@
	$(Q)$(CXX) $(LINK) $^ $(PKG_LIBS) $(LDFLAGS) -o $@

$(B)/tests/%: tests/unit/%.c $(B)/librapport.a
	$(say) TEST $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -Itests/unit -MMD -MP -c $< -o $@.o
	$(Q)$(CXX) $(LINK) $@.o $(B)/librapport.a -lcmocka $(PKG_LIBS) $(LDFLAGS) -o $@

# A fuzz target reads its corpus once, or, in the variant for it, is driven by libFuzzer.  Only
# the readers and what they stand on are linked.
FUZZ_MAIN := $(if $(filter fuzz,$(VARIANT)),,$(B)/tests/fuzz/replay.c.o)
FUZZ_OBJECTS := $(filter $(B)/generator/base/% $(B)/generator/read/%,$(LIB_OBJECTS))
.PRECIOUS: $(B)/tests/fuzz/%.c.o
$(B)/fuzz/%: $(B)/tests/fuzz/%.c.o $(FUZZ_MAIN) $(FUZZ_OBJECTS)
	$(say) FUZZ $@
	@mkdir -p $(@D)
	$(Q)$(CXX) $(LINK) $^ $(PKG_LIBS) $(LDFLAGS) -o $@

# Tools of the tests, on pictures of pages.
$(B)/tests/tools/%: tests/tools/%.c
	$(say) TOOL $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) $(LINK) -MMD -MP $< -lpng $(LDFLAGS) -o $@

# The reading measured beside libcsv's own.
$(B)/tests/tools/reading: tests/tools/reading.c $(B)/librapport.a
	$(say) TOOL $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c $< -o $@.o
	$(Q)$(CXX) $(LINK) $@.o $(B)/librapport.a $(PKG_LIBS) $(LDFLAGS) -o $@

-include $(shell find $(B) -name '*.d' 2>/dev/null)

# --- fonts: subsets of system fonts, dictionaries, colour profile ----------------
fonts: build/fonts/.done ## subset the fonts into build/fonts

build/fonts/.done: fonts/fonts.ini fonts/build.sh
	$(say) FONTS build/fonts
	$(Q)sh fonts/build.sh fonts/fonts.ini build/fonts
	@touch $@

# --- what people run ----------------------------------------------------------
demo: deps ## install what is missing, build, write the sample reports into out/
	@$(MAKE) --no-print-directory all
	@rm -rf out
	$(B)/rapport build samples/quarterly -o out
	@echo "Open out/index.html"

test: deps-test ## install what is missing, build, run every test
	@$(MAKE) --no-print-directory all unit-programs
	@tests/run $(B)

.PHONY: unit-programs
unit-programs: $(UNIT_TESTS) $(TEST_TOOLS) $(FUZZ_TARGETS)

unit: $(UNIT_TESTS) ## run the unit tests only
	@tests/run --unit $(B)

check-asan: deps-test ## the suite under the sanitizers (SUITE=--unit for a part)
	@$(MAKE) --no-print-directory VARIANT=asan all unit-programs
	@ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
	    tests/run $(SUITE) build/asan

# ICU keeps pointers into the middle of blocks until the process ends; valgrind calls these
# "possibly lost", so only what is definitely lost counts.
VALGRIND := valgrind -q --error-exitcode=99 --leak-check=full --trace-children=yes \
    --show-leak-kinds=definite --errors-for-leak-kinds=definite

check-valgrind: deps-test ## the suite under valgrind (SUITE=--unit for a part)
	@$(MAKE) --no-print-directory VARIANT=debug all unit-programs
	@RAPPORT_WRAP="$(VALGRIND)" tests/run $(SUITE) build/debug

FUZZ_SECONDS ?= 120
fuzz: ## attack the readers with libFuzzer (FUZZ_SECONDS=120 for all targets together)
	@$(INSTALL_MISSING) $(BUILD_PACKAGES) $(FUZZ_PACKAGES)
	@$(MAKE) --no-print-directory VARIANT=fuzz fuzz-programs
	@sh tests/fuzz/run.sh build/fuzz $(FUZZ_SECONDS)

.PHONY: fuzz fuzz-programs
fuzz-programs: $(FUZZ_TARGETS)

check-html: deps-html ## judge the sample pages: axe, vnu, html-validate, Lighthouse, budgets
	@$(MAKE) -s --no-print-directory all
	@node tests/html/run.mjs $(B) $(PARTS)

screenshots: deps-html ## rewrite the pictures of README.md (samples/*.png)
	@$(MAKE) -s --no-print-directory all
	@node tests/html/screenshots.mjs $(B) samples

golden: all $(B)/tests/test_pdf_stages ## rewrite expected texts and sums below tests/ (review with git diff)
	@GOLDEN_WRITE=1 tests/run --golden $(B)
	@GOLDEN_WRITE=1 $(B)/tests/test_pdf_stages >/dev/null
	@GOLDEN_WRITE=1 sh tests/samples.sh sums $(B)

golden-look: deps-test ## rewrite the reference pictures of tests/look (make look shows all pages)
	@$(MAKE) --no-print-directory all $(TEST_TOOLS)
	@GOLDEN_WRITE=1 sh tests/samples.sh look $(B)

look: deps-test ## all sample pages on contact sheets in out/look
	@$(MAKE) --no-print-directory all $(TEST_TOOLS)
	@sh tests/samples.sh sheets $(B)

bench: all $(B)/tests/tools/reading ## measure: ms per page, reports per second, bytes, memory, time per stage, reading
	@sh tests/bench.sh $(B)

# --- looking at the source -----------------------------------------------------
FORMATTED = $(C_SOURCES) $(CXX_SOURCES) $(HEADERS) $(UNIT_SOURCES) $(wildcard tests/tools/*.c tests/fuzz/*.c)

lint: deps-lint ## layers, clang warnings, clang-tidy, cppcheck, shellcheck, man page
	@sh .ci/layers
	@sh .ci/lint "$(CFLAGS_ALL)" "$(CXXFLAGS_ALL)"

format: ## reformat the source
	@clang-format -i $(FORMATTED)

format-check: ## fail when the source is not formatted
	@clang-format --dry-run --Werror $(FORMATTED)

# --- installing ----------------------------------------------------------------
SHARE := $(DESTDIR)$(PREFIX)/share/rapport

install: all ## install program, templates, fonts and man page below PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(SHARE)/fonts
	install -m 755 $(B)/rapport $(DESTDIR)$(PREFIX)/bin/rapport
	cp -R templates $(SHARE)/
	install -m 644 build/fonts/* $(SHARE)/fonts/
	install -m 644 generator/rapport.1 $(DESTDIR)$(PREFIX)/share/man/man1/rapport.1

uninstall: ## remove what install wrote
	rm -rf $(SHARE)
	rm -f $(DESTDIR)$(PREFIX)/bin/rapport $(DESTDIR)$(PREFIX)/share/man/man1/rapport.1

clean: ## remove build/ and out/
	rm -rf build out

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | awk -F'\t' '{printf "  make %-16s %s\n", $$1, $$2}'
