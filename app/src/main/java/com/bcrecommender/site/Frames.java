package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Provenance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes what pages have around their content.
final class Frames {
  private final Texts texts;
  private final Frame.@Nullable Footer footer;

  /// @param edition null where there is none yet
  Frames(SiteOptions options, @Nullable Edition edition) {
    this.texts = options.texts();
    this.footer = edition == null ? null : footer(edition);
  }

  private Frame.Footer footer(Edition edition) {
    Provenance provenance = edition.manifest().provenance();
    Instant newest = provenance.newest();
    Instant age = newest == null ? provenance.made() : newest;
    return new Frame.Footer(
        texts.get("footer.data", texts.date(age)),
        texts.get("footer.edition", edition.manifest().name()),
        texts.get(
            "footer.counts",
            texts.count("footer.fans", edition.fans()),
            texts.count("footer.records", edition.tralbums())),
        edition.manifest().name(),
        provenance.made().toString(),
        newest == null ? null : newest.toString());
  }

  /// A page that has a JSON twin.
  ///
  /// @param self from the root
  Frame page(String self, String title, String description, boolean indexed) {
    return frame(self, title, description, "", indexed, true);
  }

  Frame search(String self, String title, String description, String query) {
    return frame(self, title, description, query, false, true);
  }

  /// A page of words only.
  Frame words(String self, String title, String description, boolean indexed) {
    return frame(self, title, description, "", indexed, false);
  }

  private Frame frame(
      String self, String title, String description, String query, boolean indexed, boolean twin) {
    int end = self.indexOf('?') < 0 ? self.length() : self.indexOf('?');
    int depth = (int) self.substring(0, end).chars().filter(c -> c == '/').count();
    Links links = Links.fromDepth(depth, Assets.all()::path);
    return new Frame(texts, links, self, title, description, query, indexed, twin, footer);
  }
}
