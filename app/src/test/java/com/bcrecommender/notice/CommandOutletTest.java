package com.bcrecommender.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandOutletTest extends OutletContract {
  private Path script(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("tell me.sh"), "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Outlet outlet(String command) {
    return new CommandOutlet(command, "bcr", credentials());
  }

  private Outlet outletOf(String script, String arguments) throws IOException {
    return outlet("\"" + script(script) + "\" " + arguments);
  }

  @Override
  Outlet working() throws IOException {
    return outletOf(
        "n=$(ls \"$1\" | wc -l); printf '%s\\n' \"$BCR_SUBJECT\" >\"$1/$n\"; cat >>\"$1/$n\"",
        Files.createDirectories(folder.resolve("got")).toString());
  }

  @Override
  List<Received> received() throws IOException {
    List<Received> received = new ArrayList<>();
    for (int n = 0; Files.exists(folder.resolve("got/" + n)); n++) {
      String[] parts = Files.readString(folder.resolve("got/" + n)).split("\n", 2);
      received.add(new Received(parts[0], parts[1]));
    }
    return received;
  }

  @Override
  Outlet refusing() throws IOException {
    return outletOf("echo 'no: " + SECRET + "'; echo " + USER + " >&2; exit 3", "");
  }

  @Override
  Outlet unreachable() {
    return outlet("/no/such/program at all");
  }

  @Override
  Outlet slow() throws IOException {
    return outletOf("echo $$ >\"$1\"; sleep 600 & wait", folder.resolve("pid").toString());
  }

  @Override
  boolean isLetGo() throws Exception {
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    for (int tries = 0; tries < 50; tries++) {
      if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
        return true;
      }
      Thread.sleep(20);
    }
    return false;
  }

  @Test
  void itsStatusAndWhatItSaidAreTold() throws Exception {
    Outlet outlet = refusing();
    assertThatThrownBy(() -> outlet.send(ONE))
        .hasMessageContaining("ended with status 3: no: *** ***");
  }

  @Test
  void noShellReadsTheCommandAndNoneOfOurCredentialsAreInItsEnvironment() throws Exception {
    Outlet outlet =
        outletOf(
            "printf '%s|' \"$@\" >\"" + folder + "/args\"; env >\"" + folder + "/env\"",
            "$HOME ; `id` \"two words\" ''");
    outlet.send(ONE);
    assertThat(folder.resolve("args")).hasContent("$HOME|;|`id`|two words|''|");
    assertThat(Files.readString(folder.resolve("env")))
        .contains("BCR_THREAD=job.crawl", "BCR_MESSAGE=began.job.crawl.1")
        .doesNotContain("BCR_MAIL_PASSWORD");
  }

  @Test
  void oneThatReadsNothingAndPrintsMuchIsTakenAtItsStatus() throws Exception {
    outletOf("exec <&-; head -c 3000000 /dev/zero; exit 0", "").send(ONE);
    Outlet outlet = outletOf("head -c 3000000 /dev/zero; exit 1", "");
    assertThatThrownBy(() -> outlet.send(ONE))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("status 1");
  }

  @Test
  void aCommandWithoutAProgramIsRefused() {
    assertThatThrownBy(() -> outlet("\"\" x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("notice.command: expected a program");
  }
}
