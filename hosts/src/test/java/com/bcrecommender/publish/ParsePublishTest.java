package com.bcrecommender.publish;

import com.bcrecommender.transfer.FakeParse;
import com.bcrecommender.transfer.Host;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

final class ParsePublishTest extends ParsePublishContract {
  private final FakeParse parse;

  ParsePublishTest() throws IOException {
    parse = FakeParse.start();
  }

  @Override
  Host open() {
    return parse.open(scratch);
  }

  @AfterEach
  void stop() {
    parse.close();
  }
}
