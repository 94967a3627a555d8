package com.bcrecommender.edition;

import com.bcrecommender.edition.UnusableEdition.Reason;
import com.bcrecommender.settings.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The one layout of `manifest.json`. Written by hand, since the id is a hash of its lines; read
/// with Jackson's streaming parser, whose start costs the server far less than the tree model.
final class ManifestJson {
  private ManifestJson() {}

  static String write(Manifest manifest) {
    Provenance of = manifest.provenance();
    Instant newest = of.newest();
    StringBuilder rest = new StringBuilder();
    rest.append("  \"newest\": ").append(newest == null ? "null" : quoted(newest.toString()));
    rest.append(",\n  \"program\": ").append(quoted(of.program()));
    rest.append(",\n  \"commit\": ").append(quoted(of.commit()));
    rest.append(",\n  \"model\": ").append(quoted(of.model()));
    if (!of.sources().isEmpty()) {
      object(rest, "sources", of.sources(), ManifestJson::quoted);
    }
    object(rest, "settings", of.settings(), ManifestJson::quoted);
    object(rest, "counts", manifest.counts(), count -> Long.toString(count));
    Map<String, Cut> tables = new TreeMap<>();
    manifest.tables().forEach((kind, cut) -> tables.put(kind.title(), cut));
    object(
        rest,
        "tables",
        tables,
        cut -> "[%d, %d, %d]".formatted(cut.records(), cut.perBlock(), cut.perShard()));
    rest.append(
        ",\n  \"index\": [%d, %s, %s],\n"
            .formatted(
                manifest.index().levels(),
                quoted(manifest.index().top()),
                quoted(manifest.index().last())));
    String format = "{\n  \"format\": " + manifest.format() + ",\n";
    String id = Sha256.hex((format + rest + "}\n").getBytes(StandardCharsets.UTF_8));
    String text =
        "%s  \"id\": \"%s\",\n  \"made\": \"%s\",\n%s".formatted(format, id, of.made(), rest);
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return "%s  \"check\": \"%08x\"\n}\n".formatted(text, crc.getValue());
  }

  /// The id that the manifest's other fields give.
  static String idOf(Manifest manifest) {
    String text = write(manifest);
    int start = text.indexOf("\"id\": \"") + 7;
    return text.substring(start, start + 64);
  }

  static Manifest parse(String file, byte[] bytes) {
    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
      // The format is judged before anything else is read: a later one may hold what this program
      // does not expect.
      if (in.nextToken() != JsonToken.START_OBJECT
          || in.nextToken() != JsonToken.PROPERTY_NAME
          || !in.currentName().equals("format")
          || in.nextToken() != JsonToken.VALUE_NUMBER_INT) {
        throw notAManifest(file);
      }
      long format = in.getLongValue();
      if (format != Manifest.FORMAT) {
        throw UnusableEdition.otherFormat(file, Math.clamp(format, 0, Integer.MAX_VALUE));
      }
      Map<String, Object> fields = object(in, 0);
      return manifest(fields);
    } catch (JacksonException e) {
      throw UnusableEdition.corrupt(file, "it is not JSON: " + e.getOriginalMessage());
    } catch (ClassCastException
        | NullPointerException
        | IndexOutOfBoundsException
        | ArithmeticException
        | DateTimeException e) {
      throw UnusableEdition.corrupt(file, "a field is missing or of another type");
    }
  }

  private static Manifest manifest(Map<String, Object> fields) {
    Map<TableKind, Cut> tables = new TreeMap<>();
    map(fields, "tables")
        .forEach((title, value) -> {
          TableKind kind = kind(title);
          List<?> numbers = (List<?>) value;
          Cut cut = new Cut(number(numbers.get(0)), number(numbers.get(1)), number(numbers.get(2)));
          if (numbers.size() != 3 || !cut.fits(kind)) {
            throw new ClassCastException("no table is cut so: " + title);
          }
          tables.put(kind, cut);
        });
    List<?> index = (List<?>) fields.get("index");
    if (!TableKind.of(tables.containsKey(TableKind.SCENES)).equals(tables.keySet())
        || index == null
        || index.size() != 3) {
      throw new ClassCastException("other tables than an edition has");
    }
    Map<String, Long> counts = new TreeMap<>();
    map(fields, "counts").forEach((name, value) -> counts.put(name, (Long) value));
    // Editions made before sources were kept have none.
    Map<String, String> sources =
        fields.containsKey("sources") ? texts(fields, "sources") : Map.of();
    Object newest = fields.get("newest");
    Provenance provenance =
        new Provenance(
            Instant.parse(text(fields.get("made"))),
            newest == null ? null : Instant.parse(text(newest)),
            text(fields.get("program")),
            text(fields.get("commit")),
            text(fields.get("model")),
            sources,
            texts(fields, "settings"));
    return new Manifest(
        Manifest.FORMAT,
        text(fields.get("id")),
        provenance,
        counts,
        tables,
        new ShardIndex.Root(number(index.get(0)), text(index.get(1)), text(index.get(2))));
  }

  /// The members up to the end of the object whose start was just read.
  private static Map<String, Object> object(JsonParser in, int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      members.put(name, value(in, in.nextToken(), depth));
    }
    return members;
  }

  private static @Nullable Object value(JsonParser in, JsonToken token, int depth) {
    return switch (token) {
      case VALUE_STRING -> in.getString();
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NULL -> null;
      case START_OBJECT -> {
        if (depth == 2) {
          throw new ClassCastException("deeper than a manifest is");
        }
        yield object(in, depth + 1);
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
          elements.add(
              next == JsonToken.VALUE_NUMBER_INT ? (Object) in.getLongValue() : in.getString());
        }
        yield elements;
      }
      default -> throw new ClassCastException("no field of a manifest is a " + token);
    };
  }

  private static Map<String, String> texts(Map<String, Object> fields, String name) {
    Map<String, String> texts = new TreeMap<>();
    map(fields, name).forEach((key, value) -> texts.put(key, text(value)));
    return texts;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new NullPointerException(name);
    }
    return (Map<String, Object>) value;
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      throw new NullPointerException("a text");
    }
    return (String) value;
  }

  private static int number(Object value) {
    return Math.toIntExact((Long) value);
  }

  private static TableKind kind(String title) {
    for (TableKind kind : TableKind.values()) {
      if (kind.title().equals(title)) {
        return kind;
      }
    }
    throw new ClassCastException("no table is called " + title);
  }

  private static UnusableEdition notAManifest(String file) {
    return new UnusableEdition(
        Reason.NOT_AN_EDITION, "%s is not the manifest of an edition".formatted(file));
  }

  private static <V> void object(
      StringBuilder out, String name, Map<String, V> members, Function<V, String> write) {
    out.append(",\n  \"").append(name).append("\": {");
    String separator = "\n    ";
    for (Map.Entry<String, V> member : members.entrySet()) {
      out.append(separator).append(quoted(member.getKey())).append(": ");
      out.append(write.apply(member.getValue()));
      separator = ",\n    ";
    }
    out.append("\n  }");
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
