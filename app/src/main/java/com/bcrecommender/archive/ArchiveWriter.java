package com.bcrecommender.archive;

import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Appends the answers of one run. Each is on the disk when [#append] returns, so that whatever is
/// learned from it afterwards can be learned again. A run has files of its own: one that was killed
/// may have left a torn record, behind which nothing is ever appended. Not thread-safe.
///
/// An append costs one write and one `fsync`; memory is that of the answer and its packed copy.
public final class ArchiveWriter implements AutoCloseable {
  private final Archive archive;
  private final String software;
  private final long mostBytes;
  private final ProcessLock lock;
  private @Nullable Path file;
  private @Nullable FileChannel channel;
  private long length;

  ArchiveWriter(Archive archive, String software, long mostBytes, ProcessLock lock) {
    this.archive = archive;
    this.software = software;
    this.mostBytes = mostBytes;
    this.lock = lock;
  }

  /// Keeps an answer. The file is made with the first one; a file that has grown to the size set is
  /// followed by the next.
  ///
  /// @throws UserError where the disk does not take it
  public void append(RawAnswer answer) {
    try {
      FileChannel to = channel == null ? begin(answer) : channel;
      UUID id = UUID.randomUUID();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (length == 0) {
        bytes.writeBytes(WarcEncoder.info(software));
      }
      if (answer.post() != null) {
        bytes.writeBytes(WarcEncoder.request(answer, UUID.randomUUID(), id));
      }
      long offset = length + bytes.size();
      bytes.writeBytes(WarcEncoder.response(answer, id));
      write(to, bytes.toByteArray());
      length += bytes.size();
      ArchiveIndex.append(current(), ArchiveIndex.Entry.of(answer, offset, length - offset));
      if (length >= mostBytes) {
        end();
      }
    } catch (IOException e) {
      // Part of the record may be there.
      end();
      throw new UserError(
          "expected to keep the site's answers in %s, found: %s; free some space or check its rights, then run this again"
              .formatted(archive.folder(), e),
          e);
    }
  }

  private FileChannel begin(RawAnswer first) throws IOException {
    Path next = archive.next(first.at());
    FileChannel made =
        FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    file = next;
    channel = made;
    length = 0;
    Archive.sync(archive.folder());
    return made;
  }

  private Path current() {
    Path open = file;
    if (open == null) {
      throw new IllegalStateException("no file is open");
    }
    return open;
  }

  private static void write(FileChannel to, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      to.write(left);
    }
    to.force(false);
  }

  private void end() {
    FileChannel open = channel;
    channel = null;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    end();
    lock.close();
  }
}
