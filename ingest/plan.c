/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "ingest/folder-plan.h"

#define STEM_MAX 220
#define NAMES_MAX ((size_t)64 * 1024 * 1024)

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* A manifest is UTF-8, so a name that is not cannot be listed in it. */
static enum fonds_status check_name(
	const char *source, struct fonds_error **error)
{
	const char *name = base_name(source);

	if (!name[0] || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return fonds_fail(
			error, FONDS_ERR_INVALID, "'%s' is not a file", source);
	if (!fonds_utf8_is_valid(name, strlen(name)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the name '%s' is not UTF-8, which a manifest must be: "
			"rename the file",
			source);
	return FONDS_OK;
}

enum fonds_status fonds_ingest_plan_add(struct fonds_ingest_plan *plan,
	const struct fonds_ingest_file *file, const char *bag_path,
	struct fonds_error **error)
{
	struct fonds_ingest_file *slot = &plan->files[plan->file_count];
	enum fonds_status status;

	if (!bag_path)
		return fonds_fail_nomem(error);
	*slot = *file;
	status = fonds_bag_path_new(
		bag_path, strlen(bag_path), &slot->path, error);
	if (status < 0)
		return status;
	plan->file_count++;
	plan->bytes += file->size;
	return FONDS_OK;
}

static enum fonds_status add_given(struct fonds_ingest_plan *plan,
	enum fonds_role role, const char *folder, const char *source,
	const struct fonds_language *language, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	struct fonds_ingest_file file = {
		.role = role,
		.source = source,
		.original_name = base_name(source),
		.language = language,
	};
	enum fonds_status status = check_name(source, error);

	if (status < 0)
		return status;
	status = fonds_file_open(source, &fd, &file.size, error);
	if (status < 0)
		return status;
	return fonds_ingest_plan_add(plan, &file,
		fonds_arena_printf(
			&plan->arena, "%s%s", folder, file.original_name),
		error);
}

static enum fonds_status add_record(struct fonds_ingest_plan *plan,
	const char *source, struct fonds_error **error)
{
	struct fonds_ingest_file file = {
		.role = FONDS_ROLE_RECORD,
		.original_name = base_name(source),
		.size = plan->record_bytes.size,
		.data = fonds_buffer_text(&plan->record_bytes),
	};

	return fonds_ingest_plan_add(plan, &file,
		fonds_arena_printf(
			&plan->arena, "data/record/%s", file.original_name),
		error);
}

/* "und" is the code of ISO 639-2 for a language that is not determined. */
static const char *language_code(const struct fonds_language *language)
{
	return language ? language->code : "und";
}

/* A transcript whose language is not said is in that of the original. */
static const struct fonds_language *text_language(
	const struct fonds_ingest_plan *plan,
	const struct fonds_record_text *text)
{
	if (!text->language && !text->is_translation)
		return plan->original_language;
	return text->language;
}

/*
 * How much of the record's name goes into that of an extracted text: without
 * its ending, and so short that what is put behind it fits into the 255 bytes
 * that a file system takes.
 */
static size_t stem_size(const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t size = dot && dot != name ? (size_t)(dot - name) : strlen(name);

	if (size > STEM_MAX)
		size = fonds_utf8_valid_prefix(name, STEM_MAX);
	return size;
}

static enum fonds_status add_text(struct fonds_ingest_plan *plan,
	const struct fonds_record_text *text, const char *record, size_t repeat,
	struct fonds_error **error)
{
	const struct fonds_language *language = text_language(plan, text);
	const char *name = base_name(record);
	size_t stem = stem_size(name);
	char number[24] = "";
	struct fonds_ingest_file file = {
		.role = text->is_translation ? FONDS_ROLE_TRANSLATION_TEXT
					     : FONDS_ROLE_TRANSCRIPT,
		.data = text->data,
		.size = text->size,
	};

	file.language = language;
	if (repeat > 0)
		(void)snprintf(number, sizeof(number), "-%zu", repeat + 1);
	return fonds_ingest_plan_add(plan, &file,
		fonds_arena_printf(&plan->arena, "data/%s/%s/%.*s.%s%s.txt",
			text->is_translation ? "translation" : "transcript",
			language_code(language), (int)stem, name,
			language_code(language), number),
		error);
}

static enum fonds_status add_texts(struct fonds_ingest_plan *plan,
	const char *record, struct fonds_error **error)
{
	for (const struct fonds_record_text *text = plan->record->texts; text;
		text = text->next) {
		size_t repeat = 0;
		enum fonds_status status;

		for (const struct fonds_record_text *before =
				plan->record->texts;
			before != text; before = before->next)
			if (before->is_translation == text->is_translation &&
				text_language(plan, before) ==
					text_language(plan, text))
				repeat++;
		status = add_text(plan, text, record, repeat, error);
		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

static enum fonds_status add_all_given(struct fonds_ingest_plan *plan,
	const struct fonds_ingest_options *options, struct fonds_error **error)
{
	const char *folder = fonds_arena_printf(&plan->arena,
		"data/translation/%s/", language_code(plan->given_language));
	const struct {
		enum fonds_role role;
		const char *folder;
		const char *const *files;
		size_t count;
		const struct fonds_language *language;
	} lists[] = {
		{ FONDS_ROLE_ORIGINAL, "data/original/", options->originals,
			options->original_count, plan->original_language },
		{ FONDS_ROLE_TRANSLATION, folder, options->translations,
			options->translation_count, plan->given_language },
		{ FONDS_ROLE_ATTACHMENT, "data/attachment/",
			options->attachments, options->attachment_count, NULL },
	};

	if (!folder)
		return fonds_fail_nomem(error);
	for (size_t l = 0; l < sizeof(lists) / sizeof(*lists); l++)
		for (size_t i = 0; i < lists[l].count; i++) {
			enum fonds_status status = add_given(plan,
				lists[l].role, lists[l].folder,
				lists[l].files[i], lists[l].language, error);

			if (status < 0)
				return status;
		}
	return FONDS_OK;
}

static enum fonds_status find_language(const char *option, const char *text,
	const struct fonds_language **ret, struct fonds_error **error)
{
	*ret = fonds_language_find(text, strlen(text));
	if (*ret)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_INVALID,
		"--%s: '%s' is not a language of ISO 639: give a code such as "
		"'rus', or an English name",
		option, text);
}

static enum fonds_status choose_original_language(
	struct fonds_ingest_plan *plan,
	const struct fonds_ingest_options *options, struct fonds_error **error)
{
	struct fonds_record *record = plan->record;
	enum fonds_status status;

	if (record->language_count > 0)
		plan->original_language = record->languages[0];
	if (!options->original_language) {
		if (options->original_count > 0 && !plan->original_language)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"the record does not say the language of the "
				"original: give --original-language");
		return FONDS_OK;
	}
	status = find_language("original-language", options->original_language,
		&plan->original_language, error);
	if (status < 0)
		return status;
	if (record->language_count > 0 &&
		record->languages[0] != plan->original_language)
		fonds_text_list_add(&record->arena, &record->warnings,
			fonds_arena_printf(&record->arena,
				"the record says that the original is in %s, "
				"--original-language says %s",
				record->languages[0]->name,
				plan->original_language->name));
	record->languages[0] = plan->original_language;
	if (record->language_count == 0)
		record->language_count = 1;
	return FONDS_OK;
}

static bool has_translation_language(const struct fonds_ingest_plan *plan,
	const struct fonds_language *language)
{
	for (size_t i = 0; i < plan->translation_language_count; i++)
		if (plan->translation_languages[i] == language)
			return true;
	return false;
}

static void add_translation_language(
	struct fonds_ingest_plan *plan, const struct fonds_language *language)
{
	size_t most = sizeof(plan->translation_languages) /
		      sizeof(*plan->translation_languages);

	plan->has_translation = true;
	if (!language || has_translation_language(plan, language) ||
		plan->translation_language_count == most)
		return;
	plan->translation_languages[plan->translation_language_count++] =
		language;
}

/*
 * The texts in the record have the language that it states; where it was only
 * assumed, the command line knows better.
 */
static void choose_text_languages(
	struct fonds_ingest_plan *plan, const struct fonds_language *stated)
{
	for (struct fonds_record_text *text = plan->record->texts; text;
		text = text->next) {
		if (!text->is_translation)
			continue;
		if (stated && (text->language_assumed || !text->language)) {
			text->language = stated;
			text->language_assumed = false;
		}
		add_translation_language(plan, text->language);
	}
}

static enum fonds_status choose_translation_language(
	struct fonds_ingest_plan *plan,
	const struct fonds_ingest_options *options, struct fonds_error **error)
{
	const char *option = options->translation_language;
	struct fonds_record *record = plan->record;
	const struct fonds_language *stated = NULL;

	if (option && find_language("translation-language", option, &stated,
			      error) < 0)
		return FONDS_ERR_INVALID;
	choose_text_languages(plan, stated);
	plan->given_language = stated;
	if (!stated && plan->translation_language_count > 0)
		plan->given_language = plan->translation_languages[0];
	if (options->translation_count > 0 && !plan->given_language)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the language of the translation is not known: give "
			"--translation-language");
	if (stated && plan->translation_language_count > 0 &&
		!has_translation_language(plan, stated))
		fonds_text_list_add(&record->arena, &record->warnings,
			fonds_arena_printf(&record->arena,
				"the record says that its translation is in "
				"%s, --translation-language says %s",
				plan->translation_languages[0]->name,
				stated->name));
	if (options->translation_count > 0)
		add_translation_language(plan, plan->given_language);
	return FONDS_OK;
}

static int by_key(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/*
 * Two files of one name cannot both be in the bag; two whose names differ only
 * in case or normalisation can, but not on every system (RFC 8493 6.1.1).
 */
static enum fonds_status check_collisions(
	struct fonds_ingest_plan *plan, char **keys, struct fonds_error **error)
{
	struct fonds_record *record = plan->record;

	for (size_t i = 0; i < plan->file_count; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(fonds_bag_path_text(plan->files[i].path),
				    fonds_bag_path_text(plan->files[j].path)) ==
				0)
				return fonds_fail(error, FONDS_ERR_INVALID,
					"two files would be '%s' in the bag: "
					"rename one",
					fonds_bag_path_text(
						plan->files[i].path));
	qsort(keys, plan->file_count, sizeof(*keys), by_key);
	for (size_t i = 1; i < plan->file_count; i++)
		if (strcmp(keys[i - 1], keys[i]) == 0)
			fonds_text_list_add(&record->arena, &record->warnings,
				fonds_arena_printf(&record->arena,
					"the names of two files differ only in "
					"case or normalisation: %s",
					keys[i]));
	return FONDS_OK;
}

static enum fonds_status check_names(
	struct fonds_ingest_plan *plan, struct fonds_error **error)
{
	char **keys = calloc(plan->file_count, sizeof(*keys));
	enum fonds_status status = FONDS_OK;

	if (!keys)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < plan->file_count && status == FONDS_OK; i++)
		status = fonds_unicode_key(
			fonds_bag_path_text(plan->files[i].path), 1, &keys[i],
			error);
	if (status == FONDS_OK)
		status = check_collisions(plan, keys, error);
	for (size_t i = 0; i < plan->file_count; i++)
		free(keys[i]);
	free(keys);
	return status;
}

static enum fonds_status read_record(struct fonds_ingest_plan *plan,
	const char *path, struct fonds_error **error)
{
	enum fonds_status status = check_name(path, error);

	if (status == FONDS_OK && plan->record_bytes.size == 0)
		status = fonds_file_read(path, &plan->record_bytes, error);
	if (status < 0)
		return status;
	status = fonds_record_parse(fonds_buffer_text(&plan->record_bytes),
		plan->record_bytes.size, &plan->record, error);
	if (status < 0)
		(void)fonds_error_prefix(error, "'%s'", path);
	return status;
}

static enum fonds_status make_room(struct fonds_ingest_plan *plan,
	const struct fonds_ingest_options *options, struct fonds_error **error)
{
	size_t count = 1 + options->original_count +
		       options->translation_count + options->attachment_count;

	for (const struct fonds_record_text *text = plan->record->texts; text;
		text = text->next)
		count++;
	if (count > FONDS_INGEST_FILES_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"%zu files in one ingest: at most %d", count,
			FONDS_INGEST_FILES_MAX);
	plan->files = calloc(count, sizeof(*plan->files));
	return plan->files ? FONDS_OK : fonds_fail_nomem(error);
}

static enum fonds_status check_organization(
	const struct fonds_ingest_options *options, struct fonds_error **error)
{
	const char *text = options->source_organization;

	if (text && (!text[0] || !fonds_utf8_is_valid(text, strlen(text))))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"--source-organization '%s' is empty or not UTF-8",
			text);
	return FONDS_OK;
}

