package com.bcrecommender.export;

import java.io.Serial;

/// A row that no export has. The message says what was expected and found.
final class UnfitRow extends Exception {
  @Serial private static final long serialVersionUID = 1;

  UnfitRow(String message) {
    super(message);
  }
}
