#include "base/output.h"

#include "base/file.h"
#include "base/safe.h"
#include "base/terminal.h"

#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FULL = 256 * 1024, PRIVATE = 0600 };

static const struct place standard_output = {.file = "<stdout>"};

static bool is_standard(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

struct output output_begin(const char *path)
{
    return (struct output){.path = is_standard(path) ? NULL : path, .mode = PRIVATE};
}

bool output_goes_to(const char *path, const char *file)
{
    return !is_standard(path) && file_is_same(path, file);
}

bool output_spares(const char *option, const char *path, const char *file, const char *what,
                   struct diagnostic_list *list)
{
    const char *read = is_standard(file) ? "/dev/stdin" : file;
    struct stat status;

    if (!output_goes_to(path, read) || stat(read, &status) != 0 || !S_ISREG(status.st_mode))
        return true;
    diagnostic_usage(list, "%s %s: that is the %s itself; expected another file", option, path,
                     what);
    return false;
}

/* Whatever the format: data must not steer the terminal that shows it. */
static void make_safe(struct output *output)
{
    struct text safe = {0};

    safe_append(&safe, output->text.bytes, output->text.length, "\t\n");
    text_free(&output->text);
    output->text = safe;
}

static bool write_out(struct output *output, struct diagnostic_list *list)
{
    bool good;

    if (output_is_terminal(output))
        make_safe(output);
    good = file_write_all(STDOUT_FILENO, output->text.bytes, output->text.length);
    if (!good)
        diagnostic_system(list, standard_output, "cannot write: %s", strerror(errno));
    text_clear(&output->text);
    return good;
}

bool output_flush_when_full(struct output *output, struct diagnostic_list *list)
{
    if (output->path != NULL || output->text.length < FULL)
        return true;
    return write_out(output, list);
}

bool output_finish(struct output *output, struct diagnostic_list *list)
{
    bool good;

    if (output->path != NULL) {
        good = file_replace(output->path, output->text.length > 0 ? output->text.bytes : "",
                            output->text.length, output->mode, list);
    } else {
        good = write_out(output, list);
        if (close(STDOUT_FILENO) != 0 && good) {
            diagnostic_system(list, standard_output, "cannot write: %s", strerror(errno));
            good = false;
        }
    }
    output_drop(output);
    return good;
}

void output_drop(struct output *output)
{
    text_free(&output->text);
}

bool output_is_terminal(const struct output *output)
{
    return output->path == NULL && isatty(STDOUT_FILENO) == 1;
}

/* What the terminal says of itself; false where there is none. */
static bool look_at_window(const struct output *output, struct winsize *size)
{
    return output_is_terminal(output) && ioctl(STDOUT_FILENO, TIOCGWINSZ, size) == 0;
}

size_t output_columns(const struct output *output)
{
    struct winsize size;

    return terminal_width(look_at_window(output, &size) ? size.ws_col : 0);
}

size_t output_rows(const struct output *output)
{
    struct winsize size;

    return look_at_window(output, &size) ? size.ws_row : 0;
}
