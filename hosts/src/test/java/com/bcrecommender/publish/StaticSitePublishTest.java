package com.bcrecommender.publish;

import static com.bcrecommender.publish.Publishing.publish;
import static com.bcrecommender.settings.SilentWatch.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.HostedEdition;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.site.SiteOptions;
import com.bcrecommender.transfer.BucketServer;
import com.bcrecommender.transfer.FolderHost;
import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.PassingHost;
import com.bcrecommender.transfer.SshServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A real site of a small edition on every host that keeps files: what visitors find there is what
/// was computed, and what is not is not shown.
final class StaticSitePublishTest {
  private static final long SEED = 2014;

  @TempDir(factory = MemoryDisk.class)
  private static Path disk;

  private static BucketServer bucket;
  private static SshServer ssh;

  @TempDir(factory = MemoryDisk.class)
  Path scratch;

  /// Hosts that keep files.
  enum Kind {
    FOLDER,
    BUCKET,
    SSH
  }

  @BeforeAll
  static void start() throws Exception {
    bucket = BucketServer.start(disk.resolve("objects"));
    ssh = SshServer.start(disk);
  }

  @AfterAll
  static void stop() throws Exception {
    bucket.close();
    ssh.close();
  }

  private Host open(Kind kind) throws Exception {
    String place = String.valueOf(scratch.getFileName());
    return switch (kind) {
      case FOLDER -> FolderHost.open(scratch.resolve("host"), "publish");
      case BUCKET -> bucket.open(scratch, BucketServer.BUCKET + "/" + place, BucketServer.SECRET);
      case SSH -> ssh.open(scratch, "/" + place);
    };
  }

  private StaticSite site(Edition edition) {
    return StaticSite.of(
        scratch.resolve("editions").resolve(edition.manifest().name()),
        StaticSiteOptions.of(SiteOptions.defaults(), null),
        NOBODY);
  }

  private HostedEdition asVisitorsFindIt(Host host) {
    return HostedEdition.open(
        host.name(),
        host.read(Contents.POINTER).orElseThrow(),
        name -> host.read("data/" + name).orElseThrow(),
        scratch);
  }

