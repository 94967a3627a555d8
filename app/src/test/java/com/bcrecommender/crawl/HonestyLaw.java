package com.bcrecommender.crawl;

import com.bcrecommender.crawl.MonthEvent.Sent;

/// Every request carries the one honest name, goes to the site by https, and posts nothing to what
/// robots.txt closes.
final class HonestyLaw extends MonthLaw {
  private final String userAgent;

  HonestyLaw(String userAgent) {
    this.userAgent = userAgent;
  }

  @Override
  void sent(Sent request) {
    demand(
        userAgent.equals(request.request().headers().get("User-Agent")),
        "another name:",
        request.request().headers());
    demand(
        "https".equals(request.address().getScheme())
            && ("." + request.host()).endsWith(".bandcamp.com"),
        "another site:",
        request.address());
    demand(request.request().post() == null, "posted to", request.address());
  }
}
