package com.bcrecommender.edition;

import com.bcrecommender.edition.Manifest.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads an edition back from the disk and checks everything that the format promises: see
/// docs/edition-format.md, "Verification". Knows nothing of what the writer meant to write. Costs
/// one reading of each file and 12 bytes of memory per tralbum.
public final class EditionVerifier {
  private final Path folder;
  private final Failures failures = new Failures();
  private final Map<String, Long> counts = new TreeMap<>();

  private EditionVerifier(Path folder) {
    this.folder = folder;
  }

  /// Verifies the edition in a folder. What is wrong with it is in the result, not an exception.
  public static Verification verify(Path folder) {
    EditionVerifier verifier = new EditionVerifier(folder);
    verifier.failures.during(verifier::run);
    return new Verification(verifier.counts, verifier.failures.lines());
  }

  private void run() {
    Manifest manifest = Manifest.read(folder);
    files(manifest);
    // What follows trusts that the bytes are those that were written: else one changed bit gives a
    // hundred failures.
    if (!failures.none()) {
      return;
    }
    try (Arena arena = Arena.ofShared()) {
      Map<TableKind, Table> tables = new EnumMap<>(TableKind.class);
      for (TableKind kind : TableKind.of(manifest.files().keySet())) {
        failures.during(() -> {
          Table table = Table.open(folder, kind, arena);
          table.verify();
          tables.put(kind, table);
        });
      }
      if (failures.none()) {
        new RecordVerifier(tables, failures, counts).run();
        if (tables.containsKey(TableKind.SCENES)) {
          failures.during(() -> new ExploreVerifier(tables, failures, counts).run());
        }
        for (Hit.Kind kind : Hit.Kind.values()) {
          failures.during(() -> new SearchVerifier(kind, tables, failures).run());
        }
      }
    }
    failures.unless(
        !failures.none() || counts.equals(manifest.counts()),
        () -> "%s counts %s, found %s".formatted(Manifest.FILE, manifest.counts(), counts));
  }

  private void files(Manifest manifest) {
    Set<String> expected = new TreeSet<>();
    for (TableKind kind : TableKind.of(manifest.files().keySet())) {
      expected.add(kind.file());
    }
    failures.unless(
        manifest.files().keySet().equals(expected),
        () ->
            "%s names other files than this format has: %s"
                .formatted(Manifest.FILE, manifest.files().keySet()));
    expected.add(Manifest.FILE);
    try (Stream<Path> entries = Files.list(folder)) {
      Set<String> found = new TreeSet<>();
      entries.forEach(entry -> found.add(String.valueOf(entry.getFileName())));
      failures.unless(
          found.equals(expected),
          () -> "%s holds %s, expected %s".formatted(folder, found, expected));
      for (Map.Entry<String, FileDigest> file : manifest.files().entrySet()) {
        if (found.contains(file.getKey()) && expected.contains(file.getKey())) {
          digest(file.getKey(), file.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void digest(String name, FileDigest expected) throws IOException {
    FileDigest found = DurableFiles.digest(folder.resolve(name));
    failures.unless(
        found.equals(expected),
        () ->
            "%s is corrupt: expected %d bytes with SHA-256 %s, found %d with %s; copy the edition again, or make it again with bcr recommend"
                .formatted(
                    folder.resolve(name),
                    expected.bytes(),
                    expected.sha256(),
                    found.bytes(),
                    found.sha256()));
  }
}
