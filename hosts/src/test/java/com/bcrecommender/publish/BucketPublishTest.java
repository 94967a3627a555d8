package com.bcrecommender.publish;

import static com.bcrecommender.publish.Publishing.prune;
import static com.bcrecommender.publish.Publishing.publish;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.BucketServer;
import com.bcrecommender.transfer.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BucketPublishTest extends PublisherContract {
  @TempDir(factory = MemoryDisk.class)
  private static Path objects;

  private static BucketServer server;
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    server = BucketServer.start(objects);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  Host open() {
    return server.open(
        scratch, BucketServer.BUCKET + "/" + FOLDERS.incrementAndGet(), BucketServer.SECRET);
  }

  @Override
  int stride() {
    return 9;
  }

  /// A key that may list, read and write, as docs/publishing.md gives it.
  @Test
  void publishingAndGoingBackNeedNoRightToDelete() throws Exception {
    try (BucketServer strict = BucketServer.startWithoutDeleting(objects);
        Host guarded =
            strict.open(scratch, BucketServer.BUCKET + "/guarded", BucketServer.SECRET)) {
      publish(guarded, first);
      publish(guarded, second);
      publish(guarded, third);
      new Rollback(guarded, OptOuts.NONE).run();
      publish(guarded, third);
      assertThatThrownBy(() -> prune(guarded, 1))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("to delete ")
          .hasMessageContaining("403")
          .hasMessageContaining("docs/publishing.md")
          .hasMessageNotContaining("\n");
      new Visitor(guarded, List.of(first, second, third)).seesAllOf(third);
    }
  }
}
