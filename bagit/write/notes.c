/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/notes.h"

#include <stdarg.h>

#include "bagit/validation-text.h"
#include "base/cleanup.h"
#include "base/text.h"

#define ARENA_MAX ((size_t)1 << 30)
#define TEXT_MAX ((size_t)4 << 20)

void fonds_bag_notes_init(struct fonds_bag_notes *notes)
{
	*notes = (struct fonds_bag_notes){ 0 };
	fonds_arena_init(&notes->arena, ARENA_MAX);
}

void fonds_bag_notes_clear(struct fonds_bag_notes *notes)
{
	fonds_arena_clear(&notes->arena);
	notes->first = NULL;
	notes->last = NULL;
}

static void append(
	struct fonds_bag_notes *notes, const struct fonds_bag_note *note)
{
	struct fonds_bag_note *copy = fonds_arena_alloc(
		&notes->arena, sizeof(*copy));

	if (!copy)
		return;
	copy->is_hint = note->is_hint;
	copy->is_made = note->is_made;
	copy->path = fonds_arena_dup(&notes->arena, note->path);
	copy->code = fonds_arena_dup(&notes->arena, note->code);
	copy->text = fonds_arena_dup(&notes->arena, note->text);
	if (!copy->text)
		return;
	if (notes->last)
		notes->last->next = copy;
	else
		notes->first = copy;
	notes->last = copy;
}

__attribute__((format(printf, 3, 0))) static void add(
	struct fonds_bag_notes *notes, struct fonds_bag_note *note,
	const char *format, va_list args)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer raw;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer safe;

	fonds_buffer_init(&raw, TEXT_MAX);
	fonds_buffer_init(&safe, 10 * TEXT_MAX);
	fonds_buffer_vprintf(&raw, format, args);
	fonds_text_sanitize(&safe, fonds_buffer_text(&raw), raw.size);
	if (raw.status < 0 || safe.status < 0) {
		notes->arena.status = raw.status < 0 ? raw.status : safe.status;
		return;
	}
	note->text = fonds_buffer_text(&safe);
	append(notes, note);
}

void fonds_bag_notes_add(struct fonds_bag_notes *notes, const char *path,
	const char *code, const char *format, ...)
{
	struct fonds_bag_note note = { .path = path, .code = code };
	va_list args;

	va_start(args, format);
	add(notes, &note, format, args);
	va_end(args);
}

void fonds_bag_notes_hint(struct fonds_bag_notes *notes, const char *path,
	const char *format, ...)
{
	struct fonds_bag_note note = { .path = path, .is_hint = true };
	va_list args;

	va_start(args, format);
	add(notes, &note, format, args);
	va_end(args);
}

void fonds_bag_notes_made(struct fonds_bag_notes *notes, const char *path,
	const char *format, ...)
{
	struct fonds_bag_note note = { .path = path, .is_made = true };
	va_list args;

	va_start(args, format);
	add(notes, &note, format, args);
	va_end(args);
}

static const char *verb(const struct fonds_bag_note *note, bool is_done)
{
	if (note->is_hint)
		return "note";
	if (note->is_made)
		return is_done ? "made" : "would make";
	return is_done ? "changed" : "would change";
}

enum fonds_status fonds_bag_notes_check(
	const struct fonds_bag_notes *notes, struct fonds_error **error)
{
	return fonds_arena_check(&notes->arena, "the list of changes", error);
}

void fonds_bag_notes_write_text(struct fonds_output *output,
	const struct fonds_bag_notes *notes, bool is_done)
{
	const struct fonds_bag_note *note = notes->first;

	for (; note; note = note->next) {
		fonds_output_add_text(output, verb(note, is_done));
		if (note->path) {
			fonds_output_add_char(output, ' ');
			fonds_output_add_name(output, note->path);
		}
		fonds_output_printf(output, ": %s", note->text);
		if (note->code)
			fonds_output_printf(output, " (%s)", note->code);
		fonds_output_add_char(output, '\n');
	}
}

void fonds_bag_notes_write_json(
	struct fonds_json *json, const struct fonds_bag_notes *notes)
{
	const struct fonds_bag_note *note = notes->first;

	fonds_json_begin_array(json, "changes");
	for (; note; note = note->next) {
		fonds_json_begin_object(json, NULL);
		if (note->path)
			fonds_json_name(json, "path", note->path);
		else
			fonds_json_null(json, "path");
		fonds_json_boolean(json, "hint", note->is_hint);
		fonds_json_boolean(json, "made", note->is_made);
		fonds_json_text(json, "code", note->code);
		fonds_json_text(json, "what", note->text);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}
