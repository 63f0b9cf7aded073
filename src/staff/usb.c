#include "staff/usb.h"

#include <libudev.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* With a medium: a card reader without a card has no size. */
static bool is_disk(struct udev *udev, const char *path)
{
	struct udev_device *device = udev_device_new_from_syspath(udev, path);
	if (device == NULL)
		return false;
	const char *bus = udev_device_get_property_value(device, "ID_BUS");
	const char *size = udev_device_get_sysattr_value(device, "size");
	bool is = bus != NULL && strcmp(bus, "usb") == 0 && size != NULL &&
		  strtoull(size, NULL, 10) > 0;
	udev_device_unref(device);
	return is;
}

bool bn_usb_plugged(void)
{
	bool found = false;
	struct udev *udev = udev_new();
	struct udev_enumerate *all = udev != NULL ? udev_enumerate_new(udev) : NULL;
	struct udev_list_entry *entry = NULL;
	if (all != NULL) {
		udev_enumerate_add_match_subsystem(all, "block");
		udev_enumerate_add_match_property(all, "DEVTYPE", "disk");
		udev_enumerate_scan_devices(all);
	}
	udev_list_entry_foreach(entry, all != NULL ? udev_enumerate_get_list_entry(all) : NULL)
		found = found || is_disk(udev, udev_list_entry_get_name(entry));
	udev_enumerate_unref(all);
	udev_unref(udev);
	return found;
}
