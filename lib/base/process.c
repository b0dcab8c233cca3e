#include "base/process.h"

#include "base/clock.h"
#include "base/status.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What runs between the two: its input, its output, its messages, and why it could
 * not be begun. The first three are its descriptors of the same number. */
enum channel { INPUT, OUTPUT, ERRORS, FAILURE, CHANNELS };

enum { CHUNK = 4096, PAUSE = 10 /* milliseconds */, SECOND = 1000 };

struct run {
    const struct process_request *request;
    int ours[CHANNELS]; /* -1: closed, or never opened */
    int theirs[CHANNELS];
    size_t fed;
    struct text heard[CHANNELS];
    int64_t deadline; /* 0: none */
    int failure;      /* the errno of a read, write or wait that failed, 0: none did */
    pid_t child;
};

static void close_end(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static bool open_channel(struct run *run, enum channel channel)
{
    int ends[2];

    if (pipe(ends) != 0)
        return false;
    run->ours[channel] = ends[channel == INPUT ? 1 : 0];
    run->theirs[channel] = ends[channel == INPUT ? 0 : 1];
    return fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0
           && fcntl(run->ours[channel], F_SETFL, O_NONBLOCK) == 0;
}

static bool open_channels(struct run *run)
{
    for (int channel = 0; channel < CHANNELS; channel++) {
        bool wanted = channel == INPUT || channel == FAILURE || run->request->captures;

        run->ours[channel] = -1;
        run->theirs[channel] = -1;
        if (wanted && !open_channel(run, (enum channel)channel))
            return false;
    }
    return true;
}

static void close_ends(int ends[CHANNELS])
{
    for (int channel = 0; channel < CHANNELS; channel++)
        close_end(&ends[channel]);
}

/* In the child: becomes the program, or says why it cannot. */
static _Noreturn void become(struct run *run)
{
    const struct process_request *request = run->request;
    int failure;

    signal(SIGPIPE, SIG_DFL);
    for (int channel = INPUT; channel <= ERRORS; channel++) {
        if (run->theirs[channel] >= 0 && dup2(run->theirs[channel], channel) < 0)
            _exit(STATUS_SYSTEM);
    }
    if (request->variable == NULL || setenv(request->variable, request->value, 1) == 0)
        execv(request->path, (char *const *)request->words);
    failure = errno;
    if (write(run->theirs[FAILURE], &failure, sizeof failure) < 0)
        _exit(STATUS_SYSTEM);
    _exit(STATUS_SYSTEM);
}

static void feed(struct run *run)
{
    struct bytes input = run->request->input;
    ssize_t written = 0;

    if (run->fed < input.length)
        written = write(run->ours[INPUT], input.data + run->fed, input.length - run->fed);
    if (written < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (written < 0 && errno != EPIPE)
        run->failure = errno;
    if (written > 0)
        run->fed += (size_t)written;
    if (written < 0 || run->fed == input.length)
        close_end(&run->ours[INPUT]);
}

static void hear(struct run *run, enum channel channel)
{
    char chunk[CHUNK];
    ssize_t got = read(run->ours[channel], chunk, sizeof chunk);

    if (got > 0) {
        text_append(&run->heard[channel], chunk, (size_t)got);
        return;
    }
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got < 0)
        run->failure = errno;
    close_end(&run->ours[channel]);
}

/* Milliseconds until the deadline, 0 when it has passed, -1 without one. */
static int remaining(const struct run *run)
{
    int64_t left = run->deadline - clock_milliseconds();

    if (run->deadline == 0)
        return -1;
    return left > 0 ? (int)left : 0;
}

/* Feeds and hears until every channel is closed. False when the deadline has passed. */
static bool converse(struct run *run)
{
    for (;;) {
        struct pollfd polls[CHANNELS];
        bool open = false;

        for (int channel = 0; channel < CHANNELS; channel++) {
            polls[channel] = (struct pollfd){.fd = run->ours[channel],
                                             .events = channel == INPUT ? POLLOUT : POLLIN};
            open |= run->ours[channel] >= 0;
        }
        if (!open)
            return true;
        if (poll(polls, CHANNELS, remaining(run)) <= 0 && remaining(run) == 0)
            return false;
        for (int channel = 0; channel < CHANNELS; channel++) {
            if (run->ours[channel] < 0 || polls[channel].revents == 0)
                continue;
            if (channel == INPUT)
                feed(run);
            else
                hear(run, (enum channel)channel);
        }
    }
}

/* Its end, by waitpid's word; false when the deadline came first. */
static bool await(struct run *run, int *word)
{
    for (;;) {
        pid_t ended = waitpid(run->child, word, run->deadline != 0 ? WNOHANG : 0);

        if (ended == run->child)
            return true;
        if (ended < 0 && errno != EINTR) {
            run->failure = errno;
            return true;
        }
        if (run->deadline != 0 && remaining(run) == 0)
            return false;
        if (ended == 0)
            clock_pause(PAUSE);
    }
}

static void finish(struct run *run, struct process_result *result)
{
    int word = 0;

    if (!converse(run) || !await(run, &word)) {
        kill(run->child, SIGKILL);
        run->deadline = 0;
        await(run, &word);
        result->end = PROCESS_TOOK_LONG;
    } else if (run->heard[FAILURE].length == sizeof(int)) {
        result->end = PROCESS_NOT_RUN;
        memcpy(&result->status, run->heard[FAILURE].bytes, sizeof(int));
    } else if (run->failure != 0) {
        result->end = PROCESS_LOST;
        result->status = run->failure;
    } else if (WIFSIGNALED(word)) {
        result->end = PROCESS_KILLED;
        result->status = WTERMSIG(word);
    } else {
        result->end = PROCESS_ENDED;
        result->status = WEXITSTATUS(word);
    }
}

static struct bytes settle(struct text *text, struct arena *arena)
{
    struct bytes bytes = {arena_copy(arena, text->bytes != NULL ? text->bytes : "", text->length),
                          text->length};

    text_free(text);
    return bytes;
}

static void begin(struct run *run, struct process_result *result)
{
    if (run->request->seconds > 0)
        run->deadline = clock_milliseconds() + (int64_t)run->request->seconds * SECOND;
    run->child = open_channels(run) ? fork() : -1;
    if (run->child == 0)
        become(run);
    if (run->child < 0)
        *result = (struct process_result){.end = PROCESS_NOT_RUN, .status = errno};
    close_ends(run->theirs);
}

void process_run(const struct process_request *request, struct arena *arena,
                 struct process_result *result)
{
    struct run run = {.request = request};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before;

    *result = (struct process_result){.end = PROCESS_ENDED};
    for (int channel = 0; channel < CHANNELS; channel++)
        run.ours[channel] = run.theirs[channel] = -1;
    /* A program that ends before it has read all must not end us. */
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, &before);
    begin(&run, result);
    if (run.child > 0)
        finish(&run, result);
    sigaction(SIGPIPE, &before, NULL);
    close_ends(run.ours);
    result->output = settle(&run.heard[OUTPUT], arena);
    result->errors = settle(&run.heard[ERRORS], arena);
    text_free(&run.heard[FAILURE]);
}

bool process_is_good(const struct process_result *result)
{
    return result->end == PROCESS_ENDED && result->status == 0;
}

/* The last line that it said, or NULL. */
static const char *last_line(struct bytes errors, struct arena *arena)
{
    size_t end = errors.length;
    size_t start;

    while (end > 0 && errors.data[end - 1] == '\n')
        end--;
    for (start = end; start > 0 && errors.data[start - 1] != '\n';)
        start--;
    return end > start ? arena_copy(arena, errors.data + start, end - start) : NULL;
}

const char *process_failure(const struct process_result *result, struct arena *arena)
{
    const char *said = last_line(result->errors, arena);

    if (result->end == PROCESS_NOT_RUN)
        return arena_format(arena, "it cannot be run: %s", strerror(result->status));
    if (result->end == PROCESS_LOST)
        return arena_format(arena, "what became of it is unknown: %s", strerror(result->status));
    if (result->end == PROCESS_TOOK_LONG)
        return "it took too long";
    return arena_format(arena, "it ended %s %d%s%s",
                        result->end == PROCESS_KILLED ? "by signal" : "with status",
                        result->status, said != NULL ? ": " : "", said != NULL ? said : "");
}
