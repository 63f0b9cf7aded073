#include "ui/chime.h"

#include <math.h>

#define LOUDNESS 16000.f /* of 32767: as loud as a film's voice */
#define DECAY    .35f    /* seconds to a third, of each note */
#define SECOND   .4f     /* when the second note comes, seconds */
#define BEGIN    240     /* frames from silence to full */

static float note(float hertz, float seconds)
{
	float begin = fminf(seconds * BN_SOUND_RATE / BEGIN, 1);
	return seconds < 0 ? 0
			   : begin * expf(-seconds / DECAY) * sinf(6.2831853f * hertz * seconds);
}

void bn_chime_add(int16_t *frames, size_t count, size_t from, float gain)
{
	for (size_t i = 0; i < count && from + i < BN_CHIME_FRAMES; i++) {
		float at = (float)(from + i), seconds = at / BN_SOUND_RATE;
		float end = fminf((BN_CHIME_FRAMES - at) / BEGIN, 1); /* in silence */
		float value = gain * end * LOUDNESS *
			      (note(659.3f, seconds) + note(880.f, seconds - SECOND));
		for (size_t c = 0; c < BN_SOUND_CHANNELS; c++) {
			int16_t *frame = &frames[i * BN_SOUND_CHANNELS + c];
			*frame = (int16_t)fminf(fmaxf((float)*frame + value, INT16_MIN), INT16_MAX);
		}
	}
}
