package com.bcrecommender.publish;

import static com.bcrecommender.publish.Publishing.prune;
import static com.bcrecommender.publish.Publishing.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.PassingHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What publishing a site promises, on every host that keeps files.
abstract class PublisherContract {
  final TestSite first = TestSite.of(1);
  final TestSite second = TestSite.of(2);
  final TestSite third = TestSite.of(3);

  @TempDir(factory = MemoryDisk.class)
  Path scratch;

  Host host;
  Visitor visitor;

  /// An empty host.
  abstract Host open() throws Exception;

  @BeforeEach
  void openHost() throws Exception {
    host = open();
    visitor = new Visitor(host, List.of(first, second, third));
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  /// Of how many steps one is tried, so that a slow host's tests stay short.
  int stride() {
    return 1;
  }

  /// What stands in for the end of the process.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aFirstPublishingBringsEverything() {
    Published done = publish(host, first);
    assertThat(done.before()).isNull();
    assertThat(done.uploaded()).isEqualTo(first.shards() + 1);
    assertThat(done.pages()).isEqualTo(4);
    assertThat(visitor.seesAWholeSite()).contains(1);
    visitor.seesAllOf(first);
  }

  @Test
  void theNextOneUploadsWhatIsNewOnly() {
    publish(host, first);
    Published done = publish(host, second);
    assertThat(done.before()).isEqualTo(first.edition());
    assertThat(done.uploaded()).isEqualTo(4 + 1);
    assertThat(done.skipped()).isEqualTo(8);
    assertThat(done.pages()).isEqualTo(2);
    assertThat(done.pagesSkipped()).isEqualTo(2);
    visitor.seesAllOf(second);
  }

  @Test
  void publishingTheSameAgainPutsNothing() {
    publish(host, first);
    Published again = publish(host, first);
    assertThat(again.uploaded() + again.pages()).isZero();
    assertThat(again.before()).isEqualTo(first.edition());
  }

  @Test
  void killedBeforeAnyStepVisitorsSeeAWholeSiteAndTheNextRunFinishes() {
    publish(host, first);
    int steps = 0;
    boolean finished = false;
    for (; !finished; steps += stride()) {
      int last = steps;
      // Back to a host that has the first edition current, whatever the run before left.
      publish(host, first);
      FaultyHost dying =
          new FaultyHost(
              host,
              (number, doing, name) -> {
                if (number >= last) {
                  throw new Killed();
                }
              });
      try {
        publish(dying, second);
        finished = true;
      } catch (Killed e) {
        assertThat(visitor.seesAWholeSite()).isPresent();
      }
      assertThat(publish(host, second).edition()).isEqualTo(second.edition());
      visitor.seesAllOf(second);
    }
    assertThat(steps).isGreaterThan(20);
  }

  @Test
  void aHostThatRefusesAnyStepLeavesVisitorsAWholeSite() {
    publish(host, first);
    for (int step = 0; step < 60; step += 7) {
      int failing = step;
      FaultyHost ill =
          new FaultyHost(
              host,
              (number, doing, name) -> {
                if (number == failing) {
                  throw new UserError("expected " + doing + ", found 500; run it again");
                }
              });
      try {
        publish(ill, second);
      } catch (UserError e) {
        assertThat(e).hasMessageContaining("run it again");
      }
      assertThat(visitor.seesAWholeSite()).isPresent();
    }
    publish(host, second);
    visitor.seesAllOf(second);
  }

  @Test
  void aBitThatChangedOnTheHostIsFoundAndTheShardUploadedAnew() {
    publish(host, first);
    String shard =
        first.files().keySet().stream().filter(n -> n.endsWith(".bin")).findFirst().orElseThrow();
    byte[] damaged = first.bytes(shard).clone();
    damaged[damaged.length / 2] ^= 1;
    host.put(List.of(new Blob(shard, damaged)));
    Published done = publish(host, second);
    assertThat(done.repaired()).isEqualTo(1);
    visitor.seesAllOf(second);
  }

  @Test
  void oneWrongShardInTheSampleMakesAllBeReadBack() {
    publish(host, first);
    for (String shard : first.files().keySet()) {
      if (shard.endsWith(".bin")) {
        byte[] damaged = first.bytes(shard).clone();
        damaged[0] ^= 64;
        host.put(List.of(new Blob(shard, damaged)));
      }
    }
    Published done = publish(host, first, 3);
    assertThat(done.repaired()).isEqualTo(12);
    visitor.seesAllOf(first);
  }

