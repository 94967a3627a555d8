package com.bcrecommender.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.deploy.Site.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnitsTest {
  /// Of a scale that ends at 100 for no protection; systemd's tenths. What is left is the network,
  /// and memory that the JVM writes and then runs.
  private static final String MOST_EXPOSED = "20";

  @TempDir private Path folder;

  /// Files of units whose programs are there.
  private Path write(String instance) throws Exception {
    Path program = Files.createDirectories(folder.resolve("program"));
    Files.writeString(program.resolve("bcr"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(
        program.resolve("bcr"), PosixFilePermissions.fromString("rwxr-xr-x"));
    for (Map.Entry<String, String> unit :
        Units.files(program.toString(), program.toString(), new Memory(400, 3000)).entrySet()) {
      Files.writeString(
          folder.resolve(unit.getKey().replace("@.", "@" + instance + ".")), unit.getValue());
    }
    return folder;
  }

  @Test
  void systemdFindsNothingWrongAndCallsThemWellProtected() throws Exception {
    Path units = write("8714");
    for (String unit : new String[] {"bcrecommender-serve@8714.service", Units.WORKER}) {
      String file = units.resolve(unit).toString();
      Tool verified = Tool.run("systemd-analyze", "verify", "--man=no", file);
      assertThat(verified.said()).isEmpty();
      assertThat(verified.status()).isZero();
      Tool security =
          Tool.run(
              "systemd-analyze",
              "security",
              "--offline=yes",
              "--no-pager",
              "--threshold=" + MOST_EXPOSED,
              file);
      assertThat(security.status()).as(security.said()).isZero();
    }
  }

  @Test
  void eachHasItsMemoryItsPortAndItsProgram() {
    Map<String, String> units = Units.files("/p/serve-%i", "/p/current", new Memory(321, 4321));
    assertThat(units.get(Units.SERVE))
        .contains("\nMemoryMax=321M\n")
        .contains("\nExecStart=/p/serve-%i/bcr serve --address 127.0.0.1 --port %i\n")
        .contains("\nEnvironmentFile=-/etc/bcrecommender/serve-%i.env\n");
    assertThat(units.get(Units.WORKER))
        .contains("\nMemoryMax=4321M\n")
        .contains("\nExecStart=/p/current/bcr worker\n");
  }
}
