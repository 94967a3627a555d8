package com.bcrecommender.publish;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.edition.Manifest;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An edition as the objects of a Parse Server: of each fan the list (class FanList), of each
/// tralbum the list of similar ones (SimilarList) and what pages show of it (Tralbum). Names are
/// `CLASS/EDITION/KEY`, the edition being the first 16 digits of its id, so that editions lie
/// beside each other; an object is JSON with its fields in the order of their names, and the
/// numbers in it are whole, so that it comes back as it went. An entry is `[key, origin, covered,
/// against, [[reason's key, share, common owners], …]]`, in the list's order. Objects are made
/// while they are asked for: about 4 KB for a list of 100 entries.
public final class ParseLists implements Contents {
  private static final JsonFactory JSON = new JsonFactory();

  private final Edition edition;
  private final String name;
  private final Pointer pointer;

  /// @param edition must stay open while this is used
  public ParseLists(Edition edition) {
    this.edition = edition;
    Manifest manifest = edition.manifest();
    this.name = manifest.name();
    this.pointer =
        Pointer.parse(
            "the edition's manifest",
            json(out -> {
              out.writeNumberProperty("format", manifest.format());
              out.writeStringProperty("id", manifest.id());
              out.writeStringProperty("made", manifest.provenance().made().toString());
              out.writeStringProperty("model", manifest.provenance().model());
              out.writeObjectPropertyStart("counts");
              for (String count : List.of("fans", "tralbums", "tags", "preferences")) {
                out.writeNumberProperty(count, manifest.count(count));
              }
              out.writeEndObject();
            }));
  }

  @Override
  public Pointer pointer() {
    return pointer;
  }

  @Override
  public List<Item> pages() {
    return List.of();
  }

  @Override
  public List<Group> groups() {
    return List.of(
        new Objects(
            "FanList/" + name + "/", edition.fans(), fan -> edition.fan(fan).key(), this::fan),
        new Objects("SimilarList/" + name + "/", edition.tralbums(), this::key, this::similar),
        new Objects("Tralbum/" + name + "/", edition.tralbums(), this::key, this::tralbum));
  }

  private String key(int tralbum) {
    return edition.card(tralbum).key();
  }

  private byte[] fan(int id) {
    Fan fan = edition.fan(id);
    return json(out -> {
      entries(out, edition.fanList(id, 0, edition.fanListSize(id)));
      out.writeStringProperty("name", fan.name());
      optional(out, "username", fan.username());
    });
  }

  private byte[] similar(int tralbum) {
    return json(out -> entries(out, edition.similar(tralbum, 0, edition.similarSize(tralbum))));
  }

  private void entries(JsonGenerator out, List<Entry> entries) {
    out.writeArrayPropertyStart("entries");
    for (Entry entry : entries) {
      out.writeStartArray();
      out.writeString(key(entry.tralbum()));
      out.writeNumber(code(entry.origin()));
      out.writeNumber(entry.covered());
      out.writeNumber(entry.against());
      out.writeStartArray();
      for (Entry.Reason reason : entry.reasons()) {
        out.writeStartArray();
        out.writeString(key(reason.tralbum()));
        out.writeNumber(reason.share());
        out.writeNumber(reason.commonOwners());
        out.writeEndArray();
      }
      out.writeEndArray();
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  /// The numbers of docs/publishing.md, which readers of lists rely on.
  private static int code(Entry.Origin origin) {
    return switch (origin) {
      case MODEL -> 0;
      case TAGS -> 1;
      case POPULAR_IN_TAGS -> 2;
    };
  }

  private byte[] tralbum(int id) {
    Card card = edition.card(id);
    return json(out -> {
      out.writeStringProperty("artist", card.artist());
      out.writeNumberProperty("cover", card.artId());
      out.writeNumberProperty("owners", card.owners());
      optional(out, "price", card.price());
      if (card.released() != Card.UNKNOWN_DATE) {
        out.writeNumberProperty("released", card.released());
      }
      out.writeArrayPropertyStart("tags");
      for (int tag : card.tags()) {
        out.writeString(edition.tag(tag).name());
      }
      out.writeEndArray();
      out.writeStringProperty("title", card.title());
      out.writeStringProperty("type", String.valueOf(card.type()));
      optional(out, "url", card.url());
      out.writeNumberProperty("wishes", card.wishes());
    });
  }

  private static void optional(JsonGenerator out, String name, @Nullable String value) {
    if (value != null) {
      out.writeStringProperty(name, value);
    }
  }

  /// Writes an object's fields.
  private interface Fields {
    void write(JsonGenerator out);
  }

  private static byte[] json(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /// All objects of one class, in the order of the edition's ids.
  private record Objects(
      String prefix, int size, IntFunction<String> key, IntFunction<byte[]> bytes)
      implements Group {
    @Override
    public boolean exclusive() {
      return true;
    }

    @Override
    public long count() {
      return size;
    }

    @Override
    public Iterable<Item> items() {
      return this::iterator;
    }

    private Iterator<Item> iterator() {
      return IntStream.range(0, size).mapToObj(this::item).iterator();
    }

    private Item item(int id) {
      String name = prefix + URLEncoder.encode(key.apply(id), StandardCharsets.UTF_8);
      return new Made(name, bytes.apply(id));
    }
  }

  private record Made(String name, byte[] read) implements Item {
    @Override
    public long size() {
      return read.length;
    }
  }
}
