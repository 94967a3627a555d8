package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/// A standalone cluster of two workers on loopback, one of whose executors is killed in the midst.
@Tag("long")
class KilledExecutorTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String MODEL = "item-neighbours";

  @TempDir private Path folder;
  private final List<Process> cluster = new ArrayList<>();

  private void start(Path home, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(SparkHome.java(), "-Xmx256m", "-cp", home.resolve("jars") + "/*"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("cluster-%d.log".formatted(cluster.size())).toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    cluster.add(builder.start());
  }

  @AfterEach
  void stop() throws InterruptedException {
    // Where the test failed its run goes on, and would be the session of the next test's.
    Option<SparkSession> session = SparkSession.getDefaultSession();
    if (session.isDefined()) {
      session.get().stop();
    }
    for (Process process : cluster) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private List<ProcessHandle> executors() {
    return cluster.stream().flatMap(Process::descendants).toList();
  }

  @Test
  void aRunWhoseExecutorIsKilledEndsInTheSameEdition() throws Exception {
    DemoHome demo = DemoHome.in(folder);
    Path home = SparkHome.in(folder.resolve("spark"));
    int port = freePort();
    String master = "spark://%s:%d".formatted(LOOPBACK, port);
    start(
        home,
        "org.apache.spark.deploy.master.Master",
        "--host",
        LOOPBACK,
        "--port",
        Integer.toString(port),
        "--webui-port",
        "0");
    for (int worker = 0; worker < 2; worker++) {
      start(
          home,
          "org.apache.spark.deploy.worker.Worker",
          master,
          "--host",
          LOOPBACK,
          "--cores",
          "1",
          "--memory",
          "1500m",
          "--webui-port",
          "0",
          "--work-dir",
          folder.resolve("worker-" + worker).toString());
    }
    SparkConf conf =
        FaultyFileSystem.in(LocalSpark.conf(), "", 0, 1000)
            .setMaster(master)
            .set("spark.executor.memory", "1200m")
            .set("spark.executor.cores", "1")
            .set("spark.executor.extraClassPath", SparkHome.classes());
    Path work = folder.resolve("work");
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(() -> {
          try {
            LocalSpark.run(conf, demo.order(demo.catalog(), FaultyFileSystem.at(work), MODEL));
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    while (!run.isDone() && !anyRows(work)) {
      Thread.sleep(50);
    }
    assertThat(run).isNotDone();
    List<ProcessHandle> alive = executors();
    assertThat(alive).hasSize(2);
    alive.getFirst().destroyForcibly();
    run.get(5, TimeUnit.MINUTES);
    assertThat(demo.handedOver()).isEqualTo(demo.here(MODEL));
  }

  private static boolean anyRows(Path work) throws IOException {
    if (!Files.isDirectory(work)) {
      return false;
    }
    // Names alone are read: other files are renamed meanwhile.
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(work, "run-????????????????")) {
      for (Path run : runs) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run, "rows.0-*")) {
          for (Path file : files) {
            if (file.getFileName().toString().matches("rows.0-[0-9]+")) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }
}
