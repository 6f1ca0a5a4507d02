/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_BENCH_FILE_LIST_H
#define TESTS_BENCH_FILE_LIST_H

#include <stddef.h>
#include <stdint.h>

/* The regular files below a folder: names from there, and sizes. */
struct file_list {
	char **names;
	uint64_t *sizes;
	size_t count;
	size_t reserved;
	int root; /* the folder */
};

/* Ends the program with a message when something fails. */
void file_list_read(struct file_list *list, const char *folder);
void file_list_free(struct file_list *list);

#endif
