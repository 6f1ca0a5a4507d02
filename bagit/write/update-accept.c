/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an update accepts: a table from findings to the options that name
 * them. What is not in it is never accepted, so an error cannot become the new
 * truth.
 */
#include <string.h>

#include "bagit/manifest.h"
#include "bagit/write/update.h"
#include "base/cleanup.h"
#include "base/error.h"

enum consent {
	CONSENT_ADDED,
	CONSENT_REMOVED,
	CONSENT_CHANGED, /* by name */
	CONSENT_COUNTED, /* it follows from the other differences */
};

static const struct {
	enum fonds_finding_code code;
	enum consent consent;
	const char *what;
} rules[] = {
	{ BAG_PAYLOAD_UNLISTED, CONSENT_ADDED, "added" },
	{ BAG_TAG_UNLISTED, CONSENT_ADDED, "added" },
	{ BAG_PAYLOAD_MISSING, CONSENT_REMOVED, "removed" },
	{ BAG_TAG_MISSING, CONSENT_REMOVED, "removed" },
	{ BAG_PAYLOAD_CORRUPT, CONSENT_CHANGED, "changed" },
	{ BAG_TAG_CORRUPT, CONSENT_CHANGED, "changed" },
	{ BAG_OXUM_WRONG, CONSENT_COUNTED, NULL },
};

#define RULE_COUNT (sizeof(rules) / sizeof(*rules))

bool fonds_update_names(
	const char *const *paths, size_t count, const char *path)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(paths[i], path) == 0)
			return true;
	return false;
}

static size_t find_rule(enum fonds_finding_code code)
{
	size_t i = 0;

	while (i < RULE_COUNT && rules[i].code != code)
		i++;
	return i;
}

static bool is_payload(const char *path)
{
	return strncmp(path, "data/", 5) == 0;
}

static struct fonds_file_row *find_row(
	const struct fonds_updating *updating, const char *path)
{
	return fonds_file_table_find(is_payload(path)
					     ? &updating->bag.payload
					     : &updating->bag.tag_files,
		path);
}

static void note_change(struct fonds_updating *updating, const char *path)
{
	if (is_payload(path))
		updating->payload_changes = true;
	else
		updating->tag_files_change = true;
}

static bool is_removed(const struct fonds_updating *updating, const char *path)
{
	return fonds_update_names(updating->options->removals,
		updating->options->removal_count, path);
}

static bool has_consent(
	const struct fonds_updating *updating, size_t rule, const char *path)
{
	const struct fonds_bag_update_options *options = updating->options;

	switch (rules[rule].consent) {
	case CONSENT_ADDED:
		return options->added;
	case CONSENT_REMOVED:
		return options->removed || is_removed(updating, path);
	case CONSENT_CHANGED:
		return fonds_update_names(
			options->changed, options->changed_count, path);
	case CONSENT_COUNTED:
		return updating->payload_changes;
	}
	return false;
}

static void keep_finding(struct fonds_updating *updating,
	enum fonds_finding_code code, const struct fonds_finding *finding)
{
	const struct fonds_finding_values values = { finding->expected,
		finding->actual };

	fonds_validation_add_values(updating->result->findings, code,
		finding->path, values, "%s", finding->message);
}

/* A tag file that stays unlisted stays so in the new tag manifests. */
static void keep_unlisted(
	const struct fonds_updating *updating, const char *path)
{
	struct fonds_file_row *row = find_row(updating, path);

	if (row)
		row->is_done = false;
}

static void judge(
	struct fonds_updating *updating, const struct fonds_finding *finding)
{
	enum fonds_finding_code code = fonds_finding_code_find(finding->code);
	size_t rule = find_rule(code);
	const char *path = finding->path;
	bool is_ours = rule < RULE_COUNT &&
		       rules[rule].consent != CONSENT_COUNTED && path;

	if (path && fonds_change_has_path(path))
		return;
	if (is_ours && has_consent(updating, rule, path)) {
		note_change(updating, path);
		/* Else it is noted with what is removed. */
		if (rules[rule].consent == CONSENT_REMOVED ||
			!is_removed(updating, path))
			fonds_bag_result_note(
				updating->result, rules[rule].what, path);
		return;
	}
	/* What is removed need not be sound, if it is a file at all. */
	if (is_ours && is_removed(updating, path) && find_row(updating, path))
		return;
	if (code == BAG_TAG_UNLISTED)
		keep_unlisted(updating, path);
	keep_finding(updating, code, finding);
}

