package com.bcrecommender.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Models whose values are holes: what the templates make of them is mark-up that the reader fills
/// in the browser, so that there is one source of it. A hole is `{{name}}`; `{{?name}}` takes the
/// element around it away where there is no value, `{{-name}}` the text around it. Of each list
/// there is one item of each kind.
final class Holes {
  /// Stands for a number, which has to pass as one.
  private static final int NUMBER = 987_654_321;

  /// Stands for a cover, whose classes are numbers too.
  private static final Cover COVER = new Cover(0, 0, 0, 0, 0, 0, TagColour.Type.SANS);

  private static final RecordName NAME =
      new RecordName(
          Text.of("{{key}}"), Text.of("{{title}}"), Text.of("{{artist}}"), Text.of("{{id}}"));

  private final Texts texts;

  Holes(Texts texts) {
    this.texts = texts;
  }

  /// Rendered mark-up with numbers turned to holes.
  ///
  /// @param name of the only number in it
  String named(String html, String name) {
    String hole = "{{" + name + "}}";
    return html.replace(texts.number(NUMBER), hole)
        .replace(String.valueOf(NUMBER), hole)
        .replace(COVER.toString(), "{{cover}}");
  }

  PageModel.FanPage fan(Frame frame) {
    return new PageModel.FanPage(
        frame,
        "{{name}}",
        "{{?bandcamp}}",
        "{{known}}",
        chips(),
        cards(),
        paging(),
        "{{?filled}}",
        List.of(record("{{?player}}", null, "{{-reason}}", null)),
        paging(),
        chips());
  }

  /// As [#fan], but that every list is empty.
  PageModel.FanPage bareFan(Frame frame) {
    Paging none = new Paging("", null, null);
    return new PageModel.FanPage(
        frame, "", null, "", List.of(), List.of(), none, null, List.of(), none, List.of());
  }

  /// @param player null where it cannot be played
  /// @param buy null where it cannot be bought
  /// @param chips tags and fans
  PageModel.TralbumPage tralbum(
      Frame frame, @Nullable String player, @Nullable String buy, List<Chip> chips) {
    boolean bare = chips.isEmpty();
    return new PageModel.TralbumPage(
        frame,
        record(player, buy, null, null),
        "{{?artistHref}}",
        List.of("{{fact}}"),
        chips,
        "{{owned}}",
        bare ? List.of() : cards(),
        paging(),
        Phrase.of("{{fansHeading}}"),
        chips,
        "{{?moreFans}}",
        "{{?allFans}}",
        new Chip(Text.of("{{scene}}"), Text.of("{{sceneHref}}"), null));
  }

  PageModel.TagPage tag(Frame frame) {
    return new PageModel.TagPage(frame, "{{name}}", "{{summary}}", chips(), cards(), paging());
  }

  PageModel.TagPage bareTag(Frame frame) {
    return new PageModel.TagPage(frame, "", "", List.of(), List.of(), new Paging("", null, null));
  }

  PageModel.ScenePage scene(Frame frame) {
    return new PageModel.ScenePage(
        frame,
        "{{name}}",
        "{{summary}}",
        List.of(new PageModel.CloudTag(chips().getFirst(), NUMBER)),
        cards(),
        paging(),
        chips(),
        "{{?moreFans}}",
        chips());
  }

  PageModel.SearchPage search(Frame frame) {
    PageModel.FoundRecord record =
        new PageModel.FoundRecord(
            Text.EMPTY,
            Text.of("{{title}}"),
            Text.of("{{artist}}"),
            "{{href}}",
            0,
            Phrase.of("{{owned}}"));
    return new PageModel.SearchPage(
        frame,
        "{{heading}}",
        "{{summary}}",
        false,
        "{{?part}}",
        chips(),
        chips(),
        chips(),
        chips(),
        List.of(record));
  }

  /// @param ofFans whether fans are named, and not records
  PageModel.MixPage mix(Frame frame, boolean ofFans) {
    return new PageModel.MixPage(frame, "{{heading}}", "{{lead}}", ofFans, cards(), paging());
  }

  PageModel.MinePage mine(Frame frame) {
    return new PageModel.MinePage(frame, "{{heading}}", "{{lead}}");
  }

  PageModel.CratePage crate(Frame frame) {
    return new PageModel.CratePage(frame, "{{heading}}", "{{lead}}", cards());
  }

  PageModel.Message message(Frame frame) {
    return new PageModel.Message(frame, "{{line}}", "{{?advice}}", null);
  }

  List<Chip> chips() {
    return List.of(new Chip(Text.of("{{label}}"), Text.of("{{href}}"), Phrase.of("{{?detail}}")));
  }

  /// A record whose reason has evidence, and one whose reason has none.
  private List<RecordView> cards() {
    RecordName from =
        new RecordName(
            Text.EMPTY, Text.of("{{title}}"), Text.of("{{artist}}"), Text.of("{{from}}"));
    Evidence.Row row =
        new Evidence.Row(from, NUMBER, texts.phrase("why.row", NUMBER), 0, Phrase.of("{{common}}"));
    Evidence evidence =
        new Evidence(
            List.of(row),
            0,
            Phrase.of("{{covered}}"),
            Phrase.of("{{?against}}"),
            Phrase.of("{{?sharing}}"),
            List.of(
                new Chip(Text.of("{{tag}}"), Text.of("{{?tagHref}}"), null),
                new Chip(Text.of("{{otherTag}}"), Text.of("{{?otherTagHref}}"), null)));
    return List.of(
        record("{{?player}}", null, "{{reason}}", evidence),
        record("{{?player}}", null, "{{?reason}}", null));
  }

  private static RecordView record(
      @Nullable String player,
      @Nullable String buy,
      @Nullable String reason,
      @Nullable Evidence evidence) {
    Text page = buy == null ? null : Text.of(buy);
    return new RecordView(
        new RecordCard(0, NAME, new int[0], null, COVER, null, player(player), page, 0),
        new CoverImage(Text.EMPTY, Text.of("{{image}}"), Text.EMPTY),
        reason == null ? null : Phrase.of(reason),
        evidence);
  }

  private static @Nullable Player player(@Nullable String hole) {
    return hole == null ? null : new Player(Text.of("{{players}}"), Text.of(hole), null);
  }

  /// A name within a sentence.
  static Phrase name() {
    return new Phrase(Wording.of("<0>"), Text.of("{{name}}"));
  }

  private static Paging paging() {
    return new Paging("{{range}}", "{{?previous}}", "{{?next}}");
  }
}
