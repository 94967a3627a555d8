package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.EditionFiles;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.site.Assets;
import com.bcrecommender.site.Assets.Asset;
import com.bcrecommender.site.Hosting;
import com.bcrecommender.site.Html;
import com.bcrecommender.site.JsonTwin;
import com.bcrecommender.site.Notices;
import com.bcrecommender.site.PageModel;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.ScenePages;
import com.bcrecommender.site.Shells;
import com.bcrecommender.site.SiteOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// Writes an edition as a static site into a folder: the edition's shards as files, the pages that
/// the reader fills, and the pages of what is most active made beforehand. docs/static-site.md says
/// what lies where. Done again, it writes only what has changed, and takes away what an earlier
/// edition left. `data/manifest.json`, by which visitors find the data, is written last. Not for
/// several threads at one folder.
public final class StaticSite {
  /// What a site may have, and nothing else of a folder is ever removed.
  private static final Pattern NAMES =
      Pattern.compile(
          DataFolder.SHARD.pattern()
              + "|assets/[a-z]+\\.[0-9a-f]{16}\\.[a-z]+"
              + "|(tralbum|tag|scene)/[a-z0-9~-]+/index\\.(html|json)"
              + "|sitemap(-[0-9]+)?\\.xml");

  /// A page made beforehand has a JSON twin.
  private static final int FILES_PER_PAGE = 2;

  /// A page made beforehand with its JSON twin; 116 KB were seen at 2014's size.
  private static final int BYTES_PER_PAGE = 130_000;

  /// The first page, shells, words and files for machines; more than there are.
  private static final int OTHER_FILES = 40;

  private final EditionFiles files;
  private final Edition edition;
  private final StaticSiteOptions options;
  private final LocalFiles site;
  private final LongConsumer progress;

  private StaticSite(
      EditionFiles files,
      Edition edition,
      StaticSiteOptions options,
      LocalFiles site,
      LongConsumer progress) {
    this.files = files;
    this.edition = edition;
    this.options = options;
    this.site = site;
    this.progress = progress;
  }

  /// What was written.
  ///
  /// @param files of the whole site
  /// @param bytes of the whole site
  /// @param written files that were not there yet or had other bytes
  /// @param removed files that an earlier edition left
  /// @param shards files of the edition
  /// @param pages made beforehand, without their JSON twins
  public record Written(int files, long bytes, int written, int removed, int shards, int pages) {}

  /// Writes the site.
  ///
  /// @param edition folder of the edition
  /// @param folder of the site; made where it is missing
  /// @param progress takes the number of files that are done, after each
  /// @throws UserError where the edition's shards alone are more than the host takes
  public static Written write(
      Path edition, Path folder, StaticSiteOptions options, LongConsumer progress)
      throws IOException {
    EditionFiles files = EditionFiles.open(edition);
    try (Edition open = Edition.open(edition)) {
      LocalFiles site = new LocalFiles(folder);
      return new StaticSite(files, open, options, site, progress).write(edition);
    }
  }

  private Written write(Path folder) throws IOException {
    files.each((name, size, bytes) -> {
      site.immutable("data/" + name, size, bytes::get);
      progress.accept(site.names().size());
    });
    int shards = site.names().size();
    int left = options.mostFiles() - shards - OTHER_FILES;
    if (left < 0 || site.bytes() > options.mostBytes()) {
      throw new UserError(
          "expected at most %,d files and %,d bytes, found that the edition's shards alone are %,d files and %,d bytes; choose a host that takes them, or raise the caps"
              .formatted(options.mostFiles(), options.mostBytes(), shards, site.bytes()));
    }
    Asset reader = Shells.script(options.site());
    long fitting = (options.mostBytes() - site.bytes()) / BYTES_PER_PAGE;
    OwnPages own = OwnPages.choose(edition, (int) Math.min(left / FILES_PER_PAGE, fitting));
    Hosting hosting = new Hosting(options.address(), own.byPath()::containsKey, reader.path());
    SiteOptions hosted = options.site().withHosting(hosting);
    asset(reader);
    for (Asset asset : Assets.all().list()) {
      asset(asset);
    }
    for (Map.Entry<String, byte[]> shell : new Shells(edition, hosted).pages().entrySet()) {
      site.page(shell.getKey(), shell.getValue());
    }
    Pages pages = new Pages(edition, hosted);
    ScenePages scenes = new ScenePages(edition, hosted, pages);
    Notices notices = new Notices(hosted, edition);
    page("", pages.home());
    page("scenes/", scenes.all());
    page("about/", notices.about());
    site.page("404.html", Html.render(notices.missing()));
    int made = own(own, pages, scenes);
    Sitemaps.write(site, options.address(), own, edition.manifest().provenance().made());
    int removed = site.removeOthers(name -> NAMES.matcher(name).matches());
    site.page("data/" + Manifest.FILE, Files.readAllBytes(folder.resolve(Manifest.FILE)));
    progress.accept(site.names().size());
    return new Written(site.names().size(), site.bytes(), site.written(), removed, shards, made);
  }

  /// Makes the pages of what is most active.
  private int own(OwnPages own, Pages pages, ScenePages scenes) throws IOException {
    int made = 0;
    for (Map.Entry<String, OwnPages.Page> page : own.byPath().entrySet()) {
      int id = page.getValue().id();
      page(
          page.getKey(),
          switch (page.getValue().kind()) {
            case SCENE -> scenes.scene(id, 0);
            case TAG -> pages.tag(id, 0);
            case TRALBUM -> pages.tralbum(id, -1, 0);
          });
      made++;
      progress.accept(site.names().size());
    }
    return made;
  }

  private void page(String path, PageModel page) throws IOException {
    site.page(path + "index.html", Html.render(page));
    site.page(path + "index.json", JsonTwin.render(page));
  }

  private void asset(Asset asset) throws IOException {
    site.immutable(asset.path(), asset.bytes().length, () -> ByteBuffer.wrap(asset.bytes()));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
