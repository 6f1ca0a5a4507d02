/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/xml-catalog.h"
#include "metadata/xml-schema.h"
#include "tests/unit/fault.h"
#include "tests/unit/metadata/text-stream.h"

#define XS "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
#define OAI "http://www.openarchives.org/OAI/2.0/oai_dc/"
#define OAI_ADDRESS "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
#define CATALOG(entries) \
	"<catalog " \
	"xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">" entries \
	"</catalog>"
#define DOCUMENT(content) "<dc xmlns=\"" OAI "\">" content "</dc>"

static const char schema[] =
	"<xs:schema " XS " targetNamespace=\"" OAI "\">"
	"<xs:include schemaLocation=\"part/type.xsd\"/>"
	"<xs:element name=\"dc\" type=\"number\" xmlns=\"" OAI "\"/>"
	"</xs:schema>";
static const char part[] =
	"<xs:schema " XS " targetNamespace=\"" OAI "\">"
	"<xs:simpleType name=\"number\">"
	"<xs:restriction base=\"xs:integer\"/></xs:simpleType></xs:schema>";

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(0, fclose(file));
}

static char folder[] = "/tmp/test-xml-schema-XXXXXX";

static int make_folder(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	assert_int_equal(0, chdir(folder));
	assert_int_equal(0, system("mkdir -p s/part out"));
	put("s/catalog.xml", CATALOG("<system systemId=\"" OAI_ADDRESS
				     "\" uri=\"oai.xsd\"/>"));
	put("s/oai.xsd", schema);
	put("s/part/type.xsd", part);
	put("out/type.xsd", part);
	return 0;
}

static int remove_folder(void **state)
{
	char command[100];

	(void)state;
	assert_int_equal(0, chdir("/"));
	(void)snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command);
}

struct told {
	unsigned count;
	unsigned long line;
	char message[300];
};

static void take(unsigned long line, const char *message, void *payload)
{
	struct told *told = payload;

	told->count++;
	told->line = line;
	(void)snprintf(told->message, sizeof(told->message), "%s", message);
}

static enum fonds_status validate(const char *dir, const char *text,
	struct told *told, const char **missing, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_schemas_freep) struct fonds_xml_schemas *schemas =
		NULL;
	struct text_stream stream = text_stream_of(text);
	enum fonds_status status = fonds_xml_schemas_new(dir, &schemas, error);

	*told = (struct told){ 0 };
	*missing = NULL;
	if (status < 0)
		return status;
	return fonds_xml_schemas_validate(schemas, FONDS_CHECK_OAI_DC,
		&stream.stream, take, told, missing, error);
}

static void a_document_is_valid_or_told_with_its_line(void **state)
{
	struct told told;
	const char *missing;

	(void)state;
	assert_int_equal(
		FONDS_OK, validate("s", DOCUMENT("12"), &told, &missing, NULL));
	assert_null(missing);
	assert_int_equal(0, told.count);
	assert_int_equal(FONDS_OK, validate("s", "<!-- -->\n\n" DOCUMENT("x"),
					   &told, &missing, NULL));
	assert_true(told.count > 0);
	assert_int_equal(3, told.line);
	assert_non_null(strstr(told.message, "number"));
	assert_null(strchr(told.message, '\n'));
}

static void the_catalog_of_the_system_is_that_of_its_variable(void **state)
{
	char path[200];
	struct told told;
	const char *missing;

	(void)state;
	(void)snprintf(
		path, sizeof(path), "gone.xml file://%s/s/catalog.xml", folder);
	assert_int_equal(0, setenv("XML_CATALOG_FILES", path, 1));
	assert_int_equal(
		FONDS_OK, validate(NULL, DOCUMENT("x"), &told, &missing, NULL));
	assert_null(missing);
	assert_true(told.count > 0);
	assert_int_equal(0, setenv("XML_CATALOG_FILES", "gone.xml", 1));
	assert_int_equal(
		FONDS_OK, validate(NULL, DOCUMENT("x"), &told, &missing, NULL));
	assert_string_equal(OAI_ADDRESS, missing);
	assert_int_equal(0, told.count);
	assert_int_equal(0, unsetenv("XML_CATALOG_FILES"));
}

static void refused(
	const char *catalog, const char *schema_text, const char *expected)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct told told;
	const char *missing;

	put("s/catalog.xml", catalog);
	put("s/oai.xsd", schema_text);
	assert_int_equal(FONDS_ERR_INVALID,
		validate("s", DOCUMENT("12"), &told, &missing, &error));
	if (!strstr(fonds_error_message(error), expected))
		fail_msg("%s", fonds_error_message(error));
	put("s/catalog.xml", CATALOG("<system systemId=\"" OAI_ADDRESS
				     "\" uri=\"oai.xsd\"/>"));
	put("s/oai.xsd", schema);
}

#define INCLUDE(path) \
	"<xs:schema " XS " targetNamespace=\"" OAI "\">" \
	"<xs:include schemaLocation=\"" path "\"/>" \
	"<xs:element name=\"dc\" type=\"number\" xmlns=\"" OAI "\"/>" \
	"</xs:schema>"
#define PLAIN CATALOG("<system systemId=\"" OAI_ADDRESS "\" uri=\"oai.xsd\"/>")

