/* SPDX-License-Identifier: Apache-2.0 */
/* Schedules shown, and removed. */
#include "audit/schedule.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "audit/unit-file.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "fixity/catalog/catalog.h"
#include "fixity/catalog/listing.h"

#define LIST_MAX ((size_t)64 << 20)

struct schedule_writer {
	struct fonds_catalog *catalog;
	struct fonds_arena arena;
	struct fonds_output output;
	struct fonds_json json;
	bool is_json;
	bool is_as_written;
	uint64_t count;
};

static void writer_begin(struct schedule_writer *writer,
	struct fonds_catalog *catalog, fonds_write_fn *write, void *payload)
{
	*writer = (struct schedule_writer){
		.catalog = catalog,
		.is_as_written = true,
	};
	fonds_arena_init(&writer->arena, LIST_MAX);
	fonds_output_init(&writer->output, write, payload);
	fonds_json_init(&writer->json, &writer->output);
}

static void writer_clear(struct schedule_writer *writer)
{
	fonds_output_clear(&writer->output);
	fonds_arena_clear(&writer->arena);
}

static enum fonds_status add_unit(struct schedule_writer *writer,
	const char *key, const char *path, struct fonds_error **error)
{
	enum fonds_unit_state state;
	enum fonds_status status;

	status = fonds_unit_look(
		path, fonds_catalog_path(writer->catalog), &state, error);
	if (status < 0)
		return status;
	if (state != FONDS_UNIT_AS_WRITTEN)
		writer->is_as_written = false;
	if (writer->is_json) {
		fonds_json_begin_object(&writer->json, key);
		fonds_json_name(&writer->json, "path", path);
		fonds_json_text(
			&writer->json, "state", fonds_unit_state_name(state));
		fonds_json_end_object(&writer->json);
		return FONDS_OK;
	}
	fonds_output_printf(&writer->output, "    %s  ", key);
	fonds_output_add_name(&writer->output, path);
	fonds_output_printf(
		&writer->output, ": %s\n", fonds_unit_state_name(state));
	return FONDS_OK;
}

static enum fonds_status add_units(struct schedule_writer *writer,
	const struct fonds_schedule *schedule, struct fonds_error **error)
{
	struct fonds_unit_paths paths;
	enum fonds_status status;

	if (!fonds_schedule_units(schedule, &writer->arena, &paths))
		return FONDS_OK;
	status = add_unit(writer, "service", paths.service, error);
	return status < 0 ? status
			  : add_unit(writer, "timer", paths.timer, error);
}

static void add_text(
	struct fonds_output *output, const struct fonds_schedule *schedule)
{
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_output_printf(
		output, "%" PRId64 "  %s, ", schedule->number, schedule->kind);
	fonds_output_add_name(output, schedule->calendar);
	fonds_output_printf(output, "\n    installed %s by ",
		fonds_listing_time(schedule->installed_at, time));
	fonds_listing_prose(output, schedule->agent);
	fonds_output_add_text(output, "\n    command  ");
	fonds_output_add_name(output, schedule->command);
	fonds_output_add_char(output, '\n');
}

static void add_json(
	struct fonds_json *json, const struct fonds_schedule *schedule)
{
	fonds_json_number(json, "number", (uint64_t)schedule->number);
	fonds_json_text(json, "kind", schedule->kind);
	fonds_json_name(json, "calendar", schedule->calendar);
	fonds_json_number(
		json, "every_seconds", (uint64_t)schedule->every_seconds);
	fonds_json_name(json, "command", schedule->command);
	fonds_listing_json_time(json, "installed_at", schedule->installed_at);
	fonds_json_name(json, "by", schedule->agent);
}

static enum fonds_status add(const struct fonds_schedule *schedule,
	void *payload, struct fonds_error **error)
{
	struct schedule_writer *writer = payload;
	enum fonds_status status;

	writer->count++;
	if (writer->is_json) {
		fonds_json_begin_object(&writer->json, NULL);
		add_json(&writer->json, schedule);
	} else {
		add_text(&writer->output, schedule);
	}
	status = add_units(writer, schedule, error);
	if (writer->is_json)
		fonds_json_end_object(&writer->json);
	return status;
}

enum fonds_status fonds_audit_write_schedules(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(writer_clear) struct schedule_writer writer;
	enum fonds_status status;

	writer_begin(&writer, catalog, write, payload);
	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"schedules are shown as text or JSON");
	writer.is_json = format == FONDS_FORMAT_JSON;
	if (writer.is_json)
		fonds_json_begin_array(&writer.json, NULL);
	status = fonds_schedule_each(catalog, add, &writer, error);
	if (status < 0)
		return status;
	if (writer.is_json)
		fonds_json_end_array(&writer.json);
	else if (writer.count == 0)
		fonds_output_add_text(
			&writer.output, "No schedule is in force.\n");
	status = fonds_output_finish(&writer.output, error);
	if (status == FONDS_OK)
		*ret = writer.is_as_written;
	return status;
}

struct removing {
	struct schedule_writer *writer;
	const char *by;
	bool is_dry;
	bool disables;
};

