/* SPDX-License-Identifier: Apache-2.0 */
#include "description/file-digest.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/hasher.h"

#define PIECE ((size_t)64 * 1024)

static enum fonds_status hash(struct fonds_stream *stream,
	struct fonds_hasher *hasher, uint64_t *ret_size,
	struct fonds_digest *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *data = malloc(PIECE);
	enum fonds_status status = FONDS_OK;
	size_t size = 1;

	if (!data)
		return fonds_fail_nomem(error);
	status = fonds_hasher_start(hasher, error);
	for (*ret_size = 0; status == FONDS_OK && size > 0; *ret_size += size) {
		status = fonds_stream_read(stream, data, PIECE, &size, error);
		if (status == FONDS_OK)
			status = fonds_hasher_update(hasher, data, size, error);
	}
	return status == FONDS_OK ? fonds_hasher_finish(hasher, ret, error)
				  : status;
}

enum fonds_status fonds_file_digest(struct fonds_tree *tree, const char *path,
	enum fonds_algorithm algorithm, uint64_t *ret_size,
	struct fonds_digest *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *name = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_hasher_freep) struct fonds_hasher *hasher = NULL;
	enum fonds_status status = fonds_bag_path_new(
		path, strlen(path), &name, error);

	if (status == FONDS_OK)
		status = fonds_tree_open(tree, name, &stream, error);
	if (status == FONDS_OK)
		status = fonds_hasher_new(&algorithm, 1, &hasher, error);
	return status == FONDS_OK ? hash(stream, hasher, ret_size, ret, error)
				  : status;
}
