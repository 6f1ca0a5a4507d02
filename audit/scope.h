/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SCOPE_H
#define AUDIT_SCOPE_H

#include <fonds/audit.h>

#include "base/buffer.h"
#include "fixity/catalog/work.h"

/*
 * What an audit is about, by the names that a person gave: looked up, and as
 * one line. Two audits with the same line share a run, so it names a
 * collection and a holding in one way, however they were given.
 */
struct fonds_scope {
	struct fonds_work_scope work; /* its texts are these */
	struct fonds_buffer text;
};

/* To be cleared. FONDS_ERR_NOT_FOUND, FONDS_ERR_INVALID for a bad pattern. */
enum fonds_status fonds_scope_resolve(struct fonds_scope *scope,
	struct fonds_catalog *catalog,
	const struct fonds_audit_options *options, struct fonds_error **error);
void fonds_scope_clear(struct fonds_scope *scope);

#endif
