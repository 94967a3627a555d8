package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.BucketServer;
import com.bcrecommender.transfer.FakeParse;
import com.bcrecommender.transfer.FolderHost;
import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.ParseHost;
import com.bcrecommender.transfer.SshServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/// A publisher in a process of its own, which says `at N` before a step and waits there to be
/// killed.
final class PublishProcess {
  private PublishProcess() {}

  /// @param arguments the kind of host, where it is, a home with what it takes to reach it, what to
  ///   publish (a [TestSite]'s number, or an edition's folder for Parse), the step to wait at
  public static void main(String[] arguments) throws Exception {
    int last = Integer.parseInt(arguments[4]);
    try (FaultyHost host =
        new FaultyHost(
            open(arguments[0], arguments[1], Path.of(arguments[2])),
            (number, doing, name) -> {
              if (number == last) {
                System.out.println("at " + number + " " + doing + " " + name);
                waitForTheEnd();
              }
            })) {
      if (arguments[0].equals("parse")) {
        try (Edition edition = Edition.open(Path.of(arguments[3]))) {
          Publishing.publish(host, new ParseLists(edition));
        }
      } else {
        Publishing.publish(host, TestSite.of(Integer.parseInt(arguments[3])));
      }
      System.out.println("published");
    } catch (UserError e) {
      System.out.println("bcr: " + e.getMessage());
    }
  }

  private static Host open(String kind, String place, Path home) throws Exception {
    return switch (kind) {
      case "folder" -> FolderHost.open(Path.of(place), "publish");
      case "bucket" ->
          BucketServer.open(home, URI.create(place), BucketServer.BUCKET, BucketServer.SECRET);
      case "ssh" -> SshServer.reopen(Integer.parseInt(place), home, "/site");
      case "parse" -> ParseHost.open(place, 1000, FakeParse.credentials(home));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static void waitForTheEnd() {
    try {
      var _ = System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
