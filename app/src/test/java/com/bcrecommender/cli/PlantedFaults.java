package com.bcrecommender.cli;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.bcrecommender.doctor.Finding.Level;
import com.bcrecommender.doctor.Machine;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.transfer.Credentials;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Faults, each with the check that must find it, how bad it is, a part of its cure, and how it is
/// planted.
final class PlantedFaults {
  private static final long GIGABYTE = 1L << 30;

  private PlantedFaults() {}

  interface Plant {
    void in(Patient patient) throws Exception;
  }

  private static Arguments wrong(String fault, String check, String cure, Plant plant) {
    return arguments(fault, check, Level.WRONG, cure, plant);
  }

  private static Arguments warn(String fault, String check, String cure, Plant plant) {
    return arguments(fault, check, Level.WARN, cure, plant);
  }

  private static Machine machine(
      Machine m, String jdk, long heap, long available, long disk, long files) {
    return new Machine(
        Runtime.Version.parse(jdk),
        heap,
        m.memory(),
        available,
        disk,
        m.disk(),
        OptionalLong.of(files),
        m.temporary());
  }

  /// All of them: name, check, level, part of the line, plant.
  static Stream<Arguments> faults() {
    return Stream.of(
            machineFaults(), homeFaults(), catalogFaults(), editionFaults(), outsideFaults())
        .flatMap(faults -> faults);
  }

  private static Stream<Arguments> machineFaults() {
    return Stream.of(
        wrong(
            "a JDK that corrupts",
            "jdk",
            "install Temurin 25",
            p ->
                p.machine =
                    machine(p.machine, "25.0.2", GIGABYTE, 4 * GIGABYTE, 50 * GIGABYTE, 9999)),
        wrong(
            "a heap larger than the machine",
            "memory",
            "smaller -Xmx",
            p ->
                p.machine =
                    machine(p.machine, "25.0.3", 9 * GIGABYTE, 4 * GIGABYTE, 50 * GIGABYTE, 9999)),
        warn(
            "no memory left",
            "memory",
            "stop what else runs",
            p ->
                p.machine =
                    machine(p.machine, "25.0.3", GIGABYTE, GIGABYTE / 10, 50 * GIGABYTE, 9999)),
        wrong(
            "a full disk",
            "disk",
            "bcr edition prune",
            p ->
                p.machine =
                    machine(p.machine, "25.0.3", GIGABYTE, 4 * GIGABYTE, GIGABYTE / 10, 9999)),
        wrong(
            "no inodes left",
            "disk",
            "many small files",
            p ->
                p.machine = machine(p.machine, "25.0.3", GIGABYTE, 4 * GIGABYTE, 50 * GIGABYTE, 3)),
        wrong(
            "no folder for temporary files",
            "temporary",
            "java.io.tmpdir",
            p -> {
              Machine m = p.machine;
              p.machine =
                  new Machine(
                      m.jdk(),
                      m.heap(),
                      m.memory(),
                      m.available(),
                      m.diskFree(),
                      m.disk(),
                      m.filesFree(),
                      p.home.resolve("no/such"));
            }),
        wrong(
            "a clock in 1970",
            "clock",
            "timedatectl",
            p -> p.clock = InstantSource.fixed(Instant.ofEpochSecond(1000))),
        wrong(
            "a file from the future",
            "clock",
            "set the clock",
            p ->
                Files.setLastModifiedTime(
                    p.home.resolve(Settings.FILE),
                    FileTime.from(Instant.now().plus(Duration.ofDays(3))))));
  }

