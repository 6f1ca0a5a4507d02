/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <unistd.h>

#include <fonds/bag.h>
#include <fonds/profile.h>

#include "cli/bag-options.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option option_table[] = {
	{ .name = "any-ratio",
		.help = "of a packed bag: however many times larger its files "
			"are" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	{ .name = "level",
		.argument = "LEVEL",
		.help = "structure, completeness, fast or full (the default)" },
	{ .name = "profile",
		.argument = "PROFILE",
		.help = "judge the bag by this BagIt profile too" },
	CLI_OPTION_QUIET,
	{ .name = "resume",
		.argument = "FILE",
		.help = "keep in FILE what was read; when interrupted, the "
			"same command goes on" },
	{ .name = "strict", .help = "a warning too makes the bag not valid" },
	{ 0 },
};

static bool take_level(
	const struct cli_arguments *arguments, enum fonds_bag_level *ret)
{
	const char *name = cli_value(arguments, "level");

	if (!name || fonds_bag_level_from_name(name, ret))
		return true;
	cli_complain("--level '%s' is none of structure, completeness, fast, "
		     "full",
		name);
	return false;
}

/* NULL when it is not given. */
static bool take_resume(const struct cli_arguments *arguments,
	enum fonds_bag_level level, const char **ret)
{
	*ret = cli_value(arguments, "resume");
	if (!*ret)
		return true;
	if (level != FONDS_BAG_LEVEL_DEFAULT && level != FONDS_BAG_LEVEL_FULL) {
		cli_complain("--resume goes with the level full: no other one "
			     "reads what would be kept");
		return false;
	}
	if (strcmp(arguments->operands[0], "-") == 0) {
		cli_complain("--resume needs a bag in a folder: standard input "
			     "cannot be read again");
		return false;
	}
	return true;
}

/* An error that is not the command line's, and what was read is there. */
static enum cli_exit fail(struct fonds_error *error, const char *resume)
{
	bool is_busy = fonds_error_status(error) == FONDS_ERR_BUSY;
	enum cli_exit code = cli_failed(error);

	if (code == CLI_EXIT_FAILED && !is_busy && resume &&
		access(resume, F_OK) == 0)
		cli_complain("what was read so far is kept in '%s': run the "
			     "same command again to go on",
			resume);
	return code;
}

/* "-" is a packed bag on standard input. */
static enum fonds_status validate_operand(const char *operand,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	if (strcmp(operand, "-") == 0)
		return fonds_bag_validate_stream(
			STDIN_FILENO, "standard input", options, ret, error);
	return fonds_bag_validate(operand, options, ret, error);
}

static enum cli_exit validate(const struct cli_arguments *arguments,
	const struct fonds_profile *profile)
{
	struct fonds_validate_options options = FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;
	bool is_valid;

	if (!cli_format(arguments, &format) ||
		!cli_jobs(arguments, &options.jobs) ||
		!take_level(arguments, &options.level) ||
		!take_resume(arguments, options.level, &options.resume))
		return CLI_EXIT_USAGE;
	options.any_ratio = cli_flag(arguments, "any-ratio");
	options.strict = cli_flag(arguments, "strict");
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	options.progress = cli_progress_show;
	options.payload = &progress;
	options.profile = profile;
	status = validate_operand(
		arguments->operands[0], &options, &validation, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return fail(error, options.resume);
	status = fonds_validation_write(
		validation, format, cli_write_stdout, NULL, &error);
	is_valid = fonds_validation_is_valid(validation);
	fonds_validation_free(validation);
	if (status < 0)
		return cli_failed(error);
	return is_valid ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_profile *profile = NULL;
	enum cli_exit status = cli_profile(arguments, &profile);

	if (status == CLI_EXIT_OK)
		status = validate(arguments, profile);
	fonds_profile_free(profile);
	return status;
}

const struct cli_command cli_cmd_bag_validate = {
	.name = "bag validate",
	.operands = "BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "check that a bag is complete and every digest right",
	.options = option_table,
	.run = run,
};
