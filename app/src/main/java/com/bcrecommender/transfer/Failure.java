package com.bcrecommender.transfer;

import com.bcrecommender.settings.UserError;

/// What a host refused, in the one line that a person gets.
final class Failure {
  private Failure() {}

  /// @param doing such as `to write data/manifest.json`
  /// @param host its name
  /// @param found what came instead, in one line
  /// @param cure what to do
  static UserError of(String doing, String host, String found, String cure, Throwable cause) {
    return new UserError(
        "expected %s on %s, found: %s; %s"
            .formatted(doing, host, found.replaceAll("\\s*\\R\\s*", " ").strip(), cure),
        cause);
  }
}
