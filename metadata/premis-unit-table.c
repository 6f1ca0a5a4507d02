/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-unit-table.h"

#include <limits.h>

/*
 * Facts from the schema of PREMIS 3.0 (premis-v3-0.xsd of 18 January 2016) and
 * the Data Dictionary 3.0, whose numbers are those of the place: a unit that
 * stands in several places has a row for each. Names of the lists are those of
 * http://id.loc.gov/vocabulary/preservation/. Two choices of ours: an act of
 * rights is an event type, since the list of granted actions is deprecated,
 * and what has a deprecated list only (purposes of environments, targets of
 * inhibitors) has none. tests/unit/metadata/test-premis-unit.c compares all
 * but the numbers and lists with the schema.
 */

#define MANY UINT_MAX

/* clang-format off */
#define HOLDS(number, name, parts) \
	{ name, number, FONDS_PREMIS_CONTAINER, NULL, parts, 0, false }
/* One at least of the first some parts is there. */
#define HOLDS_SOME(number, name, parts, some) \
	{ name, number, FONDS_PREMIS_CONTAINER, NULL, parts, some, false }
/* One at least, in any order. */
#define HOLDS_ANY(number, name, parts, some) \
	{ name, number, FONDS_PREMIS_CONTAINER, NULL, parts, some, true }
#define VALUE(number, name, kind, scheme) \
	{ name, number, kind, scheme, NULL, 0, false }
#define TEXT(number, name) VALUE(number, name, FONDS_PREMIS_TEXT, NULL)
#define TERM(number, name, scheme) \
	VALUE(number, name, FONDS_PREMIS_TERM, scheme)
#define OPEN_TERM(number, name) VALUE(number, name, FONDS_PREMIS_TERM, NULL)
#define DATE(number, name) VALUE(number, name, FONDS_PREMIS_DATE, NULL)
#define NUMBER(number, name) VALUE(number, name, FONDS_PREMIS_NUMBER, NULL)
#define EXTENSION(number, name) \
	VALUE(number, name, FONDS_PREMIS_EXTENSION, NULL)

