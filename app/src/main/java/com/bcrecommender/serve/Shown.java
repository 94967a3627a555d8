package com.bcrecommender.serve;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.site.Feeds;
import com.bcrecommender.site.Notices;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.ScenePages;
import com.bcrecommender.site.Shells;
import com.bcrecommender.site.SiteOptions;
import com.bcrecommender.site.Texts;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/// An edition that is shown, with all that is made of it once and not for each page.
///
/// @param before the one before it, for feeds
/// @param address of the site as visitors reach it, or null
/// @param etag of every page of it
record Shown(
    Edition edition,
    Pages pages,
    ScenePages scenes,
    Notices notices,
    Shells shells,
    ShardFiles shards,
    EditionBefore before,
    Texts texts,
    @Nullable String address,
    LazySitemap sitemap,
    HttpField etag)
    implements AutoCloseable {

  /// @param editions where the edition before is looked for
  static Shown of(Edition edition, Editions editions, ServeOptions serve) {
    SiteOptions options = serve.site();
    Manifest manifest = edition.manifest();
    Pages pages = new Pages(edition, options);
    // Weak, since compressed and plain bytes share it. The time counts although the edition's id
    // does not cover it: pages show it.
    long made = manifest.provenance().made().getEpochSecond();
    String etag =
        "W/\"%s-%x-%08x-%s\""
            .formatted(manifest.name(), made, edition.optOuts().hashCode(), serve.mark());
    return new Shown(
        edition,
        pages,
        new ScenePages(edition, options, pages),
        new Notices(options, edition),
        new Shells(edition, options),
        new ShardFiles(editions.folder(manifest.name()), edition.optOuts()),
        new EditionBefore(editions, manifest.name()),
        options.texts(),
        serve.manners().address(),
        new LazySitemap(),
        new PreEncodedHttpField(HttpHeader.ETAG, etag));
  }

  /// The feeds of its lists. The first call opens the edition before.
  Feeds feeds() {
    return new Feeds(edition, before.get(), pages, texts, address);
  }

  @Override
  public void close() {
    before.close();
    edition.close();
  }
}
