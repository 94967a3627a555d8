package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Provenance;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes what pages have around their content.
final class Frames {
  /// The reader's page of what the visitor's browser keeps.
  private static final String OF_NO_EDITION = "mine";

  private final Texts texts;
  private final Bandcamp bandcamp;
  private final Covers covers;
  private final Frame.@Nullable Footer footer;
  private final @Nullable Hosting hosting;
  private final String policy;
  private final String reader;

  /// Links of pages at the root and in a folder below it, which are nearly all.
  private final Links[] usual = new Links[2];

  private final Links rooted;

  /// @param edition null where there is none yet
  Frames(SiteOptions options, @Nullable Edition edition) {
    this.texts = options.texts();
    this.bandcamp = options.bandcamp();
    this.covers = options.covers();
    this.hosting = options.hosting();
    this.policy = ContentPolicy.of(options, hosting == null ? null : hosting.lists());
    this.reader = hosting == null ? ReaderScript.of(options, null).path() : hosting.reader();
    this.footer = edition == null ? null : footer(edition);
    for (int depth = 0; depth < usual.length; depth++) {
      usual[depth] = Links.fromDepth(depth, this::asset, own());
    }
    this.rooted = usual[0].from("");
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
    return frame(self, title, description, "", indexed, true, false);
  }

  /// A page that has a feed besides.
  Frame fed(String self, String title, String description, boolean indexed) {
    return frame(self, title, description, "", indexed, true, true);
  }

  Frame search(String self, String title, String description, String query) {
    return frame(self, title, description, query, false, true, false);
  }

  /// A page of words only.
  Frame words(String self, String title, String description, boolean indexed) {
    return frame(self, title, description, "", indexed, false, false);
  }

  /// A page that the reader fills.
  ///
  /// @param self the folder, such as `fan/`
  /// @param reader which page it is, such as `fan`
  Frame shell(String self, String reader, String description) {
    Frame frame = frame(self, "", description, "", false, false, false);
    String stated = hosting == null ? null : policy;
    boolean asks = !reader.equals(OF_NO_EDITION) && (hosting == null || hosting.lists() == null);
    return with(frame, frame.links().asked(), new Frame.Hosted(stated, null, reader, asks));
  }

  /// The same page with other links.
  static Frame with(Frame frame, Links links, Frame.@Nullable Hosted hosted) {
    return new Frame(
        frame.texts(),
        frame.bandcamp(),
        frame.covers(),
        links,
        frame.self(),
        frame.title(),
        frame.description(),
        frame.query(),
        frame.indexed(),
        frame.twin(),
        frame.fed(),
        frame.footer(),
        hosted);
  }

  /// Addresses from the root, as pages name themselves.
  Links rooted() {
    return rooted;
  }

  private @Nullable Predicate<String> own() {
    return hosting == null ? null : hosting.own();
  }

  private Frame frame(
      String self,
      String title,
      String description,
      String query,
      boolean indexed,
      boolean twin,
      boolean fed) {
    Links links = links(depth(self));
    Frame.Hosted hosted =
        hosting == null
            ? null
            : new Frame.Hosted(
                policy, indexed ? hosting.canonical(links.base(), self) : null, null, false);
    return new Frame(
        texts,
        bandcamp,
        covers,
        links,
        self,
        title,
        description,
        query,
        indexed,
        twin,
        fed,
        footer,
        hosted);
  }

  private static int depth(String self) {
    int depth = 0;
    for (int i = 0; i < self.length() && self.charAt(i) != '?'; i++) {
      depth += self.charAt(i) == '/' ? 1 : 0;
    }
    return depth;
  }

  private Links links(int depth) {
    return depth < usual.length ? usual[depth] : Links.fromDepth(depth, this::asset, own());
  }

  private String asset(String name) {
    return name.equals(ReaderScript.NAME) ? reader : Assets.all().path(name);
  }
}
