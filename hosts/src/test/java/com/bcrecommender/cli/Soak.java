package com.bcrecommender.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.notice.MailServer;
import com.bcrecommender.operate.Processes;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.transfer.BucketServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An installation as `bcr dev` has it, on loopback, in skipping time: a pretend Bandcamp, a mail
/// server, a bucket, a home, and a worker as a process of its own.
final class Soak implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path folder;
  private final Path time;

  /// What was skipped before the first hour.
  private final Duration beginning;

  private final Home home;
  private final Simulator simulator;
  private final int mailPort;
  private MailServer mails;
  private BucketServer bucket;
  private final int bucketPort;
  private final List<String> subjects = new ArrayList<>();
  private @Nullable Process worker;

  /// @param folder for everything but the home
  /// @param homeFolder for the home
  /// @param simulatorPort the pretend Bandcamp's, which is part of every address; 0 for any
  Soak(Path folder, Path homeFolder, int simulatorPort) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.time = Files.createDirectories(folder.resolve("time"));
    this.home = new Home(homeFolder);
    home.create();
    // Days begin at midnight, whenever the test does, so that schedules meet the same faults.
    Instant begin = Instant.now();
    Instant midnight = begin.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    beginning = Duration.ofMillis(Duration.between(begin, midnight).toMillis());
    SkippingTime.write(time, "ahead", beginning);
    SkippingTime.write(time, "limit", beginning);
    simulator = Simulator.start(SimulatorOptions.small(7).withPort(simulatorPort));
    mails = MailServer.start(0);
    mailPort = mails.port();
    bucket = BucketServer.start(folder.resolve("bucket"));
    bucketPort = bucket.address().getPort();
    String seeds =
        simulator.world().fans().stream()
            .limit(3)
            .map(fan -> simulator.address(fan).toString())
            .collect(Collectors.joining(","));
    Files.writeString(
        home.folder().resolve(Settings.FILE),
        // The small world has some two hundred pages, so that a crawl lasts for three days.
        """
        crawl.seeds = %s
        crawl.pace = 0
        crawl.patience = 1
        crawl.daily-requests = 120
        worker.crawl = 5 */2 * * *
        worker.recommend = 35 */6 * * *
        worker.recommend-when-changed = 0
        worker.publish = folder %s
        worker.backup = 50 */6 * * *
        worker.drill = 20 13 * * *
        worker.check = never
        worker.status-port = 0
        worker.least-free-megabytes = 30
        recommend.may-fall = 1
        recommend.may-change = 1
        backup.s3.bucket = %s
        backup.s3.endpoint = %s
        backup.s3.path-style = true
        mail.host = 127.0.0.1
        mail.port = %d
        mail.security = none
        mail.from = bcr@example.org
        mail.to = ann@example.org
        """
            .formatted(
                seeds,
                folder.resolve("site"),
                BucketServer.BUCKET + "/backups",
                bucket.address(),
                mailPort));
  }

  Simulator simulator() {
    return simulator;
  }

  Home home() {
    return home;
  }

  /// Starts the worker, which begins where the one before was.
  void startWorker() throws IOException {
    List<String> words =
        new ArrayList<>(
            Processes.thisJvm(System.getProperty("java.class.path"), SkippingWorker.class));
    words.addAll(1, List.of("-Xmx48m", "-XX:TieredStopAtLevel=1"));
    words.add(home.folder().toString());
    words.add(time.toString());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().put("AWS_ACCESS_KEY_ID", BucketServer.KEY_ID);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", BucketServer.SECRET);
    builder.environment().put("TZ", "UTC");
    worker = builder.start();
  }

  private Path log() {
    return folder.resolve("worker.log");
  }

  /// Lets so many hours pass since the beginning, and waits until they have.
  void hour(double hour) throws InterruptedException {
    Duration limit = limit(hour);
    SkippingTime.write(time, "limit", limit);
    Duration ahead = SkippingTime.read(time, "ahead");
    while (ahead.compareTo(limit) < 0) {
      Duration before = ahead;
      // However slow the machine is, it goes on.
      until(() -> SkippingTime.read(time, "ahead").compareTo(before) > 0);
      ahead = SkippingTime.read(time, "ahead");
    }
  }

  private Duration limit(double hour) {
    return beginning.plusMinutes(Math.round(hour * 60));
  }

  /// Sets the clock on the wall wrong, or right again.
  void setClock(Duration off) {
    SkippingTime.write(time, "off", off);
  }

  /// Lets time pass until a job of a kind is under way, at the latest until an hour.
  void untilUnderWay(String kind, double hour) throws InterruptedException {
    SkippingTime.write(time, "limit", limit(hour));
    until(() -> jobs().open().stream().anyMatch(run -> run.kind().equals(kind)));
  }

  void killWorker() throws InterruptedException {
    Process running = running();
    running.destroyForcibly();
    running.waitFor();
  }

  /// Kills the process of a job that is under way, if it is still.
  void killJob(String kind) {
    jobs().open().stream()
        .filter(run -> run.kind().equals(kind))
        .map(Run::pid)
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  /// Ends the worker as the system does.
  void stopWorker() throws InterruptedException {
    Process running = running();
    running.destroy();
    assertThat(running.waitFor(12, TimeUnit.SECONDS)).as("the worker ends in time").isTrue();
  }

  void mailDown() {
    remember();
    mails.close();
  }

  void mailUp() {
    mails = MailServer.start(mailPort);
  }

  void bucketDown() throws Exception {
    bucket.close();
  }

  void bucketUp() throws Exception {
    bucket = BucketServer.start(folder.resolve("bucket"), bucketPort);
  }

  /// Subjects of all mails so far.
  List<String> subjects() {
    List<String> all = new ArrayList<>(subjects);
    mails.received().forEach(mail -> all.add(subject(mail)));
    return all;
  }

  private void remember() {
    mails.received().forEach(mail -> subjects.add(subject(mail)));
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Bytes of the worker's heap that are in use after a full collection.
  long heap() throws IOException, InterruptedException {
    String pid = Long.toString(running().pid());
    jcmd(pid, "GC.run");
    jcmd(pid, "GC.run");
    String info = jcmd(pid, "GC.heap_info");
    long kilobytes = 0;
    Matcher used = Pattern.compile("total [0-9]+K, used ([0-9]+)K").matcher(info);
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    assertThat(kilobytes).as(info).isPositive();
    return kilobytes * 1024;
  }

  private static String jcmd(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    words.addAll(List.of(arguments));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  JobLog jobs() {
    return new JobLog(home.catalog());
  }

  String checksum() {
    try (Catalog catalog = Catalog.open(home.catalog())) {
      return catalog.checksum();
    }
  }

  String said() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void until(BooleanSupplier there) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!ready(there)) {
      assertThat(System.nanoTime()).as(this::said).isLessThan(end);
      Thread.sleep(20);
    }
  }

  /// The catalog may not be there yet.
  private static boolean ready(BooleanSupplier there) {
    try {
      return there.getAsBoolean();
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private Process running() {
    if (worker == null) {
      throw new IllegalStateException("no worker was started");
    }
    return worker;
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.descendants().forEach(ProcessHandle::destroyForcibly);
      worker.destroyForcibly().onExit().join();
    }
    simulator.close();
    mails.close();
    try {
      bucket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
