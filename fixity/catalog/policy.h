/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_POLICY_H
#define FIXITY_CATALOG_POLICY_H

#include "base/arena.h"
#include "fixity/catalog/holding.h"

/*
 * What is to be done: collections and their policies, volumes and where they
 * are, pauses, canaries, schedules. A policy is never changed: a new one
 * follows it. Who did it is recorded with each but collections and volumes.
 */

/* A hundred years: what is longer is a slip. */
#define FONDS_EVERY_MAX (INT64_C(36525) * 86400)

struct fonds_policy {
	int64_t number; /* 0: none was set */
	int64_t set_at;
	const char *agent;
	int64_t every_seconds; /* check each file within; 0: no period */
	int window_from;       /* minute of the day, local; -1: any time */
	int window_to;         /* a window may pass midnight */
	uint64_t rate;         /* bytes a second; 0: no limit */
	uint32_t sample;       /* millionths of the bytes in a run; 0: all */
};

struct fonds_collection {
	int64_t number;
	const char *name;
	const char *description;
	int64_t added_at;
	uint64_t holdings; /* that are not removed, and their files */
	uint64_t files;
	uint64_t bytes;
	struct fonds_policy policy; /* the last one */
};

typedef enum fonds_status fonds_collection_fn(
	const struct fonds_collection *collection, void *payload,
	struct fonds_error **error);

/* FONDS_ERR_EXISTS */
enum fonds_status fonds_collection_add(struct fonds_catalog *catalog,
	const char *name, const char *description, int64_t *ret,
	struct fonds_error **error);

/* By number; or one by its name, FONDS_ERR_NOT_FOUND. */
enum fonds_status fonds_collection_each(struct fonds_catalog *catalog,
	fonds_collection_fn *each, void *payload, struct fonds_error **error);
enum fonds_status fonds_collection_find(struct fonds_catalog *catalog,
	const char *name, int64_t *ret, struct fonds_error **error);

/* number, set_at and agent are filled in here. FONDS_ERR_NOT_FOUND. */
enum fonds_status fonds_policy_set(struct fonds_catalog *catalog,
	int64_t collection, const struct fonds_policy *policy, const char *by,
	struct fonds_error **error);
/*
 * The same of what change makes of the last one, which nobody else sets
 * meanwhile.
 */
typedef void fonds_policy_change_fn(struct fonds_policy *policy, void *payload);

enum fonds_status fonds_policy_change(struct fonds_catalog *catalog,
	int64_t collection, fonds_policy_change_fn *change, void *payload,
	const char *by, struct fonds_error **error);

/*
 * The last one; number 0, and no window, when there is none. agent is "": who
 * set it is told by the second, in the arena, and by fonds_collection_each().
 */
enum fonds_status fonds_policy_get(struct fonds_catalog *catalog,
	int64_t collection, struct fonds_policy *ret,
	struct fonds_error **error);
enum fonds_status fonds_policy_read(struct fonds_catalog *catalog,
	int64_t collection, struct fonds_arena *arena, struct fonds_policy *ret,
	struct fonds_error **error);

/* Is this minute of the day in the window of the policy? */
bool fonds_policy_window_has(const struct fonds_policy *policy, int minute);

/* Is it now in the window of the policy, by the local time? */
bool fonds_policy_is_open(const struct fonds_policy *policy, int64_t now);

struct fonds_volume {
	int64_t number;
	const char *identifier;
	const char *name;
	const char *path; /* on this host; NULL: none */
	int64_t added_at;
};

/* The file at the root of a volume: its identifier and a newline. */
#define FONDS_VOLUME_MARKER ".fonds-volume"

typedef enum fonds_status fonds_volume_fn(const struct fonds_volume *volume,
	void *payload, struct fonds_error **error);

/*
 * FONDS_ERR_EXISTS when the name or the identifier is there. path is absolute,
 * or NULL where the volume has none on this host; the other gives it a new
 * one, FONDS_ERR_NOT_FOUND.
 */
enum fonds_status fonds_volume_add(struct fonds_catalog *catalog,
	const char *name, const char *identifier, const char *path,
	int64_t *ret, struct fonds_error **error);
enum fonds_status fonds_volume_set_path(struct fonds_catalog *catalog,
	int64_t volume, const char *path, struct fonds_error **error);
enum fonds_status fonds_volume_each(struct fonds_catalog *catalog,
	fonds_volume_fn *each, void *payload, struct fonds_error **error);
enum fonds_status fonds_volume_find(struct fonds_catalog *catalog,
	const char *name, int64_t *ret, struct fonds_error **error);

/* FONDS_ERR_NOT_FOUND; its texts are in the arena. */
enum fonds_status fonds_volume_get(struct fonds_catalog *catalog,
	int64_t number, struct fonds_arena *arena, struct fonds_volume *ret,
	struct fonds_error **error);

