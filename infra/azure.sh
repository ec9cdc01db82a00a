# shellcheck shell=bash
# What deploy.sh and update.sh share. They source it; it does nothing by itself.

deployment=leadershipbot
group=''

say() {
  printf '\n== %s\n' "$1"
}

fail() {
  printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 1
}

# The Azure CLI, signed in, on the subscription that is meant.
need_azure() {
  command -v az >/dev/null || fail "the Azure CLI is needed: https://learn.microsoft.com/cli/azure/install-azure-cli"
  command -v curl >/dev/null || fail "curl is needed"
  if [ -n "${1:-}" ]; then
    az account set --subscription "$1" || fail "there is no subscription \"$1\" for this sign-in; \"az account list\" shows those there are"
  fi
  local name
  name=$(az account show --query name --output tsv 2>/dev/null) || fail "nobody is signed in: run \"az login\" first (for Azure Government, \"az cloud set --name AzureUSGovernment\" before it)"
  echo "Subscription: $name"
}

# One output of the deployment, such as webApp.
read_output() {
  local value
  value=$(az deployment group show --resource-group "$group" --name "$deployment" --query "properties.outputs.$1.value" --output tsv) \
    || fail "there is no deployment in the resource group \"$group\"; run infra/deploy.sh first"
  [ -n "$value" ] || fail "the deployment in \"$group\" has no output \"$1\"; run infra/deploy.sh again"
  printf '%s' "$value"
}

# Sends a zip to the web app, and keeps a copy here: it is the way back.
send_program() {
  local app=$1 zip=$2 kept=$3 sum last
  mkdir -p "$kept"
  sum=$(openssl dgst -sha256 -r "$zip" | cut -c 1-12)
  az webapp deploy --resource-group "$group" --name "$app" --type zip --src-path "$zip" --track-status false --output none \
    || fail "the zip was not taken; nothing has changed. Run this again"
  last=$(find "$kept" -name '*.zip' | sort | tail -n 1)
  case $last in
    *"-$sum.zip") ;;
    *) cp "$zip" "$kept/$(date -u +%Y%m%dT%H%M%SZ)-$sum.zip" ;;
  esac
  echo "Sent $zip ($sum); a copy is in $kept"
}

# Asks until the bot is ready, at most ten minutes.
wait_until_ready() {
  local address=$1 tries=60 said='' before=''
  while [ "$tries" -gt 0 ]; do
    # What it says while it is not ready says why.
    if said=$(curl --silent --show-error --max-time 10 --fail-with-body "$address" 2>&1); then
      echo "$address says: $said"
      return 0
    fi
    if [ "$said" != "$before" ]; then
      echo "Not yet: $said"
      before=$said
    fi
    tries=$((tries - 1))
    sleep 10
  done
  return 1
}
