/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_ACT_H
#define FIXITY_CATALOG_ACT_H

#include <stdint.h>

#include <fonds/catalog.h>
#include <fonds/error.h>

/*
 * What somebody does to the catalog, in one transaction: who it is, and when
 * by the clock of the database.
 *
 *	status = fonds_act_begin(&act, catalog, by, error);
 *	if (status < 0)
 *		return status;
 *	status = ... with act.catalog, act.agent and act.at
 *	return fonds_act_end(&act, status, error);
 */
struct fonds_act {
	struct fonds_catalog *catalog;
	int64_t agent; /* a person; 0: nobody is recorded */
	int64_t at;
};

/*
 * by is a person's name; NULL where it is not recorded who does this.
 * FONDS_ERR_INVALID while an accession is under way on this handle.
 */
enum fonds_status fonds_act_begin(struct fonds_act *act,
	struct fonds_catalog *catalog, const char *by,
	struct fonds_error **error);

/* Durable when status is FONDS_OK; else it undoes all and returns status. */
enum fonds_status fonds_act_end(struct fonds_act *act, enum fonds_status status,
	struct fonds_error **error);

#endif
