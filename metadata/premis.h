/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_H
#define METADATA_PREMIS_H

#include <stdint.h>

#include "base/buffer.h"

/*
 * A PREMIS 3.0 description, built part by part and then written as XML:
 *
 *	new -> agents, objects, events, rights -> links -> write -> free
 *
 * Links are only made by calls that enter both ends, so that none can dangle
 * or lack its inverse. Failures (memory, a term that the vocabulary does not
 * have) stay with the description until write returns them; every call
 * accepts the NULL that an earlier failed one returned. Identifiers are
 * UUIDs given by the caller. All strings are copied, UTF-8.
 */
struct fonds_premis;
struct fonds_premis_object;
struct fonds_premis_event;
struct fonds_premis_agent;
struct fonds_premis_rights;

enum fonds_premis_kind {
	FONDS_PREMIS_INTELLECTUAL_ENTITY,
	FONDS_PREMIS_REPRESENTATION,
	FONDS_PREMIS_FILE,
};

struct fonds_premis *fonds_premis_new(void); /* NULL: out of memory */
void fonds_premis_free(struct fonds_premis *premis);
void fonds_premis_freep(struct fonds_premis **premis);

/* Objects, PREMIS 3.0 1.x. */
struct fonds_premis_object *fonds_premis_object_add(struct fonds_premis *premis,
	enum fonds_premis_kind kind, const char *uuid);

/* A further identifier (1.1): "URL", "archival reference", "record number". */
void fonds_premis_object_identify(struct fonds_premis *premis,
	struct fonds_premis_object *object, const char *type,
	const char *value);

/* 1.4: of an intellectual entity, its title and the like. */
void fonds_premis_object_property(struct fonds_premis *premis,
	struct fonds_premis_object *object, const char *type,
	const char *value);

/*
 * 1.5.2, 1.5.3, 1.6, 1.7: of a file. algorithm is a cryptographicHashFunctions
 * code, content_location the path in the bag, which is written as a URI
 * reference; both names may be NULL.
 */
void fonds_premis_file_set(struct fonds_premis *premis,
	struct fonds_premis_object *file, uint64_t size, const char *algorithm,
	const char *digest_hex, const char *original_name,
	const char *content_location);

/*
 * 1.5.4; each of registry and key together or not at all, with a name or
 * without; version and note may be NULL. The keys of the registries "PRONOM"
 * and "IANA Media Types" are written with their addresses.
 */
void fonds_premis_file_format(struct fonds_premis *premis,
	struct fonds_premis_object *file, const char *name, const char *version,
	const char *registry, const char *key, const char *note);

/*
 * 1.13, both directions: a has the relationship with subtype to b, b the
 * inverse with inverse_subtype to a. event (may be NULL) is named in both.
 */
void fonds_premis_relate(struct fonds_premis *premis,
	struct fonds_premis_object *a, struct fonds_premis_object *b,
	const char *type, const char *subtype, const char *inverse_subtype,
	struct fonds_premis_event *event);

/* Events, 2.x. type and outcome are codes; date is EDTF; detail may be NULL. */
struct fonds_premis_event *fonds_premis_event_add(struct fonds_premis *premis,
	const char *uuid, const char *type, const char *date,
	const char *detail, const char *outcome);

/* 2.5.2: an eventOutcomeDetailNote; may be called again for more. */
void fonds_premis_event_note(struct fonds_premis *premis,
	struct fonds_premis_event *event, const char *note);

/* 2.6, 3.7: both directions; role is an eventRelatedAgentRole code. */
void fonds_premis_event_agent(struct fonds_premis *premis,
	struct fonds_premis_event *event, struct fonds_premis_agent *agent,
	const char *role);

/* 2.7, 1.14: both directions; role is an eventRelatedObjectRole code. */
void fonds_premis_event_object(struct fonds_premis *premis,
	struct fonds_premis_event *event, struct fonds_premis_object *object,
	const char *role);

/* Agents, 3.x. type is an agentType code; version and note may be NULL. */
struct fonds_premis_agent *fonds_premis_agent_add(struct fonds_premis *premis,
	const char *uuid, const char *type, const char *name,
	const char *version, const char *note);

/*
 * Rights, 4.1: basis copyright. status is a copyrightStatus code,
 * jurisdiction an ISO 3166-1 code; note may be NULL.
 */
struct fonds_premis_rights *fonds_premis_rights_add(struct fonds_premis *premis,
	const char *uuid, const char *status, const char *jurisdiction,
	const char *note);

/* 4.1.8, 1.15: both directions. */
void fonds_premis_rights_object(struct fonds_premis *premis,
	struct fonds_premis_rights *rights, struct fonds_premis_object *object);

/*
 * The document, indented UTF-8 XML; buffer must be empty, and is so again
 * after a failure. FONDS_ERR_INVALID, with the first misuse: a term that the
 * vocabulary does not have, an identifier that is no UUID or stands twice, a
 * link without an end, a file without digest or format, a digest that does
 * not fit its algorithm, an event without an object.
 */
enum fonds_status fonds_premis_write(struct fonds_premis *premis,
	struct fonds_buffer *buffer, struct fonds_error **error);

#endif
