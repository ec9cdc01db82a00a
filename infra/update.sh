#!/usr/bin/env bash
# Sends a new program to the bot, or the one from before it, and waits until the bot is ready.
#
#   infra/update.sh --group leadershipbot                      sends artifacts/leadershipbot.zip
#   infra/update.sh --group leadershipbot --zip FILE.zip       sends another
#   infra/update.sh --group leadershipbot --back               sends the one sent from here before; docs/deploy.md says when that is allowed
#   infra/update.sh --group leadershipbot --roster FILE.csv    sends files of the agency; --programs too. The bot reads them by itself
#   infra/update.sh --group leadershipbot --content FOLDER     sends content of one's own, for the setting Content__Folder
#
#   --subscription NAME  instead of the one that is chosen
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/azure.sh
. "$here/azure.sh"

group='' zip='' roster='' programs='' content='' subscription='' back=no
while [ $# -gt 0 ]; do
  case $1 in
    --back) back=yes; shift; continue ;;
    -h | --help) sed -n '2,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
  esac
  [ $# -gt 1 ] || fail "$1 needs a value; see --help"
  case $1 in
    --group) group=$2 ;;
    --zip) zip=$2 ;;
    --roster) roster=$2 ;;
    --programs) programs=$2 ;;
    --content) content=${2%/} ;;
    --subscription) subscription=$2 ;;
    *) fail "there is no option \"$1\"; see --help" ;;
  esac
  shift 2
done
[ -n "$group" ] || fail "--group is missing: the name of the resource group; see --help"
[ "$back" = no ] || [ -z "$zip" ] || fail "--back and --zip exclude each other"

elsewhere='check out the commit that ran, run infra/publish.sh and send that: the same commit gives the same program'

# The kept zip that was sent from here before what runs now; what others sent in between is not known. What runs is known only where the bot
# itself says that it runs what was sent last from here: one that is silent, or still the one from before, may have been sent another
# program since, from here or from another machine.
zip_before() {
  local file last='' inside runs found=''
  runs=$(commit_at "https://$host")
  while IFS= read -r file; do
    last=${last:-$file}
    inside=$(commit_in "$file")
    [ "$(sum_of "$file")" = "$(sum_of "$last")" ] || same_commit "$inside" "$runs" || found=${found:-$file}
  done < <(kept_programs)
  [ -n "$last" ] || fail "this machine keeps no earlier program of \"$group\" (in $memory); $elsewhere"
  [ -n "$runs" ] || let_choose "the bot does not say what it runs"
  inside=$(commit_in "$last")
  same_commit "$inside" "$runs" || let_choose "the bot runs commit $runs, and what was sent last from here is commit ${inside:-unknown}: either that has not started, or another was sent from elsewhere"
  [ -n "$found" ] || fail "this machine keeps no earlier program of \"$group\" (in $memory); $elsewhere"
  case $found in
    *-unanswered.zip) let_choose "no answer came when the one before was sent, so it may not have run" ;;
  esac
  inside=$(commit_in "$found")
  echo "The bot runs commit $runs. Going back to ${inside:-a program that does not name its commit}, kept as $(basename "$found")."
  zip=$found
}

sum_of() {
  local name=${1##*/}
  name=${name#*-}
  printf '%s' "${name%%[-.]*}"
}

# Names what was sent from here, and leaves it to whoever knows.
let_choose() {
  local file inside note sent
  echo "Sent from here, the newest first:" >&2
  while IFS= read -r file; do
    inside=$(commit_in "$file")
    note=''
    case $file in *-unanswered.zip) note=' (no answer came; whether it ran is not known)' ;; esac
    sent=$(basename "$file")
    sent="${sent:0:4}-${sent:4:2}-${sent:6:2} ${sent:9:2}:${sent:11:2} UTC"
    printf '  %s  commit %s%s\n    --zip %s\n' "$sent" "${inside:-unknown}" "$note" "$file" >&2
  done < <(kept_programs)
  fail "$1. So which program ran before is for you to say: send it with --zip and its file in the place of --back. If it is not among them, $elsewhere"
}

if [ "$back" = no ] && [ -z "$zip$roster$programs$content" ]; then
  zip=$root/artifacts/leadershipbot.zip
fi
[ -z "$zip" ] || [ -f "$zip" ] || fail "there is no \"$zip\": run infra/publish.sh first"
[ -z "$roster" ] || [ -f "$roster" ] || fail "there is no file \"$roster\""
[ -z "$programs" ] || [ -f "$programs" ] || fail "there is no file \"$programs\""
[ -z "$content" ] || [ -d "$content" ] || fail "there is no folder \"$content\""

# All files of the agency's content, where docs/deploy.md has Content__Folder point to. None is taken away there.
send_content() {
  local file
  while IFS= read -r file; do
    case $file in *[!A-Za-z0-9._/-]*) fail "\"$file\": names of content files are letters, digits, dots and hyphens" ;; esac
    send_file "$content/$file" "content/$file"
  done < <(cd "$content" && find . -name '*.json' -type f | sed 's/^\.\///' | sort)
}

trap give_subscription_back EXIT
say "Signed in?"
need_azure "$subscription"
app=$(read_output webApp)
host=$(read_output defaultHostName)
[ -z "$roster" ] || send_file "$roster" roster.csv
[ -z "$programs" ] || send_file "$programs" programs.yaml
[ -z "$content" ] || send_content
[ -z "$roster$programs$content" ] || echo "The bot reads it within a few minutes. \"status\", or its log, says if a line of it is wrong: then the old one stays in force."
[ "$back" = no ] || zip_before
[ -n "$zip" ] || exit 0

say "Sending the program; the bot is away for about a minute, and nothing that people send meanwhile is half-done"
send_program "$app"

say "Is it ready?"
if wait_until_ready "https://$host" "$zip"; then
  echo "To go back: infra/update.sh --group $group --back (docs/deploy.md says when that is allowed)"
  exit 0
fi
fail "the bot did not get ready. If it names a table that a newer version wrote, send that newer version again. Else look into docs/operations.md, or go back: infra/update.sh --group $group --back"
