/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/bag-write.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/bag-options.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option options[] = {
	{ .name = "added", .help = "accept files that no manifest lists" },
	{ .name = "removed", .help = "accept that listed files are gone" },
	{ .name = "changed",
		.argument = "PATH",
		.repeats = true,
		.help = "accept that this file has other content" },
	{ .name = "add",
		.argument = "FILE[=PATH]",
		.repeats = true,
		.help = "copy a file into the bag, as PATH below data/" },
	{ .name = "remove",
		.argument = "PATH",
		.repeats = true,
		.help = "remove a file from the bag" },
	{ .name = "algorithm",
		.letter = 'a',
		.argument = "NAME",
		.repeats = true,
		.help = "add a manifest with this digest algorithm" },
	CLI_OPTION_TAG,
	CLI_OPTION_TAGS_FROM,
	CLI_OPTION_BAGGING_DATE,
	{ .name = "dry-run", .help = "say what would be done, write nothing" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

/* The last "=data/" parts the two, so that a name may have an "=". */
static const char *find_path(const char *word)
{
	const char *found = NULL;
	const char *at = word;

	while ((at = strstr(at, "=data/")))
		found = at++;
	return found;
}

static char *default_path(const char *file)
{
	const char *slash = strrchr(file, '/');
	char *path = NULL;

	if (asprintf(&path, "data/%s", slash ? slash + 1 : file) < 0)
		cli_fatal_nomem();
	return path;
}

/* Both strings of each are to be freed. */
static struct fonds_bag_addition *make_additions(
	const struct cli_arguments *arguments, size_t *ret_count)
{
	const char *const *words = cli_values(arguments, "add", ret_count);
	struct fonds_bag_addition *additions = calloc(
		*ret_count + 1, sizeof(*additions));

	if (!additions)
		cli_fatal_nomem();
	for (size_t i = 0; i < *ret_count; i++) {
		const char *path = find_path(words[i]);
		size_t size = path ? (size_t)(path - words[i])
				   : strlen(words[i]);

		additions[i].source = strndup(words[i], size);
		if (!additions[i].source)
			cli_fatal_nomem();
		additions[i].path = path ? strdup(path + 1)
					 : default_path(words[i]);
		if (!additions[i].path)
			cli_fatal_nomem();
	}
	return additions;
}

static void free_additions(struct fonds_bag_addition *additions)
{
	for (size_t i = 0; additions[i].source; i++) {
		free((void *)(uintptr_t)additions[i].source);
		free((void *)(uintptr_t)additions[i].path);
	}
	free(additions);
}

static bool fill(const struct cli_arguments *arguments,
	struct fonds_bag_update_options *ret, struct cli_algorithms *algorithms)
{
	if (!cli_algorithms(arguments, algorithms) ||
		!cli_jobs(arguments, &ret->jobs))
		return false;
	ret->added = cli_flag(arguments, "added");
	ret->removed = cli_flag(arguments, "removed");
	ret->changed = cli_values(arguments, "changed", &ret->changed_count);
	ret->removals = cli_values(arguments, "remove", &ret->removal_count);
	ret->algorithms = algorithms->items;
	ret->algorithm_count = algorithms->count;
	ret->tags = cli_values(arguments, "tag", &ret->tag_count);
	ret->tags_from = cli_value(arguments, "tags-from");
	ret->bagging_date = cli_value(arguments, "bagging-date");
	ret->dry_run = cli_flag(arguments, "dry-run");
	return true;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_bag_update_options update = FONDS_BAG_UPDATE_OPTIONS_INIT;
	struct fonds_bag_addition *additions;
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	struct cli_algorithms algorithms;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format) ||
		!fill(arguments, &update, &algorithms))
		return CLI_EXIT_USAGE;
	additions = make_additions(arguments, &update.addition_count);
	update.additions = additions;
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	update.progress = cli_progress_show;
	update.payload = &progress;
	status = fonds_bag_update(
		arguments->operands[0], &update, &result, &error);
	cli_progress_end(&progress);
	free_additions(additions);
	if (status < 0)
		return cli_failed(error);
	return cli_bag_result(result, format);
}

const struct cli_command cli_cmd_bag_update = {
	.name = "bag update",
	.operands = "BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "write new manifests for what was changed in a bag",
	.options = options,
	.run = run,
};
