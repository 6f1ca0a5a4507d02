/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <string.h>

#include "bagit/show.h"
#include "bagit/validation-text.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/output.h"
#include "base/text.h"

#define NAME_MAX_SIZE ((size_t)64 << 20)
#define PROFILE_LABEL "BagIt-Profile-Identifier"

static const char *plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

static void write_escaped(struct fonds_output *output, const char *text,
	void (*escape)(struct fonds_buffer *, const char *, size_t))
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, NAME_MAX_SIZE);
	escape(&buffer, text, strlen(text));
	if (buffer.status < 0 && output->buffer.status == FONDS_OK)
		output->buffer.status = buffer.status;
	fonds_output_add_text(output, fonds_buffer_text(&buffer));
}

/* "1234567 bytes (1.2 MB)": the exact number, and one to grasp. */
static void write_bytes(struct fonds_output *output, uint64_t bytes)
{
	static const char units[] = "kMGTPE";
	double shown = (double)bytes / 1000;
	size_t unit = 0;

	fonds_output_printf(output, "%" PRIu64 " byte%s", bytes, plural(bytes));
	if (bytes < 1000)
		return;
	while (shown >= 999.95 && units[unit + 1]) {
		shown /= 1000;
		unit++;
	}
	fonds_output_printf(output, " (%.1f %cB)", shown, units[unit]);
}

static void write_label(struct fonds_output *output, const char *label)
{
	fonds_output_printf(output, "  %-14s ", label);
}

static void write_row(
	struct fonds_output *output, const char *label, const char *value)
{
	write_label(output, label);
	fonds_output_add_name(output, value);
	fonds_output_add_char(output, '\n');
}

static void write_list(struct fonds_output *output, const char *label,
	const struct fonds_text_list *list)
{
	if (list->count == 0)
		return;
	write_label(output, label);
	for (size_t i = 0; i < list->count; i++) {
		fonds_output_add_text(output, i > 0 ? ", " : "");
		fonds_output_add_name(output, list->items[i]);
	}
	fonds_output_add_char(output, '\n');
}

static void write_payload(
	struct fonds_output *output, const struct fonds_validation *looked)
{
	write_label(output, "payload");
	fonds_output_printf(output, "%" PRIu64 " file%s, ",
		looked->payload_files, plural(looked->payload_files));
	write_bytes(output, looked->payload_bytes);
	fonds_output_add_char(output, '\n');
}

static void write_fetch(
	struct fonds_output *output, const struct fonds_bag_summary *summary)
{
	const struct fonds_validation *looked = summary->looked;

	if (summary->fetch_lines == 0)
		return;
	write_label(output, "to fetch");
	fonds_output_printf(output, "%" PRIu64 " of %" PRIu64 " file%s",
		looked->fetch_files, summary->fetch_lines,
		plural(summary->fetch_lines));
	if (looked->fetch_files > looked->fetch_unknown) {
		fonds_output_add_text(output, ", ");
		write_bytes(output, looked->fetch_bytes);
	}
	if (looked->fetch_unknown > 0)
		fonds_output_printf(output, ", %" PRIu64 " of unknown length",
			looked->fetch_unknown);
	fonds_output_add_char(output, '\n');
}

static void write_head(
	struct fonds_output *output, const struct fonds_bag_summary *summary)
{
	const struct fonds_validation *looked = summary->looked;
	const char *profile = fonds_bag_info_find(&looked->info, PROFILE_LABEL);

	write_label(output, "version");
	fonds_output_add_name(
		output, looked->version ? looked->version : "not declared");
	fonds_output_add_text(
		output, looked->version && !summary->is_version_known
				? ", which is not known\n"
				: "\n");
	write_row(output, "encoding",
		looked->encoding ? looked->encoding : "not declared");
	write_payload(output, looked);
	write_list(output, "manifests", &looked->algorithms);
	write_list(output, "tag manifests", &summary->tag_algorithms);
	write_list(output, "not known", &summary->unknown);
	write_label(output, "tag files");
	fonds_output_printf(output, "%" PRIu64 "\n", summary->tag_files);
	write_fetch(output, summary);
	if (profile)
		write_row(output, "profile", profile);
	if (summary->problems == 0)
		return;
	write_label(output, "problems");
	fonds_output_printf(output,
		"%" PRIu64 " seen on the way; validate the bag to see all\n",
		summary->problems);
}

static void write_info(
	struct fonds_output *output, const struct fonds_bag_info *info)
{
	const struct fonds_bag_info_entry *entry = info->first;

