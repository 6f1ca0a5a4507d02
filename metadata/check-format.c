/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <strings.h>

#include "metadata/check-premis.h"
#include "metadata/value-form.h"

/*
 * The keys of the two registries that are known by name, and their addresses:
 * the address of a key ends in the key.
 */
static const struct registry {
	const char *name; /* it contains this, without regard to case */
	const char *host; /* of its addresses; they contain this */
	bool (*is_key)(const char *text);
	enum fonds_check_code key_code;
	enum fonds_check_code uri_code;
	const char *expected;
} registries[] = {
	{ "PRONOM", "nationalarchives.gov.uk", fonds_form_is_puid,
		CHECK_PREMIS_PUID, CHECK_PREMIS_PUID_URI, "fmt/N or x-fmt/N" },
	{ "media type", "iana.org", fonds_form_is_mime, CHECK_PREMIS_MIME,
		CHECK_PREMIS_MIME_URI, "type/subtype" },
	{ "MIME", "iana.org", fonds_form_is_mime, CHECK_PREMIS_MIME,
		CHECK_PREMIS_MIME_URI, "type/subtype" },
};

static const struct registry *registry_of(const char *name)
{
	for (size_t i = 0; i < sizeof(registries) / sizeof(registries[0]); i++)
		if (strcasestr(name, registries[i].name))
			return &registries[i];
	return NULL;
}

/* Behind the last step but one, without a query: "fmt/1" of ".../fmt/1". */
static bool ends_in(const char *uri, const char *key)
{
	size_t key_size = strlen(key);
	size_t size = strcspn(uri, "?#");

	if (size > 0 && uri[size - 1] == '/')
		size--;
	return size > key_size && uri[size - key_size - 1] == '/' &&
	       strncasecmp(uri + size - key_size, key, key_size) == 0;
}

static void check_key(struct fonds_metadata_check *check,
	const struct fonds_premis_node *key, const struct registry *registry)
{
	const char *uri = fonds_premis_node_attribute(key, "valueURI");

	if (!registry->is_key(key->value)) {
		fonds_check_node(check, registry->key_code, key,
			registry->expected, "the key has not the form of one");
		return;
	}
	if (uri && strcasestr(uri, registry->host) && !ends_in(uri, key->value))
		fonds_check_node(check, registry->uri_code, key, NULL,
			"its address '%s' is that of another key", uri);
}

/* A designation without a name, and no key: nobody knows what it is. */
static void check_named(struct fonds_metadata_check *check,
	const struct fonds_premis_node *format)
{
	const struct fonds_premis_node *designation = fonds_premis_node_child(
		format, "formatDesignation");
	const struct fonds_premis_node *registry = fonds_premis_node_child(
		format, "formatRegistry");

	if (designation && fonds_premis_node_value(designation, "formatName"))
		return;
	if (registry && fonds_premis_node_value(registry, "formatRegistryKey"))
		return;
	if (designation || registry)
		fonds_check_node(check, CHECK_PREMIS_FORMAT_EMPTY, format, NULL,
			"the format has neither a name nor a key");
}

void fonds_check_format(struct fonds_metadata_check *check,
	const struct fonds_premis_node *format)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		format, "formatRegistry");
	const struct fonds_premis_node *key;
	const struct registry *registry;
	const char *name;

	check_named(check, format);
	for (; node; node = fonds_premis_node_again(node)) {
		name = fonds_premis_node_value(node, "formatRegistryName");
		key = fonds_premis_node_child(node, "formatRegistryKey");
		registry = name ? registry_of(name) : NULL;
		if (registry && key && key->value)
			check_key(check, key, registry);
	}
}
