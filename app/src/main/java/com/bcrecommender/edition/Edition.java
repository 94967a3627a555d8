package com.bcrecommender.edition;

import com.bcrecommender.optout.OptOuts;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads an edition. Its packs are mapped, not loaded: opening costs some milliseconds and reads
/// the manifest and the index; a block is decompressed once, into a file that is the system's to
/// cache ([Scratch]), and a call decodes just the record that it asks for. For any number of
/// threads; no thread may still be inside a call when it is closed. Opening does not read
/// everything: [EditionVerifier] does.
///
/// Ids are dense, from 0; another id is an [IndexOutOfBoundsException]. Bytes that contradict each
/// other are an [UnusableEdition].
public final class Edition implements AutoCloseable {
  private final Manifest manifest;
  private final Tables tables;
  private final Search search;
  private final @Nullable ExploreTables explore;
  private final Withheld withheld;

  private Edition(Manifest manifest, Tables tables, OptOuts optOuts) {
    this.manifest = manifest;
    this.tables = tables;
    this.withheld = new Withheld(optOuts, table(TableKind.FANS), table(TableKind.TRALBUMS));
    this.search = new Search(this, new SearchTree(tables));
    this.explore =
        tables.has(TableKind.SCENES)
            ? new ExploreTables(
                table(TableKind.SCENES),
                table(TableKind.TRALBUM_SCENES),
                table(TableKind.SIMILAR_FANS))
            : null;
  }

  /// Opens the edition in a folder. Whom the opt-outs beside it hold ([OptOutFile]) nobody is
  /// shown.
  ///
  /// @throws UnusableEdition if it is missing, truncated, corrupt where that is seen at once, or of
  ///   another format
  public static Edition open(Path folder) {
    return open(
        folder, OptOutFile.read(Objects.requireNonNull(folder.toAbsolutePath().getParent())));
  }

  /// The same with opt-outs from elsewhere.
  public static Edition open(Path folder, OptOuts optOuts) {
    Manifest manifest = Manifest.read(folder);
    return of(manifest, Tables.open(folder, manifest), optOuts);
  }

