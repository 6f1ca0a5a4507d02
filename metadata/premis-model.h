/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_MODEL_H
#define METADATA_PREMIS_MODEL_H

#include <stdbool.h>

#include "base/arena.h"
#include "metadata/premis.h"
#include "metadata/vocabulary.h"

/*
 * The parts of a description, for premis.c which builds it and xml-premis.c
 * which writes it. A link is one node that stands in the lists of both its
 * ends: it cannot be there in one direction only.
 */

/* Pointers in the description's arena, in the order in which they came. */
struct fonds_premis_list {
	void **items;
	size_t count;
	size_t capacity;
};

/* A type and a value, both free text. */
struct fonds_premis_pair {
	const char *type;
	const char *value;
};

struct fonds_premis_format {
	const char *name;
	const char *version;
	const char *registry;
	const char *key;
	const char *note;
};

struct fonds_premis_object {
	enum fonds_premis_kind kind;
	const char *uuid;
	struct fonds_premis_list identifiers; /* struct fonds_premis_pair */
	struct fonds_premis_list properties;  /* struct fonds_premis_pair */

	bool is_set; /* the next five, of a file */
	uint64_t size;
	const struct fonds_term *algorithm;
	const char *digest;
	const char *original_name;
	const char *content_location; /* encoded */
	struct fonds_premis_list formats;

	struct fonds_premis_list relationships;
	struct fonds_premis_list event_links;  /* struct fonds_premis_link */
	struct fonds_premis_list rights_links; /* struct fonds_premis_link */
};

struct fonds_premis_relationship {
	const struct fonds_term *type;
	const struct fonds_term *subtype;
	const struct fonds_premis_object *target;
	const struct fonds_premis_event *event; /* may be NULL */
};

struct fonds_premis_event {
	const char *uuid;
	const struct fonds_term *type;
	const char *date;
	const char *detail;
	const struct fonds_term *outcome;
	struct fonds_text_list notes;
	struct fonds_premis_list agent_links;
	struct fonds_premis_list object_links;
};

struct fonds_premis_agent {
	const char *uuid;
	const struct fonds_term *type;
	const char *name;
	const char *version;
	const char *note;
	struct fonds_premis_list event_links;
};

struct fonds_premis_rights {
	const char *uuid;
	const struct fonds_term *status;
	const char *jurisdiction;
	const char *note;
	struct fonds_premis_list object_links;
};

/* Two of these four are set. */
struct fonds_premis_link {
	const struct fonds_premis_event *event;
	const struct fonds_premis_agent *agent;
	const struct fonds_premis_object *object;
	const struct fonds_premis_rights *rights;
	struct fonds_premis_list roles; /* const struct fonds_term */
};

struct fonds_premis {
	struct fonds_arena arena;
	const char *problem; /* the first misuse; NULL while there is none */
	struct fonds_premis_list objects;
	struct fonds_premis_list events;
	struct fonds_premis_list agents;
	struct fonds_premis_list rights;
};

/* Nothing more is entered after a failure; NULL counts as failed. */
bool fonds_premis_is_failed(const struct fonds_premis *premis);

/* Keep the first misuse for fonds_premis_write(). */
void fonds_premis_misuse(struct fonds_premis *premis, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* NULL, and a misuse, when the vocabulary does not have the term. */
const struct fonds_term *fonds_premis_term(
	struct fonds_premis *premis, const char *scheme, const char *code);

void fonds_premis_list_add(struct fonds_premis *premis,
	struct fonds_premis_list *list, const void *item);

/*
 * FONDS_OK when the description is complete and sound: nothing failed, each
 * file has a digest and a format, no identifier stands twice.
 */
enum fonds_status fonds_premis_check(
	struct fonds_premis *premis, struct fonds_error **error);

#endif
