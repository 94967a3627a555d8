package com.bcrecommender.publish;

import com.bcrecommender.transfer.BucketServer;
import com.bcrecommender.transfer.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
}
