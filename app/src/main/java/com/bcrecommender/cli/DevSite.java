package com.bcrecommender.cli;

import com.bcrecommender.settings.Home;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The site of `bcr dev`: a `bcr serve` of its own. When a source changes it is built again, and
/// the site comes anew with it; what does not build leaves the site as it is, and the compiler's
/// words on the terminal.
final class DevSite implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Home home;
  private final int port;
  private final Sources sources;
  private final PrintStream out;
  private final Thread watching;
  private volatile boolean closed;
  private @Nullable Process server;

  DevSite(Home home, int port, Sources sources, PrintStream out) {
    this.home = home;
    this.port = port;
    this.sources = sources;
    this.out = out;
    this.watching = Thread.ofPlatform().daemon().name("sources").unstarted(this::watch);
  }

  void start() throws IOException {
    serve();
    out.println("The site is at http://127.0.0.1:" + port + "/ once there is an edition");
    Path root = sources.root();
    if (root != null) {
      out.println(
          "Change a template, a text, a style or a class below "
              + root
              + ": the site is built again by itself");
      watching.start();
    }
  }

  private void watch() {
    long built = sources.newest();
    try {
      while (!closed) {
        Thread.sleep(LOOK.toMillis());
        long newest = sources.newest();
        // A second look: an editor writes several files.
        if (newest > built && newest == later()) {
          built = newest;
          rebuild();
        }
      }
    } catch (InterruptedException e) {
      // The site is being closed.
    } catch (IOException e) {
      out.println("the site could not be built again: " + e);
    }
  }

  private long later() throws InterruptedException {
    Thread.sleep(LOOK.toMillis() / 2);
    return sources.newest();
  }

  private void rebuild() throws IOException, InterruptedException {
    Path root = sources.root();
    if (root == null) {
      return;
    }
    out.println("A source changed; building ...");
    long began = System.nanoTime();
    Path log = Files.createDirectories(root.resolve(".build")).resolve("dev.log");
    Process maven =
        new ProcessBuilder(
                "mvn", "-q", "-B", "-ntp", "-Dfast", "-Dlaunch", "-pl", "app", "-am", "compile")
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int status = maven.waitFor();
    if (status != 0) {
      Files.readString(log)
          .lines()
          .filter(line -> line.contains("ERROR"))
          .limit(8)
          .forEach(out::println);
      out.println("It does not build; the site stays as it was. All that was said: " + log);
      return;
    }
    serve();
    out.println(
        "Built in %.1f s; load the page again".formatted((System.nanoTime() - began) / 1e9));
  }

  /// Starts the server, in the place of the one before.
  private synchronized void serve() throws IOException {
    end();
    if (closed) {
      return;
    }
    List<String> words = new ArrayList<>(sources.program());
    words.addAll(
        List.of(
            "serve",
            "--home",
            home.folder().toString(),
            "--port",
            Integer.toString(port),
            "--address",
            "127.0.0.1"));
    server =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(home.folder().resolve("serve.log").toFile())
            .start();
  }

  private void end() {
    Process before = server;
    if (before != null) {
      before.destroy();
      try {
        if (!before.waitFor(10, TimeUnit.SECONDS)) {
          before.destroyForcibly();
        }
      } catch (InterruptedException e) {
        before.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    watching.interrupt();
    synchronized (this) {
      end();
    }
  }
}
