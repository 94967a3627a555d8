package com.bcrecommender.simulator.image;

/// The sizes behind Bandcamp's format numbers.
public final class ImageFormat {
  private ImageFormat() {}

  /// Edge in pixels of a square picture in this format, or 0 where there is no such format.
  public static int edge(int format) {
    return switch (format) {
      case 0, 1, 10 -> 1200;
      case 2 -> 350;
      case 3, 6 -> 100;
      case 4 -> 300;
      case 5, 16 -> 700;
      case 7 -> 150;
      case 8 -> 124;
      case 9 -> 210;
      case 11 -> 172;
      case 12 -> 138;
      case 13 -> 380;
      case 14 -> 368;
      case 15 -> 135;
      case 42 -> 50;
      case 50 -> 140;
      default -> 0;
    };
  }
}
