/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_AGENT_H
#define FIXITY_CATALOG_AGENT_H

#include <stdint.h>

#include <fonds/catalog.h>
#include <fonds/error.h>

/*
 * Who acts: persons and software, each recorded once under its name.
 */

/* The values stand in catalogs: never renumber. */
enum fonds_agent_kind {
	FONDS_AGENT_PERSON = 0,
	FONDS_AGENT_SOFTWARE = 1,
};

/*
 * The number of the agent of this kind and name, who is added when not yet
 * there. Within a transaction of the caller. FONDS_ERR_INVALID for a name that
 * is none (fixity/catalog/name.h).
 */
enum fonds_status fonds_agent_number(struct fonds_catalog *catalog,
	enum fonds_agent_kind kind, const char *name, int64_t *ret,
	struct fonds_error **error);

#endif