  /// @param tables closed with the edition, and where it is none
  static Edition of(Manifest manifest, Tables tables, OptOuts optOuts) {
    try {
      Edition edition = new Edition(manifest, tables, optOuts);
      edition.requireOneSize();
      return edition;
    } catch (RuntimeException | Error e) {
      tables.close();
      throw e;
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  /// How many fans there are.
  public int fans() {
    return table(TableKind.FANS).count();
  }

  /// How many tralbums there are.
  public int tralbums() {
    return table(TableKind.TRALBUMS).count();
  }

  /// How many tags there are.
  public int tags() {
    return table(TableKind.TAGS).count();
  }

  /// How many artists there are.
  public int artists() {
    return table(TableKind.ARTISTS).count();
  }

  /// The fan with a key (`f42`, `n:name`, `x:source:7`), or -1. Keys that the fan had besides are
  /// found too.
  public int fanByKey(String key) {
    return withheld.fanFound(tables.keys(TableKind.FAN_KEYS).find(key));
  }

  /// The fan with a username, whatever its case, or -1.
  public int fanByUsername(String username) {
    return withheld.fanFound(
        tables.keys(TableKind.FAN_USERNAMES).find(KeyIndex.username(username)));
  }

  /// The tralbum with a key (`a123`, `t123`, `u:address`, `x:source:7`), or -1. Keys that it had
  /// besides are found too.
  public int tralbumByKey(String key) {
    String address = KeyIndex.addressOfKey(key);
    int found = address == null ? -1 : tables.keys(TableKind.TRALBUM_URLS).find(address);
    return withheld.tralbumFound(
        found >= 0 ? found : tables.keys(TableKind.TRALBUM_KEYS).find(key));
  }

  /// The tralbum with an address at Bandcamp, with or without scheme, query, fragment and trailing
  /// slash, or -1.
  public int tralbumByUrl(String url) {
    return withheld.tralbumFound(tables.keys(TableKind.TRALBUM_URLS).find(KeyIndex.address(url)));
  }

  /// The tag with a name in its normal form, or -1.
  public int tagByName(String name) {
    return tables.keys(TableKind.TAG_NAMES).find(name);
  }

  /// Whether a fan opted out: pages and lists must not name the fan, and neither does what this
  /// returns elsewhere.
  public boolean withholdsFan(int fan) {
    return withheld.fan(fan);
  }

  /// As [#withholdsFan].
  public boolean withholdsTralbum(int tralbum) {
    return withheld.tralbum(tralbum);
  }

  /// Whether a search may show a hit.
  boolean shows(Hit hit) {
    return optOuts().isEmpty()
        || switch (hit.kind()) {
          case TRALBUM -> tralbumByKey(hit.key()) >= 0;
          case FAN -> (hit.named() ? fanByUsername(hit.key()) : fanByKey(hit.key())) >= 0;
          case ARTIST, TAG -> true;
        };
  }

  /// Who opted out, for what is handed on with the edition.
  public OptOuts optOuts() {
    return withheld.optOuts();
  }

  /// What pages show of a tralbum.
  public Card card(int tralbum) {
    return CardCodec.read(tralbum, table(TableKind.TRALBUMS).record(tralbum));
  }

  /// The same as [#card], without making strings of its texts.
  public RawCard rawCard(int tralbum) {
    return CardCodec.readRaw(tralbum, table(TableKind.TRALBUMS).record(tralbum));
  }

  /// What pages show of a fan.
  public Fan fan(int fan) {
    return withheld.shown(FanCodec.read(fan, table(TableKind.FANS).record(fan)));
  }

  /// What a link to a fan shows: a record of many preferences costs no more than one of few.
  public FanName fanName(int fan) {
    return FanCodec.name(table(TableKind.FANS).record(fan));
  }

  /// What pages show of a tag.
  public Tag tag(int tag) {
    return withheld.shown(TagCodec.read(tag, table(TableKind.TAGS).record(tag)));
  }

  /// A tag's name alone, in UTF-8; most pages need no more of it.
  public byte[] tagName(int tag) {
    return TagCodec.name(table(TableKind.TAGS).record(tag));
  }

  /// An artist with the artist's tralbums.
  public Artist artist(int artist) {
    return withheld.shown(Artist.read(artist, table(TableKind.ARTISTS).record(artist)));
  }

  /// How many entries a fan's list has.
  public int fanListSize(int fan) {
    return table(TableKind.FAN_LISTS).record(fan).length();
  }

  /// The entries of a fan's list from `from` (included) to `to` (not included), as far as the list
  /// goes.
  public List<Entry> fanList(int fan, int from, int to) {
    return fanPart(fan, FanCodec.tralbums(table(TableKind.FANS).record(fan)), from, to).entries();
  }

  /// As [#fanList(int, int, int)], of a fan who was read already, with the list's length.
  public ListPart fanList(Fan fan, int from, int to) {
    // Reasons refer to all that the fan has, shown or not.
    int[] own =
        withheld.optOuts().isEmpty()
            ? fan.tralbums()
            : FanCodec.tralbums(table(TableKind.FANS).record(fan.id()));
    return fanPart(fan.id(), own, from, to);
  }

  private ListPart fanPart(int fan, int[] own, int from, int to) {
    return withheld.shown(
        ListDecoder.ofFan(table(TableKind.FAN_LISTS).record(fan), own).part(from, to));
  }

  /// The tralbums of a fan's first entries, at most `most`; the quick way where nothing else is
  /// asked.
  public int[] fanListTralbums(int fan, int most) {
    return withheld.shownTralbums(
        ListDecoder.unresolved(table(TableKind.FAN_LISTS).record(fan)).tralbums(most));
  }

  /// How many entries a tralbum's list has.
  public int similarSize(int tralbum) {
    return table(TableKind.SIMILAR_LISTS).record(tralbum).length();
  }

  /// The entries of the list of similar tralbums, as [#fanList].
  public List<Entry> similar(int tralbum, int from, int to) {
    return withheld
        .shown(
            ListDecoder.ofTralbum(table(TableKind.SIMILAR_LISTS).record(tralbum), tralbum)
                .part(from, to))
        .entries();
  }

  /// As [#fanListTralbums], of the list of similar tralbums.
  public int[] similarTralbums(int tralbum, int most) {
    return withheld.shownTralbums(
        ListDecoder.unresolved(table(TableKind.SIMILAR_LISTS).record(tralbum)).tralbums(most));
  }

  /// How many fans own a tralbum, as its card says.
  public int ownerCount(int tralbum) {
    return CardCodec.owners(table(TableKind.TRALBUMS).record(tralbum));
  }

  /// The fans that own a tralbum.
  public Owners owners(int tralbum) {
    return withheld.shown(Owners.read(table(TableKind.OWNERS).record(tralbum)));
  }

  /// How many scenes there are; none in an edition that was made without.
  public int scenes() {
    return explore == null ? 0 : explore.count();
  }

  /// A scene with its tralbums, tags, fans and neighbours.
  public Scene scene(int scene) {
    return withheld.shown(
        Objects.requireNonNull(explore, "an edition without scenes").scene(scene));
  }

  /// The scene with a key such as `ambient~drone`, or -1.
  public int sceneByKey(String key) {
    return explore == null ? ExploreTables.NONE : explore.byKey(key);
  }

  /// The scene of a tralbum, or -1 where it is in none.
  public int sceneOf(int tralbum) {
    return explore == null ? ExploreTables.NONE : explore.sceneOf(tralbum);
  }

  /// Fans with a taste similar to a fan's, the most similar first.
  public List<SimilarFan> similarFans(int fan) {
    return explore == null ? List.of() : withheld.shown(explore.similarFans(fan));
  }

  /// Where a visitor may start.
  public EntryPoints entryPoints() {
    PackedTable points = table(TableKind.ENTRY_POINTS);
    return withheld.shown(
        new EntryPoints(points.record(0).ints(), points.record(1).ints(), points.record(2).ints()));
  }

  /// Looks for fans, tralbums, artists and tags by free text: all words must match, the last one as
  /// a prefix; case, accents and compatible characters make no difference. A key or an address is
  /// found directly. Where nothing has all the words, the result is the nearest, and says so.
  ///
  /// @param query any text; what is beyond 200 characters or 12 words is not looked at
  /// @param limit the most hits of each kind, 1 to 12
  public SearchResult search(String query, int limit) {
    return search.find(query, limit);
  }

  /// Ends the mapping. Calls after it fail with an [IllegalStateException].
  @Override
  public void close() {
    tables.close();
  }

  private PackedTable table(TableKind kind) {
    return tables.table(kind);
  }

  /// Tables that are addressed by the same ids have the same number of records.
  private void requireOneSize() {
    require(TableKind.FAN_LISTS, fans());
    require(TableKind.SIMILAR_LISTS, tralbums());
    require(TableKind.OWNERS, tralbums());
    require(TableKind.ENTRY_POINTS, 3);
    require(TableKind.KEY_SHARDS, 1);
    require(TableKind.SEARCH_ROOT, 1);
    if (explore != null) {
      require(TableKind.TRALBUM_SCENES, tralbums());
      require(TableKind.SIMILAR_FANS, fans());
    }
  }

  private void require(TableKind kind, int records) {
    PackedTable table = table(kind);
    if (table.count() != records) {
      throw UnusableEdition.corrupt(
          table.file(), "expected %d records, found %d".formatted(records, table.count()));
    }
  }
}
