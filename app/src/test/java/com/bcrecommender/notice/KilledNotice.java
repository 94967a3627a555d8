package com.bcrecommender.notice;

import com.bcrecommender.catalog.TroubleLedger;
import com.bcrecommender.transfer.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A process that tells of a trouble and is killed at a set moment: `kept` after it has noted what
/// happened, `sent` right after the outlet has taken the message; `never`.
final class KilledNotice {
  private KilledNotice() {}

  public static void main(String[] arguments) {
    Path home = Path.of(arguments[0]);
    String moment = arguments[1];
    Troubles troubles =
        new Troubles(
            new TroubleLedger(home.resolve("catalog.sqlite")),
            List.of(new FileOutlet(home.resolve("taken"), moment.equals("sent"))),
            Credentials.read(home, Map.of()),
            InstantSource.system(),
            Runnable::run);
    if (!moment.equals("never")) {
      troubles.happened(Trouble.of("a", "It broke", InstantSource.system().instant()));
    }
    if (moment.equals("kept")) {
      Runtime.getRuntime().halt(9);
    }
    troubles.tick();
    troubles.close();
  }

  /// Adds the ids of messages to a file.
  private record FileOutlet(Path file, boolean kills) implements Outlet {
    @Override
    public String name() {
      return "file";
    }

    @Override
    public String target() {
      return file.toString();
    }

    @Override
    public void send(Message message) {
      try {
        Files.writeString(
            file, message.id() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (kills) {
        Runtime.getRuntime().halt(9);
      }
    }
  }
}
