package com.bcrecommender.publish;

import com.bcrecommender.publish.Contents.Group;
import com.bcrecommender.settings.UserError;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All immutable names of one edition on a host, so that going back to it, and pruning around it,
/// needs nothing but the host. Kept there as text, a line each.
///
/// @param id the edition's, 64 hex digits
/// @param published when it was verified there; no two editions of a host have the same time
/// @param names names with sizes in bytes
/// @param counts prefixes of exclusive groups, with how many names lie below
record Inventory(
    String id, Instant published, SortedMap<String, Long> names, SortedMap<String, Long> counts) {
  private static final String FIRST = "bcr-inventory 1";

  static Inventory of(Contents contents, Instant published) {
    SortedMap<String, Long> names = new TreeMap<>();
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Group group : contents.groups()) {
      if (group.exclusive()) {
        counts.put(group.prefix(), group.count());
      } else {
        group.items().forEach(item -> names.put(item.name(), item.size()));
      }
    }
    return new Inventory(contents.pointer().id(), published, names, counts);
  }

  String name() {
    return id.substring(0, 16);
  }

  /// Whether it lists a name, itself or by its prefix.
  boolean has(String name) {
    if (names.containsKey(name)) {
      return true;
    }
    SortedMap<String, Long> before = counts.headMap(name);
    return !before.isEmpty() && name.startsWith(before.lastKey());
  }

  /// Whether it lists the same as another, whenever that was published.
  boolean sameNames(Inventory other) {
    return id.equals(other.id) && names.equals(other.names) && counts.equals(other.counts);
  }

  byte[] toBytes() {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    text.append("edition ").append(id).append('\n');
    text.append("published ").append(published).append('\n');
    for (SortedMap<String, Long> lines : List.of(names, counts)) {
      for (Map.Entry<String, Long> line : lines.entrySet()) {
        text.append(line.getValue()).append(' ').append(line.getKey()).append('\n');
      }
    }
    text.append("end ").append(names.size() + counts.size()).append('\n');
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// @param where what messages call it
  /// @throws UserError where it is not whole
  static Inventory parse(String where, byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    try {
      SortedMap<String, Long> names = new TreeMap<>();
      SortedMap<String, Long> counts = new TreeMap<>();
      int last = lines.length - 2;
      for (int i = 3; i < last; i++) {
        int space = lines[i].indexOf(' ');
        String name = lines[i].substring(space + 1);
        long number = Long.parseLong(lines[i], 0, space, 10);
        (name.endsWith("/") ? counts : names).put(name, number);
      }
      String id = after("edition ", lines[1]);
      if (lines[0].equals(FIRST)
          && id.matches("[0-9a-f]{64}")
          && lines[last].equals("end " + (names.size() + counts.size()))) {
        return new Inventory(id, Instant.parse(after("published ", lines[2])), names, counts);
      }
    } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeException notWhole) {
      // Said below.
    }
    throw new UserError(
        "expected the names of an edition in %s, found something else or a part only; publish that edition again, or delete the file by hand"
            .formatted(where));
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) {
      throw new IndexOutOfBoundsException(word);
    }
    return line.substring(word.length());
  }
}
