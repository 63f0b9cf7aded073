/* Every screen of every campaign, by the touches that lead there: nothing overlaps or is cut, all
 * pages and métiers are reached, and each figure of the sources is on a screen with its source. */
#include "base/paths.h"
#include "base/str.h"
#include "kiosk/studio.h"
#include "tests/wings/look.h"
#include "tests/wings/stage.h"

#include <string.h>

enum { SCREENS_MOST = 400 };

/* What a visitor may touch on the way to all there is to read; the rest has tests of its own. */
static const char *const followed[] = {"home.page.", "home.professions", "home.feed",
	"article.item.", "article.bar.", "article.clip.", "article.qr.", "professions.card.",
	"profession.page.", "feed.next"};

/* A screen once seen: the way there, which it is, and all that it tells. */
struct seen {
	char *way, *key, *told;
};

struct walk {
	struct bn_studio studio;
	struct seen seen[SCREENS_MOST];
	size_t count;
	int faults;
};

/* Blanks that don't break are told as any. */
static void add_plain(struct bn_str *out, const char *text)
{
	for (size_t i = 0; text[i] != '\0'; i++) {
		size_t wide = strncmp(text + i, "\u00a0", 2) == 0   ? 2
			      : strncmp(text + i, "\u202f", 3) == 0 ? 3
								    : 0;
		bn_str_add(out, wide > 0 ? " " : text + i, 1);
		i += wide > 0 ? wide - 1 : 0;
	}
	bn_str_addz(out, "\n");
}

static void tell(struct bn_boxes *boxes, const struct bn_box *box, struct bn_str *out)
{
	if (box->role != BN_ROLE_NONE && box->role != BN_ROLE_LIST)
		add_plain(out, bn_box_name(boxes, box));
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		tell(boxes, child, out);
}

/* What tells screens of one name apart: whose list it is, which bar is open, who speaks. */
static void tell_key(struct bn_boxes *boxes, const struct bn_box *box, struct bn_str *out)
{
	const char *id = box->id != NULL ? box->id : "";
	if (bn_str_starts(id, "article.blocks.") || bn_str_starts(id, "profession.facts.") ||
		bn_str_ends(id, ".detail"))
		bn_str_addf(out, " %s", id);
	if (strcmp(id, "feed.title") == 0 || strcmp(id, "article_code.words") == 0)
		bn_str_addf(out, " %s", bn_box_name(boxes, box));
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		tell_key(boxes, child, out);
}

static char *key_of(struct walk *walk)
{
	struct bn_str key = {0};
	bn_str_addz(&key, bn_session_screen(walk->studio.session));
	tell_key(&walk->studio.boxes, walk->studio.root, &key);
	return bn_str_take(&key);
}

static bool known(const struct walk *walk, const char *key)
{
	for (size_t i = 0; i < walk->count; i++)
		if (strcmp(walk->seen[i].key, key) == 0)
			return true;
	return false;
}

static void stage(struct walk *walk, const char *way, const char *language)
{
	struct bn_scene scene = {"walk", way, way, NULL, NULL, 0};
	assert_int_equal(
		bn_studio_stage(&walk->studio, &scene, BN_LOOK_PLAIN, language), BN_STUDIO_READY);
}

/* Keeps the screen on show if it is new. */
static void keep(struct walk *walk, const char *way)
{
	char *key = key_of(walk);
	if (known(walk, key)) {
		free(key);
		return;
	}
	assert_true(walk->count < SCREENS_MOST);
	struct bn_str told = {0};
	tell(&walk->studio.boxes, walk->studio.root, &told);
	walk->seen[walk->count++] = (struct seen){strdup(way), key, bn_str_take(&told)};
}

static void gather(const struct bn_box *box, const char *ids[], size_t *count)
{
	for (size_t i = 0; i < COUNT(followed) && box->id != NULL && box->action.code != 0; i++)
		if (bn_str_starts(box->id, followed[i]) && *count < MOST)
			ids[(*count)++] = box->id;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		gather(child, ids, count);
}

