package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.edition.Scene;
import com.bcrecommender.edition.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the feeds of lists: what an edition's list has that the same list of the edition before
/// had not. Ids differ between editions, so records are compared by their keys. Where there is no
/// list before, a feed has the first entries, and says so. Safe for any thread, as editions are.
public final class Feeds {
  /// How much of a list is shown where nothing is known of before.
  static final int FIRST = 20;

  /// The longest list that an edition has.
  private static final int ALL = 200;

  private static final String NOBODY = "localhost";

  private final Edition edition;
  private final @Nullable Edition before;
  private final Texts texts;
  private final Pages pages;
  private final Links rooted;
  private final @Nullable String address;

  /// @param before the edition that was shown before, or null where there is none
  /// @param address of the site's root, with a slash at its end; null where unknown: then addresses
  ///   within a feed are relative to its own, and ids name no host
  public Feeds(
      Edition edition,
      @Nullable Edition before,
      Pages pages,
      Texts texts,
      @Nullable String address) {
    this.edition = edition;
    this.before = before;
    this.texts = texts;
    this.pages = pages;
    this.rooted = pages.frames().rooted();
    this.address = address;
  }

  /// What is new for a fan.
  public Feed fan(int fan) {
    return fan(fan, null);
  }

  /// As [#fan(int)], where the feed lies in a folder of its own and not beside the fan's page.
  ///
  /// @param folder from the root, or null for the page's
  public Feed fan(int fan, @Nullable String folder) {
    Fan who = edition.fan(fan);
    String page = Pages.fanHref(who, rooted);
    List<Entry> list = edition.fanList(fan, 0, ALL);
    int old = before == null ? -1 : before.fanByKey(who.key());
    int[] known = before == null || old < 0 ? null : before.fanListTralbums(old, ALL);
    RecordViews views = pages.views();
    List<RecordView> entries = new ArrayList<>();
    for (Entry entry :
        list.subList(0, known == null ? Math.min(FIRST, list.size()) : list.size())) {
      if (isNew(entry.tralbum(), known)) {
        entries.add(views.recommended(entry, who.tags(), rooted));
      }
    }
    return feed(
        "fan",
        who.key(),
        texts.get("feed.fan", who.name()),
        page,
        folder == null ? Links.feed(page) : folder + Feed.FILE,
        known,
        entries);
  }

  /// What is new among the most owned records of a tag.
  public Feed tag(int id) {
    Tag tag = edition.tag(id);
    int old = before == null ? -1 : before.tagByName(tag.name());
    int[] known = before == null || old < 0 ? null : before.tag(old).tralbums();
    return feed(
        "tag",
        tag.name(),
        texts.get("feed.tag", tag.name()),
        rooted.tag(tag.name()),
        Links.feed(rooted.tag(tag.name())),
        known,
        fresh(tag.tralbums(), known));
  }

  /// What is new among the most typical records of a scene. A scene is the same one where it has
  /// the same key; most of them keep it from edition to edition.
  public Feed scene(int id) {
    Scene scene = edition.scene(id);
    int old = before == null ? -1 : before.sceneByKey(scene.key());
    int[] known = before == null || old < 0 ? null : before.scene(old).tralbums();
    return feed(
        "scene",
        scene.key(),
        texts.get("feed.scene", scene.name()),
        rooted.scene(scene.key()),
        Links.feed(rooted.scene(scene.key())),
        known,
        fresh(scene.tralbums(), known));
  }

  private List<RecordView> fresh(int[] list, int @Nullable [] known) {
    RecordViews views = pages.views();
    List<RecordView> entries = new ArrayList<>();
    for (int i = 0; i < (known == null ? Math.min(FIRST, list.length) : list.length); i++) {
      if (isNew(list[i], known)) {
        entries.add(views.owned(list[i]));
      }
    }
    return entries;
  }

  /// Whether a record is not in a list of the edition before.
  private boolean isNew(int tralbum, int @Nullable [] known) {
    if (known == null || before == null) {
      return true;
    }
    int old = before.tralbumByKey(edition.card(tralbum).key());
    for (int id : known) {
      if (id == old) {
        return false;
      }
    }
    return true;
  }

  private Feed feed(
      String kind,
      String key,
      String title,
      String page,
      String self,
      int @Nullable [] known,
      List<RecordView> records) {
    String id = "tag:" + authority() + ",2026:" + kind + "/" + encoded(key);
    // From the feed's own folder to the root.
    Links links = rooted.from(address == null ? "../".repeat(depth(self)) : address);
    List<Feed.Entry> entries = new ArrayList<>();
    for (RecordView record : records) {
      RecordName name = record.name();
      String recordKey = name.key().toString();
      Text buy = record.buy();
      entries.add(
          new Feed.Entry(
              id + "/" + encoded(recordKey),
              name.artist().isEmptyContent()
                  ? name.title().toString()
                  : name.title() + " – " + name.artist(),
              links.tralbum(recordKey),
              buy == null ? null : buy.toString(),
              String.valueOf(record.reason())));
    }
    return new Feed(
        id,
        title,
        subtitle(known != null),
        links.base() + page,
        links.base() + self,
        edition.manifest().provenance().made(),
        entries);
  }

  private String subtitle(boolean compared) {
    Instant made = edition.manifest().provenance().made();
    return compared && before != null
        ? texts.get(
            "feed.since", texts.date(before.manifest().provenance().made()), texts.date(made))
        : texts.get("feed.first", FIRST);
  }

  private String authority() {
    String host = address == null ? null : URI.create(address).getHost();
    return host == null ? NOBODY : host;
  }

  private static String encoded(String key) {
    return Links.encodeInPath(Text.of(key)).toString();
  }

  private static int depth(String path) {
    int query = path.indexOf('?');
    return (int)
        (query < 0 ? path : path.substring(0, query)).chars().filter(c -> c == '/').count();
  }
}
