package com.bcrecommender.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SiteCrawlTest {
  private final Set<String> foreign = new HashSet<>();
  private int pages;

  @Test
  void no_link_is_dead_and_only_bandcamp_is_linked_besides() {
    try (SiteServer server =
        SiteServer.start(
            SampleEdition.sharedFolder(), ServeOptions.loopback(SiteOptions.defaults()))) {
      SiteWalk.through(server, new Links());
    }
    assertThat(foreign).containsExactly("bandcamp.com");
    assertThat(pages).isGreaterThan(400);
  }

  private final class Links implements SiteWalk.Visitor {
    @Override
    public void answer(URI address, HttpResponse<String> response, @Nullable Document html) {
      assertThat(response.statusCode()).as("%s", address).isIn(200, 303);
      pages++;
    }

    /// A link to a place on the same page leads to an element that is there.
    @Override
    public void link(Document html, URI page, URI target) {
      if (!target.getHost().equals("127.0.0.1")) {
        foreign.add(target.getHost().replaceFirst("^sample[0-9]+\\.", ""));
        return;
      }
      String place = target.getFragment();
      if (place != null && String.valueOf(target).split("#")[0].equals(page.toString())) {
        assertThat(html.getElementById(place)).as("%s", target).isNotNull();
      }
    }
  }
}
