# upperback: make, make check, make install, make demo. Works with GNU make 3.81 and BSD make.
#
# Objects go to build/, which is where this file is read a second time: there
# VPATH finds every source by its name, and suffix rules are enough.
.POSIX:
.SUFFIXES:
.SUFFIXES: .c .o

VERSION = 0.1.0
CC = cc
CFLAGS = -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
YAML_CFLAGS =
YAML_LIBS = -lyaml

# Where make install puts things; DESTDIR goes before all of it and is remembered
# nowhere. PROGRAM_PREFIX=ub- renames programs, their manuals and completions together.
PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
DATADIR = $(PREFIX)/share
MANDIR = $(DATADIR)/man
BASHDIR = $(DATADIR)/bash-completion/completions
ZSHDIR = $(DATADIR)/zsh/site-functions
FISHDIR = $(DATADIR)/fish/vendor_completions.d
DESTDIR =
PROGRAM_PREFIX =

# make SANITIZE=1: a sanitizer's report ends a program with 99, which is no status
# of ours.
SANITIZE = 0
SANITIZE_0 =
SANITIZE_1 = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

# bin/ always holds what was built last, and reads the tree's content. What will be
# installed reads DATADIR's, so it is built apart, in build/install.
BUILD_0 = build/plain
BUILD_1 = build/sanitize
BUILD = $(BUILD_$(SANITIZE))
CONTENT_DIRECTORY = $(TOP)/content
NAME_PREFIX =

PROGRAMS = triage plan log report nudge

TOP = .
VPATH = $(TOP)/cmd:$(TOP)/lib/base:$(TOP)/lib/document:$(TOP)/lib/schema:$(TOP)/lib/content:$(TOP)/lib/domain

BASE = amount.o arena.o block.o build.o chance.o civil.o clock.o crew.o diagnostic.o environment.o executable.o \
	file.o hash.o input.o joined.o memory.o message.o moment.o number.o option.o option_line.o output.o process.o program.o \
	reading.o \
	safe.o status.o terminal.o text.o utf8.o word.o wrap.o zone.o
DOCUMENT = csv.o kind.o markup.o record.o record_read.o record_write.o tree.o
SCHEMA = schema.o
CONTENT = advice.o care.o caution.o condition.o content.o diary_field.o diary_kind.o education.o \
	exercise.o expression.o group.o nudge_words.o overlay.o purpose.o question.o reader.o region.o rule.o \
	source.o stop.o threshold.o \
	trigger.o urgency.o vocabulary.o
DOMAIN = plan_adapt.o plan_adapt_note.o plan_adapt_tell.o plan_care.o plan_clearance.o plan_diary.o \
	plan_document.o plan_dose.o plan_entry.o plan_gate.o plan_growth.o plan_history.o plan_hours.o \
	plan_menu.o plan_note.o plan_page.o plan_page_beside.o plan_page_change.o plan_page_week.o \
	plan_person.o plan_place.o plan_preference.o plan_previous.o plan_progress.o plan_reason.o \
	plan_refusal.o plan_rest.o plan_schedule.o plan_selection.o plan_session.o plan_shortfall.o plan_step.o \
	plan_stop.o plan_suitability.o plan_text.o plan_walking.o plan_warning.o plan_wish.o plan_words.o \
	agenda.o agenda_exercise.o agenda_past.o agenda_read.o agenda_rest.o agenda_text.o calendar.o \
	crontab.o crontab_block.o crontab_call.o crontab_remark.o crontab_round.o due.o firing.o firing_print.o \
	firing_words.o sink.o \
	lint.o lint_area.o lint_diary.o lint_dose.o lint_exercise.o lint_expression.o lint_file.o \
	lint_link.o lint_page.o lint_prose.o lint_reach.o lint_review.o lint_source.o lint_use.o \
	witness.o \
	act.o again.o answers.o answers_finish.o assessment.o assessment_read.o assessment_text.o \
	cause.o completion.o completion_answers.o completion_entry.o completion_list.o \
	conversation.o explanation.o interview.o interview_agenda.o interview_page.o \
	interview_pending.o interview_reply.o judgement.o people.o questionnaire.o \
	questionnaire_blank.o review.o softening.o symptom.o truth.o verdict.o \
	diary.o diary_advice.o diary_check.o diary_form.o diary_glance.o diary_import.o diary_line.o \
	diary_listing.o diary_place.o diary_scan.o diary_source.o diary_stream.o \
	diary_table.o diary_table_read.o diary_undo.o diary_void.o \
	entry.o entry_line.o entry_request.o entry_session.o entry_symptom.o fault_limit.o journal.o line_tally.o \
	period.o selection.o \
	picture_axis.o picture_colour.o picture_frame.o picture_pain.o picture_row.o \
	report_html.o report_html_clinician.o report_html_pairs.o report_html_part.o report_html_person.o \
	report_html_room.o report_html_style.o report_note.o report_svg.o \
	autocorrelation.o report_adjust.o report_bag.o report_change.o report_day.o report_episode.o \
	report_exercise.o report_exposure.o report_flare.o report_intake.o report_medicine.o \
	report_page.o report_part_after.o report_part_calendar.o report_part_pain.o \
	report_part_trigger.o report_records.o report_row.o report_seek.o report_seek_medicine.o report_seeking.o report_sentence.o \
	report_series.o report_sheet.o report_sign.o report_slot.o report_span.o report_strip.o \
	report_summary.o report_table.o report_tally.o report_trend.o report_trigger.o \
	report_variability.o response.o shift_test.o slope_rank.o slope_test.o statistics.o
