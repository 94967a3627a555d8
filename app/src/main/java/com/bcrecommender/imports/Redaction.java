package com.bcrecommender.imports;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.Archive.Asked;
import com.bcrecommender.archive.Archive.Rewritten;
import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.FileKeys;
import com.bcrecommender.settings.UserError;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes out of the raw answers those that were asked for about somebody whom the catalog keeps
/// out: fans' pages, batches of their collections, records and artists' pages. Pages of others that
/// name them in passing stay.
public final class Redaction {
  private static final Pattern FAN_PAGE = Pattern.compile("https?://[^/]+/([^/]+)");

  private Redaction() {}

  /// Rewrites the files that hold such answers; run again it does nothing more.
  ///
  /// @throws UserError while a crawl writes to the archive, or where the disk does not take it
  public static Rewritten apply(Catalog catalog, Archive archive) {
    if (archive.files().isEmpty()) {
      return new Rewritten(0, 0);
    }
    Predicate<String> keptOut = catalog.keptOut();
    return archive.rewriteWithout(asked -> keys(asked).anyMatch(keptOut));
  }

  /// Keys that the one behind an address may have.
  private static Stream<String> keys(Asked asked) {
    CollectionCall call = CollectionCall.of(asked.address(), asked.post());
    if (call != null) {
      return Stream.of("f" + call.fan());
    }
    String url = SiteUrl.normal(asked.address());
    if (url == null) {
      return Stream.of();
    }
    Matcher page = FAN_PAGE.matcher(url);
    String fan =
        page.matches() ? new FileKeys(FileKeys.DEFAULT_SOURCE, true).fan(page.group(1)) : null;
    return fan == null ? Stream.of("u:" + url) : Stream.of("u:" + url, fan);
  }
}
