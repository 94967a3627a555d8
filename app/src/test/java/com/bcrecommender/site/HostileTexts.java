package com.bcrecommender.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Texts that are text, and would be something else to a page that forgot it: mark-up, scripts,
/// holes of templates, addresses, control characters, tricks of writing. Known ones, and mutations
/// of them from a seed.
public final class HostileTexts {
  private static final List<String> KNOWN =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'><svg/onload=alert(1)>",
          "' onmouseover='alert(1)",
          "\" autofocus onfocus=\"alert(1)",
          "<iframe srcdoc=\"<script>alert(1)</script>\">",
          "<a href=\"javascript:alert(1)\">x</a>",
          "javascript:alert(1)",
          "JaVaScRiPt:alert(1)//",
          "data:text/html,<script>alert(1)</script>",
          "vbscript:msgbox(1)",
          "//evil.example/x",
          "\\\\evil.example\\x",
          "../../../etc/passwd",
          "..%2f..%2f",
          "%00%0a%0d",
          "%3Cscript%3Ealert(1)%3C/script%3E",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "&#x3C;img src=x onerror=alert(1)&#x3E;",
          "</title></head><body onload=alert(1)>",
          "</template><script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "<!-- --><b>bold</b>",
          "--><img src=x onerror=alert(1)>",
          "<![CDATA[<script>alert(1)</script>]]>",
          "{{title}}",
          "{{?player}}{{-reason}}",
          "${7*7} #{7*7} @{7*7}",
          "{0} {1} <0> <1>",
          "<0>",
          "__proto__",
          "constructor",
          "toString",
          "hasOwnProperty",
          "[object Object]",
          "undefined null NaN",
          "\u202Eevil\u202C שלום",
          "\u2066\u2067\u2068 turned \u2069",
          "\u200B\u200C\u200D\uFEFF thin",
          "\u0000\u0001\u001F control",
          "line\nbreak\r\nand\ttab",
          "\u2028\u2029 lines",
          "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 marks",
          "Z̸̢̛͖̱͇a̷̡̛l̵g̶o̷",
          "🏴󠁧󠁢󠁥󠁮󠁧󠁿👩‍👩‍👧‍👦🎛️",
          "日本の夜明け 한국어 ไทย",
          "a".repeat(900),
          "wide ".repeat(120),
          "=cmd|' /C calc'!A0",
          "+1+1 @SUM(1)",
          "'; DROP TABLE fans; --",
          "\" OR \"\"=\"",
          "#love=a1&love=a2",
          "?from=-1&id=x",
          "&from=9999999999",
          ";,/?:@&=+$-_.!~*'()",
          "a1 t1 f1 n:x u:x x:y:z",
          "u:https://evil.example/\"><b>",
          "x:sample:<b>",
          "CON",
          ".",
          "..",
          "~");

  private HostileTexts() {}

  /// So many different texts.
  public static List<String> some(long seed, int count) {
    Random random = new Random(seed);
    Set<String> texts = new LinkedHashSet<>(KNOWN);
    while (texts.size() < count) {
      texts.add(mutated(random));
    }
    return new ArrayList<>(texts).subList(0, count);
  }

  private static String mutated(Random random) {
    String text = KNOWN.get(random.nextInt(KNOWN.size()));
    String other = KNOWN.get(random.nextInt(KNOWN.size()));
    int cut = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
    return switch (random.nextInt(6)) {
      case 0 -> text + other;
      case 1 -> text.substring(0, cut) + other + text.substring(cut);
      case 2 -> text.substring(cut) + random.nextInt(100);
      case 3 -> text.toUpperCase(java.util.Locale.ROOT) + random.nextInt(100);
      case 4 -> "<b title=\"" + text + "\">" + other;
      default -> text.replace(" ", "\u00A0\u200B") + "\"'<>&" + random.nextInt(100);
    };
  }
}
