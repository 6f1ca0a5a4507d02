/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/ingest.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/progress.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "kind",
		.argument = "auto|bag|packed|tree|list",
		.help = "what is registered; default: as it looks" },
	{ .name = "list",
		.argument = "FILE",
		.help = "the checksums of the folder; PATH may then be left "
			"out" },
	{ .name = "collection",
		.argument = "NAME",
		.help = "the collection it belongs to; default: default" },
	{ .name = "description",
		.argument = "TEXT",
		.help = "what it is; default: as the bag says" },
	{ .name = "algorithm",
		.letter = 'a',
		.argument = "NAME",
		.repeats = true,
		.help = "register this digest beside SHA-256" },
	{ .name = "block-digests",
		.help = "register a digest of each MiB too" },
	CLI_OPTION_BY,
	{ .name = "dry-run", .help = "read and judge, register nothing" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

/* One path, or NULL; the worst of its status and that of those before. */
static enum cli_exit add(const char *path, struct fonds_catalog *catalog,
	enum fonds_format format, struct fonds_accession_options *accession,
	bool quiet)
{
	struct fonds_accession *added = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_status status;
	bool is_sound;

	cli_progress_init(&progress, quiet);
	accession->progress = cli_progress_show;
	accession->payload = &progress;
	status = fonds_accession_add(catalog, path, accession, &added, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	status = fonds_accession_write(
		added, format, cli_write_stdout, NULL, &error);
	is_sound = fonds_accession_is_sound(added);
	fonds_accession_free(added);
	if (status < 0)
		return cli_failed(error);
	return is_sound ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

static bool take_kind(const struct cli_arguments *arguments,
	struct fonds_accession_options *accession)
{
	const char *kind = cli_value(arguments, "kind");

	if (!kind || fonds_accession_kind_from_name(kind, &accession->kind))
		return true;
	cli_complain("'%s' is no kind of holding (see 'fonds catalog add "
		     "--help')",
		kind);
	return false;
}

static bool take_algorithms(const struct cli_arguments *arguments,
	struct fonds_accession_options *accession,
	enum fonds_algorithm *algorithms)
{
	size_t count = 0;
	const char *const *names = cli_values(arguments, "algorithm", &count);

	for (size_t i = 0; i < count; i++) {
		if (fonds_algorithm_from_name(names[i], &algorithms[i]))
			continue;
		cli_complain("'%s' is no message digest algorithm", names[i]);
		return false;
	}
	accession->algorithms = algorithms;
	accession->algorithm_count = count;
	return true;
}

static bool check_operands(const struct cli_arguments *arguments)
{
	bool has_list = cli_value(arguments, "list") != NULL;

	if (arguments->operand_count == 0 && !has_list) {
		cli_complain("what is to be registered? (see 'fonds catalog "
			     "add --help')");
		return false;
	}
	if (arguments->operand_count > 1 && has_list) {
		cli_complain("a list of checksums is of one folder, and here "
			     "are %zu",
			arguments->operand_count);
		return false;
	}
	return true;
}

/* Is it there? Of what is not the first may say why. */
static bool is_there(const char *path, bool tells)
{
	struct stat st;

	if (stat(path, &st) == 0)
		return true;
	if (tells)
		cli_complain("cannot open '%s': %s", path, strerror(errno));
	return false;
}

/* No catalog is made when nothing is there that it could have. */
static bool is_any_there(const struct cli_arguments *arguments)
{
	const char *list = cli_value(arguments, "list");

	if (list && !is_there(list, true))
		return false;
	for (size_t i = 0; i < arguments->operand_count; i++)
		if (is_there(arguments->operands[i], false))
			return true;
	return arguments->operand_count == 0 ||
	       is_there(arguments->operands[0], true);
}

static enum cli_exit add_all(const struct cli_arguments *arguments,
	struct fonds_accession_options *accession)
{
	bool quiet = cli_flag(arguments, "quiet");
	struct fonds_catalog *catalog = NULL;
	enum fonds_format format;
	enum cli_exit worst;
	size_t i = 0;

	if (!cli_format(arguments, &format) ||
		!cli_jobs(arguments, &accession->jobs))
		return CLI_EXIT_USAGE;
	if (!is_any_there(arguments))
		return CLI_EXIT_FAILED;
	worst = cli_open_catalog(arguments, !accession->dry_run, &catalog);
	if (worst != CLI_EXIT_OK)
		return worst;
	do {
		enum cli_exit status = add(i < arguments->operand_count
						   ? arguments->operands[i]
						   : NULL,
			catalog, format, accession, quiet);

		worst = status > worst ? status : worst;
	} while (++i < arguments->operand_count);
	fonds_catalog_close(catalog);
	return worst;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_accession_options accession = FONDS_ACCESSION_OPTIONS_INIT;
	enum fonds_algorithm *algorithms;
	enum cli_exit status = CLI_EXIT_USAGE;
	size_t count = 0;

	(void)cli_values(arguments, "algorithm", &count);
	algorithms = calloc(count + 1, sizeof(*algorithms));
	if (!algorithms)
		cli_fatal_nomem();
	accession.list = cli_value(arguments, "list");
	accession.collection = cli_value(arguments, "collection");
	accession.description = cli_value(arguments, "description");
	accession.block_digests = cli_flag(arguments, "block-digests");
	accession.dry_run = cli_flag(arguments, "dry-run");
	accession.by = cli_person(arguments);
	if (check_operands(arguments) && take_kind(arguments, &accession) &&
		take_algorithms(arguments, &accession, algorithms))
		status = add_all(arguments, &accession);
	free(algorithms);
	return status;
}

const struct cli_command cli_cmd_catalog_add = {
	.name = "catalog add",
	.operands = "[PATH...]",
	.operands_max = SIZE_MAX,
	.summary = "verify bags, files or folders and register their digests",
	.options = options,
	.run = run,
};
