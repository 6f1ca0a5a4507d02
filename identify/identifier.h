/* SPDX-License-Identifier: Apache-2.0 */
#ifndef IDENTIFY_IDENTIFIER_H
#define IDENTIFY_IDENTIFIER_H

#include "identify/file-ends.h"
#include "identify/identity.h"

/*
 * Identifies files, one after the other, by all that there is, in this order:
 * byte signatures of PRONOM; for what they take for a ZIP or OLE2 file, its
 * inner files; where PRONOM has nothing, the test for text, XML and JSON, then
 * libmagic; and the extension where no more than text or a MIME type is known.
 *
 * For one thread. The set is borrowed.
 */
struct fonds_identifier;

/* A file under way. */
struct fonds_identify_file {
	struct fonds_file_ends *ends; /* its two ends */
	int fd;                       /* of all of it, or -1 */
	const char *fd_missing;       /* why it is -1, for a warning */
	const char *name;             /* for messages */
	const char *path;             /* for its extension */
};

enum fonds_status fonds_identifier_new(const struct fonds_signature_set *set,
	struct fonds_identifier **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_identifier_free(struct fonds_identifier *identifier);
void fonds_identifier_freep(struct fonds_identifier **identifier);

/*
 * ret is filled, having been initialised. Fails for memory, and for a file
 * that cannot be read.
 */
enum fonds_status fonds_identifier_run(struct fonds_identifier *identifier,
	const struct fonds_identify_file *file, struct fonds_identity *ret,
	struct fonds_error **error);

#endif
