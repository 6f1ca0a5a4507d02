/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/fetch-writer.h"
#include "bagit/fetch.h"
#include "bagit/path-encoding.h"
#include "base/cleanup.h"
#include "transfer/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define TEXT_MAX ((size_t)64 << 20)

static void require(bool is_true)
{
	if (!is_true)
		abort();
}

/* The parts lie within the text, in order, and blanks between them. */
static void check_parts(
	const struct fonds_fetch_line *line, const char *text, size_t size)
{
	require(line->url == text && line->url_size > 0 && line->path_size > 0);
	require(line->url + line->url_size < line->path);
	require(line->path + line->path_size == text + size);
	require(line->has_length || line->length == 0);
}

/* Printable, and where there is a host nobody is named before it. */
static void check_shown(const char *url, enum fonds_url_kind kind)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer shown;
	const char *text;

	fonds_buffer_init(&shown, TEXT_MAX);
	fonds_url_add_shown(&shown, url);
	text = fonds_buffer_text(&shown);
	require(shown.status == FONDS_OK && strlen(text) == shown.size);
	for (size_t i = 0; i < shown.size; i++)
		require((unsigned char)text[i] >= ' ' && text[i] != 127);
	if (kind != FONDS_URL_HTTP)
		return;
	text = strchr(text, ':') + 1;
	text += strspn(text, "/");
	require(!memchr(text, '@', strcspn(text, "/?#")));
}

/* A file: URL made of a base and a path is read as that path below it. */
static void check_file_path(const char *url, const char *path)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer found;
	size_t size = strlen(path);

	fonds_buffer_init(&found, TEXT_MAX);
	if (!fonds_url_add_file_path(&found, url))
		return;
	require(found.size > size && found.status == FONDS_OK);
	require(*fonds_buffer_text(&found) == '/');
	require(strcmp(fonds_buffer_text(&found) + found.size - size, path) ==
		0);
}

/* A single slash after the base, whatever it ended in. */
static void check_joined(const char *url, const char *base)
{
	size_t size = strlen(base);

	if (fonds_url_kind(base) != FONDS_URL_HTTP)
		return;
	while (base[size - 1] == '/')
		size--;
	require(strncmp(url, base, size) == 0);
	require(url[size] == '/' && url[size + 1] != '/');
}

/* What is written for it reads back as what went in. */
static void check_written(
	const char *base, uint64_t length, const struct fonds_bag_path *path)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text, url, name;
	const char *below = fonds_bag_path_text(path);
	struct fonds_fetch_line line;

	fonds_buffer_init(&text, TEXT_MAX);
	fonds_buffer_init(&url, TEXT_MAX);
	fonds_buffer_init(&name, TEXT_MAX);
	fonds_fetch_url_add(&url, base, below);
	fonds_fetch_line_add(&text, base, below, length, path);
	require(strcspn(fonds_buffer_text(&text), "\r\n") + 1 == text.size);
	require(fonds_fetch_line_parse(fonds_buffer_text(&text), text.size - 1,
			&line, NULL) == FONDS_OK);
	require(line.url_size == url.size &&
		memcmp(line.url, fonds_buffer_text(&url), url.size) == 0);
	require(line.has_length && line.length == length);
	fonds_path_decode(
		&name, line.path, line.path_size, FONDS_PATH_DECODE_ALL);
	require(strcmp(fonds_buffer_text(&name), below) == 0);
	require(fonds_fetch_url_is_absolute(line.url, line.url_size));
	require(fonds_url_kind(fonds_buffer_text(&url)) != FONDS_URL_OTHER);
	check_file_path(fonds_buffer_text(&url), below);
	check_joined(fonds_buffer_text(&url), base);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_freep) char *url = NULL;
	const char *text = (const char *)data;
	struct fonds_fetch_line line;

	if (fonds_fetch_line_parse(text, size, &line, NULL) < 0)
		return 0;
	check_parts(&line, text, size);
	url = strndup(line.url, line.url_size);
	require(url != NULL);
	require(fonds_url_kind(url) == FONDS_URL_OTHER ||
		fonds_fetch_url_is_absolute(url, strlen(url)));
	check_shown(url, fonds_url_kind(url));
	/* Only payload is to be fetched, so no path begins with a blank. */
	if (fonds_fetch_base_check(url, NULL) == FONDS_OK &&
		fonds_bag_path_new(line.path, line.path_size, &path, NULL) ==
			FONDS_OK &&
		fonds_bag_path_is_payload(path))
		check_written(url, line.length, path);
	return 0;
}
