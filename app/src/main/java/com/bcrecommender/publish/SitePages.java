package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.publish.Contents.Page;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.site.AtomFeed;
import com.bcrecommender.site.Feed;
import com.bcrecommender.site.Feeds;
import com.bcrecommender.site.Hosting;
import com.bcrecommender.site.Html;
import com.bcrecommender.site.JsonTwin;
import com.bcrecommender.site.Notices;
import com.bcrecommender.site.OwnFolder;
import com.bcrecommender.site.PageModel;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.ScenePages;
import com.bcrecommender.site.Shells;
import com.bcrecommender.site.SiteOptions;
import com.bcrecommender.transfer.Blob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the pages of a site: the first page and the words, the shells that the reader fills, and
/// those that are made beforehand, which link to each other. Pages are made on all cores; which
/// ones there are, and their bytes, do not depend on that.
final class SitePages {
  private final Edition edition;
  private final SiteOptions options;
  private final OwnPages own;
  private final Pages pages;
  private final ScenePages scenes;
  private final Feeds feeds;
  private final Map<String, Integer> fedFans;

  /// @param before the edition before, with which feeds compare, or null
  /// @param own pages to make beforehand
  /// @param hosting how the host has the site, all else
  SitePages(
      Edition edition,
      @Nullable Edition before,
      StaticSiteOptions site,
      OwnPages own,
      Hosting hosting) {
    this.edition = edition;
    this.options = site.site().withHosting(hosting.withOwn(own.byPath()::containsKey));
    this.own = own;
    this.pages = new Pages(edition, this.options);
    this.scenes = new ScenePages(edition, this.options, pages);
    this.feeds = new Feeds(edition, before, pages, options.texts(), site.address());
    this.fedFans = fedFans(edition, site.feeds());
  }

  /// Fans by the folders of their feeds.
  private static Map<String, Integer> fedFans(Edition edition, List<String> names) {
    Map<String, Integer> fans = new LinkedHashMap<>();
    for (String name : names) {
      int fan = edition.fanByUsername(name);
      String folder = OwnFolder.path("fan", name);
      if (fan < 0 || folder == null) {
        throw new UserError(
            "publish.feeds: expected names of fans in the edition, found \"%s\", which none has"
                .formatted(name));
      }
      fans.put(folder, fan);
    }
    return fans;
  }

  /// Makes all pages.
  ///
  /// @return in an order that is the same each time
  List<Page> make(PageSpool spool, Progress progress) {
    List<Supplier<List<Blob>>> makers = new ArrayList<>();
    makers.add(this::whole);
    own.byPath().forEach((path, page) -> makers.add(() -> files(path, page)));
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
                    files(page.getKey(), page.getValue()).stream()
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
    fedFans.forEach((folder, fan) -> blobs.add(feed(folder, feeds.fan(fan, folder))));
    Map<String, byte[]> forRobots =
        Sitemaps.of(options.hosting(), own, edition.manifest().provenance().made());
    forRobots.forEach((name, bytes) -> blobs.add(new Blob(name, bytes)));
    return blobs;
  }

  /// A page made beforehand, and the feed of its list. Similar records change too little for one.
  private List<Blob> files(String path, OwnPages.Page page) {
    List<Blob> blobs = new ArrayList<>(files(path, model(page)));
    if (page.fed()) {
      int id = page.id();
      blobs.add(feed(path, page.kind() == OwnPages.Kind.TAG ? feeds.tag(id) : feeds.scene(id)));
    }
    return blobs;
  }

  private Blob feed(String folder, Feed feed) {
    return new Blob(folder + Feed.FILE, AtomFeed.render(feed, options.texts()));
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
