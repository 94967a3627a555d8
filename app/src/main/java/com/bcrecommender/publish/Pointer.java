package com.bcrecommender.publish;

import com.bcrecommender.settings.UserError;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The manifest that visitors read first: `"format"` comes first in it, `"id"` names the edition,
/// and it fits into one answer. What else it holds is the format's affair.
///
/// @param id 64 hex digits
/// @param bytes as they lie on hosts; not copied
public record Pointer(String id, byte[] bytes) {
  /// So that one small answer begins a visit.
  static final int MOST_BYTES = 4096;

  /// @param where what messages call the file
  /// @throws UserError where the bytes are no manifest
  public static Pointer parse(String where, byte[] bytes) {
    return read(bytes)
        .orElseThrow(() ->
            new UserError(
                "expected a manifest of at most %d bytes in %s, JSON with \"format\" first and an \"id\" of 64 hex digits, found something else; make the site anew"
                    .formatted(MOST_BYTES, where)));
  }

  private static Optional<Pointer> read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT
          || in.nextToken() != JsonToken.PROPERTY_NAME
          || !Objects.equals(in.currentName(), "format")
          || !in.nextToken().isNumeric()) {
        return Optional.empty();
      }
      @Nullable String id = null;
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isId = Objects.equals(in.currentName(), "id");
        if (in.nextToken() == JsonToken.VALUE_STRING && isId) {
          id = in.getString();
        }
        in.skipChildren();
      }
      boolean whole = in.currentToken() == JsonToken.END_OBJECT;
      return whole && id != null && id.matches("[0-9a-f]{64}")
          ? Optional.of(new Pointer(id, bytes))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// All that people see of the id: its first 16 digits.
  public String name() {
    return id.substring(0, 16);
  }
}