  @ParameterizedTest
  @EnumSource
  void thePublishedOrderIsTheComputedOrderOfEveryList(Kind kind) throws Exception {
    try (Edition edition = SmallEdition.make(scratch.resolve("editions"), 1)) {
      compare(kind, edition, IntStream.range(0, 1000).toArray());
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void thePublishedOrderIsTheComputedOrderOfASampleOfALargeEdition(Kind kind) throws Exception {
    try (Edition edition = SmallEdition.make(scratch.resolve("editions"), 1, 6000, 9000)) {
      compare(kind, edition, new Random(SEED).ints(300, 0, 9000).toArray());
    }
  }

  private void compare(Kind kind, Edition edition, int[] ids) throws Exception {
    try (Host host = open(kind);
        StaticSite site = site(edition)) {
      publish(host, site);
      try (HostedEdition hosted = asVisitorsFindIt(host)) {
        Edition found = hosted.edition();
        for (int id : ids) {
          if (id < edition.fans()) {
            assertThat(found.fan(id).key()).isEqualTo(edition.fan(id).key());
            assertThat(found.fanList(id, 0, 100)).isEqualTo(edition.fanList(id, 0, 100));
            assertThat(hosted.verify(HostedEdition.Page.FAN, id)).isEmpty();
          }
          if (id < edition.tralbums()) {
            assertThat(found.card(id).key()).isEqualTo(edition.card(id).key());
            assertThat(found.similar(id, 0, 100)).isEqualTo(edition.similar(id, 0, 100));
            assertThat(hosted.verify(HostedEdition.Page.TRALBUM, id)).isEmpty();
          }
        }
      }
    }
  }

  /// What a host may do to a shard once it was verified.
  enum Fault {
    ANOTHER_BIT("another hash"),
    GONE("is not there"),
    CUT_OFF("another hash or size");

    private final String said;

    Fault(String said) {
      this.said = said;
    }

    Optional<byte[]> of(byte[] bytes) {
      byte[] changed = bytes.clone();
      changed[changed.length / 2] ^= 1;
      return switch (this) {
        case ANOTHER_BIT -> Optional.of(changed);
        case GONE -> Optional.empty();
        case CUT_OFF -> Optional.of(Arrays.copyOf(bytes, bytes.length - 1));
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesThatCannotBePutTogetherFromWhatTheHostGivesBackAreNotSwitchedTo(Fault fault)
      throws Exception {
    try (Host host = open(Kind.FOLDER);
        Edition old = SmallEdition.make(scratch.resolve("editions"), 1);
        StaticSite before = site(old);
        Edition edition = SmallEdition.make(scratch.resolve("editions"), 2);
        StaticSite site = site(edition)) {
      publish(host, before);
      Host failing = new FailingShards(host, fault);
      assertThatThrownBy(() -> publish(failing, site))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(fault.said)
          .hasMessageContaining("visitors see what they saw before")
          .hasMessageContaining("--force")
          .hasMessageNotContaining("\n");
      assertThat(Kept.current(host).orElseThrow().name()).isEqualTo(old.manifest().name());
      try (HostedEdition hosted = asVisitorsFindIt(host)) {
        assertThat(hosted.edition().fanList(3, 0, 100)).isEqualTo(old.fanList(3, 0, 100));
      }
      PublishOptions forced = new PublishOptions(1, 1, 4, true);
      Published done =
          new Publisher(new FailingShards(host, fault), forced, NOBODY, Publishing.CLOCK)
              .publish(site);
      assertThat(done.forced()).isNotEmpty();
      assertThat(Kept.current(host).orElseThrow().name()).isEqualTo(edition.manifest().name());
      assertThat(publish(host, site).forced()).isEmpty();
    }
  }

  @Test
  void anIndexThatLeadsToWhatIsNotThereIsNotSwitchedTo() throws Exception {
    try (Host host = open(Kind.FOLDER);
        Edition edition = SmallEdition.make(scratch.resolve("editions"), 1);
        StaticSite site = site(edition)) {
      String lost = site.groups().getFirst().items().iterator().next().name();
      // The list has it while it is verified, and later not.
      Host forgetful =
          new FaultyHost(
              host,
              (number, doing, name) -> {
                if (doing.equals("put") && name.startsWith(Kept.FOLDER)) {
                  host.delete(List.of(lost));
                }
              });
      assertThatThrownBy(() -> publish(forgetful, site))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("the index leads to " + lost)
          .hasMessageContaining("--force");
      assertThat(Kept.current(host)).isEmpty();
      publish(host, site);
      assertThat(Kept.current(host)).isPresent();
    }
  }

  @Test
  void aSiteBeyondTheHostsCapsIsNotSwitchedToAndNeverGoneBackTo() throws Exception {
    Path editions = scratch.resolve("editions");
    try (Host host = open(Kind.FOLDER);
        Edition old = SmallEdition.make(editions, 1);
        StaticSite before = site(old);
        Edition held = SmallEdition.make(editions, 2);
        StaticSite large =
            StaticSite.of(
                editions.resolve(held.manifest().name()),
                new StaticSiteOptions(SiteOptions.defaults(), null, 20, 1L << 30, null),
                NOBODY);
        Edition next = SmallEdition.make(editions, 3);
        StaticSite after = site(next)) {
      publish(host, before);
      assertThatThrownBy(() -> publish(host, large))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("files and the host takes 20 (setting publish.most-files)")
          .hasMessageContaining("--force");
      assertThat(Kept.current(host).orElseThrow().name()).isEqualTo(old.manifest().name());
      publish(host, after);
      assertThat(new Rollback(host, OptOuts.NONE).run().edition()).isEqualTo(old.manifest().name());
    }
  }

  /// Gives shards back other than they are, from the moment at which they are verified and the
  /// manifest is looked for.
  private static final class FailingShards extends PassingHost {
    private final Fault fault;
    private volatile boolean failing;

    FailingShards(Host host, Fault fault) {
      super(host);
      this.fault = fault;
    }

    @Override
    public Optional<byte[]> read(String name) {
      failing |= name.startsWith(Kept.FOLDER);
      Optional<byte[]> bytes = super.read(name);
      boolean shard = bytes.filter(b -> b.length > 3 && b[0] == 'B' && b[1] == 'C').isPresent();
      return failing && shard && name.endsWith(".bin") ? fault.of(bytes.orElseThrow()) : bytes;
    }
  }
}
