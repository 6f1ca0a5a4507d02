/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/month.h"

struct name {
	const char *word; /* in lower case */
	int number;
};

static const struct name months[] = {
	{ "january", 1 },
	{ "february", 2 },
	{ "march", 3 },
	{ "april", 4 },
	{ "may", 5 },
	{ "june", 6 },
	{ "july", 7 },
	{ "august", 8 },
	{ "september", 9 },
	{ "october", 10 },
	{ "november", 11 },
	{ "december", 12 },

	{ "jan", 1 },
	{ "feb", 2 },
	{ "mar", 3 },
	{ "apr", 4 },
	{ "jun", 6 },
	{ "jul", 7 },
	{ "aug", 8 },
	{ "sep", 9 },
	{ "sept", 9 },
	{ "oct", 10 },
	{ "nov", 11 },
	{ "dec", 12 },

	{ "januar", 1 },
	{ "jänner", 1 },
	{ "februar", 2 },
	{ "märz", 3 },
	{ "mai", 5 },
	{ "juni", 6 },
	{ "juli", 7 },
	{ "oktober", 10 },
	{ "okt", 10 },
	{ "dezember", 12 },
	{ "dez", 12 },

	{ "janvier", 1 },
	{ "février", 2 },
	{ "mars", 3 },
	{ "avril", 4 },
	{ "juin", 6 },
	{ "juillet", 7 },
	{ "août", 8 },
	{ "septembre", 9 },
	{ "octobre", 10 },
	{ "novembre", 11 },
	{ "décembre", 12 },

	{ "январь", 1 },
	{ "февраль", 2 },
	{ "март", 3 },
	{ "апрель", 4 },
	{ "май", 5 },
	{ "июнь", 6 },
	{ "июль", 7 },
	{ "август", 8 },
	{ "сентябрь", 9 },
	{ "октябрь", 10 },
	{ "ноябрь", 11 },
	{ "декабрь", 12 },

	{ "января", 1 },
	{ "февраля", 2 },
	{ "марта", 3 },
	{ "апреля", 4 },
	{ "мая", 5 },
	{ "июня", 6 },
	{ "июля", 7 },
	{ "августа", 8 },
	{ "сентября", 9 },
	{ "октября", 10 },
	{ "ноября", 11 },
	{ "декабря", 12 },
};

static const struct name seasons[] = {
	{ "spring", 21 },
	{ "summer", 22 },
	{ "autumn", 23 },
	{ "fall", 23 },
	{ "winter", 24 },
	{ "frühling", 21 },
	{ "frühjahr", 21 },
	{ "sommer", 22 },
	{ "herbst", 23 },
	{ "printemps", 21 },
	{ "été", 22 },
	{ "automne", 23 },
	{ "hiver", 24 },
	{ "весна", 21 },
	{ "лето", 22 },
	{ "осень", 23 },
	{ "зима", 24 },
};

/*
 * The byte at i of a word in lower case: in UTF-8 the capitals of Latin-1
 * are C3 80 to C3 9E, the Russian ones D0 90 to D0 AF.
 */
static unsigned char lower_at(struct fonds_span word, size_t i)
{
	unsigned char byte = (unsigned char)word.data[i];
	unsigned char before = i > 0 ? (unsigned char)word.data[i - 1] : 0;
	unsigned char after = i + 1 < word.size
				      ? (unsigned char)word.data[i + 1]
				      : 0;

	if (byte == 0xd0 && after >= 0xa0 && after <= 0xaf)
		return 0xd1;
	if (before == 0xd0 && byte >= 0x90 && byte <= 0x9f)
		return (unsigned char)(byte + 0x20);
	if (before == 0xd0 && byte >= 0xa0 && byte <= 0xaf)
		return (unsigned char)(byte - 0x20);
	if (before == 0xc3 && byte >= 0x80 && byte <= 0x9e)
		return (unsigned char)(byte + 0x20);
	return (unsigned char)fonds_char_lower(word.data[i]);
}

static bool is_word(struct fonds_span word, const char *lower)
{
	if (word.size != strlen(lower))
		return false;
	for (size_t i = 0; i < word.size; i++)
		if (lower_at(word, i) != (unsigned char)lower[i])
			return false;
	return true;
}

static int find(struct fonds_span word, const struct name *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_word(word, names[i].word))
			return names[i].number;
	return 0;
}

int fonds_month_find(struct fonds_span word)
{
	return find(word, months, sizeof(months) / sizeof(months[0]));
}

int fonds_season_find(struct fonds_span word)
{
	return find(word, seasons, sizeof(seasons) / sizeof(seasons[0]));
}
