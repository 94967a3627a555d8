package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.EntryPoints;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.edition.FanName;
import com.bcrecommender.edition.ListPart;
import com.bcrecommender.edition.Owners;
import com.bcrecommender.edition.Scene;
import com.bcrecommender.edition.SimilarFan;
import com.bcrecommender.edition.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Makes the models of an edition's pages. Nothing but the edition is read. Made once for an
/// edition, of which it keeps two bytes for each tag and some records (see [RecordCards]). Safe for
/// any thread, as the edition is.
public final class Pages {
  /// Entries of a list, and records of a collection, on one page; the next ones are a link away.
  static final int PART = 20;

  static final int TAGGED = 60;
  static final int STARTS = 12;

  private final Edition edition;
  private final SiteOptions options;
  private final Texts texts;
  private final Frames frames;
  private final Tags tags;
  private final Sentences sentences;
  private final RecordCards cards;

  public Pages(Edition edition, SiteOptions options) {
    this.edition = edition;
    this.options = options;
    this.texts = options.texts();
    this.frames = new Frames(options, edition);
    this.tags = new Tags(edition);
    this.sentences = new Sentences(texts);
    this.cards = new RecordCards(edition, tags, options.bandcamp());
  }

  public PageModel.Home home() {
    Frame frame = frames.page("", "", texts.get("home.description"), true);
    EntryPoints points = edition.entryPoints();
    RecordViews views = views();
    List<RecordView> records = new ArrayList<>();
    for (int tralbum : first(points.tralbums(), STARTS)) {
      records.add(views.owned(tralbum));
    }
    List<Chip> tags = new ArrayList<>();
    for (int id : first(points.tags(), STARTS)) {
      Tag tag = edition.tag(id);
      tags.add(tagChip(tag, frame.links()));
    }
    List<Chip> scenes = new ArrayList<>();
    for (int id = 0; id < Math.min(STARTS, edition.scenes()); id++) {
      scenes.add(sceneChip(edition.scene(id), frame.links()));
    }
    return new PageModel.Home(
        frame, records, tags, fans(first(points.fans(), STARTS), frame.links()), scenes);
  }

  /// @param fan dense id
  /// @param from where the shown part of the list begins, from 0 to its size - 1
  /// @param shelf where the shown part of the collection begins
  public PageModel.FanPage fan(int fan, int from, int shelf) {
    Fan who = edition.fan(fan);
    String self = rooted(links -> fanHref(who, links));
    Frame frame =
        frames.fed(
            self,
            texts.get("fan.for", who.name()),
            texts.get("fan.description", who.name()),
            false);
    ListPart list = edition.fanList(who, from, from + PART);
    RecordViews views = views();
    List<RecordView> recommendations = new ArrayList<>(list.entries().size());
    int filled = 0;
    for (Entry entry : list.entries()) {
      recommendations.add(views.recommended(entry, who.tags(), frame.links()));
      filled += entry.origin() == Origin.MODEL ? 0 : 1;
    }
    int total = who.tralbums().length;
    List<RecordView> collection = new ArrayList<>();
    for (int i = shelf; i < Math.min(total, shelf + PART); i++) {
      collection.add(views.row(who.tralbums()[i], i >= who.owned()));
    }
    String page = frame.links().base() + self;
    return new PageModel.FanPage(
        frame,
        who.name(),
        who.username() == null ? null : options.bandcamp().fan(who.username()),
        known(who),
        tags(who.tags(), frame.links()),
        recommendations,
        Paging.of(texts, page, Paging.FROM, "#recommended", from, PART, list.total()),
        filled == 0 ? null : texts.count("fan.filled", filled),
        collection,
        Paging.of(texts, page, Paging.SHELF, "#collection", shelf, PART, total),
        similar(fan, frame.links()));
  }

  /// @param tralbum dense id
  /// @param with another record: only owners of both are listed; -1 for all
  /// @param from where the shown part of the similar ones begins
  public PageModel.TralbumPage tralbum(int tralbum, int with, int from) {
    Card card = edition.card(tralbum);
    String title = RecordName.title(card);
    String artist = card.artist();
    String self = rooted(links -> links.tralbum(card.key()));
    Frame frame =
        frames.page(
            self,
            artist.isEmpty() ? title : title + " – " + artist,
            artist.isEmpty()
                ? texts.get("record.description", title)
                : texts.get("record.description.by", title, artist),
            with < 0 && from == 0);
    Links links = frame.links();
    RecordViews views = views();
    List<RecordView> similar = new ArrayList<>();
    for (Entry entry : edition.similar(tralbum, from, from + PART)) {
      similar.add(views.similar(entry, card.tags()));
    }
    int scene = edition.sceneOf(tralbum);
    Owners owners = edition.owners(tralbum);
    int[] shown = with < 0 ? owners.fans() : common(owners.fans(), edition.owners(with).fans());
    String more = null;
    if (with >= 0) {
      more = shown.length == 0 ? texts.get("record.fans.both.none") : null;
    } else if (shown.length == 0) {
      more = texts.get("record.fans.none");
    } else if (owners.total() > shown.length) {
      more = texts.count("record.fans.more", owners.total() - shown.length);
    }
    return new PageModel.TralbumPage(
        frame,
        views.head(tralbum),
        artist.isEmpty() ? null : links.search(artist),
        facts(card),
        tags(card.tags(), links),
        owned(card),
        similar,
        Paging.of(
            texts,
            links.asked().tralbum(card.key()),
            Paging.FROM,
            "#similar",
            from,
            PART,
            edition.similarSize(tralbum)),
        with < 0
            ? texts.phrase("record.fans")
            : texts.phrase("record.fans.both", RecordName.title(edition.card(with))),
        fans(shown, links),
        more,
        with < 0 ? null : links.tralbum(card.key()) + "#fans",
        scene < 0 ? null : sceneChip(edition.scene(scene), links));
  }

