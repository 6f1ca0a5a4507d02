/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_HTML_WRITER_H
#define BASE_HTML_WRITER_H

#include "base/output.h"

/*
 * Text into HTML or SVG, as content or inside a quoted attribute: escaped as
 * base/text.h says (fonds_html_name() as a name, fonds_html_text() as prose),
 * then & < > " ' as character references. Markup itself is written with
 * fonds_output_add_text() and may only be text from our own source.
 */
void fonds_html_text(struct fonds_output *output, const char *text);
void fonds_html_name(struct fonds_output *output, const char *name);

/* <TAG class="CLASS">text</TAG>; class may be NULL. */
void fonds_html_element(struct fonds_output *output, const char *tag,
	const char *class, const char *text);

#endif
