package com.bcrecommender.transfer;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Which object of a Parse Server a name is, and what its bytes are. `FanList/EDITION/KEY` is the
/// object of class FanList with these fields `edition` and `key`, and its bytes, a JSON object, are
/// its other fields; `data/…` is an object of class SiteFile with the field `name`, and its bytes,
/// a text, are the field `body`. Each has its length in `size`.
final class ParseNames {
  static final String FANS = "FanList";
  static final List<String> LISTS = List.of(FANS, "SimilarList", "Tralbum");
  static final String FILES = "SiteFile";

  /// What Parse adds to an object, and we.
  private static final List<String> NOT_OURS =
      List.of("objectId", "createdAt", "updatedAt", "ACL", "edition", "key", "size");

  /// Sorted, so that the same fields are the same bytes.
  static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private ParseNames() {}

  /// The class that a name or a prefix belongs to.
  static String classOf(String name) {
    String first = name.substring(0, Math.max(0, name.indexOf('/')));
    if (first.equals("data")) {
      return FILES;
    }
    if (LISTS.contains(first)) {
      return first;
    }
    throw new IllegalArgumentException("a Parse Server keeps data/ and " + LISTS + ", not " + name);
  }

  static boolean isFile(String name) {
    return classOf(name).equals(FILES);
  }

  /// The condition that a name or prefix is.
  ///
  /// @param prefix `data/…`, `FanList/` or `FanList/EDITION/`
  static ObjectNode below(String prefix) {
    ObjectNode where = JSON.createObjectNode();
    String[] parts = prefix.split("/");
    if (!isFile(prefix) && parts.length > 1) {
      where.put("edition", parts[1]);
    }
    return where;
  }

  /// The condition that some names of one class and edition are.
  static ObjectNode among(List<String> names) {
    ObjectNode where = below(names.getFirst());
    ArrayNode values = where.putObject(isFile(names.getFirst()) ? "name" : "key").putArray("$in");
    names.forEach(name -> values.add(isFile(name) ? name : key(name)));
    return where;
  }

  private static String key(String name) {
    return URLDecoder.decode(name.split("/", 3)[2], StandardCharsets.UTF_8);
  }

  /// The last part of the name of what has a key: a key may hold any character.
  static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  /// The name of an object.
  static String nameOf(String type, JsonNode object) {
    return type.equals(FILES)
        ? object.path("name").asString("")
        : type
            + "/"
            + object.path("edition").asString("")
            + "/"
            + encoded(object.path("key").asString(""));
  }

  /// The fields of a name's object.
  static ObjectNode fields(Blob blob) {
    ObjectNode fields;
    if (isFile(blob.name())) {
      fields = JSON.createObjectNode();
      fields.put("name", blob.name());
      fields.put("body", new String(blob.bytes(), StandardCharsets.UTF_8));
    } else {
      if (!(JSON.readTree(blob.bytes()) instanceof ObjectNode object)) {
        throw new IllegalArgumentException(blob.name() + " is no JSON object");
      }
      fields = object;
      fields.put("edition", blob.name().split("/", 3)[1]);
      fields.put("key", key(blob.name()));
    }
    return fields.put("size", blob.bytes().length);
  }

  /// The bytes of an object.
  static byte[] bytes(String type, JsonNode object) {
    if (type.equals(FILES)) {
      return object.path("body").asString("").getBytes(StandardCharsets.UTF_8);
    }
    ObjectNode own = (ObjectNode) object.deepCopy();
    own.remove(NOT_OURS);
    return canonical(own);
  }

  /// A JSON object with its fields in order and nothing between them.
  static byte[] canonical(ObjectNode object) {
    Map<?, ?> sorted = JSON.treeToValue(object, TreeMap.class);
    return JSON.writeValueAsBytes(sorted);
  }
}
