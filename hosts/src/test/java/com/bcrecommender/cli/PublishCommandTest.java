package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.publish.EditionFixture;
import com.bcrecommender.transfer.BucketServer;
import com.bcrecommender.transfer.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path scratch;

  private int bcr(String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home().toString()));
    return Main.run(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        all.toArray(String[]::new));
  }

  private Path home() {
    return scratch.resolve("home");
  }

  private Path editions() {
    return home().resolve("editions");
  }

  @Test
  void aSiteIsPublishedRolledBackAndPruned() {
    String host = scratch.resolve("host").toString();
    String first = EditionFixture.make(editions(), 1);
    assertThat(bcr("publish", "folder", host)).as(err::toString).isZero();
    assertThat(out.toString(UTF_8))
        .contains("switched to edition " + first + ", from none")
        .contains("0 files, 0.0 MB were there")
        .contains("0 were wrong");
    assertThat(err.toString(UTF_8)).contains("pages made beforehand");
    String second = EditionFixture.make(editions(), 2);
    assertThat(bcr("publish", "folder", host)).isZero();
    assertThat(out.toString(UTF_8)).contains("edition " + second + ", from " + first);
    assertThat(bcr("publish", "folder", host, "--rollback")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("switched back to edition " + first)
        .contains("pages are those of edition " + second);
    assertThat(bcr("publish", "folder", host, "--prune", "--set", "publish.keep=1")).isZero();
    assertThat(out.toString(UTF_8)).contains("kept " + first + ", " + second);
    assertThat(bcr("publish", "folder", host, "--edition", first.substring(0, 6))).isZero();
    assertThat(out.toString(UTF_8)).contains("has had edition " + first + " before");
  }

  @Test
  void aFolderTakesNoMoreRoomThanTheSite() throws Exception {
    EditionFixture.make(editions(), 1);
    assertThat(bcr("publish", "folder", scratch.resolve("host").toString())).isZero();
    try (Stream<Path> left = Files.list(home())) {
      assertThat(left).as("nothing of the site stays at home").containsExactly(editions());
    }
    try (Stream<Path> left = Files.list(editions())) {
      assertThat(left.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(name -> name.startsWith(".partial-"));
    }
  }

  @Test
  void aSiteTooLargeForTheHostNeedsForce() throws Exception {
    EditionFixture.make(editions(), 1);
    assertThat(
            bcr(
                "publish",
                "folder",
                scratch.resolve("tiny").toString(),
                "--set",
                "publish.most-files=20"))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("files and the host takes 20 (setting publish.most-files)")
        .contains("--force");
    assertThat(scratch.resolve("tiny/data/manifest.json")).doesNotExist();
    assertThat(
            bcr(
                "publish",
                "folder",
                scratch.resolve("tiny").toString(),
                "--set",
                "publish.most-files=20",
                "--force"))
        .isZero();
    assertThat(err.toString(UTF_8)).contains("forced, though the site has ");
    assertThat(scratch.resolve("tiny/data/manifest.json")).exists();
  }

  @Test
  void whatIsMissingIsToldInOneLine() {
    oneLine("Missing required parameter: 'TARGET'", "publish");
    oneLine("bcr recommend makes one", "publish", "folder", scratch + "/x");
    String edition = EditionFixture.make(editions(), 1);
    assertThat(edition).hasSize(16);
    oneLine("there are: " + edition, "publish", "folder", scratch + "/x", "--edition", "f00");
    oneLine("bcr publish folder DIR", "publish", "folder");
    oneLine("apart from the editions", "publish", "folder", editions() + "/inside");
    oneLine("expected no folder for the target S3", "publish", "s3", "x");
    oneLine("publish.s3.bucket: expected a bucket's name", "publish", "s3");
    oneLine("publish.ssh.host: expected user@host", "publish", "ssh");
    oneLine("AWS_ACCESS_KEY_ID", "publish", "s3", "--set", "publish.s3.bucket=abc");
    oneLine(
        "publish.parse.server: expected an address",
        "publish",
        "folder",
        scratch + "/x",
        "--set",
        "publish.parse.application=app");
    oneLine("mutually exclusive", "publish", "folder", "x", "--rollback", "--prune");
    oneLine("found none; publish one first", "publish", "folder", scratch + "/y", "--rollback");
  }

  private void oneLine(String part, String... arguments) {
    assertThat(bcr(arguments)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains(part).hasLineCount(1);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void aBucketIsPublishedToAndNothingPrintedHoldsASecret() throws Exception {
    EditionFixture.make(editions(), 1);
    try (BucketServer server = BucketServer.start(scratch.resolve("objects"))) {
      Path file =
          Files.writeString(
              home().resolve(Credentials.FILE),
              "AWS_ACCESS_KEY_ID = %s\nAWS_SECRET_ACCESS_KEY = %s\n"
                  .formatted(BucketServer.KEY_ID, BucketServer.SECRET));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      String[] publish = {
        "publish",
        "s3",
        "--set",
        "publish.s3.bucket=" + BucketServer.BUCKET,
        "--set",
        "publish.s3.endpoint=" + server.address(),
        "--set",
        "publish.s3.path-style=true"
      };
      oneLine("chmod 600 " + file, publish);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      assertThat(bcr(publish)).as(err::toString).isZero();
      assertThat(out.toString(UTF_8)).contains("from none").contains("uploaded ");
      tellsNoSecret();
      Files.writeString(
          file,
          "AWS_ACCESS_KEY_ID = %s\nAWS_SECRET_ACCESS_KEY = wrong-one\n"
              .formatted(BucketServer.KEY_ID));
      assertThat(bcr(publish)).isEqualTo(2);
      assertThat(err.toString(UTF_8)).contains("check the credentials").doesNotContain("wrong-one");
      tellsNoSecret();
      assertThat(bcr("settings")).isZero();
      tellsNoSecret();
    }
  }

  private void tellsNoSecret() {
    assertThat(out.toString(UTF_8) + err.toString(UTF_8))
        .doesNotContain(BucketServer.SECRET)
        .doesNotContain(BucketServer.KEY_ID);
  }

  @Test
  void publishingToAFolderLoadsNoLibraryOfOtherHosts() throws Exception {
    EditionFixture.make(editions(), 1);
    Path loaded = scratch.resolve("loaded");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "publish",
                "folder",
                scratch.resolve("host").toString(),
                "--home",
                home().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(Files.readString(loaded))
        .contains("com.bcrecommender.transfer.FolderHost")
        .doesNotContain("software.amazon.")
        .doesNotContain("net.schmizz.")
        .doesNotContain("org.bouncycastle.");
  }
}
