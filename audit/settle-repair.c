/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/settle-repair.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/quarantine.h"
#include "audit/spot.h"
#include "base/cleanup.h"
#include "base/error.h"

/* A repair, and what is at its spot. */
struct settling {
	struct fonds_catalog *catalog;
	const struct fonds_repair *repair;
	struct fonds_tree *tree;
	struct fonds_spot *spot;
	struct fonds_holding_file file;
	struct fonds_repair_end *end;
};

void fonds_repair_end_clear(struct fonds_repair_end *end)
{
	fonds_file_check_clear(&end->check);
}

static enum fonds_status check(const struct settling *settling,
	const char *path, struct fonds_file_check *ret,
	struct fonds_error **error)
{
	return fonds_file_check_run(
		ret, settling->tree, path, &settling->file, NULL, NULL, error);
}

/* *ret when it was as registered, and is the file now. */
static enum fonds_status install_good(
	const struct settling *settling, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_file_check_clear) struct fonds_file_check found = { 0 };
	fonds_cleanup(fonds_freep) char *path = NULL;
	enum fonds_status status = fonds_spot_temporary_path(
		settling->spot, &path, error);

	if (status == FONDS_OK)
		status = check(settling, path, &found, error);
	*ret = status == FONDS_OK && found.verdict == FONDS_VERDICT_OK;
	return *ret ? fonds_spot_install(settling->spot, false, error) : status;
}

/* A kill may have come after the file was moved, before the new one was. */
static enum fonds_status go_on(
	const struct settling *settling, struct fonds_error **error)
{
	const struct fonds_spot *spot = settling->spot;
	bool is_there = false;
	bool is_installed = false;
	struct stat st;
	enum fonds_status status;

	if (!fonds_spot_has_temporary(spot))
		return FONDS_OK;
	status = fonds_spot_look(spot, &is_there, &st, error);
	if (status < 0 || is_there)
		return status;
	status = install_good(settling, &is_installed, error);
	if (status < 0 || !is_installed)
		return status;
	status = check(settling, spot->path, &settling->end->check, error);
	if (settling->end->check.verdict == FONDS_VERDICT_OK)
		settling->end->state = FONDS_REPAIR_DONE;
	return status;
}

/*
 * Has nothing taken the place of the file yet? Then it is no merit of the
 * repair if the file is found ok after all.
 */
static bool is_begun_only(const struct settling *settling)
{
	const char *quarantine = settling->repair->quarantine;
	struct stat st;

	return fonds_spot_has_temporary(settling->spot) ||
	       (*quarantine != '\0' && lstat(quarantine, &st) < 0);
}

static enum fonds_status close_incident(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	const struct settling *settling = payload;

	return fonds_incident_step(settling->catalog, incident->number,
		FONDS_INCIDENT_WAS_REPAIRED, settling->repair->agent,
		"a repair that was interrupted had left it, and it was removed",
		settling->repair->number, error);
}

/* An audit between has told of the file that was left as unexpected. */
static enum fonds_status close_leftover(
	struct settling *settling, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	struct fonds_incident_filter filter = {
		.is_open_only = true,
		.holding = settling->repair->holding,
	};
	enum fonds_status status = fonds_spot_temporary_path(
		settling->spot, &path, error);

	filter.path = path;
	return status == FONDS_OK
		       ? fonds_incident_each(settling->catalog, &filter,
				 close_incident, settling, error)
		       : status;
}

static enum fonds_status tidy(
	struct settling *settling, struct fonds_error **error)
{
	enum fonds_status status = fonds_spot_discard(settling->spot, error);

	if (status == FONDS_OK)
		status = close_leftover(settling, error);
	if (status == FONDS_OK && settling->end->state != FONDS_REPAIR_DONE)
		status = fonds_quarantine_release(
			settling->repair->quarantine, settling->spot, error);
	return status;
}