static void what_is_outside_of_the_folder_is_not_read(void **state)
{
	(void)state;
	refused(PLAIN, INCLUDE("../out/type.xsd"), "out/type.xsd");
	refused(PLAIN, INCLUDE("file:///etc/passwd"), "passwd");
	refused(PLAIN, INCLUDE("http://127.0.0.1:9/type.xsd"), "127.0.0.1");
	assert_int_equal(0, symlink("../out/type.xsd", "s/link.xsd"));
	refused(PLAIN, INCLUDE("link.xsd"), "link.xsd");
	refused(CATALOG("<system systemId=\"" OAI_ADDRESS
			"\" uri=\"oai.xsd\"/><rewriteSystem "
			"systemIdStartString=\"urn:x:\" "
			"rewritePrefix=\"../out/\"/>"),
		INCLUDE("urn:x:type.xsd"), "urn:x:type.xsd");
}

static void what_is_no_schema_or_catalog_is_an_error(void **state)
{
	struct told told;
	const char *missing;

	(void)state;
	refused(PLAIN, "<xs:schema " XS, "oai_dc.xsd");
	refused(PLAIN, "<html/>", "oai_dc.xsd");
	refused("<catalog/>", schema, "no XML catalog");
	refused("", schema, "no XML catalog");
	assert_int_equal(FONDS_ERR_IO,
		validate("out", DOCUMENT("1"), &told, &missing, NULL));
	assert_int_equal(FONDS_ERR_IO,
		validate("gone", DOCUMENT("1"), &told, &missing, NULL));
}

static void entries_of_catalogs(void **state)
{
	static const struct {
		const char *entries;
		const char *address;
		const char *path; /* after s/; NULL: none */
	} cases[] = {
		{ "<uri name=\"urn:a\" uri=\"a.xsd\"/>", "urn:a", "a.xsd" },
		{ "<uri name=\"urn:a\" uri=\"a.xsd\"/>", "urn:ab", NULL },
		{ "<rewriteURI uriStartString=\"urn:a\" rewritePrefix=\"x\"/>"
		  "<rewriteURI uriStartString=\"urn:ab\" rewritePrefix=\"y\"/>",
			"urn:abc", "yc" },
		{ "<group><system systemId=\"urn:a\" uri=\"a.xsd\"/></group>",
			"urn:a", "a.xsd" },
		{ "<system systemId=\"urn:a\" uri=\"http://h/a.xsd\"/>",
			"urn:a", NULL },
		{ "<nextCatalog catalog=\"more.xml\"/>", "urn:m", "m.xsd" },
		{ "<delegateSystem systemIdStartString=\"urn:\" "
		  "catalog=\"more.xml\"/>",
			"urn:m", "m.xsd" },
		{ "<nextCatalog catalog=\"catalog.xml\"/>", "urn:m", NULL },
		{ "<nextCatalog catalog=\"http://h/more.xml\"/>", "urn:m",
			NULL },
		{ "<nextCatalog catalog=\"gone.xml\"/>", "urn:m", NULL },
	};

	(void)state;
	put("s/more.xml",
		CATALOG("<system systemId=\"urn:m\" uri=\"m.xsd\"/>"));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		fonds_cleanup(fonds_xml_catalog_freep) struct fonds_xml_catalog
			*catalog = NULL;
		fonds_cleanup(fonds_freep) char *path = NULL;
		char text[1000];

		(void)snprintf(
			text, sizeof(text), CATALOG("%s"), cases[i].entries);
		put("s/entries.xml", text);
		if (strstr(text, "\"catalog.xml\""))
			put("s/catalog.xml", text);
		assert_int_equal(
			FONDS_OK, fonds_xml_catalog_open(
					  "s/entries.xml", &catalog, NULL));
		path = fonds_xml_catalog_resolve(catalog, cases[i].address);
		assert_int_equal(cases[i].path != NULL, path != NULL);
		if (path) {
			assert_memory_equal("s/", path, 2);
			assert_string_equal(cases[i].path, path + 2);
		}
	}
	put("s/catalog.xml", PLAIN);
}

/* The loader of libxml2 is one for the process: others go on using theirs. */
static void what_others_load_is_left_to_them(void **state)
{
	struct told told;
	const char *missing;
	xmlDocPtr doc;

	(void)state;
	assert_int_equal(
		FONDS_OK, validate("s", DOCUMENT("12"), &told, &missing, NULL));
	doc = xmlReadFile("out/type.xsd", NULL, XML_PARSE_NONET);
	assert_non_null(doc);
	xmlFreeDoc(doc);
}

static void without_memory_there_is_an_error_and_no_verdict(void **state)
{
	unsigned failures = 0;

	(void)state;
	for (unsigned n = 0;; n++) {
		struct told told;
		const char *missing;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = validate("s", DOCUMENT("x"), &told, &missing, NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_true(told.count > 0);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		failures++;
	}
	assert_true(failures > 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_valid_or_told_with_its_line),
		cmocka_unit_test(
			the_catalog_of_the_system_is_that_of_its_variable),
		cmocka_unit_test(what_is_outside_of_the_folder_is_not_read),
		cmocka_unit_test(what_is_no_schema_or_catalog_is_an_error),
		cmocka_unit_test(entries_of_catalogs),
		cmocka_unit_test(what_others_load_is_left_to_them),
		cmocka_unit_test(
			without_memory_there_is_an_error_and_no_verdict),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
