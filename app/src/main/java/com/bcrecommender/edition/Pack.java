package com.bcrecommender.edition;

import com.bcrecommender.settings.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;

/// A pack in the making: the shards of one table, one after another, in one file, and what the
/// index will say of them. Not for several threads.
final class Pack implements AutoCloseable {
  private final FileChannel channel;
  private final MessageDigest sha = Sha256.begin();
  private final RecordBuffer entries = new RecordBuffer();

  Pack(Path folder, String file) throws IOException {
    channel =
        FileChannel.open(
            folder.resolve(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  void add(byte[] shard, int size) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(shard, 0, size);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    sha.update(shard, 0, size);
    entries.bytes(sha.digest(), 0, ShardIndex.HASH).fixed(size, Integer.BYTES);
  }

  void add(RecordBuffer shard) throws IOException {
    add(shard.bytes(), shard.size());
  }

  /// Waits until the disk has it all.
  ///
  /// @return the entries of its shards in the index
  byte[] finish() throws IOException {
    channel.force(true);
    return Arrays.copyOf(entries.bytes(), entries.size());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
