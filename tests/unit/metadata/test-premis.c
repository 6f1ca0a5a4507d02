/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"
#include "tests/unit/metadata/sample.h"

#define UUID(n) "00000000-0000-5000-8000-0000000000" n
#define URI_BASE "http://id.loc.gov/vocabulary/preservation/"
#define BUFFER_MAX ((size_t)64 * 1024 * 1024)

/* A written description, read again by a parser. */
struct document {
	struct fonds_buffer buffer;
	xmlDocPtr xml;
	xmlXPathContextPtr context;
};

static struct document document_of(struct fonds_premis *premis)
{
	struct document document;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	fonds_buffer_init(&document.buffer, BUFFER_MAX);
	if (fonds_premis_write(premis, &document.buffer, &error) != FONDS_OK)
		fail_msg("%s", fonds_error_message(error));
	document.xml = xmlReadMemory(document.buffer.data,
		(int)document.buffer.size, NULL, NULL,
		XML_PARSE_NONET | XML_PARSE_HUGE);
	assert_non_null(document.xml);
	document.context = xmlXPathNewContext(document.xml);
	assert_non_null(document.context);
	(void)xmlXPathRegisterNs(document.context, (const xmlChar *)"p",
		(const xmlChar *)"http://www.loc.gov/premis/v3");
	(void)xmlXPathRegisterNs(document.context, (const xmlChar *)"xsi",
		(const xmlChar *)"http://www.w3.org/2001/XMLSchema-instance");
	fonds_premis_free(premis);
	return document;
}

static struct document sample_document(const char *text)
{
	return document_of(sample_premis(text));
}

static void document_clear(struct document *document)
{
	xmlXPathFreeContext(document->context);
	xmlFreeDoc(document->xml);
	fonds_buffer_clear(&document->buffer);
}

/* How many nodes, or the number, that an XPath expression gives. */
static int count(const struct document *document, const char *xpath)
{
	char expression[1024];
	xmlXPathObjectPtr result;
	int number;

	(void)snprintf(expression, sizeof(expression), "count(%s)", xpath);
	result = xmlXPathEval((const xmlChar *)expression, document->context);
	if (!result)
		fail_msg("bad expression: %s", xpath);
	number = (int)result->floatval;
	xmlXPathFreeObject(result);
	return number;
}

static void expect_text(const struct document *document, const char *xpath,
	const char *expected)
{
	char expression[1024];
	xmlXPathObjectPtr result;

	(void)snprintf(expression, sizeof(expression), "string(%s)", xpath);
	result = xmlXPathEval((const xmlChar *)expression, document->context);
	assert_non_null(result);
	assert_string_equal(expected, (const char *)result->stringval);
	xmlXPathFreeObject(result);
}

static enum fonds_status write_status(
	struct fonds_premis *premis, char *message, size_t size)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	enum fonds_status status;

	fonds_buffer_init(&buffer, BUFFER_MAX);
	status = fonds_premis_write(premis, &buffer, &error);
	(void)snprintf(
		message, size, "%s", error ? fonds_error_message(error) : "");
	if (status != FONDS_OK)
		assert_int_equal(0, buffer.size);
	return status;
}

/* Takes the description. */
static void expect_refused(struct fonds_premis *premis, const char *expected)
{
	char message[512];

	assert_int_equal(FONDS_ERR_INVALID,
		write_status(premis, message, sizeof(message)));
	assert_string_equal(expected, message);
	fonds_premis_free(premis);
}

static struct fonds_premis *with_file(struct fonds_premis_object **file)
{
	struct fonds_premis *premis = fonds_premis_new();

	*file = fonds_premis_object_add(premis, FONDS_PREMIS_FILE, UUID("21"));
	return premis;
}

static void set_md5(struct fonds_premis *premis,
	struct fonds_premis_object *file, const char *location)
{
	fonds_premis_file_set(premis, file, 0, "md5",
		"d41d8cd98f00b204e9800998ecf8427e", "name", location);
}

