package com.bcrecommender.publish;

import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.SshServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
}