  @Test
  void aHostThatNeverKeepsWhatItIsGivenIsGivenUpBeforeTheSwitch() {
    publish(host, first);
    Host losing = new LosingHost(host);
    assertThatThrownBy(() -> publish(losing, second))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("does not keep what it is given")
        .hasMessageNotContaining("\n");
    assertThat(visitor.seesAWholeSite()).contains(1);
  }

  @Test
  void anotherPublisherThatBeganLaterMakesThisOneStopBeforeTheSwitch() {
    publish(host, first);
    AtomicBoolean met = new AtomicBoolean();
    FaultyHost shared =
        new FaultyHost(
            host,
            (number, doing, name) -> {
              if (doing.equals("put") && name.endsWith(".bin") && met.compareAndSet(false, true)) {
                publish(host, third);
              }
            });
    assertThatThrownBy(() -> publish(shared, second))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("another began later");
    assertThat(visitor.seesAWholeSite()).contains(3);
    visitor.seesAllOf(third);
  }

  @Test
  void aRollbackLeadsToTheEditionBefore() {
    publish(host, first);
    publish(host, second);
    publish(host, third);
    Rollback.Result done = new Rollback(host, OptOuts.NONE).run();
    assertThat(done.edition()).isEqualTo(second.edition());
    assertThat(done.before()).isEqualTo(third.edition());
    assertThat(done.pagesOf()).isEqualTo(third.edition());
    assertThat(visitor.seesAWholeSite()).contains(2);
    assertThat(new Rollback(host, OptOuts.NONE).run().edition()).isEqualTo(first.edition());
    assertThat(visitor.seesAWholeSite()).contains(1);
    publish(host, third);
    visitor.seesAllOf(third);
  }

  @Test
  void withoutAnEarlierEditionARollbackSaysSoAndChangesNothing() {
    assertThatThrownBy(() -> new Rollback(host, OptOuts.NONE).run())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("expected a published edition");
    publish(host, first);
    assertThatThrownBy(() -> new Rollback(host, OptOuts.NONE).run())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("published before the current one")
        .hasMessageNotContaining("\n");
    assertThat(visitor.seesAWholeSite()).contains(1);
  }

  @Test
  void aRollbackToAnEditionThatMissesAShardIsRefused() {
    publish(host, first);
    publish(host, second);
    String shard =
        first.files().keySet().stream()
            .filter(name -> name.endsWith(".bin") && !second.files().containsKey(name))
            .findFirst()
            .orElseThrow();
    host.delete(List.of(shard));
    assertThatThrownBy(() -> new Rollback(host, OptOuts.NONE).run())
        .isInstanceOf(UserError.class)
        .hasMessageContaining(shard)
        .hasMessageContaining("nothing was changed");
    assertThat(visitor.seesAWholeSite()).contains(2);
  }

  @Test
  void pruningLeavesTheKeptEditionsAndWhatIsNotOurs() {
    byte[] theirs = "example.com".getBytes(StandardCharsets.UTF_8);
    host.put(List.of(new Blob("CNAME", theirs)));
    host.put(List.of(new Blob("assets/mine.png", theirs)));
    publish(host, first);
    publish(host, second);
    publish(host, third);
    Prune.Result done = prune(host, 2);
    assertThat(done.removed()).containsExactly(first.edition());
    assertThat(done.kept()).containsExactly(third.edition(), second.edition());
    visitor.seesAllOf(third);
    assertThat(host.read("fan/only-1.html")).as("a page of an older edition").isEmpty();
    for (String name : first.files().keySet()) {
      if (name.endsWith(".bin") && !third.files().containsKey(name)) {
        assertThat(host.read(name)).as(name).isEmpty();
      }
    }
    assertThat(host.read("CNAME")).isPresent();
    assertThat(host.read("assets/mine.png")).isPresent();
    assertThat(new Rollback(host, OptOuts.NONE).run().edition()).isEqualTo(second.edition());
    assertThat(visitor.seesAWholeSite()).contains(2);
    assertThat(prune(host, 1).names()).as("third's pages are there still").isZero();
  }

