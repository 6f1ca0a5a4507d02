/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/repair-damage.h"

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/damage.h"

static enum fonds_status open_stream(struct fonds_tree *tree, const char *text,
	struct fonds_stream **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status = fonds_bag_path_found(text, &path, error);

	return status == FONDS_OK ? fonds_tree_open(tree, path, ret, error)
				  : status;
}

static enum fonds_status find_damage(struct fonds_tree *tree,
	const struct fonds_spot *spot, struct fonds_damage *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *bad = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *good = NULL;
	fonds_cleanup(fonds_freep) char *path = NULL;
	enum fonds_status status = open_stream(tree, spot->path, &bad, error);

	if (status == FONDS_OK)
		status = fonds_spot_temporary_path(spot, &path, error);
	if (status == FONDS_OK)
		status = open_stream(tree, path, &good, error);
	return status == FONDS_OK ? fonds_damage_compare(bad, good, ret, error)
				  : status;
}

struct noting {
	struct fonds_catalog *catalog;
	const struct fonds_repair *repair;
	const char *text;
};

static enum fonds_status note_incident(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	const struct noting *noting = payload;

	return fonds_incident_step(noting->catalog, incident->number,
		FONDS_INCIDENT_NOTE, noting->repair->agent, noting->text,
		noting->repair->number, error);
}

static enum fonds_status note(const struct fonds_repair_job *job,
	const struct fonds_repair *repair, const char *text,
	struct fonds_error **error)
{
	const struct fonds_incident_filter filter = {
		.is_open_only = true,
		.holding = repair->holding,
		.path = repair->path,
	};
	struct noting noting = { job->catalog, repair, text };

	return fonds_incident_each(
		job->catalog, &filter, note_incident, &noting, error);
}

enum fonds_status fonds_repair_damage_note(const struct fonds_repair_job *job,
	struct fonds_repair_file *file, const struct fonds_spot *spot,
	const struct fonds_repair *repair, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_arena *arena = &job->repair->arena;
	struct fonds_damage damage;
	char text[FONDS_DAMAGE_TEXT_SIZE];
	const char *line;
	enum fonds_status status = find_damage(job->tree, spot, &damage, &why);

	if (status < 0 && fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	if (status < 0 || damage.pattern == FONDS_DAMAGE_NONE)
		return FONDS_OK;
	file->damage = fonds_arena_dup(arena, fonds_damage_text(&damage, text));
	line = fonds_arena_printf(arena, "the damage: %s", text);
	status = fonds_arena_check(arena, "the repair", error);
	return status == FONDS_OK ? note(job, repair, line, error) : status;
}
