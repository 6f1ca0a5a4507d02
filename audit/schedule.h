/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SCHEDULE_H
#define AUDIT_SCHEDULE_H

#include <fonds/audit-schedule.h>

#include "base/arena.h"
#include "base/output.h"
#include "fixity/catalog/policy.h"

/*
 * Schedules as the catalog has them: the kinds by name, and where unit files
 * are. The command of one of systemd begins with the path of its service and
 * ": "; that of a user's systemd lies in a folder "systemd/user".
 */

#define FONDS_KIND_SYSTEMD "systemd"
#define FONDS_KIND_CRON "cron"
#define FONDS_KIND_DAEMON "daemon"

/* "fonds-audit": letters, digits, and "-", "_", "." but not in front. */
bool fonds_schedule_is_unit_name(const char *name, size_t size);

/*
 * Where systemd looks for the unit files of this host, or of this user; NULL
 * where HOME is not set.
 */
const char *fonds_schedule_folder(bool is_user, struct fonds_arena *arena);

/*
 * The paths of the service and the timer of a schedule; false when it has
 * none, or they are none that would be written from here. Texts are in the arena.
 */
struct fonds_unit_paths {
	const char *service;
	const char *timer;
	const char *timer_name; /* "fonds-audit.timer" */
	bool is_user;
	bool is_read_here; /* by the systemd of this host, or of this user */
};

bool fonds_schedule_units(const struct fonds_schedule *schedule,
	struct fonds_arena *arena, struct fonds_unit_paths *ret);

/* All in force, copied into the arena, so that they can be changed. */
struct fonds_schedule_list {
	struct fonds_schedule *items;
	size_t count;
};

enum fonds_status fonds_schedule_list_get(struct fonds_catalog *catalog,
	struct fonds_arena *arena, struct fonds_schedule_list *ret,
	struct fonds_error **error);

/*
 * Run one of the commands that would else be told; when it fails, the command
 * is told with its exit status.
 */
enum fonds_status fonds_schedule_command(const char *const *arguments,
	bool runs, struct fonds_output *output, struct fonds_error **error);

/*
 * This user's crontab with the block of the catalog as it is given ("": with
 * none), given back to cron where that changes it. A crontab that cannot be
 * read is FONDS_ERR_IO, and stays as it is.
 */
enum fonds_status fonds_schedule_set_crontab(
	const char *catalog, const char *block, struct fonds_error **error);

#endif
