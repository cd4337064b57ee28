#!/bin/sh
# For any CI that has Node.js and npm: sh pipeline.sh npm test
# Runs your tests against the mock, then holds the mock against the contract, or staging if STAGING_URL names it.
# Leaves reports/ behind, and ends as the tests do, or else as the check does.
# Installs chatpact in a folder of its own: the .npmrc and the node_modules of a checkout must not say what runs.
# For another registry than npm's, set npm_config_registry. Your tests see every variable: for a checkout of a stranger,
# leave STAGING_URL and its tokens out.
set -eu
version=0.1.0
folder=$(mktemp -d)
echo '{ "private": true }' > "$folder/package.json"
(cd "$folder" && npm install --ignore-scripts --no-audit --no-fund "chatpact@$version" >&2)
chatpact=$folder/node_modules/.bin/chatpact

port=${CHATPACT_PORT:-4010}
CHAT_URL=http://127.0.0.1:$port
export CHAT_URL
mkdir -p reports

"$chatpact" mock --port "$port" > reports/mock.log 2>&1 &
mock=$!
# Whoever goes on afterwards finds the port free.
trap 'kill "$mock" && wait "$mock" || true; rm -rf "$folder"' EXIT
curl --silent --fail --retry 60 --retry-delay 1 --retry-connrefused --output /dev/null "$CHAT_URL" || {
  cat reports/mock.log
  exit 3
}

"$@"

if [ -z "${STAGING_URL:-}" ]; then
  curl --silent --fail --output reports/mock.env "$CHAT_URL/__admin/credentials"
  set -- "$CHAT_URL" --credentials reports/mock.env
else
  set -- "$STAGING_URL"
fi
"$chatpact" check "$@" --vendor "${VENDOR:-chatwoot}" \
  --report pretty --report junit=reports/chatpact.xml --report html=reports/chatpact.html
