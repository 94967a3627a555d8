package com.bcrecommender.operate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// What a job printed.
///
/// @param file all of it
record Output(Path file) {
  /// Of a job whose output nobody kept.
  static final Output NONE = new Output(Path.of(""));

  /// How the line begins that is there before the job prints anything.
  static final String HEAD = "# bcr ";

  /// What a JVM says of itself at each start, whatever happens after.
  private static final List<String> OF_THE_JVM =
      List.of("NOTE: Picked up ", "Picked up ", "WARNING: Using incubator modules");

  private static final int TAIL_BYTES = 4000;
  private static final int TAIL_LINES = 25;

  /// The line to read first: the last one by which `bcr` speaks for itself, else the last of all
  /// but the JVM's own. Empty where there is none, or it cannot be read.
  String line() {
    List<String> lines =
        lines().stream().filter(line -> OF_THE_JVM.stream().noneMatch(line::startsWith)).toList();
    return lines.stream()
        .filter(line -> line.startsWith("bcr: "))
        .reduce((_, last) -> last)
        .map(line -> line.substring("bcr: ".length()))
        .orElseGet(() -> lines.isEmpty() ? "" : lines.getLast());
  }

  /// The last lines.
  String tail() {
    List<String> lines = lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  private List<String> lines() {
    if (equals(NONE)) {
      return List.of();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(0, channel.size() - TAIL_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
        // The next read goes on.
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      // A cut may lie within a line, and a progress bar ends its states by carriage returns.
      return text.lines()
          .skip(from > 0 ? 1 : 0)
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith(HEAD))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