/* After the others: were there differences that explain it? */
static bool is_explained(const struct fonds_updating *updating,
	const struct fonds_finding *finding)
{
	size_t rule = find_rule(fonds_finding_code_find(finding->code));

	return rule < RULE_COUNT && rules[rule].consent == CONSENT_COUNTED &&
	       has_consent(updating, rule, finding->path);
}

static bool is_counted(const struct fonds_finding *finding)
{
	size_t rule = find_rule(fonds_finding_code_find(finding->code));

	return rule < RULE_COUNT && rules[rule].consent == CONSENT_COUNTED;
}

/* Manifests and bagit.txt follow from the rest, and are nobody's to accept. */
static enum fonds_status check_named(
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_bag_path_freep) struct fonds_bag_path *parsed = NULL;
	enum fonds_status status = fonds_bag_path_new(
		path, strlen(path), &parsed, error);
	bool is_tag;
	size_t size;

	if (status < 0)
		return status == FONDS_ERR_NOMEM
			       ? status
			       : fonds_fail(error, FONDS_ERR_INVALID,
					 "'%s' is no path in a bag", path);
	if (strcmp(path, fonds_bag_path_text(parsed)) != 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the path '%s' is to be written '%s'", path,
			fonds_bag_path_text(parsed));
	if (strcmp(path, "bagit.txt") == 0 ||
		fonds_manifest_name_split(path, &size, &is_tag) ||
		fonds_change_has_path(path))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is made of the other files, and cannot be named",
			path);
	return FONDS_OK;
}

static enum fonds_status check_options(
	const struct fonds_updating *updating, struct fonds_error **error)
{
	const struct fonds_bag_update_options *options = updating->options;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < options->changed_count;
		i++)
		status = check_named(options->changed[i], error);
	for (size_t i = 0; status == FONDS_OK && i < options->removal_count;
		i++) {
		status = check_named(options->removals[i], error);
		if (status == FONDS_OK &&
			strcmp(options->removals[i], "bag-info.txt") == 0)
			status = fonds_fail(error, FONDS_ERR_INVALID,
				"bag-info.txt cannot be removed");
	}
	return status;
}

static bool is_noted(const struct fonds_updating *updating, const char *path)
{
	const struct fonds_bag_result_change *change =
		updating->result->changes;

	while (change && strcmp(change->path, path) != 0)
		change = change->next;
	return change != NULL;
}

static void tell_nothing(
	struct fonds_updating *updating, const char *path, const char *what)
{
	fonds_validation_add(updating->result->findings, BAG_UPDATE_NOTHING,
		path, "%s", what);
}

/* Gone already is as good: the same command may be given again. */
static void take_removals(struct fonds_updating *updating)
{
	const struct fonds_bag_update_options *options = updating->options;

	for (size_t i = 0; i < options->removal_count; i++) {
		const char *path = options->removals[i];
		struct fonds_file_row *row = find_row(updating, path);

		if (is_noted(updating, path))
			continue;
		if (!row) {
			tell_nothing(updating, path,
				"there is no such file to be removed");
			continue;
		}
		row->is_done = false;
		note_change(updating, path);
		fonds_bag_result_note(updating->result, "removed", path);
	}
}

static void tell_unchanged(struct fonds_updating *updating)
{
	const struct fonds_bag_update_options *options = updating->options;

	for (size_t i = 0; i < options->changed_count; i++)
		if (!is_noted(updating, options->changed[i]))
			tell_nothing(updating, options->changed[i],
				"it is not changed");
}

enum fonds_status fonds_update_accept(
	struct fonds_updating *updating, struct fonds_error **error)
{
	const struct fonds_validation *found = updating->bag.validation;
	struct fonds_validation *findings = updating->result->findings;
	const struct fonds_finding *finding;
	enum fonds_status status = check_options(updating, error);

	if (status < 0)
		return status;
	for (size_t i = 0; (finding = fonds_validation_get(found, i)); i++)
		if (!is_counted(finding))
			judge(updating, finding);
	take_removals(updating);
	tell_unchanged(updating);
	for (size_t i = 0; (finding = fonds_validation_get(found, i)); i++)
		if (is_counted(finding) && !is_explained(updating, finding))
			keep_finding(updating,
				fonds_finding_code_find(finding->code),
				finding);
	return fonds_validation_check(findings, error);
}