LIBRARY = $(BASE) $(DOCUMENT) $(SCHEMA) $(CONTENT) $(DOMAIN)

# Files over 2 GiB and times after 2038 on 32-bit systems, where libc can.
DEFINES = -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64
# What lib/base/build.h and build.c tell the rest: version, place of the content, names.
BUILD_DEFINES = -DUPPERBACK_VERSION='"$(VERSION)"' -DUPPERBACK_CONTENT_DIRECTORY='"$(CONTENT_DIRECTORY)"' \
	-DUPPERBACK_PREFIX='"$(NAME_PREFIX)"'
# The tree's own name stays out of what is built, where the compiler knows how.
MAP = -ffile-prefix-map
MAPPED =
# BSD make adds -nostdinc where there is a DESTDIR; the headers are still the system's.
COMPILE = $(CC) -std=c11 $(WARNINGS) $(DEFINES) $(BUILD_DEFINES) -I$(TOP)/lib $(YAML_CFLAGS) \
	$(CPPFLAGS:-nostdinc=) $(CFLAGS) $(MAPPED) $(SANITIZE_$(SANITIZE)) -pthread

all: compile
	@mkdir -p bin
	@for program in $(PROGRAMS); do \
		cmp -s $(BUILD)/$$program bin/$$program \
			|| { cp $(BUILD)/$$program bin/$$program.new && mv -f bin/$$program.new bin/$$program; } \
			|| exit 1; \
	done

