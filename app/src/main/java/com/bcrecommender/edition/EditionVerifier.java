package com.bcrecommender.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads an edition back from the disk and checks everything that the format promises: see
/// docs/edition-format.md, "Verification". Knows nothing of what the writer meant to write. Costs
/// one reading of each file, each block decompressed once into a [Scratch], and 12 bytes of memory
/// per tralbum. Many tasks can verify a [Share] each: [StoredEdition].
public final class EditionVerifier {
  private final Map<TableKind, PackedShards> packed;
  private final Tables tables;
  private final Share share;
  private final Failures failures;
  private final Tally tally = new Tally();

  private EditionVerifier(
      Map<TableKind, PackedShards> packed, Tables tables, Share share, Failures failures) {
    this.packed = packed;
    this.tables = tables;
    this.share = share;
    this.failures = failures;
  }

  /// Verifies the edition in a folder. What is wrong with it is in the result, not an exception.
  public static Verification verify(Path folder) {
    Failures failures = new Failures();
    Tally tally = new Tally();
    failures.during(() -> verify(folder, tally, failures));
    return new Verification(tally.counts(), failures.lines());
  }

  private static void verify(Path folder, Tally tally, Failures failures) {
    Manifest manifest = Manifest.read(folder);
    files(folder.toString(), names(folder), manifest, failures);
    // What follows trusts that the bytes are those that were written: else one changed bit gives a
    // hundred failures.
    if (!failures.none()) {
      return;
    }
    Map<TableKind, PackedShards> packed = PackedShards.of(folder, manifest);
    try (Tables tables = Tables.open(folder, packed)) {
      hashes(packed, tables, failures);
      if (failures.none()) {
        tally.add(share(packed, tables, Share.WHOLE, failures));
      }
    }
    tally.agree(manifest, failures);
  }

  private static void hashes(
      Map<TableKind, PackedShards> packed, Tables tables, Failures failures) {
    packed.forEach((kind, table) -> {
      Blocks blocks = tables.blocks(kind);
      ShardIndex index = table.index();
      for (int shard = 0; shard < index.shards(); shard++) {
        byte[] bytes = blocks.bytes(shard).toArray(ValueLayout.JAVA_BYTE);
        if (!index.is(shard, bytes, 0, bytes.length)) {
          failures.add(UnusableEdition.otherHash(blocks.file(), shard));
        }
      }
    });
  }

  /// Verifies a share of the tables, whose shards have the hashes that the index has.
  ///
  /// @return what it has of what is added up
  static Tally share(
      Map<TableKind, PackedShards> packed, Tables tables, Share share, Failures failures) {
    EditionVerifier verifier = new EditionVerifier(packed, tables, share, failures);
    verifier.run();
    return verifier.tally;
  }

  private void run() {
    failures.during(() -> new RecordVerifier(tables, failures, tally, share).run());
    if (tables.has(TableKind.SCENES)) {
      failures.during(() -> new ExploreVerifier(tables, failures, tally, share).run());
    }
    if (share.has(TableKind.KEY_SHARDS)) {
      failures.during(() -> KeyShards.verify(tables, packed, failures));
    }
    failures.during(() -> new SearchVerifier(tables, packed, failures, tally, share).run());
    if (failures.none()) {
      failures.during(() -> new PageVerifier(tables, failures).run(share));
    }
  }

  /// Sees that no file is missing, and none too many.
  ///
  /// @param where what messages call the folder
  static void files(String where, Set<String> found, Manifest manifest, Failures failures) {
    Set<String> expected = new TreeSet<>(Set.of(Manifest.FILE, ShardIndex.FILE));
    manifest.tables().keySet().forEach(kind -> expected.add(kind.file()));
    failures.unless(
        found.equals(expected), () -> "%s holds %s, expected %s".formatted(where, found, expected));
  }

  private static Set<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
