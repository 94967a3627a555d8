package com.bcrecommender.serve;

import java.io.Serial;

/// A request that cannot be answered as asked, for a reason that the visitor can read: status and
/// one line.
final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;

  Refusal(int status, String line) {
    super(line, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
