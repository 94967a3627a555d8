package com.bcrecommender.edition;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes an edition, record after record, in this order: all tags, all tralbums, all fans, all fan lists, all similar lists, all owners;
/// each in the order of ids from 0, none left out; after these, if at all, [#scenes] and all fans with a similar taste. Then [#finish] adds what follows from these (artists, search, entry points),
/// reads everything back from the disk, verifies it, and gives the folder its name. The current edition is not touched: [Editions#switchTo]
/// does that.
///
///     try (EditionWriter writer = EditionWriter.begin(editions, new Sizes(fans, tralbums, tags))) {
///       for (…) writer.tag(tag);
///       for (…) writer.tralbum(card, aliases);
///       for (…) writer.fan(fan, aliases);
///       for (…) writer.fanList(fan, list);
///       for (…) writer.similarList(tralbum, list);
///       for (…) writer.owners(tralbum, fans, count);
///       writer.scenes(scenes, sceneOf);
///       for (…) writer.similarFans(fan, fans, common);
///       editions.switchTo(writer.finish(provenance));
///     }
///
/// Ids are the caller's; the edition has its own ([Numbering]). Equal calls give equal bytes. Memory: 12 bytes per key and address, 33 per tralbum and
/// fan throughout, and in `finish` about 60 bytes per tralbum and 20 per word of all titles (2014's size: 90 MB). Closing it before `finish`
/// removes what was written. Values that do not fit are an [IllegalArgumentException], calls out of order an
/// [IllegalStateException]: the caller's bug. Not for several threads.
public final class EditionWriter implements AutoCloseable {
  private final Editions editions;
  private final ProcessLock lock;
  private final Path partial;
  private final Sizes sizes;
  private final Steps steps;
  private final Staging staged;
  private final RecordBuffer record = new RecordBuffer();
  private final RecordEncoder encoder;

  private Stage stage = Stage.TAGS;
  private StagedTable out;
  private @Nullable ExploreWriter explore;
  private boolean finished;

  /// What is written, in this order.
  private enum Stage {
    TAGS(TableKind.TAGS),
    TRALBUMS(TableKind.TRALBUMS),
    FANS(TableKind.FANS),
    FAN_LISTS(TableKind.FAN_LISTS),
    SIMILAR_LISTS(TableKind.SIMILAR_LISTS),
    OWNERS(TableKind.OWNERS),
    DERIVED(TableKind.ARTISTS);

    final TableKind kind;

    Stage(TableKind kind) {
      this.kind = kind;
    }

    Stage next() {
      return switch (this) {
        case TAGS -> TRALBUMS;
        case TRALBUMS -> FANS;
        case FANS -> FAN_LISTS;
        case FAN_LISTS -> SIMILAR_LISTS;
        case SIMILAR_LISTS -> OWNERS;
        case OWNERS, DERIVED -> DERIVED;
      };
    }

    int records(Sizes sizes) {
      return switch (this) {
        case TAGS -> sizes.tags();
        case FANS, FAN_LISTS -> sizes.fans();
        default -> sizes.tralbums();
      };
    }
  }

  /// Told of each step that changes the disk, before it is taken; the tests kill the writer there.
  @FunctionalInterface
  interface Steps {
    void before(String step);
  }

  private EditionWriter(Editions editions, ProcessLock lock, Sizes sizes, Steps steps)
      throws IOException {
    this.editions = editions;
    this.lock = lock;
    this.sizes = sizes;
    this.steps = steps;
    editions.removeLeftovers();
    steps.before("partial folder");
    this.partial = editions.newPartial();
    this.staged = new Staging(partial, sizes);
    this.encoder = new RecordEncoder(sizes, staged.activity());
    this.out = staged.begin(stage.kind);
  }

  /// Begins an edition in a folder of editions, and removes what killed runs left there.
  ///
  /// @throws com.bcrecommender.settings.UserError if another run is writing there
  public static EditionWriter begin(Editions editions, Sizes sizes) {
    return begin(editions, sizes, step -> {});
  }

