package com.bcrecommender.operate;

import java.util.concurrent.CompletableFuture;

/// A process that is not there, or never was.
enum Gone implements Child {
  INSTANCE;

  @Override
  public long pid() {
    return 0;
  }

  @Override
  public CompletableFuture<Integer> exit() {
    return CompletableFuture.completedFuture(-1);
  }

  @Override
  public void stop() {}

  @Override
  public void kill() {}
}
