/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/upgrade-notes.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"

#define NAME_SIZE 64

/* Up to 0.95 these labels had other names. */
static const struct {
	const char *old;
	const char *now;
} labels[] = {
	{ "Packing-Date", "Bagging-Date" },
	{ "Package-Size", "Bag-Size" },
};

const char *fonds_upgrade_label(
	const struct fonds_old_bag *bag, const char *label)
{
	if (bag->version > FONDS_BAGIT_0_95)
		return label;
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
		if (strcasecmp(labels[i].old, label) == 0)
			return labels[i].now;
	return label;
}

enum fonds_status fonds_upgrade_tags(const struct fonds_old_bag *bag,
	struct fonds_bag_tags *tags, struct fonds_bag_notes *notes,
	struct fonds_error **error)
{
	const struct fonds_bag_info_entry *entry = bag->validation->info.first;
	const struct fonds_bag_tag_facts facts = {
		.bytes = bag->validation->payload_bytes,
		.files = bag->validation->payload_files,
	};
	const char *oxum;

	for (; entry; entry = entry->next) {
		const char *label = fonds_upgrade_label(bag, entry->label);

		if (label != entry->label && notes)
			fonds_bag_notes_add(notes, "bag-info.txt", NULL,
				"%s is written %s", entry->label, label);
		fonds_bag_tags_append(tags, label, entry->value);
	}
	oxum = fonds_bag_tags_oxum(tags, &facts);
	if (oxum && fonds_bag_tags_set(tags, "Payload-Oxum", oxum) && notes)
		fonds_bag_notes_add(
			notes, "bag-info.txt", NULL, "Payload-Oxum: %s", oxum);
	return fonds_bag_tags_check(tags, error);
}

static void note_declaration(
	const struct fonds_old_bag *bag, struct fonds_bag_notes *notes)
{
	if (bag->version < FONDS_BAGIT_1_0)
		fonds_bag_notes_add(notes, "bagit.txt", NULL,
			"version %s becomes 1.0", bag->validation->version);
	if (!bag->is_utf8)
		fonds_bag_notes_add(notes, "bagit.txt", NULL,
			"the tag files that the standard knows are written in "
			"UTF-8, no longer in %s",
			bag->validation->encoding);
	if (!bag->is_utf8 && bag->others.count > 0)
		fonds_bag_notes_hint(notes, NULL,
			"other tag files (%zu) keep their bytes, whatever "
			"encoding they are in",
			bag->others.count);
	if (bag->info_name && strcmp(bag->info_name, "bag-info.txt") != 0)
		fonds_bag_notes_add(
			notes, bag->info_name, NULL, "it becomes bag-info.txt");
}

static void make_name(char name[NAME_SIZE], const char *prefix,
	enum fonds_algorithm algorithm)
{
	(void)snprintf(name, NAME_SIZE, "%s-%s.txt", prefix,
		fonds_algorithm_name(algorithm));
}

static bool is_written(const struct fonds_file_table *payload,
	const char *prefix, const char *name)
{
	char proper[NAME_SIZE];

	for (size_t i = 0; i < payload->algorithm_count; i++) {
		make_name(proper, prefix, payload->algorithms[i]);
		if (strcmp(proper, name) == 0)
			return true;
	}
	return false;
}

static void note_manifests(const struct fonds_file_table *payload,
	const char *prefix, const struct fonds_text_list *old,
	struct fonds_bag_notes *notes)
{
	char name[NAME_SIZE];

	for (size_t i = 0; i < old->count; i++)
		if (!is_written(payload, prefix, old->items[i]))
			fonds_bag_notes_add(
				notes, old->items[i], NULL, "it goes");
	for (size_t i = 0; i < payload->algorithm_count; i++) {
		make_name(name, prefix, payload->algorithms[i]);
		if (!fonds_text_list_has(old, name))
			fonds_bag_notes_add(notes, name, NULL, "it is added");
	}
}

static uint64_t count_encoded(const struct fonds_file_table *payload)
{
	uint64_t count = 0;

	for (size_t i = 0; i < payload->count; i++)
		count += strpbrk(payload->rows[i]->path, "%\r\n") != NULL;
	return count;
}

static bool has_strong(const struct fonds_file_table *payload)
{
	for (size_t i = 0; i < payload->algorithm_count; i++)
		if (payload->algorithms[i] != FONDS_MD5 &&
			payload->algorithms[i] != FONDS_SHA1)
			return true;
	return false;
}

static void note_lost(const struct fonds_old_bag *bag, bool is_in_place,
	struct fonds_bag_notes *notes)
{
	const struct fonds_finding *finding;

	for (size_t i = 0; (finding = fonds_validation_get(bag->validation, i));
		i++)
		if (!is_in_place &&
			strcmp(finding->code, "BAG-EMPTY-FOLDER") == 0)
			fonds_bag_notes_hint(notes, finding->path,
				"the folder is empty and does not come along");
}

void fonds_upgrade_note(const struct fonds_old_bag *bag,
	const struct fonds_file_table *payload, bool is_in_place,
	struct fonds_bag_notes *notes)
{
	uint64_t encoded = count_encoded(payload);

	note_declaration(bag, notes);
	note_manifests(payload, "manifest", &bag->manifests, notes);
	note_manifests(payload, "tagmanifest", &bag->tag_manifests, notes);
	for (size_t i = 0; i < bag->partial.count; i++)
		fonds_bag_notes_add(notes, bag->partial.items[i], NULL,
			"it lists every payload file now");
	if (encoded > 0 && bag->version < FONDS_BAGIT_1_0)
		fonds_bag_notes_add(notes, NULL, NULL,
			"CR, LF and %% are written %%0D, %%0A and %%25 in %ju "
			"path%s",
			(uintmax_t)encoded, encoded == 1 ? "" : "s");
	note_lost(bag, is_in_place, notes);
	if (!has_strong(payload))
		fonds_bag_notes_hint(notes, NULL,
			"all manifests are of algorithms that no longer "
			"protect against forgery: let SHA-256 or SHA-512 be "
			"added");
}

bool fonds_upgrade_is_needless(
	const struct fonds_old_bag *bag, const struct fonds_file_table *payload)
{
	char name[NAME_SIZE];

	for (size_t i = 0; i < payload->algorithm_count; i++) {
		make_name(name, "manifest", payload->algorithms[i]);
		if (!fonds_text_list_has(&bag->manifests, name))
			return false;
	}
	return bag->version == FONDS_BAGIT_1_0 && bag->is_utf8;
}
