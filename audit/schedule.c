/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/schedule.h"

#include <stdlib.h>
#include <string.h>

#include "audit/crontab.h"
#include "audit/program.h"
#include "base/cleanup.h"
#include "base/error.h"

#define CRONTAB_MAX ((size_t)16 << 20)
#define MESSAGES_MAX ((size_t)1 << 20)

bool fonds_schedule_is_unit_name(const char *name, size_t size)
{
	return size > 0 && size <= 200 && name[0] != '.' && name[0] != '-' &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyz"
			    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") >= size;
}

static const char *variable(const char *name)
{
	const char *value = getenv(name); /* NOLINT(concurrency-mt-unsafe) */

	return value && value[0] ? value : NULL;
}

/* XDG Base Directory: a relative XDG_CONFIG_HOME is to be ignored. */
const char *fonds_schedule_folder(bool is_user, struct fonds_arena *arena)
{
	const char *config = variable("XDG_CONFIG_HOME");
	const char *home = variable("HOME");

	if (!is_user)
		return "/etc/systemd/system";
	if (config && config[0] == '/')
		return fonds_arena_printf(arena, "%s/systemd/user", config);
	return home ? fonds_arena_printf(arena, "%s/.config/systemd/user", home)
		    : NULL;
}

/* What is in the catalog may be of others: only a place that we would write. */
static bool is_unit_path(const char *path, size_t size)
{
	static const char *const folders[] = { "/etc/systemd/system/",
		"/systemd/user/" };
	size_t folder = size;

	while (folder > 0 && path[folder - 1] != '/')
		folder--;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		size_t end = strlen(folders[i]);

		if (folder >= end &&
			strncmp(path + folder - end, folders[i], end) == 0)
			return fonds_schedule_is_unit_name(
				path + folder, size - folder);
	}
	return false;
}

/* Else they are below another root, or of another user. */
static bool is_read_here(
	const struct fonds_unit_paths *paths, struct fonds_arena *arena)
{
	const char *folder = fonds_schedule_folder(paths->is_user, arena);
	size_t size = folder ? strlen(folder) : 0;

	return folder && strncmp(paths->timer, folder, size) == 0 &&
	       paths->timer + size + 1 == paths->timer_name;
}

bool fonds_schedule_units(const struct fonds_schedule *schedule,
	struct fonds_arena *arena, struct fonds_unit_paths *ret)
{
	static const char end[] = ".service: ";
	const char *found = strstr(schedule->command, end);
	size_t stem;

	*ret = (struct fonds_unit_paths){ 0 };
	if (!found || schedule->command[0] != '/' ||
		strcmp(schedule->kind, FONDS_KIND_SYSTEMD) != 0)
		return false;
	stem = (size_t)(found - schedule->command);
	if (!is_unit_path(schedule->command, stem))
		return false;
	ret->service = fonds_arena_dup_bytes(
		arena, schedule->command, stem + strlen(".service"));
	ret->timer = fonds_arena_printf(
		arena, "%.*s.timer", (int)stem, schedule->command);
	if (!ret->service || !ret->timer)
		return false;
	ret->timer_name = strrchr(ret->timer, '/') + 1;
	ret->is_user = strstr(ret->service, "/systemd/user/") != NULL;
	ret->is_read_here = is_read_here(ret, arena);
	return true;
}

struct collecting {
	struct fonds_arena *arena;
	struct fonds_schedule_list *list;
	size_t capacity;
};

static enum fonds_status collect(const struct fonds_schedule *schedule,
	void *payload, struct fonds_error **error)
{
	struct collecting *collecting = payload;
	struct fonds_schedule_list *list = collecting->list;
	struct fonds_schedule *items = list->items;

	if (list->count == collecting->capacity) {
		collecting->capacity = 2 * collecting->capacity + 8;
		items = fonds_arena_alloc(collecting->arena,
			collecting->capacity * sizeof(*items));
		if (!items)
			return fonds_fail_nomem(error);
		if (list->count > 0)
			memcpy(items, list->items,
				list->count * sizeof(*items));
		list->items = items;
	}
	items = &list->items[list->count++];
	*items = *schedule;
	items->kind = fonds_arena_dup(collecting->arena, schedule->kind);
	items->calendar = fonds_arena_dup(
		collecting->arena, schedule->calendar);
	items->command = fonds_arena_dup(collecting->arena, schedule->command);
	items->agent = fonds_arena_dup(collecting->arena, schedule->agent);
	return FONDS_OK;
}

