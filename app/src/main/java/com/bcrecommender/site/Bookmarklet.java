package com.bcrecommender.site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A link that fans and artists put among their bookmarks and press on a page of Bandcamp's, to
/// save what is there to a file: `assets/save.js` and its sentences in one `javascript:` address.
/// On the site's own pages it is there to be dragged or copied; their [ContentPolicy] lets no such
/// address run.
///
/// @param label what the bookmark is called
/// @param href about 6 KB of ASCII without blanks and double quotes
public record Bookmarklet(String label, String href) {
  /// What the keys of the script's sentences begin with; the rest is how it calls them.
  static final String SAYS = "save.says.";

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Map<Texts, Bookmarklet> MADE = new ConcurrentHashMap<>();
  private static final String HEX = "0123456789ABCDEF";

  static Bookmarklet of(Texts texts) {
    return MADE.computeIfAbsent(
        texts,
        _ -> {
          String script = new String(Assets.read("assets/save.js"), StandardCharsets.UTF_8);
          String call = squeezed(script) + "(" + sentences(texts) + ")";
          if (call.indexOf('\'') >= 0) {
            throw new IllegalStateException("a single quote in assets/save.js or in its sentences");
          }
          // An address may hold single quotes as they are, and would have three letters for each
          // double one.
          String href = "javascript:" + encoded(call.replace('"', '\''));
          return new Bookmarklet(texts.get("save.mark"), href);
        });
  }

  private static String sentences(Texts texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      for (String key : new TreeSet<>(texts.keys())) {
        if (key.startsWith(SAYS)) {
          out.writeStringProperty(key.substring(SAYS.length()), texts.pattern(key));
        }
      }
      out.writeEndObject();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// A script without comments on lines of their own, and without blanks and line ends but within
  /// quotes and between two words.
  private static String squeezed(String script) {
    String code = script.replaceAll("(?m)^ *//.*\n", "").strip();
    StringBuilder out = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '`') {
        quote = c;
      } else if (Character.isWhitespace(c)) {
        while (Character.isWhitespace(code.charAt(i + 1))) {
          i++;
        }
        if (!isOfWord(out.charAt(out.length() - 1)) || !isOfWord(code.charAt(i + 1))) {
          continue;
        }
        c = ' ';
      }
      out.append(c);
    }
    return out.toString();
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  /// Browsers decode all of such an address before they run it. What may get lost on the way there,
  /// by mail or by hand, is encoded.
  private static String encoded(String script) {
    StringBuilder out = new StringBuilder();
    for (byte b : script.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && "%<>#\\`".indexOf(b) < 0) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
    return out.toString();
  }
}
