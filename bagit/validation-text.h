/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_VALIDATION_TEXT_H
#define BAGIT_VALIDATION_TEXT_H

#include "bagit/validation.h"
#include "base/json-writer.h"
#include "base/output.h"

/* Findings as text and JSON, wherever they stand. */

/* One finding as text, with the standard that its section is of. */
void fonds_finding_write(
	struct fonds_output *output, const struct fonds_finding *finding);

/* Each finding in turn, with what was expected and the remedy. */
void fonds_findings_write_text(
	struct fonds_output *output, const struct fonds_validation *validation);

/* The member "findings" of an object: an array. */
void fonds_findings_write_json(
	struct fonds_json *json, const struct fonds_validation *validation);

/* The member "bag_info" of an object: an array of labels and values. */
void fonds_findings_write_json_info(
	struct fonds_json *json, const struct fonds_bag_info *info);

/* The whole of a validation, as a part of something else. */
void fonds_validation_add_text(
	struct fonds_output *output, const struct fonds_validation *validation);
void fonds_validation_add_json(struct fonds_json *json, const char *key,
	const struct fonds_validation *validation);

#endif