static bool is_folder(const char *path)
{
	struct stat state;

	return stat(path, &state) == 0 && S_ISDIR(state.st_mode);
}

static enum fonds_status add_files(struct fonds_ingest_plan *plan,
	const char *record, const struct fonds_ingest_options *options,
	struct fonds_error **error)
{
	enum fonds_status status = make_room(plan, options, error);

	if (status == FONDS_OK)
		status = add_record(plan, record, error);
	if (status == FONDS_OK)
		status = add_texts(plan, record, error);
	if (status == FONDS_OK)
		status = add_all_given(plan, options, error);
	return status;
}

/* The record, or the folder with its files. */
static enum fonds_status read_input(struct fonds_ingest_plan *plan,
	const char *path, const struct fonds_ingest_options *options,
	struct fonds_error **error)
{
	if (plan->record_bytes.size == 0 && is_folder(path))
		return fonds_folder_plan_fill(plan, path, options, error);
	if (options->metadata)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"--metadata is for a folder, and '%s' is none", path);
	return read_record(plan, path, error);
}

static enum fonds_status fill_plan(struct fonds_ingest_plan *plan,
	const char *record, const struct fonds_ingest_options *options,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_clock_stated(&plan->time, error);

	if (status == FONDS_OK)
		status = read_input(plan, record, options, error);
	if (status == FONDS_OK)
		status = choose_original_language(plan, options, error);
	if (status == FONDS_OK)
		status = choose_translation_language(plan, options, error);
	if (status == FONDS_OK && !plan->is_folder)
		status = add_files(plan, record, options, error);
	if (status == FONDS_OK)
		status = check_names(plan, error);
	if (status == FONDS_OK)
		status = check_organization(options, error);
	if (status < 0)
		return status;
	plan->source_organization = options->source_organization
					    ? options->source_organization
					    : plan->record->publisher;
	return fonds_arena_check(&plan->arena, "the list of files", error);
}

