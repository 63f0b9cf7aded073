/* The form's state and rules, apart from how it looks. What is typed lies in the stage's draft. */
#ifndef BN_WINGS_FORM_H
#define BN_WINGS_FORM_H

#include "ui/keyboard.h"
#include "wings/seek.h"
#include "wings/wing.h"

enum bn_form_step {
	BN_FORM_NAME,
	BN_FORM_CONTACT,
	BN_FORM_WISHES, /* situation and métiers */
	BN_FORM_CONSENT,
	BN_FORM_STEPS
};

enum bn_form_field {
	BN_FORM_FIRST_NAME,
	BN_FORM_LAST_NAME,
	BN_FORM_EMAIL,
	BN_FORM_PHONE,
	BN_FORM_SITUATION, /* no text: only a place for an error */
	BN_FORM_FIELDS
};

/* Métiers the visitor knows already: the one of the page before, favourites, those ticked. */
#define BN_FORM_FIRST (1 + BN_SHORTLIST_MOST + BN_LEAD_INTERESTS)

struct bn_form {
	bool begun;
	enum bn_form_step step;
	enum bn_form_field focus;
	size_t cursors[BN_FORM_SITUATION];
	enum bn_lead_error errors[BN_FORM_FIELDS];
	struct bn_keyboard keyboard;
	bool notice_open;             /* the whole notice is on show */
	struct bn_shortlist proposed; /* favourites that were ticked once: unticked, they stay so */
	const char *came_from;        /* the métier whose page led here last, or NULL */
	/* Of the métiers to choose from: those on top, until the visitor looks for others; what was
	 * typed to find one; whom it serves (an id, or NULL: anybody). */
	const char *first[BN_FORM_FIRST];
	size_t first_count;
	struct bn_seek seek;
	const char *public;
};

/* Begins, or goes on where it was left; ticks the visit's new favourites, and interest: a métier's
 * id, or NULL. */
void bn_form_enter(struct bn_form *form, const struct bn_stage *stage, const char *interest);
/* The draft's text of a field, ready to be typed into. */
struct bn_edit bn_form_edit(struct bn_form *form, struct bn_lead *draft, enum bn_form_field field);
void bn_form_focus(struct bn_form *form, struct bn_lead *draft, enum bn_form_field field);
void bn_form_press(struct bn_form *form, struct bn_lead *draft, const struct bn_action *key);
/* "@gmail.com" in the place of what stands behind the @. */
void bn_form_take_domain(struct bn_form *form, struct bn_lead *draft, const char *domain);
/* Checks the step; goes on when it is right, else keeps the errors and puts the focus on the first.
 */
bool bn_form_next(struct bn_form *form, struct bn_lead *draft);
bool bn_form_back(struct bn_form *form, struct bn_lead *draft); /* false: it is the first step */

void bn_form_set_situation(struct bn_form *form, struct bn_lead *draft, const char *id);
/* Puts what the visitor knows on top. Not while métiers are being ticked: they would jump away. */
void bn_form_sort(struct bn_form *form, const struct bn_stage *stage);
bool bn_form_interested(const struct bn_lead *draft, const char *id);
void bn_form_toggle_interest(struct bn_lead *draft, const char *id);
bool bn_form_interests_full(const struct bn_lead *draft); /* one more would be too many */
void bn_form_toggle_purpose(struct bn_lead *draft, const char *id);
bool bn_form_agreed(const struct bn_lead *draft, const char *id);

/* Why it can't be sent yet, in plain words and the visitor's language; NULL: it can. */
const char *bn_form_missing(const struct bn_lead *draft);
/* What to do about an error; NULL for none. */
const char *bn_form_words(enum bn_lead_error error);

#endif
