package com.bcrecommender.publish;

import com.bcrecommender.edition.PublicManifest;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.UserError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What visitors read first: the manifest, in which `"format"` comes first and `"id"` names the
/// edition, and which fits into one answer, and the opt-outs. What else it holds is the format's
/// affair.
///
/// @param id 64 hex digits
/// @param made when the edition was made, where the manifest says so
/// @param content the manifest with the opt-outs
public record Pointer(String id, @Nullable Instant made, PublicManifest content) {
  /// Of the manifest alone, so that one small answer begins a visit.
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
    PublicManifest content;
    try {
      content = PublicManifest.parse(bytes);
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
    byte[] manifest = content.manifest();
    if (manifest.length > MOST_BYTES) {
      return Optional.empty();
    }
    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), manifest)) {
      if (in.nextToken() != JsonToken.START_OBJECT
          || in.nextToken() != JsonToken.PROPERTY_NAME
          || !Objects.equals(in.currentName(), "format")
          || !in.nextToken().isNumeric()) {
        return Optional.empty();
      }
      @Nullable String id = null;
      @Nullable Instant made = null;
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = String.valueOf(in.currentName());
        if (in.nextToken() == JsonToken.VALUE_STRING) {
          switch (name) {
            case "id" -> id = in.getString();
            case "made" -> made = Instant.parse(in.getString());
            default -> {}
          }
        }
        in.skipChildren();
      }
      boolean whole = in.currentToken() == JsonToken.END_OBJECT;
      return whole && id != null && id.matches("[0-9a-f]{64}")
          ? Optional.of(new Pointer(id, made, content))
          : Optional.empty();
    } catch (JacksonException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /// As it lies on hosts.
  public byte[] bytes() {
    return content.bytes();
  }

  /// Whom no reader may show.
  public OptOuts optOuts() {
    return content.optOuts();
  }

  /// The same with more opt-outs; those that it has stay.
  Pointer with(OptOuts more) {
    return new Pointer(id, made, new PublicManifest(content.manifest(), optOuts().and(more)));
  }

  /// The same edition without opt-outs: what is kept of each, so that one that is gone back to gets
  /// those of that time.
  byte[] manifest() {
    return content.manifest();
  }

  /// All that people see of the id: its first 16 digits.
  public String name() {
    return id.substring(0, 16);
  }
}
