/* Whether some USB disk is plugged in: libudev's answers are made here. */
#include "staff/usb.h"

#include "tests/test.h"

#include <libudev.h>

/* A device is its own entry of the list, its path and itself. */
struct udev_list_entry {
	const char *bus, *size;
	struct udev_list_entry *next;
	bool gone; /* pulled out between the list and the look */
};

struct udev_list_entry *__wrap_udev_enumerate_get_list_entry(struct udev_enumerate *all);
struct udev_list_entry *__wrap_udev_list_entry_get_next(struct udev_list_entry *entry);
const char *__wrap_udev_list_entry_get_name(struct udev_list_entry *entry);
struct udev_device *__wrap_udev_device_new_from_syspath(struct udev *udev, const char *path);
const char *__wrap_udev_device_get_property_value(struct udev_device *device, const char *key);
const char *__wrap_udev_device_get_sysattr_value(struct udev_device *device, const char *name);
struct udev_device *__wrap_udev_device_unref(struct udev_device *device);

static struct udev_list_entry *first;
static int held;

struct udev_list_entry *__wrap_udev_enumerate_get_list_entry(struct udev_enumerate *all)
{
	assert_non_null(all);
	return first;
}

struct udev_list_entry *__wrap_udev_list_entry_get_next(struct udev_list_entry *entry)
{
	return entry->next;
}

const char *__wrap_udev_list_entry_get_name(struct udev_list_entry *entry)
{
	return (const char *)entry;
}

struct udev_device *__wrap_udev_device_new_from_syspath(struct udev *udev, const char *path)
{
	assert_non_null(udev);
	const struct udev_list_entry *entry = (const void *)path;
	held += !entry->gone;
	return entry->gone ? NULL : (struct udev_device *)(uintptr_t)path;
}

const char *__wrap_udev_device_get_property_value(struct udev_device *device, const char *key)
{
	assert_string_equal(key, "ID_BUS");
	return ((const struct udev_list_entry *)(const void *)device)->bus;
}

const char *__wrap_udev_device_get_sysattr_value(struct udev_device *device, const char *name)
{
	assert_string_equal(name, "size");
	return ((const struct udev_list_entry *)(const void *)device)->size;
}

struct udev_device *__wrap_udev_device_unref(struct udev_device *device)
{
	(void)device;
	held--;
	return NULL;
}

static void plugged(void **state)
{
	static struct {
		struct udev_list_entry entry;
		bool is;
	} cases[] = {
		{{"usb", "31116288", NULL, false}, true},
		{{"usb", "0", NULL, false}, false}, /* a card reader without a card */
		{{"usb", NULL, NULL, false}, false},
		{{"ata", "31116288", NULL, false}, false},
		{{NULL, "31116288", NULL, false}, false}, /* mmc */
		{{"usb", "31116288", NULL, true}, false},
	};
	(void)state;
	first = NULL;
	assert_false(bn_usb_plugged());
	for (size_t i = 0; i < COUNT(cases); i++) {
		first = &cases[i].entry;
		assert_int_equal(bn_usb_plugged(), cases[i].is);
		cases[i].entry.next = &cases[0].entry; /* one is enough, wherever it stands */
		if (i > 0)
			assert_true(bn_usb_plugged());
		cases[i].entry.next = NULL;
		assert_int_equal(held, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(plugged)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
