/* SPDX-License-Identifier: Apache-2.0 */
#include "file-list.h"

#include <err.h>
#include <fcntl.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void add(struct file_list *list, const char *name, uint64_t size)
{
	if (list->count == list->reserved) {
		list->reserved = list->reserved ? 2 * list->reserved : 1024;
		list->names = reallocarray(
			list->names, list->reserved, sizeof(*list->names));
		list->sizes = reallocarray(
			list->sizes, list->reserved, sizeof(*list->sizes));
	}
	if (!list->names || !list->sizes)
		err(1, "file list");
	list->names[list->count] = strdup(name);
	if (!list->names[list->count])
		err(1, "file list");
	list->sizes[list->count++] = size;
}

void file_list_read(struct file_list *list, const char *folder)
{
	char path[] = ".";
	char *const paths[] = { path, NULL };
	FTSENT *entry;
	FTS *fts;

	memset(list, 0, sizeof(*list));
	list->root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (list->root < 0 || fchdir(list->root))
		err(1, "%s", folder);
	fts = fts_open(paths, FTS_PHYSICAL, NULL);
	if (!fts)
		err(1, "%s", folder);
	while ((entry = fts_read(fts)))
		if (entry->fts_info == FTS_F)
			add(list, entry->fts_path + 2,
				(uint64_t)entry->fts_statp->st_size);
	fts_close(fts);
	if (!list->count)
		errx(1, "%s: no files", folder);
}

void file_list_free(struct file_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->names[i]);
	free(list->names);
	free(list->sizes);
	close(list->root);
}
