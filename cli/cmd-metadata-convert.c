/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>

#include <fonds/metadata-convert.h>

#include "cli/message.h"
#include "cli/options.h"

static const struct cli_option options[] = {
	CLI_OPTION_FORMAT("text|json"),
	{ .name = "from",
		.argument = "FORM",
		.help = "what the file is; default: told from its content" },
	{ .name = "output",
		.letter = 'o',
		.argument = "FILE",
		.help = "write into a new file; default: standard output" },
	{ .name = "strict", .help = "exit with 1 when something was lost" },
	{ .name = "to",
		.argument = "FORM",
		.help = "record, dc, oai_dc, premis, csv, jsonld or mets" },
	{ 0 },
};

static int write_stderr(const void *data, size_t size, void *payload)
{
	(void)payload;
	return fwrite(data, 1, size, stderr) == size ? 0 : errno;
}

/* FONDS_METADATA_ANY when the option is not given; false for another word. */
static bool form_option(const struct cli_arguments *arguments, const char *name,
	enum fonds_metadata_form *ret)
{
	const char *value = cli_value(arguments, name);

	*ret = FONDS_METADATA_ANY;
	if (!value)
		return true;
	*ret = fonds_metadata_form_find(value);
	if (*ret != FONDS_METADATA_ANY)
		return true;
	cli_complain("--%s is one of record, dc, oai_dc, premis, csv%s, not "
		     "'%s'",
		name, *name == 't' ? ", jsonld, mets" : "", value);
	return false;
}

/* The document goes first: what was lost is said of something that is there. */
static enum fonds_status deliver(const struct fonds_conversion *conversion,
	const char *path, enum fonds_format format, struct fonds_error **error)
{
	enum fonds_status status;

	if (path)
		status = fonds_conversion_save(conversion, path, error);
	else
		status = fonds_conversion_write(
			conversion, cli_write_stdout, NULL, error);
	if (status < 0)
		return status;
	return fonds_conversion_write_losses(conversion, format,
		path ? cli_write_stdout : write_stderr, NULL, error);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_convert_options convert = FONDS_CONVERT_OPTIONS_INIT;
	struct fonds_conversion *conversion = NULL;
	struct fonds_error *error = NULL;
	enum fonds_metadata_form to;
	enum fonds_format format;
	enum fonds_status status;
	bool is_lossy;

	if (!cli_format(arguments, &format) ||
		!form_option(arguments, "from", &convert.from) ||
		!form_option(arguments, "to", &to))
		return CLI_EXIT_USAGE;
	if (to == FONDS_METADATA_ANY) {
		cli_complain("into what? give --to FORM");
		return CLI_EXIT_USAGE;
	}
	status = fonds_metadata_convert(
		arguments->operands[0], to, &convert, &conversion, &error);
	if (status == FONDS_OK)
		status = deliver(conversion, cli_value(arguments, "output"),
			format, &error);
	is_lossy = conversion && fonds_conversion_lost(conversion) > 0;
	fonds_conversion_free(conversion);
	if (status < 0)
		return cli_failed(error);
	return is_lossy && cli_flag(arguments, "strict") ? CLI_EXIT_FOUND
							 : CLI_EXIT_OK;
}

const struct cli_command cli_cmd_metadata_convert = {
	.name = "metadata convert",
	.operands = "FILE|BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "write a description in another form",
	.options = options,
	.run = run,
};
