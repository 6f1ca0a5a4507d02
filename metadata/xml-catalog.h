/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_CATALOG_H
#define METADATA_XML_CATALOG_H

#include <fonds/error.h>

/*
 * XML catalogs (OASIS, 2005): which local file stands for an address. Of their
 * entries system, uri, rewriteSystem, rewriteURI, delegateSystem, delegateURI
 * and nextCatalog are read, and group around them; what would lead to the
 * network is passed over. At most 64 catalogs lead to each other.
 */
struct fonds_xml_catalog;

/* The one at a path. FONDS_ERR_INVALID when it is none; FONDS_ERR_IO. */
enum fonds_status fonds_xml_catalog_open(const char *path,
	struct fonds_xml_catalog **ret, struct fonds_error **error);

/*
 * Those of the system: XML_CATALOG_FILES, a list parted by blanks, or
 * /etc/xml/catalog. One that is not there is as one that is empty.
 */
enum fonds_status fonds_xml_catalog_system(
	struct fonds_xml_catalog **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_xml_catalog_free(struct fonds_xml_catalog *catalog);
void fonds_xml_catalog_freep(struct fonds_xml_catalog **catalog);

/* The path for an address, for free(); NULL: none, or with errno ENOMEM. */
char *fonds_xml_catalog_resolve(
	const struct fonds_xml_catalog *catalog, const char *address);

#endif
