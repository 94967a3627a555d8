package com.bcrecommender.publish;

import com.bcrecommender.publish.Contents.Page;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Pages as they were made, one after another in a file without a name: each is made once, its size
/// and hash are known before anything is put on a host, and none takes memory. For several threads.
final class PageSpool implements AutoCloseable {
  private final FileChannel channel;
  private final Path folder;
  private long end;

  private PageSpool(FileChannel channel, Path folder) {
    this.channel = channel;
    this.folder = folder;
  }

  /// @param folder where there is room for all pages
  static PageSpool open(Path folder) {
    try {
      Path file = Files.createTempFile(folder, ".partial-pages-", "");
      return new PageSpool(
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE),
          folder);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /// Bytes of all pages.
  synchronized long bytes() {
    return end;
  }

  /// Keeps a page.
  Page add(String name, byte[] bytes) {
    long at = take(bytes.length);
    ByteBuffer left = ByteBuffer.wrap(bytes);
    try {
      while (left.hasRemaining()) {
        channel.write(left, at + left.position());
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
    return new Spooled(name, bytes.length, Sha256.hex(bytes).substring(0, Page.DIGITS), at);
  }

  private synchronized long take(int length) {
    long at = end;
    end += length;
    return at;
  }

  private static UserError failed(Path folder, IOException e) {
    return new UserError(
        "expected to keep the site's pages in %s until they are published, found: %s; make room on the disk, then run it again"
            .formatted(folder, e),
        e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A page in the file.
  private final class Spooled implements Page {
    private final String name;
    private final int length;
    private final String hash;
    private final long at;

    Spooled(String name, int length, String hash, long at) {
      this.name = name;
      this.length = length;
      this.hash = hash;
      this.at = at;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long size() {
      return length;
    }

    @Override
    public String hash() {
      return hash;
    }

    @Override
    public byte[] read() {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      try {
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
          // On to the rest.
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (bytes.hasRemaining()) {
        throw new IllegalStateException(name + " is shorter than it was");
      }
      return bytes.array();
    }
  }
}