# Everything in a build directory is made anew when a header, a setting or the tree's
# place is another.
compile:
	@mkdir -p $(BUILD)
	@{ cat lib/*/*.h; pwd; echo "$(COMPILE) $(LDFLAGS) $(YAML_LIBS)"; } | cksum >$(BUILD)/settings.new
	@cmp -s $(BUILD)/settings.new $(BUILD)/settings || rm -f $(BUILD)/*.o $(BUILD)/*.a
	@mv -f $(BUILD)/settings.new $(BUILD)/settings
	@top=$$(pwd) && mapped= && \
		if $(CC) $(MAP)=a=b -E -x c /dev/null >/dev/null 2>&1; then mapped="$(MAP)=$$top=."; fi && \
		cd $(BUILD) && $(MAKE) -f "$$top/Makefile" TOP="$$top" MAPPED="$$mapped" programs

programs: $(PROGRAMS)

.c.o:
	$(COMPILE) -c -o $@ $<

libupperback.a: $(LIBRARY)
	rm -f $@
	ar rc $@ $(LIBRARY)

LINK = $(CC) $(CFLAGS) $(SANITIZE_$(SANITIZE)) $(LDFLAGS) -o $@ $@.o libupperback.a $(YAML_LIBS) -lm -pthread

triage: triage.o libupperback.a
	$(LINK)
plan: plan.o libupperback.a
	$(LINK)
log: log.o libupperback.a
	$(LINK)
report: report.o libupperback.a
	$(LINK)
nudge: nudge.o libupperback.a
	$(LINK)

# --- tests ---

# Unit tests are programs; each *.c of tests/unit links the library.
units: compile
	@for unit in tests/unit/*.c; do \
		built=$(BUILD)/unit-$$(basename $$unit .c); \
		test -z "$$(find $$built -newer $$unit -newer tests/unit/check.h -newer $(BUILD)/libupperback.a 2>/dev/null)" \
			|| continue; \
		$(CC) -std=c11 $(WARNINGS) $(DEFINES) -Ilib -Itests/unit $(YAML_CFLAGS) $(CPPFLAGS) $(CFLAGS) \
			$(SANITIZE_$(SANITIZE)) $(LDFLAGS) -o $$built $$unit \
			$(BUILD)/libupperback.a $(YAML_LIBS) -lm -pthread || exit 1; \
	done

# make check TESTS="tests/log.bats" FILTER="void" runs the tests of one file whose names say
# so (and the units).
TESTS =
check: all units
	@ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99 UPPERBACK_BIN="$$(pwd)/bin" \
		tests/check.sh $(BUILD) $(TESTS)

# FUZZ_SECONDS=600 make fuzz: ten minutes each.
fuzz:
	tests/fuzz.sh

# Tries to make log lose a line: faults at every system call, loss of power, many
# writers. Linux on x86_64 or aarch64. make torture STEPS="kill power" for some of it.
STEPS =
torture: all
	UPPERBACK_BIN="$$(pwd)/bin" tests/torture/torture.py $(STEPS)

# Lets each system call and each allocation of all five programs fail once, in each of
# their ways: no status and no output may lie. Needs what torture needs.
# make faults STEPS=memory for some of it.
faults: all
	UPPERBACK_BIN="$$(pwd)/bin" tests/torture/faults.py -v $(STEPS)

# How much of lib/ and cmd/ make check runs through, by clang's counters: each program counts
# in its own file (%m) and at once (%c), wherever a test starts or kills it.
coverage: all
	@$(MAKE) units BUILD=build/coverage CC=clang \
		CPPFLAGS="-fcoverage-mapping -mllvm -runtime-counter-relocation" \
		CFLAGS="-O1 -g -fprofile-instr-generate=$$(pwd)/build/coverage/%m%c.profraw"
	@tests/coverage.sh $(TESTS)

bench: all
	tests/bench.sh

demo: all
	@tests/demo.sh

# Report's pictures and pages in a browser and on paper, left in build/look (chromium,
# poppler-utils).
look: all
	@tests/chromium.sh

# How often triage is right about the stories of tests/vignettes/ (python3-yaml).
vignettes: all
	@tests/vignettes.py

# report against numpy and scipy on 300 random diaries (python3-scipy), and its verdicts on
# thousands of made-up ones. About five minutes.
oracle: all units
	PATH="$$(pwd)/bin:$$PATH" /usr/bin/python3 tests/report-oracle.py 100 300
	$(BUILD)/unit-report_trigger 5000

# nudge's times across changes of the clock, in 25 zones and ten years (python3-croniter,
# python3-icalendar). make times ZONES="Africa/Cairo" for some.
ZONES =
times: all
	@UPPERBACK_BIN="$$(pwd)/bin" tests/times.py $(ZONES)

# --- installing ---

PLACES = DESTDIR="$(DESTDIR)" BINDIR="$(BINDIR)" DATADIR="$(DATADIR)" MANDIR="$(MANDIR)" \
	BASHDIR="$(BASHDIR)" ZSHDIR="$(ZSHDIR)" FISHDIR="$(FISHDIR)" \
	PROGRAM_PREFIX="$(PROGRAM_PREFIX)" PROGRAMS="$(PROGRAMS)"

# What make install copies, built for its places: as oneself, before sudo make install.
installable:
	@$(MAKE) compile BUILD=build/install CONTENT_DIRECTORY="$(DATADIR)/upperback/content" \
		NAME_PREFIX="$(PROGRAM_PREFIX)"

install: installable
	@$(PLACES) cmd/install/install.sh build/install

uninstall:
	@$(PLACES) cmd/install/uninstall.sh

installcheck:
	@$(PLACES) tests/installcheck.sh

# upperback-VERSION.tar.gz: what git tracks, the same bytes from the same commit.
dist:
	@cmd/install/dist.sh "upperback-$(VERSION)"

# musl, 32 bits and BSD make, by hand: see the script for what it needs.
portable:
	tests/portable.sh

clean:
	rm -rf build bin

.PHONY: all compile programs units check fuzz torture coverage faults bench demo look vignettes times oracle \
	installable install uninstall installcheck dist portable clean
