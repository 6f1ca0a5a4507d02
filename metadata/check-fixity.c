/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "metadata/check-premis.h"
#include "metadata/value-form.h"

/*
 * Digests by the table below: their length, whether they are strong enough to
 * tell a changed file from its original, and what they are of no bytes at all.
 */
static const struct digest {
	const char *code; /* of cryptographicHashFunctions */
	unsigned digits;
	bool is_strong;
	const char *of_nothing; /* NULL: not known here */
} digests[] = {
	{ "adler", 8, false, "00000001" },
	{ "crc32", 8, false, "00000000" },
	{ "md2", 32, false, "8350e5a3e24c153df2275c9f80692773" },
	{ "md5", 32, false, "d41d8cd98f00b204e9800998ecf8427e" },
	{ "sha1", 40, false, "da39a3ee5e6b4b0d3255bfef95601890afd80709" },
	{ "sha256", 64, true,
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b"
		"855" },
	{ "sha384", 96, true,
		"38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e"
		"1da274edebfe76f65fbd51ad2f14898b95b" },
	{ "sha512", 128, true,
		"cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce"
		"9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af9"
		"27da3e" },
	{ "tiger", 48, true, NULL },
	{ "whirl", 128, true, NULL },
};

static const struct digest *digest_of(const struct fonds_premis_node *fixity)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		fixity, "messageDigestAlgorithm");
	const struct fonds_term *term = node ? fonds_check_term_of(node) : NULL;

	for (size_t i = 0; term && i < sizeof(digests) / sizeof(digests[0]);
		i++)
		if (strcmp(digests[i].code, term->code) == 0 &&
			strcmp(term->scheme, "cryptographicHashFunctions") == 0)
			return &digests[i];
	return NULL;
}

static void check_digits(struct fonds_metadata_check *check,
	const struct fonds_premis_node *value, const struct digest *digest)
{
	char expected[32];

	if (!fonds_form_is_hex(value->value)) {
		fonds_check_node(check, CHECK_PREMIS_DIGEST_HEX, value, NULL,
			"the digest has characters that are not hexadecimal");
		return;
	}
	if (strlen(value->value) == digest->digits)
		return;
	(void)snprintf(expected, sizeof(expected), "%u digits", digest->digits);
	fonds_check_node(check, CHECK_PREMIS_DIGEST_LENGTH, value, expected,
		"the digest has %zu digits", strlen(value->value));
}

/* Is the size a number, and which? */
static bool has_size(
	const struct fonds_premis_node *characteristics, uint64_t *ret)
{
	const char *size = fonds_premis_node_value(characteristics, "size");

	return size && fonds_form_read_number(size, ret);
}

static void check_of_nothing(struct fonds_metadata_check *check,
	const struct fonds_premis_node *characteristics,
	const struct fonds_premis_node *value, const struct digest *digest)
{
	bool is_of_nothing;
	uint64_t size;

	if (!digest->of_nothing || !has_size(characteristics, &size) ||
		strlen(value->value) != digest->digits)
		return;
	is_of_nothing = strcasecmp(value->value, digest->of_nothing) == 0;
	if (is_of_nothing && size > 0)
		fonds_check_node(check, CHECK_PREMIS_DIGEST_EMPTY, value, NULL,
			"it is the digest of no bytes, and the size is not 0");
	if (!is_of_nothing && size == 0)
		fonds_check_node(check, CHECK_PREMIS_DIGEST_EMPTY, value,
			digest->of_nothing,
			"the size is 0, and it is not the digest of no bytes");
}

static void check_contradiction(struct fonds_metadata_check *check,
	const struct fonds_premis_node *fixity,
	const struct fonds_premis_node *value, const struct digest *digest)
{
	const struct fonds_premis_node *other = fonds_premis_node_again(fixity);

	for (; other; other = fonds_premis_node_again(other)) {
		const char *digits = fonds_premis_node_value(
			other, "messageDigest");

		if (digest_of(other) != digest || !digits ||
			strcasecmp(digits, value->value) == 0)
			continue;
		fonds_check_node(check, CHECK_PREMIS_DIGEST_CONTRADICTION,
			value, digits,
			"another digest of the same algorithm differs");
		return;
	}
}

static void check_size(struct fonds_metadata_check *check,
	const struct fonds_premis_node *characteristics)
{
	const struct fonds_premis_node *size = fonds_premis_node_child(
		characteristics, "size");
	uint64_t number;

	/* xs:long of the schema: its sign takes a bit. */
	if (size && size->value &&
		(!fonds_form_read_number(size->value, &number) ||
			number > INT64_MAX))
		fonds_check_node(check, CHECK_PREMIS_SIZE, size, NULL,
			"the size is no number of bytes");
}

static void check_level(struct fonds_metadata_check *check,
	const struct fonds_premis_node *characteristics)
{
	const struct fonds_premis_node *level = fonds_premis_node_child(
		characteristics, "compositionLevel");
	const char *unknown;
	uint64_t number;

	if (!level)
		return;
	unknown = fonds_premis_node_attribute(level, "unknown");
	if (level->value && fonds_form_read_number(level->value, &number))
		return;
	if (!level->value && unknown && *unknown)
		return;
	fonds_check_node(check, CHECK_PREMIS_COMPOSITION_LEVEL, level, NULL,
		"the composition level is no number");
}

/* One digest that is strong is enough; one that is not known here may be. */
static void check_strength(struct fonds_metadata_check *check,
	const struct fonds_premis_node *characteristics)
{
	const struct fonds_premis_node *first = fonds_premis_node_child(
		characteristics, "fixity");
	const struct fonds_premis_node *fixity = first;

	for (; fixity; fixity = fonds_premis_node_again(fixity)) {
		const struct digest *digest = digest_of(fixity);

		if (!digest || digest->is_strong)
			return;
	}
	if (first)
		fonds_check_node(check, CHECK_PREMIS_DIGEST_WEAK, first, NULL,
			"a changed file can be made to have the same digest");
}

void fonds_check_characteristics(struct fonds_metadata_check *check,
	const struct fonds_premis_node *characteristics)
{
	const struct fonds_premis_node *fixity = fonds_premis_node_child(
		characteristics, "fixity");

	check_size(check, characteristics);
	check_level(check, characteristics);
	check_strength(check, characteristics);
	for (; fixity; fixity = fonds_premis_node_again(fixity)) {
		const struct fonds_premis_node *value = fonds_premis_node_child(
			fixity, "messageDigest");
		const struct digest *digest = digest_of(fixity);

		if (!digest || !value || !value->value)
			continue;
		check_digits(check, value, digest);
		check_of_nothing(check, characteristics, value, digest);
		check_contradiction(check, fixity, value, digest);
	}
}
