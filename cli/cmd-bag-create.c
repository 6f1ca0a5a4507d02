/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/bag-write.h>

#include <stdlib.h>
#include <string.h>

#include "cli/bag-options.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option options[] = {
	{ .name = "output",
		.letter = 'o',
		.argument = "BAG",
		.help = "the bag to make; must not be there" },
	{ .name = "in-place", .help = "make the folder itself a bag" },
	CLI_OPTION_ALGORITHM,
	CLI_OPTION_TAG,
	CLI_OPTION_TAGS_FROM,
	CLI_OPTION_BAGGING_DATE,
	{ .name = "fetch-base",
		.argument = "URL",
		.help = "leave the payload where it is, to be fetched below "
			"URL" },
	{ .name = "profile",
		.argument = "PROFILE",
		.help = "make only what this BagIt profile accepts" },
	{ .name = "symlinks",
		.argument = "refuse|follow|skip",
		.help = "what becomes of symbolic links; default: refuse" },
	{ .name = "bag-in-bag", .help = "bag a folder that is a bag already" },
	{ .name = "dry-run", .help = "check everything, write nothing" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

static const char *const policies[] = {
	[FONDS_SYMLINKS_REFUSE] = "refuse",
	[FONDS_SYMLINKS_FOLLOW] = "follow",
	[FONDS_SYMLINKS_SKIP] = "skip",
};

static bool take_policy(
	const struct cli_arguments *arguments, enum fonds_symlink_policy *ret)
{
	const char *word = cli_value(arguments, "symlinks");

	for (size_t i = 0; word && i < sizeof(policies) / sizeof(*policies);
		i++)
		if (strcmp(policies[i], word) == 0) {
			*ret = (enum fonds_symlink_policy)i;
			return true;
		}
	if (word)
		cli_complain("--symlinks '%s' is not one of refuse, follow, "
			     "skip",
			word);
	return !word;
}

static bool fill(const struct cli_arguments *arguments,
	struct fonds_bag_create_options *ret, struct cli_algorithms *algorithms)
{
	if (!cli_algorithms(arguments, algorithms) ||
		!take_policy(arguments, &ret->symlinks) ||
		!cli_jobs(arguments, &ret->jobs))
		return false;
	ret->algorithms = algorithms->items;
	ret->algorithm_count = algorithms->count;
	ret->tags = cli_values(arguments, "tag", &ret->tag_count);
	ret->tags_from = cli_value(arguments, "tags-from");
	ret->bagging_date = cli_value(arguments, "bagging-date");
	ret->fetch_base = cli_value(arguments, "fetch-base");
	ret->bag_in_bag = cli_flag(arguments, "bag-in-bag");
	ret->dry_run = cli_flag(arguments, "dry-run");
	return true;
}

static enum fonds_status make(const struct cli_arguments *arguments,
	const struct fonds_bag_create_options *create,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	const char *source = arguments->operands[0];

	if (cli_flag(arguments, "in-place"))
		return fonds_bag_create_in_place(source, create, ret, error);
	return fonds_bag_create(
		source, cli_value(arguments, "output"), create, ret, error);
}

static enum cli_exit create_bag(const struct cli_arguments *arguments,
	const struct fonds_profile *profile)
{
	struct fonds_bag_create_options create = FONDS_BAG_CREATE_OPTIONS_INIT;
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	struct cli_algorithms algorithms;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format) ||
		!fill(arguments, &create, &algorithms))
		return CLI_EXIT_USAGE;
	if (!cli_value(arguments, "output") ==
		!cli_flag(arguments, "in-place")) {
		cli_complain("say where the bag goes: either -o BAG, or "
			     "--in-place");
		return CLI_EXIT_USAGE;
	}
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	create.progress = cli_progress_show;
	create.payload = &progress;
	create.profile = profile;
	status = make(arguments, &create, &result, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	return cli_bag_result(result, format);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_profile *profile = NULL;
	enum cli_exit status = cli_profile(arguments, &profile);

	if (status == CLI_EXIT_OK)
		status = create_bag(arguments, profile);
	fonds_profile_free(profile);
	return status;
}

const struct cli_command cli_cmd_bag_create = {
	.name = "bag create",
	.operands = "SOURCE",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "make a bag of a folder or a file",
	.options = options,
	.run = run,
};
