#!/bin/sh
# texts.sh ROOT: every text of the interface has its translation in each catalogue of
# assets/locale/, and no catalogue is malformed. Prints what lacks one, ready to be pasted there.
set -eu
cd "$1"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
find src -name '*.[ch]' | sort > "$folder/files"
xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=BN_TR --keyword=bn_tr_count:1,2 \
  --force-po --no-wrap --files-from="$folder/files" --output="$folder/borne.pot"
bad=0
for catalogue in assets/locale/*.po; do
  msgfmt --check-format --check-domain --output-file=/dev/null "$catalogue" || bad=1
  msgmerge --quiet --no-fuzzy-matching --no-wrap --output-file="$folder/merged.po" \
    "$catalogue" "$folder/borne.pot"
  for kind in untranslated only-fuzzy; do
    msgattrib --$kind --no-obsolete --no-wrap "$folder/merged.po" > "$folder/lacking"
    if [ -s "$folder/lacking" ]; then
      bad=1
      printf '%s, %s:\n' "$catalogue" "$kind" >&2
      sed '1,/^$/d' "$folder/lacking" >&2
    fi
  done
done
exit $bad
