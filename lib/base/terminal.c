#include "base/terminal.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static const char path[] = "/dev/tty";

/* Signals are held back and looked for this often, so that no handler is needed and
 * nothing can come between looking and waiting. */
enum { LOOK_MILLISECONDS = 100 };

enum { USUAL_COLUMNS = 80, NARROWEST = 40 };

static const int stopping[] = {SIGINT, SIGHUP, SIGTERM};
enum { STOPPING = sizeof stopping / sizeof stopping[0] };

static void hold_signals(struct terminal *terminal)
{
    sigset_t held;

    sigemptyset(&held);
    for (size_t i = 0; i < STOPPING; i++)
        sigaddset(&held, stopping[i]);
    sigprocmask(SIG_BLOCK, &held, &terminal->before);
}

static bool signal_has_come(void)
{
    sigset_t pending;

    sigemptyset(&pending);
    sigpending(&pending);
    for (size_t i = 0; i < STOPPING; i++) {
        if (sigismember(&pending, stopping[i]) == 1)
            return true;
    }
    return false;
}

bool terminal_open(struct terminal *terminal, struct diagnostic_list *list)
{
    *terminal = (struct terminal){.descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOCTTY)};
    if (terminal->descriptor < 0) {
        diagnostic_system(list, (struct place){0},
                          "there is no terminal to ask on (%s: %s); give the answers as KEY=VALUE "
                          "or in a FILE",
                          path, strerror(errno));
        return false;
    }
    hold_signals(terminal);
    return true;
}

/* Waits until there is something to read. */
static enum terminal_event wait_for_input(const struct terminal *terminal)
{
    for (;;) {
        struct pollfd wanted = {terminal->descriptor, POLLIN, 0};
        int ready = poll(&wanted, 1, LOOK_MILLISECONDS);

        if (signal_has_come())
            return TERMINAL_SIGNAL;
        if (ready > 0)
            return TERMINAL_LINE;
        if (ready < 0 && errno != EINTR)
            return TERMINAL_LOST;
    }
}

static enum terminal_event fill(struct terminal *terminal)
{
    for (;;) {
        enum terminal_event event = wait_for_input(terminal);
        ssize_t got;

        if (event != TERMINAL_LINE)
            return event;
        got = read(terminal->descriptor, terminal->held, sizeof terminal->held);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got <= 0)
            return got == 0 ? TERMINAL_END : TERMINAL_LOST;
        terminal->at = 0;
        terminal->length = (size_t)got;
        return TERMINAL_LINE;
    }
}

enum terminal_event terminal_read_line(struct terminal *terminal, struct text *line)
{
    text_clear(line);
    for (;;) {
        char character;

        if (terminal->at == terminal->length) {
            enum terminal_event event = fill(terminal);

            if (event != TERMINAL_LINE)
                return event == TERMINAL_END && line->length > 0 ? TERMINAL_LINE : event;
        }
        character = terminal->held[terminal->at++];
        if (character == '\n' || character == '\r')
            return TERMINAL_LINE;
        if (line->length < TERMINAL_LINE_BYTES)
            text_add_char(line, character);
    }
}

bool terminal_write(const struct terminal *terminal, const struct text *text)
{
    return text->length == 0
           || file_write_all(terminal->descriptor, text->bytes, text->length);
}

size_t terminal_width(size_t columns)
{
    if (columns == 0)
        return USUAL_COLUMNS;
    return columns > NARROWEST ? columns : NARROWEST;
}

size_t terminal_columns(const struct terminal *terminal)
{
    struct winsize size;

    return terminal_width(ioctl(terminal->descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0);
}

void terminal_close(struct terminal *terminal)
{
    close(terminal->descriptor);
    sigprocmask(SIG_SETMASK, &terminal->before, NULL);
}
