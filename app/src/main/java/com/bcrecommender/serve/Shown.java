package com.bcrecommender.serve;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.site.Notices;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.ScenePages;
import com.bcrecommender.site.Shells;
import com.bcrecommender.site.SiteOptions;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// An edition that is shown, with all that is made of it once and not for each page.
///
/// @param etag of every page of it
record Shown(
    Edition edition,
    Pages pages,
    ScenePages scenes,
    Notices notices,
    Shells shells,
    ShardFiles shards,
    HttpField etag) {

  /// @param folder the edition's
  /// @param buildMark differs between builds and settings, which change pages too
  static Shown of(Path folder, Edition edition, SiteOptions options, String buildMark) {
    Manifest manifest = edition.manifest();
    Pages pages = new Pages(edition, options);
    // Weak, since compressed and plain bytes share it. The time counts although the edition's id
    // does not cover it: pages show it.
    long made = manifest.provenance().made().getEpochSecond();
    String etag = "W/\"" + manifest.name() + "-" + Long.toHexString(made) + "-" + buildMark + "\"";
    return new Shown(
        edition,
        pages,
        new ScenePages(edition, options, pages),
        new Notices(options, edition),
        new Shells(edition, options),
        new ShardFiles(folder),
        new PreEncodedHttpField(HttpHeader.ETAG, etag));
  }
}
