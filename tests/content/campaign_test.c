/* The campaign of the Lot: it loads, holds what its source says. All five: in two languages, well
 * typeset. */
#include "content/campaign.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "content/node.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const files[] = {
	"campaign.yaml", "professions.yaml", "clips.yaml", "lead_form.yaml", "pages.yaml"};

static struct bn_campaign *load_lot(void)
{
	char *folder = bn_paths_share("config/campaigns/lot");
	struct bn_problems problems = {0};
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	bn_problems_print(&problems, stderr);
	assert_int_equal(problems.count, 0);
	assert_non_null(campaign);
	free(folder);
	return campaign;
}

static void the_lot_loads(void **state)
{
	(void)state;
	struct bn_campaign *lot = load_lot();
	assert_string_equal(lot->id, "lot");
	assert_string_equal(bn_text_get(&lot->department, "fr"), "Département du Lot");
	assert_string_equal(bn_text_get(&lot->question, "fr"), "Et si c’était votre métier ?");
	assert_int_equal(lot->brand.brand.r, 0x5B);
	assert_int_equal(lot->brand.on_accent.b, 0x28);
	assert_int_equal(lot->idle_seconds, 45);
	assert_int_equal(lot->idle_aid_seconds, 90);
	assert_int_equal(lot->warning_seconds, 20);
	assert_true(bn_campaign_has_language(lot, "fr"));
	assert_true(bn_campaign_has_language(lot, "en"));
	assert_false(bn_campaign_has_language(lot, "de"));
	assert_string_equal(lot->languages[0], "fr");
	assert_true(bn_file_exists(lot->picture));
	assert_int_equal(lot->public_count, 5);
	assert_int_equal(lot->profession_count, 6);
	assert_int_equal(lot->clip_count, 5);
	assert_int_equal(lot->venue_count, 6);
	assert_int_equal(lot->page_count, 3);
	assert_int_equal(lot->home_count, 5);
	assert_int_equal(lot->form.situation_count, 5);
	assert_int_equal(lot->form.purpose_count, 3);
	assert_int_equal(lot->form.next_step_count, 3);
	assert_int_equal(lot->form.notice.retention_months, 12);
	assert_string_equal(lot->form.code_prefix, "LOT");
	assert_string_equal(lot->form.mail_domains[0], "gmail.com");
	bn_campaign_destroy(lot);
	bn_campaign_destroy(NULL);
}

static void references_lead_to_things(void **state)
{
	(void)state;
	struct bn_campaign *lot = load_lot();
	const struct bn_profession *social = bn_campaign_profession(lot, "service-social");
	assert_non_null(social);
	assert_ptr_equal(social->publics[0], &lot->publics[1]);
	const struct bn_clip *clip = bn_campaign_clip(lot, social->testimony);
	assert_non_null(clip);
	assert_int_equal(clip->cut, BN_CLIP_TESTIMONY);
	assert_ptr_equal(bn_campaign_profession(lot, clip->profession), social);
	assert_float_equal(clip->focus_x, .5, 0);
	assert_float_equal(clip->focus_y, .4, 0);
	const struct bn_venue *first = bn_campaign_venue(lot, "salon");
	assert_ptr_equal(first, &lot->venues[0]);
	assert_ptr_equal(first->playlist[0].clip, bn_campaign_clip(lot, "lot-long"));
	assert_true(first->qr);
	assert_false(first->sound);
	assert_null(bn_campaign_venue(lot, "nulle-part"));
	assert_null(bn_campaign_profession(lot, NULL));
	assert_null(bn_campaign_clip(lot, ""));
	for (size_t i = 0; i < lot->clip_count; i++) {
		assert_non_null(lot->clips[i].landscape);
		assert_non_null(lot->clips[i].portrait);
		assert_true(bn_file_exists(bn_text_get(&lot->clips[i].captions, "fr")));
	}
	bn_campaign_destroy(lot);
}

