/* SPDX-License-Identifier: Apache-2.0 */
#ifndef IDENTIFY_CREW_H
#define IDENTIFY_CREW_H

#include "base/tree.h"
#include "identify/identifier.h"

/*
 * Files that several threads identify while the caller finds more, told in the
 * order in which they were found. As many are under way as there are places,
 * so memory does not grow with their number.
 *
 *	fonds_crew_new(set, jobs, tell, payload, &crew, error)
 *	for each file
 *		fonds_crew_place(crew, &task, error)	tells what is finished
 *		... fill it, then
 *		fonds_crew_go(crew)
 *	fonds_crew_finish(crew, error)			tells the rest
 *	fonds_crew_free(crew)
 */
struct fonds_crew;

/* A tree that lives until the last file in it was told. */
struct fonds_crew_tree {
	struct fonds_tree *tree;
	size_t users;
};

struct fonds_crew_task {
	char *name;     /* as it is told; freed after that */
	size_t path_at; /* in the name: where that of a member begins */

	/* Either a file that is to be opened, */
	struct fonds_crew_tree *tree;
	struct fonds_bag_path *path;

	/* or one whose bytes were taken from an archive, */
	bool is_captured;
	struct fonds_file_ends ends;
	bool has_ends;
	int spool; /* with all of its bytes, or -1 */
	const char *spool_missing;

	/* or none: it is only told. failure says why. */
	struct fonds_identity identity;
	struct fonds_error *failure;
	uint64_t size;
	bool has_modified;
	int64_t modified;
	bool is_done;
};

/* Called on the caller's thread; anything but FONDS_OK ends the work. */
typedef enum fonds_status fonds_crew_tell_fn(const struct fonds_crew_task *task,
	void *payload, struct fonds_error **error);

/* jobs 0: one a processor. The set is borrowed. */
enum fonds_status fonds_crew_new(const struct fonds_signature_set *set,
	unsigned jobs, fonds_crew_tell_fn *tell, void *payload,
	struct fonds_crew **ret, struct fonds_error **error);

/* Whoever is at work is waited for. Accept NULL. */
void fonds_crew_free(struct fonds_crew *crew);
void fonds_crew_freep(struct fonds_crew **crew);

/*
 * An empty task, which is the crew's; with has_ends where its ends can be
 * filled anew. FONDS_ERR_NOMEM, or what telling gave.
 */
enum fonds_status fonds_crew_place(struct fonds_crew *crew,
	struct fonds_crew_task **ret, struct fonds_error **error);
void fonds_crew_go(struct fonds_crew *crew);
enum fonds_status fonds_crew_finish(
	struct fonds_crew *crew, struct fonds_error **error);

/* The caller's hold on a tree, and the end of it. The tree is taken. */
enum fonds_status fonds_crew_tree_new(struct fonds_tree *tree,
	struct fonds_crew_tree **ret, struct fonds_error **error);
void fonds_crew_tree_drop(struct fonds_crew_tree *tree); /* accepts NULL */

#endif
