#!/usr/bin/env bash
# Makes everything the bot needs in Azure and starts it. Safe to run again: what is there stays, what is missing is made.
#
#   infra/deploy.sh --group leadershipbot --location eastus --roster agency/roster.csv --programs agency/programs.yaml
#
#   --parameters FILE    the environment (infra/environments/production.bicepparam)
#   --zip FILE           the program (artifacts/leadershipbot.zip, which infra/publish.sh makes)
#   --sign-in-app-id ID  an app registration that is there already and that you trust, for signing people in
#   --subscription NAME  instead of the one that is chosen
#   --what-if            only shows what Azure would change
#
# The first run needs both files of the agency. Later ones send only what is given; infra/update.sh does so too.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/azure.sh
. "$here/azure.sh"

group='' location='' roster='' programs='' subscription='' given_app='' what_if=no
parameters=$here/environments/production.bicepparam
zip=$root/artifacts/leadershipbot.zip
while [ $# -gt 0 ]; do
  case $1 in
    --what-if) what_if=yes; shift; continue ;;
    -h | --help) sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
  esac
  [ $# -gt 1 ] || fail "$1 needs a value; see --help"
  case $1 in
    --group) group=$2 ;;
    --location) location=$2 ;;
    --roster) roster=$2 ;;
    --programs) programs=$2 ;;
    --parameters) parameters=$2 ;;
    --zip) zip=$2 ;;
    --sign-in-app-id) given_app=$2 ;;
    --subscription) subscription=$2 ;;
    *) fail "there is no option \"$1\"; see --help" ;;
  esac
  shift 2
done

scratch=$(mktemp -d)
borrowed_role=''
clean_up() {
  rm -rf "$scratch"
  give_role_back
  give_subscription_back
}
trap clean_up EXIT

check_what_is_given() {
  [ -n "$group" ] || fail "--group is missing: the name of the resource group; see --help"
  [ -f "$parameters" ] || fail "there is no file \"$parameters\""
  if grep -q "example\.org" "$parameters"; then
    fail "\"$parameters\" still has example.org in it: fill in domain and alertEmail"
  fi
  name=$(parameter name leadershipbot)
  secret=$(parameter masterSecretName leadershipbot-master)
  cloud=$(parameter cloud Public)
  domain=$(parameter domain '')
  check_domain "$domain"
  [ "$what_if" = yes ] && return
  [ -z "$roster" ] || [ -f "$roster" ] || fail "--roster names no file: the CSV file of people, as docs/roster.md describes it"
  [ -z "$programs" ] || [ -f "$programs" ] || fail "--programs names no file: the YAML file of programs, as docs/programs.md describes it"
  [ -f "$zip" ] || fail "there is no \"$zip\": run infra/publish.sh first"
  command -v openssl >/dev/null || fail "openssl is needed"
}

# What the parameter file says; else what main.bicep takes by itself. Callers ask in a line of its own, so that its refusal
# ends the run.
parameter() {
  local written plain="^='([^'\\\$]*)'[[:space:]]*(//.*)?\$"
  written=$(sed -n -E "s/^[[:blank:]]*param[[:blank:]]+$1[[:blank:]]*=[[:blank:]]*/=/p" "$parameters" | tail -n 1)
  if [ -z "$written" ]; then
    printf '%s' "$2"
    return
  fi
  [[ $written =~ $plain ]] || fail "\"$parameters\" gives \"$1\" in a way that can't be checked here. Write it in plain letters, in a line such as: param $1 = 'value'"
  printf '%s' "${BASH_REMATCH[1]:-$2}"
}

check_domain() {
  [ -n "$1" ] || return 0
  local label='[a-z0-9]([a-z0-9-]*[a-z0-9])?'
  [[ $1 =~ ^$label(\.$label)+$ ]] || fail "domain '$1' is no host name: small letters, digits, hyphens and dots, such as bot.agency.gov, without https:// and without a path"
  case $1 in
    *.azurewebsites.*) fail "domain '$1' is Azure's own: Teams signs nobody in there. It takes a name of yours, such as bot.agency.gov" ;;
  esac
}

