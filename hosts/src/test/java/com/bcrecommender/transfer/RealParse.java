package com.bcrecommender.transfer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real Parse Server on a PostgreSQL of its own, both on loopback and gone with the test.
/// `BCR_PARSE_SERVER` names the folder in which `npm install parse-server@9 router@2.2.0` was run,
/// as `./test --long` does; PostgreSQL is looked for where Debian has it, and on the PATH. Where
/// one is missing the tests are skipped, and say what.
public final class RealParse implements AutoCloseable {
  private final List<Process> processes = new ArrayList<>();
  private final int port;

  private RealParse(int port) {
    this.port = port;
  }

  /// @param folder for the database and the logs
  public static RealParse start(Path folder) throws Exception {
    String install = System.getenv("BCR_PARSE_SERVER");
    assumeTrue(
        install != null,
        "BCR_PARSE_SERVER names no folder with a Parse Server (npm install parse-server@9)");
    Path program = Path.of(install, "node_modules", "parse-server", "bin", "parse-server");
    assumeTrue(Files.exists(program), "no Parse Server at " + program);
    Path initdb = postgres("initdb");
    assumeTrue(initdb != null, "PostgreSQL is not installed (Debian: apt install postgresql)");
    RealParse parse = new RealParse(freePort());
    try {
      int database = freePort();
      Path data = folder.resolve("pg");
      parse
          .run(
              folder,
              as(
                  List.of(
                      String.valueOf(initdb),
                      "-D",
                      data.toString(),
                      "-U",
                      "parse",
                      "-A",
                      "trust",
                      "-N")))
          .waitFor();
      parse.processes.add(
          parse.run(
              folder,
              as(
                  List.of(
                      String.valueOf(postgres("postgres")),
                      "-D",
                      data.toString(),
                      "-p",
                      Integer.toString(database),
                      "-h",
                      "127.0.0.1",
                      "-k",
                      "",
                      "-c",
                      "fsync=off"))));
      waitFor(database);
      Process server =
          parse.run(
              folder,
              List.of(
                  "node",
                  program.toString(),
                  "--appId",
                  FakeParse.APPLICATION,
                  "--masterKey",
                  FakeParse.MASTER_KEY,
                  "--masterKeyIps",
                  "127.0.0.1,::1",
                  "--databaseURI",
                  "postgres://parse@127.0.0.1:" + database + "/postgres",
                  "--serverURL",
                  parse.address(),
                  "--host",
                  "127.0.0.1",
                  "--port",
                  Integer.toString(parse.port)));
      parse.processes.add(server);
      waitFor(parse.port);
      parse.waitUntilHealthy();
      return parse;
    } catch (Exception | Error e) {
      parse.close();
      throw e;
    }
  }

  public String address() {
    return "http://127.0.0.1:" + port + "/parse";
  }

  /// A way to it, with all objects of earlier tests gone.
  public Host openEmpty(Path home) throws Exception {
    Host host = ParseHost.open(address(), 1000, FakeParse.credentials(home));
    for (String type : List.of("FanList", "SimilarList", "Tralbum", "SiteFile")) {
      send("DELETE", "/purge/" + type);
    }
    return host;
  }

  /// What somebody without the master key is answered.
  int statusForVisitors(String method, String path, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address() + path))
                  .header("X-Parse-Application-Id", FakeParse.APPLICATION)
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  private int send(String method, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address() + path))
                  .header("X-Parse-Application-Id", FakeParse.APPLICATION)
                  .header("X-Parse-Master-Key", FakeParse.MASTER_KEY)
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  private void waitUntilHealthy() throws Exception {
    for (int i = 0; i < 300 && send("GET", "/health") != 200; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void waitFor(int port) throws Exception {
    for (int i = 0; i < 600; i++) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IOException("nothing listens on " + port);
  }

  /// PostgreSQL refuses root; in a name space where root is nobody it does not see that.
  private static List<String> as(List<String> command) {
    if (!System.getProperty("user.name").equals("root")) {
      return command;
    }
    List<String> all = new ArrayList<>(List.of("unshare", "-U"));
    all.addAll(command);
    return all;
  }

  private Process run(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder
        .environment()
        .putAll(Map.of("PARSE_SERVER_LOGS_FOLDER", folder.resolve("logs").toString()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log-" + processes.size()).toFile());
    return builder.start();
  }

  private static @Nullable Path postgres(String program) {
    List<Path> folders = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.map(version -> version.resolve("bin")).forEach(folders::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      folders.add(Path.of(folder));
    }
    return folders.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.destroy();
      if (process.onExit().copy().completeOnTimeout(null, 20, TimeUnit.SECONDS).join() == null) {
        process.destroyForcibly().onExit().join();
      }
    }
  }
}
