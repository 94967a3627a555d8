package com.bcrecommender.site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Feeds as Atom (RFC 4287). What a text holds is escaped by the writer; characters that XML 1.0
/// has no way to hold are left out. For one thread.
public final class AtomFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter out;
  private final Feed feed;

  private AtomFeed(XMLStreamWriter out, Feed feed) {
    this.out = out;
    this.feed = feed;
  }

  /// The whole document, in UTF-8.
  public static byte[] render(Feed feed, Texts texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
    try {
      XMLStreamWriter out = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new AtomFeed(out, feed).write(texts);
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed could not be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private void write(Texts texts) throws XMLStreamException {
    String updated = feed.updated().toString();
    out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    out.writeStartElement("feed");
    out.writeDefaultNamespace(ATOM);
    out.writeAttribute("xml:lang", texts.language());
    element("id", feed.id());
    element("title", feed.title());
    element("subtitle", feed.subtitle());
    element("updated", updated);
    out.writeStartElement("author");
    element("name", texts.get("site.name"));
    out.writeEndElement();
    link("self", feed.self(), "application/atom+xml");
    link("alternate", feed.page(), "text/html");
    for (Feed.Entry entry : feed.entries()) {
      out.writeStartElement("entry");
      element("id", entry.id());
      element("title", entry.title());
      element("updated", updated);
      link("alternate", entry.page(), "text/html");
      String buy = entry.buy();
      if (buy != null) {
        link("related", buy, "text/html");
      }
      element("summary", entry.reason());
      out.writeEndElement();
    }
    out.writeEndElement();
    out.writeEndDocument();
  }

  private void link(String rel, String href, String type) throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", rel);
    out.writeAttribute("type", type);
    out.writeAttribute("href", allowed(href));
  }

  private void element(String name, String text) throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(allowed(text));
    out.writeEndElement();
  }

  /// Without what the production `Char` of XML 1.0 leaves out.
  private static String allowed(String text) {
    if (text.codePoints().allMatch(AtomFeed::isAllowed)) {
      return text;
    }
    StringBuilder allowed = new StringBuilder();
    text.codePoints().filter(AtomFeed::isAllowed).forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c < 0xFFFE)
        || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