static void the_parts_stand_in_the_document(void **state)
{
	struct document document = sample_document("A title");

	(void)state;
	assert_int_equal(1, count(&document, "/p:premis[@version='3.0']"));
	assert_int_equal(6, count(&document, "/p:premis/p:object"));
	assert_int_equal(2,
		count(&document, "//p:object[@xsi:type='intellectualEntity']"));
	assert_int_equal(2, count(&document, "//p:object[@xsi:type='file']"));
	assert_int_equal(3, count(&document, "/p:premis/p:event"));
	assert_int_equal(2, count(&document, "/p:premis/p:agent"));
	assert_int_equal(1, count(&document, "/p:premis/p:rights"));
	assert_int_equal(0, count(&document, "//*[not(*) and not(text())]"));
	document_clear(&document);
}

static void a_file_has_digest_size_format_name_and_place(void **state)
{
	struct document document = sample_document("A title");

	(void)state;
	expect_text(&document, "//p:messageDigestAlgorithm", "SHA-256");
	expect_text(&document, "//p:messageDigestAlgorithm/@valueURI",
		URI_BASE "cryptographicHashFunctions/sha256");
	expect_text(&document, "//p:messageDigest",
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8"
		"55");
	expect_text(&document, "//p:size", "3204");
	expect_text(&document, "//p:compositionLevel", "0");
	expect_text(&document, "//p:formatRegistryKey", "x-fmt/111");
	expect_text(&document, "//p:formatRegistryKey/@valueURI",
		"http://www.nationalarchives.gov.uk/pronom/x-fmt/111");
	expect_text(&document, "//p:formatRegistryRole", "specification");
	assert_int_equal(4, count(&document, "//p:format/p:formatRegistry"));
	expect_text(&document, "//p:originalName", "a record.txt");
	assert_int_equal(1, count(&document, "//p:originalName"));
	expect_text(&document, "//p:contentLocationValue",
		"data/record/a%20record%3A%201%25.txt");
	document_clear(&document);
}

static void every_term_of_a_vocabulary_has_its_address(void **state)
{
	static const char *const elements[] = { "eventType", "eventOutcome",
		"agentType", "relationshipType", "relationshipSubType",
		"linkingAgentRole", "linkingObjectRole", "rightsBasis",
		"copyrightStatus", "contentLocationType", "formatRegistryRole",
		"messageDigestAlgorithm" };
	struct document document = sample_document("A title");

	(void)state;
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		char xpath[256];

		(void)snprintf(xpath, sizeof(xpath), "//p:%s", elements[i]);
		assert_true(count(&document, xpath) > 0);
		(void)snprintf(xpath, sizeof(xpath),
			"//p:%s[not(starts-with(@valueURI, "
			"concat(@authorityURI, "
			"'/'))) or @authorityURI != concat('" URI_BASE
			"', @authority)]",
			elements[i]);
		assert_int_equal(0, count(&document, xpath));
	}
	expect_text(&document,
		"//p:event[p:eventType='validation']//p:eventOutcome",
		"warning");
	document_clear(&document);
}

/* In each of these, the value must be an identifier that is there. */
static void no_link_dangles(void **state)
{
	static const char *const ends[][2] = {
		{ "relatedObjectIdentifierValue", "objectIdentifierValue" },
		{ "relatedEventIdentifierValue", "eventIdentifierValue" },
		{ "linkingEventIdentifierValue", "eventIdentifierValue" },
		{ "linkingObjectIdentifierValue", "objectIdentifierValue" },
		{ "linkingAgentIdentifierValue", "agentIdentifierValue" },
		{ "linkingRightsStatementIdentifierValue",
			"rightsStatementIdentifierValue" },
	};
	struct document document = sample_document("A title");

	(void)state;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		char xpath[256];

		(void)snprintf(xpath, sizeof(xpath), "//p:%s", ends[i][0]);
		assert_true(count(&document, xpath) > 0);
		(void)snprintf(xpath, sizeof(xpath), "//p:%s[not(. = //p:%s)]",
			ends[i][0], ends[i][1]);
		assert_int_equal(0, count(&document, xpath));
	}
	document_clear(&document);
}