/* How many holdings are in it: those that are not removed. */
enum fonds_status fonds_volume_holdings(struct fonds_catalog *catalog,
	int64_t number, uint64_t *ret, struct fonds_error **error);

/*
 * The volume whose path on this host is this absolute path, or a folder above
 * it; the nearest, where several are, and not one that is away. 0: none has.
 */
enum fonds_status fonds_volume_of_path(struct fonds_catalog *catalog,
	const char *path, int64_t *ret, struct fonds_error **error);

/*
 * Is another volume at path, where this one is when its turn comes? Volumes
 * may share a path, and the marker that is there says which of them it is.
 */
enum fonds_status fonds_volume_is_away(struct fonds_catalog *catalog,
	int64_t volume, const char *path, bool *ret,
	struct fonds_error **error);

enum fonds_pause_kind {
	FONDS_PAUSE_ALL = 0,
	FONDS_PAUSE_COLLECTION = 1,
	FONDS_PAUSE_VOLUME = 2,
	FONDS_PAUSE_HOLDING = 3,
};

#define FONDS_PAUSE_KIND_COUNT 4

struct fonds_pause {
	int64_t number;
	enum fonds_pause_kind kind;
	int64_t target;
	const char *target_name; /* of a holding: its location; "" */
	int64_t begun_at;
	int64_t until_at; /* 0: until it is ended */
	const char *agent;
	const char *reason;
	int64_t ended_at; /* 0: it holds */
	const char *ended_by;
};

typedef enum fonds_status fonds_pause_fn(const struct fonds_pause *pause,
	void *payload, struct fonds_error **error);

/*
 * FONDS_ERR_INVALID without a reason, or when the end is no time to come.
 * FONDS_ERR_NOT_FOUND when its target is not there, or was removed.
 */
enum fonds_status fonds_pause_begin(struct fonds_catalog *catalog,
	enum fonds_pause_kind kind, int64_t target, int64_t until_at,
	const char *by, const char *reason, int64_t *ret,
	struct fonds_error **error);
/* FONDS_ERR_NOT_FOUND, FONDS_ERR_INVALID when it was ended before. */
enum fonds_status fonds_pause_end(struct fonds_catalog *catalog, int64_t pause,
	const char *by, struct fonds_error **error);
/* Those that hold at this time, or all ever (now is 0). */
enum fonds_status fonds_pause_each(struct fonds_catalog *catalog, int64_t now,
	fonds_pause_fn *each, void *payload, struct fonds_error **error);

/* A file that every run must find corrupt, else the run is invalid. */
struct fonds_canary {
	int64_t number;
	const char *location; /* absolute path */
	uint64_t size;
	struct fonds_digest digest; /* what is registered: not its own */
	int64_t added_at;
	const char *agent;
};

typedef enum fonds_status fonds_canary_fn(const struct fonds_canary *canary,
	void *payload, struct fonds_error **error);

/*
 * FONDS_ERR_EXISTS when the file is a canary already; removing is
 * FONDS_ERR_NOT_FOUND when it is none, or no longer. Each: those in force, by
 * number.
 */
enum fonds_status fonds_canary_add(struct fonds_catalog *catalog,
	const char *location, uint64_t size, const struct fonds_digest *digest,
	const char *by, int64_t *ret, struct fonds_error **error);
enum fonds_status fonds_canary_remove(struct fonds_catalog *catalog,
	int64_t canary, const char *by, struct fonds_error **error);
enum fonds_status fonds_canary_each(struct fonds_catalog *catalog,
	fonds_canary_fn *each, void *payload, struct fonds_error **error);

/* What starts audits on this host. */
struct fonds_schedule {
	int64_t number;
	const char *kind;     /* "systemd", "cron", "daemon" */
	const char *calendar; /* as that kind writes it */
	int64_t every_seconds;
	const char *command;
	int64_t installed_at;
	const char *agent;
};

typedef enum fonds_status fonds_schedule_fn(
	const struct fonds_schedule *schedule, void *payload,
	struct fonds_error **error);

/* FONDS_ERR_INVALID for another kind, no period, or no command. */
enum fonds_status fonds_schedule_add(struct fonds_catalog *catalog,
	const struct fonds_schedule *schedule, const char *by, int64_t *ret,
	struct fonds_error **error);
/* FONDS_ERR_NOT_FOUND when it is not there, or not in force. */
enum fonds_status fonds_schedule_remove(struct fonds_catalog *catalog,
	int64_t schedule, const char *by, struct fonds_error **error);
/* Those in force, by number. */
enum fonds_status fonds_schedule_each(struct fonds_catalog *catalog,
	fonds_schedule_fn *each, void *payload, struct fonds_error **error);

#endif
