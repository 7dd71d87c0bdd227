#!/usr/bin/env bash
# fresh_clone.sh: the two commands of the README, each twice, in a fresh clone of what is committed here, without a terminal.
# Takes minutes; run by hand before a release.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git clone -q "$root" "$work/jianbao"
cd "$work/jianbao"
for command in demo demo test test; do
  echo "== ./bootstrap $command"
  time ./bootstrap "$command" </dev/null
done
[ -z "$(git status --porcelain)" ] || {
  echo "the commands left something in the tree:" >&2
  git status --porcelain >&2
  exit 1
}
echo "fresh clone: both commands work, twice"
