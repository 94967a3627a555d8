package com.bcrecommender.deploy;

import com.bcrecommender.deploy.Site.Memory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/// The program as a `.deb` for Debian 12 and later, whose dpkg knows Zstandard: program, units and
/// configuration; installing it makes the user, and starts nothing. Its bytes are those of its
/// content, on every machine: written here, since dpkg-deb's depend on its version.
///
/// Source: deb(5) of Debian's manual pages.
final class DebianPackage {
  static final String FOLDER = "/usr/lib/bcrecommender";

  private static final int LEVEL = 15;
  private static final long TIME = 1_767_225_600L;
  private static final String SETTINGS = Units.ETC + "/serve-8714.env";

  private final Program program;
  private final Memory memory;

  DebianPackage(Program program, Memory memory) {
    this.program = program;
    this.memory = memory;
  }

  String name() {
    return "bcrecommender_" + version() + "_" + program.debian() + ".deb";
  }

  /// The part after the number only says which one it is: a later build need not sort after it.
  private String version() {
    return program.version().replace('-', '+');
  }

  /// Writes the package into a folder; some 20 s of one core.
  Path writeTo(Path folder) throws IOException {
    Path data = folder.resolve("." + name() + ".data");
    Path half = folder.resolve("." + name() + ".part");
    try {
      try (OutputStream file = Files.newOutputStream(data);
          OutputStream packed =
              ZstdCompressorOutputStream.builder().setOutputStream(file).setLevel(LEVEL).get();
          TarStream tar = new TarStream(packed)) {
        data(tar);
      }
      try (OutputStream file = Files.newOutputStream(half);
          ArArchiveOutputStream ar = new ArArchiveOutputStream(file)) {
        member(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
        member(ar, "control.tar.zst", control());
        begin(ar, "data.tar.zst", Files.size(data));
        Files.copy(data, ar);
        ar.closeArchiveEntry();
      }
      return Files.move(half, folder.resolve(name()), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(data);
      Files.deleteIfExists(half);
    }
  }

  private static void member(ArArchiveOutputStream ar, String name, byte[] bytes)
      throws IOException {
    begin(ar, name, bytes.length);
    ar.write(bytes);
    ar.closeArchiveEntry();
  }

  private static void begin(ArArchiveOutputStream ar, String name, long size) throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, size, 0, 0, 0100644, TIME));
  }

  private void data(TarStream tar) throws IOException {
    tar.tree("." + FOLDER, program.tree());
    tar.link("./usr/bin/bcr", ".." + FOLDER.substring("/usr".length()) + "/bcr");
    for (Map.Entry<String, String> unit : Units.files(FOLDER, FOLDER, memory).entrySet()) {
      tar.text("./usr/lib/systemd/system/" + unit.getKey(), 0644, unit.getValue());
    }
    tar.text(
        "." + SETTINGS,
        0644,
        """
        # Settings of the site on port 8714, as the environment has them: BCR_SERVE_BURST is serve.burst.
        # Behind Caddy or another proxy on this machine, so that limits count visitors:
        #BCR_SERVE_PROXY=loopback
        """);
  }

  private byte[] control() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed =
            ZstdCompressorOutputStream.builder().setOutputStream(bytes).setLevel(LEVEL).get();
        TarStream tar = new TarStream(packed)) {
      tar.text(
          "./control",
          0644,
          """
          Package: bcrecommender
          Version: %s
          Architecture: %s
          Maintainer: BCRecommender <bcrecommender@localhost>
          Installed-Size: %d
          Depends: libc6, passwd
          Recommends: caddy
          Section: web
          Priority: optional
          Description: recommendations for the music on Bandcamp, on a small website
           Learns from which fans own which records, makes lists with reasons that can be
           checked, and shows them. Brings the JVM that it runs on.
          """
              .formatted(version(), program.debian(), program.tree().bytes() / 1024));
      tar.text("./conffiles", 0644, SETTINGS + "\n");
      tar.text("./postinst", 0755, POSTINST);
      tar.text("./prerm", 0755, PRERM);
      tar.text("./postrm", 0755, POSTRM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static final String POSTINST =
      """
      #!/bin/sh
      set -e
      if [ "$1" = configure ]; then
      %s
        if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
      fi
      """
          .formatted(HostUser.SCRIPT.indent(2).stripTrailing());

  private static final String PRERM =
      """
      #!/bin/sh
      set -e
      if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
        systemctl stop 'bcrecommender-serve@*.service' bcrecommender-worker.service || true
      fi
      """;

  private static final String POSTRM =
      """
      #!/bin/sh
      set -e
      if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
      # The state folder stays, with all data; purge it by hand.
      """;
}
