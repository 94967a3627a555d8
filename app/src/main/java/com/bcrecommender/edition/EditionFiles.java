package com.bcrecommender.edition;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;

/// An edition as the files that a static host has of it: the shards of its packs and of its index,
/// each under the name that its content gives it. Opening reads the manifest and the index. Memory:
/// some 20 bytes a shard. For one thread.
public final class EditionFiles {
  private final Path folder;
  private final Manifest manifest;
  private final ShardIndex index;

  private EditionFiles(Path folder, Manifest manifest, ShardIndex index) {
    this.folder = folder;
    this.manifest = manifest;
    this.index = index;
  }

  /// Takes the files one by one.
  public interface Sink {
    /// @param name such as `3f/0a1c….bin`
    /// @param size in bytes
    /// @param bytes what is to be written, made when asked for; valid until the call ends
    void file(String name, int size, Bytes bytes) throws IOException;
  }

  /// The bytes of one file.
  @FunctionalInterface
  public interface Bytes {
    ByteBuffer get();
  }

  /// Opens the edition in a folder.
  ///
  /// @throws UnusableEdition if it is missing, or its manifest or index is not as it was written
  public static EditionFiles open(Path folder) {
    Manifest manifest = Manifest.read(folder);
    return new EditionFiles(folder, manifest, ShardIndex.read(folder, manifest.index()));
  }

  /// Gives all files but the manifest, tables in their order and the index last.
  public void each(Sink sink) throws IOException {
    int shard = 0;
    for (Map.Entry<TableKind, Cut> table : manifest.tables().entrySet()) {
      shard = pack(folder.resolve(table.getKey().file()), table.getValue().shards(), shard, sink);
    }
    byte[] all = Files.readAllBytes(folder.resolve(ShardIndex.FILE));
    int level = index.shards() * ShardIndex.ENTRY;
    int at = 0;
    for (int i = 0; i < manifest.index().levels(); i++) {
      int entries = 0;
      int end = at + level;
      for (; at < end; at += ShardIndex.PER_SHARD * ShardIndex.ENTRY) {
        byte[] bytes =
            Arrays.copyOfRange(
                all, at, Math.min(end, at + ShardIndex.PER_SHARD * ShardIndex.ENTRY));
        String name = ShardIndex.name(Sha256.begin().digest(bytes), 0);
        sink.file(name, bytes.length, () -> ByteBuffer.wrap(bytes));
        entries++;
      }
      at = end;
      level = entries * ShardIndex.ENTRY;
    }
  }

  /// @param first number of the pack's first shard in the index
  /// @return the number after its last
  private int pack(Path path, int shards, int first, Sink sink) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      MemorySegment pack = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long at = 0;
      for (int shard = first; shard < first + shards; shard++) {
        long from = at;
        int size = index.size(shard);
        if (from + size > pack.byteSize()) {
          throw UnusableEdition.truncated(path.toString(), from + size, pack.byteSize());
        }
        sink.file(index.name(shard), size, () -> pack.asSlice(from, size).asByteBuffer());
        at += size;
      }
    } catch (NoSuchFileException e) {
      throw UnusableEdition.missing(path);
    }
    return first + shards;
  }
}
