package com.bcrecommender.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// What the machine and the JVM are like.
///
/// @param heap the most that this JVM's heap may take, bytes
/// @param memory of the machine, or of the container, bytes
/// @param available what of it new processes may take, bytes
/// @param diskFree of the disk of the home, bytes
/// @param filesFree how many more files that disk takes; empty where it has no such number
/// @param temporary the folder for temporary files
public record Machine(
    Runtime.Version jdk,
    long heap,
    long memory,
    long available,
    long diskFree,
    long disk,
    OptionalLong filesFree,
    Path temporary) {
  /// This one.
  ///
  /// @param home which need not be there yet
  public static Machine here(Path home) throws IOException {
    Path there = nearest(home.toAbsolutePath());
    FileStore store = Files.getFileStore(there);
    long memory = 0;
    long free = 0;
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      memory = system.getTotalMemorySize();
      free = system.getFreeMemorySize();
    }
    return new Machine(
        Runtime.version(),
        Runtime.getRuntime().maxMemory(),
        memory,
        Math.max(free, linuxAvailable()),
        store.getUsableSpace(),
        store.getTotalSpace(),
        filesFree(there),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /// The folder itself, or the nearest around it that is there.
  private static Path nearest(Path folder) {
    Path parent = folder.getParent();
    return Files.exists(folder) || parent == null ? folder : nearest(parent);
  }

  /// Linux counts what it keeps of files and would give back; 0 elsewhere.
  private static long linuxAvailable() throws IOException {
    Path file = Path.of("/proc/meminfo");
    if (!Files.isReadable(file)) {
      return 0;
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  /// The JDK does not tell; `stat` of Linux does. Some file systems have no such limit, and say 0
  /// of 0.
  private static OptionalLong filesFree(Path folder) {
    try {
      Process process =
          new ProcessBuilder(List.of("stat", "-f", "-c", "%c %d", folder.toString()))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), US_ASCII).strip();
      String[] numbers = said.split(" ");
      return process.waitFor() == 0 && said.matches("\\d+ \\d+") && !numbers[0].equals("0")
          ? OptionalLong.of(Long.parseLong(numbers[1]))
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }
}
