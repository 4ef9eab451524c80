#!/usr/bin/env bash
# Runs the steps of the Containerfile without containers: each stage is a fresh folder, and the program is started at the
# end. As root, all of it runs as the user `nobody`, who has no rights. Usage: .github/deploy/try-steps.sh
# Settings of npm (npm_config_…) are passed on, such as npm_config_nodedir=/usr where Node's headers cannot be downloaded.
set -euo pipefail

root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

# What a build gets: the committed files, as on a fresh clone.
mkdir "$work/context" "$work/home"
git -C "$root" archive HEAD | tar -x -C "$work/context"

run_as=(env)
if [ "$(id -u)" = 0 ]; then
  chown -R nobody "$work"
  run_as=(setpriv --reuid=nobody --regid=nogroup --clear-groups env)
fi

mapfile -t npm_settings < <(env | grep -i '^npm_config_' || true)

# Runs a command in the folder of the current stage.
in_stage() {
  (cd "$work/$stage$workdir" && "${run_as[@]}" -i PATH="$PATH" HOME="$work/home" "${npm_settings[@]}" "${variables[@]}" "$@")
}

# Paths of the image are below the folder of the stage; no step writes outside it.
stage=''
workdir=/
variables=(IN_STEPS=1)
while read -r instruction rest; do
  case $instruction in
    FROM)
      stage=${rest##* }
      [[ $rest == *' AS '* ]] || stage=final
      variables=(IN_STEPS=1)
      ;;
    WORKDIR)
      workdir=$rest
      mkdir -p "$work/$stage$workdir"
      [ "$(id -u)" != 0 ] || chown nobody "$work/$stage" "$work/$stage$workdir"
      ;;
    COPY)
      from="$work/context"
      if [[ $rest == --from=* ]]; then
        from="$work/${rest%% *}"
        from="${from/--from=/}"
        rest=${rest#* }
      fi
      target=${rest##* }
      for source in ${rest% *}; do
        if [ "$target" = ./ ] || [ "$target" = . ]; then to="$target"; else to="$(dirname "$target")"; fi
        in_stage mkdir -p "$to"
        if [ "$source" = . ]; then in_stage cp -r "$from/." .; else in_stage cp -r "$from/$source" "$to"; fi
      done
      ;;
    ENV) variables+=("${rest/file:\/\//file:\/\/$work/$stage}") ;;
    RUN)
      [[ $rest == *chown* ]] && rest="mkdir -p '$work/$stage/data'"
      echo "RUN $rest"
      in_stage sh -c "$rest"
      ;;
    USER | VOLUME | STOPSIGNAL | CMD | \#* | '') ;;
    *) echo "unknown instruction $instruction" >&2; exit 1 ;;
  esac
done <"$root/.github/deploy/Containerfile"

# The playground needs no token; it answers, and ends on SIGTERM.
echo 'starting it'
cd "$work/final/app"
"${run_as[@]}" -i PATH="$PATH" HOME="$work/home" "${variables[@]}" PLAYGROUND_PORT=0 HTTP_PORT=0 LOG_LEVEL=info \
  node --enable-source-maps --max-semi-space-size=4 dist/src/main.js >"$work/out" 2>&1 </dev/null &
program=$!
for _ in $(seq 120); do
  grep -q 'http://127.0.0.1:' "$work/out" && break
  kill -0 "$program" || break
  sleep 0.5
done
grep -q 'http://127.0.0.1:' "$work/out" || { cat "$work/out" >&2; exit 1; }
kill -TERM "$program"
wait "$program" || { cat "$work/out" >&2; exit 1; }
echo "every step succeeded; the program started and ended; its files: $(du -sh "$work/final/app" | cut -f1)"
