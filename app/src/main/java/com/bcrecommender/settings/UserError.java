package com.bcrecommender.settings;

import java.io.Serial;

/// A mistake of the person at the keyboard, not of the program. Its message is one line that says
/// what was expected, what was found, where, and what to do; the command line prints that line
/// alone and ends with status 2.
public class UserError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// @param message the line, without a full stop at the end if it ends in a command to copy
  public UserError(String message) {
    super(message);
  }

  /// @param cause kept for the log; the person sees the message only
  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
