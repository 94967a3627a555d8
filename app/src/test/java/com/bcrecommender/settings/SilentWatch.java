package com.bcrecommender.settings;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Progress that nobody is told of.
public final class SilentWatch {
  /// Watches without a word.
  public static final Watch NOBODY =
      (stage, unit, total) ->
          new Progress(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              false,
              stage,
              unit,
              total);

  private SilentWatch() {}
}