	if (!entry)
		return;
	fonds_output_add_text(output, "\nbag-info\n");
	for (; entry; entry = entry->next) {
		fonds_output_add_text(output, "  ");
		write_escaped(output, entry->label, fonds_text_sanitize);
		fonds_output_add_text(output, ": ");
		write_escaped(output, entry->value, fonds_text_sanitize);
		fonds_output_add_char(output, '\n');
	}
}

static void write_shares(struct fonds_output *output, const char *title,
	const struct fonds_bag_shares *shares, bool is_folder)
{
	uint64_t left = shares->total - shares->count;

	if (shares->total < 2)
		return;
	fonds_output_printf(output, "\n%s\n", title);
	for (size_t i = 0; i < shares->count; i++) {
		const struct fonds_bag_share *share = &shares->items[i];

		fonds_output_add_text(output, "  ");
		fonds_output_add_name(output, share->path);
		fonds_output_add_text(output, ": ");
		if (is_folder)
			fonds_output_printf(output, "%" PRIu64 " file%s, ",
				share->files, plural(share->files));
		write_bytes(output, share->bytes);
		fonds_output_add_char(output, '\n');
	}
	if (left > 0)
		fonds_output_printf(output, "  and %" PRIu64 " more\n", left);
}

static void write_text(
	struct fonds_output *output, const struct fonds_bag_summary *summary)
{
	const struct fonds_validation *looked = summary->looked;

	fonds_output_add_name(output, looked->path ? looked->path : "the bag");
	fonds_output_add_char(output, '\n');
	write_head(output, summary);
	write_info(output, &looked->info);
	write_shares(output, "folders of the payload", &summary->folders, true);
	write_shares(output, "largest files", &summary->largest, false);
}

static void write_json_list(struct fonds_json *json, const char *key,
	const struct fonds_text_list *list)
{
	fonds_json_begin_array(json, key);
	for (size_t i = 0; i < list->count; i++)
		fonds_json_text(json, NULL, list->items[i]);
	fonds_json_end_array(json);
}

static void write_json_shares(struct fonds_json *json, const char *key,
	const struct fonds_bag_shares *shares, bool is_folder)
{
	fonds_json_begin_array(json, key);
	for (size_t i = 0; i < shares->count; i++) {
		const struct fonds_bag_share *share = &shares->items[i];

		fonds_json_begin_object(json, NULL);
		fonds_json_name(json, "path", share->path);
		if (is_folder)
			fonds_json_number(json, "files", share->files);
		fonds_json_number(json, "bytes", share->bytes);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void write_json_fetch(
	struct fonds_json *json, const struct fonds_bag_summary *summary)
{
	const struct fonds_validation *looked = summary->looked;

	fonds_json_number(json, "fetch_files", summary->fetch_lines);
	fonds_json_begin_object(json, "to_fetch");
	fonds_json_number(json, "files", looked->fetch_files);
	fonds_json_number(json, "bytes", looked->fetch_bytes);
	fonds_json_number(
		json, "files_of_unknown_length", looked->fetch_unknown);
	fonds_json_end_object(json);
}

static void write_json(
	struct fonds_output *output, const struct fonds_bag_summary *summary)
{
	const struct fonds_validation *looked = summary->looked;
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	if (looked->path)
		fonds_json_name(&json, "bag", looked->path);
	fonds_json_text(&json, "version", looked->version);
	fonds_json_boolean(&json, "version_known", summary->is_version_known);
	fonds_json_text(&json, "encoding", looked->encoding);
	fonds_json_number(&json, "files", looked->payload_files);
	fonds_json_number(&json, "bytes", looked->payload_bytes);
	fonds_json_number(&json, "tag_files", summary->tag_files);
	write_json_list(&json, "algorithms", &looked->algorithms);
	write_json_list(&json, "tag_algorithms", &summary->tag_algorithms);
	write_json_list(&json, "unknown_manifests", &summary->unknown);
	write_json_fetch(&json, summary);
	fonds_json_number(&json, "problems", summary->problems);
	fonds_json_text(&json, "profile",
		fonds_bag_info_find(&looked->info, PROFILE_LABEL));
	fonds_findings_write_json_info(&json, &looked->info);
	fonds_json_number(&json, "folder_count", summary->folders.total);
	write_json_shares(&json, "folders", &summary->folders, true);
	write_json_shares(&json, "largest", &summary->largest, false);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_bag_summary_write(
	const struct fonds_bag_summary *summary, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_TEXT)
		write_text(&output, summary);
	else if (format == FONDS_FORMAT_JSON)
		write_json(&output, summary);
	else
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a summary is written as text or JSON");
	return fonds_output_finish(&output, error);
}
