/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPAIR_DAMAGE_H
#define AUDIT_REPAIR_DAMAGE_H

#include "audit/repair-file.h"
#include "fixity/catalog/incident.h"

/*
 * What is wrong with the bytes that are to be replaced: found by comparing the
 * file with the one beside it, which is as registered; kept with the file, and
 * as a note of its open incident. Where the bad bytes cannot be read nothing
 * is said of them.
 */
enum fonds_status fonds_repair_damage_note(const struct fonds_repair_job *job,
	struct fonds_repair_file *file, const struct fonds_spot *spot,
	const struct fonds_repair *repair, struct fonds_error **error);

#endif
