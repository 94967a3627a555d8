package com.bcrecommender.site;

import gg.jte.html.HtmlTemplateOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A page while it is written: UTF-8 in one array that grows. What templates hold is copied as it
/// is; what they are given is escaped on the way, so that it is text in an element's content and in
/// a quoted attribute alike. For one thread.
///
/// It stands in for JTE's own output, which collects UTF-16 and looks for each character to be
/// escaped by a search of its own; a fan page has a thousand short texts.
final class PageBytes implements HtmlTemplateOutput {
  private static final int MOST_DIGITS = 10;
  private static final byte[][] ESCAPES = new byte[128][];
  private static final boolean[] IS_ESCAPED = new boolean[256];

  static {
    ESCAPES['&'] = bytes("&amp;");
    ESCAPES['<'] = bytes("&lt;");
    ESCAPES['>'] = bytes("&gt;");
    ESCAPES['"'] = bytes("&#34;");
    ESCAPES['\''] = bytes("&#39;");
    for (int c = 0; c < ESCAPES.length; c++) {
      IS_ESCAPED[c] = ESCAPES[c] != null;
    }
  }

  private byte[] bytes;
  private int length;

  PageBytes(int capacity) {
    this(new byte[capacity]);
  }

  /// @param into begins here; a page that does not fit goes on in an array of its own
  PageBytes(byte[] into) {
    bytes = into;
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  /// UTF-8 as it may stand in a page; the same array where nothing is to be escaped.
  static byte[] escaped(byte[] utf8) {
    for (byte b : utf8) {
      if (IS_ESCAPED[b & 0xFF]) {
        return escape(utf8);
      }
    }
    return utf8;
  }

  private static byte[] escape(byte[] utf8) {
    PageBytes out = new PageBytes(utf8.length + 64);
    for (byte b : utf8) {
      byte[] escape = b < 0 ? null : ESCAPES[b];
      if (escape == null) {
        out.ensure(1);
        out.bytes[out.length++] = b;
      } else {
        out.writeBinaryContent(escape);
      }
    }
    return out.toArray();
  }

  /// Entities do not make a text harmless within an event handler or a style: no template may put
  /// one there, nor into the content of `<script>` or `<style>`, which no template has. The
  /// templates are compiled with the program, so it is for the tests to find such a one, and costs
  /// nothing where assertions are off.
  @Override
  public void setContext(String tag, @Nullable String attribute) {
    assert attribute == null || !(attribute.startsWith("on") || attribute.equals("style"))
        : "a text in <" + tag + " " + attribute + ">";
  }

  @Override
  public void writeBinaryContent(byte[] utf8) {
    ensure(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  /// Mark-up of a template, not escaped.
  @Override
  public void writeContent(String value) {
    writeBinaryContent(value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void writeContent(String value, int begin, int end) {
    writeContent(value.substring(begin, end));
  }

  /// A text, escaped.
  @Override
  public void writeUserContent(@Nullable String value) {
    if (value == null) {
      return;
    }
    writeBinaryContent(escaped(value.getBytes(StandardCharsets.UTF_8)));
  }

  /// A number, which needs no escape.
  @Override
  public void writeUserContent(int value) {
    if (value < 0) {
      writeContent(Integer.toString(value));
      return;
    }
    ensure(MOST_DIGITS);
    int end = length + 1;
    for (int left = value; left > 9; left /= 10) {
      end++;
    }
    int left = value;
    for (int at = end - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length = end;
  }

  private void ensure(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
    }
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  /// The page without a copy of it.
  ByteBuffer toBuffer() {
    return ByteBuffer.wrap(bytes, 0, length);
  }
}
