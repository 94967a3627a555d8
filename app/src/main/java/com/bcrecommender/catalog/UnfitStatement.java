package com.bcrecommender.catalog;

import java.io.Serial;

/// A statement that no catalog could have given out. The message says what was expected and found.
public final class UnfitStatement extends Exception {
  @Serial private static final long serialVersionUID = 1;

  UnfitStatement(String message) {
    super(message);
  }
}
