/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_STATUS_H
#define FONDS_AUDIT_STATUS_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * How matters stand with the fixity of what is registered: per collection how
 * much of it was checked within its policy, the oldest check, a forecast; the
 * holdings that are overdue longest; open incidents, the last run, schedules
 * by which no run began, and dates of the future. Read from the catalog alone.
 *
 * collection  NULL for all
 * format      text, JSON, or the text format of Prometheus
 * ret         is all well? Every file within its policy, no incident open, the
 *             last run sound, no schedule missed. A run that did not happen is
 *             a finding, too: with files registered and no run ever made,
 *             nothing is well.
 *
 * FONDS_ERR_NOT_FOUND when there is no such collection.
 */
FONDS_API enum fonds_status fonds_audit_write_status(
	struct fonds_catalog *catalog, const char *collection,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	bool *ret, struct fonds_error **error) FONDS_NODISCARD;

FONDS_END_DECLS

#endif