check_cloud() {
  az bicep version >/dev/null 2>&1 || fail "Bicep is missing: run \"az bicep install\""
  local signed_in
  signed_in=$(az cloud show --query name --output tsv)
  case $cloud/$signed_in in
    Public/AzureCloud | Gcc/AzureCloud | GccHigh/AzureUSGovernment | DoD/AzureUSGovernment) ;;
    *) fail "cloud '$cloud' does not go with $signed_in, where you are signed in: \"az cloud set --name …\" and \"az login\" change that, or the parameter does" ;;
  esac
}

make_group() {
  if [ "$(az group exists --name "$group")" = true ]; then
    echo "There is a resource group \"$group\"."
    return
  fi
  [ "$what_if" = no ] || fail "the resource group \"$group\" does not exist yet; make it first: az group create --name $group --location ${location:-eastus}"
  [ -n "$location" ] || fail "--location is missing: the region for the new resource group, such as eastus"
  az group create --name "$group" --location "$location" --output none
}

# A vault with purge protection outlives its group for 90 days, and its name with it.
bring_back_vault() {
  local deleted
  deleted=$(az keyvault list-deleted --resource-type vault --query "[?contains(properties.vaultId, '/resourceGroups/$group/')].name | [0]" --output tsv 2>/dev/null) || deleted=''
  if [ -n "$deleted" ]; then
    echo "Bringing back the vault $deleted, which was deleted with an earlier deployment."
    az keyvault recover --name "$deleted" --resource-group "$group" --output none
  fi
}

# What is deployed there already, told by the web app: it is there after a deployment that failed, too.
app='' had_app=''
look_at_what_is_there() {
  local had_secret
  [ "$(az group exists --name "$group")" = true ] || return 0
  app=$(az webapp list --resource-group "$group" --query "[?tags.application=='LeadershipBot'].name" --output tsv)
  case $(grep -c . <<<"$app") in
    0) return 0 ;;
    1) ;;
    *) fail "there is more than one bot in the resource group \"$group\"; each needs a group of its own" ;;
  esac
  had_app=$(setting_of_bot SignIn__Audiences__0)
  had_secret=$(setting_of_bot KeyVault__SecretName)
  # Azure's names end with a hyphen and a suffix that has none (main.bicep); a name may have hyphens too.
  [ "${app%-*}" = "$name" ] \
    || fail "the bot in \"$group\" is called $app, and the parameters would make a second one, $name, with an empty store or with this one's. Put \"name\" back, or choose another group"
  [ -z "$had_secret" ] || [ "$had_secret" = "$secret" ] \
    || fail "the bot's master secret is called $had_secret, and the parameters say $secret. What a round that is open has sealed could not be opened with another secret. Put \"masterSecretName\" back"
}

setting_of_bot() {
  az webapp config appsettings list --resource-group "$group" --name "$app" --query "[?name=='$1'].value | [0]" --output tsv
}

# On the first run both are needed. Later the files that are there stay, unless others are given: an old copy would force old people back.
check_agency_files() {
  [ -n "$roster" ] || { [ -n "$app" ] && has_file roster.csv; } || fail "--roster is missing: the CSV file of people, as docs/roster.md describes it"
  [ -n "$programs" ] || { [ -n "$app" ] && has_file programs.yaml; } || fail "--programs is missing: the YAML file of programs, as docs/programs.md describes it"
}

