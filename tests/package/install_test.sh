#!/usr/bin/env bash
# install_test.sh BUILD SAMPLES GUIDE: the installed tree runs after it was moved, and so does the
# unpacked .deb; plugins started from the templates, the examples the package brings, and the plugin
# its guide tells to write (the script GUIDE follows it) are built against it, tested and used.
# Nothing of the build tree is used.
set -euo pipefail
build=$1 samples=$2 guide=$3
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
  for unit in jianbao-watch.service jianbao-weekly.service jianbao-weekly.timer; do
    [ -s "$prefix/lib/systemd/user/$unit" ] || fail "$prefix: the systemd unit $unit is missing"
  done
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

# examples_with PREFIX: every example is built where there is something to build, passes its cases,
# and does its work.
examples_with() {
  local prefix=$1 folder name
  export PATH=$prefix/bin:$PATH
  rm -rf "$work/examples" && cp -r "$prefix/share/doc/jianbao/docs/examples" "$work/examples" && cd "$work/examples"
  for folder in */; do
    name=${folder%/}
    if [ -f "$name/CMakeLists.txt" ]; then
      { cmake -S "$name" -B "$name/build" && cmake --build "$name/build" &&
        ctest --test-dir "$name/build" --output-on-failure --no-tests=error; } >"$work/log" 2>&1 ||
        fail "the example $name does not build and pass: $(cat "$work/log")"
    fi
    jianbao plugin test "$name" >"$work/log" 2>&1 || fail "the example $name: $(cat "$work/log")"
  done
  jianbao plugin check targets/targets.rules.toml --quiet || fail "the examples in targets.rules.toml fail"
  jianbao analyze "$samples"/02-*.txt --plugin-dir amounts/build --plugin-dir targets >rows.jsonl
  grep -q '"type":"amount"' rows.jsonl || fail "amounts found no sum in $(ls "$samples"/02-*.txt)"
  jianbao report one-page "$samples"/03-*.txt --as-of 2026-04-24 --to mail-text --plugin-dir mail-text/build \
    --ledger mail.db --quiet || fail "mail-text wrote no report"
  python3 - one-page-2026-04-24.eml <<'PYTHON' || fail "the mail can't be read back"
import email, email.policy, sys
mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
assert not mail.defects, mail.defects
assert mail["subject"].startswith("督办事项一页通"), mail["subject"]
assert "近期到期事项" in mail.get_content() and max(map(len, mail.get_content().splitlines())) <= 72
PYTHON
}

cmake --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/moved"
run_from "$work/moved"
start_from "$work/moved" analyzer

cd "$build"
cpack -G DEB -B "$work/deb" >"$work/log" 2>&1 || fail "cpack: $(cat "$work/log")"
deb=$(ls "$work"/deb/*.deb)
dpkg-deb --field "$deb" Depends | grep -q libstdc++6 || fail "$deb names no libraries it depends on"
dpkg-deb --extract "$deb" "$work/root"
run_from "$work/root/usr"
start_from "$work/root/usr" analyzer reader exporter
examples_with "$work/root/usr"
mkdir "$work/guide"
PATH="$work/root/usr/bin:$PATH" python3 "$guide" "$work/root/usr/share/doc/jianbao/docs/writing-a-plugin.md" "$work/guide" ||
  fail "the guide can't be followed"
echo "installed, moved, extended and packed: $(basename "$deb")"
