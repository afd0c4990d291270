#!/usr/bin/env bash
# Runs the whole suite. Installs Chromium, PostgreSQL and LibreOffice with apt where it may, starts a PostgreSQL of its own for the
# run, and closes with one line: N passed, N failed, N skipped. Arguments go to `dotnet test`.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf 'test.sh: %s\n' "$*"; }
postgres_bin() { ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname; } # The client alone has a folder there too.
chromium_bin() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

install_missing() {
  local packages=()
  chromium_bin >/dev/null || packages+=(chromium)
  [ -n "$(postgres_bin)" ] || packages+=(postgresql)
  command -v sqlite3 >/dev/null || packages+=(sqlite3)
  command -v soffice >/dev/null || packages+=(libreoffice-calc-nogui)
  [ ${#packages[@]} -eq 0 ] && return
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "installing ${packages[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >/dev/null 2>&1 \
      || say "could not install ${packages[*]}; the tests that need them will be skipped"
  else
    say "missing: ${packages[*]}. Not root with apt here, so the tests that need them will be skipped."
  fi
}

as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$1"; else bash -c "$1"; fi; }

start_postgres() {
  [ -n "${CASEDESK_TEST_POSTGRES:-}" ] && return
  local bin; bin=$(postgres_bin); [ -n "$bin" ] || return
  pg=$(mktemp -d /tmp/casedesk-pg.XXXXXX); [ "$(id -u)" = 0 ] && chown postgres "$pg"
  local port; port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])' 2>/dev/null || echo $((20000 + RANDOM % 20000)))
  as_postgres "'$bin/initdb' -D '$pg/data' -U casedesk --auth=trust -E UTF8 --locale=C.UTF-8" >"$pg.log" 2>&1 \
    && as_postgres "'$bin/pg_ctl' -D '$pg/data' -w -l '$pg/pg.log' -o '-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$pg -c max_connections=400 -c fsync=off -c full_page_writes=off' start" >>"$pg.log" 2>&1 \
    || { say "PostgreSQL did not start, see $pg.log"; return; }
  export CASEDESK_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=casedesk;Database=postgres"
}

stop_postgres() {
  [ -n "${pg:-}" ] || return
  as_postgres "'$(postgres_bin)/pg_ctl' -D '$pg/data' -m immediate stop" >/dev/null 2>&1
  rm -rf "$pg" "$pg.log"
}

pg=""
trap stop_postgres EXIT
install_missing
start_postgres

log=$(mktemp)
dotnet build CaseDesk.sln -nologo -v q -clp:NoSummary 2>&1 | tee "$log"
built=${PIPESTATUS[0]}
if [ "$built" != 0 ] || grep -q 'warning' "$log"; then
  say "the build failed or warned"; rm -f "$log"; echo "0 passed, 1 failed, 0 skipped"; exit 1
fi

dotnet test --project CaseDesk.Tests --no-build "$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}
count() { grep -E "^ *$1: *[0-9]+" "$log" | tail -n 1 | grep -oE '[0-9]+' | head -n 1; }
passed=$(count succeeded); failed=$(count failed); skipped=$(count skipped)
rm -f "$log"
[ "${CI:-}" = true ] && [ "${skipped:-0}" != 0 ] && { say "nothing may be skipped on CI"; code=1; }
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$code"