static void events_and_their_objects_and_agents_name_each_other(void **state)
{
	struct document document = sample_document("A title");

	(void)state;
	assert_int_equal(5, count(&document, "//p:event//p:linkingObjectRole"));
	assert_int_equal(
		5, count(&document, "//p:object/p:linkingEventIdentifier"));
	assert_int_equal(1,
		count(&document,
			"//p:object[p:objectIdentifier/p:objectIdentifierValue"
			"='" UUID("08") "']/p:linkingEventIdentifier["
					"p:linkingEventIdentifierValue='" UUID(
						"0a") "']"));
	assert_int_equal(1,
		count(&document,
			"//p:event[p:eventIdentifier/"
			"p:eventIdentifierValue='" UUID(
				"0a") "']/p:linkingObjectIdentifier["
				      "p:linkingObjectIdentifierValue='" UUID(
					      "08") "' and "
						    "p:linkingObjectRole='"
						    "outcome']"));
	assert_int_equal(2, count(&document, "//p:agent[p:agentName='fonds']/"
					     "p:linkingEventIdentifier"));
	expect_text(&document,
		"//p:event[p:eventType='creation']//p:linkingAgentRole",
		"implementer");
	document_clear(&document);
}

static void each_relationship_has_its_inverse_and_event(void **state)
{
	struct document document = sample_document("A title");

	(void)state;
	assert_int_equal(12, count(&document, "//p:relationship"));
	assert_int_equal(1,
		count(&document,
			"//p:object[p:objectIdentifier/p:objectIdentifierValue"
			"='" UUID("03") "']/p:relationship["
					"p:relationshipType='derivation' and "
					"p:relationshipSubType='is Source Of' "
					"and "
					".//"
					"p:relatedObjectIdentifierValue='" UUID(
						"04") "' and "
						      ".//"
						      "p:"
						      "relatedEventIdentifierVa"
						      "lue='" UUID("09") "']"));
	assert_int_equal(1,
		count(&document,
			"//p:object[p:objectIdentifier/p:objectIdentifierValue"
			"='" UUID(
				"04") "']/p:relationship["
				      "p:relationshipSubType='has Source' and "
				      ".//"
				      "p:relatedObjectIdentifierValue='" UUID(
					      "03") "' and "
						    ".//"
						    "p:"
						    "relatedEventIdentifierValu"
						    "e='" UUID("09") "']"));
	assert_int_equal(
		2, count(&document, "//p:relationship[p:relationshipSubType="
				    "'is Represented By']"));
	assert_int_equal(2,
		count(&document,
			"//"
			"p:relationship[p:relationshipSubType='represents']"));
	document_clear(&document);
}

static void rights_and_their_objects_name_each_other(void **state)
{
	struct document document = sample_document("A title");

	(void)state;
	expect_text(&document, "//p:copyrightStatus", "unknown");
	expect_text(&document, "//p:copyrightJurisdiction", "us");
	assert_int_equal(
		2, count(&document,
			   "//p:rightsStatement/p:linkingObjectIdentifier"));
	assert_int_equal(
		2, count(&document,
			   "//p:object/p:linkingRightsStatementIdentifier"));
	document_clear(&document);
}

static void hostile_text_stays_text(void **state)
{
	static const char expected[] =
		"]]> & <script>alert(\"1\")</script> \xef\xbf\xbd\xef\xbf\xbd"
		"[31m \xef\xbf\xbd \xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbd"
		"\xef\xbf\xbd 'quoted'\r\nline \xd0\x9c";
	struct document document = sample_document(sample_hostile);

	(void)state;
	assert_int_equal(0, count(&document, "//*[local-name()='script']"));
	expect_text(&document, "//p:significantPropertiesValue", expected);
	expect_text(&document, "//p:eventOutcomeDetailNote", expected);
	expect_text(&document, "//p:agent[2]/p:agentName", expected);
	expect_text(&document, "//p:copyrightNote", expected);
	document_clear(&document);
}

