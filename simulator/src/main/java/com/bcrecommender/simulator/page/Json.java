package com.bcrecommender.simulator.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes JSON in the order in which it is built.
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static String text(ObjectNode node) {
    return MAPPER.writeValueAsString(node);
  }

  static JsonMapper mapper() {
    return MAPPER;
  }

  /// `26 Mar 2021 00:00:00 GMT`, as all dates in pages and answers.
  static String date(long epochSeconds) {
    return DATE.format(Instant.ofEpochSecond(epochSeconds));
  }

  /// Sets keys to null, as the real answers do.
  static void nulls(ObjectNode node, String... keys) {
    for (String key : keys) {
      node.putNull(key);
    }
  }
}
