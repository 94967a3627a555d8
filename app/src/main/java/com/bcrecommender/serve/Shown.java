package com.bcrecommender.serve;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.site.Notices;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.ScenePages;
import com.bcrecommender.site.SiteOptions;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// An edition that is shown, with all that is made of it once and not for each page.
///
/// @param etag of every page of it
record Shown(Edition edition, Pages pages, ScenePages scenes, Notices notices, HttpField etag) {

  /// @param buildMark differs between builds and settings, which change pages too
  static Shown of(Edition edition, SiteOptions options, String buildMark) {
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
        new PreEncodedHttpField(HttpHeader.ETAG, etag));
  }
}
