package com.bcrecommender.archive;

import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder of raw answers: files `NUMBER-TIME.warc.gz` in the order of their numbers, an index
/// beside each. One process at a time writes.
public final class Archive {
  static final String SUFFIX = ".warc.gz";

  private static final String PART = ".part";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;

  private Archive(Path folder) {
    this.folder = folder;
  }

  /// The archive in a folder, which is made by whoever writes.
  public static Archive in(Path folder) {
    return new Archive(folder);
  }

  /// What was asked: all that decides which answer it is.
  ///
  /// @param post as in [RawAnswer]
  private record Asked(String address, @Nullable String post) {}

  /// What a rewriting came to.
  ///
  /// @param answers left out
  /// @param files made anew
  public record Rewritten(long answers, int files) {}

  public Path folder() {
    return folder;
  }

  /// The WARC files, oldest first; none where there is no archive.
  ///
  /// @throws UserError where the folder cannot be read
  public List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> String.valueOf(file.getFileName()).endsWith(SUFFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// A writer for one run, to be closed by the caller.
  ///
  /// @param software name and version of the program, for the files' first record
  /// @param mostBytes size at which a file is followed by the next
  /// @throws UserError while another process writes, or where the folder cannot be written
  public ArchiveWriter writer(String software, long mostBytes) {
    return new ArchiveWriter(this, software, mostBytes, lock());
  }

  /// Keeps every other process from writing until it is closed.
  ///
  /// @throws UserError while another does so, or where the folder cannot be written
  public ProcessLock lock() {
    ProcessLock lock;
    try {
      Files.createDirectories(folder);
      lock = ProcessLock.take(folder.resolve(".lock"));
    } catch (IOException e) {
      throw unusable(e);
    }
    if (lock == null) {
      throw new Busy(
          "a crawl or another job already has the raw answers in %s; wait for it or stop it first"
              .formatted(folder));
    }
    return lock;
  }

  /// Leaves answers out for good, with the requests that led to them; of an address that was asked
  /// several times all answers in the same file. A file that holds such answers is written anew
  /// beside the old one, without them and without what cannot be read in it (nobody can tell whose
  /// it is), is brought to the disk, and takes the old one's name at once; the others are not
  /// touched. A kill leaves each file old or new, and the same call does the rest. Costs a reading
  /// of all files, and another of those that change.
  ///
  /// @throws UserError while another process writes, or where the disk does not take it
  public Rewritten rewriteWithout(Predicate<RawAnswer> leaveOut) {
    try (ProcessLock held = lock()) {
      assert held.held();
      removeParts();
      long answers = 0;
      int files = 0;
      for (Path file : files()) {
        List<Asked> doomed = doomed(file, leaveOut);
        if (!doomed.isEmpty()) {
          rewrite(file, Set.copyOf(doomed)::contains);
          answers += doomed.size();
          files++;
        }
        // Makes one where a kill left none.
        ArchiveIndex.read(file);
      }
      return new Rewritten(answers, files);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static List<Asked> doomed(Path file, Predicate<RawAnswer> leaveOut) throws IOException {
    List<Asked> doomed = new ArrayList<>();
    WarcFile.read(
        file,
        record -> {
          RawAnswer answer = record.answer();
          if (answer != null && leaveOut.test(answer)) {
            doomed.add(new Asked(answer.address(), answer.post()));
          }
        });
    return doomed;
  }

  private static void rewrite(Path file, Predicate<Asked> leaveOut) throws IOException {
    Kept kept = new Kept();
    WarcFile.read(
        file,
        record -> {
          if (!leaveOut.test(new Asked(record.address(), record.post()))) {
            kept.add(record);
          }
        });
    Path part = part(file);
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel to =
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (ArchivedRecord record : kept.records) {
        long at = record.offset();
        while (at < record.offset() + record.length()) {
          at += from.transferTo(at, record.offset() + record.length() - at, to);
        }
      }
      to.force(true);
    }
    // In this order a kill leaves no index that could be taken for the new file's.
    Files.deleteIfExists(ArchiveIndex.of(file));
    replace(part, file);
    ArchiveIndex.write(file, kept.entries);
  }

  /// The next file's path: one number above the last, and the time for people.
  Path next(Instant time) {
    List<Path> files = files();
    int last =
        files.isEmpty()
            ? 0
            : Integer.parseInt(
                String.valueOf(files.getLast().getFileName()).replaceFirst("\\D.*", ""));
    return folder.resolve("%06d-%s%s".formatted(last + 1, TIME.format(time), SUFFIX));
  }

  /// Where a file is written before it takes its name.
  static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + PART);
  }

  /// Gives a file that is on the disk its name.
  static void replace(Path part, Path file) throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    Path parent = file.getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  /// Brings a folder's names to the disk.
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// A run that was killed while it rewrote leaves one.
  private void removeParts() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        if (String.valueOf(file.getFileName()).endsWith(PART)) {
          Files.delete(file);
        }
      }
    }
  }

  private UserError unusable(IOException e) {
    return new UserError(
        "expected to read and write raw answers in %s, found: %s; check its rights and the disk"
            .formatted(folder, e),
        e);
  }

  /// The records of a file that stay, without what they hold, and where they will be.
  private static final class Kept {
    private final List<ArchivedRecord> records = new ArrayList<>();
    private final List<ArchiveIndex.Entry> entries = new ArrayList<>();
    private long length;

    void add(ArchivedRecord record) {
      RawAnswer answer = record.answer();
      if (answer != null) {
        entries.add(ArchiveIndex.Entry.of(answer, length, record.length()));
      }
      records.add(record.empty());
      length += record.length();
    }
  }
}
