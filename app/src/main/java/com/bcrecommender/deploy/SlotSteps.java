package com.bcrecommender.deploy;

/// Steps between the two places in which the site can run, a port each: the live one, where
/// visitors are sent, and the one beside it. A release is a file of the environment that says in
/// its first lines which program and edition it is; each place keeps the one that was started
/// there, and so the place that is not live has the release before, for a rollback. That of the
/// live place is never touched until visitors have been sent to the other.
///
/// Each script finds out by itself which place is which, so that it goes on rightly after the one
/// before was cut off.
final class SlotSteps {
  /// The folder of all versions of the program.
  static final String PROGRAMS = "/opt/bcrecommender";

  /// The release that the steps are to make live.
  static final String RELEASE = Units.ETC + "/release";

  /// What a cut off rollback leaves, so that the next goes on and not back again.
  private static final String BACK = Units.ETC + "/release.back";

  private static final String TARGET =
      """
      target=$beside
      if [ ! -e "$etc/serve-$live.env" ] || cmp -s "$release" "$etc/serve-$live.env"; then target=$live; fi
      version=$(sed -n 's/^# version //p' "$release")
      edition=$(sed -n 's/^# edition //p' "$release")
      current() { cat "$home/editions/current" 2>/dev/null || :; }
      as_user() { cd "$home" && runuser -u %s -- env BCR_HOME="$home" HOME="$home" "$@"; }
      """
          .formatted(Units.USER);

  private final String head;
  private final String target;

  SlotSteps(Site site) {
    head =
        """
        etc=%s programs=%s home=%s release=%s
        first=%d second=%d
        live=$first beside=$second
        if [ -e "$etc/switch/$second" ]; then live=$second beside=$first; fi
        """
            .formatted(Units.ETC, PROGRAMS, Units.HOME, RELEASE, site.first(), site.second());
    target = head + TARGET;
  }

  /// Chooses the release of the place that is not live.
  Step choosePrevious() {
    return new Script(
        "choose the release before",
        head
            + """
            back=%s
            if [ ! -e "$back" ]; then
              [ -e "$etc/serve-$beside.env" ] || need "a release before the live one" "none" "deploy a second one first"
              cp "$etc/serve-$beside.env" "$back.part"
              mv "$back.part" "$back"
            fi
            cp "$back" "$release.part"
            mv "$release.part" "$release"
            sed -n 's/^# \\(version\\|edition\\) //p' "$release" | tr '\\n' ' '
            """
                .formatted(BACK));
  }

  /// Forgets a rollback that was cut off.
  Step forgetRollback() {
    return new Script("end what a rollback began", "rm -f " + BACK + "\n");
  }

  /// The edition of the release becomes current, if it has one of its own; the program opens it
  /// first.
  Step useEdition() {
    return new Script(
        "make the edition current",
        target
            + """
            if [ "$edition" = - ] || [ "$edition" = "$(current)" ]; then exit 0; fi
            as_user "$programs/$version/bcr" edition use "$edition"
            """);
  }

  /// Starts the release in the place beside the live one, and asks it for a page.
  Step start() {
    return new Script(
        "start the release beside the live one",
        target
            + """
            unit=bcrecommender-serve@$target
            if ! cmp -s "$release" "$etc/serve-$target.env" || ! systemctl is-active --quiet "$unit"; then
              systemctl stop "$unit"
              ln -sfn "$programs/$version" "$programs/.serve-$target"
              mv -T "$programs/.serve-$target" "$programs/serve-$target"
              cp "$release" "$etc/serve-$target.env.part"
              mv "$etc/serve-$target.env.part" "$etc/serve-$target.env"
              systemctl enable --quiet "$unit"
              systemctl start "$unit"
            fi
            page() {
              timeout 5 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0" && printf "GET %s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n" "$1" >&3 && cat <&3' "$target" "$1" 2>/dev/null
            }
            healthy() {
              # A server that makes its own editions may have none yet, and says so.
              if [ "$edition" = - ]; then page / | head -n 1 | grep -Eq ' (200|503) '; return; fi
              page / | head -n 1 | grep -q ' 200 ' && page /data/manifest.json | grep -q "$edition"
            }
            tries=0 down=0
            until healthy; do
              tries=$((tries + 1))
              # Systemd starts it again a few times; where that does not help there is no use in waiting.
              systemctl is-active --quiet "$unit" || down=$((down + 1))
              if [ "$tries" -ge 120 ] || [ "$down" -ge 10 ]; then
                before=$(sed -n 's/^# edition //p' "$etc/serve-$live.env" 2>/dev/null || :)
                if [ "$target" != "$live" ]; then
                  systemctl disable --quiet --now "$unit"
                  if [ "$before" != - ] && [ "$before" != "$(current)" ]; then
                    echo "$before" > "$home/editions/.current-deploy"
                    mv "$home/editions/.current-deploy" "$home/editions/current"
                  fi
                fi
                need "a page of edition $edition from the new instance on port $target" \\
                  "$(journalctl -u "$unit" -n 1 -o cat 2>/dev/null | tail -n 1 | grep . || echo none in 60 s)" \\
                  "visitors still see what they saw; look there with: journalctl -u $unit"
              fi
              sleep 0.5
            done
            echo "version $version, edition $edition, on port $target"
            """);
  }

