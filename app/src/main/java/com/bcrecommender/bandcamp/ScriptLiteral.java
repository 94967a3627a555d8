package com.bcrecommender.bandcamp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Reads the object literals of JavaScript in which pages before 2020 hold their data, such as `var
/// TralbumData = {`, by writing them anew as JSON: comments go, keys and strings get double quotes,
/// strings joined by `+` become one.
///
/// A value that would need a running program (a variable, a call) becomes null. Not a parser of
/// JavaScript: outside of what literals hold it stops with a [BrokenPage].
final class ScriptLiteral {
  private static final int MAX_DEPTH = 64;

  private final String name;
  private final String script;
  private final StringBuilder json;
  private int at;

  private ScriptLiteral(String name, String script, int at) {
    this.name = name;
    this.script = script;
    this.at = at;
    this.json = new StringBuilder(Math.min(script.length(), 1 << 16));
  }

  /// The literal that a script of the page assigns to the variable, or null where none does.
  static @Nullable Blob find(Markup page, String variable) {
    Pattern assignment = Pattern.compile("\\b" + variable + "\\s*=\\s*(?=\\{)");
    for (Element script : page.select(variable, "script:not([src])")) {
      String text = script.data();
      if (text.contains(variable)) {
        Matcher matcher = assignment.matcher(text);
        if (matcher.find()) {
          return Blob.parse(variable, toJson(variable, text, matcher.end()));
        }
      }
    }
    return null;
  }

  /// The JSON of the literal that begins at an index.
  static String toJson(String name, String script, int start) {
    ScriptLiteral literal = new ScriptLiteral(name, script, start);
    literal.value(0);
    return literal.json.toString();
  }

  private void value(int depth) {
    if (depth > MAX_DEPTH) {
      throw new BrokenPage(name, "at most " + MAX_DEPTH + " levels", "more");
    }
    skipBlanks();
    char c = peek();
    if (c == '{') {
      object(depth);
    } else if (c == '[') {
      array(depth);
    } else if (c == '"' || c == '\'') {
      joined();
    } else if (c == '-' || Character.isDigit(c)) {
      number();
    } else {
      word();
    }
    skipBlanks();
  }

  private void object(int depth) {
    json.append('{');
    at++;
    boolean first = true;
    while (true) {
      skipBlanks();
      if (peek() == '}') {
        at++;
        json.append('}');
        return;
      }
      if (!first) {
        json.append(',');
      }
      first = false;
      key();
      skipBlanks();
      take(':');
      json.append(':');
      value(depth + 1);
      if (peek() != '}') {
        take(',');
      }
    }
  }

  private void array(int depth) {
    json.append('[');
    at++;
    boolean first = true;
    while (true) {
      skipBlanks();
      if (peek() == ']') {
        at++;
        json.append(']');
        return;
      }
      if (!first) {
        json.append(',');
      }
      first = false;
      value(depth + 1);
      if (peek() != ']') {
        take(',');
      }
    }
  }

  private void key() {
    char c = peek();
    if (c == '"' || c == '\'') {
      json.append('"');
      string();
      json.append('"');
      return;
    }
    int start = at;
    while (at < script.length() && Character.isJavaIdentifierPart(script.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected("a key");
    }
    json.append('"').append(script, start, at).append('"');
  }

  /// A string, or several joined by `+`. A part that is no string makes the whole unknown.
  private void joined() {
    int start = json.length();
    json.append('"');
    boolean known = true;
    string();
    skipBlanks();
    while (peek() == '+') {
      at++;
      skipBlanks();
      char c = peek();
      if (c == '"' || c == '\'') {
        string();
      } else {
        operand();
        known = false;
      }
      skipBlanks();
    }
    json.append('"');
    if (!known) {
      json.setLength(start);
      json.append("null");
    }
  }

  /// Appends the content of a string, escaped for JSON.
  private void string() {
    char quote = script.charAt(at++);
    while (true) {
      char c = next("the end of a string");
      if (c == quote) {
        return;
      }
      if (c == '\\') {
        escape();
      } else if (c == '\n' || c == '\r') {
        throw unexpected("the end of a string");
      } else {
        append(c);
      }
    }
  }

  private void escape() {
    char c = next("an escape");
    switch (c) {
      case 'n' -> append('\n');
      case 'r' -> append('\r');
      case 't' -> append('\t');
      case 'b' -> append('\b');
      case 'f' -> append('\f');
      case 'v' -> append('\u000B');
      case '0' -> append('\0');
      case 'x' -> append((char) hex(2));
      case 'u' -> append((char) hex(4));
      case '\n' -> {} // a string that goes on in the next line
      default -> append(c);
    }
  }

  private int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(next("a hexadecimal digit"), 16);
      if (digit < 0) {
        throw unexpected("a hexadecimal digit");
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private void append(char c) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c < 0x20 || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
      json.append(String.format("\\u%04x", (int) c));
    } else {
      json.append(c);
    }
  }

  private void number() {
    int start = at++;
    while (at < script.length() && "0123456789.eE+-".indexOf(script.charAt(at)) >= 0) {
      at++;
    }
    // The JSON parser that follows says whether it is one.
    json.append(script, start, at);
  }

  private void word() {
    int start = at;
    operand();
    String word = script.substring(start, at);
    json.append(word.equals("true") || word.equals("false") ? word : "null");
  }

  /// A name such as `null` or `window.location`, or a number within a sum; not a call.
  private void operand() {
    int start = at;
    while (at < script.length()
        && (Character.isJavaIdentifierPart(script.charAt(at)) || script.charAt(at) == '.')) {
      at++;
    }
    if (at == start) {
      throw unexpected("a value");
    }
  }

  private void skipBlanks() {
    while (at < script.length()) {
      if (Character.isWhitespace(script.charAt(at)) || script.charAt(at) == '\uFEFF') {
        at++;
      } else if (script.startsWith("//", at)) {
        int end = script.indexOf('\n', at);
        at = end < 0 ? script.length() : end;
      } else if (script.startsWith("/*", at)) {
        int end = script.indexOf("*/", at + 2);
        at = end < 0 ? script.length() : end + 2;
      } else {
        return;
      }
    }
  }

  private char peek() {
    if (at >= script.length()) {
      throw unexpected("more of the literal");
    }
    return script.charAt(at);
  }

  private char next(String expected) {
    if (at >= script.length()) {
      throw unexpected(expected);
    }
    return script.charAt(at++);
  }

  private void take(char c) {
    if (peek() != c) {
      throw unexpected("'" + c + "'");
    }
    at++;
  }

  private BrokenPage unexpected(String expected) {
    return new BrokenPage(
        name,
        expected,
        script.substring(Math.min(at, script.length()), Math.min(at + 40, script.length())));
  }
}