static void venues_say_what_their_loop_shows(void **state)
{
	(void)state;
	struct bn_campaign *lot = load_lot();
	const struct bn_venue *salon = bn_campaign_venue(lot, "salon");
	assert_int_equal(salon->playlist_count, 4);
	assert_int_equal(salon->playlist[0].weight, 2);
	assert_ptr_equal(salon->playlist[1].clip, bn_campaign_clip(lot, "temoignage-ass"));
	assert_int_equal(salon->playlist[1].weight, 1);
	/* What isn't said. */
	assert_true(salon->touch);
	assert_true(salon->qr);
	assert_int_equal(salon->volume, 40);
	assert_int_equal(salon->order, BN_VENUE_LISTED);
	assert_int_equal(salon->hour_count, 0);
	assert_true(bn_venue_captioned(salon));
	assert_false(bn_venue_has_card(salon));
	const struct bn_venue *cinema = bn_campaign_venue(lot, "cinema");
	assert_int_equal(cinema->playlist_count, 1);
	assert_ptr_equal(cinema->playlist[0].clip, bn_campaign_clip(lot, "lot-court"));
	assert_int_equal(cinema->playlist[0].weight, 1);
	assert_false(cinema->touch);
	assert_true(cinema->sound);
	assert_int_equal(cinema->volume, 80);
	assert_false(bn_venue_captioned(cinema));
	assert_true(bn_venue_has_card(cinema));
	assert_int_equal(cinema->card.seconds, 10);
	bn_campaign_destroy(lot);
}

/* The campaign with this line more, where a line of its own stands. */
static struct bn_campaign *load_with_at(const char *where, const char *line)
{
	char *lot = bn_paths_share("config/campaigns/lot");
	char folder[] = "/tmp/borne-venue-XXXXXX";
	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char *from = bn_file_join(lot, files[i]), *to = bn_file_join(folder, files[i]);
		char *text = bn_file_read(from, 1 << 20, NULL), *rest = strstr(text, where);
		FILE *out = fopen(to, "w");
		assert_non_null(out);
		size_t before = i == 0 ? (size_t)(rest - text) : strlen(text);
		fprintf(out, "%.*s%s%s", (int)before, text, i == 0 ? line : "", text + before);
		fclose(out);
		free(text);
		free(from);
		free(to);
	}
	struct bn_problems problems = {0};
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	char *remove = bn_mem_printf("rm -r '%s'", folder);
	assert_int_equal(system(remove), 0);
	free(remove);
	free(lot);
	assert_non_null(campaign);
	return campaign;
}

/* In its hall. */
static struct bn_campaign *load_with(const char *line)
{
	return load_with_at("    sound: false\n", line);
}

static void hours_are_read_in_both_languages(void **state)
{
	(void)state;
	struct bn_campaign *campaign = load_with(
		"    captions: off\n    order: shuffled\n    change: cut\n    hours:\n"
		"      - {days: [lundi, friday, dimanche], from: \"09:00\", to: 18h30}\n"
		"      - {from: 22:00, to: 2h15}\n"
		"      - {from: \"0:00\", to: \"24:00\"}\n");
	const struct bn_venue *hall = bn_campaign_venue(campaign, "hall");
	assert_int_equal(hall->hour_count, 3);
	assert_int_equal(hall->hours[0].mask, 1 | 16 | 64);
	assert_int_equal(hall->hours[0].from_minute, 540);
	assert_int_equal(hall->hours[0].to_minute, 1110);
	assert_int_equal(hall->hours[1].mask, 0);
	assert_int_equal(hall->hours[1].from_minute, 1320);
	assert_int_equal(hall->hours[1].to_minute, 135);
	assert_int_equal(hall->hours[2].from_minute, 0);
	assert_int_equal(hall->hours[2].to_minute, 1440);
	assert_false(bn_venue_captioned(hall));
	assert_int_equal(hall->order, BN_VENUE_SHUFFLED);
	assert_int_equal(hall->change, BN_VENUE_CUT);
	assert_int_equal(bn_campaign_venue(campaign, "cinema")->change, BN_VENUE_FADE);
	bn_campaign_destroy(campaign);
}

