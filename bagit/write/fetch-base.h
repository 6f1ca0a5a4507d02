/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_FETCH_BASE_H
#define BAGIT_WRITE_FETCH_BASE_H

#include "bagit/write/file-table.h"
#include "bagit/write/tag-writer.h"

/*
 * Write the fetch.txt of a holey bag (RFC 8493 2.2.3): every file of the
 * payload is to be had below the URL base, under its path without "data/".
 * Without files there is none, for it would say nothing.
 */
enum fonds_status fonds_fetch_base_write(struct fonds_tag_writer *writer,
	const char *base, const struct fonds_file_table *payload,
	struct fonds_error **error);

#endif
