package com.bcrecommender.serve;

import com.bcrecommender.site.Assets;
import com.bcrecommender.site.SiteOptions;

/// Where and how the server listens.
///
/// @param host address to bind: loopback unless the operator says otherwise
/// @param port 0 for any that is free
/// @param build the program's version and commit: browsers ask again for pages that another build
///   made
public record ServeOptions(String host, int port, String build, SiteOptions site, Manners manners) {

  public ServeOptions {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("expected a port from 0 to 65535, found " + port);
    }
  }

  /// Loopback, any free port, nobody else to be careful with.
  public static ServeOptions loopback(SiteOptions site) {
    return new ServeOptions("127.0.0.1", 0, "", site, Manners.NONE);
  }

  /// What else but the edition decides how pages look: build, files, settings.
  String mark() {
    StringBuilder mark = new StringBuilder(build);
    Assets.all().list().forEach(asset -> mark.append(asset.path()));
    return Integer.toHexString(mark.append(site).toString().hashCode());
  }

  public ServeOptions withPort(int other) {
    return new ServeOptions(host, other, build, site, manners);
  }

  public ServeOptions withManners(Manners other) {
    return new ServeOptions(host, port, build, site, other);
  }
}
