/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/name-list.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PIECE ((size_t)64 * 1024)
#define NAME_SIZE_MAX ((size_t)1 << 20)

bool cli_name_list_open(struct cli_name_list *list, const char *path)
{
	*list = (struct cli_name_list){ .fd = STDIN_FILENO };
	if (strcmp(path, "-") != 0)
		list->fd = open(path, O_RDONLY | O_CLOEXEC);
	return list->fd >= 0;
}

void cli_name_list_close(struct cli_name_list *list)
{
	if (list->fd > STDIN_FILENO)
		(void)close(list->fd);
	free(list->text);
	*list = (struct cli_name_list){ .fd = -1 };
}

/* Room for a piece and a NUL behind what is left, which moves to the front. */
static int make_room(struct cli_name_list *list)
{
	size_t left = list->end - list->start;
	size_t wanted = left + PIECE + 1;
	char *larger;

	if (left > NAME_SIZE_MAX)
		return ENAMETOOLONG;
	if (list->start > 0)
		memmove(list->text, list->text + list->start, left);
	list->start = 0;
	list->end = left;
	if (list->capacity >= wanted)
		return 0;
	larger = realloc(list->text, 2 * wanted);
	if (!larger)
		return ENOMEM;
	list->text = larger;
	list->capacity = 2 * wanted;
	return 0;
}

static int read_piece(struct cli_name_list *list)
{
	struct pollfd ready = { .fd = list->fd, .events = POLLIN };
	int failure = make_room(list);
	ssize_t n;

	if (failure != 0)
		return failure;
	if (poll(&ready, 1, 0) == 0)
		return EAGAIN;
	n = read(list->fd, list->text + list->end, PIECE);
	if (n < 0)
		return errno == EINTR ? EAGAIN : errno;
	list->has_ended = n == 0;
	list->end += (size_t)n;
	return 0;
}

static const char *find_end(const struct cli_name_list *list)
{
	if (list->start == list->end)
		return NULL;
	return memchr(list->text + list->start, '\0', list->end - list->start);
}

int cli_name_list_next(struct cli_name_list *list, const char **ret)
{
	const char *end;

	*ret = NULL;
	while (!(end = find_end(list)) && !list->has_ended) {
		int failure = read_piece(list);

		if (failure != 0)
			return failure;
	}
	if (!end && list->start == list->end)
		return 0;
	/* The last name may do without a NUL: there is room for one. */
	if (!end) {
		end = list->text + list->end++;
		list->text[list->end - 1] = '\0';
	}
	*ret = list->text + list->start;
	list->start = (size_t)(end - list->text) + 1;
	return 0;
}
