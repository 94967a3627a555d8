package com.bcrecommender.simulator.image;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/// Draws a cover from its number: a palette, one of eight compositions, and a little grain.
/// Everything is measured in a unit square, so a number looks the same in every size.
final class CoverPainter {
  private static final double GRAIN = 7;

  private CoverPainter() {}

  static BufferedImage paint(long number, int edge) {
    SplittableRandom dice = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    Palette colours = Palette.of(dice);
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.scale(edge, edge);
      ground(g, colours, dice);
      Composition[] all = Composition.values();
      all[dice.nextInt(all.length)].draw(g, colours, dice);
    } finally {
      g.dispose();
    }
    grain(image, number);
    return image;
  }

  private static void ground(Graphics2D g, Palette colours, SplittableRandom dice) {
    Color other = mix(colours.ground(), colours.low(), 0.35 + dice.nextDouble(0.4));
    g.setPaint(new GradientPaint(0, 0, colours.ground(), dice.nextFloat() * 0.4f, 1, other));
    g.fillRect(0, 0, 1, 1);
  }

  /// The colour between two.
  static Color mix(Color from, Color to, double share) {
    return new Color(
        (int) (from.getRed() + share * (to.getRed() - from.getRed())),
        (int) (from.getGreen() + share * (to.getGreen() - from.getGreen())),
        (int) (from.getBlue() + share * (to.getBlue() - from.getBlue())));
  }

  /// The colour with some of the ground shining through.
  static Color sheer(Color colour, double opacity) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) (255 * opacity));
  }

  private static void grain(BufferedImage image, long number) {
    SplittableRandom dice = new SplittableRandom(number);
    int edge = image.getWidth();
    int[] row = new int[edge];
    for (int y = 0; y < edge; y++) {
      image.getRGB(0, y, edge, 1, row, 0, edge);
      for (int x = 0; x < edge; x++) {
        int shift = (int) ((dice.nextInt(1024) / 1023.0 - 0.5) * 2 * GRAIN);
        row[x] =
            clamp((row[x] >> 16 & 255) + shift) << 16
                | clamp((row[x] >> 8 & 255) + shift) << 8
                | clamp((row[x] & 255) + shift);
      }
      image.setRGB(0, y, edge, 1, row, 0, edge);
    }
  }

  private static int clamp(int channel) {
    return Math.clamp(channel, 0, 255);
  }
}
