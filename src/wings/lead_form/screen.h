/* The form's screens: how it looks, and what a touch on it does. */
#ifndef BN_WINGS_FORM_SCREEN_H
#define BN_WINGS_FORM_SCREEN_H

#include "wings/lead_form/form.h"

enum bn_form_action { /* the screen's own */
	BN_FORM_KEY = BN_INTENT_OWN,
	BN_FORM_FOCUS,  /* index: a field */
	BN_FORM_DOMAIN, /* text: "@gmail.com", instead of the mistyped one */
	BN_FORM_NEXT,
	BN_FORM_SITUATE,  /* text: a situation */
	BN_FORM_INTEREST, /* text: a métier */
	BN_FORM_PUBLIC,   /* text: whom the métiers to choose from serve, or NULL: anybody */
	BN_FORM_SEEK,     /* the keyboard comes, to find a métier */
	BN_FORM_SEEN,     /* and goes */
	BN_FORM_SOUGHT,   /* a key of it */
	BN_FORM_CLEAR,    /* all métiers again */
	BN_FORM_AGE,
	BN_FORM_PURPOSE, /* text: a purpose */
	BN_FORM_NOTICE,  /* the whole notice, or its first layer again */
	BN_FORM_SEND,
};

/* Upright: where what is typed into begins, under the question. */
float bn_form_fields_top(const struct bn_builder *b);

/* One file a step: the question's answers, in this column (portrait) or beside it (landscape). */
void bn_form_build_typing(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *root);
void bn_form_build_wishes(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *list);
/* A part of the third step's list begins. */
void bn_form_build_title(
	struct bn_builder *b, struct bn_box *list, const char *id, const char *title);
/* metiers.c: the métiers to choose from, in the third step's list; and while one types to find
 * some. */
void bn_form_build_metiers(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *list);
void bn_form_build_seek(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *root);
/* More than fit on a page: they can be looked for. */
bool bn_form_has_many(const struct bn_campaign *campaign);
void bn_form_build_consent(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *list);

/* The head all steps share: brand, progress, question. on_brand: on the brand's column (landscape).
 */
void bn_form_build_head(const struct bn_stage *stage, struct bn_form *form, struct bn_builder *b,
	struct bn_box *root);

/* The brand's column and its drawing (landscape). */
struct bn_box *bn_form_build_side(struct bn_builder *b, struct bn_box *root);
/* Says that a request is erased, and what of its copies. */
void bn_form_build_erased(struct bn_builder *b, struct bn_box *parent);

extern const struct bn_screen bn_form_screen;
extern const struct bn_screen bn_form_thanks;
extern const struct bn_screen bn_form_leaflet;
extern const struct bn_screen bn_form_closed;
extern const struct bn_screen bn_form_withdraw;

#endif
