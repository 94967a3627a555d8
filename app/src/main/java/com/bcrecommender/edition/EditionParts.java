package com.bcrecommender.edition;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// One edition packed by many tasks, on several machines; the same bytes as [EditionWriter] would
/// write. What each does:
///
/// | | tasks | packs |
/// |---|---|---|
/// | [#first] | 1 | tags, scenes, which tralbum is in which |
/// | [#records] | one for each piece, after [RecordPieces] | fans, tralbums, lists, owners, similar fans |
/// | [#later] | [#laterTasks] | pages, piece by piece; each key index; artists and entry points by one |
/// | [SearchParts] | many, in two steps | the lists of the search |
/// | [#finish] | 1 | what leads to these, the index, the manifest |
/// | [#pack] | one for each table | the pack, of its pieces |
///
/// A task leaves its shards in the [PartStore], and says so by a [PackedPart] that whoever starts
/// the tasks hands to later ones. For one task and one thread; memory is one piece's, but of
/// artists what [DerivedTables] says, and to finish what [SearchWordsWriter] says.
public final class EditionParts {
  /// These take the longest, and so begin first.
  private static final int ARTISTS = 0;

  private static final List<TableKind> TABLES = List.copyOf(TableKind.of(true));

  private static final List<TableKind> INDEXES =
      Arrays.stream(TableKind.values()).filter(TableKind::isHashed).toList();

  private static final List<TableKind> PAGES =
      List.of(TableKind.FAN_PAGES, TableKind.TRALBUM_PAGES, TableKind.TAG_PAGES);

  /// What [#finish] packs.
  private static final List<TableKind> LAST =
      List.of(
          TableKind.SEARCH_WORDS,
          TableKind.SEARCH_ENDS,
          TableKind.SEARCH_ROOT,
          TableKind.KEY_SHARDS);

  private static final String TAG_KEYS = "keys-of-tags";

  private final Layout layout;
  private final PartStore store;
  private final Path folder;

  /// @param folder of this machine, empty, for what a task is packing
  public EditionParts(Layout layout, PartStore store, Path folder) {
    this.layout = layout;
    this.store = store;
    this.folder = folder;
  }

  /// Packs the tables that are small.
  ///
  /// @param tags all tags, in the order of their ids
  /// @param sceneOf per tralbum the id of its scene, or -1
  public PackedPart first(Iterator<Tag> tags, List<Scene> scenes, int[] sceneOf)
      throws IOException {
    Sizes sizes = layout.sizes();
    RecordEncoder encoder = new RecordEncoder(sizes, layout.staged());
    encoder.check(scenes, sceneOf);
    RenumberedRecords renumbering = new RenumberedRecords(layout.numbering(), layout.activity());
    RecordBuffer staged = new RecordBuffer();
    RecordReader reader = new RecordReader("a record on its way");
    HashedKeys keys = new HashedKeys();
    try (Packing packing = new Packing(folder)) {
      packing.write(
          TableKind.TAGS,
          sizes.tags(),
          (id, out) -> {
            staged.clear();
            encoder.tag(tags.next(), staged, keys::add);
            renumbering.record(TableKind.TAGS, turn(reader, id, staged), out);
          });
      packing.write(
          TableKind.SCENES,
          scenes.size(),
          (id, out) -> {
            staged.clear();
            scenes.get(id).write(staged);
            renumbering.record(TableKind.SCENES, turn(reader, id, staged), out);
          });
      int[] stagedTralbums = Numbering.inverse(layout.numbering().tralbums());
      packing.write(
          TableKind.TRALBUM_SCENES,
          sizes.tralbums(),
          (id, out) -> RecordEncoder.sceneOf(sceneOf[stagedTralbums[id]], out));
      store.write(TAG_KEYS, keys.bytes());
      Map<String, Long> counts = sizes.counts();
      counts.put("scenes", (long) scenes.size());
      return left(packing, counts);
    }
  }

  private static RecordReader turn(RecordReader reader, int id, RecordBuffer staged) {
    return reader.turnTo(id, MemorySegment.ofArray(staged.bytes()), 0, staged.size());
  }

  /// Packs a piece of the tables of fans or of tralbums.
  ///
  /// @param sent what [RecordPieces#pieces] gave for it, of all parts, in any order
  public PackedPart records(RecordPieces.Side side, int number, Iterator<byte[]> sent)
      throws IOException {
    List<byte[]> all = new ArrayList<>();
    sent.forEachRemaining(all::add);
    List<PackedPart.Piece> pieces = new ArrayList<>();
    try (Packing packing = new Packing(folder)) {
      for (TableKind kind : side.tables()) {
        SentRecords records = new SentRecords(kind, layout.pieces(kind).records(number), all);
        PackedShards shards = packing.write(kind, layout.pieces(kind), number, records::copy);
        pieces.add(left(number, shards));
      }
    }
    return new PackedPart(pieces, Map.of());
  }

  /// How many tasks pack what follows from tables that are packed.
  ///
  /// @param fanPieces as [Layout#of] had them
  /// @param tralbumPieces likewise
  public static int laterTasks(int fanPieces, int tralbumPieces) {
    return 1 + INDEXES.size() + fanPieces + 2 * tralbumPieces;
  }

