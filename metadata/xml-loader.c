/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-loader.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

#define FILE_MAX ((size_t)16 << 20)
#define FOLDERS_MAX 64

static pthread_once_t once = PTHREAD_ONCE_INIT;
static xmlExternalEntityLoader others;

static _Thread_local struct fonds_xml_loader *current;
static _Thread_local bool is_active;

void fonds_xml_loader_clear(struct fonds_xml_loader *loader)
{
	for (size_t i = 0; i < loader->folder_count; i++)
		free(loader->folders[i]);
	free(loader->folders);
	free(loader->refused);
	loader->folders = NULL;
	loader->refused = NULL;
	loader->folder_count = 0;
}

static bool is_below(const char *path, const char *folder)
{
	size_t size = strlen(folder);

	return strncmp(path, folder, size) == 0 && path[size] == '/';
}

static bool may_read(const struct fonds_xml_loader *loader, const char *path)
{
	if (loader->folder)
		return is_below(path, loader->folder);
	for (size_t i = 0; i < loader->folder_count; i++)
		if (is_below(path, loader->folders[i]))
			return true;
	return false;
}

/* From here on, what lies beside a file that the catalog has may be read. */
static void allow_folder(struct fonds_xml_loader *loader, const char *path)
{
	const char *slash = strrchr(path, '/');
	char **folders;

	if (loader->folder || may_read(loader, path) || !slash ||
		loader->folder_count == FOLDERS_MAX)
		return;
	folders = reallocarray(
		loader->folders, loader->folder_count + 1, sizeof(*folders));
	if (!folders) {
		loader->status = FONDS_ERR_NOMEM;
		return;
	}
	loader->folders = folders;
	folders[loader->folder_count] = strndup(path, (size_t)(slash - path));
	if (!folders[loader->folder_count])
		loader->status = FONDS_ERR_NOMEM;
	else
		loader->folder_count++;
}

/* What is not there is NULL; out of memory too, and stays with the loader. */
static char *kept(struct fonds_xml_loader *loader, char *text)
{
	if (!text && errno == ENOMEM)
		loader->status = FONDS_ERR_NOMEM;
	return text;
}

char *fonds_xml_loader_find(
	struct fonds_xml_loader *loader, const char *address)
{
	fonds_cleanup(fonds_freep) char *mapped = NULL;
	fonds_cleanup(fonds_freep) char *real = NULL;
	const char *path = address;

	errno = 0;
	mapped = kept(
		loader, fonds_xml_catalog_resolve(loader->catalog, address));
	if (mapped)
		path = mapped;
	if (strncmp(path, "file:///", 8) == 0)
		path += 7;
	if (strstr(path, "://"))
		return NULL;
	real = kept(loader, realpath(path, NULL));
	if (!real)
		return NULL;
	if (mapped)
		allow_folder(loader, real);
	return may_read(loader, real) ? fonds_steal(&real) : NULL;
}

static void refuse(struct fonds_xml_loader *loader, const char *address)
{
	if (!loader->refused)
		loader->refused = strdup(address);
}

static xmlParserInputPtr input_of(struct fonds_xml_loader *loader,
	xmlParserCtxtPtr parser, const char *path)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	xmlParserInputBufferPtr memory;
	xmlParserInputPtr input;
	enum fonds_status status;

	fonds_buffer_init(&buffer, FILE_MAX);
	status = fonds_file_read(path, &buffer, NULL);
	if (status == FONDS_ERR_NOMEM)
		loader->status = status;
	if (status < 0)
		return NULL;
	memory = xmlParserInputBufferCreateMem(fonds_buffer_text(&buffer),
		(int)buffer.size, XML_CHAR_ENCODING_NONE);
	if (!memory)
		return NULL;
	input = xmlNewIOInputStream(parser, memory, XML_CHAR_ENCODING_NONE);
	if (!input) {
		xmlFreeParserInputBuffer(memory);
		return NULL;
	}
	/* What it includes is found beside it. */
	input->filename = (const char *)xmlStrdup((const xmlChar *)path);
	return input;
}

static xmlParserInputPtr load(
	const char *address, const char *id, xmlParserCtxtPtr parser)
{
	struct fonds_xml_loader *loader = current;
	fonds_cleanup(fonds_freep) char *path = NULL;
	xmlParserInputPtr input = NULL;

	if (!is_active)
		return others(address, id, parser);
	if (!loader || !address)
		return NULL;
	path = fonds_xml_loader_find(loader, address);
	if (path)
		input = input_of(loader, parser, path);
	if (!input)
		refuse(loader, address);
	return input;
}

static void install(void)
{
	xmlInitParser();
	others = xmlGetExternalEntityLoader();
	xmlSetExternalEntityLoader(load);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ptr;
#else
typedef xmlErrorPtr error_ptr;
#endif

static void say_nothing(void *context, error_ptr error)
{
	(void)context;
	(void)error;
}

__attribute__((format(printf, 2, 3))) static void print_nothing(
	void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

void fonds_xml_silence_begin(
	struct fonds_xml_silence *silence, struct fonds_xml_loader *loader)
{
	xmlStructuredErrorFunc handler = xmlStructuredError;
	xmlGenericErrorFunc printer = xmlGenericError;

	(void)pthread_once(&once, install);
	*silence = (struct fonds_xml_silence){
		.loader = current,
		.was_active = is_active,
		.context = xmlStructuredErrorContext,
		.printer_context = xmlGenericErrorContext,
	};
	/* ISO C has no cast between pointers to functions and to data. */
	memcpy(&silence->handler, &handler, sizeof(handler));
	memcpy(&silence->printer, &printer, sizeof(printer));
	xmlSetStructuredErrorFunc(NULL, say_nothing);
	xmlSetGenericErrorFunc(NULL, print_nothing);
	current = loader;
	is_active = true;
}

void fonds_xml_silence_end(const struct fonds_xml_silence *silence)
{
	xmlStructuredErrorFunc handler;
	xmlGenericErrorFunc printer;

	memcpy(&handler, &silence->handler, sizeof(handler));
	memcpy(&printer, &silence->printer, sizeof(printer));
	xmlSetStructuredErrorFunc(silence->context, handler);
	xmlSetGenericErrorFunc(silence->printer_context, printer);
	current = silence->loader;
	is_active = silence->was_active;
}