  /// @param tag dense id
  /// @param from where the shown part of its records begins
  public PageModel.TagPage tag(int tag, int from) {
    Tag what = edition.tag(tag);
    String self = rooted(links -> links.tag(what.name()));
    Frame frame =
        frames.fed(self, what.name(), texts.get("tag.description", what.name()), from == 0);
    int total = what.tralbums().length;
    RecordViews views = views();
    List<RecordView> records = new ArrayList<>();
    for (int i = from; i < Math.min(total, from + TAGGED); i++) {
      records.add(views.owned(what.tralbums()[i]));
    }
    String summary = texts.count("tag.summary", what.count());
    return new PageModel.TagPage(
        frame,
        what.name(),
        what.count() > total ? texts.get("tag.summary.most", summary, total) : summary,
        tags(what.related(), frame.links()),
        records,
        Paging.of(
            texts,
            frame.links().asked().tag(what.name()),
            Paging.FROM,
            "#records",
            from,
            TAGGED,
            total));
  }

  /// @param query as typed; blank shows what can be searched for
  public PageModel.SearchPage search(String query) {
    return new SearchPages(edition, texts, frames).search(query.strip());
  }

  private String known(Fan fan) {
    int known = fan.owned() == 0 ? fan.tralbums().length : fan.owned();
    return fan.stated() > known
        ? texts.get("fan.known.part", known, fan.stated())
        : texts.count("fan.known.all", known);
  }

  private List<String> facts(Card card) {
    List<String> facts = new ArrayList<>(3);
    if (card.type() == 'a') {
      facts.add(texts.get("record.album"));
    } else if (card.type() == 't') {
      facts.add(texts.get("record.track"));
    }
    facts.add(
        card.released() == Card.UNKNOWN_DATE
            ? texts.get("record.released.unknown")
            : texts.get("record.released", texts.date((long) card.released())));
    String price = card.price();
    facts.add(
        price == null
            ? texts.get("record.price.unknown")
            : switch (price) {
              case "free" -> texts.get("record.price.free");
              case "name your price" -> texts.get("record.price.name-your-price");
              default -> price;
            });
    return facts;
  }

  private String owned(Card card) {
    String owned =
        card.owners() == 0
            ? texts.get("reason.owned.none")
            : texts.count("reason.owned", card.owners());
    return card.wishes() == 0 ? owned : owned + ", " + texts.count("record.wishes", card.wishes());
  }

  private List<Chip> tags(int[] ids, Links links) {
    List<Chip> chips = new ArrayList<>(ids.length);
    for (int tag : ids) {
      Text name = tags.name(tag);
      chips.add(new Chip(name, links.tag(name), null));
    }
    return chips;
  }

  private List<Chip> similar(int fan, Links links) {
    List<Chip> chips = new ArrayList<>();
    for (SimilarFan similar : edition.similarFans(fan)) {
      FanName other = edition.fanName(similar.fan());
      Phrase common = sentences.inCommon.of(similar.common());
      chips.add(new Chip(Text.of(other.name()), links.fan(other), common));
    }
    return chips;
  }

  private Chip tagChip(Tag tag, Links links) {
    Text name = Text.of(tag.name());
    return new Chip(name, links.tag(name), sentences.records.of(tag.count()));
  }

  Chip sceneChip(Scene scene, Links links) {
    Phrase works = sentences.records.of(scene.count());
    return new Chip(Text.of(scene.name()), Text.of(links.scene(scene.key())), works);
  }

  List<Chip> fans(int[] fans, Links links) {
    List<Chip> chips = new ArrayList<>(fans.length);
    for (int id : fans) {
      chips.add(fanChip(edition.fanName(id), links));
    }
    return chips;
  }

  private Chip fanChip(FanName fan, Links links) {
    int known = Math.max(fan.stated(), fan.owned());
    return new Chip(Text.of(fan.name()), links.fan(fan), sentences.records.of(known));
  }

  /// The address of a fan's page.
  public static String fanHref(Fan fan, Links links) {
    return fan.username() == null ? links.fanByKey(fan.key()) : links.fan(fan.username());
  }

  /// For one page.
  RecordViews views() {
    return new RecordViews(new PageCards(cards), tags, options.bandcamp(), sentences);
  }

  Tags tags() {
    return tags;
  }

  Frames frames() {
    return frames;
  }

  private String rooted(Function<Links, String> address) {
    return address.apply(frames.rooted());
  }

  private static int[] first(int[] ids, int most) {
    return ids.length <= most ? ids : Arrays.copyOf(ids, most);
  }

  private static int[] common(int[] a, int[] b) {
    int[] sorted = b.clone();
    Arrays.sort(sorted);
    return Arrays.stream(a).filter(fan -> Arrays.binarySearch(sorted, fan) >= 0).toArray();
  }
}
