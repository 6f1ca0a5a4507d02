/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "cli/cmd.h"

/*
 * Open the catalog that the command line means: --catalog, else
 * $FONDS_CATALOG, else catalog.db in $XDG_DATA_HOME/fonds or
 * ~/.local/share/fonds. CLI_EXIT_OK, or what went wrong, said on stderr.
 */
enum cli_exit cli_open_catalog(const struct cli_arguments *arguments,
	bool create, struct fonds_catalog **ret);

/* Say on stderr why it could not be opened; frees error. */
enum cli_exit cli_catalog_failed(struct fonds_error *error);

/*
 * That place, for free(); NULL after saying on stderr that none is known.
 */
char *cli_catalog_path(const struct cli_arguments *arguments);

/* Is there anything at that place? */
bool cli_has_catalog(const struct cli_arguments *arguments);

/* A variable of the environment; NULL where it is not set, or empty. */
const char *cli_variable(const char *name);

#endif
