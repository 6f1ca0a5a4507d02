/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/ingest.h>

#include <stdio.h>

#include "cli/ingest-batch.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	{ .name = "output",
		.letter = 'o',
		.argument = "BAG",
		.help = "the bag to make; must not be there" },
	{ .name = "batch",
		.argument = "FILE|DIR",
		.help = "a bag of each record: JSON lines, CSV, or a folder; "
			"-o is then the folder for the bags" },
	{ .name = "original",
		.argument = "FILE",
		.repeats = true,
		.help = "the document in its original language" },
	{ .name = "original-language",
		.argument = "LANG",
		.help = "its language: ISO 639 code or English name" },
	{ .name = "translation",
		.argument = "FILE",
		.repeats = true,
		.help = "a translation of the document" },
	{ .name = "translation-language",
		.argument = "LANG",
		.help = "the language of the translation" },
	{ .name = "attach",
		.argument = "FILE",
		.repeats = true,
		.help = "anything else that belongs to it" },
	{ .name = "catalog",
		.argument = "FILE",
		.help = "register the bag in this catalog at once" },
	{ .name = "source-organization",
		.argument = "TEXT",
		.help = "who transfers it; default: the cited publisher" },
	{ .name = "dry-run", .help = "check everything, write nothing" },
	CLI_OPTION_FORMAT("text|json"),
	{ .name = "jobs",
		.letter = 'j',
		.argument = "N",
		.help = "bags made at a time, with --batch" },
	CLI_OPTION_QUIET,
	{ 0 },
};

static void fill(
	const struct cli_arguments *arguments, struct fonds_ingest_options *ret)
{
	ret->originals = cli_values(
		arguments, "original", &ret->original_count);
	ret->original_language = cli_value(arguments, "original-language");
	ret->translations = cli_values(
		arguments, "translation", &ret->translation_count);
	ret->translation_language = cli_value(
		arguments, "translation-language");
	ret->attachments = cli_values(
		arguments, "attach", &ret->attachment_count);
	ret->source_organization = cli_value(arguments, "source-organization");
	ret->dry_run = cli_flag(arguments, "dry-run");
}

static void print_warnings(const struct fonds_ingest_result *result)
{
	const char *warning;

	for (size_t i = 0; (warning = fonds_ingest_result_warning(result, i));
		i++)
		fprintf(stderr, "fonds: warning: %s\n", warning);
}

static enum cli_exit ingest(const struct cli_arguments *arguments,
	enum fonds_format format, struct fonds_ingest_options *ingest_options)
{
	bool is_quiet = cli_flag(arguments, "quiet");
	struct fonds_ingest_result *result = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_status status;

	cli_progress_init(&progress, is_quiet);
	ingest_options->progress = cli_progress_show;
	ingest_options->payload = &progress;
	status = fonds_ingest(arguments->operands[0],
		cli_value(arguments, "output"), ingest_options, &result,
		&error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	if (!is_quiet)
		print_warnings(result);
	status = fonds_ingest_result_write(
		result, format, cli_write_stdout, NULL, &error);
	fonds_ingest_result_free(result);
	return status < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

/*
 * A catalog that is not there is made, but by no command that is refused: so
 * all is checked first. A dry run goes without.
 */
static enum cli_exit open_catalog(const struct cli_arguments *arguments,
	struct fonds_ingest_options *ingest_options)
{
	struct fonds_ingest_options check = *ingest_options;
	struct fonds_ingest_result *result = NULL;
	struct fonds_error *error = NULL;

	if (cli_has_catalog(arguments))
		return cli_open_catalog(
			arguments, false, &ingest_options->catalog);
	if (ingest_options->dry_run)
		return CLI_EXIT_OK;
	check.dry_run = 1;
	if (fonds_ingest(arguments->operands[0], cli_value(arguments, "output"),
		    &check, &result, &error) < 0)
		return cli_failed(error);
	fonds_ingest_result_free(result);
	return cli_open_catalog(arguments, true, &ingest_options->catalog);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_ingest_options ingest_options = FONDS_INGEST_OPTIONS_INIT;
	enum fonds_format format;
	enum cli_exit status = CLI_EXIT_OK;

	if (!cli_format(arguments, &format))
		return CLI_EXIT_USAGE;
	if (!cli_value(arguments, "output")) {
		cli_complain("say where the bag goes: -o BAG");
		return CLI_EXIT_USAGE;
	}
	if (cli_value(arguments, "batch"))
		return cli_ingest_batch(
			arguments, format, cli_value(arguments, "output"));
	if (arguments->operand_count == 0 || cli_value(arguments, "jobs")) {
		cli_complain(arguments->operand_count == 0
				     ? "RECORD is missing; or give --batch"
				     : "--jobs is for --batch");
		return CLI_EXIT_USAGE;
	}
	fill(arguments, &ingest_options);
	if (cli_value(arguments, "catalog"))
		status = open_catalog(arguments, &ingest_options);
	if (status == CLI_EXIT_OK)
		status = ingest(arguments, format, &ingest_options);
	fonds_catalog_close(ingest_options.catalog);
	return status;
}

const struct cli_command cli_cmd_ingest = {
	.name = "ingest",
	.operands = "[RECORD]",
	.operands_min = 0,
	.operands_max = 1,
	.summary = "make a described bag from a record and its files",
	.options = options,
	.run = run,
};
