/* What is published for a group: taken once, while nobody is there; not when it is older, past its
 * date, another group's, or signed by somebody else. */
#include "sync/news.h"

#include "base/mem.h"
#include "daybook/occupied.h"
#include "packs/pack.h"
#include "staff/settings.h"
#include "sync/heartbeat.h"
#include "sync/publication.h"
#include "tests/sync/courier.h"

#include <inttypes.h>
#include <unistd.h>

static struct {
	struct bn_seal_signer author, stranger;
	struct bn_remote *door, *other_door; /* the publisher's */
	struct bn_news news;
	char *shelf, *store, *other_store, *in;
	struct bn_journal *journal;
} own;

static bool check(const char *folder, const char *id, void *context)
{
	(void)folder;
	(void)context;
	return strcmp(id, "lot") == 0;
}

static void open_courier(void)
{
	courier_open((struct bn_courier_options){
		.shelf = own.shelf, .check = check, .journal = own.journal});
}

static int begin(void **state)
{
	if (test_make_folder(state) != 0)
		return -1;
	memset(&own, 0, sizeof(own));
	courier_begin(*state);
	own.in = *state;
	own.journal = bn_journal_open(
		&(struct bn_journal_options){.data_folder = test.kiosk.folder, .silent = true});
	own.shelf = bn_file_join(*state, "shelf");
	own.store = bn_file_join(*state, "store");
	own.other_store = bn_file_join(*state, "other");
	bn_seal_make_signer(NULL, &own.author);
	bn_seal_make_signer(NULL, &own.stranger);
	char *trusted = bn_file_join(own.shelf, "trusted.pub");
	if (!bn_file_make_folder(own.shelf) || !bn_file_make_folder(own.store) ||
		!bn_file_make_folder(own.other_store) ||
		!bn_seal_save_trusted(trusted, &own.author.public_key))
		return -1;
	free(trusted);
	test.places[0] = (struct bn_endpoint){
		.id = "disque", .kind = BN_ENDPOINT_FOLDER, .folder = own.store};
	test.places[1] = (struct bn_endpoint){
		.id = "copie", .kind = BN_ENDPOINT_FOLDER, .folder = own.other_store};
	test.config.group = "lot";
	own.door = bn_remote_open(&(struct bn_remote_options){.place = &test.places[0]});
	own.other_door = bn_remote_open(&(struct bn_remote_options){.place = &test.places[1]});
	bn_news_init(&own.news);
	strcpy(own.news.group, "lot");
	own.news.number = 5;
	own.news.wall = START;
	own.news.until = START + 86400;
	open_courier();
	return 0;
}

static int end(void **state)
{
	courier_end();
	bn_journal_close(own.journal);
	bn_remote_close(own.door);
	bn_remote_close(own.other_door);
	bn_news_finish(&own.news);
	free(own.store);
	free(own.other_store);
	free(own.shelf);
	return test_remove_folder(state);
}

static void publish_for(
	const char *group, struct bn_remote *door, const struct bn_seal_signer *author)
{
	struct bn_remote_fault fault;
	struct bn_str text = {0};
	char name[BN_NEWS_NAME];
	bn_news_name(group, name);
	bn_news_write(&own.news, author, &text);
	assert_true(bn_remote_put(door, name, text.data, text.length, &fault));
	bn_str_finish(&text);
}

static void publish(const struct bn_seal_signer *author)
{
	publish_for("lot", own.door, author);
}

/* An hour goes by. */
static void turn(void)
{
	test.now_ms += 3600000;
	bn_courier_turn(test.courier);
}

static int volume(void)
{
	struct bn_settings settings;
	bn_settings_load(test.kiosk.folder, &settings);
	return settings.volume;
}

