package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.publish.Contents.Page;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.site.Hosting;
import com.bcrecommender.site.Html;
import com.bcrecommender.site.JsonTwin;
import com.bcrecommender.site.Notices;
import com.bcrecommender.site.PageModel;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.ScenePages;
import com.bcrecommender.site.Shells;
import com.bcrecommender.site.SiteOptions;
import com.bcrecommender.transfer.Blob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Makes the pages of a site: the first page and the words, the shells that the reader fills, and
/// those that are made beforehand, which link to each other. Pages are made on all cores; which
/// ones there are, and their bytes, do not depend on that.
final class SitePages {
  private final Edition edition;
  private final SiteOptions options;
  private final OwnPages own;
  private final Pages pages;
  private final ScenePages scenes;

  /// @param own pages to make beforehand
  /// @param hosting how the host has the site, all else
  SitePages(Edition edition, SiteOptions options, OwnPages own, Hosting hosting) {
    this.edition = edition;
    this.options = options.withHosting(hosting.withOwn(own.byPath()::containsKey));
    this.own = own;
    this.pages = new Pages(edition, this.options);
    this.scenes = new ScenePages(edition, this.options, pages);
  }

  /// Makes all pages.
  ///
  /// @return in an order that is the same each time
  List<Page> make(PageSpool spool, Progress progress) {
    List<Supplier<List<Blob>>> makers = new ArrayList<>();
    makers.add(this::whole);
    own.byPath().forEach((path, page) -> makers.add(() -> files(path, model(page))));
    AtomicLong done = new AtomicLong();
    return makers.parallelStream()
        .map(maker -> {
          List<Page> made =
              maker.get().stream().map(blob -> spool.add(blob.name(), blob.bytes())).toList();
          long now = done.incrementAndGet();
          synchronized (progress) {
            progress.update(now, makers.size());
          }
          return made;
        })
        .flatMap(List::stream)
        .toList();
  }

  /// How many bytes a page made beforehand has on average with its twin, by some of them; 1 where
  /// there are none.
  long usualBytes(int some) {
    return Math.max(
        1,
        (long)
            own.spread(some).parallelStream()
                .mapToLong(page ->
                    files(page.getKey(), model(page.getValue())).stream()
                        .mapToLong(blob -> blob.bytes().length)
                        .sum())
                .average()
                .orElse(1));
  }

  /// What every site has.
  private List<Blob> whole() {
    Notices notices = new Notices(options, edition);
    List<Blob> blobs = new ArrayList<>(files("", pages.home()));
    blobs.addAll(files("scenes/", scenes.all()));
    for (String folder : Notices.folders()) {
      blobs.addAll(files(folder, notices.page(folder)));
    }
    blobs.add(new Blob("404.html", Html.render(notices.missing())));
    new Shells(edition, options).pages().forEach((name, page) -> blobs.add(new Blob(name, page)));
    Map<String, byte[]> forRobots =
        Sitemaps.of(options.hosting(), own, edition.manifest().provenance().made());
    forRobots.forEach((name, bytes) -> blobs.add(new Blob(name, bytes)));
    return blobs;
  }

  private PageModel model(OwnPages.Page page) {
    return switch (page.kind()) {
      case SCENE -> scenes.scene(page.id(), 0);
      case TAG -> pages.tag(page.id(), 0);
      case TRALBUM -> pages.tralbum(page.id(), -1, 0);
    };
  }

  private static List<Blob> files(String path, PageModel page) {
    return List.of(
        new Blob(path + "index.html", Html.render(page)),
        new Blob(path + "index.json", JsonTwin.render(page)));
  }
}
