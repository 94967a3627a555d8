package com.bcrecommender.catalog;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.engine.data.PreferenceKind;
import org.jspecify.annotations.Nullable;

/// One write transaction: all of it is in the catalog afterwards, or nothing. Made by
/// [Catalog#transaction]; for its thread only, and of no use once that call has returned.
///
/// Every call is a join: saying a thing again, or saying things in another order, gives the same
/// catalog.
public final class Transaction {
  private final Session session;
  private final KeyTable fans;
  private final KeyTable tralbums;
  private final Sources sources;
  private final PreferenceTable preferences;
  private final OptOutRows optOuts;

  Transaction(Session session) {
    this.session = session;
    optOuts = new OptOutRows(session);
    fans = new KeyTable(session, optOuts, KeyKind.FAN);
    tralbums = new KeyTable(session, optOuts, KeyKind.TRALBUM);
    sources = new Sources(session);
    preferences = new PreferenceTable(session);
  }

  /// An album's or track's page: its fields under the page's date, its supporters as owners, what
  /// it mentions as weak facts.
  public Stored store(Page.TralbumPage page, Source source) {
    return pages().store(page, source);
  }

  /// A fan's page: the stated counts, what the fan owns and wishes for.
  public Stored store(Page.FanPage page, Source source) {
    return pages().store(page, source);
  }

  /// An artist's grid: weak facts of its tralbums.
  public Stored store(Page.MusicGrid page, Source source) {
    return pages().store(page, source);
  }

  /// A batch of a fan's collection or wishlist.
  ///
  /// @param fan the key of the fan whose batch it is; null where nobody knows, then only the
  ///   tralbums are stored
  public Stored store(
      Page.CollectionBatch batch, @Nullable String fan, PreferenceKind kind, Source source) {
    return pages().store(batch, fan, kind, source);
  }

  /// A batch of the collection of the fan with this id, as owned.
  public Stored storeCollection(Page.CollectionBatch batch, long fanId, Source source) {
    return store(batch, "f" + fanId, PreferenceKind.OWNED, source);
  }

  /// A batch of the wishlist of the fan with this id, as wishlisted.
  public Stored storeWishlist(Page.CollectionBatch batch, long fanId, Source source) {
    return store(batch, "f" + fanId, PreferenceKind.WISHLISTED, source);
  }

  /// Takes out whoever asks for it on their own page, as [Catalog#forgetFan] and
  /// [Catalog#forgetArtist] do.
  public Stored withdraw(Page.Withdrawal page) {
    Forgetting forgetting = new Forgetting(session, optOuts);
    String site = page.site() == null ? null : FileKeys.site(page.site());
    if (site != null) {
      forgetting.artist(site);
    }
    String username = page.username() == null ? null : FileKeys.username(page.username());
    if (page.fanId() > 0) {
      forgetting.one(KeyKind.FAN, "f" + page.fanId());
      if (username != null && !optOuts.hold(KeyKind.FAN, username)) {
        forgetting.one(KeyKind.FAN, username);
      }
    }
    return new Stored(0, 0, 0, 0);
  }

  private PageStore pages() {
    return new PageStore(fans, tralbums, sources, preferences);
  }

  /// To take back what pages have said, before they say it anew.
  public Retraction retraction() {
    return new Retraction(session);
  }

  /// Preferences in bulk.
  public PreferenceRows preferences() {
    return new PreferenceRows(fans, tralbums, preferences, optOuts);
  }

  /// Tags of tag files in bulk.
  public TagRows tags() {
    return new TagRows(session, tralbums, optOuts);
  }

  /// Tralbums of a tralbum file in bulk.
  public TralbumRows tralbums(Source source) {
    return new TralbumRows(tralbums, sources.origin(source, Rank.UNDATED));
  }

  /// What a file says in passing of the tralbums that it lists: weaker than their own pages and
  /// than tralbum files.
  public TralbumRows mentions(Source source) {
    return new TralbumRows(tralbums, sources.origin(source, Rank.MENTIONED));
  }

  /// What another site's dump says of tralbums: weaker than all that Bandcamp's pages and files
  /// say, and of two dumps the newer wins.
  ///
  /// @param source as [Source#ofDump] makes it
  public TralbumRows dump(Source source) {
    Long made = source.seen();
    return new TralbumRows(tralbums, sources.origin(source, Rank.ofDump(made == null ? 0 : made)));
  }

  /// Notes that something of a kind of source is stored; for preferences and tags of files, which
  /// keep no source of their own.
  public void note(SourceKind kind) {
    sources.kinds().note(kind);
  }

  /// Statements of another catalog, as [Statements] gave them out.
  public StatementRows statements() {
    return new StatementRows(fans, tralbums, sources, preferences(), tags());
  }

  /// Whether it is known which tags a tralbum has, or that it has none.
  ///
  /// @param key `a<id>` or `t<id>`, or null where the id is unknown
  /// @param url its normal address
  public boolean knowsTags(@Nullable String key, String url) {
    return session.number(
            "SELECT count(*) FROM tralbum t WHERE key IN (?, ?) AND (tags IS NOT NULL"
                + " OR EXISTS (SELECT 1 FROM tralbum_tag WHERE tralbum = t.id))",
            0,
            key,
            "u:" + url)
        > 0;
  }

  /// Statements that were not stored, because they are about somebody who asked to be left out.
  public long optedOut() {
    return optOuts.refused();
  }

  OptOutRows optOuts() {
    return optOuts;
  }

  /// For the other classes of this package that keep tables of their own: statements run in this
  /// transaction.
  Session session() {
    return session;
  }
}
