/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_SCHEDULE_H
#define FONDS_AUDIT_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/* Who starts audits. */
enum fonds_schedule_by {
	FONDS_SCHEDULE_SYSTEM = 0, /* systemd, for the system */
	FONDS_SCHEDULE_USER = 1,   /* systemd, for this user */
	FONDS_SCHEDULE_CRON = 2,   /* this user's crontab */
};

/* Zero is the default for every field. */
struct fonds_audit_schedule {
	size_t struct_size;
	enum fonds_schedule_by kind;
	const char *calendar;  /* NULL: "weekly"; see fonds-audit(1) */
	const char *program;   /* absolute path of fonds; needed */
	const char *root;      /* folder to write below as if it were "/" */
	const char *unit;      /* name of the units; NULL: "fonds-audit" */
	const char *report_to; /* folder for an HTML report after each run */
	const char *mail_to;   /* address for a mail when not all is well */
	const char *sendmail;  /* NULL: the usual one */
	bool dry_run;          /* show what would be written, and no more */
	bool enable;           /* give it to systemd or cron, too */
};

#define FONDS_AUDIT_SCHEDULE_INIT \
	{ \
		.struct_size = sizeof(struct fonds_audit_schedule) \
	}

/*
 * Have audits of what is due started by systemd or cron, and record that in
 * the catalog: fonds_audit_write_status() then tells when none began. Unit
 * files appear whole or not at all; those of another catalog are never
 * replaced (FONDS_ERR_EXISTS), those of this one are. What was done, and what
 * commands are left to give, is written.
 */
FONDS_API enum fonds_status fonds_audit_schedule_install(
	struct fonds_catalog *catalog,
	const struct fonds_audit_schedule *schedule, const char *by,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * The schedules in force, and whether unit files are as they were written.
 * Text or JSON. *ret is false when one is not.
 */
FONDS_API enum fonds_status fonds_audit_write_schedules(
	struct fonds_catalog *catalog, enum fonds_format format,
	fonds_write_fn *write, void *payload, bool *ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * Remove a schedule, 0 for all: its unit files, where they are as they were
 * written, and that it is in force. by is who does it. disable: take it from
 * systemd or cron, too; units below a root are not of the systemd of this host.
 *
 * FONDS_ERR_NOT_FOUND when there is none.
 */
FONDS_API enum fonds_status fonds_audit_schedule_remove(
	struct fonds_catalog *catalog, uint64_t number, const char *by,
	bool dry_run, bool disable, fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

FONDS_END_DECLS

#endif