static void an_event_has_its_days_and_its_place(void **state)
{
	(void)state;
	struct bn_campaign *campaign = load_with_at("venues:\n",
		"events:\n"
		"  - {id: forum, name: Forum, venue: salon, from: 2027-03-12, to: 2027-03-13}\n"
		"  - {id: fete, name: {fr: Fête, en: Party}, venue: salon, from: 2027-05-01}\n"
		"  - {id: autre, name: Autre}\n");
	const struct bn_event *forum = bn_campaign_event(campaign, "forum");
	assert_int_equal(campaign->event_count, 3);
	assert_string_equal(bn_text_get(&forum->name, "fr"), "Forum");
	assert_false(bn_event_holds(forum, "salon", "2027-03-11"));
	assert_true(bn_event_holds(forum, "salon", "2027-03-12"));
	assert_true(bn_event_holds(forum, "salon", "2027-03-13"));
	assert_false(bn_event_holds(forum, "salon", "2027-03-14"));
	assert_false(bn_event_holds(forum, "hall", "2027-03-12"));
	const struct bn_event *party = bn_campaign_event(campaign, "fete");
	assert_true(bn_event_holds(party, "salon", "2027-05-01"));
	assert_false(bn_event_holds(party, "salon", "2027-05-02"));
	assert_false(bn_event_holds(bn_campaign_event(campaign, "autre"), "salon", "2027-05-01"));
	assert_null(bn_campaign_event(campaign, "nul"));
	bn_campaign_destroy(campaign);
}

static void a_film_is_whole_where_it_has_no_such_shape(void **state)
{
	(void)state;
	char file[] = "film.mp4";
	const struct bn_clip wide = {.landscape = file, .fit = BN_CLIP_FIT_NONE};
	const struct bn_clip both = {.landscape = file, .portrait = file, .fit = BN_CLIP_FIT_NONE};
	const struct bn_clip told = {.landscape = file, .fit = BN_CLIP_FILL};
	assert_int_equal(bn_clip_shown(&wide, BN_CLIP_FILL, false), BN_CLIP_FILL);
	assert_int_equal(bn_clip_shown(&wide, BN_CLIP_FILL, true), BN_CLIP_FIT);
	assert_int_equal(bn_clip_shown(&both, BN_CLIP_FILL, true), BN_CLIP_FILL);
	assert_int_equal(bn_clip_shown(&both, BN_CLIP_FIT, true), BN_CLIP_FIT);
	assert_int_equal(bn_clip_shown(&told, BN_CLIP_FIT, true), BN_CLIP_FILL);
	struct bn_campaign *lot = load_lot();
	assert_int_equal(lot->fit, BN_CLIP_FILL);
	assert_int_equal(lot->clips[0].fit, BN_CLIP_FIT_NONE);
	bn_campaign_destroy(lot);
}

/* The figures of the Département's communiqué of 6 November 2025. */
static void figures_are_the_sources(void **state)
{
	(void)state;
	static const struct {
		const char *id, *value;
	} wanted[] = {
		{"service-social", "40"},
		{"economie-sociale-familiale", "13"},
		{"referent-educatif", "20"},
		{"personnes-agees", "12"},
		{"educateur-specialise", "Une vingtaine"},
		{"missions-specifiques", "Une dizaine"},
	};
	struct bn_campaign *lot = load_lot();
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		const struct bn_profession *profession = bn_campaign_profession(lot, wanted[i].id);
		assert_non_null(profession);
		assert_string_equal(bn_text_get(&profession->figure.value, "fr"), wanted[i].value);
		assert_string_equal(
			bn_text_get(&profession->figure.source, "fr"), "Département du Lot");
		assert_string_equal(profession->figure.date, "2025-11-06");
		assert_true(bn_str_starts(bn_text_get(&profession->card, "fr"), wanted[i].value));
		assert_true(profession->mission_count >= 3 && profession->mission_count <= 4);
		assert_true(profession->quality_count >= 3 && profession->quality_count <= 4);
		assert_int_equal(profession->stage_count, 3);
		assert_true(bn_file_exists(profession->scene));
	}
	bn_campaign_destroy(lot);
}

