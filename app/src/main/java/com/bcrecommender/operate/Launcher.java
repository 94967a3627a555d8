package com.bcrecommender.operate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Starts commands of `bcr` as processes of their own.
@FunctionalInterface
public interface Launcher {
  /// @param command the words after `bcr`
  /// @param printed the file that gets all that it prints
  /// @param ahead how far the worker's clock is ahead of the system's
  /// @throws IOException where it cannot be started
  Child start(List<String> command, Path printed, Duration ahead) throws IOException;
}
