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

/* What a command does with its catalog while that is open. */
struct cli_call {
	const struct cli_arguments *arguments;
	struct fonds_catalog *catalog;
	enum fonds_format format; /* text where the command has no --format */
	const void *payload;      /* what else it took from the command line */
	bool has_found;           /* the call sets it: something is wrong */
};

typedef enum fonds_status cli_call_fn(
	struct cli_call *call, struct fonds_error **error);

/*
 * Take --format where the command offers it, open the catalog that is there,
 * call, and close it. The exit status: what went wrong was said on stderr.
 */
enum cli_exit cli_with_catalog(const struct cli_arguments *arguments,
	cli_call_fn *call, const void *payload);

/*
 * The catalog's place, for free(); NULL after saying on stderr that none is known.
 */
char *cli_catalog_path(const struct cli_arguments *arguments);

/* Is there anything at that place? */
bool cli_has_catalog(const struct cli_arguments *arguments);

/* A variable of the environment; NULL where it is not set, or empty. */
const char *cli_variable(const char *name);

#endif
