/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_CATALOG_H
#define FONDS_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/api.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * The catalog: which holdings a repository is responsible for (bags, packed
 * bags, trees of files, what lists of checksums name), the message digest of
 * each of their files when that responsibility was taken, and the history of
 * fixity checks since. One SQLite file.
 *
 * A handle is for one thread at a time; several processes may use one
 * catalog at once.
 */
struct fonds_catalog;

/*
 * Open the catalog at path. With create it is made, with its parent folders,
 * when it is not there; without, FONDS_ERR_NOT_FOUND.
 */
FONDS_API enum fonds_status fonds_catalog_open(const char *path, bool create,
	struct fonds_catalog **ret, struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_catalog_close(struct fonds_catalog *catalog);

/*
 * The holdings registered, oldest first, with those that were removed when
 * with_removed is true. Text, JSON or CSV.
 */
FONDS_API enum fonds_status fonds_catalog_write_list(
	struct fonds_catalog *catalog, enum fonds_format format,
	bool with_removed, fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * One holding with its files and their last verdicts. Text, JSON or CSV.
 *
 * id  the number that the list shows, the identifier of its accession, or its
 *     path on this host
 *
 * FONDS_ERR_NOT_FOUND when no holding has it.
 */
FONDS_API enum fonds_status fonds_catalog_write_holding(
	struct fonds_catalog *catalog, const char *id, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

FONDS_END_DECLS

#endif