static void a_very_long_text_is_not_cut(void **state)
{
	const size_t size = (size_t)3 * 1000 * 1000;
	fonds_cleanup(fonds_freep) char *text = malloc(size + 1);
	struct document document;

	(void)state;
	assert_non_null(text);
	memset(text, 'x', size);
	text[size] = '\0';
	document = sample_document(text);
	expect_text(&document, "//p:significantPropertiesValue", text);
	document_clear(&document);
}

static void the_same_calls_give_the_same_bytes(void **state)
{
	struct document a = sample_document("A title");
	struct document b = sample_document("A title");

	(void)state;
	assert_string_equal(a.buffer.data, b.buffer.data);
	document_clear(&a);
	document_clear(&b);
}

static void what_is_said_twice_is_written_once(void **state)
{
	struct fonds_premis *p = fonds_premis_new();
	struct fonds_premis_object *a = fonds_premis_object_add(
		p, FONDS_PREMIS_REPRESENTATION, UUID("31"));
	struct fonds_premis_object *b = fonds_premis_object_add(
		p, FONDS_PREMIS_REPRESENTATION, UUID("32"));
	struct fonds_premis_event *event = fonds_premis_event_add(
		p, UUID("33"), "ing", "2024", NULL, "suc");
	struct document document;

	(void)state;
	for (int i = 0; i < 2; i++) {
		fonds_premis_object_identify(p, a, "URL", "https://a.example");
		fonds_premis_relate(p, a, b, "der", "iso", "hss", NULL);
		fonds_premis_event_note(p, event, "a note");
		fonds_premis_event_object(p, event, a, "sou");
	}
	fonds_premis_relate(p, b, a, "der", "hss", "iso", NULL);
	fonds_premis_event_object(p, event, a, "out");
	document = document_of(p);
	assert_int_equal(3, count(&document, "//p:objectIdentifier"));
	assert_int_equal(2, count(&document, "//p:relationship"));
	assert_int_equal(1, count(&document, "//p:eventOutcomeDetail"));
	assert_int_equal(1, count(&document, "//p:linkingObjectIdentifier"));
	assert_int_equal(2, count(&document, "//p:linkingObjectRole"));
	assert_int_equal(1, count(&document, "//p:linkingEventIdentifier"));
	document_clear(&document);
}

static void a_term_that_does_not_exist_is_refused_at_write(void **state)
{
	struct fonds_premis *premis = sample_premis("A title");

	(void)state;
	assert_null(fonds_premis_event_add(
		premis, UUID("31"), "translation", "2024", NULL, "suc"));
	assert_null(fonds_premis_event_add(
		premis, UUID("32"), "cre", "2024", NULL, "suc"));
	expect_refused(premis,
		"the PREMIS vocabulary eventType has no term 'translation'");

	premis = sample_premis("A title");
	assert_null(fonds_premis_agent_add(
		premis, UUID("31"), "\x1b[31m", "name", NULL, NULL));
	expect_refused(premis,
		"the PREMIS vocabulary agentType has no term '\\x1b[31m'");
}

