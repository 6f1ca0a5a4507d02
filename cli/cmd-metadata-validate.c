/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <unistd.h>

#include <fonds/metadata-check.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option option_table[] = {
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	{ .name = "level",
		.argument = "LEVEL",
		.help = "of a bag: manifests (the default), or full, which "
			"reads each file" },
	{ .name = "no-schema", .help = "do not look for XML schemas" },
	CLI_OPTION_QUIET,
	{ .name = "schema-dir",
		.argument = "DIR",
		.help = "the schemas, with their catalog.xml" },
	{ .name = "strict", .help = "a warning too makes it not valid" },
	{ 0 },
};

static const struct {
	const char *name;
	enum fonds_metadata_level level;
} levels[] = {
	{ "manifests", FONDS_METADATA_LEVEL_MANIFESTS },
	{ "full", FONDS_METADATA_LEVEL_FULL },
};

static bool take_level(
	const struct cli_arguments *arguments, enum fonds_metadata_level *ret)
{
	const char *name = cli_value(arguments, "level");

	if (!name)
		return true;
	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
		if (strcmp(levels[i].name, name) != 0)
			continue;
		*ret = levels[i].level;
		return true;
	}
	cli_complain("--level '%s' is none of manifests, full", name);
	return false;
}

static bool take_schemas(const struct cli_arguments *arguments,
	struct fonds_metadata_check_options *options)
{
	options->schema_dir = cli_value(arguments, "schema-dir");
	options->no_schema = cli_flag(arguments, "no-schema");
	if (!options->schema_dir || !options->no_schema)
		return true;
	cli_complain("--schema-dir and --no-schema do not go together");
	return false;
}

/* "-" is a file on standard input. */
static enum fonds_status check_operand(const char *operand,
	const struct fonds_metadata_check_options *options,
	struct fonds_metadata_check **ret, struct fonds_error **error)
{
	if (strcmp(operand, "-") == 0)
		return fonds_metadata_check_stream(
			STDIN_FILENO, "standard input", options, ret, error);
	return fonds_metadata_check(operand, options, ret, error);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_metadata_check_options options =
		FONDS_METADATA_CHECK_OPTIONS_INIT;
	struct fonds_metadata_check *check = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;
	bool is_valid;

	if (!cli_format(arguments, &format) ||
		!cli_jobs(arguments, &options.jobs) ||
		!take_level(arguments, &options.level) ||
		!take_schemas(arguments, &options))
		return CLI_EXIT_USAGE;
	options.strict = cli_flag(arguments, "strict");
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	options.progress = cli_progress_show;
	options.payload = &progress;
	status = check_operand(
		arguments->operands[0], &options, &check, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	status = fonds_metadata_check_write(
		check, format, cli_write_stdout, NULL, &error);
	is_valid = fonds_metadata_check_is_valid(check);
	fonds_metadata_check_free(check);
	if (status < 0)
		return cli_failed(error);
	return is_valid ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

const struct cli_command cli_cmd_metadata_validate = {
	.name = "metadata validate",
	.operands = "FILE|BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "check metadata by its rules, its schema and its files",
	.options = option_table,
	.run = run,
};
