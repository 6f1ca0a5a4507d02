/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-catalog.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "metadata/xml-loader.h"

#define CATALOG_SPACE "urn:oasis:names:tc:entity:xmlns:xml:catalog"
#define SYSTEM_CATALOG "/etc/xml/catalog"
#define FILE_MAX ((size_t)16 << 20)
#define ARENA_MAX ((size_t)64 << 20)
#define CATALOGS_MAX 64

/* An address, or the beginning of one, and what stands for it. */
struct entry {
	const char *from;
	const char *to; /* a path; of a delegation unused */
	bool is_prefix;
	struct entry *next;
};

struct fonds_xml_catalog {
	struct fonds_arena arena;
	struct entry *first;
	struct entry **end;
	const char *files[CATALOGS_MAX]; /* read, or to be read */
	size_t file_count;
};

/* The elements that say something, and the attributes in which. */
static const struct {
	const char *name;
	const char *from;
	const char *to;
	bool is_prefix;
	bool is_catalog; /* to is another catalog */
} elements[] = {
	{ "system", "systemId", "uri", false, false },
	{ "uri", "name", "uri", false, false },
	{ "rewriteSystem", "systemIdStartString", "rewritePrefix", true,
		false },
	{ "rewriteURI", "uriStartString", "rewritePrefix", true, false },
	{ "delegateSystem", "systemIdStartString", "catalog", true, true },
	{ "delegateURI", "uriStartString", "catalog", true, true },
	{ "nextCatalog", NULL, "catalog", false, true },
};

#define ELEMENTS (sizeof(elements) / sizeof(elements[0]))

/* A file: URI as a path, or a path beside the catalog; NULL: elsewhere. */
static const char *path_from(
	struct fonds_xml_catalog *catalog, const char *base, const char *target)
{
	const char *slash = strrchr(base, '/');
	int folder = slash ? (int)(slash - base) + 1 : 0;

	if (strncmp(target, "file://", 7) == 0)
		return target[7] == '/'
			       ? fonds_arena_dup(&catalog->arena, target + 7)
			       : NULL;
	if (strncmp(target, "file:/", 6) == 0)
		return fonds_arena_dup(&catalog->arena, target + 5);
	if (strstr(target, "://"))
		return NULL;
	if (*target == '/')
		return fonds_arena_dup(&catalog->arena, target);
	return fonds_arena_printf(
		&catalog->arena, "%.*s%s", folder, base, target);
}

static void add_file(struct fonds_xml_catalog *catalog, const char *path)
{
	for (size_t i = 0; i < catalog->file_count; i++)
		if (strcmp(catalog->files[i], path) == 0)
			return;
	if (catalog->file_count < CATALOGS_MAX)
		catalog->files[catalog->file_count++] = path;
}

static void add_entry(struct fonds_xml_catalog *catalog, const char *from,
	const char *to, bool is_prefix)
{
	struct entry *entry = fonds_arena_alloc(
		&catalog->arena, sizeof(*entry));

	if (!entry)
		return;
	entry->from = fonds_arena_dup(&catalog->arena, from);
	entry->to = to;
	entry->is_prefix = is_prefix;
	*catalog->end = entry;
	catalog->end = &entry->next;
}

static void take_element(struct fonds_xml_catalog *catalog, xmlNodePtr node,
	const char *base, size_t index)
{
	xmlChar *from = elements[index].from
				? xmlGetNoNsProp(node,
					  (const xmlChar *)elements[index].from)
				: NULL;
	xmlChar *to = xmlGetNoNsProp(node, (const xmlChar *)elements[index].to);
	const char *path = to ? path_from(catalog, base, (const char *)to)
			      : NULL;

	if (path && elements[index].is_catalog)
		add_file(catalog, path);
	else if (path && from)
		add_entry(catalog, (const char *)from, path,
			elements[index].is_prefix);
	xmlFree(from);
	xmlFree(to);
}

static void take_elements(
	struct fonds_xml_catalog *catalog, xmlNodePtr parent, const char *base)
{
	for (xmlNodePtr node = parent->children; node; node = node->next) {
		const char *name = (const char *)node->name;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp(name, "group") == 0)
			take_elements(catalog, node, base);
		for (size_t i = 0; i < ELEMENTS; i++)
			if (strcmp(elements[i].name, name) == 0)
				take_element(catalog, node, base, i);
	}
}

static bool is_catalog(xmlNodePtr root)
{
	return root && root->ns &&
	       strcmp((const char *)root->ns->href, CATALOG_SPACE) == 0 &&
	       strcmp((const char *)root->name, "catalog") == 0;
}

