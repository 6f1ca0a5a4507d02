/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_AUDITOR_LIFE_H
#define FIXITY_CATALOG_AUDITOR_LIFE_H

#include "fixity/catalog/database.h"

/*
 * Who is at work on a run. An auditor holds a lock of the system from its
 * first row to its last, and the system takes it away however its process
 * ends: so what is said here is not what somebody once wrote. Of the auditor
 * that it joined itself a handle knows by its leases.
 */

/* *ret is false for one that has ended, too. */
enum fonds_status fonds_auditor_is_alive(struct fonds_catalog *catalog,
	int64_t auditor, bool *ret, struct fonds_error **error);

/* Is any auditor of this run? */
enum fonds_status fonds_run_is_alive(struct fonds_catalog *catalog, int64_t run,
	bool *ret, struct fonds_error **error);

#endif
