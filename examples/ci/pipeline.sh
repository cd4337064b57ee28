#!/bin/sh
# For any CI with Node.js and npm: sh pipeline.sh npm test
# Runs your tests against the mock. Then checks the mock, or the server in STAGING_URL if it is set.
# Writes reports/. The exit code is that of the tests if they fail, otherwise that of the check.
# Installs chatpact outside of the checkout, whose .npmrc and node_modules could select another program.
# To use another registry than npm's, set npm_config_registry. Your tests can read every variable, so do not set
# STAGING_URL and its tokens for a foreign checkout.
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
# Wait for the mock to exit, so that the port is free afterwards.
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