static void go_on(struct walk *walk, size_t from)
{
	const char *ids[MOST];
	size_t count = 0;
	stage(walk, walk->seen[from].way, "fr");
	gather(walk->studio.root, ids, &count);
	char *ways[MOST];
	for (size_t i = 0; i < count; i++) {
		struct bn_str way = {0};
		bn_str_addf(&way, "%s %s", walk->seen[from].way, ids[i]);
		ways[i] = bn_str_take(&way);
	}
	for (size_t i = 0; i < count; i++) {
		stage(walk, ways[i], "fr");
		keep(walk, ways[i]);
		free(ways[i]);
	}
}

static void look_at_all(struct walk *walk, int width, int height)
{
	static const char *const languages[] = {"fr", "en"};
	assert_true(bn_studio_resize(&walk->studio, width, height));
	for (size_t i = 0; i < walk->count * COUNT(languages); i++) {
		const struct seen *seen = &walk->seen[i / 2];
		stage(walk, seen->way, languages[i % 2]);
		struct look look = {.canvas = walk->studio.canvas,
			.boxes = &walk->studio.boxes,
			.root = walk->studio.root,
			.ground = walk->studio.background,
			.theme = &walk->studio.theme,
			.unit = bn_canvas_unit(walk->studio.canvas),
			.window = {0, 0, width, height},
			.faults = &walk->faults};
		snprintf(look.name, sizeof(look.name), "%s, %.40s, %s, %d",
			walk->studio.campaign->id, seen->key, languages[i % 2], width);
		look_over(&look);
	}
}

static size_t count_of(const struct walk *walk, const char *key)
{
	size_t count = 0;
	for (size_t i = 0; i < walk->count; i++)
		count += bn_str_starts(walk->seen[i].key, key) &&
			 strstr(walk->seen[i].key, ".detail") == NULL;
	return count;
}

/* What the sources say: all words on one screen, with what tells where they are from. */
struct fact {
	const char *words[6];
	const char *source;
};

static void find_fact(const struct walk *walk, const struct fact *fact)
{
	for (size_t i = 0; i < walk->count; i++) {
		bool all = strstr(walk->seen[i].told, fact->source) != NULL;
		for (size_t w = 0; all && w < COUNT(fact->words) && fact->words[w] != NULL; w++)
			all = strstr(walk->seen[i].told, fact->words[w]) != NULL;
		if (all)
			return;
	}
	fail_msg("%s: no screen tells \"%s\" with \"%s\"", walk->studio.campaign->id,
		fact->words[0], fact->source);
}

static void walk_through(const char *name, const struct fact *facts, size_t count)
{
	struct walk *walk = calloc(1, sizeof(*walk));
	char folder[64];
	snprintf(folder, sizeof(folder), "config/campaigns/%s", name);
	char *path = bn_paths_share(folder);
	assert_true(bn_studio_init(&walk->studio, path, NULL));
	assert_true(bn_studio_resize(&walk->studio, 1080, 1920));
	stage(walk, ":wake", "fr");
	keep(walk, ":wake");
	for (size_t i = 0; i < walk->count; i++)
		go_on(walk, i);
	assert_int_equal(
		count_of(walk, "article article.blocks."), walk->studio.campaign->page_count);
	assert_int_equal(count_of(walk, "profession profession.facts."),
		walk->studio.campaign->profession_count);
	for (size_t i = 0; i < count; i++)
		find_fact(walk, &facts[i]);
	look_at_all(walk, 1080, 1920);
	look_at_all(walk, 1920, 1080);
	assert_int_equal(walk->faults, 0);
	for (size_t i = 0; i < walk->count; i++) {
		free(walk->seen[i].way);
		free(walk->seen[i].key);
		free(walk->seen[i].told);
	}
	bn_studio_finish(&walk->studio);
	free(path);
	free(walk);
}

