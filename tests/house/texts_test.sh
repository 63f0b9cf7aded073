#!/bin/sh
# texts.sh must refuse a tree with an untranslated text, and a malformed catalogue.
set -eu
texts=$(dirname "$0")/texts.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/src" "$tree/assets/locale"
catalogue() {
  printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n%b' "$1" \
    > "$tree/assets/locale/en.po"
}

printf 'x = _("Touchez l’écran"); y = BN_TR("%%d s");\n' > "$tree/src/x.c"
first='msgid "Touchez l’écran"\nmsgstr "Touch"\n'
second='#, c-format\nmsgid "%d s"\nmsgstr "%d s"\n'
catalogue "$first$second"
sh "$texts" "$tree" || { echo "a whole catalogue was refused" >&2; exit 1; }

catalogue "$first"
if sh "$texts" "$tree" 2>/dev/null; then
  echo "a missing translation was accepted" >&2
  exit 1
fi

catalogue "$first"'#, c-format\nmsgid "%d s"\nmsgstr "%s s"\n'
if sh "$texts" "$tree" 2>/dev/null; then
  echo "a translation that would read the wrong argument was accepted" >&2
  exit 1
fi