static void settings_are_taken_once(void **state)
{
	(void)state;
	turn();
	assert_int_equal(volume(), 0);
	own.news.volume = 30;
	own.news.sound = 0;
	strcpy(own.news.venue, "hall");
	publish(&own.author);
	turn();
	struct bn_settings settings;
	bn_settings_load(test.kiosk.folder, &settings);
	assert_int_equal(settings.volume, 30);
	assert_int_equal(settings.sound, BN_NO);
	assert_string_equal(settings.venue, "hall");
	/* What staff choose afterwards stays. */
	settings.volume = 80;
	assert_true(bn_settings_save(test.kiosk.folder, &settings));
	turn();
	bn_courier_close(test.courier);
	open_courier();
	turn();
	assert_int_equal(volume(), 80);
}

static void an_older_edition_is_not_taken(void **state)
{
	(void)state;
	own.news.volume = 30;
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 30);
	own.news.number = 4;
	own.news.volume = 99;
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 30);
	own.news.number = 6;
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 99);
}

static void nor_one_past_its_date_or_of_others(void **state)
{
	(void)state;
	own.news.volume = 30;
	own.news.until = START - 1;
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 0);
	own.news.until = START + 86400;
	publish(&own.stranger);
	turn();
	assert_int_equal(volume(), 0);
	strcpy(own.news.group, "landes");
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 0);
	strcpy(own.news.group, "lot");
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 30);
}

/* An older one that is left in, or put back into, another place. */
static void nor_one_that_is_older_than_another_places(void **state)
{
	(void)state;
	own.news.volume = 99;
	own.news.number = 4;
	publish_for("lot", own.other_door, &own.author);
	own.news.volume = 30;
	own.news.number = 5;
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 30);
	bn_courier_close(test.courier);
	test.config.target_count = 2;
	open_courier();
	turn();
	assert_int_equal(volume(), 30);
	/* The same edition there is no news either: what staff chose stays. */
	struct bn_settings settings;
	bn_settings_load(test.kiosk.folder, &settings);
	settings.volume = 80;
	assert_true(bn_settings_save(test.kiosk.folder, &settings));
	publish_for("lot", own.other_door, &own.author);
	turn();
	assert_int_equal(volume(), 80);
	own.news.number = 6;
	own.news.volume = 40;
	publish_for("lot", own.other_door, &own.author);
	turn();
	assert_int_equal(volume(), 40);
}

/* Each group counts its editions for itself. */
static void a_kiosk_that_changes_groups_follows_its_new_one(void **state)
{
	(void)state;
	own.news.volume = 30;
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 30);
	strcpy(own.news.group, "landes");
	own.news.number = 2;
	own.news.volume = 50;
	publish_for("landes", own.door, &own.author);
	bn_courier_close(test.courier);
	test.config.group = "landes";
	open_courier();
	turn();
	assert_int_equal(volume(), 50);
	own.news.number = 1;
	own.news.volume = 60;
	publish_for("landes", own.door, &own.author);
	bn_courier_close(test.courier);
	open_courier();
	turn();
	assert_int_equal(volume(), 50);
}

static void nothing_is_taken_while_somebody_is_there(void **state)
{
	(void)state;
	int fd = bn_occupied_open(test.kiosk.folder);
	bn_occupied_tell(fd, true);
	own.news.volume = 30;
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 0);
	bn_occupied_tell(fd, false);
	turn();
	assert_int_equal(volume(), 30);
	close(fd);
}

static void a_revoked_key_goes_but_not_the_last(void **state)
{
	struct bn_seal_pair other;
	struct bn_seal_recipients left;
	(void)state;
	bn_seal_make_pair(&other);
	char *path = bn_file_join(test.kiosk.folder, "recipient-2.pub");
	assert_true(bn_seal_save_public(path, &other.public_key));
	bn_seal_fingerprint(&other.public_key, own.news.revoked[own.news.revoked_count++]);
	publish(&own.author);
	turn();
	assert_true(bn_recipients_load(test.kiosk.folder, &left));
	assert_int_equal(left.count, 1);
	assert_false(bn_file_exists(path));
	bn_seal_fingerprint(
		&test.kiosk.pair.public_key, own.news.revoked[own.news.revoked_count++]);
	own.news.number++;
	publish(&own.author);
	turn();
	assert_true(bn_recipients_load(test.kiosk.folder, &left));
	assert_int_equal(left.count, 1);
	free(path);
}

