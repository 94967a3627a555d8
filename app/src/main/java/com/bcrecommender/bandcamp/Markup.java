package com.bcrecommender.bandcamp;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/// A page as HTML: its elements, and the JSON in their attributes.
final class Markup {
  /// A whole page ends with `</html>` and at most a comment: 90 characters in all captures but the
  /// excerpt of a challenge.
  private static final int TAIL = 2_000;

  private final String raw;
  private final Document document;

  Markup(String raw) {
    this.raw = raw;
    this.document = Jsoup.parse(raw);
  }

  Document document() {
    return document;
  }

  /// Whether the raw page has the text anywhere.
  boolean contains(String text) {
    return raw.contains(text);
  }

  /// Whether the page is there to its end. One that was cut off could lack any structure, or half
  /// of one, without a sign.
  boolean isWhole() {
    return raw.indexOf("</html>", Math.max(0, raw.length() - TAIL)) >= 0;
  }

  /// The content of `<meta property=… content=…>`, or null.
  @Nullable String property(String property) {
    return meta("property", property);
  }

  /// The content of `<meta name=… content=…>`, or null.
  @Nullable String metaNamed(String name) {
    return meta("name", name);
  }

  private @Nullable String meta(String key, String value) {
    Element element = document.head().selectFirst("meta[" + key + "=\"" + value + "\"]");
    return element == null || element.attr("content").isBlank() ? null : element.attr("content");
  }

  /// The page's title, cleaned.
  @Nullable String title() {
    return PlainText.line(document.title());
  }

  /// The elements that fit.
  ///
  /// @param mark a text that the page has wherever it has such an element. To look for it in the
  ///   raw page costs a hundredth of walking over the elements, and most structures are absent from
  ///   most pages.
  Elements select(String mark, String selector) {
    return raw.contains(mark) ? document.select(selector) : new Elements();
  }

  /// The first element that fits, or null.
  @Nullable Element first(String mark, String selector) {
    return raw.contains(mark) ? document.selectFirst(selector) : null;
  }

  /// The JSON in an attribute of the elements that fit.
  ///
  /// @param name the name of the structure, which is part of the element
  /// @return null where no element fits
  /// @throws BrokenPage where the attribute is missing or no JSON, or where two elements differ
  @Nullable Blob blob(String name, String selector, String attribute) {
    Elements elements = select(name, selector);
    if (elements.isEmpty()) {
      return null;
    }
    Set<String> values = new LinkedHashSet<>(elements.eachAttr(attribute));
    if (values.size() != 1) {
      throw new BrokenPage(name, "one value of " + attribute, values.size() + " values");
    }
    String value = values.iterator().next();
    return value.strip().equals("{")
        ? unescaped(name, elements.getFirst(), attribute)
        : Blob.parse(name, value);
  }

  /// Some programs save a page with the quotes inside attributes no longer escaped, which ends the
  /// attribute after its first brace. The JSON is still whole in the raw text.
  private Blob unescaped(String name, Element element, String attribute) {
    int from = element.id().isEmpty() ? 0 : raw.indexOf("id=\"" + element.id() + '"');
    int at = from < 0 ? -1 : raw.indexOf(attribute + "=\"{", from);
    if (at < 0) {
      throw new BrokenPage(name, "JSON", element.attr(attribute));
    }
    return Blob.parseStart(name, raw.substring(at + attribute.length() + 2));
  }
}
