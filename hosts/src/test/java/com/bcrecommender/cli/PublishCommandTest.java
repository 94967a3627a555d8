package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.publish.SiteFixture;
import com.bcrecommender.transfer.BucketServer;
import com.bcrecommender.transfer.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void aSiteIsPublishedRolledBackAndPruned() {
    String host = scratch.resolve("host").toString();
    String first = SiteFixture.write(1, home().resolve("site"));
    String site = home().resolve("site").toString();
    assertThat(bcr("publish", "folder", host, "--site", site)).as(err::toString).isZero();
    assertThat(out.toString(UTF_8))
        .contains("switched to edition " + first + ", from none")
        .contains("uploaded 13 files")
        .contains("pages: 4 files")
        .contains("0 were wrong");
    Path other = scratch.resolve("other");
    String second = SiteFixture.write(2, other);
    assertThat(bcr("publish", "folder", host, "--site", other.toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("edition " + second + ", from " + first);
    assertThat(bcr("publish", "folder", host, "--rollback")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("switched back to edition " + first)
        .contains("pages are those of edition " + second);
    assertThat(bcr("publish", "folder", host, "--prune", "--set", "publish.keep=1")).isZero();
    assertThat(out.toString(UTF_8)).contains("kept " + first + ", " + second);
  }

  @Test
  void whatIsMissingIsToldInOneLine() {
    oneLine("Missing required parameter: 'TARGET'", "publish");
    oneLine("make one with bcr recommend", "publish", "folder", scratch + "/x");
    oneLine(
        "expected a site with a data/manifest.json",
        "publish",
        "folder",
        scratch + "/x",
        "--site",
        scratch + "/none");
    String site = home().resolve("site").toString();
    String edition = SiteFixture.write(1, home().resolve("site"));
    assertThat(edition).hasSize(16);
    oneLine("bcr publish folder DIR", "publish", "folder");
    oneLine("apart from the site", "publish", "folder", site + "/inside");
    oneLine("expected no folder for the target S3", "publish", "s3", "x");
    oneLine("publish.s3.bucket: expected a bucket's name", "publish", "s3");
    oneLine("publish.ssh.host: expected user@host", "publish", "ssh");
    oneLine("AWS_ACCESS_KEY_ID", "publish", "s3", "--set", "publish.s3.bucket=abc");
    oneLine("make one with bcr recommend", "publish", "parse");
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
    SiteFixture.write(1, home().resolve("site"));
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
        "publish.s3.path-style=true",
        "--site",
        home().resolve("site").toString()
      };
      oneLine("chmod 600 " + file, publish);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      assertThat(bcr(publish)).as(err::toString).isZero();
      assertThat(out.toString(UTF_8)).contains("uploaded 13 files");
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
    SiteFixture.write(1, home().resolve("site"));
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
                "--site",
                home().resolve("site").toString(),
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