# Anybody in the tenant may have registered an app of any name, and would own it and its roles. So none is taken by its name: only the
# one that the bot uses, one that this machine registered for this group, or one that is given.
find_sign_in_app() {
  local name="LeadershipBot results ($group)" found remembered=''
  [ ! -f "$registered" ] || remembered=$(cat "$registered")
  sign_in_app=${given_app:-${had_app:-$remembered}}
  if [ -n "$sign_in_app" ]; then
    found=$(az ad app list --app-id "$sign_in_app" --query '[].appId' --output tsv)
    [ -z "$found" ] || return 0
    [ -z "$given_app" ] || fail "there is no app registration $given_app in this tenant, or you may not see it"
    # With it are gone those to whom its roles were given, so a new one is not made in silence.
    [ -z "$had_app" ] || fail "the bot signs people in with the app registration $had_app, which is not there, or you may not see it. If it was deleted, the Entra admin center can restore it for 30 days (App registrations, Deleted applications). Else give another with --sign-in-app-id"
    echo "The app registration $sign_in_app, which was made from this machine, is gone."
    sign_in_app=''
  fi
  found=$(az ad app list --filter "displayName eq '$name'" --query '[].appId' --output tsv)
  [ -z "$found" ] || fail "there is already an app registration named \"$name\", and nothing says that it is the bot's: $found
Look at its owners in the Entra admin center. If it is yours, run this again with --sign-in-app-id and its id; else choose another resource group, or delete it"
}

make_sign_in_app() {
  find_sign_in_app
  if [ -z "$sign_in_app" ]; then
    sign_in_app=$(az ad app create --display-name "LeadershipBot results ($group)" --sign-in-audience AzureADMyOrg --query appId --output tsv)
    mkdir -p "$(dirname "$registered")"
    printf '%s' "$sign_in_app" >"$registered"
    echo "Registered the app that signs people in to the results page: $sign_in_app"
  fi
  az ad sp show --id "$sign_in_app" --output none 2>/dev/null || az ad sp create --id "$sign_in_app" --output none
}

# Its address, its scope, the two Teams clients and the two roles. The scope has to be there before a client can be given it.
describe_sign_in_app() {
  local scope known
  graph=$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)
  graph=${graph%/}
  scope=$(az ad app show --id "$sign_in_app" --query "api.oauth2PermissionScopes[?value=='access_as_user'].id | [0]" --output tsv)
  known=$scope
  scope=${scope:-3d8b7c55-6a1f-4f0b-9a43-7d1c2e90b6f4}
  sed -e "s/DOMAIN/$domain/; s/APP_ID/$sign_in_app/; s/SCOPE_ID/$scope/g" "$here/sign-in-app.json" >"$scratch/app.json"
  if [ -z "$known" ]; then
    sed '/"preAuthorizedApplications"/d' "$scratch/app.json" >"$scratch/scope.json"
    change_app "$scratch/scope.json"
  fi
  change_app "$scratch/app.json"
}

change_app() {
  az rest --method PATCH --url "$graph/v1.0/applications(appId='$sign_in_app')" --headers Content-Type=application/json --body "@$1" --output none \
    || fail "the app registration $sign_in_app could not be changed. If Azure says that you may not: one of its owners may, and whoever has the role Application Administrator"
}

# Whoever makes an app registration owns it, and owners can give its roles. To give that up would stop the next run of everybody who is no
# Application Administrator; so it is said, with the lines that do it. Where Azure does not tell the owners, that is said. Nothing that is
# refused here ends the run.
say_what_is_owned() {
  local of_app of_enterprise title='What you own now' owned="You own the app registration $sign_in_app, so you can run this again."
  of_app=$(az ad app owner list --id "$sign_in_app" --query "[?id=='$me'].id" --output tsv) || of_app=unknown
  of_enterprise=$(az ad sp owner list --id "$sign_in_app" --query "[?id=='$me'].id" --output tsv) || of_enterprise=unknown
  [ -n "$of_app$of_enterprise" ] || return 0
  if [ "$of_app" != "$me" ] && [ "$of_enterprise" = "$me" ]; then
    owned="You own the enterprise application of the app registration $sign_in_app."
  elif [ "$of_app" != "$me" ]; then
    title='What you may own now'
    owned="You may own the app registration $sign_in_app: Azure does not say who does. Whoever made it owns it, and can run this again."
  fi
  say "$title"
  echo "$owned Whoever owns it can also make themselves Leader or Administrator of the results page. To give it up, after which this takes the role Application Administrator:"
  [ -z "$of_enterprise" ] || echo "  az rest --method DELETE --url \"$graph/v1.0/servicePrincipals(appId='$sign_in_app')/owners/$me/\\\$ref\""
  [ -z "$of_app" ] || echo "  az ad app owner remove --id $sign_in_app --owner-object-id $me"
}

