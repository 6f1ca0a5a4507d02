/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_LOSS_H
#define METADATA_LOSS_H

#include "metadata/dublin-core.h"

/*
 * What a conversion could not carry over. No table says what a form can hold:
 * what was written is read back and compared with what was there, so the list
 * is true by what happened.
 */
struct fonds_loss {
	const char *name;  /* "summary", "dcterms:audience", "event" */
	const char *value; /* what was said; may be long */
	const char *why;   /* "is not held", "is written as dc:date" */
};

struct fonds_loss_list {
	struct fonds_arena arena;
	struct fonds_loss *items;
	size_t count;
	size_t capacity;
};

void fonds_loss_list_init(struct fonds_loss_list *list);
void fonds_loss_list_clear(struct fonds_loss_list *list);

/* All three are copied. */
void fonds_loss_add(struct fonds_loss_list *list, const char *name,
	const char *value, const char *why);

bool fonds_loss_has(const struct fonds_loss_list *list, const char *name,
	const char *value);

enum fonds_status fonds_loss_check(
	const struct fonds_loss_list *list, struct fonds_error **error);

/* Statements of before that after does not have, or has in another way. */
void fonds_loss_compare_dc(const struct fonds_dc_set *before,
	const struct fonds_dc_set *after, struct fonds_loss_list *list);

/* What a reader met that is not of Dublin Core, and after has no more. */
void fonds_loss_others(const struct fonds_dc_set *before,
	const struct fonds_dc_set *after, struct fonds_loss_list *list);

/* What is lost in both ways: what either of them keeps is not lost. */
void fonds_loss_add_common(const struct fonds_loss_list *one,
	const struct fonds_loss_list *other, struct fonds_loss_list *list);

/* Fields, notes and texts of before that after does not have. */
void fonds_loss_compare_records(const struct fonds_record *before,
	const struct fonds_record *after, struct fonds_loss_list *list);

#endif
