/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_REPAIR_H
#define FONDS_AUDIT_REPAIR_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/* Set struct_size by the macro below; zero is the default of what may be. */
struct fonds_audit_repair_options {
	size_t struct_size;
	const char *from;   /* the good copy; must be given */
	const char *by;     /* who repairs; must be given, but in a dry run */
	const char *reason; /* NULL: "repaired from" and the copy */
	const char *quarantine; /* NULL: CATALOG-quarantine */

	/*
	 * Paths in the holding. None: every file whose last verdict is
	 * corrupt, corrupt-unconfirmed, missing or unreadable, or that has an
	 * open incident.
	 */
	const char *const *paths;
	size_t path_count;
	bool dry_run; /* read and judge, write nothing */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_AUDIT_REPAIR_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_audit_repair_options) \
	}

/* What became of a repair, file by file. */
struct fonds_audit_repair;

/*
 * Replace the files of a holding that are not as registered by those of a
 * good copy: a folder laid out as the holding; a packed bag, where the holding
 * is a bag; or a file, for one path or a holding of one file. Each is read
 * anew first, and left alone if it is ok. The bytes of the copy are compared
 * with every registered digest while they are written beside the file; the
 * repair is recorded; the bad bytes go into quarantine; the new file takes the
 * place in one step; it is read again past the page cache; and the end is
 * recorded, which closes the incident of the file.
 *
 * A repair that was killed is settled first, from what is there. Nothing that
 * is registered is changed.
 *
 * holding  number, identifier or path
 * ret      set on success, also when not every file could be repaired; the
 *          caller's, to be freed
 *
 * FONDS_ERR_NOT_FOUND when the holding or a path is not registered;
 * FONDS_ERR_BUSY while an audit or another change is at work on the holding;
 * FONDS_ERR_IO when its place is not there. FONDS_ERR_CANCELLED when progress
 * asks to stop: what was repaired stays so.
 */
FONDS_API enum fonds_status fonds_audit_repair(struct fonds_catalog *catalog,
	const char *holding, const struct fonds_audit_repair_options *options,
	struct fonds_audit_repair **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* Is each of the files as registered now, or would it be, in a dry run? */
FONDS_API bool fonds_audit_repair_is_sound(
	const struct fonds_audit_repair *repair);

/* Could each file be written whose copy was good? */
FONDS_API bool fonds_audit_repair_is_finished(
	const struct fonds_audit_repair *repair);

/* Text or JSON. */
FONDS_API enum fonds_status fonds_audit_repair_write(
	const struct fonds_audit_repair *repair, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_audit_repair_free(struct fonds_audit_repair *repair);

FONDS_END_DECLS

#endif