static bool add_entry(void *context, const struct bn_journal_entry *entry)
{
	if (entry->kind != BN_JOURNAL_SYNC)
		bn_str_addf(context, "%s %s %s\n", entry->name, entry->about, entry->why);
	return true;
}

static void withdrawn_leads_are_erased_here_too(void **state)
{
	(void)state;
	kiosk_save(&test.kiosk, 1, 0);
	kiosk_save(&test.kiosk, 2, 0);
	own.news.withdrawn = bn_mem_alloc(2, sizeof(*own.news.withdrawn));
	strcpy(own.news.withdrawn[own.news.withdrawn_count++], "00000000000000000000000000000002");
	strcpy(own.news.withdrawn[own.news.withdrawn_count++],
		"000000000000000000000000000000ff"); /* another kiosk's */
	publish(&own.author);
	turn();
	assert_int_equal(bn_store_count(test.kiosk.store), 1);
	struct bn_tail last;
	assert_true(bn_store_end(test.kiosk.store, &last));
	assert_int_equal(last.number, 3);
	/* Nobody came with a code. */
	struct bn_str said = {0};
	assert_true(bn_journal_each(test.kiosk.folder, add_entry, &said, NULL));
	assert_string_equal(bn_str_text(&said), "news leads withdrawn\n");
	bn_str_finish(&said);
}

static void make_pack(uint32_t version)
{
	struct bn_pack pack = {.id = "lot", .version = version};
	struct bn_remote_fault fault;
	struct bn_str why = {0}, film = {0};
	size_t files = 0;
	char *folder = bn_file_join(own.in, "campaign"), *path = bn_file_join(own.in, "pack");
	bn_str_addf(&film, "film %u", version);
	assert_true(bn_file_make_folder(folder));
	assert_true(bn_file_write_in(folder, "film.mp4", &film, 0600));
	assert_true(bn_pack_make(folder, &own.author, path, &pack, &files, &why));
	struct bn_news_pack *news = &own.news.packs[0];
	own.news.pack_count = 1;
	strcpy(news->id, "lot");
	news->version = version;
	bn_news_pack_name(&pack, news->name);
	int fd = bn_file_open(path, &news->bytes);
	assert_true(bn_remote_put_file(own.door, news->name, fd, news->bytes, &fault));
	close(fd);
	bn_str_finish(&film);
	free(path);
	free(folder);
}

static void is_on_show(const char *film)
{
	char *path = bn_file_join(own.shelf, "lot/current/film.mp4");
	char *text = bn_file_exists(path) ? bn_file_read(path, 100, NULL) : NULL;
	assert_non_null(text);
	assert_string_equal(text, film);
	free(text);
	free(path);
}

static void tells_version(int64_t version)
{
	struct bn_heartbeat heartbeat;
	struct bn_str text = {0};
	struct bn_remote_fault fault;
	turn();
	assert_true(bn_remote_get(
		own.door, "heartbeats.v1/cahors-hall.json", BN_SIGNED_MOST, &text, &fault));
	assert_true(bn_heartbeat_read(&text, &heartbeat));
	assert_int_equal(heartbeat.health.facts[BN_HEALTH_CAMPAIGN].value, version);
	bn_str_finish(&text);
}

static void campaigns_are_installed(void **state)
{
	(void)state;
	test.config.heartbeat_minutes = 60;
	bn_journal_add(own.journal, BN_JOURNAL_START, "lot", "hall");
	tells_version(0);
	make_pack(1);
	publish(&own.author);
	turn();
	is_on_show("film 1");
	tells_version(1);
	make_pack(2);
	own.news.number++;
	publish(&own.author);
	/* The first half is here already, from a time when the network ended in the middle. */
	char *part = bn_mem_printf(
		"%s/sync/%s", test.kiosk.folder, strrchr(own.news.packs[0].name, '/') + 1);
	char *whole = bn_file_join(own.in, "pack");
	size_t bytes = 0;
	char *text = bn_file_read(whole, 1 << 20, &bytes);
	assert_true(bn_file_write_whole(part, text, bytes / 2, 0600));
	/* And of another one, that nobody publishes any more. */
	char *old = bn_mem_printf("%s/sync/lot-1-0123456789abcdef.borne", test.kiosk.folder);
	assert_true(bn_file_write_whole(old, text, bytes / 2, 0600));
	turn();
	is_on_show("film 2");
	assert_false(bn_file_exists(part));
	assert_false(bn_file_exists(old));
	free(old);
	free(text);
	free(whole);
	free(part);
}

