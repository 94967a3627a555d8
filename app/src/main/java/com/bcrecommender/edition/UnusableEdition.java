package com.bcrecommender.edition;

import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;

/// An edition, or a part of it, cannot be read. The message is one line: which file, what was
/// expected, what was found, what to do.
public final class UnusableEdition extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Reason reason;

  UnusableEdition(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// @param file that should be there
  static UnusableEdition missing(Path file) {
    Path folder = file.getParent();
    return new UnusableEdition(
        Reason.MISSING,
        folder != null && Files.isDirectory(folder)
            ? "%s is missing; copy the edition again, or make it again with bcr recommend"
                .formatted(file)
            : "there is no edition at %s; make one with bcr recommend".formatted(folder));
  }

  static UnusableEdition corrupt(String file, String finding) {
    return new UnusableEdition(
        Reason.CORRUPT,
        "%s is corrupt: %s; copy the edition again, or make it again with bcr recommend"
            .formatted(file, finding));
  }

  /// @param file which has other bytes than its index says
  static UnusableEdition otherHash(String file, int shard) {
    return corrupt(file, "shard %d has another hash than the index says".formatted(shard));
  }

  static UnusableEdition truncated(String file, long expected, long found) {
    return new UnusableEdition(
        Reason.TRUNCATED,
        "%s is truncated: expected %d bytes, found %d; copy the edition again, or make it again with bcr recommend"
            .formatted(file, expected, found));
  }

  static UnusableEdition otherFormat(String file, int format) {
    return format > Manifest.FORMAT
        ? new UnusableEdition(
            Reason.TOO_NEW,
            "%s has format %d, this program reads format %d: use a newer bcr, or make the edition again"
                .formatted(file, format, Manifest.FORMAT))
        : new UnusableEdition(
            Reason.TOO_OLD,
            "%s has format %d, this program reads format %d: make the edition again with bcr recommend"
                .formatted(file, format, Manifest.FORMAT));
  }

  /// Why; one word of the message, for those who branch on it.
  public Reason reason() {
    return reason;
  }

  /// What is wrong with it.
  public enum Reason {
    /// No such edition, or a file of it is missing.
    MISSING,
    /// The file is something else.
    NOT_AN_EDITION,
    /// The file ends early, as after a copy that was cut off.
    TRUNCATED,
    /// Bytes have changed, or contradict each other.
    CORRUPT,
    /// Made by a version of the program whose format is no longer read.
    TOO_OLD,
    /// Made by a newer version of the program.
    TOO_NEW
  }
}
