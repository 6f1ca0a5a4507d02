/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/country.h"

#include <stddef.h>
#include <string.h>

/* For each first letter the second ones: assigned by ISO 3166-1. */
static const char *const assigned[26] = {
	"DEFGILMOQRSTUWXZ",        /* A */
	"ABDEFGHIJLMNOQRSTVWYZ",   /* B */
	"ACDFGHIKLMNORUVWXYZ",     /* C */
	"EJKMOZ",                  /* D */
	"CEGHRST",                 /* E */
	"IJKMOR",                  /* F */
	"ABDEFGHILMNPQRSTUWY",     /* G */
	"KMNRTU",                  /* H */
	"DELMNOQRST",              /* I */
	"EMOP",                    /* J */
	"EGHIMNPRWYZ",             /* K */
	"ABCIKRSTUVY",             /* L */
	"ACDEFGHKLMNOPQRSTUVWXYZ", /* M */
	"ACEFGILOPRUZ",            /* N */
	"M",                       /* O */
	"AEFGHKLMNRSTWY",          /* P */
	"A",                       /* Q */
	"EOSUW",                   /* R */
	"ABCDEGHIJKLMNORSTVXYZ",   /* S */
	"CDFGHJKLMNORTVWZ",        /* T */
	"AGMSYZ",                  /* U */
	"ACEGINU",                 /* V */
	"FS",                      /* W */
	"",                        /* X */
	"ET",                      /* Y */
	"AMW",                     /* Z */
};

/* Reserved for what was (ISO 3166-3) or for more than one country. */
static const char reserved[] = "AN BU CS DD EU FX NT SU TP UK UN YD YU ZR";

static bool is_in_list(const char *list, const char *code)
{
	for (const char *at = list; (at = strstr(at, code)); at++)
		if ((size_t)(at - list) % 3 == 0)
			return true;
	return false;
}

static bool is_for_users(const char *code)
{
	if (code[0] == 'X')
		return true;
	if (code[0] == 'Q')
		return code[1] >= 'M';
	return strcmp(code, "AA") == 0 || strcmp(code, "ZZ") == 0;
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool fonds_country_is_code(const char *text)
{
	if (!is_capital(text[0]) || !is_capital(text[1]) || text[2])
		return false;
	return strchr(assigned[text[0] - 'A'], text[1]) || is_for_users(text) ||
	       is_in_list(reserved, text);
}
