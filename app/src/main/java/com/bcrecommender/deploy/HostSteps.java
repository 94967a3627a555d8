package com.bcrecommender.deploy;

/// Steps that make a fresh Debian a server for the site: what it must have, Caddy, the user.
final class HostSteps {
  /// What the site needs beside the system.
  private static final int LEAST_MEGABYTES = 450;

  /// What the worker needs more, for a catalog of 2014's size.
  private static final int WORKER_MEGABYTES = 1500;

  private static final int SPARE_MEGABYTES = 300;

  private HostSteps() {}

  /// Changes nothing.
  ///
  /// @param editionBytes what the edition takes; 0 for none
  static Step check(Program program, long editionBytes, boolean worker) {
    return new Script(
        "look at the server",
        """
        debian=$(cut -d. -f1 /etc/debian_version 2>/dev/null || echo none)
        command -v apt-get >/dev/null || debian=none
        case $debian in
          none | [1-9] | 1[01]) need "Debian 12 or later" "$(sed -n 's/^PRETTY_NAME=//p' /etc/os-release 2>/dev/null || echo another system)" "take a server with it" ;;
        esac
        [ -d /run/systemd/system ] || need "systemd" "another init" "take a server that starts its services by systemd"
        machine=$(uname -m)
        [ "$machine" = %1$s ] || need "a machine of the kind %1$s" "$machine" "run bcr deploy on a machine of that kind, whose JDK is for it"
        [ ! -e %2$s/bcr ] || need "no .deb of BCRecommender" "one" "apt-get remove bcrecommender: two would get in each other's way"
        mkdir -p /opt /var/lib
        room() {
          free=$(df -Pk "$1" | tail -n 1 | awk '{ print int($4 / 1024) }')
          [ "$free" -ge "$2" ] || need "$2 MB of room in $1" "$free MB" "make room there"
        }
        room /opt %3$d
        room /var/lib %4$d
        memory=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
        [ "$memory" -ge %5$d ] || need "%5$d MB of memory" "$memory MB" "take a larger server"
        """
            .formatted(
                program.machine(),
                DebianPackage.FOLDER,
                program.tree().bytes() / 1_000_000 + SPARE_MEGABYTES,
                editionBytes / 1_000_000 + SPARE_MEGABYTES,
                LEAST_MEGABYTES + (worker ? WORKER_MEGABYTES : 0)));
  }

  static Step installCaddy() {
    return new Script(
        "install Caddy",
        """
        if command -v caddy >/dev/null; then exit 0; fi
        export DEBIAN_FRONTEND=noninteractive
        get() { apt-get install -y -q --no-install-recommends caddy >&2; }
        # Without the lists of packages, or with old ones, a second time with new ones.
        get || { apt-get update -q >&2; get; }
        echo installed
        """);
  }

  static Step user() {
    return new Script(
        "make the user " + Units.USER + " and its folders",
        HostUser.SCRIPT + "install -d -m 0755 " + SlotSteps.PROGRAMS + "\n");
  }

  /// Asks Caddy for a page as a visitor would, on port 80: it is there, or the way to it by https.
  static Step look(Site site) {
    return new Script(
        "look at the site through Caddy",
        """
        page() {
          timeout 5 bash -c 'exec 3<>/dev/tcp/127.0.0.1/80 && printf "GET / HTTP/1.1\\r\\nHost: %%s\\r\\nConnection: close\\r\\n\\r\\n" "$0" >&3 && cat <&3' %s 2>/dev/null
        }
        tries=0
        until page | head -n 1 | grep -Eq ' (%s) '; do
          tries=$((tries + 1))
          if [ "$tries" -ge 60 ]; then
            need "the site from Caddy on port 80" "$(page | head -n 1 | tr -d '\\r' | grep . || echo no answer)" "look there with: journalctl -u caddy"
          fi
          sleep 0.25
        done
        """
            .formatted(
                site.domain().isEmpty() ? "localhost" : site.domain(),
                site.tls() != Site.Tls.OFF ? "308" : site.worker() ? "200|503" : "200"));
  }
}
