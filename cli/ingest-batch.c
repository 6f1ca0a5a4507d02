/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/ingest-batch.h"

#include <stdio.h>

#include <fonds/ingest.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/settings.h"

struct telling {
	struct cli_progress progress;
	bool is_quiet;
};

/* What becomes of a record is said at once; only of what is not as it should. */
static void tell(const struct fonds_batch_outcome *outcome, void *payload)
{
	struct telling *telling = payload;

	if (outcome->kind == FONDS_BATCH_FAILED || outcome->warning_count > 0)
		cli_progress_end(&telling->progress);
	if (outcome->kind == FONDS_BATCH_FAILED)
		fprintf(stderr, "fonds: %s: %s\n", outcome->where,
			outcome->message);
	for (size_t i = 0; i < outcome->warning_count && !telling->is_quiet;
		i++)
		fprintf(stderr, "fonds: warning: %s: %s\n", outcome->where,
			outcome->warnings[i]);
}

static int show_progress(const struct fonds_progress *now, void *payload)
{
	struct telling *telling = payload;

	return cli_progress_show(now, &telling->progress);
}

static enum cli_exit run(const struct cli_arguments *arguments,
	enum fonds_format format, const char *folder,
	struct fonds_batch_options *options)
{
	struct telling telling = { .is_quiet = cli_flag(arguments, "quiet") };
	struct fonds_batch_result *result = NULL;
	struct fonds_error *error = NULL;
	enum cli_exit exit_status = CLI_EXIT_OK;
	enum fonds_status status;

	cli_progress_init(&telling.progress, telling.is_quiet);
	options->each = tell;
	options->each_payload = &telling;
	options->progress = show_progress;
	options->payload = &telling;
	status = fonds_ingest_batch(cli_value(arguments, "batch"), folder,
		options, &result, &error);
	cli_progress_end(&telling.progress);
	if (status < 0)
		return cli_failed(error);
	status = fonds_batch_result_write(
		result, format, cli_write_stdout, NULL, &error);
	if (fonds_batch_result_failed(result) > 0)
		exit_status = CLI_EXIT_FOUND;
	fonds_batch_result_free(result);
	return status < 0 ? cli_failed(error) : exit_status;
}

/* Files belong to one record. */
static bool takes_options(const struct cli_arguments *arguments)
{
	static const char *const refused[] = { "original", "translation",
		"attach" };

	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		if (cli_value(arguments, refused[i])) {
			cli_complain("--%s belongs to one record: not with "
				     "--batch",
				refused[i]);
			return false;
		}
	if (arguments->operand_count > 0)
		cli_complain("give either RECORD or --batch");
	return arguments->operand_count == 0;
}

enum cli_exit cli_ingest_batch(const struct cli_arguments *arguments,
	enum fonds_format format, const char *folder)
{
	struct fonds_batch_options options = FONDS_BATCH_OPTIONS_INIT;
	enum cli_exit status = CLI_EXIT_OK;

	if (!takes_options(arguments) || !cli_jobs(arguments, &options.jobs))
		return CLI_EXIT_USAGE;
	options.original_language = cli_value(arguments, "original-language");
	options.translation_language = cli_value(
		arguments, "translation-language");
	options.source_organization = cli_value(
		arguments, "source-organization");
	options.dry_run = cli_flag(arguments, "dry-run");
	if (cli_value(arguments, "catalog") &&
		(cli_has_catalog(arguments) || !options.dry_run))
		status = cli_open_catalog(arguments,
			!cli_has_catalog(arguments), &options.catalog);
	if (status == CLI_EXIT_OK)
		status = run(arguments, format, folder, &options);
	fonds_catalog_close(options.catalog);
	return status;
}
