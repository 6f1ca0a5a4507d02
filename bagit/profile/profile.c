/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/profile/profile.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

#define MESSAGE_MAX ((size_t)16 << 20)

/* A JSON Pointer (RFC 6901 3): "~" and "/" in a key are escaped. */
static void add_pointer(
	struct fonds_buffer *buffer, const struct fonds_profile_place *place)
{
	if (!place)
		return;
	add_pointer(buffer, place->parent);
	fonds_buffer_add_char(buffer, '/');
	if (!place->key) {
		fonds_buffer_printf(buffer, "%zu", place->index);
		return;
	}
	for (const char *c = place->key; *c; c++) {
		if (*c == '~')
			fonds_buffer_add_text(buffer, "~0");
		else if (*c == '/')
			fonds_buffer_add_text(buffer, "~1");
		else
			fonds_buffer_add_char(buffer, *c);
	}
}

void fonds_profile_defect(struct fonds_profile *profile,
	enum fonds_finding_code code, const struct fonds_profile_place *place,
	struct fonds_finding_values values, const char *format, ...)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer message;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer pointer;
	struct fonds_validation *defects = profile->defects;
	va_list args;

	fonds_buffer_init(&message, MESSAGE_MAX);
	fonds_buffer_init(&pointer, MESSAGE_MAX);
	add_pointer(&pointer, place);
	va_start(args, format);
	fonds_buffer_vprintf(&message, format, args);
	va_end(args);
	if (message.status < 0 || pointer.status < 0) {
		defects->findings.status = message.status < 0 ? message.status
							      : pointer.status;
		return;
	}
	fonds_validation_add_values(defects, code,
		place ? fonds_buffer_text(&pointer) : NULL, values, "%s",
		fonds_buffer_text(&message));
}

/*
 * What cannot be read is an error; what is too large to be a profile, one that
 * is wrong.
 */
enum fonds_status fonds_profile_read(const char *path,
	struct fonds_profile **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	enum fonds_status status;

	fonds_buffer_init(&text, FONDS_PROFILE_FILE_MAX);
	if (!path || !ret)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no path, or no place for the profile");
	status = fonds_file_read(path, &text, error);
	if (status < 0)
		return status;
	return fonds_profile_parse(
		path, fonds_buffer_text(&text), text.size, ret, error);
}

bool fonds_profile_is_valid(const struct fonds_profile *profile)
{
	return fonds_validation_is_valid(profile->defects);
}

const struct fonds_finding *fonds_profile_get(
	const struct fonds_profile *profile, size_t index)
{
	return fonds_validation_get(profile->defects, index);
}

void fonds_profile_free(struct fonds_profile *profile)
{
	if (!profile)
		return;
	fonds_validation_free(profile->defects);
	free(profile);
}

void fonds_profile_freep(struct fonds_profile **profile)
{
	fonds_profile_free(*profile);
}
