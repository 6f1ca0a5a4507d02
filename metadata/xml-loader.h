/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_LOADER_H
#define METADATA_XML_LOADER_H

#include <stddef.h>

#include <fonds/error.h>

#include "metadata/xml-catalog.h"

/*
 * What libxml2 may load while a call of it runs on this thread, and where its
 * errors go. Its loader is one for the process: ours is put before it once,
 * and hands on what other threads ask for.
 */

/*
 * Loads the files that a catalog has for addresses, and what lies in a folder:
 * folder, when it is given, else those of the files loaded before.
 */
struct fonds_xml_loader {
	const struct fonds_xml_catalog *catalog;
	const char *folder; /* canonical, without a slash at its end; or NULL */
	char **folders;     /* of files loaded before */
	size_t folder_count;
	char *refused;            /* the first address that was not to be had */
	enum fonds_status status; /* of loading; stays failed */
};

void fonds_xml_loader_clear(struct fonds_xml_loader *loader);

/* What was before; to be put back. loader NULL: nothing may be loaded. */
struct fonds_xml_silence {
	struct fonds_xml_loader *loader;
	int was_active;
	void *handler;
	void *context;
	void *printer;
	void *printer_context;
};

void fonds_xml_silence_begin(
	struct fonds_xml_silence *silence, struct fonds_xml_loader *loader);
void fonds_xml_silence_end(const struct fonds_xml_silence *silence);

/* A path that an address stands for and that may be read, for free(). */
char *fonds_xml_loader_find(
	struct fonds_xml_loader *loader, const char *address);

#endif
