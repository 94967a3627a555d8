package com.bcrecommender.settings;

import java.io.Serial;

/// Another `bcr` is at the same job, so this one did nothing; it can be run again later as it is.
public final class Busy extends UserError {
  /// The exit status that says so to scripts, beside 0 for done, 1 for our bugs and 2 for what is
  /// to be mended.
  public static final int EXIT_STATUS = 3;

  @Serial private static final long serialVersionUID = 1;

  /// @param message the line that the person sees: who is at it, and what to do
  public Busy(String message) {
    super(message);
  }

  /// @param cause kept for the log
  public Busy(String message, Throwable cause) {
    super(message, cause);
  }
}
