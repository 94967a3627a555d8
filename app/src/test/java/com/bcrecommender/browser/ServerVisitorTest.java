package com.bcrecommender.browser;

import com.bcrecommender.serve.ServeOptions;
import com.bcrecommender.serve.SiteServer;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import org.jspecify.annotations.Nullable;

/// Visitors of the small server.
class ServerVisitorTest extends VisitorContract {
  private @Nullable SiteServer server;

  @Override
  String start(SiteOptions options) {
    server = SiteServer.start(SampleEdition.sharedFolder(), ServeOptions.loopback(options));
    return server.address().toString();
  }

  @Override
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  Width width() {
    return Width.DESK;
  }
}
