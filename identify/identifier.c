/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/identifier.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "identify/container.h"
#include "metadata/format-text.h"
#include "metadata/format.h"
#include "metadata/format/matcher.h"

/* The database of libmagic is loaded when the first file needs it. */
struct fonds_identifier {
	const struct fonds_signature_set *set;
	struct fonds_format_matcher *matcher;
	struct fonds_container_match *containers[FONDS_CONTAINER_OLE2 + 1];
	struct fonds_format_identifier *content;
};

/* A file, and what is known of it so far. */
struct chain {
	struct fonds_identifier *identifier;
	const struct fonds_identify_file *file;
	struct fonds_format_view view;
	struct fonds_identity *identity;
};

/* What a MIME type has that is of text. */
static const char *const textual[] = { "text/", "xml", "json" };

enum fonds_status fonds_identifier_new(const struct fonds_signature_set *set,
	struct fonds_identifier **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_identifier_freep) struct fonds_identifier *identifier =
		calloc(1, sizeof(*identifier));
	enum fonds_status status;

	if (!identifier)
		return fonds_fail_nomem(error);
	identifier->set = set;
	status = fonds_format_matcher_new(set, &identifier->matcher, error);
	for (enum fonds_container kind = FONDS_CONTAINER_ZIP;
		kind <= FONDS_CONTAINER_OLE2 && status == FONDS_OK; kind++)
		status = fonds_container_match_new(
			set, kind, &identifier->containers[kind], error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&identifier);
	return status;
}

void fonds_identifier_free(struct fonds_identifier *identifier)
{
	if (!identifier)
		return;
	for (size_t i = 0; i <= FONDS_CONTAINER_OLE2; i++)
		fonds_container_match_free(identifier->containers[i]);
	fonds_format_matcher_free(identifier->matcher);
	fonds_format_identifier_free(identifier->content);
	free(identifier);
}

void fonds_identifier_freep(struct fonds_identifier **identifier)
{
	fonds_identifier_free(*identifier);
}

static enum fonds_container container_of(
	const struct fonds_identification *found)
{
	for (size_t i = 0; i < found->count; i++)
		if (found->hits[i].format->container != FONDS_CONTAINER_NONE)
			return found->hits[i].format->container;
	return FONDS_CONTAINER_NONE;
}

static enum fonds_status look_inside(
	struct chain *chain, struct fonds_error **error)
{
	struct fonds_identification *found = &chain->identity->found;
	enum fonds_container kind = container_of(found);

	if (kind == FONDS_CONTAINER_NONE)
		return FONDS_OK;
	if (chain->file->fd >= 0)
		return fonds_container_look(chain->identifier->containers[kind],
			kind, chain->file->fd, chain->file->name, found,
			&chain->identity->warning, error);
	if (chain->file->fd_missing)
		fonds_identity_warn(chain->identity, chain->file->fd_missing);
	return FONDS_OK;
}

static enum fonds_status ask_pronom(
	struct chain *chain, struct fonds_error **error)
{
	enum fonds_status status = fonds_format_matcher_run(
		chain->identifier->matcher, &chain->view,
		&chain->identity->found, error);

	if (status == FONDS_OK)
		status = look_inside(chain, error);
	if (status == FONDS_OK)
		status = fonds_identity_add_found(
			chain->identity, chain->identifier->set, true, error);
	return status;
}

/* As much as it takes, and whether that is all. */
static size_t content_size(const struct chain *chain, bool *ret_whole)
{
	size_t size = chain->view.head_size;

	if (size > FONDS_FORMAT_PREFIX)
		size = FONDS_FORMAT_PREFIX;
	*ret_whole = size == chain->view.size;
	return size;
}

static bool is_textual(const char *mime)
{
	for (size_t i = 0; i < sizeof(textual) / sizeof(*textual); i++)
		if (strstr(mime, textual[i]))
			return true;
	return false;
}

/* Of a format that PRONOM told, and whose MIME type is of text. */
static void note_charset(struct chain *chain)
{
	const struct fonds_identify_hit *hit = chain->identity->hits;
	bool is_whole = false;
	size_t size = content_size(chain, &is_whole);

	if (is_textual(hit->mime))
		chain->identity->charset = fonds_text_encoding_name(
			fonds_text_encoding_of(
				chain->view.head, size, is_whole));
}

/* Has it one of those that its formats have, or none at all? */
static bool has_extension(
	const struct fonds_signature_set *set, const struct chain *chain)
{
	const struct fonds_identity *identity = chain->identity;
	const char *slash = strrchr(chain->file->path, '/');
	const char *base = slash ? slash + 1 : chain->file->path;

	if (!*base || !strchr(base + 1, '.'))
		return true;
	for (size_t i = 0; i < identity->standing; i++) {
		const struct fonds_pronom_format *format =
			fonds_signature_set_by_puid(
				set, identity->hits[i].puid);

		if (!format || !*format->extensions ||
			fonds_pronom_format_has_extension(
				format, chain->file->path))
			return true;
	}
	return false;
}

