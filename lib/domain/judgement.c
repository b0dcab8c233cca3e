#include "domain/judgement.h"

#include "base/build.h"
#include "base/input.h"
#include "document/record.h"
#include "domain/assessment.h"
#include "domain/assessment_text.h"
#include "domain/explanation.h"

const char *const judgement_formats[JUDGEMENT_FORMATS] = {"lines", "yaml", "json", "text"};

/* --- one person ---------------------------------------------------------- */

static void take_all(struct judgement *judgement, struct answers *answers,
                     const struct answer_pair_list *pairs)
{
    for (size_t i = 0; i < pairs->count; i++)
        answers_take(answers, &pairs->items[i], judgement->now, judgement->list);
}

static void check_region(struct judgement *judgement, const struct answers *answers)
{
    struct vocabulary_entry entry;

    if (answers->region != NULL && content_region(judgement->content, answers->region) == NULL
        && vocabulary_find(answers->vocabulary, "region", &entry))
        diagnostic_input(judgement->list, answers->choices[entry.question->index].place,
                         "there is no region '%.60s'; see regions.yaml, or leave it out",
                         answers->region);
}

static void write_records(struct judgement *judgement, const struct answers *answers,
                          const struct verdict *verdict, struct arena *arena)
{
    struct record_list records = {0};

    if (judgement->explain)
        explanation_write(answers, verdict, arena, &records);
    else
        assessment_write(judgement->content, answers, verdict, judgement->now, arena, &records);
    record_write_list(&records, (enum record_format)judgement->format, NULL,
                      &judgement->output->text);
}

/* Of pages each stands by itself, be it somebody's refusal. */
static void begin_page(struct judgement *judgement)
{
    if (judgement->paged)
        text_add(&judgement->output->text, "\n\n");
    judgement->paged = true;
}

void judgement_write(struct judgement *judgement, const struct answers *answers,
                     const struct verdict *verdict, struct arena *arena)
{
    if (verdict->urgency > judgement->most)
        judgement->most = verdict->urgency;
    if (judgement->quiet)
        return;
    if (judgement->format != JUDGEMENT_TEXT || judgement->explain) {
        if (judgement->format == JUDGEMENT_TEXT)
            judgement->format = JUDGEMENT_LINES;
        write_records(judgement, answers, verdict, arena);
        return;
    }
    begin_page(judgement);
    assessment_text(judgement->content, answers, verdict, judgement->now,
                    output_columns(judgement->output), &judgement->output->text);
}

/* Among several the others are still judged; nothing of this one, or of a file that
 * cannot be read, may pass for an assessment. */
static void refuse(struct judgement *judgement, const char *who)
{
    struct arena arena = {0};
    struct record_list records = {0};

    if (judgement->quiet || (who == NULL && !judgement->several))
        return;
    if (who == NULL)
        who = arena_format(&arena, "person-%zu", judgement->people);
    record_add(&records, &arena, "refused", who);
    if (judgement->format == JUDGEMENT_TEXT) {
        begin_page(judgement);
        text_format(&judgement->output->text, "REFUSED %s: see the messages\n", who);
    } else {
        record_write_list(&records, (enum record_format)judgement->format, NULL,
                          &judgement->output->text);
    }
    arena_free(&arena);
}

/* faulty: something was wrong before; errors: how many there were before that, or now. */
static void judge(struct judgement *judgement, const struct answer_pair_list *pairs, bool faulty,
                  size_t errors, struct arena *arena)
{
    struct diagnostic_list *list = judgement->list;
    struct answers answers;
    struct verdict verdict;

    judgement->people++;
    answers_begin(&answers, &judgement->content->vocabulary, arena);
    take_all(judgement, &answers, pairs);
    answers_next_layer(&answers);
    take_all(judgement, &answers, &judgement->answers);
    answers_finish(&answers, judgement->now, list);
    check_region(judgement, &answers);
    if (judgement->stream && answers.who == NULL)
        diagnostic_input(list, pairs->count > 0 ? pairs->items[0].key.place : (struct place){0},
                         "several people, and this one has no 'who'; an empty line parts people");
    if (faulty || list->errors > errors) {
        refuse(judgement, answers.who);
        return;
    }
    verdict_make(judgement->content, &answers, judgement->now, judgement->strict, arena, &verdict);
    judgement_write(judgement, &answers, &verdict, arena);
}

/* --- the input ----------------------------------------------------------- */

static void judge_stream(struct judgement *judgement, const char *operand)
{
    struct diagnostic_list *list = judgement->list;
    struct arena whole = {0};
    struct answer_pair_list pairs;
    struct people people;
    struct bytes bytes;
    const char *name;
    size_t before = judgement->people;
    bool readable = input_read(operand, 0, &whole, &name, &bytes, list);
    bool more = readable && people_begin(&people, name, bytes, &whole, list);

    judgement->stream = false;
    while (more) {
        struct arena arena = {0};
        size_t errors = list->errors;

        more = people_next(&people, &pairs, &arena, list);
        judgement->stream |= more && people_more(&people);
        judgement->several |= judgement->stream;
        if (more)
            judge(judgement, &pairs, people.faulty, errors, &arena);
        arena_free(&arena);
        more = more && output_flush_when_full(judgement->output, list);
    }
    if (!readable && judgement->several)
        refuse(judgement, name);
    if (list->errors == 0 && judgement->people == before)
        diagnostic_input(list, (struct place){.file = name},
                         "no answers; expected key=value lines or YAML (" PROGRAM_TRIAGE
                         " --help)");
    arena_free(&whole);
}

void judgement_operands(struct judgement *judgement, const struct operands *operands,
                        struct arena *arena)
{
    judgement->files = arena_array(arena, operands->count + 1, sizeof *judgement->files);
    for (size_t i = 0; i < operands->count; i++) {
        if (people_is_answer(operands->items[i]))
            people_operand(operands->items[i], i + 1, &judgement->answers, arena);
        else
            judgement->files[judgement->file_count++] = operands->items[i];
    }
}

/* Answers among the operands apply to every file. */
void judgement_all(struct judgement *judgement, struct arena *arena)
{
    judgement->several = judgement->file_count > 1;
    for (size_t i = 0; i < judgement->file_count; i++)
        judge_stream(judgement, judgement->files[i]);
    if (judgement->file_count == 0 && judgement->answers.count > 0)
        judge(judgement, &(struct answer_pair_list){0}, false, judgement->list->errors, arena);
    else if (judgement->file_count == 0)
        judge_stream(judgement, NULL);
}
