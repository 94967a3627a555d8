package com.bcrecommender.bandcamp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// A JSON object of a page, with its name, so that each complaint can say where it is. A field that
/// is absent or null reads as null (or 0 for an id); one of the wrong kind is a [BrokenPage].
///
/// Nesting, lengths and doubled keys are checked while parsing: a key that comes twice could mean
/// either value.
final class Blob {
  /// Largest id: Bandcamp's are unsigned 32-bit numbers, and the larger half is in use.
  static final long MAX_ID = 0xFFFF_FFFFL;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(2_000_000)
                          .maxNameLength(5_000)
                          .maxNumberLength(40)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// The same for an object at the start of a longer text.
  private static final ObjectReader LENIENT =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String name;
  private final JsonNode node;

  private Blob(String name, JsonNode node) {
    this.name = name;
    this.node = node;
  }

  /// Reads a text that is one JSON object and nothing else.
  static Blob parse(String name, String json) {
    try {
      return of(name, MAPPER.readTree(json));
    } catch (JacksonException e) {
      throw new BrokenPage(name, "JSON (" + e.getOriginalMessage() + ")", json);
    }
  }

  /// Reads the JSON object at the start of a text, whatever follows it.
  static Blob parseStart(String name, String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      return of(name, LENIENT.readTree(parser));
    } catch (JacksonException e) {
      throw new BrokenPage(name, "JSON (" + e.getOriginalMessage() + ")", json);
    }
  }

  private static Blob of(String name, @Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      throw new BrokenPage(name, "an object", node);
    }
    return new Blob(name, node);
  }

  String name() {
    return name;
  }

  /// Whether the key is there, with or without a value.
  boolean has(String key) {
    return node.has(key);
  }

  List<String> keys() {
    return List.copyOf(node.propertyNames());
  }

  private @Nullable JsonNode value(String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : value;
  }

  private String path(String key) {
    return name + "." + key;
  }

  /// The nested object, or null.
  @Nullable Blob object(String key) {
    JsonNode value = value(key);
    return value == null ? null : of(path(key), value);
  }

  /// The nested object, which must be there.
  Blob need(String key) {
    Blob object = object(key);
    if (object == null) {
      throw new BrokenPage(path(key), "an object", null);
    }
    return object;
  }

  /// The object, or the objects of the list, under the key, in order; a key that is absent or null
  /// has none.
  List<Blob> objects(String key) {
    JsonNode value = value(key);
    List<Blob> objects = new ArrayList<>();
    if (value != null && value.isObject()) {
      objects.add(of(path(key), value));
    } else {
      each(key, element -> objects.add(of(path(key) + "[]", element)));
    }
    return objects;
  }

  /// The objects of the list under the key, which must be a list.
  List<Blob> needObjects(String key) {
    JsonNode value = value(key);
    if (value == null || !value.isArray()) {
      throw new BrokenPage(path(key), "a list", value);
    }
    return objects(key);
  }

  /// The texts of the list under the key, or null where it is absent, null, or one text.
  @Nullable List<String> texts(String key) {
    JsonNode value = value(key);
    if (value == null || value.isString()) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    each(
        key,
        element -> {
          if (!element.isString()) {
            throw new BrokenPage(path(key) + "[]", "a text", element);
          }
          texts.add(element.stringValue());
        });
    return texts;
  }

  private void each(String key, Consumer<JsonNode> action) {
    JsonNode value = value(key);
    if (value == null) {
      return;
    }
    if (!value.isArray()) {
      throw new BrokenPage(path(key), "a list", value);
    }
    for (JsonNode element : value) {
      action.accept(element);
    }
  }

  /// The text as it is written, or null. A number is taken by its digits: a title may be one.
  @Nullable String text(String key) {
    JsonNode value = value(key);
    if (value == null) {
      return null;
    }
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isNumber()) {
      return value.asString();
    }
    throw new BrokenPage(path(key), "a text", value);
  }

  /// The text as one clean line, or null.
  @Nullable String line(String key) {
    return PlainText.line(text(key));
  }

  /// Whether the value is a text that equals the given one, or a list that has it.
  boolean says(String key, String text) {
    JsonNode value = value(key);
    if (value == null) {
      return false;
    }
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (element.isString() && element.stringValue().equals(text)) {
          return true;
        }
      }
      return false;
    }
    return value.isString() && value.stringValue().equals(text);
  }

  /// An unsigned 32-bit id, or 0 where it is absent, null or 0.
  long id(String key) {
    JsonNode value = value(key);
    return value == null
        ? 0
        : id(
            path(key),
            value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : -1,
            value);
  }

  /// Checks the range of an id.
  static long id(String name, long id, Object found) {
    if (id < 0 || id > MAX_ID) {
      throw new BrokenPage(name, "an id from 0 to 4294967295", found);
    }
    return id;
  }

  /// A count, or -1 where it is absent or null.
  int count(String key) {
    JsonNode value = value(key);
    if (value == null) {
      return -1;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw new BrokenPage(path(key), "a count", value);
    }
    return value.intValue();
  }

  /// True or false, also written 1 or 0; null in the page means false, and an absent key means
  /// unknown.
  @Nullable Boolean flag(String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      return null;
    }
    if (value.isNull()) {
      return Boolean.FALSE;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isIntegralNumber()) {
      return value.intValue() != 0;
    }
    throw new BrokenPage(path(key), "true or false", value);
  }

  /// True or false, which must be there.
  boolean needFlag(String key) {
    Boolean flag = flag(key);
    if (flag == null) {
      throw new BrokenPage(path(key), "true or false", null);
    }
    return flag;
  }

  /// A number, or null.
  @Nullable BigDecimal number(String key) {
    JsonNode value = value(key);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      throw new BrokenPage(path(key), "a number", value);
    }
    return value.decimalValue();
  }

  /// A time in one of the forms of [PageTime], or null.
  @Nullable Long time(String key) {
    return PageTime.seconds(path(key), text(key));
  }
}
