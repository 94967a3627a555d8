package com.bcrecommender.engine.data;

import java.io.Serial;

/// A file that is not what it should be as a whole. The message is one line for the person who
/// named the file: what was expected, what was found, where, and what to do.
public final class UnreadableFile extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1;

  public UnreadableFile(String message) {
    super(message);
  }

  public UnreadableFile(String message, Throwable cause) {
    super(message, cause);
  }
}
