package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The `POST` APIs. They answer whatever robots.txt says: it advises, and a test can prove from the
/// log that nobody called them. Errors have status 200, as the real ones.
final class Apis {
  private static final String COLLECTION = "/api/fancollection/1/";
  private static final String COLLECTORS = "/api/tralbumcollectors/2/";

  private final CollectionApi collection;
  private final CollectorsApi collectors;

  Apis(World world, Addresses addresses) {
    collection = new CollectionApi(world, addresses);
    collectors = new CollectorsApi(world, addresses);
  }

  /// The answer, or null where there is no such API.
  @Nullable Answer answer(Asked asked) {
    String path = asked.path();
    if (!path.startsWith(COLLECTION) && !path.startsWith(COLLECTORS)) {
      return null;
    }
    JsonNode question;
    try {
      question = Json.mapper().readTree(asked.body());
    } catch (JacksonException e) {
      return error("bad query");
    }
    return path.startsWith(COLLECTION)
        ? collection.answer(path.substring(COLLECTION.length()), question)
        : collectors.answer(path.substring(COLLECTORS.length()), question);
  }

  static Answer error(String message) {
    ObjectNode error = Json.object().put("error", true).put("error_message", message);
    return Answer.json(Json.text(error));
  }

  /// A whole number of the question, given as number or text; null where it is absent or not one.
  static @Nullable Long number(JsonNode question, String key) {
    JsonNode value = question.path(key);
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isString() && value.stringValue().matches("\\d{1,18}")) {
      return Long.parseLong(value.stringValue());
    }
    return null;
  }

  static String text(JsonNode question, String key) {
    JsonNode value = question.path(key);
    return value.isString() ? value.stringValue() : "";
  }
}
