/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-schema.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/xml-loader.h"

/*
 * For each form a small schema of our own is made that imports those it needs,
 * one for each namespace: libxml2 keeps the first import of a namespace, and
 * does not follow what a document says of its own schemas. Only so is what a
 * METS wraps validated as well.
 */
struct import {
	const char *space;
	const char *address; /* as the catalog knows it */
	bool is_optional;    /* what is wrapped may be of a form not known */
};

#define PREMIS_IMPORT \
	{ \
		"http://www.loc.gov/premis/v3", \
			"http://www.loc.gov/standards/premis/v3/" \
			"premis-v3-0.xsd", \
			false \
	}
#define DCTERMS_ADDRESS \
	"http://dublincore.org/schemas/xmls/qdc/2008/02/11/dcterms.xsd"
#define OAI_DC_ADDRESS "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"

static const struct import premis_imports[] = { PREMIS_IMPORT, { 0 } };

static const struct import oai_imports[] = {
	{ "http://www.openarchives.org/OAI/2.0/oai_dc/", OAI_DC_ADDRESS,
		false },
	{ 0 },
};

static const struct import dc_imports[] = {
	{ "http://purl.org/dc/terms/", DCTERMS_ADDRESS, false },
	{ 0 },
};

static const struct import mets_imports[] = {
	{ "http://www.w3.org/1999/xlink",
		"http://www.loc.gov/standards/xlink/xlink.xsd", false },
	{ "http://www.loc.gov/METS/",
		"http://www.loc.gov/standards/mets/mets.xsd", false },
	PREMIS_IMPORT,
	{ "http://purl.org/dc/terms/", DCTERMS_ADDRESS, true },
	{ "http://www.openarchives.org/OAI/2.0/oai_dc/", OAI_DC_ADDRESS, true },
	{ "http://www.loc.gov/mods/v3",
		"http://www.loc.gov/standards/mods/v3/mods-3-8.xsd", true },
	{ 0 },
};

/*
 * The container of fonds, as schema/fonds-dc.xsd has it: the schemas need not
 * be installed for it. tests/cli/metadata-validate.bats compares the two.
 */
static const char dc_body[] =
	"<xs:element name=\"records\"><xs:complexType><xs:sequence>"
	"<xs:element name=\"record\" type=\"recordType\""
	" maxOccurs=\"unbounded\"/></xs:sequence></xs:complexType>"
	"<xs:unique name=\"oneRecordForEachThing\"><xs:selector xpath=\"*\"/>"
	"<xs:field xpath=\"@about\"/></xs:unique></xs:element>"
	"<xs:complexType name=\"recordType\"><xs:complexContent>"
	"<xs:extension base=\"dcterms:elementOrRefinementContainer\">"
	"<xs:attribute name=\"about\" type=\"xs:anyURI\" use=\"required\"/>"
	"</xs:extension></xs:complexContent></xs:complexType>";

static const struct driver {
	const char *space;
	const struct import *imports;
	const char *body;
} drivers[FONDS_CHECK_FORMS] = {
	[FONDS_CHECK_PREMIS] = { "urn:fonds:driver", premis_imports, "" },
	[FONDS_CHECK_DC] = { "urn:fonds:dc-records:1", dc_imports, dc_body },
	[FONDS_CHECK_OAI_DC] = { "urn:fonds:driver", oai_imports, "" },
	[FONDS_CHECK_METS] = { "urn:fonds:driver", mets_imports, "" },
};

struct fonds_xml_schemas {
	struct fonds_xml_catalog *catalog;
	char *folder;
	struct fonds_xml_loader loader;
	xmlSchemaPtr compiled[FONDS_CHECK_FORMS];
};

static enum fonds_status open_folder(struct fonds_xml_schemas *schemas,
	const char *folder, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;

	schemas->folder = realpath(folder, NULL);
	if (!schemas->folder)
		return fonds_fail_errno(error,
			"cannot open the folder of schemas '%s'", folder);
	if (asprintf(&path, "%s/catalog.xml", schemas->folder) < 0) {
		path = NULL;
		return fonds_fail_nomem(error);
	}
	schemas->loader.folder = schemas->folder;
	return fonds_xml_catalog_open(path, &schemas->catalog, error);
}

