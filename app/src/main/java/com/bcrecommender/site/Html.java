package com.bcrecommender.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.nio.ByteBuffer;

/// Page models as HTML, by the templates in `src/main/jte`, which are compiled with the program.
/// Every text is escaped, see [PageBytes]. Safe for any thread.
public final class Html {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "com.bcrecommender.site.jte");

  /// A fan page seldom has more.
  public static final int USUAL_BYTES = 128 * 1024;

  private Html() {}

  /// The whole page, in UTF-8.
  public static byte[] render(PageModel page) {
    return write(page, new PageBytes(USUAL_BYTES)).toArray();
  }

  /// As [#render], for those who write one page after another.
  ///
  /// @param into where to write
  /// @return the page, in the same array, or in a larger one where it did not fit
  public static ByteBuffer render(PageModel page, byte[] into) {
    return write(page, new PageBytes(into)).toBuffer();
  }

  private static PageBytes write(PageModel page, PageBytes out) {
    String template =
        switch (page) {
          case PageModel.Home _ -> "home.jte";
          case PageModel.FanPage _ -> "fan.jte";
          case PageModel.TralbumPage _ -> "tralbum.jte";
          case PageModel.TagPage _ -> "tag.jte";
          case PageModel.ScenesPage _ -> "scenes.jte";
          case PageModel.ScenePage _ -> "scene.jte";
          case PageModel.SearchPage _ -> "search.jte";
          case PageModel.MixPage _ -> "mix.jte";
          case PageModel.MinePage _ -> "mine.jte";
          case PageModel.CratePage _ -> "crate.jte";
          case PageModel.Notice _ -> "notice.jte";
          case PageModel.Message _ -> "message.jte";
        };
    ENGINE.render(template, page, out);
    return out;
  }

  /// A page that the reader fills, in UTF-8.
  static byte[] render(Shells.Shell shell) {
    PageBytes out = new PageBytes(USUAL_BYTES);
    ENGINE.render("shell.jte", shell, out);
    return out.toArray();
  }
}