enum fonds_status fonds_schedule_list_get(struct fonds_catalog *catalog,
	struct fonds_arena *arena, struct fonds_schedule_list *ret,
	struct fonds_error **error)
{
	struct collecting collecting = { .arena = arena, .list = ret };
	enum fonds_status status;

	*ret = (struct fonds_schedule_list){ 0 };
	status = fonds_schedule_each(catalog, collect, &collecting, error);
	return status < 0 ? status
			  : fonds_arena_check(arena, "the schedules", error);
}

enum fonds_status fonds_schedule_command(const char *const *arguments,
	bool runs, struct fonds_output *output, struct fonds_error **error)
{
	const struct fonds_program program = { .arguments = arguments };
	enum fonds_status status;
	int code = 0;

	for (size_t i = 0; arguments[i]; i++)
		fonds_output_printf(
			output, "%s%s", i == 0 ? "  " : " ", arguments[i]);
	fonds_output_add_char(output, '\n');
	if (!runs)
		return FONDS_OK;
	status = fonds_program_run(&program, &code, error);
	if (status == FONDS_OK && code != 0)
		return fonds_fail(error, FONDS_ERR_IO,
			"'%s %s' ended with status %d", arguments[0],
			arguments[1], code);
	return status;
}

/* "no crontab for keeper", and status 1: there is none yet. */
static bool is_none(int code, const struct fonds_buffer *crontab,
	const struct fonds_buffer *messages)
{
	return code == 1 && crontab->size == 0 &&
	       strstr(fonds_buffer_text(messages), "no crontab");
}

/*
 * All of it, or a failure: what is given back to cron takes the place of what
 * was there.
 */
static enum fonds_status read_crontab(
	struct fonds_buffer *crontab, struct fonds_error **error)
{
	static const char *const arguments[] = { "env", "LC_ALL=C", "crontab",
		"-l", NULL };
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer messages;
	const struct fonds_program program = {
		.arguments = arguments,
		.output = crontab,
		.messages = &messages,
	};
	enum fonds_status status;
	int code = 0;

	fonds_buffer_init(&messages, MESSAGES_MAX);
	status = fonds_program_run(&program, &code, error);
	if (status < 0)
		return status;
	if (code != 0 && !is_none(code, crontab, &messages))
		return fonds_fail(error, FONDS_ERR_IO,
			"'crontab -l' did not give the crontab: it ended with "
			"status %d: %s",
			code, fonds_buffer_text(&messages));
	if (crontab->size > 0 && memchr(crontab->data, 0, crontab->size))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the crontab has a NUL: mend it with 'crontab -e'");
	return FONDS_OK;
}

static enum fonds_status write_crontab(
	const struct fonds_buffer *crontab, struct fonds_error **error)
{
	static const char *const arguments[] = { "crontab", "-", NULL };
	const struct fonds_program program = {
		.arguments = arguments,
		.input = crontab,
	};
	enum fonds_status status;
	int code = 0;

	status = fonds_program_run(&program, &code, error);
	if (status == FONDS_OK && code != 0)
		return fonds_fail(error, FONDS_ERR_IO,
			"'crontab -' did not take the crontab: it ended with "
			"status %d",
			code);
	return status;
}

enum fonds_status fonds_schedule_set_crontab(
	const char *catalog, const char *block, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer before;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer after;
	enum fonds_status status;
	bool found;

	fonds_buffer_init(&before, CRONTAB_MAX);
	fonds_buffer_init(&after, CRONTAB_MAX);
	status = read_crontab(&before, error);
	if (status == FONDS_OK)
		status = fonds_crontab_add_without(fonds_buffer_text(&before),
			catalog, &after, &found, error);
	if (status < 0 || (!found && block[0] == '\0'))
		return status;
	if (after.size > 0 && after.data[after.size - 1] != '\n')
		fonds_buffer_add_char(&after, '\n');
	fonds_buffer_add_text(&after, block);
	status = fonds_buffer_check(&after, "the crontab", error);
	return status < 0 ? status : write_crontab(&after, error);
}
