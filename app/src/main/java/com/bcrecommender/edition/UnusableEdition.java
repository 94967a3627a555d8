package com.bcrecommender.edition;

import java.io.Serial;

/// An edition, or a part of it, cannot be read. The message is one line: which file, what was
/// expected, what was found, what to do.
public final class UnusableEdition extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Reason reason;

  UnusableEdition(Reason reason, String message) {
    super(message);
    this.reason = reason;
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
