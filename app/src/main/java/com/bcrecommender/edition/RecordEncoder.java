package com.bcrecommender.edition;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes records as they are staged, under the ids of who hands them over, and says which keys
/// lead to them. Refuses what does not fit, and counts what the manifest tells. Memory: 8 bytes a
/// tralbum once there are lists. Not for several threads.
final class RecordEncoder {
  private final Sizes sizes;
  private final Activity activity;
  private final ListEncoder lists;
  private long preferences;
  private long fanListEntries;
  private long similarEntries;
  private long similarFanEntries;

  /// Takes keys.
  interface Keys {
    /// @param kind the index that they are looked up in
    void key(TableKind kind, String key, int id);
  }

  /// @param activity under the same ids
  RecordEncoder(Sizes sizes, Activity activity) {
    this.sizes = sizes;
    this.activity = activity;
    lists = new ListEncoder(sizes.tralbums());
  }

  void tag(Tag tag, RecordBuffer out, Keys keys) {
    Ids.check("tralbum", tag.tralbums(), sizes.tralbums());
    Ids.check("tag", tag.related(), sizes.tags());
    TagCodec.write(tag, out);
    keys.key(TableKind.TAG_NAMES, tag.name(), tag.id());
  }

  /// @param aliases other keys that lead to it; its own may be among them
  void tralbum(Card card, Collection<String> aliases, RecordBuffer out, Keys keys) {
    Ids.check("tag", card.tags(), sizes.tags());
    CardCodec.write(card, out);
    String address = card.url() == null ? null : KeyIndex.address(card.url());
    key(card.key(), address, card.id(), keys);
    aliases.forEach(alias -> key(alias, address, card.id(), keys));
    if (address != null) {
      keys.key(TableKind.TRALBUM_URLS, address, card.id());
    }
  }

  private static void key(String key, @Nullable String address, int id, Keys keys) {
    String ofKey = KeyIndex.addressOfKey(key);
    if (ofKey == null || !ofKey.equals(address)) {
      keys.key(TableKind.TRALBUM_KEYS, key, id);
    }
  }

  /// @param aliases other keys that lead to the fan; the fan's own may be among them
  void fan(Fan fan, Collection<String> aliases, RecordBuffer out, Keys keys) {
    Ids.check("tralbum", fan.tralbums(), sizes.tralbums());
    Ids.check("tag", fan.tags(), sizes.tags());
    FanCodec.write(fan, out);
    keys.key(TableKind.FAN_KEYS, fan.key(), fan.id());
    aliases.forEach(alias -> keys.key(TableKind.FAN_KEYS, alias, fan.id()));
    if (fan.username() != null) {
      keys.key(TableKind.FAN_USERNAMES, KeyIndex.username(fan.username()), fan.id());
    }
    preferences += fan.tralbums().length;
  }

  /// @param own the fan's tralbums, as the fan's record has them
  void fanList(int[] own, ListRecord list, RecordBuffer out) {
    lists.fanList(own, list, out);
    fanListEntries += list.size();
  }

  void similarList(int tralbum, ListRecord list, RecordBuffer out) {
    lists.similarList(tralbum, list, out);
    similarEntries += list.size();
  }

  /// @param fans all who own it, in any order; not changed
  /// @param count how many of `fans`, from the start
  void owners(int tralbum, int[] fans, int count, RecordBuffer out) {
    Ids.check("fan", fans, count, sizes.fans());
    if (activity.owners(tralbum) != count) {
      throw new IllegalArgumentException(
          "tralbum %d has %d owners, its card says %d"
              .formatted(tralbum, count, activity.owners(tralbum)));
    }
    out.varint(count).ints(activity.mostActive(fans, count, Owners.MOST));
  }

  void similarFans(int[] fans, int[] common, RecordBuffer out) {
    Ids.check("fan", fans, sizes.fans());
    SimilarFan.write(fans, common, out);
    similarFanEntries += fans.length;
  }

  /// Sees that scenes are what scenes must be.
  ///
  /// @param sceneOf per tralbum the scene's id, or -1
  void check(List<Scene> scenes, int[] sceneOf) {
    if (scenes.size() > ExploreTables.MOST_SCENES || sceneOf.length != sizes.tralbums()) {
      throw new IllegalArgumentException(
          "expected at most %d scenes and the scene of each of %d tralbums, found %d and %d"
              .formatted(
                  ExploreTables.MOST_SCENES, sizes.tralbums(), scenes.size(), sceneOf.length));
    }
    Set<String> keys = new HashSet<>();
    for (int id = 0; id < scenes.size(); id++) {
      Scene scene = scenes.get(id);
      if (scene.id() != id || scene.key().isEmpty() || !keys.add(scene.key())) {
        throw new IllegalArgumentException(
            "expected scene %d with a key of its own, found %d, \"%s\""
                .formatted(id, scene.id(), scene.key()));
      }
      Ids.check("tralbum", scene.tralbums(), sizes.tralbums());
      Ids.check("tag", scene.tags(), sizes.tags());
      Ids.check("fan", scene.fans(), sizes.fans());
      Ids.check("scene", scene.neighbours(), scenes.size());
    }
    for (int scene : sceneOf) {
      // One more, since none is -1.
      Ids.check("scene + 1", scene + 1, scenes.size() + 1);
    }
  }

  /// Which scene a tralbum is in, as tralbum-scenes has it.
  static void sceneOf(int scene, RecordBuffer out) {
    out.fixed(scene + 1, Short.BYTES);
  }

  /// Adds what was counted.
  void count(Map<String, Long> counts) {
    counts.merge("preferences", preferences, Long::sum);
    counts.merge("fanListEntries", fanListEntries, Long::sum);
    counts.merge("filledEntries", lists.filled(), Long::sum);
    counts.merge("similarEntries", similarEntries, Long::sum);
  }

  /// Adds what was counted of fans with a similar taste, which not every edition has.
  void countSimilarFans(Map<String, Long> counts) {
    counts.merge("similarFanEntries", similarFanEntries, Long::sum);
  }
}
