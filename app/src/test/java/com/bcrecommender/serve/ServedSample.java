package com.bcrecommender.serve;

import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A server of the sample edition, for the tests of a class.
abstract class ServedSample {
  static SiteServer server;

  @BeforeAll
  static void start() {
    server =
        SiteServer.start(
            SampleEdition.sharedFolder(), ServeOptions.loopback(SiteOptions.defaults()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static HttpResponse<String> get(String path) {
    return Asking.get(server, path);
  }
}