deploy_template() {
  export LEADERSHIPBOT_SIGN_IN_APP_ID=$sign_in_app
  if [ "$what_if" = yes ]; then
    az deployment group what-if --resource-group "$group" --name "$deployment" --parameters "$parameters"
    return
  fi
  az deployment group create --resource-group "$group" --name "$deployment" --parameters "$parameters" --output none
}

read_outputs() {
  app=$(read_output webApp)
  host=$(read_output defaultHostName)
  proof=$(read_output domainProof)
  domain=$(read_output domain)
  bot=$(read_output botAppId)
  bot_name=$(read_output botName)
  principal=$(read_output botPrincipalId)
  vault=$(read_output vaultName)
  secret=$(read_output masterSecretName)
}

who_am_i() {
  local kind name
  kind=$(az account show --query user.type --output tsv)
  if [ "$kind" = user ]; then
    me=$(az ad signed-in-user show --query id --output tsv)
    my_kind=User
  else
    name=$(az account show --query user.name --output tsv)
    me=$(az ad sp show --id "$name" --query id --output tsv)
    my_kind=ServicePrincipal
  fi
}

# An owner of the subscription may not write secrets by that alone: the leave is taken for this step and given back.
borrow_role() {
  local role='Key Vault Secrets Officer' scope mine
  who_am_i
  scope=$(az keyvault show --name "$vault" --resource-group "$group" --query id --output tsv)
  mine=$(az role assignment list --assignee "$me" --role "$role" --scope "$scope" --query '[0].id' --output tsv)
  if [ -z "$mine" ]; then
    borrowed_role=$(az role assignment create --assignee-object-id "$me" --assignee-principal-type "$my_kind" --role "$role" --scope "$scope" --query id --output tsv)
  fi
}

# Its value goes from openssl to the vault through a pipe: it is in no file, no parameter, no log.
make_master_secret() {
  local names tries=30
  borrow_role
  until names=$(az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv 2>"$scratch/refused"); do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { cat "$scratch/refused" >&2; fail "the vault $vault can't be read yet; a new role takes some minutes. Run this again"; }
    [ "$tries" -ne 29 ] || echo "Waiting until the vault knows the role."
    sleep 10
  done
  if grep -qxF "$secret" <<<"$names"; then
    echo "The master secret is there; it stays as it is."
  elif az keyvault secret show-deleted --vault-name "$vault" --name "$secret" --output none 2>/dev/null; then
    bring_back_secret
  else
    openssl rand -base64 32 | az keyvault secret set --vault-name "$vault" --name "$secret" --file /dev/stdin --output none
    echo "Made the master secret."
  fi
  give_role_back
}

# A secret that was deleted can be brought back for 90 days, and until then its name is not free for another.
bring_back_secret() {
  local names tries=30
  az keyvault secret recover --vault-name "$vault" --name "$secret" --output none
  until names=$(az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv) && grep -qxF "$secret" <<<"$names"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "the master secret $secret had been deleted from the vault $vault, and is on its way back. Run this again in some minutes"
    sleep 10
  done
  echo "The master secret had been deleted; it is back as it was. If it was deleted because somebody had it, make a new version before the next round: docs/running.md, \"The master secret\", says how."
}

