package com.bcrecommender.operate;

import java.util.concurrent.CompletableFuture;

/// A command that was started.
public interface Child {
  long pid();

  /// Its exit status, once it has ended; -1 for one whose status nobody is told.
  CompletableFuture<Integer> exit();

  /// Asks it to end, which every stage does within seconds and without a loss.
  void stop();

  /// Ends it at once, which loses nothing either, but the work in hand.
  void kill();
}