static void a_pack_that_is_damaged_changes_nothing(void **state)
{
	struct bn_remote_fault fault;
	(void)state;
	make_pack(1);
	publish(&own.author);
	turn();
	make_pack(2);
	char *text = bn_mem_alloc(1, (size_t)own.news.packs[0].bytes);
	assert_true(bn_remote_put(
		own.door, own.news.packs[0].name, text, (size_t)own.news.packs[0].bytes, &fault));
	own.news.number++;
	publish(&own.author);
	turn();
	is_on_show("film 1");
	make_pack(3);
	own.news.number++;
	publish(&own.author);
	turn();
	is_on_show("film 3");
	free(text);
}

static void a_pack_that_is_not_there_is_waited_for(void **state)
{
	struct bn_remote_fault fault;
	(void)state;
	make_pack(1);
	assert_true(bn_remote_delete(own.door, own.news.packs[0].name, &fault));
	publish(&own.author);
	turn();
	make_pack(1);
	turn();
	is_on_show("film 1");
}

/* What was left of another time, when the power went: it isn't held against the pack. */
static void a_part_that_is_damaged_is_fetched_anew(void **state)
{
	(void)state;
	make_pack(1);
	publish(&own.author);
	char *part = bn_mem_printf(
		"%s/sync/%s", test.kiosk.folder, strrchr(own.news.packs[0].name, '/') + 1);
	char *zeros = bn_mem_alloc(1, (size_t)own.news.packs[0].bytes);
	assert_true(bn_file_write_whole(part, zeros, own.news.packs[0].bytes / 2, 0600));
	turn();
	turn();
	is_on_show("film 1");
	free(zeros);
	free(part);
}

/* A pack that can't be had, or isn't to be had over a network that is paid for. */
static void the_rest_does_not_wait_for_a_pack(void **state)
{
	struct bn_remote_fault fault;
	(void)state;
	make_pack(1);
	assert_true(bn_remote_delete(own.door, own.news.packs[0].name, &fault));
	own.news.volume = 30;
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 30);
	make_pack(2);
	test.config.metered = true;
	own.news.number++;
	own.news.volume = 40;
	publish(&own.author);
	turn();
	assert_int_equal(volume(), 40);
	char *shown = bn_file_join(own.shelf, "lot/current");
	assert_false(bn_file_exists(shown));
	free(shown);
	test.config.metered = false;
	turn();
	is_on_show("film 2");
}

/* Beside the part of a pack lie the marks. */
static void a_pack_has_the_name_of_one(void **state)
{
	struct bn_pack_trust trust = {.keys = {own.author.public_key}, .count = 1};
	struct bn_str text = {0};
	struct bn_news read;
	(void)state;
	make_pack(1);
	strcpy(own.news.packs[0].name, "published.v1/packs/disque.json");
	bn_news_write(&own.news, &own.author, &text);
	bn_news_init(&read);
	assert_false(bn_news_read(&text, &trust, &read));
	bn_news_finish(&read);
	bn_str_finish(&text);
}

static void any_byte_changed_is_refused(void **state)
{
	struct bn_pack_trust trust = {.keys = {own.author.public_key}, .count = 1};
	struct bn_str text = {0};
	struct bn_news read;
	(void)state;
	strcpy(own.news.event, "forum-2026");
	own.news.volume = 7;
	bn_news_write(&own.news, &own.author, &text);
	bn_news_init(&read);
	assert_true(bn_news_read(&text, &trust, &read));
	assert_int_equal(read.number, 5);
	assert_int_equal(read.volume, 7);
	assert_int_equal(read.sound, -1);
	assert_string_equal(read.event, "forum-2026");
	bn_news_finish(&read);
	for (size_t i = 0; i < text.length; i++) {
		text.data[i] ^= 1;
		assert_false(bn_news_read(&text, &trust, &read));
		bn_news_finish(&read);
		text.data[i] ^= 1;
	}
	bn_str_finish(&text);
}

