package com.bcrecommender.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.settings.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;

/// The root folder of a fresh Debian, made by debootstrap from Debian's own packages and kept for
/// the next time. Caddy is not installed there; its package lies where apt keeps what it has
/// fetched.
final class DebianRoot {
  private static final String RELEASE = "bookworm";

  /// Beside the minimal system: systemd's files, and what the tests look and visit with.
  private static final String PACKAGES = "systemd,iproute2,curl,netbase,procps,wrk";

  private DebianRoot() {}

  static Path make() throws Exception {
    assumeTrue(
        Files.exists(Path.of("/usr/sbin/debootstrap")),
        "no debootstrap here (Debian: apt install debootstrap)");
    String key = Sha256.hex((RELEASE + PACKAGES).getBytes(UTF_8)).substring(0, 12);
    Path root = Path.of(System.getProperty("bcr.root"), ".build", "debian-" + key);
    if (!Files.exists(root)) {
      Files.createDirectories(root.resolveSibling(""));
      Process made = new ProcessBuilder("sh", "-c", script(root)).redirectErrorStream(true).start();
      String said = new String(made.getInputStream().readAllBytes(), UTF_8);
      assumeTrue(
          made.waitFor() == 0,
          "no Debian could be made: " + said.substring(Math.max(0, said.length() - 500)));
    }
    return root;
  }

  private static String script(Path root) {
    return """
    set -e
    rm -rf %1$s.part
    debootstrap --variant=minbase --include=%3$s %2$s %1$s.part
    chroot %1$s.part apt-get install -y -q --no-install-recommends --download-only caddy
    mv %1$s.part %1$s
    """
        .formatted(root, RELEASE, PACKAGES);
  }
}