  private static Stream<Arguments> homeFaults() {
    return Stream.of(
        wrong(
            "a home that everybody may change",
            "rights",
            "chmod o-w",
            p -> p.rights(p.home, "rwxrwxrwx")),
        wrong(
            "a catalog that may not be written",
            "rights",
            "chmod u+w",
            p -> p.rights(p.layout.catalog(), "r--r--r--")),
        wrong(
            "a link to a disk that is not mounted",
            "links",
            "mount the disk",
            p ->
                Files.createSymbolicLink(p.home.resolve("links.sqlite"), Path.of("/no/such/disk"))),
        wrong(
            "a setting that is none",
            "settings",
            "did you mean serve.port",
            p -> p.setting("serve.prot = 1")),
        wrong(
            "a setting's value that does not fit",
            "settings",
            "expected seconds",
            p -> p.setting("crawl.pace = fast")),
        wrong(
            "credentials that others may read",
            "credentials",
            "chmod 600",
            p -> p.rights(p.home.resolve(Credentials.FILE), "rw-r--r--")),
        wrong(
            "a credential of an unknown name",
            "credentials",
            "mend or remove it",
            p ->
                Files.writeString(
                    p.home.resolve(Credentials.FILE),
                    "MAIL_PASWORD = x\n",
                    StandardOpenOption.APPEND)),
        wrong(
            "half a permission to crawl",
            "crawl",
            "set all four",
            p -> p.setting("crawl.contact = ann@example.org")),
        warn(
            "files that were refused",
            "drop",
            "read the reason",
            p -> Files.writeString(p.home.resolve("drop/refused/x.html"), "x")),
        warn(
            "files that nobody imports",
            "drop",
            "see that bcr worker runs",
            p -> p.old(p.home.resolve("drop/pages/y.html"))),
        warn(
            "logs that fill the disk",
            "logs",
            "delete old files",
            p -> p.large(p.home.resolve("logs/crawl.log"), 2 * GIGABYTE)),
        warn(
            "half an edition of a killed run",
            "leftovers",
            "bcr recommend removes it",
            p ->
                Files.setLastModifiedTime(
                    p.old(p.layout.editions().resolve(".partial-1/x")).getParent(),
                    FileTime.from(Instant.now().minus(Duration.ofDays(2))))),
        warn(
            "half a file of raw answers",
            "leftovers",
            "delete it while",
            p -> p.old(p.layout.archive().resolve("000009-x.warc.gz.part"))),
        wrong(
            "a file of raw answers that is none",
            "archive",
            "from a backup",
            p -> Files.writeString(p.warc(0), "spoilt")),
        wrong(
            "damaged raw answers",
            "archive",
            "from a backup",
            p -> {
              p.deep = true;
              p.spoil(p.warc(0), Files.size(p.warc(0)) / 2);
            }));
  }

  private static Stream<Arguments> catalogFaults() {
    return Stream.of(
        warn("no catalog", "catalog", "bcr import", p -> Files.delete(p.layout.catalog())),
        wrong(
            "a catalog that is none",
            "catalog",
            "restore it from a backup",
            p -> Files.writeString(p.layout.catalog(), "spoilt by a test. ".repeat(500))),
        wrong(
            "a catalog that is cut off",
            "catalog",
            "restore it from a backup",
            p -> {
              try (RandomAccessFile file =
                  new RandomAccessFile(p.layout.catalog().toFile(), "rw")) {
                file.setLength(file.length() - 3 * 8192);
              }
            }),
        wrong(
            "a damaged page of the catalog",
            "catalog",
            "restore",
            p -> {
              p.deep = true;
              p.spoil(p.layout.catalog(), Files.size(p.layout.catalog()) / 2 / 8192 * 8192);
            }),
        wrong(
            "a catalog of a newer program",
            "catalog",
            "use the newer bcr",
            p ->
                p.sql(
                    "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 0, '', installed_on, 1, 1 FROM flyway_schema_history LIMIT 1")),
        warn(
            "a catalog of an older program",
            "catalog",
            "bcr status",
            p -> p.sql("DELETE FROM flyway_schema_history WHERE version >= 8")),
        warn(
            "a log of the catalog that only grows",
            "catalog",
            "end what reads the catalog",
            p -> p.large(p.home.resolve("catalog.sqlite-wal"), 2 * GIGABYTE)),
        warn(
            "somebody's write that does not end",
            "catalog",
            "lsof",
            p -> {
              Connection other = DriverManager.getConnection("jdbc:sqlite:" + p.layout.catalog());
              p.held.add(other::close);
              try (Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
              }
            }),
        warn(
            "a crawl that rests",
            "crawl",
            "leave it",
            p ->
                p.sql(
                    "INSERT INTO crawl_origin (address, paused_until, pause_reason) VALUES ('https://bandcamp.com', 4102444800000, 'a challenge page')")),
        wrong(
            "a watched page that has drifted",
            "crawl",
            "--trust-canaries",
            p -> {
              p.sql("INSERT INTO crawl_origin (address) VALUES ('https://bandcamp.com')");
              p.sql(
                  "INSERT INTO frontier (origin, kind, url, state, mentions, reason, changed, expects) SELECT id, 0, 'https://bandcamp.com/ann', 3, 1, 'no name', 1000, 'name' FROM crawl_origin");
            }),
        wrong(
            "opt-outs that the editions do not have",
            "opt-outs",
            "run bcr status",
            p -> Files.delete(p.layout.editions().resolve("opt-outs.txt"))),
        warn("a trouble that the worker knows", "troubles", "bcr mail", Patient::trouble),
        arguments(
            "a way to the operator that is out",
            "troubles",
            Level.WRONG,
            "bcr mail --test",
            (Plant)
                p -> {
                  p.setting("notice.command = /bin/false");
                  p.trouble();
                }));
  }

