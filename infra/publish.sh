#!/usr/bin/env bash
# Builds the bot and packs it as the zip that App Service runs. The same commit gives the same bytes, on any machine
# with the same versions of the .NET SDK and of Node.js and the same kind of processor.
#
#   infra/publish.sh                                  makes artifacts/leadershipbot.zip
#   infra/publish.sh --out FILE.zip --ready-to-run no
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() {
  printf 'publish.sh: %s\n' "$1" >&2
  exit 1
}

out=$root/artifacts/leadershipbot.zip
ready_to_run=yes
while [ $# -gt 0 ]; do
  case $1 in
    --out) out=${2:?--out needs a file}; shift 2 ;;
    --ready-to-run) ready_to_run=${2:?--ready-to-run needs yes or no}; shift 2 ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) fail "there is no option \"$1\"; see --help" ;;
  esac
done
case $ready_to_run in
  yes) ready_to_run=true ;;
  no) ready_to_run=false ;;
  *) fail "--ready-to-run is yes or no" ;;
esac
case $out in /*) ;; *) out=$PWD/$out ;; esac

command -v dotnet >/dev/null || fail "the .NET 10 SDK is needed: https://dotnet.microsoft.com/download"
command -v node >/dev/null || fail "Node.js 20.19 or newer is needed: https://nodejs.org"
commit=$(git -C "$root" rev-parse HEAD 2>/dev/null) || fail "this is no git clone, so the version of the program would be unknown"
if [ -n "$(git -C "$root" status --porcelain)" ]; then
  echo "Some files differ from commit ${commit:0:12}: the zip is of no commit, and can't be made again."
fi

# Made from nothing, so that nothing of an earlier build gets in.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo "Building the bot. The first time takes some minutes."
# No start program (App Service starts the .dll) and no documentation of classes. No symbols: the generator of log methods writes them in
# another order each time, which changes nothing but line numbers and with them every byte's checksum.
dotnet publish "$root/src/LeadershipBot/LeadershipBot.csproj" --nologo --verbosity quiet --output "$folder" \
  --configuration Release --runtime linux-x64 --self-contained false \
  -p:PublishReadyToRun="$ready_to_run" -p:UseAppHost=false -p:RunAnalyzers=false -p:PublishDocumentationFiles=false \
  -p:DebugType=none -p:ContinuousIntegrationBuild=true -p:SourceRevisionId="$commit" </dev/null
[ -f "$folder/LeadershipBot.dll" ] || fail "the build made no LeadershipBot.dll"
[ -f "$folder/wwwroot/tab/index.html" ] || fail "the build made no results page (wwwroot/tab)"

# For those who send it or look at it. The program says the same at /healthz.
printf '%s\n' "$commit" >"$folder/commit.txt"

mkdir -p "$(dirname "$out")"
node "$root/infra/zip.mjs" "$folder" "$out" "$(git -C "$root" log -1 --format=%ct)"
printf 'Made %s\ncommit %s\nwith .NET SDK %s, Node.js %s\n' "$out" "$commit" "$(dotnet --version)" "$(node --version)"