enum fonds_status fonds_xml_schemas_new(const char *folder,
	struct fonds_xml_schemas **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_schemas_freep) struct fonds_xml_schemas *schemas =
		calloc(1, sizeof(*schemas));
	enum fonds_status status;

	if (!schemas)
		return fonds_fail_nomem(error);
	status = folder ? open_folder(schemas, folder, error)
			: fonds_xml_catalog_system(&schemas->catalog, error);
	if (status < 0)
		return status;
	schemas->loader.catalog = schemas->catalog;
	*ret = fonds_steal(&schemas);
	return FONDS_OK;
}

void fonds_xml_schemas_free(struct fonds_xml_schemas *schemas)
{
	if (!schemas)
		return;
	for (size_t i = 0; i < FONDS_CHECK_FORMS; i++)
		if (schemas->compiled[i])
			xmlSchemaFree(schemas->compiled[i]);
	fonds_xml_loader_clear(&schemas->loader);
	fonds_xml_catalog_free(schemas->catalog);
	free(schemas->folder);
	free(schemas);
}

void fonds_xml_schemas_freep(struct fonds_xml_schemas **schemas)
{
	fonds_xml_schemas_free(*schemas);
}

/* The first import that must be there and is not; NULL: all are. */
static const char *missing(
	struct fonds_xml_schemas *schemas, const struct driver *driver)
{
	const struct import *import = driver->imports;

	for (; import->space; import++) {
		fonds_cleanup(fonds_freep) char *path = fonds_xml_loader_find(
			&schemas->loader, import->address);

		if (!path && !import->is_optional)
			return import->address;
	}
	return NULL;
}