  @Test
  void whoOptedOutStaysSoWhateverIsPublishedOrGoneBackToAndOldPagesHoldNothing() {
    OptOuts ann = optOut("f1");
    OptOuts ben = optOut("f2");
    publish(host, first);
    assertThat(Publisher.optOuts(host)).isEqualTo(OptOuts.NONE);
    publish(host, second.with(ann));
    assertThat(Publisher.optOuts(host)).isEqualTo(ann);
    assertThat(host.read("fan/only-1.html").orElseThrow()).as("may name them").isEmpty();
    assertThat(host.read("fan/only-2.html").orElseThrow()).isNotEmpty();
    Published again = publish(host, second.with(ann));
    assertThat(again.uploaded() + again.pages()).isZero();
    publish(host, third);
    assertThat(Publisher.optOuts(host)).as("from a home that knows nobody").isEqualTo(ann);
    assertThat(new Rollback(host, ben).run().edition()).isEqualTo(second.edition());
    assertThat(Publisher.optOuts(host)).isEqualTo(ann.and(ben));
    publish(host, first);
    assertThat(Publisher.optOuts(host)).isEqualTo(ann.and(ben));
    assertThat(host.read("fan/only-1.html").orElseThrow()).isNotEmpty();
  }

  @Test
  void pruningDeletesWhatHoldsSomebodyWhoWasForgottenSevenDaysAgo() {
    publish(host, first);
    publish(host, second);
    publish(host, third.with(optOut("f1")));
    Instant end = FORGOTTEN.plus(Editions.FORGOTTEN_FOR);
    Prune.Result early = prune(host, 3, Clock.fixed(end.minusSeconds(1), ZoneOffset.UTC));
    assertThat(early.removed()).isEmpty();
    assertThat(early.namesForgotten()).isFalse();
    Prune.Result due = prune(host, 3, Clock.fixed(end, ZoneOffset.UTC));
    assertThat(due.removed()).containsExactlyInAnyOrder(first.edition(), second.edition());
    assertThat(due.kept()).containsExactly(third.edition());
    assertThat(due.namesForgotten()).as("third was made before, too").isTrue();
    assertThat(host.read("fan/only-1.html")).isEmpty();
  }

  /// After all editions were made.
  private static final Instant FORGOTTEN = Instant.parse("2026-11-23T01:00:00Z");

  private static OptOuts optOut(String fan) {
    return OptOuts.of(new byte[16], FORGOTTEN, Set.of(OptOutKey.ofFan(fan)));
  }

  @Test
  void nothingButPruningDeletes() {
    FaultyHost watched =
        new FaultyHost(
            host,
            (number, doing, name) -> {
              if (doing.equals("delete")) {
                throw new UserError("no right to delete");
              }
            });
    publish(watched, first);
    publish(watched, second);
    new Rollback(watched, OptOuts.NONE).run();
    assertThatThrownBy(() -> prune(watched, 1))
        .isInstanceOf(UserError.class)
        .hasMessage("no right to delete");
  }

  @Test
  void pruningThatIsKilledIsFinishedByTheNext() {
    int steps = 0;
    boolean finished = false;
    for (; !finished; steps++) {
      publish(host, first);
      publish(host, second);
      AtomicInteger deletes = new AtomicInteger();
      int last = steps;
      FaultyHost dying =
          new FaultyHost(
              host,
              (number, doing, name) -> {
                if (doing.equals("delete") && deletes.getAndIncrement() >= last) {
                  throw new Killed();
                }
              });
      try {
        prune(dying, 1);
        finished = true;
      } catch (Killed e) {
        assertThat(visitor.seesAWholeSite()).contains(2);
      }
      prune(host, 1);
      visitor.seesAllOf(second);
      assertThat(host.list("data/")).hasSize(12 + 5);
      assertThat(host.list("assets/")).hasSize(1);
    }
    assertThat(steps).isGreaterThan(5);
  }

  @Test
  void anUnfinishedPublishingIsNotPruned() {
    publish(host, first);
    FaultyHost dying =
        new FaultyHost(
            host,
            (number, doing, name) -> {
              if (doing.equals("put") && name.endsWith(".html")) {
                throw new Killed();
              }
            });
    assertThatThrownBy(() -> publish(dying, second)).isInstanceOf(Killed.class);
    assertThatThrownBy(() -> prune(host, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cut off");
    assertThat(visitor.seesAWholeSite()).contains(2);
    publish(host, second);
    prune(host, 1);
    visitor.seesAllOf(second);
  }

  /// Takes every shard and keeps none.
  private static final class LosingHost extends PassingHost {
    LosingHost(Host host) {
      super(host);
    }

    @Override
    public void put(Blob blob) {
      if (!blob.name().endsWith(".bin")) {
        super.put(blob);
      }
    }
  }
}
