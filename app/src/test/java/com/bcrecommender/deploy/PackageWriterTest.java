package com.bcrecommender.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.deploy.Site.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackageWriterTest {
  private static final Memory MEMORY = new Memory(400, 3000);

  @TempDir private Path scratch;

  private Path folder(String name) throws Exception {
    return Files.createDirectories(scratch.resolve(name));
  }

  @Test
  void theSameProgramFromAnotherFolderAtAnotherTimeMakesTheSameBytes() throws Exception {
    Program first = SmallProgram.in(folder("first"));
    Program second = SmallProgram.in(folder("second"));
    assertThat(second.version()).isEqualTo(first.version()).matches("0\\.1\\.0-[0-9a-f]{12}");
    List<Path> made = new PackageWriter(folder("out"), first, MEMORY).write();
    List<Path> again = new PackageWriter(folder("again"), second, MEMORY).write();
    assertThat(again.get(1)).hasSameBinaryContentAs(made.get(1));
    assertThat(again.get(2)).hasSameBinaryContentAs(made.get(2));
    assertThat(made.getFirst().resolve("runtime/legal/java.sql/LICENSE"))
        .isRegularFile()
        .hasContent("as it is");
    assertThat(made.getFirst().resolve("bcr")).isExecutable();
    assertThat(Tool.run(made.getFirst().resolve("bcr").toString(), "hello").said())
        .isEqualTo("hello\n");
    try (var left = Files.list(scratch.resolve("out"))) {
      assertThat(left).containsExactlyInAnyOrderElementsOf(made);
    }
    assertThat(new PackageWriter(folder("out"), first, MEMORY).write()).isEqualTo(made);
  }

  @Test
  void tarUnpacksWhatWasPacked() throws Exception {
    List<Path> made =
        new PackageWriter(folder("out"), SmallProgram.in(folder("program")), MEMORY).write();
    Tool tar = Tool.run("tar", "tvzf", made.get(1).toString());
    assertThat(tar.said()).contains("-rwxr-xr-x root/root ").contains("2026-01-01");
    assertThat(tar.said().lines().map(line -> line.replaceAll(".* ", "")))
        .contains(made.getFirst().getFileName() + "/bcr");
    assertThat(tar.status()).isZero();
  }

  @Test
  void dpkgReadsThePackageAndFindsProgramUnitsAndConfigurationWhereTheyBelong() throws Exception {
    Path made =
        new PackageWriter(folder("out"), SmallProgram.in(folder("program")), MEMORY).write().get(2);
    Tool info = Tool.run("dpkg-deb", "--info", made.toString());
    assertThat(info.status()).as(info.said()).isZero();
    assertThat(info.said())
        .contains("Package: bcrecommender", "Architecture: amd64", "Version: 0.1.0+");
    Tool contents = Tool.run("dpkg-deb", "--contents", made.toString());
    assertThat(contents.status()).as(contents.said()).isZero();
    assertThat(contents.said())
        .contains("./usr/bin/bcr -> ../lib/bcrecommender/bcr")
        .contains("./usr/lib/bcrecommender/runtime/legal/java.base/LICENSE")
        .contains("./usr/lib/systemd/system/" + Units.SERVE)
        .contains("./usr/lib/systemd/system/" + Units.WORKER)
        .contains("-rwxr-xr-x root/root ");
    Path control = folder("control");
    assertThat(Tool.run("dpkg-deb", "--control", made.toString(), control.toString()).status())
        .isZero();
    assertThat(control.resolve("conffiles")).hasContent("/etc/bcrecommender/serve-8714.env");
    for (String script : List.of("postinst", "prerm", "postrm")) {
      Tool syntax = Tool.run("sh", "-n", control.resolve(script).toString());
      assertThat(syntax.status()).as(syntax.said()).isZero();
    }
  }
}
