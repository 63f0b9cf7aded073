/* Every screen in every state, and the way a visitor gets there: for pictures and tests. A scene is
 * reached by touches and letters as in a visit, so it shows what a visitor can see, and nothing
 * else; only what no finger brings about (a clip that fails, the closing hours) is set. */
#ifndef BN_KIOSK_SCENE_H
#define BN_KIOSK_SCENE_H

#include "kiosk/session.h"

/* What a scene may also be seen as. */
enum bn_look {
	BN_LOOK_PLAIN,
	BN_LOOK_PRESSED,  /* a finger is on the scene's `press` */
	BN_LOOK_CONTRAST, /* high contrast */
	BN_LOOK_LARGE,    /* larger letters */
	BN_LOOK_LOW,      /* what can be touched in the lower part; upright alone */
	BN_LOOK_LONG,     /* every text as long as staff may write it */
	BN_LOOK_EMPTY,    /* nothing in the campaign's lists */
	BN_LOOK_COUNT
};

struct bn_scene {
	const char *screen, *state;
	/* Words apart by blanks: the id of a target to touch ("card.*": the first that begins so,
	 * "card.+": the last; "~" before it: with a long press, "+": as often
	 * as it is there, a dozen times at most);
	 * "=" and letters to type; ":wake", ":idle" (nobody touches), ":saving", ":failed",
	 * ":full", ":knock" (the brand's mark, held), ":staff" (the code was right), ":pause",
	 * ":saved", ":erased", ":unerased", ":unknown" (the code). A "?" before all: not
	 * every campaign has such a way. */
	const char *way;
	/* What no finger brings about; false: the campaign has nothing of the kind. */
	bool (*set)(struct bn_stage *stage);
	const char *press; /* as in the way, or NULL */
	unsigned looks;    /* a bit for each enum bn_look there is a picture of */
};

extern const struct bn_scene bn_scenes[];
extern const size_t bn_scene_count;

/* From the loop, where the session must stand. b: what the targets are looked for with; its boxes
 * are used. False: a target of the way isn't there. */
bool bn_scene_go(const struct bn_scene *scene, struct bn_session *session, struct bn_builder *b,
	int64_t now_ms);
/* Whether the way may lead nowhere, as the campaign has nothing of the kind. */
bool bn_scene_may_lack(const struct bn_scene *scene);
/* The id of the first target of a tree that a word of a way means, or NULL. */
const char *bn_scene_target(const struct bn_box *box, const char *word);
/* "lead_form-name-error": for files. The look stands in the place of "default". The caller frees
 * it. */
char *bn_scene_name(const struct bn_scene *scene, enum bn_look look);

#endif