static void an_identifier_must_be_a_uuid_and_stand_once(void **state)
{
	struct fonds_premis *premis = fonds_premis_new();

	(void)state;
	assert_null(fonds_premis_object_add(
		premis, FONDS_PREMIS_REPRESENTATION, "1234"));
	expect_refused(premis, "'1234' is not a UUID");

	premis = fonds_premis_new();
	assert_null(fonds_premis_object_add(
		premis, FONDS_PREMIS_REPRESENTATION, NULL));
	expect_refused(premis, "'' is not a UUID");

	premis = sample_premis("A title");
	assert_non_null(fonds_premis_agent_add(
		premis, UUID("0A"), "sof", "name", NULL, NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, write_status(premis, (char[200]){ 0 }, 200));
	fonds_premis_free(premis);
}

static void a_file_needs_its_digest_and_format(void **state)
{
	struct fonds_premis_object *file;
	struct fonds_premis *premis = with_file(&file);

	(void)state;
	expect_refused(premis, "file '" UUID("21") "' has no size and digest");

	premis = with_file(&file);
	set_md5(premis, file, "data/name");
	expect_refused(premis, "file '" UUID("21") "' has no format");
}

static void a_digest_must_fit_its_algorithm(void **state)
{
	struct fonds_premis_object *file;
	struct fonds_premis *premis = with_file(&file);

	(void)state;
	fonds_premis_file_set(
		premis, file, 1, "sha256", "e3b0c442", NULL, "data/a");
	expect_refused(premis, "a digest of 8 characters is not SHA-256");

	premis = with_file(&file);
	fonds_premis_file_set(premis, file, 1, "md5",
		"z41d8cd98f00b204e9800998ecf8427e", NULL, "data/a");
	expect_refused(premis, "a digest is not hexadecimal");

	premis = with_file(&file);
	fonds_premis_file_set(premis, file, UINT64_MAX, "md5",
		"d41d8cd98f00b204e9800998ecf8427e", NULL, "data/a");
	expect_refused(premis, "a size is out of range");
}

static void what_only_a_file_has_is_refused_of_others(void **state)
{
	struct fonds_premis *premis = fonds_premis_new();
	struct fonds_premis_object *entity = fonds_premis_object_add(
		premis, FONDS_PREMIS_INTELLECTUAL_ENTITY, UUID("31"));

	(void)state;
	set_md5(premis, entity, "data/a");
	expect_refused(premis, "object '" UUID("31") "' is not a file");
}

static void half_a_format_is_refused(void **state)
{
	struct fonds_premis_object *file;
	struct fonds_premis *premis = with_file(&file);

	(void)state;
	fonds_premis_file_format(
		premis, file, "Text", NULL, "PRONOM", NULL, NULL);
	expect_refused(premis, "a format registry and its key go together");

	premis = with_file(&file);
	fonds_premis_file_format(premis, file, NULL, NULL, NULL, NULL, "note");
	expect_refused(premis, "a format has neither name nor key");
}

static void links_without_an_end_are_refused(void **state)
{
	struct fonds_premis *premis = sample_premis("A title");

	(void)state;
	fonds_premis_event_object(premis, NULL, NULL, "sou");
	expect_refused(premis, "a link has no end");

	premis = sample_premis("A title");
	fonds_premis_object_identify(premis, NULL, "URL", "https://a.example");
	expect_refused(premis, "something is said of no object");
}

static void an_event_needs_an_object_and_a_description_one_too(void **state)
{
	struct fonds_premis *premis = sample_premis("A title");

	(void)state;
	assert_non_null(fonds_premis_event_add(
		premis, UUID("31"), "ing", "2024", NULL, "suc"));
	expect_refused(premis, "event '" UUID("31") "' has no object");
	expect_refused(
		fonds_premis_new(), "a PREMIS description needs an object");
}

static void a_jurisdiction_must_be_a_country_code(void **state)
{
	struct fonds_premis *premis = sample_premis("A title");

	(void)state;
	assert_null(fonds_premis_rights_add(
		premis, UUID("31"), "unk", "Atlantis", NULL));
	expect_refused(premis, "'Atlantis' is not a country code");
}

static void a_hub_with_many_files_is_built_in_time(void **state)
{
	struct fonds_premis *p = fonds_premis_new();
	struct fonds_premis_object *hub = fonds_premis_object_add(
		p, FONDS_PREMIS_REPRESENTATION, UUID("31"));
	struct fonds_premis_event *event = fonds_premis_event_add(
		p, UUID("32"), "ing", "2024", NULL, "suc");
	struct document document;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char uuid[40];
		struct fonds_premis_object *part;

		(void)snprintf(uuid, sizeof(uuid),
			"%08x-0000-5000-8000-000000000031", (unsigned)i + 1);
		part = fonds_premis_object_add(
			p, FONDS_PREMIS_REPRESENTATION, uuid);
		fonds_premis_relate(p, hub, part, "str", "hsp", "isp", NULL);
		fonds_premis_event_object(p, event, part, "sou");
	}
	document = document_of(p);
	assert_int_equal(40000, count(&document, "//p:relationship"));
	document_clear(&document);
}

