package com.bcrecommender.publish;

import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is known of the pages on a host, kept there as `data/pages.txt`. Pages keep their names, so
/// a list of names does not tell what they hold; this does, and spares a run all pages that did not
/// change.
///
/// @param edition whose pages they are, 16 hex digits; empty before the first publishing
/// @param complete whether all of that edition's pages are there
/// @param hashes page to the hash of what it holds, or [#UNKNOWN], or [#STALE], or [#EMPTIED]
record PagesThere(String edition, boolean complete, SortedMap<String, String> hashes) {
  static final String NAME = "data/pages.txt";

  /// In place of a hash: a run was ended while it put the page.
  static final String UNKNOWN = "?";

  /// In place of a hash: the page is an older edition's, and no longer part of the site.
  static final String STALE = "x";

  /// In place of a hash: it was such a page, and holds nothing any more.
  static final String EMPTIED = "-";

  private static final Pattern FIRST =
      Pattern.compile("bcr-pages 1 ([0-9a-f]{16}) (complete|unfinished)");

  /// Reads it; where it is missing or not whole nothing is known, and every page is put anew.
  static PagesThere read(Host host) {
    return host.read(NAME).map(PagesThere::parse).orElseGet(PagesThere::nothing);
  }

  private static PagesThere nothing() {
    return new PagesThere("", false, new TreeMap<>());
  }

  private static PagesThere parse(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    Matcher first = FIRST.matcher(lines[0]);
    int last = lines.length - 2;
    if (!first.matches() || last < 1 || !lines[last].equals("end " + (last - 1))) {
      return nothing();
    }
    SortedMap<String, String> hashes = new TreeMap<>();
    for (int i = 1; i < last; i++) {
      int space = lines[i].indexOf(' ');
      if (space < 1) {
        return nothing();
      }
      hashes.put(lines[i].substring(space + 1), lines[i].substring(0, space));
    }
    return new PagesThere(first.group(1), first.group(2).equals("complete"), hashes);
  }

  void write(Host host) {
    StringBuilder text = new StringBuilder("bcr-pages 1 ").append(edition);
    text.append(complete ? " complete\n" : " unfinished\n");
    hashes.forEach((name, hash) -> text.append(hash).append(' ').append(name).append('\n'));
    text.append("end ").append(hashes.size()).append('\n');
    host.put(new Blob(NAME, text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
