package com.bcrecommender.edition;

import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/// An edition put together from the files that a host gives back, each fetched when something in it
/// is first asked for, and compared with the hash that the index has of it. Opening fetches the
/// index, 16 bytes a shard. Page for page what a visitor's reader would find. For several threads,
/// if the files are.
public final class HostedEdition implements AutoCloseable {
  private final Edition edition;
  private final Tables tables;
  private final NavigableMap<String, Integer> files;

  private HostedEdition(Edition edition, Tables tables, NavigableMap<String, Integer> files) {
    this.edition = edition;
    this.tables = tables;
    this.files = files;
  }

  /// What visitors' pages are made of.
  public enum Page {
    FAN(TableKind.FAN_PAGES),
    TRALBUM(TableKind.TRALBUM_PAGES),
    TAG(TableKind.TAG_PAGES),
    SCENE(TableKind.SCENE_PAGES);

    private final TableKind kind;

    Page(TableKind kind) {
      this.kind = kind;
    }
  }

  /// Opens an edition.
  ///
  /// @param where what messages call the host
  /// @param manifest as the host gives it, with or without opt-outs, which hold
  /// @param fetch the bytes of a file such as `3f/0a1c….bin`; an exception where there is none
  /// @param scratch folder for a scratch file
  /// @throws UnusableEdition if the manifest or the index is not as it was written
  public static HostedEdition open(
      String where, byte[] manifest, Function<String, byte[]> fetch, Path scratch) {
    PublicManifest content;
    try {
      content = PublicManifest.parse(manifest);
    } catch (IllegalArgumentException e) {
      throw UnusableEdition.corrupt(where + " " + Manifest.FILE, "its opt-outs are damaged");
    }
    Manifest of = Manifest.parse(where + " " + Manifest.FILE, content.manifest());
    NavigableMap<String, Integer> files = new TreeMap<>();
    ShardIndex index = ShardIndex.fetch(where, of.index(), fetch, files::put);
    for (int shard = 0; shard < index.shards(); shard++) {
      files.put(index.name(shard), index.size(shard));
    }
    Tables tables = Tables.fetched(where, scratch, of, index, new Shards(where, index, fetch));
    return new HostedEdition(Edition.of(of, tables, content.optOuts()), tables, files);
  }

  /// Fetches shards. The last one is kept: a page needs three blocks of one.
  private static final class Shards implements IntFunction<byte[]> {
    private final String where;
    private final ShardIndex index;
    private final Function<String, byte[]> fetch;
    private volatile Last last = new Last(-1, new byte[0]);

    private record Last(int shard, byte[] bytes) {}

    Shards(String where, ShardIndex index, Function<String, byte[]> fetch) {
      this.where = where;
      this.index = index;
      this.fetch = fetch;
    }

    @Override
    public byte[] apply(int shard) {
      Last before = last;
      if (before.shard == shard) {
        return before.bytes;
      }
      byte[] bytes = fetch.apply(index.name(shard));
      if (!index.is(shard, bytes, 0, bytes.length)) {
        throw UnusableEdition.corrupt(
            where + " " + index.name(shard), "its bytes have another hash or size");
      }
      last = new Last(shard, bytes);
      return bytes;
    }
  }

  /// The edition; closed with this.
  public Edition edition() {
    return edition;
  }

  /// All files that the manifest leads to, with their sizes in bytes.
  public NavigableMap<String, Integer> files() {
    return files;
  }

  /// Sees that what a visitor's page shows first is what the edition's tables say, entry by entry
  /// in the same order.
  ///
  /// @return what is wrong, a line each
  public List<String> verify(Page page, int id) {
    Failures failures = new Failures();
    failures.during(() -> new PageVerifier(tables, failures).page(page.kind, id));
    return failures.lines();
  }

  @Override
  public void close() {
    edition.close();
  }
}