  /// Packs something that follows from tables that are packed.
  ///
  /// @param number of the task
  /// @param packed what the tasks before have packed
  /// @param fanParts how many parts of the fans have sent records
  /// @param tralbumParts likewise
  public PackedPart later(int number, PartTables packed, int fanParts, int tralbumParts)
      throws IOException {
    if (number > ARTISTS && number <= INDEXES.size()) {
      return keys(INDEXES.get(number - 1), fanParts, tralbumParts);
    }
    try (Tables tables = new Tables(folder)) {
      tables.share(packed.tables());
      Packing packing = new Packing(folder, tables);
      if (number == ARTISTS) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("artists", (long) new DerivedTables(packing, layout.activity()).write());
        PageWriter pages = new PageWriter(packing);
        pages.write(TableKind.SCENE_PAGES);
        pages.write(TableKind.START_PAGES);
        return left(packing, counts);
      }
      int piece = number - 1 - INDEXES.size();
      for (TableKind kind : PAGES) {
        Pieces pieces = layout.pieces(kind);
        if (piece < pieces.count()) {
          PackedShards shards = new PageWriter(packing).write(kind, pieces, piece);
          return new PackedPart(List.of(left(piece, shards)), Map.of());
        }
        piece -= pieces.count();
      }
    }
    throw new IllegalArgumentException("there is no task " + number);
  }

  private PackedPart keys(TableKind kind, int fanParts, int tralbumParts) throws IOException {
    KeyIndexBuilder index = new KeyIndexBuilder(kind);
    switch (kind) {
      case TAG_NAMES -> HashedKeys.copy(store.read(TAG_KEYS), kind, index);
      case FAN_KEYS, FAN_USERNAMES -> keys(kind, RecordPieces.Side.FANS, fanParts, index);
      default -> keys(kind, RecordPieces.Side.TRALBUMS, tralbumParts, index);
    }
    return new PackedPart(List.of(left(0, index.write(folder, id -> id))), Map.of());
  }

  private void keys(TableKind kind, RecordPieces.Side side, int parts, KeyIndexBuilder index)
      throws IOException {
    for (int part = 0; part < parts; part++) {
      HashedKeys.copy(store.read(side.keys(part)), kind, index);
    }
  }

  /// Leaves whole tables that were packed.
  private PackedPart left(Packing packing, Map<String, Long> counts) throws IOException {
    List<PackedPart.Piece> pieces = new ArrayList<>();
    for (PackedShards table : packing.written()) {
      pieces.add(left(0, table));
    }
    return new PackedPart(pieces, counts);
  }

  private PackedPart.Piece left(int number, PackedShards shards) throws IOException {
    return PackedPart.Piece.left(number, shards, folder, store);
  }

  /// What the records of all parts count.
  public PackedPart counted(int fanParts, int tralbumParts) throws IOException {
    List<PackedPart> counted = new ArrayList<>();
    for (int part = 0; part < fanParts; part++) {
      counted.add(PackedPart.of(store.read(RecordPieces.Side.FANS.counts(part))));
    }
    for (int part = 0; part < tralbumParts; part++) {
      counted.add(PackedPart.of(store.read(RecordPieces.Side.TRALBUMS.counts(part))));
    }
    return PackedPart.all(counted);
  }

  /// Packs what names shards: the words of the search, and the index and the manifest, which it
  /// leaves in the folder.
  ///
  /// @param packed by all other tasks, with all counts
  /// @param searchTasks as [SearchParts] had them
  public PackedPart finish(PackedPart packed, int searchTasks, Provenance provenance)
      throws IOException {
    try (Packing packing = new Packing(folder)) {
      packed.byTable().forEach((kind, pieces) -> packing.note(PackedPart.whole(pieces)));
      SearchParts.words(store, searchTasks, packing);
      KeyShards.write(packing);
      packing.index(provenance, packed.counts()).write(folder);
      List<PackedPart.Piece> pieces = new ArrayList<>();
      for (TableKind kind : LAST) {
        pieces.add(left(0, packing.of(kind)));
      }
      return new PackedPart(pieces, Map.of());
    }
  }

  /// The files in the folder after [#finish]; the others of an edition are [#packs].
  public static List<String> names() {
    return List.of(ShardIndex.FILE, Manifest.FILE);
  }

  /// The packs of an edition.
  public static List<String> packs() {
    return TABLES.stream().map(TableKind::file).toList();
  }

  /// Writes a pack of its pieces.
  ///
  /// @param number of the pack in [#packs]
  /// @param packed by all tasks
  public static void pack(int number, PackedPart packed, PartStore store, OutputStream out)
      throws IOException {
    for (PackedPart.Piece piece :
        Objects.requireNonNull(packed.byTable().get(TABLES.get(number)))) {
      int shard = 0;
      while (shard < piece.shards().count()) {
        for (byte[] bytes : piece.file().from(shard, store)) {
          out.write(bytes);
          shard++;
        }
      }
    }
  }
}
