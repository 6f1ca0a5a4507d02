/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_CHECK_FORMS_H
#define METADATA_CHECK_FORMS_H

#include "metadata/check.h"
#include "metadata/dc-property.h"
#include "metadata/xml-reader.h"

/*
 * The rules of Dublin Core and METS. xml has just given start, which is read
 * up to its end. What is not well-formed on the way is a finding, and counted
 * as a refusal.
 */

#define FONDS_DC_RECORDS_SPACE "urn:fonds:dc-records:1"
#define FONDS_OAI_DC_SPACE "http://www.openarchives.org/OAI/2.0/oai_dc/"
#define FONDS_METS_SPACE "http://www.loc.gov/METS/"

/* The container of fonds, or oai_dc. */
enum fonds_status fonds_check_dc(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, const struct fonds_xml_node *start,
	struct fonds_error **error);

/* start is the first property of a record that ends with its holder. */
enum fonds_status fonds_check_dc_bare(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, const struct fonds_xml_node *start,
	struct fonds_error **error);

enum fonds_status fonds_check_mets(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, const struct fonds_xml_node *start,
	struct fonds_error **error);

#endif
