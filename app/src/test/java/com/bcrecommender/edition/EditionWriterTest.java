package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Entry.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the writer refuses at its door.
final class EditionWriterTest {
  @TempDir Path folder;
  private EditionWriter writer;

  @BeforeEach
  void begin() {
    writer = EditionWriter.begin(Editions.in(folder), new Sizes(1, 4, 1));
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void callsOutOfOrderAreRefused() {
    assertThatThrownBy(() -> writer.tralbum(card(0, "a1"), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tags.pack has 0 of 1 records");
    assertThatThrownBy(() -> writer.tag(new Tag(1, "x", 0, new int[0], new int[0])))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected id 0 of 1");
    writer.tag(new Tag(0, "x", 0, new int[0], new int[0]));
    assertThatThrownBy(() -> writer.tag(new Tag(1, "y", 0, new int[0], new int[0])))
        .isInstanceOf(IllegalStateException.class);
    writer.tralbum(card(0, "a1"), List.of());
    assertThatThrownBy(() -> writer.tag(new Tag(0, "x", 0, new int[0], new int[0])))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> writer.finish(RandomContents.PROVENANCE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tralbums.pack has 1 of 4 records");
  }

  @Test
  void idsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> writer.tag(new Tag(0, "x", 0, new int[] {4}, new int[0])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tralbum 4 is not one of 4");
    assertThatThrownBy(() -> writer.tag(new Tag(0, "x", 0, new int[0], new int[] {-1})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoTralbumsWithOneKeyAreRefused() {
    writer.tag(new Tag(0, "x", 0, new int[0], new int[0]));
    for (int id = 0; id < 4; id++) {
      writer.tralbum(card(id, "a" + id), id == 3 ? List.of("a1") : List.of("a" + id));
    }
    writer.fan(fan(), List.of());
    ListRecord none = new ListRecord();
    writer.fanList(0, none);
    for (int id = 0; id < 4; id++) {
      writer.similarList(id, none);
    }
    for (int id = 0; id < 4; id++) {
      writer.owners(id, new int[0], 0);
    }
    assertThatThrownBy(() -> writer.finish(RandomContents.PROVENANCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 and 3 of the edition have the same key in tralbum-keys.pack");
    writer.close();
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains(".partial"));
  }

  @Test
  void listsThatAreNotListsAreRefused() {
    writeUpToFans();
    refused("is what the list is made for", list -> list.add(0, 1, Origin.MODEL, 0, 0));
    refused(
        "is there already",
        list -> {
          list.add(2, 1, Origin.MODEL, 0, 0);
          list.add(2, 1, Origin.MODEL, 0, 0);
        });
    refused(
        "2.0 is above 1.0",
        list -> {
          list.add(2, 1, Origin.MODEL, 0, 0);
          list.add(3, 2, Origin.MODEL, 0, 0);
        });
    refused("finite", list -> list.add(2, Float.NaN, Origin.MODEL, 0, 0));
    refused("is not one of 4", list -> list.add(4, 1, Origin.MODEL, 0, 0));
    refused("no reason covers 9", list -> list.add(2, 1, Origin.MODEL, 9, 0));
    refused("against is from 0 to 255", list -> list.add(2, 1, Origin.MODEL, 0, 256));
    refused(
        "reason 3 is not one of the fan's",
        list -> {
          list.add(2, 1, Origin.MODEL, 9, 0);
          list.reason(3, 9, 1);
        });
    refused(
        "not in the order of their shares",
        list -> {
          list.add(2, 1, Origin.MODEL, 9, 0);
          list.reason(0, 9, 1);
          list.reason(1, 10, 1);
        });
    refused(
        "at most 100 entries",
        list -> {
          for (int i = 0; i < 101; i++) {
            list.add(i, 1, Origin.MODEL, 0, 0);
          }
        });
  }

  @Test
  void aRefusedListCanBeGivenAgain() {
    writeUpToFans();
    refused("is what the list is made for", list -> list.add(0, 1, Origin.MODEL, 0, 0));
    ListRecord list = new ListRecord();
    list.add(2, 1, Origin.MODEL, 0, 0);
    writer.fanList(0, list);
    list.clear();
    for (int id = 0; id < 4; id++) {
      writer.similarList(id, list);
    }
    assertThatThrownBy(() -> writer.owners(0, new int[] {0}, 1))
        .hasMessage("tralbum 0 has 1 owners, its card says 0");
    for (int id = 0; id < 4; id++) {
      writer.owners(id, new int[0], 0);
    }
    assertThat(writer.finish(RandomContents.PROVENANCE)).hasSize(16);
    assertThatThrownBy(() -> writer.finish(RandomContents.PROVENANCE))
        .isInstanceOf(IllegalStateException.class);
  }

  private void refused(String why, Consumer<ListRecord> fill) {
    ListRecord list = new ListRecord();
    fill.accept(list);
    assertThatThrownBy(() -> writer.fanList(0, list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private void writeUpToFans() {
    writer.tag(new Tag(0, "x", 0, new int[0], new int[0]));
    for (int id = 0; id < 4; id++) {
      writer.tralbum(card(id, "a" + id), List.of());
    }
    writer.fan(fan(), List.of());
  }

  private static Fan fan() {
    return new Fan(0, "f1", null, "fan 1", -1, new int[] {0, 1}, 0, new int[0]);
  }

  private static Card card(int id, String key) {
    return new Card(id, key, 'a', "T", "A", null, 0, Card.UNKNOWN_DATE, 0, 0, null, new int[0]);
  }
}
