package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Preference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a walk through a collection stands: `<unix time>:<item id>:<a|t|p>:<position>:`. Clients
/// also begin with tokens of their own, such as `9999999999::a::`, which name a time only.
///
/// @param time of the last item seen
/// @param itemId of the last item seen, or 0 where the token names a time only
/// @param letter its type
/// @param position its place in a collection that the fan put in order, or 0
record ItemToken(long time, long itemId, char letter, int position) {

  static ItemToken of(Preference p) {
    return new ItemToken(p.time(), p.itemId(), p.itemLetter(), p.position());
  }

  /// The token of a text, or null where it is none.
  static @Nullable ItemToken parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 5 || !parts[2].matches("[atp]?")) {
      return null;
    }
    try {
      return new ItemToken(
          Long.parseLong(parts[0]),
          parts[1].isEmpty() ? 0 : Long.parseUnsignedLong(parts[1]),
          parts[2].isEmpty() ? 'a' : parts[2].charAt(0),
          parts[3].isEmpty() ? 0 : Integer.parseInt(parts[3]));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// How many of the items come before this place or are it. The item itself is looked for first;
  /// where it is gone, its position or its time tells.
  int seen(List<Preference> items) {
    for (int i = 0; i < items.size(); i++) {
      Preference p = items.get(i);
      if (itemId != 0 && p.itemId() == itemId && p.itemLetter() == letter) {
        return i + 1;
      }
    }
    int seen = 0;
    while (seen < items.size() && before(items.get(seen))) {
      seen++;
    }
    return seen;
  }

  private boolean before(Preference p) {
    if (p.position() != 0) {
      return position != 0 && p.position() <= position;
    }
    return p.time() > time;
  }

  @Override
  public String toString() {
    return time + ":" + itemId + ":" + letter + ":" + (position == 0 ? "" : position) + ":";
  }
}
