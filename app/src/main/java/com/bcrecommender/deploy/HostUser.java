package com.bcrecommender.deploy;

/// The user that runs everything, and its folders.
final class HostUser {
  /// Shell lines that change nothing the second time.
  static final String SCRIPT =
      """
      getent passwd %1$s >/dev/null ||
        useradd --system --user-group --home-dir %2$s --no-create-home --shell /usr/sbin/nologin %1$s
      install -d -m 0755 %3$s %4$s
      install -d -m 0750 -o %1$s -g %1$s %2$s %2$s/editions /var/cache/bcrecommender
      """
          .formatted(Units.USER, Units.HOME, Units.ETC, Caddyfile.SWITCH);

  private HostUser() {}
}