#define LOT    "Source : Département du Lot, 6 novembre 2025"
#define SEINE  "Source : Département des Hauts-de-Seine, octobre 2023"
#define LOIRET "Source : Département du Loiret, 3 octobre 2023"
#define ALLIER "Source : Département de l’Allier, programme, 21 mars 2025"
#define LANDES "Source : Département des Landes, 21 octobre 2022"

static void lot(void **state)
{
	static const struct fact facts[] = {
		{{"Assistantes, assistants de service social : 40",
			 "Conseillères, conseillers en économie sociale et familiale : 13",
			 "Référentes, référents éducatifs enfance : 20",
			 "auprès des personnes âgées : 12"},
			LOT},
		{{"Éducatrices, éducateurs spécialisés : Une vingtaine",
			 "Missions spécifiques : Une dizaine", "Apprenties, apprentis"},
			LOT},
		{{"centre départemental de l’enfance (CDE)"}, LOT},
		{{"15,3 %", "sous le seuil de pauvreté"}, LOT},
		{{"14 %", "un seul parent"}, LOT},
		{{"Écoute", "Bienveillance", "Adaptabilité", "Esprit d’équipe"}, LOT},
	};
	(void)state;
	walk_through("lot", facts, COUNT(facts));
}

static void hauts_de_seine(void **state)
{
	static const struct fact facts[] = {
		{{"Près de 120", "postes", "à pourvoir"}, SEINE},
		{{"Une répartition par métier", "Médecins de PMI"}, "Exemple"},
		{{"13", "services", "des solidarités territoriales"}, SEINE},
		{{"Nanterre", "Antony"}, "Exemple"},
		{{"35 ou 39 heures", "télétravail", "allocation jeune enfant", "carrière"}, SEINE},
		{{"Plus de 500", "travailleurs sociaux"}, SEINE},
		{{"4 700", "agents"}, SEINE},
		{{"949 M€", "en 2022"}, SEINE},
	};
	(void)state;
	walk_through("hauts-de-seine", facts, COUNT(facts));
}

static void loiret(void **state)
{
	static const struct fact facts[] = {
		{{"567 €", "par mois", "deuxième année"}, LOIRET},
		{{"950 €", "par mois", "troisième année"}, LOIRET},
		{{"3 ans", "premier emploi"}, LOIRET},
		{{"Décroche ton stage"}, LOIRET},
		{{"60", "heures", "formation en plus"}, LOIRET},
		{{"rémunération", "répit", "Un autre métier"}, LOIRET},
		{{"75", "postes", "depuis 2020"}, LOIRET},
		{{"63 %", "Près d’1 million"}, LOIRET},
	};
	(void)state;
	walk_through("loiret", facts, COUNT(facts));
}

static void allier(void **state)
{
	static const struct fact facts[] = {
		{{"8 h 30", "9 h 15", "9 h 30", "9 h 45", "10 h 45", "11 h 30"}, ALLIER},
		{{"14 h 30", "16 h 30", "Table ronde"}, ALLIER},
		{{"Booste ton CV", "Organismes de formation", "Escape game"}, ALLIER},
		{{"L’urne à anecdotes"}, ALLIER},
		{{"ITSRA"}, ALLIER},
		{{"Gironde"}, ALLIER},
	};
	(void)state;
	walk_through("allier", facts, COUNT(facts));
}

static void landes(void **state)
{
	static const struct fact facts[] = {
		{{"La qualification", "Le salaire", "L’apprentissage", "La formation continue",
			 "La qualité de vie au travail", "La mobilité"},
			LANDES},
		{{"Médecins de PMI", "Assistantes, assistants familiaux", "Ergothérapeutes"},
			"Exemple"},
	};
	(void)state;
	walk_through("landes", facts, COUNT(facts));
}

int main(void)
{
	stage_languages();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lot),
		cmocka_unit_test(hauts_de_seine),
		cmocka_unit_test(loiret),
		cmocka_unit_test(allier),
		cmocka_unit_test(landes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
