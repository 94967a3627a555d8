package com.bcrecommender.imports;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.Archive.Rewritten;
import com.bcrecommender.archive.ContentCoding.UnpackException;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.bandcamp.NamedFans;
import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.catalog.FileKeys;
import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.UserError;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes out of the raw answers those that were asked for about somebody who opted out (fans'
/// pages, batches of their collections, records and artists' pages), and those that name such a
/// fan: records with the fan among their supporters, pages of fans who follow the fan. What these
/// say of others stays in the catalog; a later crawl asks for them again.
public final class Redaction {
  private static final Pattern FAN_PAGE = Pattern.compile("https?://[^/]+/([^/]+)");

  private final OptOuts optOuts;

  private Redaction(OptOuts optOuts) {
    this.optOuts = optOuts;
  }

  /// Rewrites the files that hold such answers; run again it does nothing more. Reads all files,
  /// some 500 answers a second.
  ///
  /// @throws UserError while a crawl writes to the archive, or where the disk does not take it
  public static Rewritten apply(OptOuts optOuts, Archive archive) {
    return archive.files().isEmpty() || optOuts.isEmpty()
        ? new Rewritten(0, 0)
        : archive.rewriteWithout(new Redaction(optOuts)::isAbout);
  }

  private boolean isAbout(RawAnswer answer) {
    return keys(answer).anyMatch(optOuts) || names(answer);
  }

  private boolean names(RawAnswer answer) {
    try {
      String body = new String(WarcPages.body(answer), StandardCharsets.UTF_8);
      NamedFans fans = NamedFans.in(body);
      return fans.ids().anyMatch(id -> optOuts.test(OptOutKey.ofFan("f" + id)))
          || fans.usernames().anyMatch(name -> optOuts.test(OptOutKey.ofUsername(name)));
    } catch (UnpackException unreadable) {
      // Nobody can tell whom it names.
      return true;
    }
  }

  /// Keys that the one behind an address may have.
  private static Stream<OptOutKey> keys(RawAnswer asked) {
    CollectionCall call = CollectionCall.of(asked.address(), asked.post());
    if (call != null) {
      return Stream.of(OptOutKey.ofFan("f" + call.fan()));
    }
    String url = SiteUrl.normal(asked.address());
    if (url == null) {
      return Stream.of();
    }
    Stream.Builder<OptOutKey> keys = Stream.builder();
    keys.add(OptOutKey.ofTralbum("u:" + url));
    String site = FileKeys.site(url);
    if (site != null) {
      keys.add(OptOutKey.ofSite(site));
    }
    Matcher page = FAN_PAGE.matcher(url);
    String fan =
        page.matches() ? new FileKeys(FileKeys.DEFAULT_SOURCE, true).fan(page.group(1)) : null;
    if (fan != null) {
      keys.add(OptOutKey.ofFan(fan));
    }
    return keys.build();
  }
}
