package com.bcrecommender.notice;

import java.io.Serial;

/// An outlet did not take a message. Its text is one line without secrets: what was found, and what
/// to do. It has no cause, since a trace prints what its causes say.
public final class NotSent extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String cure;

  /// @param found what came instead
  /// @param cure what to do
  NotSent(String found, String cure) {
    super(found.replaceAll("\\s*\\R\\s*", " ").strip());
    this.cure = cure;
  }

  /// What was found instead.
  public String found() {
    return String.valueOf(getMessage());
  }

  /// What to do.
  public String cure() {
    return cure;
  }

  /// Both in one line.
  public String line() {
    return found() + "; " + cure;
  }
}