static bool has_mime(const struct fonds_identity *identity)
{
	for (size_t i = 0; i < identity->standing; i++)
		if (*identity->hits[i].mime)
			return true;
	return false;
}

static void warn_of_pronom(struct chain *chain)
{
	if (!has_extension(chain->identifier->set, chain))
		fonds_identity_warn(chain->identity, "extension mismatch");
	if (chain->identity->standing > 1)
		fonds_identity_warn(chain->identity,
			"undecided: several formats that PRONOM does not rank");
}

/* It stands where PRONOM had nothing; else it is there for its MIME type. */
static void add_content(
	struct chain *chain, const struct fonds_format_identity *format)
{
	struct fonds_identity *identity = chain->identity;
	bool stands = identity->standing == 0;
	struct fonds_arena *arena = &identity->found.arena;
	const struct fonds_identify_hit hit = {
		.puid = fonds_arena_dup(arena, format->puid),
		.name = fonds_arena_dup(arena, format->name),
		.version = "",
		.mime = fonds_arena_dup(arena, format->mime),
		.basis = *format->puid ? FONDS_IDENTIFY_TEXT
				       : FONDS_IDENTIFY_MIME,
		.note = fonds_arena_dup(arena, format->note),
		.outranked_by = stands ? "" : identity->hits[0].puid,
	};

	identity->charset = fonds_arena_dup(arena, format->charset);
	if (arena->status == FONDS_OK)
		fonds_identity_add(identity, &hit, stands);
}

/* Text, XML, JSON, or a MIME type; bytes of which nothing is known are none. */
static enum fonds_status ask_content(
	struct chain *chain, struct fonds_error **error)
{
	struct fonds_identifier *identifier = chain->identifier;
	struct fonds_format_identity format;
	bool is_whole = false;
	size_t size = content_size(chain, &is_whole);
	enum fonds_status status = FONDS_OK;

	if (!identifier->content)
		status = fonds_format_identifier_new(
			&identifier->content, error);
	if (status == FONDS_OK)
		status = fonds_format_identify(identifier->content,
			chain->view.head, size, is_whole, &format, error);
	if (status < 0)
		return status;
	if (strcmp(format.mime, "application/octet-stream") != 0)
		add_content(chain, &format);
	return FONDS_OK;
}

/*
 * A name proves nothing: it stands only where the content has no PUID. What it
 * names beside text is told as well, for most such formats have no signature.
 */
static enum fonds_status ask_extension(
	struct chain *chain, struct fonds_error **error)
{
	struct fonds_identity *identity = chain->identity;
	bool has_puid = identity->count > 0 && *identity->hits[0].puid;
	size_t before = identity->standing;
	enum fonds_status status;

	fonds_identification_add_extension(
		&identity->found, chain->identifier->set, chain->file->path);
	status = fonds_identity_add_found(
		identity, chain->identifier->set, !has_puid, error);
	if (status < 0)
		return status;
	if (identity->standing > before)
		fonds_identity_warn(identity, "match on extension only");
	for (size_t i = identity->standing; has_puid && i < identity->count;
		i++)
		if (!*identity->hits[i].outranked_by)
			identity->hits[i].outranked_by = identity->hits[0].puid;
	return FONDS_OK;
}

/* Many formats of PRONOM have no MIME type. */
static enum fonds_status finish_pronom(
	struct chain *chain, struct fonds_error **error)
{
	note_charset(chain);
	warn_of_pronom(chain);
	return has_mime(chain->identity) ? FONDS_OK : ask_content(chain, error);
}

/* Whatever lies further inside was not looked at, and is not denied. */
static const char *unknown(const struct chain *chain)
{
	if (chain->view.size == 0)
		return "empty source";
	return chain->view.head_size < chain->view.size
		       ? "no match at either end of the file"
		       : "no match";
}

static enum fonds_status run(struct chain *chain, struct fonds_error **error)
{
	struct fonds_identity *identity = chain->identity;
	enum fonds_status status = ask_pronom(chain, error);

	if (status < 0)
		return status;
	if (identity->standing > 0)
		return finish_pronom(chain, error);
	status = ask_content(chain, error);
	if (status == FONDS_OK)
		status = ask_extension(chain, error);
	if (status < 0)
		return status;
	if (chain->view.size == 0 || identity->standing == 0)
		fonds_identity_warn(identity, unknown(chain));
	return FONDS_OK;
}

enum fonds_status fonds_identifier_run(struct fonds_identifier *identifier,
	const struct fonds_identify_file *file, struct fonds_identity *ret,
	struct fonds_error **error)
{
	struct chain chain = {
		.identifier = identifier,
		.file = file,
		.identity = ret,
	};
	enum fonds_status status;

	fonds_file_ends_view(file->ends, &chain.view);
	status = run(&chain, error);
	if (status == FONDS_OK)
		status = fonds_identity_check(ret, error);
	return status;
}
