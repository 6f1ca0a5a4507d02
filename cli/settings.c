/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/message.h"
#include "cli/options.h"

const char *cli_variable(const char *name)
{
	const char *value = getenv(name); /* NOLINT(concurrency-mt-unsafe) */

	return value && value[0] ? value : NULL;
}

/* XDG Base Directory: a relative XDG_DATA_HOME is to be ignored. */
static char *default_location(void)
{
	const char *data = cli_variable("XDG_DATA_HOME");
	const char *home = cli_variable("HOME");
	char *path = NULL;
	int size = -1;

	if (data && data[0] == '/')
		size = asprintf(&path, "%s/fonds/catalog.db", data);
	else if (home)
		size = asprintf(
			&path, "%s/.local/share/fonds/catalog.db", home);
	else
		return NULL;
	if (size < 0)
		cli_fatal_nomem();
	return path;
}

/* *made is for free() in any case. */
static const char *location(const struct cli_arguments *arguments, char **made)
{
	const char *path = cli_value(arguments, "catalog");

	*made = NULL;
	if (!path)
		path = cli_variable("FONDS_CATALOG");
	if (!path)
		path = *made = default_location();
	return path;
}

char *cli_catalog_path(const struct cli_arguments *arguments)
{
	char *made;
	const char *path = location(arguments, &made);

	if (!path)
		cli_complain(
			"no catalog: give --catalog FILE or set FONDS_CATALOG");
	if (!path || made)
		return made;
	made = strdup(path);
	if (!made)
		cli_fatal_nomem();
	return made;
}

bool cli_has_catalog(const struct cli_arguments *arguments)
{
	char *made;
	const char *path = location(arguments, &made);
	bool is_there = path && access(path, F_OK) == 0;

	free(made);
	return is_there;
}

enum cli_exit cli_catalog_failed(struct fonds_error *error)
{
	/* A catalog that is none, or damaged: no check could be made. */
	return cli_failed(error) == CLI_EXIT_USAGE ? CLI_EXIT_USAGE
						   : CLI_EXIT_FAILED;
}

enum cli_exit cli_open_catalog(const struct cli_arguments *arguments,
	bool create, struct fonds_catalog **ret)
{
	char *path = cli_catalog_path(arguments);
	struct fonds_error *error = NULL;
	enum fonds_status status;

	if (!path)
		return CLI_EXIT_USAGE;
	status = fonds_catalog_open(path, create, ret, &error);
	free(path);
	return status == FONDS_OK ? CLI_EXIT_OK : cli_catalog_failed(error);
}

enum cli_exit cli_with_catalog(const struct cli_arguments *arguments,
	cli_call_fn *call, const void *payload)
{
	struct cli_call given = { .arguments = arguments, .payload = payload };
	struct fonds_error *error = NULL;
	enum fonds_status done;
	enum cli_exit status;

	if (!cli_format(arguments, &given.format))
		return CLI_EXIT_USAGE;
	status = cli_open_catalog(arguments, false, &given.catalog);
	if (status != CLI_EXIT_OK)
		return status;
	done = call(&given, &error);
	fonds_catalog_close(given.catalog);
	if (done < 0)
		return cli_failed(error);
	return given.has_found ? CLI_EXIT_FOUND : CLI_EXIT_OK;
}
