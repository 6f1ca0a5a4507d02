/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_NAME_LIST_H
#define CLI_NAME_LIST_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Names that are read from a file, each ended by a NUL, in bounded memory. It
 * never waits for a program at the other end of a pipe.
 */
struct cli_name_list {
	int fd;
	char *text;
	size_t capacity;
	size_t start; /* of what was read and not yet given */
	size_t end;
	bool has_ended;
};

/* "-" is standard input. False with errno when it cannot be opened. */
bool cli_name_list_open(struct cli_name_list *list, const char *path);
void cli_name_list_close(struct cli_name_list *list);

/*
 * As fonds_digest_name_fn: *ret is NULL at the end. EAGAIN: there is none yet;
 * ENAMETOOLONG, or why it cannot be read.
 */
int cli_name_list_next(struct cli_name_list *list, const char **ret);

#endif