static void every_call_accepts_that_there_is_no_description(void **state)
{
	char message[100];

	(void)state;
	assert_null(
		fonds_premis_object_add(NULL, FONDS_PREMIS_FILE, UUID("31")));
	fonds_premis_file_set(NULL, NULL, 0, "md5", "", NULL, NULL);
	fonds_premis_file_format(NULL, NULL, NULL, NULL, NULL, NULL, NULL);
	fonds_premis_object_identify(NULL, NULL, "a", "b");
	fonds_premis_object_property(NULL, NULL, "a", "b");
	fonds_premis_relate(NULL, NULL, NULL, "der", "iso", "hss", NULL);
	fonds_premis_event_note(NULL, NULL, "a");
	fonds_premis_event_agent(NULL, NULL, NULL, "exe");
	fonds_premis_event_object(NULL, NULL, NULL, "sou");
	fonds_premis_rights_object(NULL, NULL, NULL);
	assert_int_equal(
		FONDS_ERR_NOMEM, write_status(NULL, message, sizeof(message)));
	fonds_premis_free(NULL);
}

static void every_failed_allocation_is_reported(void **state)
{
	enum fonds_status status;

	(void)state;
	for (unsigned n = 0;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		struct fonds_premis *premis;

		fonds_buffer_init(&buffer, BUFFER_MAX);
		fault_arm(FAULT_ALLOC, n);
		premis = sample_premis("A title");
		status = fonds_premis_write(premis, &buffer, &error);
		fault_disarm();
		fonds_premis_free(premis);
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_int_equal(0, buffer.size);
	}
	assert_int_equal(FONDS_OK, status);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_parts_stand_in_the_document),
		cmocka_unit_test(a_file_has_digest_size_format_name_and_place),
		cmocka_unit_test(every_term_of_a_vocabulary_has_its_address),
		cmocka_unit_test(no_link_dangles),
		cmocka_unit_test(
			events_and_their_objects_and_agents_name_each_other),
		cmocka_unit_test(each_relationship_has_its_inverse_and_event),
		cmocka_unit_test(rights_and_their_objects_name_each_other),
		cmocka_unit_test(hostile_text_stays_text),
		cmocka_unit_test(a_very_long_text_is_not_cut),
		cmocka_unit_test(the_same_calls_give_the_same_bytes),
		cmocka_unit_test(what_is_said_twice_is_written_once),
		cmocka_unit_test(
			a_term_that_does_not_exist_is_refused_at_write),
		cmocka_unit_test(an_identifier_must_be_a_uuid_and_stand_once),
		cmocka_unit_test(a_file_needs_its_digest_and_format),
		cmocka_unit_test(a_digest_must_fit_its_algorithm),
		cmocka_unit_test(what_only_a_file_has_is_refused_of_others),
		cmocka_unit_test(half_a_format_is_refused),
		cmocka_unit_test(links_without_an_end_are_refused),
		cmocka_unit_test(
			an_event_needs_an_object_and_a_description_one_too),
		cmocka_unit_test(a_jurisdiction_must_be_a_country_code),
		cmocka_unit_test(a_hub_with_many_files_is_built_in_time),
		cmocka_unit_test(
			every_call_accepts_that_there_is_no_description),
		cmocka_unit_test(every_failed_allocation_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
