package com.bcrecommender.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
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
/// one reading of each file, each block decompressed once into a [Scratch], and 12 bytes of memory
/// per tralbum.
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
    ShardIndex index = ShardIndex.read(folder, manifest.index());
    try (Tables tables = Tables.open(folder, manifest, index)) {
      Map<TableKind, ShardIndex> indexes = new EnumMap<>(TableKind.class);
      int first = 0;
      for (TableKind kind : manifest.tables().keySet()) {
        Blocks blocks = tables.blocks(kind);
        int shards = blocks.cut().shards();
        ShardIndex own = index.part(first, first + shards);
        indexes.put(kind, own);
        first += shards;
        for (int shard = 0; shard < shards; shard++) {
          byte[] bytes = blocks.bytes(shard).toArray(ValueLayout.JAVA_BYTE);
          if (!own.is(shard, bytes, 0, bytes.length)) {
            failures.add(
                "%s is corrupt: shard %d has another hash than the index says; copy the edition again, or make it again with bcr recommend"
                    .formatted(blocks.file(), shard));
          }
        }
      }
      if (failures.none()) {
        new RecordVerifier(tables, failures, counts).run();
        if (tables.has(TableKind.SCENES)) {
          failures.during(() -> new ExploreVerifier(tables, failures, counts).run());
        }
        failures.during(() -> KeyShards.verify(tables, indexes, failures));
        failures.during(() -> new SearchVerifier(tables, indexes, failures).run());
      }
      if (failures.none()) {
        failures.during(() -> new PageVerifier(tables, failures).run());
      }
    }
    failures.unless(
        !failures.none() || counts.equals(manifest.counts()),
        () -> "%s counts %s, found %s".formatted(Manifest.FILE, manifest.counts(), counts));
  }

  private void files(Manifest manifest) {
    Set<String> expected = new TreeSet<>(Set.of(Manifest.FILE, ShardIndex.FILE));
    manifest.tables().keySet().forEach(kind -> expected.add(kind.file()));
    try (Stream<Path> entries = Files.list(folder)) {
      Set<String> found = new TreeSet<>();
      entries.forEach(entry -> found.add(String.valueOf(entry.getFileName())));
      failures.unless(
          found.equals(expected),
          () -> "%s holds %s, expected %s".formatted(folder, found, expected));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
