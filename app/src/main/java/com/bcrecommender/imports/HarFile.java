package com.bcrecommender.imports;

import com.bcrecommender.imports.collection.FileFault;
import com.bcrecommender.imports.collection.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A HAR file: what a browser fetched while a person looked at pages, saved from its developer
/// tools. Pages and the answers of Bandcamp's collection interface are of use; the rest (scripts,
/// images, other sites' answers) is left out and counted.
///
/// @param answers in the file's order
/// @param others requests without a page or such an answer
/// @param lack what it lacks, where it says that it is incomplete, as those of the site's
///   bookmarklet do; else null
record HarFile(List<Answer> answers, int others, @Nullable String lack) {
  private static final Pattern BEGIN = Pattern.compile("\uFEFF?\\s*\\{\\s*\"log\"\\s*:");
  private static final Pattern DISCOVERED =
      Pattern.compile(".*/api/discover/1/discover_web(?:[?#].*)?");

  /// @param number of the request, from 1
  /// @param body as it was sent, in UTF-8
  /// @param call that it answers, null where it is a page
  record Answer(int number, String url, byte[] body, @Nullable CollectionCall call) {}

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
    boolean incomplete = Json.at(har, "log", "_incomplete").asBoolean(false);
    String lack = incomplete ? Json.text(har, "log", "comment") : null;
    return new HarFile(answers, number - answers.size(), lack);
  }

  private static @Nullable Answer answer(int number, JsonNode entry) {
    String url = Json.text(entry, "request", "url");
    byte[] body = body(Json.at(entry, "response", "content"));
    CollectionCall call = CollectionCall.of(url, Json.text(entry, "request", "postData", "text"));
    return call != null || isDiscovery(url) || isMarkup(body)
        ? new Answer(number, url, body, call)
        : null;
  }

  /// Whether the answers of this address list records.
  static boolean isDiscovery(String url) {
    return DISCOVERED.matcher(url).matches();
  }

  /// Whether an answer may be a page: other kinds begin otherwise.
  static boolean isMarkup(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
    return start.stripLeading().startsWith("<");
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
}
