package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.site.PageModel.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the pages that need no edition: about this site, and what went wrong. Safe for any thread.
public final class Notices {
  /// The command that makes an edition.
  private static final String MAKE_EDITION = "bcr recommend";

  private final SiteOptions options;
  private final Texts texts;
  private final Frames frames;

  /// @param edition the footer tells of it; null where there is none
  public Notices(SiteOptions options, @Nullable Edition edition) {
    this.options = options;
    this.texts = options.texts();
    this.frames = new Frames(options, edition);
  }

  public PageModel.About about() {
    String removal = options.removal();
    return new PageModel.About(
        frames.page("about/", texts.get("about.title"), texts.get("about.description"), true),
        List.of(
            section("about.what", texts.get("about.what.1"), texts.get("about.what.2")),
            section("about.bandcamp", texts.get("about.bandcamp.1")),
            section("about.stored", texts.get("about.stored.1"), texts.get("about.stored.2")),
            section("about.you", texts.get("about.you.1"), texts.get("about.you.2")),
            section(
                "about.remove",
                texts.get(
                    "about.remove.1",
                    removal == null ? texts.get("about.remove.default") : removal)),
            section("about.data", texts.get("about.data.1"))));
  }

  private Section section(String key, String... paragraphs) {
    return new Section(texts.get(key), List.of(paragraphs));
  }

  /// @param path of the request, below the root: relative links depend on its depth
  public PageModel.Message notFound(String path) {
    return error(path, 404, texts.get("error.404"));
  }

  /// A page for a status from 400 to 500.
  ///
  /// @param line what happened
  public PageModel.Message error(String path, int status, String line) {
    String advice =
        switch (status) {
          case 404 -> texts.get("error.404.advice");
          case 500 -> texts.get("error.500.advice");
          default -> texts.get("error.400.advice");
        };
    return new PageModel.Message(frames.words(path, line, line, false), line, advice, null);
  }

  /// A static site's page for every address that has none. It stands at any depth, so its links
  /// need the site's address; without that they hold at the root.
  public PageModel.Message missing() {
    PageModel.Message page = notFound("");
    Hosting hosting = options.hosting();
    if (hosting == null || hosting.address() == null) {
      return page;
    }
    Frame frame = page.frame();
    Links links = frame.links().from(hosting.address());
    return new PageModel.Message(
        Frames.with(frame, links, frame.hosted()), page.line(), page.advice(), page.command());
  }

  /// There is no edition yet, and so no page but this one.
  public PageModel.Message noEdition(String path) {
    String line = texts.get("error.503");
    return new PageModel.Message(
        frames.words(path, line, line, false), line, texts.get("error.503.advice"), MAKE_EDITION);
  }
}
