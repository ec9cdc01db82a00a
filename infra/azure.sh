# shellcheck shell=bash
# What deploy.sh and update.sh share. They source it; it does nothing by itself.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
deployment=leadershipbot
group=''

say() {
  printf '\n== %s\n' "$1"
}

fail() {
  printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 1
}

# The Azure CLI, signed in, on the subscription that is meant. give_subscription_back puts the one back that was chosen before.
# $memory is the folder of this machine with what it sent and registered: another subscription may have a group of the same name.
chosen_before='' memory=''
need_azure() {
  command -v az >/dev/null || fail "the Azure CLI is needed: https://learn.microsoft.com/cli/azure/install-azure-cli"
  command -v curl >/dev/null || fail "curl is needed"
  command -v unzip >/dev/null || fail "unzip is needed"
  local name before
  before=$(az account show --query id --output tsv 2>/dev/null) || fail "nobody is signed in: run \"az login\" first (for Azure Government, \"az cloud set --name AzureUSGovernment\" before it)"
  if [ -n "${1:-}" ]; then
    az account set --subscription "$1" || fail "there is no subscription \"$1\" for this sign-in; \"az account list\" shows those there are"
    chosen_before=$before
  fi
  memory=$root/artifacts/deployed/$(az account show --query id --output tsv)/$group
  name=$(az account show --query name --output tsv)
  echo "Subscription: $name"
}

give_subscription_back() {
  [ -n "$chosen_before" ] || return 0
  az account set --subscription "$chosen_before" || echo "The chosen subscription was $chosen_before; choose it again with \"az account set\"." >&2
  chosen_before=''
}

# One output of the deployment, such as webApp.
read_output() {
  local value
  value=$(az deployment group show --resource-group "$group" --name "$deployment" --query "properties.outputs.$1.value" --output tsv) \
    || fail "there is no deployment in the resource group \"$group\"; run infra/deploy.sh first"
  [ -n "$value" ] || fail "the deployment in \"$group\" has no output \"$1\"; run infra/deploy.sh again"
  printf '%s' "$value"
}

# Asks the web app's own file service, with the token of whoever is signed in; the token stands on no command line.
ask_files() {
  local address=$1 server token
  shift
  # Callers look at how this ends, so nothing in it stops by itself. Without a server, curl would give the token to somebody else.
  server=$(az webapp show --resource-group "$group" --name "$app" --query "hostNameSslStates[?hostType=='Repository'].name | [0]" --output tsv </dev/null) || server=''
  [ -n "$server" ] || fail "Azure does not say where the files of the web app $app are. Run this again"
  token=$(az account get-access-token --query accessToken --output tsv </dev/null) || token=''
  [ -n "$token" ] || fail "there is no token for the web app's files: run \"az login\" and then this again"
  curl --silent --show-error --retry 5 --retry-delay 10 --max-time 300 --header @- "$@" "https://$server/api/vfs/data/$address" \
    <<<"Authorization: Bearer $token"
}

has_file() {
  local status
  status=$(ask_files "$1" --output /dev/null --write-out '%{http_code}') || status=none
  case $status in
    200) return 0 ;;
    404) return 1 ;;
    *) fail "the web app's files can't be looked at ($status). Run this again, or give both files" ;;
  esac
}

# A file of the agency's, into /home/data: it outlives restarts and updates, and the bot reads it again by itself.
send_file() {
  ask_files "$2" --fail-with-body --header 'If-Match: *' --upload-file "$1" \
    || fail "\"$1\" was not taken. Run this again; if it is refused again, you need leave to deploy to the web app (Website Contributor or more)"
  echo "Sent $1 as $2"
}

# Which commit a zip was built from; nothing where it doesn't say.
commit_in() {
  unzip -p "$1" commit.txt 2>/dev/null || true
}

# Which commit the bot says it runs: /healthz answers "live 1.2.3+COMMIT". Nothing where it is away or doesn't say.
commit_at() {
  local said
  said=$(curl --silent --max-time 10 --fail "$1/healthz" 2>/dev/null) || said=''
  case $said in
    live*+*) said=${said##*+}; printf '%s' "${said%%[!0-9a-f]*}" ;;
  esac
}

# One commit may be written shorter than the other.
same_commit() {
  [ -n "$1" ] && [ -n "$2" ] && { [[ $1 == "$2"* ]] || [[ $2 == "$1"* ]]; }
}

# Sends $zip to the web app, and keeps a copy here: it is the way back. The copy is made before, under a name that says that no
# answer came, since a zip whose answer is late may run all the same. Names begin with the time: 20260301T090000Z-1a2b3c4d5e6f.zip.
# $zip may be such a copy itself. It stays until there is an answer; then $zip is what it is called from there on.
send_program() {
  local app=$1 sum last unanswered kept
  sum=$(openssl dgst -sha256 -r "$zip" | cut -c 1-12)
  mkdir -p "$memory"
  forget_unanswered "$sum" "$zip"
  last=$(kept_programs | sed "/-$sum-unanswered\.zip\$/d" | sed -n 1p)
  unanswered=$memory/$(date -u +%Y%m%dT%H%M%SZ)-$sum-unanswered.zip
  [ "$zip" -ef "$unanswered" ] || cp "$zip" "$unanswered"
  az webapp deploy --resource-group "$group" --name "$app" --type zip --src-path "$zip" --track-status false --output none \
    || fail "the zip was refused, or no answer came in time and it may have been taken all the same. Run this again: sending it twice does no harm"
  case $last in
    *"-$sum.zip") kept=$last ;;
    *) kept=${unanswered%-unanswered.zip}.zip; mv "$unanswered" "$kept" ;;
  esac
  forget_unanswered "$sum"
  echo "Sent $zip ($sum); a copy is in $memory"
  [ -f "$zip" ] || { echo "Now that it was answered, $zip is called $kept"; zip=$kept; }
}

# Copies of one program to whose sending no answer came, but for the one that is given.
forget_unanswered() {
  local file
  for file in "$memory"/*-"$1-unanswered.zip"; do
    [ "$file" -ef "${2:-}" ] || rm -f "$file"
  done
}

# What was sent from here, the newest first.
kept_programs() {
  [ ! -d "$memory" ] || find "$memory" -name '*.zip' | sort -r
}

# Asks until the program of that zip is ready three times in a row, at most ten minutes. After a zip is sent, the process from before
# may still answer: an answer counts only if it comes from the zip's commit. Where that can't be told, two minutes in a row count.
wait_until_ready() {
  local address=$1 commit tries=60 in_a_row=0 enough=12 said='' before='' runs
  commit=$(commit_in "$2")
  while [ "$tries" -gt 0 ]; do
    # What it says while it is not ready says why.
    if said=$(curl --silent --show-error --max-time 10 --fail-with-body "$address/readyz" 2>&1); then
      runs=$(commit_at "$address")
      if [ -n "$commit" ] && [ -n "$runs" ] && ! same_commit "$runs" "$commit"; then
        said="the program from before still answers (commit ${runs:0:12})"
        in_a_row=0
      else
        if same_commit "$runs" "$commit"; then enough=3; fi
        in_a_row=$((in_a_row + 1))
      fi
    else
      in_a_row=0
    fi
    if [ "$in_a_row" -ge "$enough" ]; then
      echo "$address/readyz says: $said"
      return 0
    fi
    if [ "$in_a_row" = 0 ] && [ "$said" != "$before" ]; then
      echo "Not yet: $said"
      before=$said
    fi
    tries=$((tries - 1))
    sleep 10
  done
  return 1
}
