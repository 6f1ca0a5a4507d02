/* SPDX-License-Identifier: Apache-2.0 */
#ifndef IDENTIFY_IDENTITY_H
#define IDENTIFY_IDENTITY_H

#include <fonds/identify.h>

#include "base/buffer.h"
#include "metadata/format/identification.h"

/*
 * What one file was found to be, put together from PRONOM's hits and others:
 *
 *	init -> add, pronom ... -> check -> hits -> clear
 */
struct fonds_identity {
	struct fonds_identification found; /* what PRONOM says, and the arena */
	struct fonds_identify_hit *hits;   /* standing ones first */
	size_t count;
	size_t capacity;
	size_t standing;
	const char *charset;         /* "" when it is no text */
	struct fonds_buffer warning; /* "; " between several */
};

void fonds_identity_init(struct fonds_identity *identity);
void fonds_identity_clear(struct fonds_identity *identity);

/* A hit behind those that are there: first all that stand, then the others. */
void fonds_identity_add(struct fonds_identity *identity,
	const struct fonds_identify_hit *hit, bool stands);

/* Ranks what PRONOM found and adds all of it that is not there already. */
enum fonds_status fonds_identity_add_found(struct fonds_identity *identity,
	const struct fonds_signature_set *set, bool stands,
	struct fonds_error **error);

void fonds_identity_warn(struct fonds_identity *identity, const char *text);

/* Was all that was added kept? Else FONDS_ERR_NOMEM or _LIMIT. */
enum fonds_status fonds_identity_check(
	const struct fonds_identity *identity, struct fonds_error **error);

#endif
