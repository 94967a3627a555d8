package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// An edition whose files are where several machines reach them, verified by many tasks as
/// [EditionVerifier] verifies one that is here: each verifies a share of every table's records, and
/// what they have counted is added up in the end. A shard is fetched from its pack, and compared
/// with its hash, when something in it is first asked for; all shares together ask for all.
///
/// What one share needs of another's records are cards, fans, tags, scenes and keys. These tables,
/// an eighth of an edition at 2014's size, are fetched as far as they are asked for, and kept for
/// all tasks of a machine, in a scratch file; the others for the time of a task. For several
/// threads.
public final class StoredEdition implements AutoCloseable {
  private static final String WHERE = "the edition's";

  private static final Set<TableKind> SHARED =
      EnumSet.of(
          TableKind.TAGS,
          TableKind.TRALBUMS,
          TableKind.FANS,
          TableKind.SCENES,
          TableKind.TAG_NAMES,
          TableKind.TRALBUM_KEYS,
          TableKind.TRALBUM_URLS,
          TableKind.FAN_KEYS,
          TableKind.FAN_USERNAMES,
          TableKind.SEARCH_ROOT);

  private final PartStore store;
  private final Path scratch;
  private final Manifest manifest;
  private final Map<String, Long> sizes;
  private final Map<TableKind, PackedShards> packed;
  private final Tables shared;

  private StoredEdition(
      PartStore store, Path scratch, Manifest manifest, Map<String, Long> sizes, ShardIndex index) {
    this.store = store;
    this.scratch = scratch;
    this.manifest = manifest;
    this.sizes = sizes;
    packed = PackedShards.of(ShardIndex.FILE, manifest, index);
    shared = new Tables(scratch);
    try {
      packed.keySet().stream().filter(SHARED::contains).forEach(kind -> fetch(kind, shared));
    } catch (RuntimeException | Error e) {
      shared.close();
      throw e;
    }
  }

  /// Opens an edition: reads its manifest and its index, and looks at the sizes of its files.
  ///
  /// @param store the folder with its files
  /// @param scratch folder for scratch files
  /// @throws UnusableEdition if these are not as they were written
  public static StoredEdition open(PartStore store, Path scratch) throws IOException {
    Map<String, Long> sizes = store.sizes();
    Manifest manifest = Manifest.parse(Manifest.FILE, store.read(Manifest.FILE));
    Failures failures = new Failures();
    EditionVerifier.files("the edition", new TreeSet<>(sizes.keySet()), manifest, failures);
    new Verification(Map.of(), failures.lines()).orThrow();
    ShardIndex index =
        ShardIndex.of(ShardIndex.FILE, store.read(ShardIndex.FILE), manifest.index());
    return new StoredEdition(store, scratch, manifest, sizes, index);
  }

  private void fetch(TableKind kind, Tables into) {
    PackedShards table = Objects.requireNonNull(packed.get(kind));
    long found = Objects.requireNonNull(sizes.get(kind.file()));
    List<ShardFile> pack = List.of(new ShardFile(kind.file(), table));
    into.fetch(WHERE, table, found, new FetchedShards(pack, store, into));
  }

  /// Verifies a share of it. Memory: 12 bytes a tralbum and 8 a fan. Disk, beside what is shared:
  /// three times the share.
  ///
  /// @param number of the share
  /// @param of how many shares there are
  /// @throws UnusableEdition with the first failure, if there is one
  public Tally verify(int number, int of) {
    Failures failures = new Failures();
    Tally tally = new Tally();
    failures.during(() -> tally.add(verify(new Share(number, of), failures)));
    new Verification(tally.counts(), failures.lines()).orThrow();
    return tally;
  }

  Tally verify(Share share, Failures failures) {
    try (Tables tables = new Tables(scratch)) {
      for (TableKind kind : packed.keySet()) {
        if (!SHARED.contains(kind)) {
          fetch(kind, tables);
        }
      }
      tables.share(shared);
      return EditionVerifier.share(packed, tables, share, failures);
    }
  }

  /// Sees that what all shares have counted is what it has together.
  ///
  /// @throws UnusableEdition if it is not
  public void agree(List<Tally> shares) {
    Failures failures = new Failures();
    agree(shares, failures);
    new Verification(Map.of(), failures.lines()).orThrow();
  }

  void agree(List<Tally> shares, Failures failures) {
    Tally together = new Tally();
    shares.forEach(together::add);
    together.agree(manifest, failures);
  }

  @Override
  public void close() {
    shared.close();
  }
}
