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

/*
 * Make a new, empty catalog, with the folders above it. FONDS_ERR_EXISTS when
 * anything is at that place.
 */
FONDS_API enum fonds_status fonds_catalog_create(
	const char *path, struct fonds_error **error) FONDS_NODISCARD;

/*
 * The repository is no longer responsible for a holding: it is not audited
 * any more, and its rows and files stay where they are. by and reason must say
 * something (FONDS_ERR_INVALID). With dry_run nothing is written but what
 * would be done. id as above. Text or JSON.
 */
FONDS_API enum fonds_status fonds_catalog_remove(struct fonds_catalog *catalog,
	const char *id, const char *by, const char *reason, bool dry_run,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Collections: what holdings have a policy by. The list: text or JSON. */
FONDS_API enum fonds_status fonds_catalog_collection_add(
	struct fonds_catalog *catalog, const char *name,
	const char *description, struct fonds_error **error) FONDS_NODISCARD;
FONDS_API enum fonds_status fonds_catalog_write_collections(
	struct fonds_catalog *catalog, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * Volumes: file systems that are mounted somewhere, and not always. The file
 * .fonds-volume at the root is their identity; add makes it where there is
 * none, so that another host, or another catalog, can have the same volume.
 * move says where it is on this host now: its marker must be there
 * (FONDS_ERR_IO, FONDS_ERR_FORMAT). The list: text or JSON.
 */
FONDS_API enum fonds_status fonds_catalog_volume_add(
	struct fonds_catalog *catalog, const char *name, const char *path,
	struct fonds_error **error) FONDS_NODISCARD;
FONDS_API enum fonds_status fonds_catalog_volume_move(
	struct fonds_catalog *catalog, const char *name, const char *path,
	struct fonds_error **error) FONDS_NODISCARD;
FONDS_API enum fonds_status fonds_catalog_write_volumes(
	struct fonds_catalog *catalog, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * Canaries: files that every audit must find corrupt, because the digest that
 * is registered differs from their own in one bit; an audit that does not is
 * invalid. add makes a small file where there is none, and never writes to one
 * that is there. remove takes the number that the list shows, or the path, and
 * leaves the file. by is who does it. The list: text or JSON.
 */
FONDS_API enum fonds_status fonds_catalog_canary_add(
	struct fonds_catalog *catalog, const char *path, const char *by,
	struct fonds_error **error) FONDS_NODISCARD;
FONDS_API enum fonds_status fonds_catalog_canary_remove(
	struct fonds_catalog *catalog, const char *id, const char *by,
	struct fonds_error **error) FONDS_NODISCARD;
FONDS_API enum fonds_status fonds_catalog_write_canaries(
	struct fonds_catalog *catalog, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * All of a catalog as lines of JSON (fonds-catalog(1), EXPORT), of one state
 * however long it takes; and a new catalog made of such lines, whose export is
 * the same again, byte for byte.
 *
 * path  of the catalog to make, with the folders above it; FONDS_ERR_EXISTS
 *       when anything is there
 * fd    read to its end, the caller's
 * name  for messages
 *
 * FONDS_ERR_FORMAT for an export that is not whole and unchanged, or would
 * make a catalog that is not sound. Then nothing is made.
 */
FONDS_API enum fonds_status fonds_catalog_export(struct fonds_catalog *catalog,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;
FONDS_API enum fonds_status fonds_catalog_import(const char *path, int fd,
	const char *name, struct fonds_error **error) FONDS_NODISCARD;

/*
 * A copy of a catalog, of one state, while it is in use: checked, on the disk,
 * and there whole or not at all. FONDS_ERR_EXISTS.
 */
FONDS_API enum fonds_status fonds_catalog_backup(struct fonds_catalog *catalog,
	const char *path, struct fonds_error **error) FONDS_NODISCARD;

/* What is wrong with a catalog itself; nothing is read of any holding. */
struct fonds_catalog_check;

/*
 * Do its file, its schema, and all that it says of itself agree? What is wrong
 * is a result, not an error. ret is the caller's, to be freed.
 */
FONDS_API enum fonds_status fonds_catalog_check_run(
	struct fonds_catalog *catalog, struct fonds_catalog_check **ret,
	struct fonds_error **error) FONDS_NODISCARD;
FONDS_API bool fonds_catalog_check_is_sound(
	const struct fonds_catalog_check *check);

/* One line, borrowed; NULL past the end. */
FONDS_API const char *fonds_catalog_check_get(
	const struct fonds_catalog_check *check, size_t index);

/* Text or JSON. */
FONDS_API enum fonds_status fonds_catalog_check_write(
	const struct fonds_catalog_check *check, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_catalog_check_free(struct fonds_catalog_check *check);

FONDS_END_DECLS

#endif