  private static Stream<Arguments> editionFaults() {
    return Stream.of(
        wrong(
            "a current edition that is not there",
            "edition",
            "bcr edition use previous",
            p -> Files.writeString(p.layout.editions().resolve("current"), "0123456789abcdef\n")),
        wrong(
            "a name of the current edition that is none",
            "edition",
            "write one of these into it",
            p -> Files.writeString(p.layout.editions().resolve("current"), "spoilt\n")),
        warn(
            "no current edition",
            "edition",
            "bcr recommend",
            p -> Files.delete(p.layout.editions().resolve("current"))),
        wrong(
            "an edition that is cut off",
            "edition",
            "bcr recommend",
            p -> {
              Path pack = p.biggest(p.edition());
              try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw")) {
                file.setLength(file.length() / 2);
              }
            }),
        wrong(
            "an edition with damaged bytes",
            "edition",
            "bcr recommend",
            p -> {
              p.deep = true;
              Path pack = p.biggest(p.edition());
              p.spoil(pack, Files.size(pack) / 2);
            }),
        warn(
            "an edition of the year before",
            "edition",
            "bcr recommend",
            p -> {
              Instant later = Instant.now().plus(Duration.ofDays(60));
              HealthyHome.backups(p.home, later, "", later, "");
              p.clock = InstantSource.fixed(later.plusSeconds(60));
            }));
  }

  private static Stream<Arguments> outsideFaults() {
    return Stream.of(
        wrong(
            "a port that another program has",
            "port",
            "ss -ltnp",
            p -> {
              ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
              p.held.add(other::close);
              p.setting("serve.port = " + other.getLocalPort());
            }),
        wrong(
            "a host without an address",
            "names",
            "check the setting publish.address",
            p -> p.setting("publish.address = https://no-such-host.invalid/music/")),
        warn(
            "nobody who is told",
            "mail",
            "docs/operating.md",
            p -> Files.writeString(p.home.resolve(Settings.FILE), "serve.port = 0\n")),
        wrong("half a mailbox", "mail", "set it", p -> p.setting("mail.to = ann@example.org")),
        wrong(
            "a mail server that does not run",
            "mail",
            "check mail.host and mail.port",
            p ->
                p.setting(
                    "mail.host = 127.0.0.1\nmail.port = %d\nmail.from = a@example.org\nmail.to = b@example.org"
                        .formatted(shut()))),
        wrong(
            "a bucket without a secret",
            "s3",
            "set it in the environment",
            p -> p.setting("publish.s3.bucket = my-site")),
        wrong(
            "a machine of no address",
            "ssh",
            "check publish.ssh.host",
            p -> {
              Path key = Files.createDirectories(p.home.resolve("ssh")).resolve("id");
              p.rights(Files.writeString(key, "no key"), "rw-------");
              p.setting(
                  "publish.ssh.host = ann@127.0.0.1:%d\npublish.ssh.folder = x\npublish.ssh.key = %s\npublish.ssh.known-hosts = %s"
                      .formatted(shut(), key, key));
            }),
        warn(
            "no backup",
            "backup",
            "run bcr backup",
            p -> Files.delete(p.home.resolve("backups.json"))),
        warn(
            "an old backup",
            "backup",
            "run bcr backup",
            p ->
                HealthyHome.backups(
                    p.home, Instant.now().minus(Duration.ofDays(9)), "", Instant.now(), "")),
        wrong(
            "a backup that failed",
            "backup",
            "run bcr backup",
            p -> HealthyHome.backups(p.home, Instant.now(), "no room", Instant.now(), "")),
        wrong(
            "a backup that cannot be brought back",
            "backup",
            "bcr backup --drill",
            p -> HealthyHome.backups(p.home, Instant.now(), "", Instant.now(), "chunk missing")),
        wrong(
            "a damaged note of backups",
            "backup",
            "run bcr backup",
            p -> Files.writeString(p.home.resolve("backups.json"), "{")));
  }

  private static int shut() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
