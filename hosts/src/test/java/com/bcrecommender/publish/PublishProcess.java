package com.bcrecommender.publish;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.FolderHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A publisher in a process of its own, which says `at N` before a step and waits there to be
/// killed.
final class PublishProcess {
  private PublishProcess() {}

  /// @param arguments the host's folder, the site's, the step to wait at
  public static void main(String[] arguments) {
    int last = Integer.parseInt(arguments[2]);
    try (FaultyHost host =
        new FaultyHost(
            FolderHost.open(Path.of(arguments[0])),
            (number, doing, name) -> {
              if (number == last) {
                System.out.println("at " + number + " " + doing + " " + name);
                waitForTheEnd();
              }
            })) {
      Publishing.publish(host, SiteFolder.read(Path.of(arguments[1])));
      System.out.println("published");
    } catch (UserError e) {
      System.out.println("bcr: " + e.getMessage());
    }
  }

  private static void waitForTheEnd() {
    try {
      var _ = System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
