package com.bcrecommender.imports;

import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.imports.collection.FileFault;
import com.bcrecommender.imports.collection.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A HAR file: what a browser fetched while a person looked at pages, saved from its developer
/// tools. Pages and the answers of Bandcamp's collection interface are of use; the rest (scripts,
/// images, other sites' answers) is left out and counted.
///
/// @param answers in the file's order
/// @param others requests without a page or such an answer
record HarFile(List<Answer> answers, int others) {
  private static final Pattern BEGIN = Pattern.compile("\uFEFF?\\s*\\{\\s*\"log\"\\s*:");
  private static final Pattern BATCH =
      Pattern.compile(".*/api/fancollection/1/(collection|wishlist)_items(?:[?#].*)?");
  private static final Pattern DISCOVERED =
      Pattern.compile(".*/api/discover/1/discover_web(?:[?#].*)?");

  /// @param number of the request, from 1
  /// @param body as it was sent, in UTF-8
  /// @param fan Bandcamp's id of whom a batch of a collection was asked for, 0 where that is
  ///   unknown or the answer is none
  /// @param kind whether such a batch is of the collection or of the wishlist
  record Answer(int number, String url, byte[] body, long fan, PreferenceKind kind) {}

  /// Whether a file begins as a HAR file does.
  static boolean is(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8);
    return BEGIN.matcher(start).lookingAt();
  }

  /// @throws FileFault where it is no whole JSON
  static HarFile read(byte[] bytes) throws FileFault {
    String text = new String(bytes, StandardCharsets.UTF_8);
    JsonNode har = Json.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    List<Answer> answers = new ArrayList<>();
    int number = 0;
    for (JsonNode entry : Json.list(har, "log", "entries")) {
      Answer answer = answer(++number, entry);
      if (answer != null) {
        answers.add(answer);
      }
    }
    return new HarFile(answers, number - answers.size());
  }

  private static @Nullable Answer answer(int number, JsonNode entry) {
    String url = Json.text(entry, "request", "url");
    byte[] body = body(Json.at(entry, "response", "content"));
    Matcher batch = BATCH.matcher(url);
    if (batch.matches()) {
      PreferenceKind kind =
          batch.group(1).equals("wishlist") ? PreferenceKind.WISHLISTED : PreferenceKind.OWNED;
      return new Answer(number, url, body, fan(entry), kind);
    }
    String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
    return DISCOVERED.matcher(url).matches() || start.stripLeading().startsWith("<")
        ? new Answer(number, url, body, 0, PreferenceKind.UNKNOWN)
        : null;
  }

  private static byte[] body(JsonNode content) {
    String text = Json.text(content, "text");
    if (!Json.text(content, "encoding").equals("base64")) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static long fan(JsonNode entry) {
    try {
      JsonNode asked = Json.parse(Json.text(entry, "request", "postData", "text"));
      String fan = Json.text(asked, "fan_id");
      return fan.matches("\\d{1,10}") ? Long.parseLong(fan) : 0;
    } catch (FileFault e) {
      return 0;
    }
  }
}