static void publications_are_judged_at_their_place(void **state)
{
	struct bn_publication publication = {0};
	struct bn_problems problems = {0};
	struct bn_str yaml = {0};
	(void)state;
	bn_str_addz(&yaml, "group: lot\nrevoked: [5431]\nsettings: {volume: 400}\n");
	assert_true(bn_file_write_in(own.in, "publication.yaml", &yaml, 0600));
	char *path = bn_file_join(own.in, "publication.yaml");
	assert_false(bn_publication_read(&publication, path, &problems));
	assert_int_equal(problems.count, 2);
	assert_int_equal(problems.items[0].line, 2);
	assert_int_equal(problems.items[0].column, 11);
	assert_int_equal(problems.items[1].line, 3);
	bn_publication_finish(&publication);
	bn_problems_finish(&problems);
	bn_str_finish(&yaml);
	free(path);
}

static void name_pack(struct bn_news *news, const char *words)
{
	if (words == NULL)
		return;
	struct bn_news_pack *pack = &news->packs[news->pack_count++];
	assert_int_equal(sscanf(words, "%39s %" SCNu32, pack->id, &pack->version), 2);
	snprintf(pack->name, sizeof(pack->name), "%s", words);
}

static void a_version_that_is_behind_is_told(void **state)
{
	static const struct {
		const char *now[2], *before[2]; /* ID VERSION HASH */
		const char *behind;
	} cases[] = {
		{{"lot 1 a"}, {NULL}, NULL},
		{{"lot 2 b"}, {"lot 1 a"}, NULL},
		{{"lot 2 b"}, {"lot 2 b"}, NULL},
		{{NULL}, {"lot 2 b"}, NULL},
		{{"allier 1 c"}, {"lot 2 b"}, NULL},
		{{"lot 1 a", "lot 2 b"}, {"lot 2 b"}, NULL},
		{{"lot 1 a"}, {"lot 2 b"}, "lot 1 a"},
		{{"lot 1 a"}, {"lot 1 a", "lot 2 b"}, "lot 1 a"},
		{{"lot 2 c"}, {"lot 2 b"}, "lot 2 c"},
		{{"allier 3 c", "lot 1 a"}, {"lot 2 b", "allier 2 x"}, "lot 1 a"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct bn_news now = {0}, before = {0};
		const struct bn_news_pack *is = NULL;
		for (int at = 0; at < 2; at++) {
			name_pack(&now, cases[i].now[at]);
			name_pack(&before, cases[i].before[at]);
		}
		const struct bn_news_pack *behind = bn_news_behind(&now, &before, &is);
		if (cases[i].behind == NULL) {
			assert_null(behind);
			continue;
		}
		assert_non_null(behind);
		assert_string_equal(behind->name, cases[i].behind);
		assert_string_equal(is->id, behind->id);
		assert_true(is->version >= behind->version);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(settings_are_taken_once),
		TEST(an_older_edition_is_not_taken),
		TEST(nor_one_past_its_date_or_of_others),
		TEST(nor_one_that_is_older_than_another_places),
		TEST(a_kiosk_that_changes_groups_follows_its_new_one),
		TEST(nothing_is_taken_while_somebody_is_there),
		TEST(a_revoked_key_goes_but_not_the_last),
		TEST(withdrawn_leads_are_erased_here_too),
		TEST(campaigns_are_installed),
		TEST(a_pack_that_is_damaged_changes_nothing),
		TEST(a_pack_that_is_not_there_is_waited_for),
		TEST(a_part_that_is_damaged_is_fetched_anew),
		TEST(the_rest_does_not_wait_for_a_pack),
		TEST(a_pack_has_the_name_of_one),
		TEST(any_byte_changed_is_refused),
		TEST(publications_are_judged_at_their_place),
		cmocka_unit_test(a_version_that_is_behind_is_told),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
