package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.EditionFiles;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import com.bcrecommender.site.Assets;
import com.bcrecommender.site.Assets.Asset;
import com.bcrecommender.site.Hosting;
import com.bcrecommender.site.Shells;
import com.bcrecommender.transfer.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An edition as a static site: the edition's shards as files, the pages that the reader fills, and
/// the pages of what is most active made beforehand, as many as the host's caps leave room for.
/// docs/static-site.md says what lies where. Shards stay in the edition until they are asked for;
/// pages are made when this is opened, on all cores, into a [PageSpool] beside the edition: some 70
/// KB of disk for each that is made beforehand, and no more memory than a few pages.
public final class StaticSite implements Contents, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StaticSite.class);

  /// The first page, shells, words and files for machines; more than there are.
  private static final int OTHER_FILES = 40;

  /// So many pages tell how large one is, to some per cent.
  private static final int SAMPLE = 100;

  /// What is planned for of the room that there is, since the sample may be of smaller pages.
  private static final double PLANNED = 0.97;

  private final Path folder;
  private final StaticSiteOptions options;
  private final EditionFiles files;
  private final Edition edition;
  private final @Nullable Edition before;
  private final Pointer pointer;
  private final List<Group> groups;
  private final PageSpool spool;
  private final List<Page> pages;
  private final int own;

  private StaticSite(
      Path folder,
      StaticSiteOptions options,
      Edition edition,
      @Nullable Edition before,
      Watch watch) {
    this.folder = folder;
    this.options = options;
    this.files = EditionFiles.of(folder);
    this.edition = edition;
    this.before = before;
    this.pointer =
        Pointer.parse(folder.resolve(Manifest.FILE).toString(), files.manifest())
            .with(edition.optOuts());
    Asset reader = Shells.script(options.site(), options.lists());
    List<Item> assets = new ArrayList<>(List.of(new AssetItem(reader)));
    Assets.all().list().forEach(asset -> assets.add(new AssetItem(asset)));
    List<Item> shards = new ArrayList<>();
    if (options.lists() == null) {
      files.files().forEach(file -> shards.add(new ShardItem(file)));
    }
    this.groups = List.of(new Listed(SiteNames.DATA, shards), new Listed(SiteNames.ASSETS, assets));
    Hosting hosting = Hosting.of(options.address(), reader.path(), options.lists());
    Made made = make(hosting, watch);
    this.spool = made.spool;
    this.pages = made.pages;
    this.own = made.own;
  }

  /// Makes the site of an edition. Feeds compare its lists with those of the edition that was made
  /// right before it, where that is still in the same folder.
  ///
  /// @param edition its folder
  /// @throws UserError if a fan that is to have a feed is not in the edition
  public static StaticSite of(Path edition, StaticSiteOptions options, Watch watch) {
    Edition open = Edition.open(edition);
    Edition before = null;
    try {
      before = before(edition, open);
      return new StaticSite(edition, options, open, before, watch);
    } catch (RuntimeException | Error e) {
      open.close();
      if (before != null) {
        before.close();
      }
      throw e;
    }
  }

  private static @Nullable Edition before(Path edition, Edition open) {
    Editions editions = Editions.in(Objects.requireNonNull(edition.toAbsolutePath().getParent()));
    try {
      String name = editions.before(open.manifest().name()).orElse(null);
      return name == null ? null : Edition.open(editions.folder(name));
    } catch (UnusableEdition e) {
      LOG.warn("feeds compare with no edition before: {}", e.getMessage());
      return null;
    }
  }

  private record Made(PageSpool spool, List<Page> pages, int own) {}

  /// Makes as many pages as there is room for: first as many as a sample of them says, and again
  /// with fewer where that was too many. A page that is left out cannot just be dropped: others
  /// link to it.
  private Made make(Hosting hosting, Watch watch) {
    int other = OTHER_FILES + options.feeds().size();
    int room = (int) Math.max(0, options.mostFiles() - fileCount(groups) - other);
    long most = options.mostBytes() - byteCount(groups);
    OwnPages.Ranking ranking = OwnPages.Ranking.of(edition);
    OwnPages own = ranking.takeFiles(room);
    long usual = new SitePages(edition, before, options, own, hosting).usualBytes(SAMPLE);
    long fitting = (long) (Math.max(0, most) * PLANNED) / usual;
    if (fitting < own.size()) {
      own = ranking.take((int) fitting);
    }
    while (true) {
      PageSpool made = PageSpool.open(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
      try (Progress progress = watch.begin("site", "pages", own.size())) {
        List<Page> all = new SitePages(edition, before, options, own, hosting).make(made, progress);
        if (made.bytes() <= most || own.size() == 0) {
          return new Made(made, all, own.size());
        }
        double too = (double) Math.max(0, most) / made.bytes();
        made.close();
        own = ranking.take((int) Math.min(own.size() - 1, own.size() * too * PLANNED));
      } catch (RuntimeException | Error e) {
        made.close();
        throw e;
      }
    }
  }

  private static long fileCount(List<Group> groups) {
    return groups.stream().mapToLong(Group::count).sum();
  }

  private static long byteCount(List<Group> groups) {
    long bytes = 0;
    for (Group group : groups) {
      for (Item item : group.items()) {
        bytes += item.size();
      }
    }
    return bytes;
  }

  /// How many files the site has, the pointer included.
  public long files() {
    return fileCount(groups) + pages.size() + 1;
  }

  /// Bytes of all files.
  public long bytes() {
    return byteCount(groups) + spool.bytes() + pointer.bytes().length;
  }

  /// How many pages were made beforehand, each with a JSON twin.
  public int own() {
    return own;
  }

  @Override
  public Pointer pointer() {
    return pointer;
  }

  @Override
  public List<Group> groups() {
    return groups;
  }

  @Override
  public List<Page> pages() {
    return pages;
  }

  @Override
  public byte[] gone(String page) {
    return pages.stream()
        .filter(other -> page.endsWith(".html") && other.name().equals("404.html"))
        .findFirst()
        .map(Page::read)
        .orElse(new byte[0]);
  }

  @Override
  public List<String> inspect(Host host, long seed) {
    List<String> reasons = new ArrayList<>(tooLarge());
    if (options.lists() == null) {
      reasons.addAll(new SiteInspection(edition, options.site(), folder).of(host, pointer, seed));
    }
    return reasons;
  }

  /// Which of the host's caps the site goes beyond even without pages made beforehand, a line each.
  List<String> tooLarge() {
    List<String> reasons = new ArrayList<>();
    cap(reasons, "files", files(), options.mostFiles(), "publish.most-files");
    cap(reasons, "bytes", bytes(), options.mostBytes(), "publish.most-megabytes");
    return reasons;
  }

  private static void cap(
      List<String> reasons, String what, long found, long most, String setting) {
    if (found > most) {
      reasons.add(
          "the site has %,d %s and the host takes %,d (setting %s)"
              .formatted(found, what, most, setting));
    }
  }

  @Override
  public void close() {
    spool.close();
    if (before != null) {
      before.close();
    }
    edition.close();
  }

  private record ShardItem(EditionFiles.File file) implements Item {
    @Override
    public String name() {
      return SiteNames.DATA + file.name();
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public byte[] read() {
      return file.read();
    }
  }

  private record AssetItem(Asset asset) implements Item {
    @Override
    public String name() {
      return asset.path();
    }

    @Override
    public long size() {
      return asset.bytes().length;
    }

    @Override
    public byte[] read() {
      return asset.bytes();
    }
  }
}
