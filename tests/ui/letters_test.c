/* What is guessed of a text's room holds against what the font takes. */
#include "ui/letters.h"

#include "tests/ui/screen.h"
#include "ui/theme.h"

#include <string.h>

static const char *const titles[] = {
	"Assistante, assistant de service social",
	"Conseillère, conseiller en économie sociale et familiale",
	"Travailleuse, travailleur social auprès des personnes âgées",
	"Accompagnement socio-éducatif intergénérationnel départemental bienveillant",
	"Technicienne, technicien de l’intervention sociale et familiale",
	"Marie-Bérengère-Philippine-Anne-Victoire",
	"ÉDUCATRICE ÉDUCATEUR DE JEUNES ENFANTS",
	"Cœur « à l’œuvre », 100 % œuvre ; où ? Là !",
	"Bac + 3",
	"",
};

static void never_too_few_lines_and_hardly_more(void **state)
{
	static const int widths[] = {426, 568, 984};
	struct screen *screen = *state;
	int more = 0, cases = 0;
	for (size_t i = 0; i < COUNT(titles); i++)
		for (size_t w = 0; w < COUNT(widths); w++) {
			struct bn_type type = bn_theme_type(BN_TYPE_CARD, 1);
			int guessed = bn_letters_lines(
				titles[i], (float)type.size, (float)widths[w]);
			int lines =
				bn_type_measure(screen->canvas, titles[i], &type, widths[w]).lines;
			if (guessed < lines)
				fail_msg("%d of %d lines: %s", guessed, lines, titles[i]);
			assert_true(guessed <= lines + 1);
			more += guessed > lines;
			cases++;
		}
	assert_true(more * 8 <= cases);
}

static void widths_are_those_of_the_font(void **state)
{
	struct screen *screen = *state;
	struct bn_type type = bn_theme_type(BN_TYPE_CARD, 1);
	for (size_t i = 0; i < COUNT(titles); i++) {
		int width = bn_type_measure(screen->canvas, titles[i], &type, 0).width;
		float guessed = bn_letters_width(titles[i], strlen(titles[i])) * (float)type.size;
		assert_true(guessed + 1 >= (float)width && guessed <= (float)width * 1.1f + 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(never_too_few_lines_and_hardly_more),
		cmocka_unit_test(widths_are_those_of_the_font),
	};
	return cmocka_run_group_tests(tests, screen_open, screen_close);
}
