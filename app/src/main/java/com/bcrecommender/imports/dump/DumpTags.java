package com.bcrecommender.imports.dump;

import com.bcrecommender.bandcamp.TagName;
import com.bcrecommender.catalog.LinkMap;
import com.bcrecommender.catalog.LinkedEntity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The tags of `mbdump-derived.tar.bz2`, which name rows of `mbdump.tar.bz2`. The names of tags
/// come after their uses, so uses are held: 12 bytes each, some millions.
public final class DumpTags {
  private final Map<Long, String> names = new HashMap<>();
  private int[] entities = new int[1024];
  private int[] tags = new int[1024];
  private LinkedEntity[] kinds = new LinkedEntity[1024];
  private int held;
  private boolean any;
  private long left;

  /// Whether the dump has any.
  boolean any() {
    return any;
  }

  /// Uses that were not taken, because tags are not.
  public long left() {
    return left;
  }

  void pass(Table table) {
    any = true;
    if (table.entity != null) {
      left++;
    }
  }

  void add(Table table, CopyRow row) {
    any = true;
    LinkedEntity entity = table.entity;
    if (entity == null) {
      String name = TagName.normal(row.text(1));
      if (name != null) {
        names.put(row.number(0), name);
      }
    } else if (row.number(2) > 0) {
      // A count of 0 or less is of votes against it.
      if (held == tags.length) {
        entities = Arrays.copyOf(entities, 2 * held);
        tags = Arrays.copyOf(tags, 2 * held);
        kinds = Arrays.copyOf(kinds, 2 * held);
      }
      entities[held] = Math.toIntExact(Math.min(row.number(0), Integer.MAX_VALUE));
      tags[held] = Math.toIntExact(Math.min(row.number(1), Integer.MAX_VALUE));
      kinds[held++] = entity;
    }
  }

  /// Gives each tag of a record that the map leads to: the address and the tag.
  ///
  /// @return how many of the uses are of no such record
  public long each(LinkMap map, BiConsumer<String, String> each) {
    long unlinked = 0;
    for (int i = 0; i < held; i++) {
      String name = names.get((long) tags[i]);
      int page = map.page(kinds[i], entities[i]);
      if (name != null && page != 0) {
        each.accept(map.url(page), name);
      } else {
        unlinked++;
      }
    }
    return unlinked;
  }

  /// The tables, with their columns in schema sequence 31.
  enum Table {
    TAG(3, null),
    RELEASE_TAG(4, LinkedEntity.RELEASE),
    RELEASE_GROUP_TAG(4, LinkedEntity.RELEASE_GROUP),
    RECORDING_TAG(4, LinkedEntity.RECORDING);

    private final int columns;
    private final @Nullable LinkedEntity entity;

    Table(int columns, @Nullable LinkedEntity entity) {
      this.columns = columns;
      this.entity = entity;
    }

    int columns() {
      return columns;
    }

    String title() {
      return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Table of(String name) {
      for (Table table : values()) {
        if (table.title().equals(name)) {
          return table;
        }
      }
      return null;
    }
  }
}
