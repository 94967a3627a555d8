package com.bcrecommender.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.transfer.BucketServer;
import com.bcrecommender.transfer.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups in a bucket of a real server.
final class BucketBackupTest extends BackupContract {
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  @TempDir private static Path objects;
  private static BucketServer server;

  @TempDir Path credentials;
  private String bucket;

  @BeforeAll
  static void start() throws Exception {
    server = BucketServer.start(objects);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void takeFolder() {
    bucket = BucketServer.BUCKET + "/backups-" + FOLDERS.incrementAndGet();
  }

  @Override
  protected Host open() {
    return server.open(credentials, bucket, BucketServer.SECRET);
  }

  /// A key that may add and not delete keeps backups from whoever breaks into this machine.
  @Test
  void a_key_without_the_right_to_delete_makes_backups_and_says_that_nothing_goes(
      @TempDir Path folder) throws Exception {
    try (BucketServer adding = BucketServer.startWithoutDeleting(folder.resolve("objects"))) {
      SmallHome small = SmallHome.in(folder.resolve("home"));
      Instant now = Instant.parse("2026-11-28T20:00:00Z");
      for (int run = 0; run < 2; run++) {
        Backup.Outcome outcome =
            small.backUp(
                () -> adding.open(credentials, BucketServer.BUCKET, BucketServer.SECRET),
                now.plusSeconds(run),
                null);
        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.made().getFirst().notes()).hasSize(run);
      }
      try (Store store =
          new Store(adding.open(credentials, BucketServer.BUCKET, BucketServer.SECRET))) {
        assertThat(store.manifests().found()).hasSize(2);
      }
    }
  }
}
