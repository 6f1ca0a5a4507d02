/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <fonds/text.h>

void cli_fatal_nomem(void)
{
	fputs("fonds: out of memory\n", stderr);
	exit(CLI_EXIT_FAILED);
}

void cli_complain(const char *format, ...)
{
	char *text = NULL;
	char *printable;
	va_list args;
	int size;

	va_start(args, format);
	size = vasprintf(&text, format, args);
	va_end(args);
	if (size < 0)
		cli_fatal_nomem();
	printable = fonds_text_printable(text);
	free(text);
	if (!printable)
		cli_fatal_nomem();
	fprintf(stderr, "fonds: %s\n", printable);
	free(printable);
}

/* Which exit status an error means; fonds(1), EXIT STATUS. */
static const struct {
	enum fonds_status status;
	enum cli_exit code;
} exit_codes[] = {
	{ FONDS_ERR_NOMEM, CLI_EXIT_FAILED },
	{ FONDS_ERR_IO, CLI_EXIT_FAILED },
	{ FONDS_ERR_FORMAT, CLI_EXIT_FOUND },
	{ FONDS_ERR_UNSAFE, CLI_EXIT_FOUND },
	{ FONDS_ERR_CANCELLED, CLI_EXIT_FAILED },
	{ FONDS_ERR_INVALID, CLI_EXIT_USAGE },
	{ FONDS_ERR_LIMIT, CLI_EXIT_FOUND },
	{ FONDS_ERR_EXISTS, CLI_EXIT_USAGE },
	{ FONDS_ERR_NOT_FOUND, CLI_EXIT_USAGE },
	{ FONDS_ERR_BUSY, CLI_EXIT_FAILED },
	{ FONDS_ERR_UNSUPPORTED, CLI_EXIT_FAILED },
};

enum cli_exit cli_failed(struct fonds_error *error)
{
	enum fonds_status status = fonds_error_status(error);
	enum cli_exit code = CLI_EXIT_FAILED;

	for (size_t i = 0; i < sizeof(exit_codes) / sizeof(*exit_codes); i++)
		if (exit_codes[i].status == status)
			code = exit_codes[i].code;
	/* The library has made its message printable already. */
	fprintf(stderr, "fonds: %s\n", fonds_error_message(error));
	fonds_error_free(error);
	return code;
}

/* Whoever called for the writing tells of it. */
static bool is_write_told;

int cli_write_stdout(const void *data, size_t size, void *payload)
{
	(void)payload;
	errno = 0;
	if (fwrite(data, 1, size, stdout) == size)
		return 0;
	is_write_told = true;
	return errno ? errno : EIO;
}

int cli_write_now(const void *data, size_t size)
{
	const char *rest = data;

	while (size > 0) {
		ssize_t n = write(STDOUT_FILENO, rest, size);

		if (n < 0 && errno != EINTR)
			return errno;
		if (n < 0)
			continue;
		rest += n;
		size -= (size_t)n;
	}
	return 0;
}

enum cli_exit cli_flush(enum cli_exit status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (!is_write_told)
		cli_complain(
			"cannot write to standard output: %s", strerror(errno));
	return CLI_EXIT_FAILED;
}
