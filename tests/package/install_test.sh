#!/usr/bin/env bash
# install_test.sh BUILD SAMPLES OUTSIDE: the installed tree runs after it was moved, a plugin is
# built against it and loaded, and so is the unpacked .deb. Nothing of the build tree is used.
set -euo pipefail
build=$1 samples=$2 outside=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work LC_ALL=C.UTF-8
unset JIANBAO_PLUGIN_PATH

fail() {
  echo "install_test: $*" >&2
  exit 1
}

# run_from PREFIX: what a user does with an installed jianbao.
run_from() {
  local prefix=$1 out=$work/out
  rm -rf "$out" && mkdir "$out" && cd "$out"
  "$prefix/bin/jianbao" --version | grep -q '[0-9]' || fail "$prefix: --version says no version"
  "$prefix/bin/jianbao" plugin list >plugins.txt
  for plugin in text tasks pdf xlsx; do
    grep -qw "$plugin" plugins.txt || fail "$prefix: plugin list lacks $plugin"
  done
  "$prefix/bin/jianbao" weekly "$samples"/03-*.txt --as-of 2026-04-24 -o "$out" --ledger "$out/l.db" 2>messages.txt ||
    fail "$prefix: weekly ended with $?: $(cat messages.txt)"
  [ -s weekly-2026-W17.pdf ] && [ -s weekly-2026-W17.xlsx ] || fail "$prefix: weekly wrote no report"
}

# start_from PREFIX KIND...: plugins started from the templates build and pass their cases as they are.
start_from() {
  local prefix=$1 kind
  shift
  rm -rf "$work/new" && mkdir "$work/new" && cd "$work/new"
  for kind in "$@"; do
    "$prefix/bin/jianbao" plugin new "$kind" "my-$kind" --quiet || fail "plugin new $kind ended with $?"
    { cmake -S "my-$kind" -B "my-$kind/build" -DCMAKE_PREFIX_PATH="$prefix" && cmake --build "my-$kind/build" &&
      ctest --test-dir "my-$kind/build" --output-on-failure --no-tests=error; } >"$work/log" 2>&1 ||
      fail "$prefix: a new $kind does not build and pass: $(cat "$work/log")"
    "$prefix/bin/jianbao" plugin list --plugin-dir "my-$kind/build" | grep -qw "my-$kind" || fail "my-$kind is not listed"
  done
}

cmake --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/moved"
run_from "$work/moved"
start_from "$work/moved" analyzer

cmake -S "$outside" -B "$work/plugin" -G Ninja -DCMAKE_PREFIX_PATH="$work/moved" >"$work/log" 2>&1 ||
  fail "find_package(jianbao): $(cat "$work/log")"
cmake --build "$work/plugin" >"$work/log" 2>&1 || fail "the outside plugin does not build: $(cat "$work/log")"
"$work/moved/bin/jianbao" analyze "$samples"/02-*.txt --plugin-dir "$work/plugin" >"$work/rows.jsonl"
grep -q '"type": *"amount"' "$work/rows.jsonl" || fail "the outside plugin found no sum in $(ls "$samples"/02-*.txt)"

cd "$build"
cpack -G DEB -B "$work/deb" >"$work/log" 2>&1 || fail "cpack: $(cat "$work/log")"
deb=$(ls "$work"/deb/*.deb)
dpkg-deb --field "$deb" Depends | grep -q libstdc++6 || fail "$deb names no libraries it depends on"
dpkg-deb --extract "$deb" "$work/root"
run_from "$work/root/usr"
start_from "$work/root/usr" analyzer reader exporter
echo "installed, moved, extended and packed: $(basename "$deb")"
