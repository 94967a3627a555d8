package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Writes one table, record after record. Memory: 256 KB of buffer and 5 bytes per record for the
/// offsets.
final class TableWriter implements AutoCloseable {
  private final TableKind kind;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
  private final CRC32C crc = new CRC32C();
  private byte[] offsets = new byte[1 << 12];
  private int count;
  private long length;

  TableWriter(Path folder, TableKind kind) throws IOException {
    this.kind = kind;
    this.channel =
        FileChannel.open(
            folder.resolve(kind.file()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.position(TableHeader.BYTES);
  }

  int count() {
    return count;
  }

  void add(RecordBuffer record) throws IOException {
    add(record.bytes(), 0, record.size());
  }

  void add(byte[] record, int start, int size) throws IOException {
    if (kind.width() == 0) {
      appendOffset();
    } else if (size != kind.width()) {
      throw new IllegalArgumentException(
          "a record of %s has %d bytes, found %d".formatted(kind, kind.width(), size));
    }
    write(record, start, size);
    length += size;
    count = Math.addExact(count, 1);
  }

  /// Writes offsets, footer and header, and waits until the disk has it all.
  void finish() throws IOException {
    if (kind.width() == 0) {
      appendOffset();
      write(offsets, 0, (count + 1) * TableHeader.OFFSET_BYTES);
    }
    flush();
    ByteBuffer footer = ByteBuffer.allocate(TableHeader.FOOTER_BYTES);
    footer.order(java.nio.ByteOrder.LITTLE_ENDIAN);
    footer.putInt((int) crc.getValue()).putInt(TableHeader.END_MAGIC).flip();
    writeFully(footer);
    channel.position(0);
    TableHeader header =
        new TableHeader(TableHeader.FORMAT, kind.code(), count, kind.width(), length);
    writeFully(ByteBuffer.wrap(header.toBytes()));
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void appendOffset() {
    int at = Math.multiplyExact(count, TableHeader.OFFSET_BYTES);
    if (at > offsets.length - TableHeader.OFFSET_BYTES) {
      offsets = Arrays.copyOf(offsets, Math.addExact(offsets.length, offsets.length / 2));
    }
    for (int i = 0; i < TableHeader.OFFSET_BYTES; i++) {
      offsets[at + i] = (byte) (length >>> (8 * i));
    }
  }

  private void write(byte[] bytes, int start, int size) throws IOException {
    while (size > 0) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(size, buffer.remaining());
      buffer.put(bytes, start, part);
      start += part;
      size -= part;
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    crc.update(buffer.duplicate());
    writeFully(buffer);
    buffer.clear();
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
