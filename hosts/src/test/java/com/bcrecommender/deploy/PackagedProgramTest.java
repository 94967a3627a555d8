package com.bcrecommender.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.deploy.Site.Memory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program on nothing but its own runtime.
@Tag("long")
final class PackagedProgramTest {
  @TempDir private Path scratch;

  @Test
  void theRuntimeHasEveryModuleThatTheJarAsksFor() {
    String jar = Path.of(System.getProperty("bcr.root"), "app/target/bcr.jar").toString();
    assertThat(Programs.built().tree().files()).isNotEmpty();
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                out,
                out,
                "--multi-release",
                "25",
                "--ignore-missing-deps",
                "--print-module-deps",
                jar);
    assertThat(status).as(said.toString()).isZero();
    List<String> needed = List.of(said.toString().strip().split(","));
    assertThat(needed).contains("java.base", "java.sql");
    assertThat(RuntimeImage.MODULES).containsAll(needed);
  }

  @Test
  void theWholeWayFromCrawlToPageRunsWithNoJdkInReach() throws Exception {
    Path folder = scratch.resolve("program");
    Programs.built().tree().copyTo(folder);
    Process demo =
        new ProcessBuilder(
                "env",
                "-i",
                "PATH=/usr/bin:/bin",
                "HOME=" + scratch,
                folder.resolve("bcr").toString(),
                "demo",
                "--once",
                "--no-browser",
                "--home",
                scratch.resolve("home").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(demo.getInputStream().readAllBytes(), UTF_8);
    assertThat(demo.waitFor()).as(said).isZero();
  }

  @Test
  void theDebInstallsOnAFreshDebianRunsThereAndGoesAgain() throws Exception {
    Path server = Files.createDirectory(scratch.resolve("server"));
    Path deb =
        new PackageWriter(scratch.resolve("out"), Programs.built(), new Memory(400, 3000))
            .write()
            .get(2);
    try (PretendedServer debian = PretendedServer.start(server, DebianRoot.make())) {
      Files.copy(deb, debian.shared().resolve("bcr.deb"), StandardCopyOption.REPLACE_EXISTING);
      debian.run("dpkg -i /mnt/bcr.deb");
      assertThat(debian.run("bcr --version")).startsWith("BCRecommender ");
      assertThat(debian.run("cat /run/pretended/calls")).doesNotContain("start");
      debian.run("systemctl enable --now bcrecommender-serve@8714");
      // It is there, and says that there is no edition yet.
      assertThat(
              debian.run(
                  "for second in $(seq 60); do curl -s http://127.0.0.1:8714/healthz && exit; sleep 1; done; tail /run/pretended/*.log"))
          .contains("no edition");
      assertThat(debian.run("ps -o user:20= -p $(cat /run/pretended/*8714.pid)"))
          .isEqualTo(Units.USER);
      debian.run("dpkg -r bcrecommender");
      assertThat(debian.run("ls /usr/lib/bcrecommender 2>&1 || :")).contains("No such file");
      assertThat(debian.run("ls -d /var/lib/bcrecommender")).isNotEmpty();
    }
  }
}
