/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PROFILE_PROFILE_H
#define BAGIT_PROFILE_PROFILE_H

#include <stdbool.h>

#include <fonds/profile.h>

#include "bagit/finding-codes.h"
#include "bagit/validation.h"
#include "base/arena.h"

/* The most that is read of a profile, and of a list or of Bag-Info in it. */
#define FONDS_PROFILE_FILE_MAX ((size_t)4 << 20)
#define FONDS_PROFILE_ITEMS_MAX ((size_t)4096)

/* The members that are lists of strings, by their rows in profile-read.c. */
enum fonds_profile_list_key {
	FONDS_PROFILE_ACCEPT_SERIALIZATION,
	FONDS_PROFILE_ACCEPT_VERSION,
	FONDS_PROFILE_MANIFESTS_REQUIRED,
	FONDS_PROFILE_MANIFESTS_ALLOWED,
	FONDS_PROFILE_TAG_MANIFESTS_REQUIRED,
	FONDS_PROFILE_TAG_MANIFESTS_ALLOWED,
	FONDS_PROFILE_TAG_FILES_REQUIRED,
	FONDS_PROFILE_TAG_FILES_ALLOWED,
	FONDS_PROFILE_PAYLOAD_REQUIRED,
	FONDS_PROFILE_PAYLOAD_ALLOWED,
	FONDS_PROFILE_LIST_COUNT,
};

struct fonds_profile_list {
	bool is_given;
	struct fonds_text_list items;
};

enum fonds_profile_serialization {
	FONDS_PROFILE_SERIALIZATION_OPTIONAL,
	FONDS_PROFILE_SERIALIZATION_FORBIDDEN,
	FONDS_PROFILE_SERIALIZATION_REQUIRED,
};

/* A label of Bag-Info and what is asked of it. */
struct fonds_profile_tag {
	struct fonds_profile_tag *next;
	const char *label;
	bool is_required;
	bool is_recommended; /* no part of the specification, but in use */
	bool is_unrepeatable;
	struct fonds_text_list values; /* none: every value is accepted */
};

/* A profile as it was read. Every string lies in the arena of defects. */
struct fonds_profile {
	struct fonds_validation *defects;

	const char *identifier; /* this and what follows may be NULL */
	const char *version;    /* of the profile itself */
	const char *specification;
	const char *organization;
	const char *description;

	struct fonds_profile_tag *tags;
	size_t tag_count;
	struct fonds_profile_list lists[FONDS_PROFILE_LIST_COUNT];
	enum fonds_profile_serialization serialization;
	bool has_serialization;
	bool forbids_fetch;
	bool requires_fetch;
	bool is_data_empty;
};

/* Read a profile out of size bytes of JSON; path is for messages. */
enum fonds_status fonds_profile_parse(const char *path, const char *text,
	size_t size, struct fonds_profile **ret, struct fonds_error **error);

/* For fonds_cleanup(). */
void fonds_profile_freep(struct fonds_profile **profile);

/* The JSON key of a list. Static. */
const char *fonds_profile_list_name(enum fonds_profile_list_key key);

/*
 * A place in the JSON: a chain from the member up to the root, on the stack.
 * Without a key it is the element of an array.
 */
struct fonds_profile_place {
	const struct fonds_profile_place *parent;
	const char *key;
	size_t index;
};

/* Add something wrong with the profile itself; place may be NULL. */
void fonds_profile_defect(struct fonds_profile *profile,
	enum fonds_finding_code code, const struct fonds_profile_place *place,
	struct fonds_finding_values values, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* Do its parts agree with each other? The last step of reading. */
void fonds_profile_check_rules(struct fonds_profile *profile);

#endif
