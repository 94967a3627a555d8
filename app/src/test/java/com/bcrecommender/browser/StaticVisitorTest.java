package com.bcrecommender.browser;

import com.bcrecommender.publish.SiteFiles;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/// Visitors of a static host, below a sub-path.
class StaticVisitorTest extends VisitorContract {
  @TempDir static Path folder;

  private @Nullable StaticServer server;

  @Override
  String start(SiteOptions options) throws IOException {
    SiteFiles.write(
        SampleEdition.shared(), folder, new StaticSiteOptions(options, null, 220, 1L << 30, null));
    server = new StaticServer(folder, "/music/", false);
    return server.address();
  }

  @Override
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  Width width() {
    return Width.PHONE;
  }
}