static struct bn_node *read_file_of(const char *campaign, const char *name)
{
	struct bn_problems problems = {0};
	char *relative = bn_mem_printf("config/campaigns/%s/%s", campaign, name);
	char *path = bn_paths_share(relative);
	struct bn_node *root = bn_node_read(path, name, &problems);
	assert_non_null(root);
	free(path);
	free(relative);
	return root;
}

static void assert_typeset(const struct bn_node *node)
{
	/* An ASCII space where a thin or an unbreakable one belongs, and ASCII signs. */
	static const char *const wrong[] = {"'", " ?", " !", " ;", " :", "« ", " »", "...", "\""};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (strstr(node->text, wrong[i]) != NULL)
			fail_msg("%d:%d: \"%s\" in %s", node->line, node->column, wrong[i],
				node->text);
	/* And none at all where one belongs. */
	for (const char *at = node->text; *at != '\0'; at++) {
		bool french = bn_str_same(node->key, "fr");
		if (french && at > node->text && strchr("?!;", *at) != NULL)
			assert_true(at - node->text > 3 && memcmp(at - 3, "\u202F", 3) == 0);
	}
}

/* Texts under a node have both languages and are well typeset; gives how many there are. */
static size_t check_texts(const struct bn_node *node)
{
	size_t texts = 0;
	const struct bn_node *fr = bn_node_get(node, "fr");
	if (fr != NULL && !bn_str_ends(fr->text, ".vtt")) {
		const struct bn_node *en = bn_node_get(node, "en");
		if (en == NULL)
			fail_msg("line %d has no English", node->line);
		assert_typeset(fr);
		assert_typeset(en);
		return 1;
	}
	for (size_t i = 0; i < node->count; i++)
		texts += check_texts(&node->items[i]);
	return texts;
}

static void texts_are_whole_and_well_typeset(void **state)
{
	(void)state;
	static const char *const campaigns[] = {
		"lot", "hauts-de-seine", "loiret", "allier", "landes"};
	for (size_t c = 0; c < sizeof(campaigns) / sizeof(campaigns[0]); c++) {
		size_t texts = 0;
		for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
			struct bn_node *root = read_file_of(campaigns[c], files[i]);
			texts += check_texts(root);
			bn_node_destroy(root);
		}
		assert_true(texts > 150);
	}
}

static void there_is_no_such_folder(void **state)
{
	static const char *const folders[] = {"/nowhere/lot", __FILE__};
	(void)state;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		struct bn_problems problems = {0};
		assert_null(bn_campaign_load(folders[i], &problems));
		assert_int_equal(problems.count, 1);
		assert_string_equal(problems.items[0].file, folders[i]);
		assert_non_null(strstr(problems.items[0].message, "pas de dossier de ce nom"));
		bn_problems_finish(&problems);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lot_loads),
		cmocka_unit_test(references_lead_to_things),
		cmocka_unit_test(venues_say_what_their_loop_shows),
		cmocka_unit_test(hours_are_read_in_both_languages),
		cmocka_unit_test(an_event_has_its_days_and_its_place),
		cmocka_unit_test(a_film_is_whole_where_it_has_no_such_shape),
		cmocka_unit_test(figures_are_the_sources),
		cmocka_unit_test(there_is_no_such_folder),
		cmocka_unit_test(texts_are_whole_and_well_typeset),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
