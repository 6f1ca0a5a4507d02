/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the record's address belong to the archive that it cites? A copy of an
 * archive's pages elsewhere often bears the archive's name in its own.
 */
#include "metadata/record-parse.h"

#define HOST_MAX 253 /* RFC 1035 3.1, as text */
#define NAME_KEY_MAX 128

/* Archives that publish online, and the domain that is theirs. */
static const struct {
	const char *publisher;
	const char *domain;
} publishers[] = {
	{ "Wilson Center Digital Archive", "wilsoncenter.org" },
	{ "History and Public Policy Program Digital Archive",
		"wilsoncenter.org" },
};

/* The host, in lower case (RFC 3986 3.2); false when there is none. */
static bool find_host(const char *url, char host[HOST_MAX + 1])
{
	struct fonds_span rest = fonds_span_of(url);
	struct fonds_span part;
	size_t at = fonds_span_find(rest, "://");

	rest = fonds_span_skip(rest, at + strlen("://"));
	if (!fonds_span_cut(&rest, "/?#\\", &part))
		return false;
	for (;;) {
		at = fonds_span_find(
			part, "@"); /* user information before it */
		if (at == part.size)
			break;
		part = fonds_span_skip(part, at + 1);
	}
	part.size = fonds_span_find(part, ":");
	if (fonds_span_ends(part, "."))
		part.size--;
	if (part.size == 0 || part.size > HOST_MAX)
		return false;
	for (size_t i = 0; i < part.size; i++)
		host[i] = fonds_char_lower(part.data[i]);
	host[part.size] = '\0';
	return true;
}

static bool is_in_domain(const char *host, const char *domain)
{
	struct fonds_span span = fonds_span_of(host);

	if (!fonds_span_ends(span, domain))
		return false;
	span.size -= strlen(domain);
	return span.size == 0 || fonds_span_ends(span, ".");
}

/* Letters and digits only, in lower case: "Wilson Center" "wilsoncenter". */
static void name_key(struct fonds_span name, char key[NAME_KEY_MAX])
{
	size_t used = 0;

	for (size_t i = 0; i < name.size && used + 1 < NAME_KEY_MAX; i++) {
		char c = fonds_char_lower(name.data[i]);

		if (fonds_char_is_letter(c) || fonds_char_is_digit(c))
			key[used++] = c;
	}
	key[used] = '\0';
}

/*
 * Where the part of the host begins that someone registered: the last two
 * labels, three where the last two are as short as in "ac.uk".
 */
static const char *registered_part(const char *host)
{
	const char *end = host + strlen(host);
	const char *start = end;
	const char *last = NULL;
	unsigned labels = 0;

	while (start > host) {
		start--;
		if (*start != '.')
			continue;
		if (++labels == 1)
			last = start;
		else if (labels == 2 && last - start <= 4 && end - last == 3)
			continue;
		else
			return start + 1;
	}
	return host;
}

/* Does the host bear the publisher's name only below someone else's domain? */
static bool only_spells_name(const char *host, struct fonds_span publisher)
{
	const char *registered = registered_part(host);
	struct fonds_span below = { host, (size_t)(registered - host) };
	char name[NAME_KEY_MAX];
	char below_key[NAME_KEY_MAX];
	char registered_key[NAME_KEY_MAX];

	name_key(publisher, name);
	name_key(below, below_key);
	name_key(fonds_span_of(registered), registered_key);
	return strlen(name) > 3 && strstr(below_key, name) &&
	       !strstr(registered_key, name);
}

static struct fonds_span without_article(struct fonds_span name)
{
	if (fonds_span_starts_fold(name, "the "))
		name = fonds_span_skip(name, strlen("the "));
	return name;
}

static void check_host(struct fonds_record *record, const char *host)
{
	struct fonds_span name = without_article(
		fonds_span_of(record->publisher));

	for (size_t i = 0; i < sizeof(publishers) / sizeof(publishers[0]);
		i++) {
		const char *domain = publishers[i].domain;

		if (!fonds_span_equal_fold(name, publishers[i].publisher))
			continue;
		if (!is_in_domain(host, domain))
			fonds_record_warn(record,
				"the record cites the %s (%s), but its URL is "
				"on %s",
				publishers[i].publisher, domain, host);
		return;
	}
	if (only_spells_name(host, name))
		fonds_record_warn(record,
			"the record cites the %.*s, but its URL is on %s, "
			"which only bears that name",
			(int)name.size, name.data, host);
}

/* Who published a record without a citation, where the host is known. */
static const char *publisher_of(const char *host)
{
	for (size_t i = 0; i < sizeof(publishers) / sizeof(publishers[0]); i++)
		if (is_in_domain(host, publishers[i].domain))
			return publishers[i].publisher;
	return NULL;
}

void fonds_record_check_url(struct fonds_record *record)
{
	char host[HOST_MAX + 1];
	struct fonds_span url;

	if (!record->url) {
		fonds_record_warn(record, "the record has no URL");
		return;
	}
	if (!fonds_record_is_url(fonds_span_of(record->url), &url) ||
		!find_host(record->url, host)) {
		fonds_record_warn(
			record, "the record's URL is not a web address");
		return;
	}
	if (record->publisher)
		check_host(record, host);
	else
		record->publisher = publisher_of(host);
}
