package com.bcrecommender.operate;

import com.bcrecommender.settings.Now;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// `bcr` processes of the system, of the lowest priority that it has for them.
public final class Processes implements Launcher {
  /// The property in which the launcher script says which folder it is in.
  public static final String ROOT = "bcr.root";

  /// The variable whose words the launcher script hands to the JVM.
  private static final String JAVA_OPTIONS = "BCR_JAVA_OPTIONS";

  private final List<String> program;
  private final List<String> home;

  private Processes(List<String> program, List<String> home) {
    this.program = List.copyOf(program);
    this.home = List.copyOf(home);
  }

  /// Commands on a home.
  ///
  /// @param program the command line of `bcr` itself, without a command
  public static Processes of(List<String> program, Path home) {
    return new Processes(program, List.of("--home", home.toString()));
  }

  /// This very program: by its launcher script, which knows what each command needs of the JVM,
  /// else by the JVM that runs now.
  ///
  /// @param main its class with a main method
  public static List<String> thisProgram(Class<?> main) {
    return root()
        .map(root -> root.resolve("bcr"))
        .filter(Files::isExecutable)
        .map(script -> List.of(script.toString()))
        .orElseGet(() -> thisJvm(System.getProperty("java.class.path"), main));
  }

  /// The folder of the launcher script, of a checkout or of a package; empty where the program was
  /// started without it.
  public static Optional<Path> root() {
    String root = System.getProperty(ROOT);
    boolean launched = System.getProperty("java.class.path").endsWith("bcr.jar");
    return root != null && launched ? Optional.of(Path.of(root)) : Optional.empty();
  }

  /// A program by the JVM that runs now.
  ///
  /// @param classPath where its classes are
  /// @param main its class with a main method
  public static List<String> thisJvm(String classPath, Class<?> main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector",
        "-cp",
        classPath,
        main.getName());
  }

  @Override
  public Child start(List<String> command, Path printed, Duration ahead) throws IOException {
    List<String> words = new ArrayList<>(politely(Files::isExecutable));
    words.addAll(program);
    words.addAll(command);
    words.addAll(home);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectErrorStream(true);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(printed.toFile()));
    if (!ahead.isZero()) {
      pass(builder.environment(), "-D" + Now.AHEAD + "=" + ahead.toMillis());
    }
    Process process = builder.start();
    return new Started(process.toHandle(), process.onExit().thenApply(Process::exitValue));
  }

  /// The JVM itself reads the second, the launcher script hands on the first.
  private void pass(Map<String, String> environment, String option) {
    String name = program.size() == 1 ? JAVA_OPTIONS : "JDK_JAVA_OPTIONS";
    environment.merge(name, option, (before, more) -> before + " " + more);
  }

  /// A process that a worker before this one began, if it is there still. Numbers of processes come
  /// again, so its command line must name the home.
  static Optional<Child> orphan(long pid, Path home) {
    return ProcessHandle.of(pid)
        .filter(handle -> commandLine(handle).contains(home.toString()))
        .map(handle -> new Started(handle, handle.onExit().thenApply(_ -> -1)));
  }

  /// Linux has all of it in a file, of which the JDK reads the beginning alone.
  private static String commandLine(ProcessHandle handle) {
    Path file = Path.of("/proc", Long.toString(handle.pid()), "cmdline");
    try {
      return Files.exists(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1)
          : handle.info().commandLine().orElse("");
    } catch (IOException itHasEnded) {
      return "";
    }
  }

  /// What lowers a process's claim on processor and disk, as far as this system has it.
  static List<String> politely(Predicate<Path> there) {
    List<String> words = new ArrayList<>();
    find("nice", there).ifPresent(nice -> words.addAll(List.of(nice, "-n", "10")));
    // -t: where a sandbox forbids it the command runs all the same.
    find("ionice", there).ifPresent(ionice -> words.addAll(List.of(ionice, "-t", "-c", "3")));
    return words;
  }

  /// Lowers the priority of this process; where that cannot be done it stays as it is.
  public static void lowerOwnPriority() {
    find("renice", Files::isExecutable)
        .ifPresent(renice -> {
          try {
            new ProcessBuilder(
                    renice, "-n", "10", "-p", Long.toString(ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
          } catch (IOException e) {
            // It is a kindness, not a need.
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static Optional<String> find(String name, Predicate<Path> there) {
    String path = System.getenv("PATH");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path == null ? "" : path)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(there)
        .findFirst()
        .map(Path::toString);
  }

  /// A process under way.
  private record Started(ProcessHandle handle, CompletableFuture<Integer> exit) implements Child {
    @Override
    public long pid() {
      return handle.pid();
    }

    @Override
    public void stop() {
      handle.destroy();
    }

    @Override
    public void kill() {
      // The script has made way for the JVM; what that started goes with it.
      handle.descendants().forEach(ProcessHandle::destroyForcibly);
      handle.destroyForcibly();
    }
  }
}
