package com.bcrecommender.backup;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.Watch;
import com.bcrecommender.transfer.Host;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A home with a catalog, and with files in the places of raw answers and editions; what they hold
/// means nothing to a backup.
final class SmallHome {
  static final String EDITION = "0123456789abcdef";
  static final Watch NOBODY =
      (stage, unit, total) ->
          new Progress(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              false,
              stage,
              unit,
              total);

  final Home home;

  private SmallHome(Home home) {
    this.home = home;
  }

  static SmallHome in(Path folder) throws IOException {
    SmallHome small = new SmallHome(new Home(folder));
    Files.createDirectories(folder);
    TestCatalogs.create(small.home.catalog()).close();
    small.random("warc/000001-20261128T100000Z.warc.gz", 300_000, 1);
    small.random("editions/" + EDITION + "/fans.pack", 50_000, 2);
    small.write("editions/" + EDITION + "/manifest.json", "{}");
    small.write("editions/current", EDITION + "\n");
    small.write("settings.properties", "serve.port = 8080\n");
    return small;
  }

  void write(String path, String text) throws IOException {
    Path file = home.folder().resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private void random(String path, int bytes, int seed) throws IOException {
    write(path, "");
    append(path, bytes, seed);
  }

  void append(String path, int bytes, int seed) throws IOException {
    byte[] more = new byte[bytes];
    new Random(seed).nextBytes(more);
    Files.write(home.folder().resolve(path), more, StandardOpenOption.APPEND);
  }

  static BackupForm form(@Nullable Recipient recipient) {
    return new BackupForm("0.1.0", recipient, new Rotation(7, 4, 12), text -> text);
  }

  Backup.Outcome backUp(Supplier<Host> host, Instant now, @Nullable Recipient recipient)
      throws IOException {
    return backUp(now, recipient, place("the host", host));
  }

  Backup.Outcome backUp(Instant now, @Nullable Recipient recipient, StorePlace... places)
      throws IOException {
    try (Catalog catalog = Catalog.open(home.catalog())) {
      return Backup.run(home, catalog, List.of(places), form(recipient), now, NOBODY);
    }
  }

  static StorePlace place(String name, Supplier<Host> host) {
    return new StorePlace(name, () -> new Store(host.get()));
  }

  /// Hashes of all that a backup holds of a home, by path.
  static SortedMap<String, String> contents(Home home) throws IOException {
    SortedMap<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = home.folder().relativize(file).toString();
        if (path.matches("(editions|warc)/[^.].*|settings.properties|model.properties")) {
          all.put(path, Sha256.hex(Files.readAllBytes(file)));
        }
      }
    }
    try (Catalog catalog = Catalog.open(home.catalog())) {
      all.put("catalog", catalog.checksum());
    }
    return all;
  }
}
