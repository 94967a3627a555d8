package com.bcrecommender.publish;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.Owners;
import com.bcrecommender.edition.SimilarFan;
import com.bcrecommender.transfer.Host;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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

  /// Of a tralbum's owners, so many are with its list: what its page shows first.
  private static final int FANS = 6;

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
                }))
            .with(edition.optOuts());
  }

  @Override
  public Pointer pointer() {
    return pointer;
  }

  @Override
  public List<Page> pages() {
    return List.of();
  }

  @Override
  public List<Group> groups() {
    return List.of(
        new Objects("FanList", name, edition.fans(), fan -> edition.fan(fan).key(), this::fan),
        new Objects("SimilarList", name, edition.tralbums(), this::key, this::similar),
        new Objects("Tralbum", name, edition.tralbums(), this::key, this::tralbum));
  }

  @Override
  public List<String> inspect(Host host, long seed) {
    return new ParseInspection(edition, host).run(new Random(seed));
  }

  /// The name of an object.
  static String name(String type, String edition, String key) {
    return type + "/" + edition + "/" + URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  private String key(int tralbum) {
    return edition.card(tralbum).key();
  }

  private byte[] fan(int id) {
    Fan fan = edition.fan(id);
    int[] tralbums = fan.tralbums();
    String username = fan.username();
    return json(out -> {
      entries(out, edition.fanList(id, 0, edition.fanListSize(id)));
      out.writeNumberProperty("known", tralbums.length);
      optional(out, "lookup", username == null ? null : username.toLowerCase(Locale.ROOT));
      out.writeStringProperty("name", fan.name());
      out.writeArrayPropertyStart("near");
      for (SimilarFan near : edition.similarFans(id)) {
        chip(out, near.fan(), near.common());
      }
      out.writeEndArray();
      out.writeNumberProperty("owned", fan.owned());
      keys(out, "owns", Arrays.copyOf(tralbums, fan.owned()));
      if (fan.stated() >= 0) {
        out.writeNumberProperty("stated", fan.stated());
      }
      tags(out, fan.tags());
      optional(out, "username", username);
      keys(out, "wishlist", Arrays.copyOfRange(tralbums, fan.owned(), tralbums.length));
    });
  }

  private byte[] similar(int tralbum) {
    Owners owners = edition.owners(tralbum);
    return json(out -> {
      entries(out, edition.similar(tralbum, 0, edition.similarSize(tralbum)));
      out.writeArrayPropertyStart("fans");
      for (int i = 0; i < Math.min(FANS, owners.fans().length); i++) {
        chip(out, owners.fans()[i], 0);
      }
      out.writeEndArray();
      out.writeNumberProperty("owners", owners.total());
      int scene = edition.sceneOf(tralbum);
      if (scene >= 0) {
        out.writeArrayPropertyStart("scene");
        out.writeString(edition.scene(scene).key());
        out.writeString(edition.scene(scene).name());
        out.writeNumber(edition.scene(scene).count());
        out.writeEndArray();
      }
    });
  }

  /// What stands for a fan: `[key or username, 1 if it is a username, name, records, common]`.
  private void chip(JsonGenerator out, int id, int common) {
    Fan fan = edition.fan(id);
    String username = fan.username();
    out.writeStartArray();
    out.writeString(username == null ? fan.key() : username);
    out.writeNumber(username == null ? 0 : 1);
    out.writeString(fan.name());
    out.writeNumber(Math.max(fan.stated(), fan.owned()));
    out.writeNumber(common);
    out.writeEndArray();
  }

  private void keys(JsonGenerator out, String name, int[] tralbums) {
    out.writeArrayPropertyStart(name);
    for (int tralbum : tralbums) {
      out.writeString(key(tralbum));
    }
    out.writeEndArray();
  }

  private void tags(JsonGenerator out, int[] tags) {
    out.writeArrayPropertyStart("tags");
    for (int tag : tags) {
      out.writeString(edition.tag(tag).name());
    }
    out.writeEndArray();
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
      tags(out, card.tags());
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
      String type, String edition, int size, IntFunction<String> key, IntFunction<byte[]> bytes)
      implements Group {
    @Override
    public String prefix() {
      return type + "/" + edition + "/";
    }

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
      return new Made(name(type, edition, key.apply(id)), bytes.apply(id));
    }
  }

  private record Made(String name, byte[] read) implements Item {
    @Override
    public long size() {
      return read.length;
    }
  }
}
