/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/settings.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/message.h"
#include "cli/options.h"

static const char *variable(const char *name)
{
	const char *value = getenv(name); /* NOLINT(concurrency-mt-unsafe) */

	return value && value[0] ? value : NULL;
}

/* XDG Base Directory: a relative XDG_DATA_HOME is to be ignored. */
static char *default_location(void)
{
	const char *data = variable("XDG_DATA_HOME");
	const char *home = variable("HOME");
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

enum cli_exit cli_open_catalog(const struct cli_arguments *arguments,
	bool create, struct fonds_catalog **ret)
{
	const char *path = cli_value(arguments, "catalog");
	struct fonds_error *error = NULL;
	char *made = NULL;
	enum fonds_status status;

	if (!path)
		path = variable("FONDS_CATALOG");
	if (!path)
		path = made = default_location();
	if (!path) {
		cli_complain(
			"no catalog: give --catalog FILE or set FONDS_CATALOG");
		return CLI_EXIT_USAGE;
	}
	status = fonds_catalog_open(path, create, ret, &error);
	free(made);
	return status < 0 ? cli_failed(error) : CLI_EXIT_OK;
}