static const struct fonds_premis_part premis[] = {
	{ "object", 1, MANY },
	{ "event", 0, MANY },
	{ "agent", 0, MANY },
	{ "rights", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part object[] = {
	{ "objectIdentifier", 1, MANY },
	{ "preservationLevel", 0, MANY },
	{ "significantProperties", 0, MANY },
	{ "objectCharacteristics", 0, MANY },
	{ "originalName", 0, 1 },
	{ "storage", 0, MANY },
	{ "signatureInformation", 0, MANY },
	{ "environmentFunction", 0, MANY },
	{ "environmentDesignation", 0, MANY },
	{ "environmentRegistry", 0, MANY },
	{ "environmentExtension", 0, MANY },
	{ "relationship", 0, MANY },
	{ "linkingEventIdentifier", 0, MANY },
	{ "linkingRightsStatementIdentifier", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part intellectual_entity[] = {
	{ "objectIdentifier", 1, MANY },
	{ "preservationLevel", 0, MANY },
	{ "significantProperties", 0, MANY },
	{ "originalName", 0, 1 },
	{ "environmentFunction", 0, MANY },
	{ "environmentDesignation", 0, MANY },
	{ "environmentRegistry", 0, MANY },
	{ "environmentExtension", 0, MANY },
	{ "relationship", 0, MANY },
	{ "linkingEventIdentifier", 0, MANY },
	{ "linkingRightsStatementIdentifier", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part representation[] = {
	{ "objectIdentifier", 1, MANY },
	{ "preservationLevel", 0, MANY },
	{ "significantProperties", 0, MANY },
	{ "originalName", 0, 1 },
	{ "storage", 0, MANY },
	{ "relationship", 0, MANY },
	{ "linkingEventIdentifier", 0, MANY },
	{ "linkingRightsStatementIdentifier", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part file[] = {
	{ "objectIdentifier", 1, MANY },
	{ "preservationLevel", 0, MANY },
	{ "significantProperties", 0, MANY },
	{ "objectCharacteristics", 1, MANY },
	{ "originalName", 0, 1 },
	{ "storage", 0, MANY },
	{ "signatureInformation", 0, MANY },
	{ "relationship", 0, MANY },
	{ "linkingEventIdentifier", 0, MANY },
	{ "linkingRightsStatementIdentifier", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part bitstream[] = {
	{ "objectIdentifier", 1, MANY },
	{ "significantProperties", 0, MANY },
	{ "objectCharacteristics", 1, MANY },
	{ "storage", 0, MANY },
	{ "signatureInformation", 0, MANY },
	{ "relationship", 0, MANY },
	{ "linkingEventIdentifier", 0, MANY },
	{ "linkingRightsStatementIdentifier", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part object_identifier[] = {
	{ "objectIdentifierType", 1, 1 },
	{ "objectIdentifierValue", 1, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part preservation_level[] = {
	{ "preservationLevelType", 0, 1 },
	{ "preservationLevelValue", 1, 1 },
	{ "preservationLevelRole", 0, 1 },
	{ "preservationLevelRationale", 0, MANY },
	{ "preservationLevelDateAssigned", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part significant_properties[] = {
	{ "significantPropertiesType", 0, 1 },
	{ "significantPropertiesValue", 0, 1 },
	{ "significantPropertiesExtension", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part object_characteristics[] = {
	{ "compositionLevel", 0, 1 },
	{ "fixity", 0, MANY },
	{ "size", 0, 1 },
	{ "format", 1, MANY },
	{ "creatingApplication", 0, MANY },
	{ "inhibitors", 0, MANY },
	{ "objectCharacteristicsExtension", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part fixity[] = {
	{ "messageDigestAlgorithm", 1, 1 },
	{ "messageDigest", 1, 1 },
	{ "messageDigestOriginator", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part format[] = {
	{ "formatDesignation", 0, 1 },
	{ "formatRegistry", 0, 1 },
	{ "formatNote", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part format_designation[] = {
	{ "formatName", 1, 1 },
	{ "formatVersion", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part format_registry[] = {
	{ "formatRegistryName", 1, 1 },
	{ "formatRegistryKey", 1, 1 },
	{ "formatRegistryRole", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part creating_application[] = {
	{ "creatingApplicationName", 0, 1 },
	{ "creatingApplicationVersion", 0, 1 },
	{ "dateCreatedByApplication", 0, 1 },
	{ "creatingApplicationExtension", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part inhibitors[] = {
	{ "inhibitorType", 1, 1 },
	{ "inhibitorTarget", 0, MANY },
	{ "inhibitorKey", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part storage[] = {
	{ "contentLocation", 0, 1 },
	{ "storageMedium", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part content_location[] = {
	{ "contentLocationType", 1, 1 },
	{ "contentLocationValue", 1, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part signature_information[] = {
	{ "signature", 0, 1 },
	{ "signatureInformationExtension", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part signature[] = {
	{ "signatureEncoding", 1, 1 },
	{ "signer", 0, 1 },
	{ "signatureMethod", 1, 1 },
	{ "signatureValue", 1, 1 },
	{ "signatureValidationRules", 1, 1 },
	{ "signatureProperties", 0, MANY },
	{ "keyInformation", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part environment_function[] = {
	{ "environmentFunctionType", 1, 1 },
	{ "environmentFunctionLevel", 1, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part environment_designation[] = {
	{ "environmentName", 1, 1 },
	{ "environmentVersion", 0, 1 },
	{ "environmentOrigin", 0, 1 },
	{ "environmentDesignationNote", 0, MANY },
	{ "environmentDesignationExtension", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part environment_registry[] = {
	{ "environmentRegistryName", 1, 1 },
	{ "environmentRegistryKey", 1, 1 },
	{ "environmentRegistryRole", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part relationship[] = {
	{ "relationshipType", 1, 1 },
	{ "relationshipSubType", 1, 1 },
	{ "relatedObjectIdentifier", 1, MANY },
	{ "relatedEventIdentifier", 0, MANY },
	{ "relatedEnvironmentPurpose", 0, MANY },
	{ "relatedEnvironmentCharacteristic", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part related_object[] = {
	{ "relatedObjectIdentifierType", 1, 1 },
	{ "relatedObjectIdentifierValue", 1, 1 },
	{ "relatedObjectSequence", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part related_event[] = {
	{ "relatedEventIdentifierType", 1, 1 },
	{ "relatedEventIdentifierValue", 1, 1 },
	{ "relatedEventSequence", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part linking_event[] = {
	{ "linkingEventIdentifierType", 1, 1 },
	{ "linkingEventIdentifierValue", 1, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part linking_rights[] = {
	{ "linkingRightsStatementIdentifierType", 1, 1 },
	{ "linkingRightsStatementIdentifierValue", 1, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part event[] = {
	{ "eventIdentifier", 1, 1 },
	{ "eventType", 1, 1 },
	{ "eventDateTime", 1, 1 },
	{ "eventDetailInformation", 0, MANY },
	{ "eventOutcomeInformation", 0, MANY },
	{ "linkingAgentIdentifier", 0, MANY },
	{ "linkingObjectIdentifier", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part event_identifier[] = {
	{ "eventIdentifierType", 1, 1 },
	{ "eventIdentifierValue", 1, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part event_detail_information[] = {
	{ "eventDetail", 0, 1 },
	{ "eventDetailExtension", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part event_outcome[] = {
	{ "eventOutcome", 0, 1 },
	{ "eventOutcomeDetail", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part event_outcome_detail[] = {
	{ "eventOutcomeDetailNote", 0, 1 },
	{ "eventOutcomeDetailExtension", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part linking_agent[] = {
	{ "linkingAgentIdentifierType", 1, 1 },
	{ "linkingAgentIdentifierValue", 1, 1 },
	{ "linkingAgentRole", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part linking_object[] = {
	{ "linkingObjectIdentifierType", 1, 1 },
	{ "linkingObjectIdentifierValue", 1, 1 },
	{ "linkingObjectRole", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part agent[] = {
	{ "agentIdentifier", 1, MANY },
	{ "agentName", 0, MANY },
	{ "agentType", 0, 1 },
	{ "agentVersion", 0, 1 },
	{ "agentNote", 0, MANY },
	{ "agentExtension", 0, MANY },
	{ "linkingEventIdentifier", 0, MANY },
	{ "linkingRightsStatementIdentifier", 0, MANY },
	{ "linkingEnvironmentIdentifier", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part agent_identifier[] = {
	{ "agentIdentifierType", 1, 1 },
	{ "agentIdentifierValue", 1, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part linking_environment[] = {
	{ "linkingEnvironmentIdentifierType", 1, 1 },
	{ "linkingEnvironmentIdentifierValue", 1, 1 },
	{ "linkingEnvironmentRole", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part rights[] = {
	{ "rightsStatement", 0, MANY },
	{ "rightsExtension", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part rights_statement[] = {
	{ "rightsStatementIdentifier", 1, 1 },
	{ "rightsBasis", 1, 1 },
	{ "copyrightInformation", 0, 1 },
	{ "licenseInformation", 0, 1 },
	{ "statuteInformation", 0, MANY },
	{ "otherRightsInformation", 0, 1 },
	{ "rightsGranted", 0, MANY },
	{ "linkingObjectIdentifier", 0, MANY },
	{ "linkingAgentIdentifier", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part rights_identifier[] = {
	{ "rightsStatementIdentifierType", 1, 1 },
	{ "rightsStatementIdentifierValue", 1, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part copyright_information[] = {
	{ "copyrightStatus", 1, 1 },
	{ "copyrightJurisdiction", 1, 1 },
	{ "copyrightStatusDeterminationDate", 0, 1 },
	{ "copyrightNote", 0, MANY },
	{ "copyrightDocumentationIdentifier", 0, MANY },
	{ "copyrightApplicableDates", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part copyright_document[] = {
	{ "copyrightDocumentationIdentifierType", 1, 1 },
	{ "copyrightDocumentationIdentifierValue", 1, 1 },
	{ "copyrightDocumentationRole", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part start_and_end_date[] = {
	{ "startDate", 1, 1 },
	{ "endDate", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part license_information[] = {
	{ "licenseDocumentationIdentifier", 0, MANY },
	{ "licenseTerms", 0, 1 },
	{ "licenseNote", 0, MANY },
	{ "licenseApplicableDates", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part license_document[] = {
	{ "licenseDocumentationIdentifierType", 1, 1 },
	{ "licenseDocumentationIdentifierValue", 1, 1 },
	{ "licenseDocumentationRole", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part statute_information[] = {
	{ "statuteJurisdiction", 1, 1 },
	{ "statuteCitation", 1, 1 },
	{ "statuteInformationDeterminationDate", 0, 1 },
	{ "statuteNote", 0, MANY },
	{ "statuteDocumentationIdentifier", 0, MANY },
	{ "statuteApplicableDates", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part statute_document[] = {
	{ "statuteDocumentationIdentifierType", 1, 1 },
	{ "statuteDocumentationIdentifierValue", 1, 1 },
	{ "statuteDocumentationRole", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part other_rights_information[] = {
	{ "otherRightsDocumentationIdentifier", 0, MANY },
	{ "otherRightsBasis", 1, 1 },
	{ "otherRightsApplicableDates", 0, 1 },
	{ "otherRightsNote", 0, MANY },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part other_rights_document[] = {
	{ "otherRightsDocumentationIdentifierType", 1, 1 },
	{ "otherRightsDocumentationIdentifierValue", 1, 1 },
	{ "otherRightsDocumentationRole", 0, 1 },
	{ NULL, 0, 0 },
};

static const struct fonds_premis_part rights_granted[] = {
	{ "act", 1, 1 },
	{ "restriction", 0, MANY },
	{ "termOfGrant", 0, 1 },
	{ "termOfRestriction", 0, 1 },
	{ "rightsGrantedNote", 0, MANY },
	{ NULL, 0, 0 },
};

const struct fonds_premis_unit fonds_premis_units[] = {
	HOLDS("", "premis", premis),
	HOLDS("1", "object", object),
	HOLDS("1", "intellectualEntity", intellectual_entity),
	HOLDS("1", "representation", representation),
	HOLDS("1", "file", file),
	HOLDS("1", "bitstream", bitstream),
	HOLDS("1.1", "objectIdentifier", object_identifier),
	OPEN_TERM("1.1.1", "objectIdentifierType"),
	TEXT("1.1.2", "objectIdentifierValue"),
	HOLDS("1.3", "preservationLevel", preservation_level),
	TERM("1.3.1", "preservationLevelType", "preservationLevelType"),
	OPEN_TERM("1.3.2", "preservationLevelValue"),
	TERM("1.3.3", "preservationLevelRole", "preservationLevelRole"),
	TEXT("1.3.4", "preservationLevelRationale"),
	DATE("1.3.5", "preservationLevelDateAssigned"),
	HOLDS_SOME("1.4", "significantProperties", significant_properties, 3),
	OPEN_TERM("1.4.1", "significantPropertiesType"),
	TEXT("1.4.2", "significantPropertiesValue"),
	EXTENSION("1.4.3", "significantPropertiesExtension"),
	HOLDS("1.5", "objectCharacteristics", object_characteristics),
	NUMBER("1.5.1", "compositionLevel"),
	HOLDS("1.5.2", "fixity", fixity),
	TERM("1.5.2.1", "messageDigestAlgorithm", "cryptographicHashFunctions"),
	TEXT("1.5.2.2", "messageDigest"),
	OPEN_TERM("1.5.2.3", "messageDigestOriginator"),
	NUMBER("1.5.3", "size"),
	HOLDS_SOME("1.5.4", "format", format, 2),
	HOLDS("1.5.4.1", "formatDesignation", format_designation),
	OPEN_TERM("1.5.4.1.1", "formatName"),
	TEXT("1.5.4.1.2", "formatVersion"),
	HOLDS("1.5.4.2", "formatRegistry", format_registry),
	OPEN_TERM("1.5.4.2.1", "formatRegistryName"),
	OPEN_TERM("1.5.4.2.2", "formatRegistryKey"),
	TERM("1.5.4.2.3", "formatRegistryRole", "formatRegistryRole"),
	TEXT("1.5.4.3", "formatNote"),
	HOLDS_SOME("1.5.5", "creatingApplication", creating_application, 4),
	OPEN_TERM("1.5.5.1", "creatingApplicationName"),
	TEXT("1.5.5.2", "creatingApplicationVersion"),
	DATE("1.5.5.3", "dateCreatedByApplication"),
	EXTENSION("1.5.5.4", "creatingApplicationExtension"),
	HOLDS("1.5.6", "inhibitors", inhibitors),
	TERM("1.5.6.1", "inhibitorType", "inhibitorType"),
	OPEN_TERM("1.5.6.2", "inhibitorTarget"),
	TEXT("1.5.6.3", "inhibitorKey"),
	EXTENSION("1.5.7", "objectCharacteristicsExtension"),
	TEXT("1.6", "originalName"),
	HOLDS_SOME("1.7", "storage", storage, 2),
	HOLDS("1.7.1", "contentLocation", content_location),
	TERM("1.7.1.1", "contentLocationType", "contentLocationType"),
	TEXT("1.7.1.2", "contentLocationValue"),
	TERM("1.7.2", "storageMedium", "storageMedium"),
	HOLDS_SOME("1.8", "signatureInformation", signature_information, 2),
	HOLDS("1.8.1", "signature", signature),
	TERM("1.8.1.1", "signatureEncoding", "signatureEncoding"),
	OPEN_TERM("1.8.1.2", "signer"),
	TERM("1.8.1.3", "signatureMethod", "signatureMethod"),
	TEXT("1.8.1.4", "signatureValue"),
	OPEN_TERM("1.8.1.5", "signatureValidationRules"),
	TEXT("1.8.1.6", "signatureProperties"),
	EXTENSION("1.8.1.7", "keyInformation"),
	EXTENSION("1.8.2", "signatureInformationExtension"),
	HOLDS("1.9", "environmentFunction", environment_function),
	TERM("1.9.1", "environmentFunctionType", "environmentFunctionType"),
	TEXT("1.9.2", "environmentFunctionLevel"),
	HOLDS("1.10", "environmentDesignation", environment_designation),
	OPEN_TERM("1.10.1", "environmentName"),
	TEXT("1.10.2", "environmentVersion"),
	TEXT("1.10.3", "environmentOrigin"),
	TEXT("1.10.4", "environmentDesignationNote"),
	TEXT("1.10.5", "environmentDesignationExtension"),
	HOLDS("1.11", "environmentRegistry", environment_registry),
	TEXT("1.11.1", "environmentRegistryName"),
	TEXT("1.11.2", "environmentRegistryKey"),
	TERM("1.11.3", "environmentRegistryRole", "environmentRegistryRole"),
	EXTENSION("1.12", "environmentExtension"),
	HOLDS("1.13", "relationship", relationship),
	TERM("1.13.1", "relationshipType", "relationshipType"),
	TERM("1.13.2", "relationshipSubType", "relationshipSubType"),
	HOLDS("1.13.3", "relatedObjectIdentifier", related_object),
	OPEN_TERM("1.13.3.1", "relatedObjectIdentifierType"),
	TEXT("1.13.3.2", "relatedObjectIdentifierValue"),
	NUMBER("1.13.3.3", "relatedObjectSequence"),
	HOLDS("1.13.4", "relatedEventIdentifier", related_event),
	OPEN_TERM("1.13.4.1", "relatedEventIdentifierType"),
	TEXT("1.13.4.2", "relatedEventIdentifierValue"),
	NUMBER("1.13.4.3", "relatedEventSequence"),
	OPEN_TERM("1.13.5", "relatedEnvironmentPurpose"),
	TERM("1.13.6", "relatedEnvironmentCharacteristic",
		"environmentCharacteristic"),
	HOLDS("1.14", "linkingEventIdentifier", linking_event),
	OPEN_TERM("1.14.1", "linkingEventIdentifierType"),
	TEXT("1.14.2", "linkingEventIdentifierValue"),
	HOLDS("1.15", "linkingRightsStatementIdentifier", linking_rights),
	OPEN_TERM("1.15.1", "linkingRightsStatementIdentifierType"),
	TEXT("1.15.2", "linkingRightsStatementIdentifierValue"),
	HOLDS("2", "event", event),
	HOLDS("2.1", "eventIdentifier", event_identifier),
	OPEN_TERM("2.1.1", "eventIdentifierType"),
	TEXT("2.1.2", "eventIdentifierValue"),
	TERM("2.2", "eventType", "eventType"),
	DATE("2.3", "eventDateTime"),
	HOLDS("2.4", "eventDetailInformation", event_detail_information),
	TEXT("2.4.1", "eventDetail"),
	EXTENSION("2.4.2", "eventDetailExtension"),
	HOLDS_SOME("2.5", "eventOutcomeInformation", event_outcome, 2),
	TERM("2.5.1", "eventOutcome", "eventOutcome"),
	HOLDS_SOME("2.5.2", "eventOutcomeDetail", event_outcome_detail, 2),
	TEXT("2.5.2.1", "eventOutcomeDetailNote"),
	EXTENSION("2.5.2.2", "eventOutcomeDetailExtension"),
	HOLDS("2.6", "linkingAgentIdentifier", linking_agent),
	OPEN_TERM("2.6.1", "linkingAgentIdentifierType"),
	TEXT("2.6.2", "linkingAgentIdentifierValue"),
	TERM("2.6.3", "linkingAgentRole", "eventRelatedAgentRole"),
	HOLDS("2.7", "linkingObjectIdentifier", linking_object),
	OPEN_TERM("2.7.1", "linkingObjectIdentifierType"),
	TEXT("2.7.2", "linkingObjectIdentifierValue"),
	TERM("2.7.3", "linkingObjectRole", "eventRelatedObjectRole"),
	HOLDS("3", "agent", agent),
	HOLDS("3.1", "agentIdentifier", agent_identifier),
	OPEN_TERM("3.1.1", "agentIdentifierType"),
	TEXT("3.1.2", "agentIdentifierValue"),
	OPEN_TERM("3.2", "agentName"),
	TERM("3.3", "agentType", "agentType"),
	TEXT("3.4", "agentVersion"),
	TEXT("3.5", "agentNote"),
	EXTENSION("3.6", "agentExtension"),
	HOLDS("3.7", "linkingEventIdentifier", linking_event),
	OPEN_TERM("3.7.1", "linkingEventIdentifierType"),
	TEXT("3.7.2", "linkingEventIdentifierValue"),
	HOLDS("3.8", "linkingRightsStatementIdentifier", linking_rights),
	OPEN_TERM("3.8.1", "linkingRightsStatementIdentifierType"),
	TEXT("3.8.2", "linkingRightsStatementIdentifierValue"),
	HOLDS("3.9", "linkingEnvironmentIdentifier", linking_environment),
	TEXT("3.9.1", "linkingEnvironmentIdentifierType"),
	TEXT("3.9.2", "linkingEnvironmentIdentifierValue"),
	TERM("3.9.3", "linkingEnvironmentRole", "linkingEnvironmentRole"),
	HOLDS_ANY("4", "rights", rights, 2),
	HOLDS("4.1", "rightsStatement", rights_statement),
	HOLDS("4.1.1", "rightsStatementIdentifier", rights_identifier),
	OPEN_TERM("4.1.1.1", "rightsStatementIdentifierType"),
	TEXT("4.1.1.2", "rightsStatementIdentifierValue"),
	TERM("4.1.2", "rightsBasis", "rightsBasis"),
	HOLDS("4.1.3", "copyrightInformation", copyright_information),
	TERM("4.1.3.1", "copyrightStatus", "copyrightStatus"),
	OPEN_TERM("4.1.3.2", "copyrightJurisdiction"),
	DATE("4.1.3.3", "copyrightStatusDeterminationDate"),
	TEXT("4.1.3.4", "copyrightNote"),
	HOLDS("4.1.3.5", "copyrightDocumentationIdentifier",
		copyright_document),
	OPEN_TERM("4.1.3.5.1", "copyrightDocumentationIdentifierType"),
	TEXT("4.1.3.5.2", "copyrightDocumentationIdentifierValue"),
	OPEN_TERM("4.1.3.5.3", "copyrightDocumentationRole"),
	HOLDS("4.1.3.6", "copyrightApplicableDates", start_and_end_date),
	DATE("4.1.3.6.1", "startDate"),
	DATE("4.1.3.6.2", "endDate"),
	HOLDS_SOME("4.1.4", "licenseInformation", license_information, 4),
	HOLDS("4.1.4.1", "licenseDocumentationIdentifier", license_document),
	OPEN_TERM("4.1.4.1.1", "licenseDocumentationIdentifierType"),
	TEXT("4.1.4.1.2", "licenseDocumentationIdentifierValue"),
	OPEN_TERM("4.1.4.1.3", "licenseDocumentationRole"),
	TEXT("4.1.4.2", "licenseTerms"),
	TEXT("4.1.4.3", "licenseNote"),
	HOLDS("4.1.4.4", "licenseApplicableDates", start_and_end_date),
	DATE("4.1.4.4.1", "startDate"),
	DATE("4.1.4.4.2", "endDate"),
	HOLDS("4.1.5", "statuteInformation", statute_information),
	OPEN_TERM("4.1.5.1", "statuteJurisdiction"),
	OPEN_TERM("4.1.5.2", "statuteCitation"),
	DATE("4.1.5.3", "statuteInformationDeterminationDate"),
	TEXT("4.1.5.4", "statuteNote"),
	HOLDS("4.1.5.5", "statuteDocumentationIdentifier", statute_document),
	OPEN_TERM("4.1.5.5.1", "statuteDocumentationIdentifierType"),
	TEXT("4.1.5.5.2", "statuteDocumentationIdentifierValue"),
	OPEN_TERM("4.1.5.5.3", "statuteDocumentationRole"),
	HOLDS("4.1.5.6", "statuteApplicableDates", start_and_end_date),
	DATE("4.1.5.6.1", "startDate"),
	DATE("4.1.5.6.2", "endDate"),
	HOLDS("4.1.6", "otherRightsInformation", other_rights_information),
	HOLDS("4.1.6.1", "otherRightsDocumentationIdentifier",
		other_rights_document),
	OPEN_TERM("4.1.6.1.1", "otherRightsDocumentationIdentifierType"),
	TEXT("4.1.6.1.2", "otherRightsDocumentationIdentifierValue"),
	OPEN_TERM("4.1.6.1.3", "otherRightsDocumentationRole"),
	OPEN_TERM("4.1.6.2", "otherRightsBasis"),
	HOLDS("4.1.6.3", "otherRightsApplicableDates", start_and_end_date),
	DATE("4.1.6.3.1", "startDate"),
	DATE("4.1.6.3.2", "endDate"),
	TEXT("4.1.6.4", "otherRightsNote"),
	HOLDS("4.1.7", "rightsGranted", rights_granted),
	TERM("4.1.7.1", "act", "eventType"),
	OPEN_TERM("4.1.7.2", "restriction"),
	HOLDS("4.1.7.3", "termOfGrant", start_and_end_date),
	DATE("4.1.7.3.1", "startDate"),
	DATE("4.1.7.3.2", "endDate"),
	HOLDS("4.1.7.4", "termOfRestriction", start_and_end_date),
	DATE("4.1.7.4.1", "startDate"),
	DATE("4.1.7.4.2", "endDate"),
	TEXT("4.1.7.5", "rightsGrantedNote"),
	HOLDS("4.1.8", "linkingObjectIdentifier", linking_object),
	OPEN_TERM("4.1.8.1", "linkingObjectIdentifierType"),
	TEXT("4.1.8.2", "linkingObjectIdentifierValue"),
	OPEN_TERM("4.1.8.3", "linkingObjectRole"),
	HOLDS("4.1.9", "linkingAgentIdentifier", linking_agent),
	OPEN_TERM("4.1.9.1", "linkingAgentIdentifierType"),
	TEXT("4.1.9.2", "linkingAgentIdentifierValue"),
	TERM("4.1.9.3", "linkingAgentRole", "rightsRelatedAgentRole"),
	EXTENSION("4.2", "rightsExtension"),
};
/* clang-format on */

const size_t fonds_premis_unit_count = sizeof(fonds_premis_units) /
				       sizeof(fonds_premis_units[0]);
