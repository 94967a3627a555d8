package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.recommend.Recommend;
import com.bcrecommender.recommend.SparkSubmit;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.SilentWatch;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bcr recommend --on spark`, from the home to the switched edition.
class OnSparkTest {
  private static final String MODEL = "item-neighbours";

  @TempDir private Path folder;
  private final Set<String> steps = new LinkedHashSet<>();

  private SparkSubmit submit(Path home) throws IOException {
    Path jar = folder.resolve("bcr-spark.jar");
    if (!Files.exists(jar)) {
      // What would be in it is on the class path here.
      try (var out = new java.util.jar.JarOutputStream(Files.newOutputStream(jar))) {
        out.putNextEntry(new java.util.zip.ZipEntry("empty"));
      }
    }
    String options = "--conf spark.ui.enabled=false --driver-class-path " + SparkHome.classes();
    return new SparkSubmit(home.toString(), "local[2]", "", "1g", options, jar);
  }

  private Recommend.Result recommend(DemoHome demo, SparkSubmit submit, String model) {
    return Recommend.onSpark(
            demo.home(), DemoHome.options(model), submit, this::watch, new Timings())
        .run();
  }

  private Progress watch(String step, String unit, long total) {
    steps.add(step);
    return SilentWatch.NOBODY.begin(step, unit, total);
  }

  /// An installation whose `spark-submit` does as it is told.
  private Path pretended(String script) throws IOException {
    Path home = Files.createTempDirectory(folder, "pretended");
    Path submit = Files.createDirectory(home.resolve("bin")).resolve("spark-submit");
    Files.writeString(submit, "#!/bin/sh\n" + script + "\n");
    assertThat(submit.toFile().setExecutable(true)).isTrue();
    return home;
  }

  @Test
  void theEditionIsWhereItWouldBeAndTheSame() throws IOException {
    DemoHome demo = DemoHome.in(folder);
    Recommend.Result result = recommend(demo, submit(SparkHome.in(folder.resolve("spark"))), MODEL);
    Editions editions = Editions.in(demo.home().editions());
    assertThat(editions.current()).contains(result.edition());
    assertThat(steps)
        .as("each is told, however short")
        .contains("snapshot", "model", "fan lists", "index", "edition", "verify");
    assertThat(demo.home().folder().resolve("spark"))
        .isDirectoryNotContaining(file -> file.toString().endsWith(".sqlite"));
    Recommend.Result here =
        Recommend.here(demo.home(), DemoHome.options(MODEL), SilentWatch.NOBODY, new Timings())
            .run();
    assertThat(here.edition()).isEqualTo(result.edition());
    assertThat(here.fanLists()).isEqualTo(result.fanLists());
    assertThat(here.similarLists()).isEqualTo(result.similarLists());
  }

  @Test
  void whatAPersonCanHelpIsOneLineAndChangesNothing() throws IOException {
    DemoHome demo = DemoHome.in(folder);
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> recommend(demo, submit(none), MODEL))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("spark.home")
        .hasMessageContaining(none.toString());
    assertThatThrownBy(
            () -> recommend(demo, new SparkSubmit("", "local[2]", "", "1g", "", none), MODEL))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("SPARK_HOME");
    Path ending = pretended("echo 'lost a machine' >&2; exit 1");
    assertThatThrownBy(() -> recommend(demo, submit(ending), MODEL))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("status 1")
        .hasMessageContaining("spark.log");
    Path mistaken = pretended("echo 'WARN x'; echo 'bcr-spark: expected more memory' >&2; exit 2");
    assertThatThrownBy(() -> recommend(demo, submit(mistaken), MODEL))
        .isInstanceOf(UserError.class)
        .hasMessage("expected more memory");
    assertThatThrownBy(() -> recommend(demo, submit(mistaken), "magic"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("recommend.model")
        .hasMessageContaining("magic");
    assertThat(Editions.in(demo.home().editions()).current()).isEmpty();
  }
}
