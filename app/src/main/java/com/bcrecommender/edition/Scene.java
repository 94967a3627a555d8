package com.bcrecommender.edition;

/// All that a scene's page shows: a cluster of tralbums that the same people like.
///
/// @param id dense id in this edition, from 0, the scene with most tralbums first
/// @param key of its own in this edition, such as `ambient~drone`
/// @param name such as `ambient · drone`
/// @param count how many tralbums are in it
/// @param tralbums dense ids of at most 200 of them, the most central first
/// @param tags dense ids of what sets it apart, strongest first, at most 30
/// @param tagWeights 1 to 255 for each, never rising
/// @param fanCount how many fans belong to it
/// @param fans dense ids of at most 60 of them, those first who have much of it and little else
/// @param neighbours dense ids of the scenes that it shares most with, closest first, at most 8
/// @param neighbourWeights 1 to 255 for each, never rising
/// @param x middle of its disc on the map of scenes, from 0 to 1, to the right
/// @param y likewise, downwards
/// @param radius of its disc; discs lie in the square and do not overlap but for rounding
public record Scene(
    int id,
    String key,
    String name,
    int count,
    int[] tralbums,
    int[] tags,
    int[] tagWeights,
    int fanCount,
    int[] fans,
    int[] neighbours,
    int[] neighbourWeights,
    double x,
    double y,
    double radius) {
  /// The most tralbums that are kept by id.
  public static final int MOST_TRALBUMS = 200;

  /// The most fans that are kept by id.
  public static final int MOST_FANS = 60;

  static final int MOST_TAGS = 30;
  static final int MOST_NEIGHBOURS = 8;

  /// Places are kept in so many steps.
  private static final double STEPS = 65_535;

  void write(RecordBuffer out) {
    out.string(key).string(name).varint(count).ints(tralbums).ints(tags);
    weights(tagWeights, out);
    out.varint(fanCount).ints(fans).ints(neighbours);
    weights(neighbourWeights, out);
    writePlace(out);
  }

  /// Where it lies on the map.
  void writePlace(RecordBuffer out) {
    place(x, out);
    place(y, out);
    place(radius, out);
  }

  static Scene read(int id, RecordReader in) {
    String key = in.string();
    String name = in.string();
    int count = in.varint();
    int[] tralbums = in.ints();
    int[] tags = in.ints();
    int[] tagWeights = weights(tags.length, in);
    int fanCount = in.varint();
    int[] fans = in.ints();
    int[] neighbours = in.ints();
    int[] neighbourWeights = weights(neighbours.length, in);
    return new Scene(
        id,
        key,
        name,
        count,
        tralbums,
        tags,
        tagWeights,
        fanCount,
        fans,
        neighbours,
        neighbourWeights,
        place(in),
        place(in),
        place(in));
  }

  static String key(RecordReader in) {
    return in.string();
  }

  static void weights(int[] weights, RecordBuffer out) {
    for (int weight : weights) {
      out.put(weight);
    }
  }

  static int[] weights(int count, RecordReader in) {
    int[] weights = new int[count];
    for (int i = 0; i < count; i++) {
      weights[i] = in.u8();
    }
    return weights;
  }

  private static void place(double place, RecordBuffer out) {
    int step = (int) Math.round(STEPS * place);
    if (!(place >= 0) || step > STEPS) {
      throw new IllegalArgumentException("expected a place from 0 to 1, found " + place);
    }
    out.put(step).put(step >> 8);
  }

  static double place(RecordReader in) {
    int low = in.u8();
    return (low | in.u8() << 8) / STEPS;
  }

  /// The same with some of its tralbums and fans.
  Scene with(int[] someTralbums, int[] someFans) {
    return new Scene(
        id,
        key,
        name,
        count,
        someTralbums,
        tags,
        tagWeights,
        fanCount,
        someFans,
        neighbours,
        neighbourWeights,
        x,
        y,
        radius);
  }
}