  /// Sends visitors to the place that was started, by one name that is there or not.
  Step switchOver() {
    return new Script(
        "send visitors to it",
        target
            + """
            if [ "$target" = "$live" ]; then exit 0; fi
            if [ "$target" = "$second" ]; then : > "$etc/switch/$second"; else rm "$etc/switch/$second"; fi
            sync
            echo "from port $live to port $target"
            """);
  }

  /// The name `current` of the program, for the worker and for whoever logs in.
  Step nameCurrent() {
    return new Script(
        "name the program current",
        target
            + """
            if [ "$(readlink "$programs/current")" = "$programs/$version" ]; then exit 0; fi
            ln -sfn "$programs/$version" "$programs/.current"
            mv -T "$programs/.current" "$programs/current"
            ln -sfn "$programs/current/bcr" /usr/local/bin/bcr
            """);
  }

  Step stopOthers() {
    return new Script(
        "drain and stop the one before",
        target
            + """
            for env in "$etc"/serve-*.env; do
              port=${env##*/serve-} port=${port%.env} unit=bcrecommender-serve@$port
              if [ "$port" = "$target" ]; then continue; fi
              if systemctl is-active --quiet "$unit"; then
                # What Caddy had sent there before the switch gets its answer; then the server ends those in hand.
                sleep 2
                echo "port $port"
              fi
              systemctl disable --quiet --now "$unit"
            done
            """);
  }

  /// Starts the worker, or sees to it that none runs.
  Step worker(boolean wanted) {
    return new Script(
        wanted ? "start the worker" : "have no worker there",
        wanted
            ? target
                + """
                cat "$release" "$etc/worker.env" > "$etc/.worker.new"
                if ! cmp -s "$etc/.worker.new" "$etc/.worker" || ! systemctl is-active --quiet bcrecommender-worker; then
                  systemctl enable --quiet bcrecommender-worker
                  systemctl restart bcrecommender-worker
                  mv "$etc/.worker.new" "$etc/.worker"
                  echo started
                fi
                """
            : head
                + """
                if [ -e "$etc/.worker" ]; then
                  systemctl disable --quiet --now bcrecommender-worker
                  rm -f "$etc/.worker"
                  echo stopped
                fi
                """);
  }

  /// Leaves the two releases, and what the editions' name `current` means.
  Step prune(boolean worker) {
    return new Script(
        "remove what neither release needs",
        target
            + """
            kept=" $(readlink "$programs/current") "
            for slot in "$programs"/serve-*; do kept="$kept$(readlink "$slot") "; done
            for old in "$programs"/*-????????????; do
              [ -d "$old" ] || continue
              case "$kept" in *" $old "*) ;; *) rm -rf "$old"; echo "${old##*/}" ;; esac
            done
            """
            + (worker
                ? ""
                : """
                kept=" $(current) $(sed -n 's/^# edition //p' "$etc"/serve-*.env | tr '\\n' ' ')"
                for old in "$home"/editions/????????????????; do
                  [ -d "$old" ] || continue
                  name=${old##*/}
                  case "$kept" in *" $name "*) ;; *) rm -rf "$old"; echo "$name" ;; esac
                done
                """)
            + "rm -rf \"$programs\"/*.part \"$home\"/editions/*.part\n");
  }
}
