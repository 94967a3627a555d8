package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.bcrecommender.doctor.Doctor;
import com.bcrecommender.doctor.Examination;
import com.bcrecommender.doctor.Finding;
import com.bcrecommender.doctor.Machine;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.notice.Outlets;
import com.bcrecommender.notice.Trouble;
import com.bcrecommender.notice.Troubles;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.transfer.Credentials;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// A healthy home, to spoil.
final class Patient implements AutoCloseable {
  private static final long GIGABYTE = 1L << 30;

  final Path home;
  final Home layout;
  final List<Held> held = new ArrayList<>();
  Machine machine;
  InstantSource clock = InstantSource.system();
  boolean deep;

  /// @param copy where the copy goes
  static Patient copy(Path healthy, Path copy) throws IOException {
    return new Patient(HealthyHome.copy(healthy, copy));
  }

  private Patient(Path home) {
    this.home = home;
    this.layout = new Home(home);
    this.machine =
        new Machine(
            Runtime.Version.parse("25.0.3"),
            GIGABYTE,
            8 * GIGABYTE,
            4 * GIGABYTE,
            50 * GIGABYTE,
            100 * GIGABYTE,
            OptionalLong.of(1_000_000),
            Path.of(System.getProperty("java.io.tmpdir")));
  }

  List<Finding> examine() {
    return Doctor.examine(
        Examination.of(
            layout,
            Map.of(),
            Map.of(),
            machine,
            clock,
            deep,
            target ->
                new HostChoice(layout, settings(), Map.of(), null)
                    .open(HostChoice.Target.valueOf(target.toUpperCase(Locale.ROOT)))),
        finding -> {});
  }

  Settings settings() {
    return Settings.read(home, Map.of(), Map.of());
  }

  void setting(String line) throws IOException {
    Files.writeString(home.resolve(Settings.FILE), line + "\n", StandardOpenOption.APPEND);
  }

  void sql(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + layout.catalog());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  void rights(Path file, String rights) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  /// A file of no content that seems to be large.
  void large(Path file, long bytes) throws IOException {
    Files.createDirectories(file.getParent());
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(bytes);
    }
  }

  void spoil(Path file, long at) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.seek(at);
      opened.write("spoilt by a test, all of this".repeat(8).getBytes(UTF_8));
    }
  }

  Path old(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    return file;
  }

  Path edition() {
    Editions editions = Editions.in(layout.editions());
    return editions.folder(editions.current().orElseThrow());
  }

  Path warc(int number) throws IOException {
    try (Stream<Path> files = Files.list(layout.archive())) {
      return files
          .filter(file -> file.toString().endsWith(".warc.gz"))
          .sorted()
          .toList()
          .get(number);
    }
  }

  /// What the worker leaves when something goes wrong.
  void trouble() throws InterruptedException {
    Credentials none = Credentials.read(home, Map.of());
    try (Troubles troubles =
        Troubles.open(
            layout.catalog(), Outlets.of(settings(), none), none, InstantSource.system())) {
      troubles.happened(Trouble.of("job.crawl", "The crawl failed", Instant.now()));
      troubles.tick();
      for (int tries = 0; tries < 500 && !isTold(troubles); tries++) {
        Thread.sleep(10);
      }
    }
  }

  private static boolean isTold(Troubles troubles) {
    return troubles.standing().waiting().isEmpty() || !troubles.standing().outages().isEmpty();
  }

  Path biggest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
  }

  /// What a fault holds as long as it is to be there.
  interface Held {
    void letGo() throws IOException, SQLException;
  }

  @Override
  public void close() throws IOException, SQLException {
    for (Held one : held) {
      one.letGo();
    }
  }
}
