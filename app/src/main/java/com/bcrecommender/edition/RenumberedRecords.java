package com.bcrecommender.edition;

/// Records as they were staged, written again under the ids of the edition. Memory: 8 bytes a
/// tralbum and a fan beside the numbering. Not for several threads.
final class RenumberedRecords {
  private final Numbering numbering;
  private final Activity activity;
  private final ListTranscoder ofFans;
  private final ListTranscoder ofTralbums;

  /// @param activity under the ids of the edition
  RenumberedRecords(Numbering numbering, Activity activity) {
    this.numbering = numbering;
    this.activity = activity;
    ListTranscoder.Reference renumbered = (id, out) -> out.varint(tralbum(id));
    ofFans = new ListTranscoder(renumbered, (position, out) -> out.varint(position));
    ofTralbums = new ListTranscoder(renumbered, renumbered);
  }

  int tralbum(int id) {
    return numbering.tralbums()[id];
  }

  int fan(int id) {
    return numbering.fans()[id];
  }

  /// Writes a record of a table again.
  void record(TableKind kind, RecordReader in, RecordBuffer out) {
    switch (kind) {
      case TAGS -> tag(in, out);
      case TRALBUMS, TRALBUM_SCENES -> in.copyTo(out);
      case FANS -> fan(in, out);
      case FAN_LISTS -> ofFans.list(in, out);
      case SIMILAR_LISTS -> ofTralbums.list(in, out);
      case OWNERS -> owners(in, out);
      case SCENES -> scene(in, out);
      case SIMILAR_FANS -> similarFans(in, out);
      default -> throw new IllegalArgumentException(kind + " is not staged");
    }
  }

  private int[] tralbums(int[] ids) {
    return renumbered(ids, numbering.tralbums());
  }

  private int[] fans(int[] ids) {
    return renumbered(ids, numbering.fans());
  }

  private static int[] renumbered(int[] ids, int[] numbers) {
    for (int i = 0; i < ids.length; i++) {
      ids[i] = numbers[ids[i]];
    }
    return ids;
  }

  private void tag(RecordReader in, RecordBuffer out) {
    TagCodec.passChip(in);
    in.copy(0, in.position(), out);
    out.ints(tralbums(in.ints()));
    in.copyTo(out);
  }

  private void fan(RecordReader in, RecordBuffer out) {
    FanCodec.passTags(in);
    in.copy(0, in.position(), out);
    out.ints(tralbums(in.ints()));
  }

  private void owners(RecordReader in, RecordBuffer out) {
    Owners owners = Owners.read(in);
    int[] fans = fans(owners.fans());
    out.varint(owners.total()).ints(activity.mostActive(fans, fans.length, fans.length));
  }

  private void scene(RecordReader in, RecordBuffer out) {
    Scene scene = Scene.read(0, in);
    scene.with(tralbums(scene.tralbums()), fans(scene.fans())).write(out);
  }

  private void similarFans(RecordReader in, RecordBuffer out) {
    int count = in.length();
    out.varint(count);
    for (int i = 0; i < count; i++) {
      out.varint(fan(in.varint())).varint(in.varint());
    }
  }
}
