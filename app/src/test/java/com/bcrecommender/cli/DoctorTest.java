package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.doctor.Finding;
import com.bcrecommender.doctor.Finding.Level;
import com.bcrecommender.doctor.Machine;
import com.bcrecommender.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// `bcr doctor` finds each fault that is planted in a healthy home, it alone, and names the cure.
class DoctorTest {
  @TempDir private static Path once;

  @TempDir Path folder;

  @BeforeAll
  static void makeHome() throws IOException {
    HealthyHome.make(once.resolve("home"));
  }

  @Test
  void inAHealthyHomeNothingIsFound() throws Exception {
    try (Patient patient = Patient.copy(once.resolve("home"), folder.resolve("h"))) {
      assertThat(patient.examine())
          .allSatisfy(finding -> assertThat(finding.level()).as("%s", finding).isEqualTo(Level.OK))
          .hasSizeGreaterThan(15);
      patient.deep = true;
      assertThat(patient.examine())
          .allSatisfy(finding -> assertThat(finding.level()).as("%s", finding).isEqualTo(Level.OK));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("com.bcrecommender.cli.PlantedFaults#faults")
  void aFaultIsFoundAndItAloneWithItsCure(
      String fault, String check, Level level, String cure, PlantedFaults.Plant plant)
      throws Exception {
    try (Patient patient = Patient.copy(once.resolve("home"), folder.resolve("h"))) {
      plant.in(patient);
      List<Finding> findings =
          patient.examine().stream().filter(finding -> finding.level() != Level.OK).toList();
      assertThat(findings).as(fault).isNotEmpty();
      assertThat(findings)
          .allSatisfy(finding -> {
            assertThat(finding.check()).as("%s", finding).isEqualTo(check);
            assertThat(finding.found()).isNotBlank().doesNotContain("\n");
            assertThat(finding.cure()).isNotBlank().doesNotContain("\n");
          });
      assertThat(findings)
          .anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(level);
            assertThat(finding.found() + "; " + finding.cure()).contains(cure);
          });
    }
  }

  @Test
  void theCommandPrintsALineForEachAndEndsWithOneWhereSomethingIsWrong() throws Exception {
    Path home = HealthyHome.copy(once.resolve("home"), folder.resolve("h"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, UTF_8);
    assertThat(Main.run(print, print, "doctor", "--home", home.toString()))
        .as(() -> out.toString(UTF_8))
        .isZero();
    assertThat(out.toString(UTF_8)).contains("ok    catalog     version").contains("0 wrong, ");
    Files.writeString(home.resolve(Settings.FILE), "serve.prot = 1\n", StandardOpenOption.APPEND);
    out.reset();
    assertThat(Main.run(print, print, "doctor", "--json", "--home", home.toString())).isEqualTo(1);
    var findings = JsonMapper.shared().readTree(out.toByteArray());
    assertThat(findings.isArray()).isTrue();
    assertThat(out.toString(UTF_8))
        .contains("\"check\" : \"settings\"")
        .contains("\"level\" : \"wrong\"")
        .contains("did you mean serve.port");
  }

  @Test
  void thisMachineIsDescribedAsItIs() throws Exception {
    Machine here = Machine.here(folder.resolve("not/there/yet"));
    assertThat(here.jdk()).isEqualTo(Runtime.version());
    assertThat(here.memory()).isGreaterThan(here.available()).isPositive();
    assertThat(here.disk()).isGreaterThan(here.diskFree());
    assertThat(here.diskFree()).isPositive();
  }
}