give_role_back() {
  [ -n "$borrowed_role" ] || return 0
  az role assignment delete --ids "$borrowed_role" --output none \
    || echo "The role \"Key Vault Secrets Officer\" that you were given for a moment is still there; take it away: $borrowed_role" >&2
  borrowed_role=''
}

# The bot's own host name, with a certificate. Teams does not sign people in to pages on azurewebsites.net.
bind_domain() {
  local thumbprint state binding
  binding="[?name=='$domain']"
  state=$(az webapp config hostname list --resource-group "$group" --webapp-name "$app" --query "$binding.name | [0]" --output tsv)
  if [ -z "$state" ]; then
    az webapp config hostname add --resource-group "$group" --webapp-name "$app" --hostname "$domain" --output none || fail "$domain does not lead here yet. Ask who keeps your DNS for these two records, and run this again when they are there:
  CNAME  $domain        $host
  TXT    asuid.$domain  $proof
The bot itself runs. All that is missing is its name"
  fi
  thumbprint=$(find_certificate)
  if [ -z "$thumbprint" ]; then
    echo "Getting a certificate for $domain; this takes some minutes."
    az webapp config ssl create --resource-group "$group" --name "$app" --hostname "$domain" --output none \
      || fail "no certificate could be had for $domain. Give the web app one of your own (\"az webapp config ssl upload\" or \"… import\") and run this again"
    thumbprint=$(find_certificate)
    [ -n "$thumbprint" ] || fail "the certificate for $domain is not there yet. Run this again in some minutes"
  fi
  state=$(az webapp config hostname list --resource-group "$group" --webapp-name "$app" --query "$binding.sslState | [0]" --output tsv)
  if [ "$state" != SniEnabled ]; then
    az webapp config ssl bind --resource-group "$group" --name "$app" --certificate-thumbprint "$thumbprint" --ssl-type SNI --output none
  fi
  echo "https://$domain leads to the bot."
}

find_certificate() {
  az webapp config ssl list --resource-group "$group" --query "[?subjectName=='$domain'].thumbprint | [0]" --output tsv
}

check_what_is_given
say "Signed in?"
need_azure "$subscription"
check_cloud
registered=$memory/sign-in-app
look_at_what_is_there
[ "$what_if" = yes ] || check_agency_files
say "The resource group"
make_group

if [ "$what_if" = yes ]; then
  find_sign_in_app
  say "What Azure would change; nothing is changed"
  deploy_template
  exit 0
fi

bring_back_vault
say "The app that signs people in to the results page"
make_sign_in_app
say "Everything else in Azure; this takes about five minutes"
deploy_template
read_outputs
describe_sign_in_app

say "The master secret"
make_master_secret
az deployment group create --resource-group "$group" --name "$deployment-master-secret" --template-file "$here/master-secret.bicep" \
  --parameters vaultName="$vault" masterSecretName="$secret" botPrincipalId="$principal" --output none

say "The agency's files and the program"
[ -z "$roster" ] || send_file "$roster" roster.csv
[ -z "$programs" ] || send_file "$programs" programs.yaml
send_program "$app"

say "Is it ready? New roles take some minutes to count"
wait_until_ready "https://$host" "$zip" \
  || fail "the bot did not get ready. What it says above, and docs/operations.md, say why; run this again when that is mended"

say_what_is_owned
say "Its name"
bind_domain

say "Done. Next, make the package for Teams"
printf '%s\n' \
  "dotnet artifacts/program/LeadershipBot.dll manifest pack --out artifacts/leadershipbot-teams.zip \\" \
  "  --app-id $bot --sign-in-app-id $sign_in_app --domain $domain" \
  "Teams takes a package that you make again only with a higher version: add --version, such as --version 1.0.1." \
  "" \
  "Where Teams sends messages: az bot show --resource-group $group --name $bot_name --query properties.endpoint"