static enum fonds_status remove_file(const struct removing *removing,
	const char *path, struct fonds_error **error)
{
	struct fonds_output *output = &removing->writer->output;

	fonds_output_add_text(
		output, removing->is_dry ? "would remove " : "removed ");
	fonds_output_add_name(output, path);
	fonds_output_add_char(output, '\n');
	if (removing->is_dry)
		return FONDS_OK;
	if (unlink(path) == 0)
		return fonds_file_sync_parent(path, error);
	/* Its folder may be gone, too: with a user, or a root. */
	return errno == ENOENT || errno == ENOTDIR
		       ? FONDS_OK
		       : fonds_fail_errno(error, "cannot remove '%s'", path);
}

/*
 * Before its file goes: systemd forgets a timer that it can still read. One
 * of others that bears the name now is theirs.
 */
static enum fonds_status disable(const struct removing *removing,
	const struct fonds_unit_paths *paths, bool is_foreign,
	struct fonds_error **error)
{
	struct fonds_output *output = &removing->writer->output;
	const char *const command[] = { "systemctl",
		paths->is_user ? "--user" : "--system", "disable", "--now",
		paths->timer_name, NULL };

	if (removing->is_dry || is_foreign)
		return FONDS_OK;
	if (!paths->is_read_here) {
		fonds_output_add_text(output,
			"no command for systemd: the one that runs here does "
			"not read these units\n");
		return FONDS_OK;
	}
	fonds_output_add_text(output, removing->disables
					      ? "taken from systemd by\n"
					      : "give this command, if it was "
						"given to systemd:\n");
	return fonds_schedule_command(
		command, removing->disables, output, error);
}

/*
 * Files that somebody changed are left to them, both: a timer without its
 * service fails each time.
 */
static enum fonds_status look_at(const struct removing *removing,
	const struct fonds_unit_paths *paths, bool *ret_ours, bool *ret_foreign,
	struct fonds_error **error)
{
	const char *catalog = fonds_catalog_path(removing->writer->catalog);
	const char *const files[] = { paths->service, paths->timer };

	*ret_ours = true;
	*ret_foreign = false;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		enum fonds_unit_state state;
		enum fonds_status status;

		status = fonds_unit_look(files[i], catalog, &state, error);
		if (status < 0)
			return status;
		if (state != FONDS_UNIT_AS_WRITTEN && state != FONDS_UNIT_NONE)
			*ret_ours = false;
		if (state == FONDS_UNIT_FOREIGN)
			*ret_foreign = true;
	}
	return FONDS_OK;
}

static enum fonds_status remove_units(const struct removing *removing,
	const struct fonds_unit_paths *paths, struct fonds_error **error)
{
	enum fonds_status status;
	bool is_foreign;
	bool is_ours;

	status = look_at(removing, paths, &is_ours, &is_foreign, error);
	if (status == FONDS_OK)
		status = disable(removing, paths, is_foreign, error);
	if (status == FONDS_OK && !is_ours)
		fonds_output_add_text(&removing->writer->output,
			"the unit files are left, since they are not as they "
			"were written\n");
	if (status == FONDS_OK && is_ours)
		status = remove_file(removing, paths->timer, error);
	if (status == FONDS_OK && is_ours)
		status = remove_file(removing, paths->service, error);
	return status;
}

static enum fonds_status remove_line(
	const struct removing *removing, struct fonds_error **error)
{
	struct schedule_writer *writer = removing->writer;

	if (removing->disables && !removing->is_dry)
		return fonds_schedule_set_crontab(
			fonds_catalog_path(writer->catalog), "", error);
	fonds_output_add_text(
		&writer->output, "remove its lines, by 'crontab -e'\n");
	return FONDS_OK;
}

static enum fonds_status remove_one(const struct removing *removing,
	const struct fonds_schedule *schedule, struct fonds_error **error)
{
	struct schedule_writer *writer = removing->writer;
	struct fonds_unit_paths paths;
	enum fonds_status status = FONDS_OK;

	if (fonds_schedule_units(schedule, &writer->arena, &paths))
		status = remove_units(removing, &paths, error);
	else if (strcmp(schedule->kind, FONDS_KIND_CRON) == 0)
		status = remove_line(removing, error);
	if (status == FONDS_OK && !removing->is_dry)
		status = fonds_schedule_remove(
			writer->catalog, schedule->number, removing->by, error);
	if (status == FONDS_OK)
		fonds_output_printf(&writer->output,
			"schedule %" PRId64 " %s\n", schedule->number,
			removing->is_dry ? "would be removed"
					 : "is not in force any more");
	return status;
}

static enum fonds_status remove_each(const struct removing *removing,
	uint64_t number, struct fonds_error **error)
{
	struct schedule_writer *writer = removing->writer;
	struct fonds_schedule_list list;
	enum fonds_status status;

	status = fonds_schedule_list_get(
		writer->catalog, &writer->arena, &list, error);
	for (size_t i = 0; status == FONDS_OK && i < list.count; i++) {
		if (number != 0 && number != (uint64_t)list.items[i].number)
			continue;
		writer->count++;
		status = remove_one(removing, &list.items[i], error);
	}
	if (status < 0)
		return status;
	if (writer->count == 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"there is no such schedule: see 'fonds audit schedule "
			"show'");
	return fonds_output_finish(&writer->output, error);
}

enum fonds_status fonds_audit_schedule_remove(struct fonds_catalog *catalog,
	uint64_t number, const char *by, bool dry_run, bool disable,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(writer_clear) struct schedule_writer writer;
	const struct removing removing = {
		.writer = &writer,
		.by = by,
		.is_dry = dry_run,
		.disables = disable,
	};

	writer_begin(&writer, catalog, write, payload);
	return remove_each(&removing, number, error);
}
