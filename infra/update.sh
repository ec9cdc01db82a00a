#!/usr/bin/env bash
# Sends a new program to the bot, or the one from before it, and waits until the bot is ready.
#
#   infra/update.sh --group leadershipbot                      sends artifacts/leadershipbot.zip
#   infra/update.sh --group leadershipbot --zip FILE.zip       sends another
#   infra/update.sh --group leadershipbot --back               sends the one that ran before; docs/deploy.md says when that is allowed
#   infra/update.sh --group leadershipbot --roster FILE.csv    sends files of the agency; --programs too. The bot reads them by itself
#   infra/update.sh --group leadershipbot --content FOLDER     sends content of one's own, for the setting Content__Folder
#
#   --subscription NAME  instead of the one that is chosen
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
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

kept=$root/artifacts/deployed/$group

# The kept zip that was sent before what the bot runs now. Names begin with the time. What it runs it says itself, since somebody may
# have sent it from another machine; a bot that does not say is taken to run what was sent last from here.
zip_before() {
  local file sum inside runs found='' sent=''
  runs=$(commit_at "https://$host")
  while IFS= read -r file; do
    inside=$(commit_in "$file")
    sum=${file##*-}
    if [ -n "$sent" ]; then
      [ "$sum" = "$sent" ] || same_commit "$inside" "$runs" || { found=$file; break; }
    elif [ -z "$runs" ] || same_commit "$inside" "$runs"; then
      sent=$sum
    fi
  done < <(find "$kept" -name '*.zip' 2>/dev/null | sort -r)
  [ -n "$sent" ] || [ -z "$runs" ] || fail "the bot runs commit $runs, which was not sent from this machine, so what ran before it is not known here. Check out the commit that ran, run infra/publish.sh and send that: the same commit gives the same program"
  [ -n "$found" ] || fail "this machine keeps no earlier program of \"$group\" (in $kept). Check out the commit that ran, run infra/publish.sh and send that: the same commit gives the same program"
  inside=$(commit_in "$found")
  echo "The bot runs commit ${runs:-unknown (it does not say; taken to be what was sent last from here)}. Going back to ${inside:-a program that does not name its commit}, kept as $(basename "$found")."
  zip=$found
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
send_program "$app" "$zip" "$kept"

say "Is it ready?"
if wait_until_ready "https://$host" "$zip"; then
  echo "To go back: infra/update.sh --group $group --back (docs/deploy.md says when that is allowed)"
  exit 0
fi
fail "the bot did not get ready. If it names a table that a newer version wrote, send that newer version again. Else look into docs/operations.md, or go back: infra/update.sh --group $group --back"
