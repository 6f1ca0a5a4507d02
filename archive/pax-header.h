/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_PAX_HEADER_H
#define ARCHIVE_PAX_HEADER_H

#include "archive/tar-sparse.h"
#include "base/buffer.h"

/*
 * What pax headers and the long names of GNU tar say of the next member.
 * (POSIX.1-2017, pax, "pax Extended Header".)
 */
struct fonds_pax {
	unsigned headers; /* of any kind, since the last member */
	bool has_records;
	bool has_path;
	bool has_real; /* the path then is for who knows no holes */
	bool has_link;
	bool has_size;
	uint64_t size;
	struct fonds_buffer path;
	struct fonds_buffer real;
	struct fonds_buffer link;
	struct fonds_tar_sparse sparse; /* its records, not settled yet */
};

void fonds_pax_init(struct fonds_pax *pax);
void fonds_pax_clear(struct fonds_pax *pax);

/* For the next member. */
void fonds_pax_reset(struct fonds_pax *pax);

/*
 * The bytes of a pax header. FONDS_ERR_FORMAT for what are no records,
 * FONDS_ERR_UNSAFE for what readers do not agree on: a NUL in a name, a name
 * or size that comes twice or is empty, holes in the form of another program.
 */
enum fonds_status fonds_pax_add_records(struct fonds_pax *pax, const char *data,
	size_t size, struct fonds_error **error);

/* Of a global one: what says a name or a size is unsafe, the rest nothing. */
enum fonds_status fonds_pax_check_global(
	const char *data, size_t size, struct fonds_error **error);

/* The bytes of a long name, or of a long name of a link. */
enum fonds_status fonds_pax_add_path(struct fonds_pax *pax, const char *data,
	size_t size, struct fonds_error **error);
enum fonds_status fonds_pax_add_link(struct fonds_pax *pax, const char *data,
	size_t size, struct fonds_error **error);

#endif