/* Where the folder cannot be opened there is nothing of the repair either. */
static enum fonds_status settle_in(
	struct settling *settling, int root, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_repair_end *end = settling->end;
	bool was_begun_only;
	bool is_open;
	enum fonds_status status = fonds_spot_open(settling->spot, root,
		settling->repair->holding, settling->repair->path, false, &why);

	is_open = status == FONDS_OK;
	was_begun_only = is_open && is_begun_only(settling);
	if (status < 0 && fonds_error_errno(why) != ENOENT &&
		fonds_error_errno(why) != ENOTDIR &&
		fonds_error_errno(why) != ELOOP)
		return fonds_error_move(&why, status, error);
	status = check(settling, settling->repair->path, &end->check, error);
	end->state = end->check.verdict == FONDS_VERDICT_OK && !was_begun_only
			     ? FONDS_REPAIR_DONE
			     : FONDS_REPAIR_WITHDRAWN;
	if (status == FONDS_OK && is_open &&
		end->check.verdict != FONDS_VERDICT_OK)
		status = go_on(settling, error);
	if (status == FONDS_OK && is_open)
		status = tidy(settling, error);
	return status;
}

enum fonds_status fonds_settle_repair(struct fonds_catalog *catalog,
	const struct fonds_repair *repair, struct fonds_tree *tree, int root,
	struct fonds_repair_end *ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_spot_clear) struct fonds_spot spot = FONDS_SPOT_INIT;
	struct settling settling = {
		.catalog = catalog,
		.repair = repair,
		.tree = tree,
		.spot = &spot,
		.end = ret,
	};
	enum fonds_status status = fonds_holding_file_get(
		catalog, repair->holding, repair->path, &settling.file, error);

	if (status == FONDS_OK)
		status = settle_in(&settling, root, error);
	if (status == FONDS_OK)
		status = fonds_repair_end(
			catalog, repair->number, ret->state, error);
	return status;
}

struct all {
	struct fonds_catalog *catalog;
	struct fonds_tree *tree;
	int root;
	bool may_write;
	uint64_t count;
};

/* Did it leave a file beside the other, that would have to go? */
static bool has_left(const struct fonds_repair *repair, int root)
{
	fonds_cleanup(
		fonds_spot_clear) struct fonds_spot spot = FONDS_SPOT_INIT;

	return fonds_spot_open(&spot, root, repair->holding, repair->path,
		       false, NULL) == FONDS_OK &&
	       fonds_spot_has_temporary(&spot);
}

static enum fonds_status settle_one(const struct fonds_repair *repair,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_repair_end_clear) struct fonds_repair_end end = { 0 };
	struct all *all = payload;

	if (!all->may_write && has_left(repair, all->root))
		return FONDS_OK;
	all->count++;
	return fonds_settle_repair(
		all->catalog, repair, all->tree, all->root, &end, error);
}

enum fonds_status fonds_settle_repairs(struct fonds_catalog *catalog,
	int64_t holding, const struct fonds_place *place, bool may_write,
	uint64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int root = open(
		place->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct all all = {
		.catalog = catalog,
		.tree = place->tree,
		.root = root,
		.may_write = may_write,
	};
	enum fonds_status status;

	/* The folder itself may be what is lost. */
	if (root < 0 && errno == ENOENT)
		return FONDS_OK;
	if (root < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", place->folder);
	status = fonds_repair_each(
		catalog, holding, true, settle_one, &all, error);
	*ret = all.count;
	return status;
}

static enum fonds_status note_one(const struct fonds_repair *repair,
	void *payload, struct fonds_error **error)
{
	bool *is_found = payload;

	(void)repair;
	(void)error;
	*is_found = true;
	return FONDS_OK;
}

enum fonds_status fonds_has_pending_repair(struct fonds_catalog *catalog,
	int64_t holding, bool *ret, struct fonds_error **error)
{
	*ret = false;
	return fonds_repair_each(catalog, holding, true, note_one, ret, error);
}
