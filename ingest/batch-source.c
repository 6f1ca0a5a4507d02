/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/batch-source.h"

#include <sys/stat.h>

#include "base/error.h"

enum fonds_status fonds_batch_source_new(const char *path,
	struct fonds_batch_source **ret, struct fonds_error **error)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return fonds_fail_errno(error, "cannot read '%s'", path);
	return S_ISDIR(st.st_mode) ? fonds_batch_folder_new(path, ret, error)
				   : fonds_batch_lines_new(path, ret, error);
}

enum fonds_status fonds_batch_source_next(struct fonds_batch_source *source,
	const struct fonds_batch_record **ret, struct fonds_error **error)
{
	return source->ops->next(source, ret, error);
}

void fonds_batch_source_free(struct fonds_batch_source *source)
{
	if (source)
		source->ops->destroy(source);
}

void fonds_batch_source_freep(struct fonds_batch_source **source)
{
	fonds_batch_source_free(*source);
}
