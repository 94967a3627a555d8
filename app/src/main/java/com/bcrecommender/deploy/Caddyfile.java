package com.bcrecommender.deploy;

/// Caddy's configuration: TLS in front, and visitors to the one of two ports that is live. Which
/// one that is, a file's being there says, which Caddy looks for at each request: the switch is one
/// change of a name, with no reload, at which Caddy would close connections in use.
///
/// The site compresses by itself, and no access log is kept.
final class Caddyfile {
  static final String PATH = "/etc/caddy/Caddyfile";

  /// The folder with the file that, by being there, sends visitors to the second port.
  static final String SWITCH = Units.ETC + "/switch";

  private Caddyfile() {}

  static String of(Site site) {
    String address =
        switch (site.tls()) {
          case AUTO, INTERNAL -> site.domain();
          case OFF -> site.domain().isEmpty() ? "http://" : "http://" + site.domain();
        };
    StringBuilder text = new StringBuilder("# Written by bcr deploy, anew each time.\n{\n");
    // Whoever may change the configuration by it must be root or Caddy.
    text.append("\tadmin unix//var/lib/caddy/admin.sock\n");
    if (!site.email().isEmpty()) {
      text.append("\temail ").append(site.email()).append('\n');
    }
    text.append("}\n\n").append(address).append(" {\n");
    if (site.tls() == Site.Tls.INTERNAL) {
      text.append("\ttls internal\n");
    }
    if (site.tls() != Site.Tls.OFF) {
      text.append("\theader Strict-Transport-Security max-age=31536000\n");
    }
    text.append(
        """
        \t@second file {
        \t\troot %1$s
        \t\ttry_files /%3$d
        \t}
        \thandle @second {
        %5$s
        \t}
        \thandle {
        %4$s
        \t}
        }
        """
            .formatted(
                SWITCH,
                site.first(),
                site.second(),
                proxy(site.first(), site.second()),
                proxy(site.second(), site.first())));
    return text.toString();
  }

  /// To the live port; where it does not answer to the other, and else the request waits for a
  /// restart.
  private static String proxy(int live, int other) {
    return """
    \t\treverse_proxy 127.0.0.1:%d 127.0.0.1:%d {
    \t\t\tlb_policy first
    \t\t\tlb_try_duration 10s
    \t\t\tlb_try_interval 100ms
    \t\t\tfail_duration 1s
    \t\t\ttransport http {
    \t\t\t\tdial_timeout 2s
    \t\t\t\tkeepalive 20s
    \t\t\t}
    \t\t}\
    """
        .formatted(live, other);
  }
}
