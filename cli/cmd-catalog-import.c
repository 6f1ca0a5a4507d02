/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ 0 },
};

static enum cli_exit import(const char *path, int fd, const char *name)
{
	struct fonds_error *error = NULL;

	if (fonds_catalog_import(path, fd, name, &error) < 0)
		return cli_failed(error);
	return CLI_EXIT_OK;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	const char *name = arguments->operands[0];
	char *path = cli_catalog_path(arguments);
	enum cli_exit status = CLI_EXIT_FAILED;
	int fd;

	if (!path)
		return CLI_EXIT_USAGE;
	if (strcmp(name, "-") == 0) {
		status = import(path, STDIN_FILENO, "standard input");
		free(path);
		return status;
	}
	fd = open(name, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		cli_complain("cannot open '%s': %s", name, strerror(errno));
	} else {
		status = import(path, fd, name);
		(void)close(fd);
	}
	free(path);
	return status;
}

const struct cli_command cli_cmd_catalog_import = {
	.name = "catalog import",
	.operands = "FILE",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "make a new catalog of one that was exported",
	.options = options,
	.run = run,
};