static void make_driver(struct fonds_xml_schemas *schemas,
	const struct driver *driver, struct fonds_buffer *buffer)
{
	const struct import *import = driver->imports;

	fonds_buffer_printf(buffer,
		"<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
		" xmlns=\"%s\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
		" targetNamespace=\"%s\" elementFormDefault=\"qualified\""
		" attributeFormDefault=\"unqualified\">",
		driver->space, driver->space);
	for (; import->space; import++) {
		fonds_cleanup(fonds_freep) char *path = fonds_xml_loader_find(
			&schemas->loader, import->address);

		if (path)
			fonds_buffer_printf(buffer,
				"<xs:import namespace=\"%s\""
				" schemaLocation=\"%s\"/>",
				import->space, import->address);
	}
	fonds_buffer_printf(buffer, "%s</xs:schema>", driver->body);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ptr;
#else
typedef xmlErrorPtr error_ptr;
#endif

/* The first thing wrong with a schema. */
struct complaint {
	char text[300];
	bool has_no_memory;
};

static void take_complaint(void *context, error_ptr error)
{
	struct complaint *complaint = context;

	complaint->has_no_memory |= error->code == XML_ERR_NO_MEMORY;
	if (error->level < XML_ERR_ERROR || complaint->text[0])
		return;
	(void)snprintf(complaint->text, sizeof(complaint->text), "%s",
		error->message ? error->message : "it is none");
	complaint->text[strcspn(complaint->text, "\n")] = '\0';
}

static enum fonds_status refuse_schema(const struct fonds_xml_schemas *schemas,
	const struct driver *driver, const struct complaint *complaint,
	struct fonds_error **error)
{
	if (complaint->has_no_memory ||
		schemas->loader.status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	return fonds_fail(error, FONDS_ERR_INVALID,
		"the schema '%s' cannot be used: %s%s%s%s",
		driver->imports->address,
		complaint->text[0] ? complaint->text : "it is none",
		schemas->loader.refused ? " ('" : "",
		schemas->loader.refused ? schemas->loader.refused : "",
		schemas->loader.refused
			? "' is not in the XML catalog, or not below its "
			  "folder)"
			: "");
}

static xmlSchemaPtr parse_driver(struct fonds_xml_schemas *schemas,
	const struct fonds_buffer *text, struct complaint *complaint)
{
	struct fonds_xml_silence silence;
	xmlSchemaParserCtxtPtr parser;
	xmlSchemaPtr schema = NULL;

	fonds_xml_silence_begin(&silence, &schemas->loader);
	parser = xmlSchemaNewMemParserCtxt(
		fonds_buffer_text(text), (int)text->size);
	if (parser) {
		xmlSchemaSetParserStructuredErrors(
			parser, take_complaint, complaint);
		schema = xmlSchemaParse(parser);
		xmlSchemaFreeParserCtxt(parser);
	}
	complaint->has_no_memory |= !parser;
	fonds_xml_silence_end(&silence);
	return schema;
}

static enum fonds_status compile(struct fonds_xml_schemas *schemas,
	enum fonds_check_form form, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	struct complaint complaint = { 0 };
	enum fonds_status status;

	fonds_buffer_init(&text, 65536);
	if (schemas->compiled[form])
		return FONDS_OK;
	make_driver(schemas, &drivers[form], &text);
	status = fonds_buffer_check(&text, "a schema", error);
	if (status < 0)
		return status;
	if (schemas->loader.status < 0)
		return fonds_fail_nomem(error);
	schemas->compiled[form] = parse_driver(schemas, &text, &complaint);
	if (!schemas->compiled[form] || complaint.text[0] ||
		schemas->loader.status < 0)
		return refuse_schema(
			schemas, &drivers[form], &complaint, error);
	return FONDS_OK;
}

/* A validation under way: the stream that libxml2 reads, and who is told. */
struct validating {
	struct fonds_stream *stream;
	enum fonds_status status; /* of reading */
	struct fonds_error *failed;
	bool has_no_memory;
	bool has_told;
	fonds_xml_schema_fn *fn;
	void *payload;
};

static int read_piece(void *context, char *data, int size)
{
	struct validating *validating = context;
	size_t n = 0;

	validating->status = fonds_stream_read(validating->stream, data,
		(size_t)size, &n, &validating->failed);
	return validating->status < 0 ? -1 : (int)n;
}

static int close_nothing(void *context)
{
	(void)context;
	return 0;
}

static void take_error(void *context, error_ptr error)
{
	struct validating *validating = context;
	char message[1000];

	validating->has_no_memory |= error->code == XML_ERR_NO_MEMORY;
	if (error->level < XML_ERR_ERROR)
		return;
	(void)snprintf(message, sizeof(message), "%s",
		error->message ? error->message : "it is not valid");
	message[strcspn(message, "\n")] = '\0';
	validating->has_told = true;
	validating->fn(error->line > 0 ? (unsigned long)error->line : 0,
		message, validating->payload);
}

/* Nothing may be loaded: what a document says of its schemas is not asked. */
static int run(struct validating *validating, xmlSchemaPtr schema)
{
	struct fonds_xml_silence silence;
	xmlSchemaValidCtxtPtr context;
	xmlParserInputBufferPtr input;
	int result = -1;

	fonds_xml_silence_begin(&silence, NULL);
	context = xmlSchemaNewValidCtxt(schema);
	input = context ? xmlParserInputBufferCreateIO(read_piece,
				  close_nothing, validating,
				  XML_CHAR_ENCODING_NONE)
			: NULL;
	if (input) {
		xmlSchemaSetValidStructuredErrors(
			context, take_error, validating);
		/* It frees the input. */
		result = xmlSchemaValidateStream(
			context, input, XML_CHAR_ENCODING_NONE, NULL, NULL);
	}
	validating->has_no_memory |= !input;
	if (context)
		xmlSchemaFreeValidCtxt(context);
	fonds_xml_silence_end(&silence);
	return result;
}

enum fonds_status fonds_xml_schemas_validate(struct fonds_xml_schemas *schemas,
	enum fonds_check_form form, struct fonds_stream *stream,
	fonds_xml_schema_fn *fn, void *payload, const char **ret_missing,
	struct fonds_error **error)
{
	struct validating validating = {
		.stream = stream, .fn = fn, .payload = payload
	};
	enum fonds_status status;
	int result;

	*ret_missing = missing(schemas, &drivers[form]);
	if (schemas->loader.status < 0)
		return fonds_fail_nomem(error);
	if (*ret_missing)
		return FONDS_OK;
	status = compile(schemas, form, error);
	if (status < 0)
		return status;
	result = run(&validating, schemas->compiled[form]);
	if (validating.status < 0)
		return fonds_error_move(
			&validating.failed, validating.status, error);
	if (validating.has_no_memory)
		return fonds_fail_nomem(error);
	if (result < 0 || (result > 0 && !validating.has_told))
		return fonds_fail(error, FONDS_ERR_IO,
			"a document changed while it was checked");
	return FONDS_OK;
}