static struct fonds_ingest_plan *new_plan(void)
{
	struct fonds_ingest_plan *plan = calloc(1, sizeof(*plan));

	if (!plan)
		return NULL;
	fonds_arena_init(&plan->arena, NAMES_MAX);
	fonds_buffer_init(&plan->record_bytes, FONDS_RECORD_MAX);
	fonds_dc_set_init(&plan->descriptions);
	return plan;
}

enum fonds_status fonds_ingest_plan_new(const char *record,
	const struct fonds_ingest_options *options,
	struct fonds_ingest_plan **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_ingest_plan_freep) struct fonds_ingest_plan *plan =
		new_plan();
	enum fonds_status status;

	if (!plan)
		return fonds_fail_nomem(error);
	status = fill_plan(plan, record, options, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&plan);
	return FONDS_OK;
}

enum fonds_status fonds_ingest_plan_from(const char *name, const char *data,
	size_t size, const struct fonds_ingest_options *options,
	struct fonds_ingest_plan **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_ingest_plan_freep) struct fonds_ingest_plan *plan =
		new_plan();
	const char *kept = plan ? fonds_arena_dup(&plan->arena, name) : NULL;
	enum fonds_status status;

	if (!kept)
		return fonds_fail_nomem(error);
	if (size == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT, "it is empty");
	fonds_buffer_add(&plan->record_bytes, data, size);
	status = fonds_buffer_check(&plan->record_bytes, "the record", error);
	if (status == FONDS_OK)
		status = fill_plan(plan, kept, options, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&plan);
	return FONDS_OK;
}

struct fonds_entity_names fonds_ingest_plan_names(
	const struct fonds_ingest_plan *plan)
{
	return (struct fonds_entity_names){
		.url = plan->record->url,
		.digest = plan->is_folder ? plan->content
					  : plan->files[0].digest,
	};
}

void fonds_ingest_plan_free(struct fonds_ingest_plan *plan)
{
	if (!plan)
		return;
	for (size_t i = 0; i < plan->file_count; i++)
		fonds_bag_path_free(plan->files[i].path);
	free(plan->files);
	fonds_record_free(plan->record);
	fonds_dc_set_clear(&plan->descriptions);
	fonds_buffer_clear(&plan->record_bytes);
	fonds_arena_clear(&plan->arena);
	free(plan);
}

void fonds_ingest_plan_freep(struct fonds_ingest_plan **plan)
{
	fonds_ingest_plan_free(*plan);
}
