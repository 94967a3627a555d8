package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path home;

  private int bcr(String... arguments) {
    return Main.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
  }

  @Test
  void withoutACommandItPrintsAHelpThatStartsWithWhatThisIs() {
    assertThat(bcr()).isZero();
    assertThat(out.toString(UTF_8))
        .startsWith("BCRecommender: tells fans")
        .contains("./bcr demo")
        .contains("settings");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void everyCommandHasAHelpOfItsOwn() {
    Set<String> commands = BcrCommand.line(System.out, System.err).getSubcommands().keySet();
    assertThat(commands).contains("demo", "serve", "settings");
    for (String command : commands) {
      out.reset();
      assertThat(bcr(command, "--help")).as(command).isZero();
      assertThat(out.toString(UTF_8)).contains("Usage: bcr " + command).contains("--help");
    }
  }

  @Test
  void anUnknownCommandIsOneLineAndStatusTwo() {
    assertThat(bcr("recomend")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).hasSize(1);
    assertThat(err.toString(UTF_8)).contains("\"recomend\"").contains("bcr --help");
  }

  @Test
  void aWrongSettingIsOneLineAndStatusTwo() {
    assertThat(bcr("settings", "--home", home.toString(), "--set", "serve.port=x")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).hasSize(1);
    assertThat(err.toString(UTF_8)).contains("serve.port: expected a whole number");
  }

  @Test
  void aWrongSettingIsFoundBeforeAnythingIsPrinted() {
    assertThat(bcr("settings", "--home", home.toString(), "--set", "serve.port=x")).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void aWordForANumberIsToldWithoutJavasTypes() {
    assertThat(bcr("serve", "--port", "x")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "bcr: --port: expected a whole number, found \"x\"; see bcr serve --help\n");
  }

  @Test
  void aSettingWithoutAValueIsToldAsSuch() {
    assertThat(bcr("settings", "--set", "foo")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("--set: expected NAME=VALUE, found \"foo\"")
        .hasLineCount(1);
  }

  @Test
  void aFolderInPlaceOfAFileToEvaluateIsOneLineAndStatusTwo() {
    String folder = home.toString();
    assertThat(bcr("evaluate", "--home", folder, "--train", folder, "--test", folder)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("found a folder: " + folder).hasLineCount(1);
  }

  @Test
  void anAddressThatNoHostHasIsOneLineAndStatusTwo() {
    assertThat(bcr("serve", "--home", home.toString(), "--port", "0", "--address", "::x"))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("\"::x\"").contains("--address");
    assertThat(err.toString(UTF_8)).hasLineCount(1);
  }

  @Test
  void settingsAreListedWithTheirOrigin() {
    assertThat(bcr("settings", "--home", home.toString(), "--set", "serve.port=99")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("serve.port = 99")
        .contains("Default: 8714. From: flag.")
        .contains("# crawl.contact =");
  }

  @Test
  void aJobThatDoesNotFitIntoMemoryIsAnsweredInOneLine() throws Exception {
    Path file = home.resolve("rows.tsv");
    try (BufferedWriter rows = Files.newBufferedWriter(file)) {
      for (int row = 0; row < 300_000; row++) {
        rows.write("fan-" + row / 3 + "\ttralbum-" + row + "\n");
      }
    }
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx12m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "evaluate",
                "--home",
                home.toString(),
                "--train",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(2);
    assertThat(said.lines().filter(line -> line.startsWith("bcr: expected more memory")))
        .hasSize(1);
    assertThat(said).doesNotContain("\tat ").contains("BCR_JAVA_OPTIONS=-Xmx");
  }
}
