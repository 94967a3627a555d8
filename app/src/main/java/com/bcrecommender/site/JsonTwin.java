package com.bcrecommender.site;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Page models as JSON: what the page says, field by field, in the form that docs/json.md
/// describes. Addresses are relative to the twin's own, as those of the page are to the page's.
/// Safe for any thread.
public final class JsonTwin {
  private static final JsonFactory FACTORY = new JsonFactory();

  /// Version of the form; it changes when a field changes its meaning or goes.
  static final int FORM = 3;

  private final JsonGenerator out;
  private final Links links;

  private JsonTwin(JsonGenerator out, Links links) {
    this.out = out;
    this.links = links;
  }

  /// The twin, in UTF-8.
  ///
  /// @throws IllegalArgumentException for messages, which have none
  public static byte[] render(PageModel page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new JsonTwin(generator, page.frame().links()).page(page);
    }
    return bytes.toByteArray();
  }

  /// An error in the same form: `{"form":2,"error":"…"}`.
  public static byte[] error(String line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeNumberProperty("form", FORM);
      out.writeStringProperty("error", line);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void page(PageModel page) {
    out.writeStartObject();
    out.writeNumberProperty("form", FORM);
    switch (page) {
      case PageModel.Home home -> home(home);
      case PageModel.FanPage fan -> fan(fan);
      case PageModel.TralbumPage tralbum -> tralbum(tralbum);
      case PageModel.TagPage tag -> tag(tag);
      case PageModel.ScenesPage scenes -> scenes(scenes);
      case PageModel.ScenePage scene -> scene(scene);
      case PageModel.SearchPage search -> search(search);
      case PageModel.Notice notice -> notice(notice);
      case PageModel.MixPage _, PageModel.MinePage _, PageModel.CratePage _, PageModel.Message _ ->
          throw none(page);
    }
    Frame.Footer footer = page.frame().footer();
    if (footer != null) {
      out.writeObjectPropertyStart("edition");
      out.writeStringProperty("id", footer.id());
      out.writeStringProperty("made", footer.made());
      optional("newestData", footer.newest());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static IllegalArgumentException none(PageModel page) {
    return new IllegalArgumentException("no JSON twin for " + page.getClass().getSimpleName());
  }

  private void home(PageModel.Home page) {
    out.writeStringProperty("page", "home");
    list("records", page.records(), this::record);
    list("tags", page.tags(), this::chip);
    list("fans", page.fans(), this::chip);
    list("scenes", page.scenes(), this::chip);
  }

  private void fan(PageModel.FanPage page) {
    out.writeStringProperty("page", "fan");
    out.writeStringProperty("name", page.name());
    optional("bandcamp", page.bandcamp());
    out.writeStringProperty("known", page.known());
    list("tags", page.tags(), this::chip);
    list("recommendations", page.recommendations(), this::record);
    paging(page.parts());
    optional("filled", page.filled());
    list("collection", page.collection(), this::record);
    out.writeObjectPropertyStart("shelf");
    paging(page.shelf());
    out.writeEndObject();
    list("similar", page.similar(), this::chip);
  }

  private void tralbum(PageModel.TralbumPage page) {
    out.writeStringProperty("page", "tralbum");
    out.writeName("record");
    record(page.record());
    list("facts", page.facts(), fact -> out.writeString(fact));
    list("tags", page.tags(), this::chip);
    out.writeStringProperty("owned", page.owned());
    list("similar", page.similar(), this::record);
    paging(page.parts());
    out.writeStringProperty("fansHeading", page.fansHeading().toString());
    list("fans", page.fans(), this::chip);
    optional("moreFans", page.moreFans());
    Chip scene = page.scene();
    if (scene == null) {
      out.writeNullProperty("scene");
    } else {
      out.writeName("scene");
      chip(scene);
    }
  }

  private void tag(PageModel.TagPage page) {
    out.writeStringProperty("page", "tag");
    out.writeStringProperty("name", page.name());
    out.writeStringProperty("summary", page.summary());
    list("related", page.related(), this::chip);
    list("records", page.records(), this::record);
    paging(page.paging());
  }

  private void scenes(PageModel.ScenesPage page) {
    out.writeStringProperty("page", "scenes");
    out.writeStringProperty("summary", page.summary());
    list(
        "scenes",
        IntStream.range(0, page.scenes().size()).boxed().toList(),
        i -> {
          SceneMap.Disc disc = page.map().discs().get(i);
          out.writeStartObject();
          out.writeStringProperty("name", page.scenes().get(i).label().toString());
          out.writeStringProperty("href", page.scenes().get(i).href().toString());
          optional("detail", page.scenes().get(i).detail());
          out.writeNumberProperty("x", disc.x());
          out.writeNumberProperty("y", disc.y());
          out.writeNumberProperty("radius", disc.radius());
          out.writeEndObject();
        });
  }

  private void scene(PageModel.ScenePage page) {
    out.writeStringProperty("page", "scene");
    out.writeStringProperty("name", page.name());
    out.writeStringProperty("summary", page.summary());
    list(
        "tags",
        page.cloud(),
        tag -> {
          out.writeStartObject();
          out.writeStringProperty("name", tag.tag().label().toString());
          out.writeStringProperty("href", tag.tag().href().toString());
          out.writeNumberProperty("size", tag.size());
          out.writeEndObject();
        });
    list("records", page.records(), this::record);
    paging(page.paging());
    list("fans", page.fans(), this::chip);
    optional("moreFans", page.moreFans());
    list("neighbours", page.neighbours(), this::chip);
  }

  private void search(PageModel.SearchPage page) {
    out.writeStringProperty("page", "search");
    out.writeStringProperty("query", page.frame().query());
    out.writeStringProperty("summary", page.summary());
    out.writeBooleanProperty("nearest", page.nearest());
    optional("part", page.part());
    list("meant", page.meant(), this::chip);
    list("fans", page.fans(), this::chip);
    list("artists", page.artists(), this::chip);
    list("tags", page.tags(), this::chip);
    list(
        "records",
        page.records(),
        record -> {
          out.writeStartObject();
          out.writeStringProperty("key", record.key().toString());
          out.writeStringProperty("title", record.title().toString());
          out.writeStringProperty("artist", record.artist().toString());
          out.writeStringProperty("href", record.href());
          out.writeNumberProperty("owners", record.owners());
          out.writeEndObject();
        });
  }

  private void notice(PageModel.Notice page) {
    out.writeStringProperty("page", page.kind());
    list("sections", page.sections(), this::section);
  }

  private void section(PageModel.Section section) {
    out.writeStartObject();
    out.writeStringProperty("heading", section.heading());
    list("paragraphs", section.paragraphs(), paragraph -> out.writeString(paragraph));
    list(
        "kept",
        section.kept(),
        kept -> {
          out.writeStartObject();
          out.writeStringProperty("name", kept.name());
          out.writeStringProperty("what", kept.what());
          out.writeEndObject();
        });
    list("links", section.links(), this::chip);
    Bookmarklet bookmarklet = section.bookmarklet();
    optional("bookmarklet", bookmarklet == null ? null : bookmarklet.href());
    out.writeEndObject();
  }

  private void record(RecordView record) {
    out.writeStartObject();
    name(record.name());
    optional("type", record.card().type());
    optional("bandcamp", record.buy());
    optional("player", record.player() == null ? null : record.player().address());
    optional("cover", record.coverImage() == null ? null : record.coverImage().address());
    out.writeNumberProperty("owners", record.card().owners());
    optional("reason", record.reason());
    Evidence evidence = record.evidence();
    if (evidence != null) {
      out.writeObjectPropertyStart("evidence");
      list("reasons", evidence.rows(), this::evidence);
      out.writeNumberProperty("coveredPercent", evidence.coveredPercent());
      out.writeStringProperty("covered", evidence.covered().toString());
      optional("against", evidence.against());
      list("sharedTags", evidence.shared(), this::chip);
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private void evidence(Evidence.Row row) {
    out.writeStartObject();
    name(row.record());
    out.writeNumberProperty("percent", row.percent());
    out.writeNumberProperty("commonOwners", row.commonOwners());
    out.writeStringProperty("common", row.common().toString());
    out.writeEndObject();
  }

  private void name(RecordName record) {
    out.writeStringProperty("key", record.key().toString());
    out.writeStringProperty("title", record.title().toString());
    out.writeStringProperty("artist", record.artist().toString());
    out.writeStringProperty("href", links.tralbum(record).toString());
  }

  private void chip(Chip chip) {
    out.writeStartObject();
    out.writeStringProperty("name", chip.label().toString());
    out.writeStringProperty("href", chip.href().toString());
    if (chip.detail() != null) {
      optional("detail", chip.detail());
    }
    out.writeEndObject();
  }

  private void paging(Paging paging) {
    out.writeStringProperty("range", paging.text());
    optional("previous", twin(paging.previous()));
    optional("next", twin(paging.next()));
  }

  private static @Nullable String twin(@Nullable String page) {
    return page == null ? null : Links.json(page.replaceFirst("#.*", ""));
  }

  private void optional(String name, @Nullable Object value) {
    if (value == null) {
      out.writeNullProperty(name);
    } else {
      out.writeStringProperty(name, value.toString());
    }
  }

  private <T> void list(String name, List<T> items, Consumer<T> writer) {
    out.writeArrayPropertyStart(name);
    items.forEach(writer);
    out.writeEndArray();
  }
}
