package com.bcrecommender.imports.collection;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// JSON of strangers, with bounds.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          // A HAR file holds whole pages, in base64.
                          .maxStringLength(48 << 20)
                          .maxNumberLength(1_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /// @throws FileFault where the text is no JSON, or nested too deep
  public static JsonNode parse(String text) throws FileFault {
    return parsed(() -> MAPPER.readTree(text));
  }

  /// As [#parse(String)], of UTF-8.
  ///
  /// @throws FileFault where the bytes are no JSON, or nested too deep
  public static JsonNode parse(byte[] utf8, int from, int length) throws FileFault {
    return parsed(() -> MAPPER.readTree(utf8, from, length));
  }

  /// A parser of one value, for what is too large or comes too often for a tree. Its exceptions are
  /// [JacksonException]s.
  public static JsonParser parser(byte[] utf8, int from, int length) {
    return MAPPER.createParser(utf8, from, length);
  }

  private static JsonNode parsed(Supplier<JsonNode> reading) throws FileFault {
    try {
      return reading.get();
    } catch (StreamConstraintsException e) {
      throw new FileFault(Fault.TOO_DEEP, e.getOriginalMessage());
    } catch (JacksonException e) {
      throw new FileFault(Fault.BROKEN, e.getOriginalMessage());
    }
  }

  /// What is below the keys, missing where one of them is.
  public static JsonNode at(JsonNode node, String... keys) {
    JsonNode at = node;
    for (String key : keys) {
      JsonNode below = at.get(key);
      at = below == null ? MissingNode.getInstance() : below;
    }
    return at;
  }

  /// The values of a list; none of anything else.
  public static Iterable<JsonNode> list(JsonNode node, String... keys) {
    JsonNode at = at(node, keys);
    return at.isArray() ? at : List.of();
  }

  /// A text or number as it is written; of a list its first; empty where there is none.
  public static String text(JsonNode node, String... keys) {
    @Nullable JsonNode at = at(node, keys);
    if (at.isArray()) {
      at = at.get(0);
    }
    return at == null ? "" : at.isString() ? at.stringValue() : at.isNumber() ? at.asString() : "";
  }
}
