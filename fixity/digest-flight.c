/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest-flight.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum fonds_status fonds_shared_tree_new(struct fonds_tree *tree,
	struct fonds_shared_tree **ret, struct fonds_error **error)
{
	struct fonds_shared_tree *shared = malloc(sizeof(*shared));

	if (!shared) {
		fonds_tree_free(tree);
		return fonds_fail_nomem(error);
	}
	*shared = (struct fonds_shared_tree){ .tree = tree, .users = 1 };
	*ret = shared;
	return FONDS_OK;
}

void fonds_shared_tree_drop(struct fonds_shared_tree *shared)
{
	if (!shared || --shared->users > 0)
		return;
	fonds_tree_free(shared->tree);
	free(shared);
}

void fonds_shared_tree_dropp(struct fonds_shared_tree **shared)
{
	fonds_shared_tree_drop(*shared);
}

size_t fonds_digest_join(const char *folder, const char *path, char *to)
{
	size_t size = folder ? strlen(folder) : 0;
	bool needs_slash = size > 0 && folder[size - 1] != '/';
	size_t rest = strlen(path) + 1;

	if (to) {
		if (size > 0)
			memcpy(to, folder, size);
		if (needs_slash)
			to[size] = '/';
		memcpy(to + size + needs_slash, path, rest);
	}
	return size + needs_slash + rest;
}

enum fonds_status fonds_digest_flight_begin(
	struct fonds_digest_flights *flights, struct fonds_shared_tree *tree,
	const char *folder, const char *path, size_t digests,
	struct fonds_digest_flight **ret, struct fonds_error **error)
{
	struct fonds_digest_flight *flight;
	size_t size = sizeof(*flight) + digests * sizeof(flight->digests[0]);
	char *name;

	flight = calloc(1, size + fonds_digest_join(folder, path, NULL));
	if (!flight)
		return fonds_fail_nomem(error);
	name = (char *)flight + size;
	(void)fonds_digest_join(folder, path, name);
	flight->name = name;
	flight->tree = tree;
	tree->users++;
	flight->item = (struct fonds_check_item){
		.tree = tree->tree,
		.size = FONDS_SIZE_UNKNOWN,
		.payload = flight,
	};
	flight->next = flights->first;
	if (flight->next)
		flight->next->previous = flight;
	flights->first = flight;
	*ret = flight;
	return FONDS_OK;
}

void fonds_digest_flight_end(struct fonds_digest_flights *flights,
	struct fonds_digest_flight *flight)
{
	if (flight->previous)
		flight->previous->next = flight->next;
	else
		flights->first = flight->next;
	if (flight->next)
		flight->next->previous = flight->previous;
	fonds_bag_path_free(flight->path);
	fonds_shared_tree_drop(flight->tree);
	free(flight);
}

void fonds_digest_flights_clear(struct fonds_digest_flights *flights)
{
	while (flights->first)
		fonds_digest_flight_end(flights, flights->first);
}
