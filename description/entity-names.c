/* SPDX-License-Identifier: Apache-2.0 */
#include "description/entity-names.h"

#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"

#define NAME_MAX_SIZE ((size_t)4 * 1024 * 1024)

/*
 * The entities are what the address names. Files, events and the rest are of
 * this record only: two records of one address, its pages say, have their own.
 */
static bool is_of_this_record(const char *role)
{
	return strcmp(role, "original") != 0 &&
	       strcmp(role, "translation") != 0;
}

enum fonds_status fonds_entity_name(const struct fonds_entity_names *identity,
	const char *role, const char *detail, char ret[FONDS_UUID_SIZE],
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer name;
	char hex[2 * FONDS_DIGEST_MAX + 1];
	enum fonds_status status;

	fonds_buffer_init(&name, NAME_MAX_SIZE);
	if (identity->url)
		fonds_buffer_add_text(&name, identity->url);
	else
		fonds_buffer_printf(&name, "sha256:%s",
			fonds_digest_format(&identity->digest, hex));
	if (is_of_this_record(role))
		fonds_buffer_printf(&name, "@%s",
			fonds_digest_format(&identity->digest, hex));
	fonds_buffer_printf(&name, "#%s", role);
	if (detail)
		fonds_buffer_printf(&name, "/%s", detail);
	status = fonds_buffer_check(&name, "a name", error);
	if (status < 0)
		return status;
	return fonds_name_uuid(fonds_buffer_text(&name), ret, error);
}
