/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/date.h"

#include <stddef.h>

#define DAY_SECONDS 86400

/* "0" where a digit stands; else the character itself. */
static bool has_form(const char *text)
{
	static const char form[] = "0000-00-00";

	for (size_t i = 0; i < sizeof(form); i++)
		if (form[i] == '0' ? (text[i] < '0' || text[i] > '9')
				   : text[i] != form[i])
			return false;
	return true;
}

static int number_at(const char *text, int digits)
{
	int number = 0;

	while (digits-- > 0)
		number = number * 10 + (*text++ - '0');
	return number;
}

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool cli_date_parse(const char *text, int64_t *ret)
{
	int64_t days = 0;
	int year;
	int month;
	int day;

	if (!has_form(text))
		return false;
	year = number_at(text, 4);
	month = number_at(text + 5, 2);
	day = number_at(text + 8, 2);
	if (year < 1970 || month < 1 || month > 12 || day < 1 ||
		day > month_days(year, month))
		return false;
	for (int y = 1970; y < year; y++)
		days += is_leap(y) ? 366 : 365;
	for (int m = 1; m < month; m++)
		days += month_days(year, m);
	*ret = (days + day - 1) * DAY_SECONDS;
	return true;
}
