#!/bin/sh
# For any CI, where chatpact is installed: sh pipeline.sh npm test
# Runs your tests against the mock, then holds the mock against the contract, or staging if STAGING_URL names it.
# Leaves reports/ behind, and ends as the tests do, or else as the check does.
set -eu
port=${CHATPACT_PORT:-4010}
CHAT_URL=http://127.0.0.1:$port
export CHAT_URL
mkdir -p reports

# Not by npx, which would end at the signal below and leave the mock behind.
node_modules/.bin/chatpact mock --port "$port" > reports/mock.log 2>&1 &
mock=$!
# Whoever goes on afterwards finds the port free.
trap 'kill "$mock" && wait "$mock" || true' EXIT
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
npx chatpact check "$@" --vendor "${VENDOR:-chatwoot}" \
  --report pretty --report junit=reports/chatpact.xml --report html=reports/chatpact.html
