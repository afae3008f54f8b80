#!/usr/bin/env bash
# Open an issue under a label, or renew the one that is open: what a watch finds every week must not pile up.
#   one-issue.sh LABEL TITLE BODY
# BODY is a file of Markdown; empty or absent means that there is nothing to say, and then nothing happens. Needs gh and GH_TOKEN.
set -euo pipefail
[ $# = 3 ] || { echo "usage: one-issue.sh LABEL TITLE BODY" >&2; exit 2; }
label=$1 title=$2 body=$3
[ -s "$body" ] || { echo "$label: nothing found"; exit 0; }

cut=$(mktemp)
trap 'rm -f "$cut"' EXIT
# GitHub takes 65,536 characters. Whole lines only, so that no letter is cut in two.
LC_ALL=C awk -v most=60000 '
  { size += length($0) + 1; if (size > most) { short = 1; exit } print; if (/^```/) fence = !fence }
  END { if (short) { if (fence) print "```"; print ""; print "There is more: the rest did not fit into an issue. Run the watch yourself to see it." } }
' "$body" > "$cut"

number=$(gh issue list --label "$label" --state open --limit 1 --json number --jq '.[0].number // empty')
if [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$cut"
else
  gh label create "$label" --force
  gh issue create --title "$title" --label "$label" --body-file "$cut"
fi
