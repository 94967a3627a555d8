package com.bcrecommender.publish;

import static com.bcrecommender.publish.Publishing.prune;
import static com.bcrecommender.publish.Publishing.publish;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.SshServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SshPublishTest extends PublisherContract {
  @TempDir(factory = MemoryDisk.class)
  private static Path disk;

  private static SshServer server;
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    server = SshServer.start(disk);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  Host open() throws Exception {
    return server.open(scratch, "/" + FOLDERS.incrementAndGet());
  }

  @Override
  int stride() {
    return 9;
  }

  /// A user who may write and not remove.
  @Test
  void publishingAndGoingBackNeedNoRightToRemove() throws Exception {
    try (SshServer strict = SshServer.startWithoutRemoving(disk);
        Host guarded = strict.open(scratch, "/guarded")) {
      publish(guarded, first);
      publish(guarded, second);
      publish(guarded, third);
      new Rollback(guarded, OptOuts.NONE).run();
      publish(guarded, third);
      assertThatThrownBy(() -> prune(guarded, 1))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("to delete ")
          .hasMessageContaining("give the user the right")
          .hasMessageNotContaining("\n");
      new Visitor(guarded, List.of(first, second, third)).seesAllOf(third);
    }
  }
}
