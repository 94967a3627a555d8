package com.bcrecommender.edition;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What all tasks must know that pack one edition together: its ids, how active everything is, and
/// how its tables are cut into pieces. Memory: 12 bytes a tralbum and a fan, 4 a tag. Immutable;
/// for several threads.
public final class Layout {
  private final Sizes sizes;
  private final int[] owners;
  private final int[] owned;
  private final int[] carriers;
  private final Numbering numbering;
  private final int fanPieces;
  private final int tralbumPieces;

  private Layout(
      int[] owners,
      int[] owned,
      int[] carriers,
      Numbering numbering,
      int fanPieces,
      int tralbumPieces) {
    this.sizes = new Sizes(owned.length, owners.length, carriers.length);
    this.owners = owners;
    this.owned = owned;
    this.carriers = carriers;
    this.numbering = numbering;
    this.fanPieces = fanPieces;
    this.tralbumPieces = tralbumPieces;
  }

  /// Gives the ids of an edition. Memory: 60 bytes a tralbum, 12 a fan, while it works.
  ///
  /// @param owners of each tralbum, how many
  /// @param owned by each fan, how many
  /// @param carriers of each tag, how many tralbums
  /// @param similarLists of all tralbums
  /// @param fanLists of all fans
  /// @param sceneOf per tralbum the id of its scene, or -1
  /// @param fanPieces into how many pieces tables are cut that have a record for each fan
  /// @param tralbumPieces likewise, for each tralbum or tag
  public static Layout of(
      int[] owners,
      int[] owned,
      int[] carriers,
      ListHeads similarLists,
      ListHeads fanLists,
      int[] sceneOf,
      int fanPieces,
      int tralbumPieces) {
    Numbering numbering = Numbering.of(similarLists, fanLists, owned.length, sceneOf, owners);
    return new Layout(owners, owned, carriers, numbering, fanPieces, tralbumPieces);
  }

  Sizes sizes() {
    return sizes;
  }

  Numbering numbering() {
    return numbering;
  }

  /// Under the ids of who handed the records over.
  Activity staged() {
    return new Activity(owners, owned, carriers);
  }

  /// Under the ids of the edition.
  Activity activity() {
    return staged()
        .renumbered(Numbering.inverse(numbering.tralbums()), Numbering.inverse(numbering.fans()));
  }

  /// How a table is cut.
  Pieces pieces(TableKind kind) {
    return switch (kind) {
      case FANS, FAN_LISTS, SIMILAR_FANS, FAN_PAGES ->
          new Pieces(kind.cut(sizes.fans()), fanPieces);
      case TRALBUMS, SIMILAR_LISTS, OWNERS, TRALBUM_PAGES ->
          new Pieces(kind.cut(sizes.tralbums()), tralbumPieces);
      case TAG_PAGES -> new Pieces(kind.cut(sizes.tags()), tralbumPieces);
      default -> throw new IllegalArgumentException(kind + " is not cut into pieces");
    };
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(fanPieces);
    out.writeInt(tralbumPieces);
    for (int[] of : new int[][] {owners, owned, carriers, numbering.tralbums(), numbering.fans()}) {
      out.writeInt(of.length);
      for (int number : of) {
        out.writeInt(number);
      }
    }
  }

  public static Layout read(DataInput in) throws IOException {
    int fanPieces = in.readInt();
    int tralbumPieces = in.readInt();
    return new Layout(
        ints(in), ints(in), ints(in), new Numbering(ints(in), ints(in)), fanPieces, tralbumPieces);
  }

  private static int[] ints(DataInput in) throws IOException {
    int[] numbers = new int[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }
}
