/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_SOURCE_H
#define BAGIT_WRITE_SOURCE_H

#include <stdbool.h>
#include <sys/stat.h>

#include <fonds/bag-write.h>

#include "bagit/validation.h"
#include "bagit/write/file-table.h"

/*
 * What a person wants to have bagged: a folder, whose content becomes the
 * payload, or one file.
 */
struct fonds_source {
	const char *path; /* as given; borrowed */
	int fd;           /* the folder, or that of the file */
	char *file;       /* the file's name in it; NULL for a folder */
	enum fonds_symlink_policy symlinks;
	bool skips_changes; /* leave the hidden folders of changes out */
};

#define FONDS_SOURCE_INIT \
	{ \
		.fd = -1 \
	}

/*
 * A symbolic link as the source itself is followed. FONDS_ERR_INVALID for
 * what is neither folder nor regular file. clear is due also after a failure.
 */
enum fonds_status fonds_source_open(struct fonds_source *source,
	const char *path, enum fonds_symlink_policy symlinks,
	struct fonds_error **error);
void fonds_source_clear(struct fonds_source *source);

/* Of the folder, or of the file: 0, or -1 and errno. */
int fonds_source_stat(const struct fonds_source *source, struct stat *ret);

/* Is there a bagit.txt at its top? */
bool fonds_source_is_bag(const struct fonds_source *source);

/*
 * List its files as the payload of a bag: "data/" and the path in the source,
 * sorted. What cannot or will not go into a bag is a finding: an error where
 * it must be mended first, else a warning.
 */
enum fonds_status fonds_source_list(const struct fonds_source *source,
	struct fonds_file_table *payload, struct fonds_validation *findings,
	struct fonds_error **error);

#endif
