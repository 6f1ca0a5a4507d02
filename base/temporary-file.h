/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_TEMPORARY_FILE_H
#define BASE_TEMPORARY_FILE_H

#include <fonds/error.h>

/*
 * A file without a name in the folder that TMPDIR names, or /var/tmp: nothing
 * is left behind, whatever ends the process. *ret_fd is the caller's, open for
 * reading and writing. FONDS_ERR_IO names TMPDIR.
 */
enum fonds_status fonds_temporary_file_new(
	int *ret_fd, struct fonds_error **error);

/* What to call it in messages; borrowed. */
#define FONDS_TEMPORARY_FILE_NAME \
	"a temporary file (TMPDIR names the folder for it)"

#endif
