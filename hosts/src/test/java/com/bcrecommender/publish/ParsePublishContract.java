package com.bcrecommender.publish;

import static com.bcrecommender.publish.Publishing.prune;
import static com.bcrecommender.publish.Publishing.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.publish.Contents.Group;
import com.bcrecommender.publish.Contents.Item;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What publishing an edition's lists to a Parse Server promises.
abstract class ParsePublishContract {
  private static final int OBJECTS = 70 + 120 + 120;

  @TempDir(factory = MemoryDisk.class)
  Path scratch;

  private Edition first;
  private Edition second;
  Host host;

  abstract Host open() throws Exception;

  @BeforeEach
  void openHost() throws Exception {
    first = SmallEdition.make(scratch.resolve("editions"), 1);
    second = SmallEdition.make(scratch.resolve("editions"), 2);
    host = open();
  }

  @AfterEach
  void closeHost() {
    host.close();
    first.close();
    second.close();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /// Whose lists visitors find; all of that edition's objects must be there.
  private String current() {
    String name = Kept.current(host).orElseThrow().name();
    Edition edition = name.equals(first.manifest().name()) ? first : second;
    for (Group group : new ParseLists(edition).groups()) {
      assertThat(host.list(group.prefix())).hasSize((int) group.count());
    }
    return name;
  }

  @Test
  void thePublishedOrderIsTheComputedOrderOfEveryList() {
    assertThat(publish(host, new ParseLists(first)).uploaded()).isEqualTo(OBJECTS);
    String edition = first.manifest().name();
    for (int fan = 0; fan < first.fans(); fan++) {
      String key = URLEncoder.encode(first.fan(fan).key(), StandardCharsets.UTF_8);
      assertThat(keys(host.read("FanList/" + edition + "/" + key).orElseThrow()))
          .isEqualTo(keys(first.fanList(fan, 0, 100)));
    }
    for (int id = 0; id < first.tralbums(); id++) {
      String key = URLEncoder.encode(first.card(id).key(), StandardCharsets.UTF_8);
      assertThat(keys(host.read("SimilarList/" + edition + "/" + key).orElseThrow()))
          .isEqualTo(keys(first.similar(id, 0, 50)));
    }
  }

  private static List<String> keys(byte[] object) {
    List<String> keys = new ArrayList<>();
    for (JsonNode entry : JsonMapper.builder().build().readTree(object).path("entries")) {
      keys.add(entry.get(0).asString());
    }
    return keys;
  }

  private List<String> keys(List<Entry> entries) {
    return entries.stream().map(entry -> first.card(entry.tralbum()).key()).toList();
  }

  @Test
  void everyObjectComesBackAsItWent() {
    publish(host, new ParseLists(first));
    for (Group group : new ParseLists(first).groups()) {
      int sample = 0;
      for (Item item : group.items()) {
        if (sample++ % 9 == 0) {
          assertThat(host.read(item.name()).orElseThrow())
              .as(item.name())
              .asString(StandardCharsets.UTF_8)
              .isEqualTo(new String(item.read(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  @Test
  void killedBeforeAStepVisitorsFindTheOldListsAndTheNextRunFinishes() {
    publish(host, new ParseLists(first));
    for (int step = 0; step < 40; step += 4) {
      int last = step;
      FaultyHost dying =
          new FaultyHost(
              host,
              (number, doing, name) -> {
                if (number >= last) {
                  throw new Killed();
                }
              });
      assertThatThrownBy(() -> publish(dying, new ParseLists(second))).isInstanceOf(Killed.class);
      assertThat(current()).isEqualTo(first.manifest().name());
    }
    Published done = publish(host, new ParseLists(second));
    assertThat(done.uploaded() + done.skipped()).isEqualTo(OBJECTS);
    assertThat(done.skipped()).as("what killed runs had put").isPositive();
    assertThat(current()).isEqualTo(second.manifest().name());
  }

  @Test
  void anObjectThatChangedOnTheServerIsPutAnew() {
    publish(host, new ParseLists(first));
    String name = new ParseLists(first).groups().getFirst().items().iterator().next().name();
    byte[] right = host.read(name).orElseThrow();
    String changed = new String(right, StandardCharsets.UTF_8).replace("Fan", "Fun");
    host.put(List.of(new Blob(name, changed.getBytes(StandardCharsets.UTF_8))));
    assertThat(publish(host, new ParseLists(first)).repaired()).isEqualTo(1);
    assertThat(host.read(name).orElseThrow()).isEqualTo(right);
  }

  @Test
  void listsThatLeadToNothingAreNotSwitchedTo() {
    publish(host, new ParseLists(first));
    Edition next = second;
    // What is lost after it was counted.
    FaultyHost losing =
        new FaultyHost(
            host,
            (number, doing, name) -> {
              if (doing.equals("put") && name.startsWith(Kept.FOLDER)) {
                for (Item tralbum : new ParseLists(next).groups().getLast().items()) {
                  host.delete(List.of(tralbum.name()));
                }
              }
            });
    assertThatThrownBy(() -> publish(losing, new ParseLists(second)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("which is not there")
        .hasMessageContaining("--force")
        .hasMessageNotContaining("\n");
    assertThat(current()).isEqualTo(first.manifest().name());
    publish(host, new ParseLists(second));
    assertThat(current()).isEqualTo(second.manifest().name());
  }

  @Test
  void editionsLieBesideEachOtherAreRolledBackAndPruned() {
    publish(host, new ParseLists(first));
    publish(host, new ParseLists(second));
    assertThat(new Rollback(host, OptOuts.NONE).run().edition()).isEqualTo(first.manifest().name());
    assertThat(current()).isEqualTo(first.manifest().name());
    publish(host, new ParseLists(second));
    Prune.Result pruned = prune(host, 1);
    assertThat(pruned.removed()).containsExactly(first.manifest().name());
    assertThat(pruned.names()).isEqualTo(OBJECTS + 2);
    assertThat(host.list("FanList/")).hasSize(70);
    assertThat(current()).isEqualTo(second.manifest().name());
    assertThatThrownBy(() -> new Rollback(host, OptOuts.NONE).run())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("published before the current one");
  }
}
