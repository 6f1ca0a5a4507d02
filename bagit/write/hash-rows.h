/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_HASH_ROWS_H
#define BAGIT_WRITE_HASH_ROWS_H

#include <fonds/output.h>

#include "bagit/write/file-table.h"
#include "base/tree.h"

/*
 * Hashes the files of a table where they lie, with the algorithms of the
 * table. A file that cannot be read, changes meanwhile or has another size
 * than its row is FONDS_ERR_IO.
 */
struct fonds_hash_rows {
	struct fonds_file_table *table;
	size_t first;            /* row; all from there on */
	struct fonds_tree *tree; /* of the rows' sources, or of their paths */
	bool by_path;            /* which of the two */

	/*
	 * The rows are hashed already: compare, and read from the medium where
	 * that can be had. A difference is FONDS_ERR_IO.
	 */
	bool compares;

	unsigned jobs;
	fonds_progress_fn *progress; /* may be NULL */
	void *payload;
	struct fonds_progress base;
};

enum fonds_status fonds_hash_rows(
	const struct fonds_hash_rows *hash, struct fonds_error **error);

#endif