  static EditionWriter begin(Editions editions, Sizes sizes, Steps steps) {
    @Nullable ProcessLock lock = null;
    try {
      lock = editions.lock();
      EditionWriter writer = new EditionWriter(editions, lock, sizes, steps);
      lock = null;
      return writer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }

  /// Adds the next tag.
  public void tag(Tag tag) {
    turnTo(Stage.TAGS, tag.id());
    encoder.tag(tag, record, this::key);
    add();
    staged.activity().tag(tag.id(), tag.count());
  }

  /// Adds the next tralbum.
  ///
  /// @param aliases other keys that lead to it; `card.key()` may be among them
  public void tralbum(Card card, Collection<String> aliases) {
    turnTo(Stage.TRALBUMS, card.id());
    encoder.tralbum(card, aliases, record, this::key);
    add();
    staged.activity().tralbum(card.id(), card.owners());
  }

  private void key(TableKind kind, String key, int id) {
    staged.keys(kind).add(key, id);
  }

  /// Adds the next fan.
  ///
  /// @param aliases other keys that lead to the fan; `fan.key()` may be among them
  public void fan(Fan fan, Collection<String> aliases) {
    turnTo(Stage.FANS, fan.id());
    encoder.fan(fan, aliases, record, this::key);
    add();
    staged.activity().fan(fan.id(), fan.owned());
  }

  /// Adds the list of the next fan: at most 100 entries, in order, nothing that the fan has,
  /// reasons among the fan's tralbums.
  public void fanList(int fan, ListRecord list) {
    turnTo(Stage.FAN_LISTS, fan);
    encoder.fanList(FanCodec.tralbums(staged.table(TableKind.FANS).record(fan)), list, record);
    add();
  }

  /// Adds the similar tralbums of the next tralbum: at most 50 entries, in order, itself not among
  /// them.
  public void similarList(int tralbum, ListRecord list) {
    turnTo(Stage.SIMILAR_LISTS, tralbum);
    encoder.similarList(tralbum, list, record);
    add();
  }

  /// Adds the owners of the next tralbum: all of them, of whom the writer keeps the most active.
  ///
  /// @param fans dense ids of those who own it, in any order; not changed
  /// @param count how many of `fans`, from the start; must be what the card says
  public void owners(int tralbum, int[] fans, int count) {
    turnTo(Stage.OWNERS, tralbum);
    encoder.owners(tralbum, fans, count, record);
    add();
  }

  /// Adds all scenes. An edition without scenes has no fans with a similar taste either.
  ///
  /// @param sceneOf per tralbum the id of its scene, or -1
  public void scenes(List<Scene> scenes, int[] sceneOf) {
    turnTo(Stage.DERIVED, 0);
    if (explore != null) {
      throw new IllegalStateException("scenes are written once");
    }
    try {
      steps.before(TableKind.SCENES.file());
      explore = new ExploreWriter(staged, encoder, scenes, sceneOf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds the fans with a taste similar to the next fan's, most similar first, at most
  /// [SimilarFan#MOST].
  ///
  /// @param common how many tralbums each has in common with the fan
  public void similarFans(int fan, int[] fans, int[] common) {
    if (explore == null) {
      throw new IllegalStateException("scenes come before fans with a similar taste");
    }
    try {
      explore.similarFans(fan, fans, common);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Completes, verifies and names the edition. An equal one that is there already is kept.
  ///
  /// @return its name, for [Editions#switchTo]
  /// @throws UnusableEdition if what comes back from the disk is not what was written
  public String finish(Provenance provenance) {
    try {
      turnTo(Stage.DERIVED, 0);
      Map<String, Long> counts = sizes.counts();
      encoder.count(counts);
      if (explore != null) {
        explore.finish(counts);
      }
      steps.before("packs");
      Manifest draft;
      try (Packing packing = new Packing(partial)) {
        new Assembly(staged, packing).run(counts);
        draft = packing.index(provenance, counts);
      }
      staged.close();
      steps.before("manifest");
      draft.write(partial);
      DurableFiles.flushFolder(partial);
      steps.before("verify");
      EditionVerifier.verify(partial).orThrow();
      String name = ManifestJson.idOf(draft).substring(0, 16);
      editions.place(partial, name, steps);
      finished = true;
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes the partial edition if it was not finished, and lets others write.
  @Override
  public void close() {
    try {
      staged.close();
      if (!finished && Files.isDirectory(partial)) {
        Home.delete(partial);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.close();
    }
  }

  private void turnTo(Stage next, int id) {
    if (finished || next.compareTo(stage) < 0) {
      throw new IllegalStateException(
          "%s come before %s; see the order of calls"
              .formatted(next, finished ? "the end" : stage));
    }
    try {
      while (stage != next) {
        endStage();
        stage = stage.next();
        if (stage != Stage.DERIVED) {
          steps.before(stage.kind.file());
          out = staged.begin(stage.kind);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (stage != Stage.DERIVED && (id != out.count() || id >= stage.records(sizes))) {
      throw new IllegalStateException(
          "expected id %d of %d in %s, found %d"
              .formatted(out.count(), stage.records(sizes), stage.kind.file(), id));
    }
    record.clear();
  }

  private void endStage() throws IOException {
    if (out.count() != stage.records(sizes)) {
      throw new IllegalStateException(
          "%s has %d of %d records"
              .formatted(stage.kind.file(), out.count(), stage.records(sizes)));
    }
    staged.seal(stage.kind);
  }

  private void add() {
    try {
      out.add(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
