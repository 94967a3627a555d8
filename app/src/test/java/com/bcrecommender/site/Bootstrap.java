package com.bcrecommender.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes `assets/bootstrap.css` of Bootstrap's style sheet: without the rules of components that no
/// page has it has 4 KB compressed in place of 31. A main class; its argument is the file to write.
/// A selector stays if it names no class but those of [#CLASSES]. Rules are told apart by their
/// braces, which is enough for this one sheet: its strings hold none.
public final class Bootstrap {
  /// Classes of Bootstrap's that pages use, and states of them. A test holds this against the
  /// templates and scripts.
  static final Set<String> CLASSES =
      Set.of(
          "active",
          "btn",
          "btn-outline-secondary",
          "btn-primary",
          "disabled",
          "form-control",
          "form-range",
          "form-select",
          "visually-hidden",
          "visually-hidden-focusable");

  private static final String WHOLE =
      "/META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap.min.css";

  private static final String HEAD =
      """
      /* Parts of Bootstrap v5.3.8 (https://getbootstrap.com/), Copyright 2011-2025 The Bootstrap Authors, licensed under MIT
         (https://github.com/twbs/bootstrap/blob/main/LICENSE). Made by Bootstrap.java in the tests; not to be changed by hand. */
      """;
  private static final String CHARSET = "@charset \"UTF-8\";";
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern CLASS = Pattern.compile("\\.([A-Za-z][A-Za-z0-9_-]*)");

  /// A comma that is not within brackets.
  private static final Pattern BETWEEN_SELECTORS = Pattern.compile(",(?![^(]*\\))");

  /// No page has one, and what follows a legend is anything at all: with that rule a browser looks
  /// at a whole list anew when one of its items is exchanged.
  private static final String WITHOUT = "legend";

  private Bootstrap() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), needed());
  }

  static String whole() throws IOException {
    try (InputStream in = Bootstrap.class.getResourceAsStream(WHOLE)) {
      return new String(Objects.requireNonNull(in, WHOLE).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The rules that pages need, in their order.
  static String needed() throws IOException {
    return HEAD + rules(COMMENT.matcher(whole()).replaceAll("").replace(CHARSET, "")) + "\n";
  }

  private static String rules(String css) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int open = css.indexOf('{'); open >= 0; open = css.indexOf('{', from)) {
      int close = closing(css, open);
      String selector = css.substring(from, open);
      String body = css.substring(open + 1, close);
      from = close + 1;
      if (selector.startsWith("@media")) {
        String inner = rules(body);
        if (!inner.isEmpty()) {
          out.append(selector).append('{').append(inner).append('}');
        }
      } else if (!selector.startsWith("@")) {
        List<String> needed = new ArrayList<>();
        for (String one : BETWEEN_SELECTORS.splitAsStream(selector).toList()) {
          if (isNeeded(one)) {
            needed.add(one);
          }
        }
        if (!needed.isEmpty()) {
          out.append(String.join(",", needed)).append('{').append(body).append('}');
        }
      }
    }
    return out.toString();
  }

  private static int closing(String css, int open) {
    int depth = 1;
    int at = open;
    while (depth > 0) {
      char c = css.charAt(++at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return at;
  }

  private static boolean isNeeded(String selector) {
    if (selector.startsWith(WITHOUT)) {
      return false;
    }
    Matcher classes = CLASS.matcher(selector);
    while (classes.find()) {
      if (!CLASSES.contains(classes.group(1))) {
        return false;
      }
    }
    return true;
  }
}