static enum fonds_status read_catalog(struct fonds_xml_catalog *catalog,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_xml_silence silence;
	xmlDocPtr doc;
	bool is_one;

	fonds_buffer_init(&buffer, FILE_MAX);
	enum fonds_status status = fonds_file_read(path, &buffer, error);

	if (status < 0)
		return status;
	fonds_xml_silence_begin(&silence, NULL);
	doc = xmlReadMemory(fonds_buffer_text(&buffer), (int)buffer.size, path,
		NULL, XML_PARSE_NONET);
	is_one = doc && is_catalog(xmlDocGetRootElement(doc));
	if (is_one)
		take_elements(catalog, xmlDocGetRootElement(doc), path);
	xmlFreeDoc(doc);
	fonds_xml_silence_end(&silence);
	if (!is_one)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no XML catalog", path);
	return fonds_arena_check(&catalog->arena, "the XML catalog", error);
}

/* What a catalog of the system leads to and is not there has no entries. */
static enum fonds_status read_all(struct fonds_xml_catalog *catalog,
	bool is_named, struct fonds_error **error)
{
	for (size_t i = 0; i < catalog->file_count; i++) {
		struct fonds_error *own = NULL;
		enum fonds_status status = read_catalog(
			catalog, catalog->files[i], &own);

		if (status == FONDS_OK)
			continue;
		if ((!is_named || i > 0) && fonds_error_errno(own) == ENOENT) {
			fonds_error_free(own);
			continue;
		}
		return fonds_error_move(&own, status, error);
	}
	return FONDS_OK;
}

static struct fonds_xml_catalog *catalog_new(void)
{
	struct fonds_xml_catalog *catalog = calloc(1, sizeof(*catalog));

	if (!catalog)
		return NULL;
	xmlInitParser();
	fonds_arena_init(&catalog->arena, ARENA_MAX);
	catalog->end = &catalog->first;
	return catalog;
}

enum fonds_status fonds_xml_catalog_open(const char *path,
	struct fonds_xml_catalog **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_catalog_freep) struct fonds_xml_catalog *catalog =
		catalog_new();
	const char *copy = catalog ? fonds_arena_dup(&catalog->arena, path)
				   : NULL;
	enum fonds_status status;

	if (!copy)
		return fonds_fail_nomem(error);
	add_file(catalog, copy);
	status = read_all(catalog, true, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&catalog);
	return status;
}

/* The paths in XML_CATALOG_FILES, parted by blanks. */
static void add_named(struct fonds_xml_catalog *catalog, const char *list)
{
	while (*(list += strspn(list, " \t\r\n"))) {
		size_t size = strcspn(list, " \t\r\n");
		char *name = fonds_arena_dup_bytes(&catalog->arena, list, size);
		const char *path = name ? path_from(catalog, "", name) : NULL;

		if (path)
			add_file(catalog, path);
		list += size;
	}
}

enum fonds_status fonds_xml_catalog_system(
	struct fonds_xml_catalog **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_catalog_freep) struct fonds_xml_catalog *catalog =
		catalog_new();
	const char *named = getenv("XML_CATALOG_FILES"); /* NOLINT */
	enum fonds_status status;

	if (!catalog)
		return fonds_fail_nomem(error);
	add_named(catalog, named ? named : SYSTEM_CATALOG);
	status = fonds_arena_check(&catalog->arena, "the XML catalog", error);
	if (status == FONDS_OK)
		status = read_all(catalog, false, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&catalog);
	return status;
}

void fonds_xml_catalog_free(struct fonds_xml_catalog *catalog)
{
	if (!catalog)
		return;
	fonds_arena_clear(&catalog->arena);
	free(catalog);
}

void fonds_xml_catalog_freep(struct fonds_xml_catalog **catalog)
{
	fonds_xml_catalog_free(*catalog);
}

/* A whole address goes before a beginning, a longer beginning before others. */
char *fonds_xml_catalog_resolve(
	const struct fonds_xml_catalog *catalog, const char *address)
{
	const struct entry *best = NULL;
	size_t longest = 0;
	char *path;

	for (const struct entry *entry = catalog->first; entry;
		entry = entry->next) {
		size_t size = strlen(entry->from);

		if (strcmp(entry->from, address) == 0 && !entry->is_prefix)
			return strdup(entry->to);
		if (entry->is_prefix && size > longest &&
			strncmp(entry->from, address, size) == 0) {
			best = entry;
			longest = size;
		}
	}
	if (!best || asprintf(&path, "%s%s", best->to, address + longest) < 0)
		return NULL;
	return path;
}
