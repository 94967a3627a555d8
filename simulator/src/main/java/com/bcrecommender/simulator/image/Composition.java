package com.bcrecommender.simulator.image;

import static com.bcrecommender.simulator.image.CoverPainter.mix;
import static com.bcrecommender.simulator.image.CoverPainter.sheer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/// What can be on a cover. All draw in the unit square.
enum Composition {
  /// A sun cut by the horizon's stripes.
  SUN {
    @Override
    void draw(Graphics2D g, Palette c, SplittableRandom dice) {
      double x = 0.35 + dice.nextDouble(0.3);
      double y = 0.36 + dice.nextDouble(0.16);
      double r = 0.2 + dice.nextDouble(0.12);
      g.setPaint(
          new RadialGradientPaint(
              (float) x,
              (float) y,
              (float) (r * 2.1),
              new float[] {0.4f, 1},
              new Color[] {sheer(c.accent(), 0.4), sheer(c.accent(), 0)}));
      g.fill(disc(x, y, r * 2.1));
      g.setPaint(new GradientPaint(0, (float) (y - r), c.high(), 0, (float) (y + r), c.accent()));
      g.fill(disc(x, y, r));
      for (int i = 0; i < 7; i++) {
        double stripe = y + r * (0.05 + 0.15 * i);
        g.setColor(mix(c.ground(), c.low(), 0.5));
        g.fill(new Rectangle2D.Double(0, stripe, 1, r * (0.02 + 0.014 * i)));
      }
      g.setPaint(new GradientPaint(0, (float) (y + r), c.low(), 0, 1, c.ground()));
      g.fill(new Rectangle2D.Double(0, y + r * 0.98, 1, 1));
    }
  },
  /// Hills behind hills, and a small moon.
  HILLS {
    @Override
    void draw(Graphics2D g, Palette c, SplittableRandom dice) {
      g.setColor(c.accent());
      g.fill(
          disc(
              0.2 + dice.nextDouble(0.6),
              0.16 + dice.nextDouble(0.14),
              0.05 + dice.nextDouble(0.05)));
      int hills = 5;
      for (int i = 0; i < hills; i++) {
        double depth = i / (hills - 1.0);
        g.setColor(shade(c, 1 - depth));
        g.fill(ridge(0.4 + 0.13 * i, 0.09 - 0.01 * i, dice));
      }
    }
  },
  /// Arcs within arcs, in the four corners of a grid.
  ARCS {
    @Override
    void draw(Graphics2D g, Palette c, SplittableRandom dice) {
      int n = 2 + dice.nextInt(3);
      double cell = 1.0 / n;
      Color[] inks = {c.low(), c.middle(), c.high(), c.accent()};
      for (int i = 0; i < n * n; i++) {
        double x = i % n * cell;
        double y = Math.floorDiv(i, n) * cell;
        int corner = dice.nextInt(4);
        double cx = x + (corner % 2) * cell;
        double cy = corner < 2 ? y : y + cell;
        int start = new int[] {270, 180, 0, 90}[corner];
        int first = dice.nextInt(inks.length);
        for (int ring = 0; ring < 4; ring++) {
          double r = cell * (1 - ring * 0.25);
          g.setColor(ring == 3 ? c.ground() : inks[(first + ring) % inks.length]);
          g.fill(new Arc2D.Double(cx - r, cy - r, 2 * r, 2 * r, start, 90, Arc2D.PIE));
        }
      }
    }
  },
  /// Broad bands that swing across, one of them in another colour.
  WAVES {
    @Override
    void draw(Graphics2D g, Palette c, SplittableRandom dice) {
      int bands = 7 + dice.nextInt(6);
      int odd = 1 + dice.nextInt(bands - 2);
      double beat = 3 + dice.nextDouble(5);
      double lean = -0.3 + dice.nextDouble(0.6);
      double phase = dice.nextDouble(6.28);
      for (int i = 0; i < bands; i++) {
        double base = 0.08 + 0.86 * i / bands;
        double swing = 0.02 + 0.05 * i / bands;
        Path2D band = new Path2D.Double();
        band.moveTo(0, 1.4);
        for (int step = 0; step <= 120; step++) {
          double x = step / 120.0;
          double wave = Math.sin(beat * x + phase + 0.45 * i);
          band.lineTo(x, base + lean * (x - 0.5) * 0.4 + swing * wave);
        }
        band.lineTo(1, 1.4);
        band.closePath();
        double depth = i / (bands - 1.0);
        g.setColor(i == odd ? c.accent() : shade(c, depth));
        g.fill(band);
      }
    }
  },
  /// Soft discs that lie over each other.
  DISCS {
    @Override
    void draw(Graphics2D g, Palette c, SplittableRandom dice) {
      Color[] inks = {c.middle(), c.high(), c.accent(), c.low()};
      int n = 4 + dice.nextInt(3);
      for (int i = 0; i < n; i++) {
        double x = 0.2 + dice.nextDouble(0.6);
        double y = 0.2 + dice.nextDouble(0.6);
        double r = 0.1 + dice.nextDouble(0.2);
        g.setColor(sheer(inks[i % inks.length], 0.72));
        g.fill(disc(x, y, r));
        if (dice.nextInt(3) == 0) {
          g.setStroke(new BasicStroke(0.006f));
          g.setColor(c.high());
          g.draw(disc(x, y, r + 0.03));
        }
      }
    }
  },
  /// A planet with its rings, and stars.
  PLANET {
    @Override
    void draw(Graphics2D g, Palette c, SplittableRandom dice) {
      for (int i = 0; i < 90; i++) {
        g.setColor(sheer(c.high(), 0.25 + dice.nextDouble(0.7)));
        g.fill(disc(dice.nextDouble(), dice.nextDouble(), 0.001 + dice.nextDouble(0.003)));
      }
      double r = 0.17 + dice.nextDouble(0.09);
      var upright = g.getTransform();
      g.translate(0.5, 0.5);
      g.rotate(-0.5 + dice.nextDouble(1.0));
      g.setPaint(
          new GradientPaint((float) -r, (float) -r, c.accent(), (float) r, (float) r, c.low()));
      g.fill(disc(0, 0, r));
      for (int i = 0; i < 6; i++) {
        double wide = r * (1.45 + 0.13 * i);
        g.setStroke(new BasicStroke(i % 3 == 0 ? 0.011f : 0.005f));
        g.setColor(mix(c.high(), c.middle(), i / 6.0));
        // The far half goes behind the planet: only the near one crosses it.
        g.draw(new Arc2D.Double(-wide, -wide * 0.26, 2 * wide, wide * 0.52, 180, 180, Arc2D.OPEN));
        double hidden = Math.toDegrees(Math.acos(Math.min(1, r * 0.97 / wide)));
        g.draw(new Arc2D.Double(-wide, -wide * 0.26, 2 * wide, wide * 0.52, 0, hidden, Arc2D.OPEN));
        g.draw(
            new Arc2D.Double(
                -wide, -wide * 0.26, 2 * wide, wide * 0.52, 180 - hidden, hidden, Arc2D.OPEN));
      }
      g.setTransform(upright);
    }
  },
  /// Triangles in shades, one lit.
  FACETS {
    @Override
    void draw(Graphics2D g, Palette c, SplittableRandom dice) {
      int n = 4 + dice.nextInt(4);
      double cell = 1.0 / n;
      int lit = dice.nextInt(n * n);
      for (int i = 0; i < n * n; i++) {
        double x = i % n * cell;
        double y = Math.floorDiv(i, n) * cell;
        boolean falling = dice.nextBoolean();
        for (int half = 0; half < 2; half++) {
          Path2D triangle = new Path2D.Double();
          triangle.moveTo(falling ? x : x + cell, y);
          triangle.lineTo(falling ? x + cell : x, y + cell);
          triangle.lineTo(falling == (half == 0) ? x + cell : x, half == 0 ? y : y + cell);
          triangle.closePath();
          double light = (x + 1 - y) / 2 * 0.7 + dice.nextDouble(0.3);
          g.setColor(i == lit && half == 0 ? c.accent() : shade(c, light));
          g.fill(triangle);
          // Closes the seams that antialiasing leaves.
          g.setStroke(new BasicStroke(0.002f));
          g.draw(triangle);
        }
      }
    }
  },
  /// Rays from a low point, through a ring.
  RAYS {
    @Override
    void draw(Graphics2D g, Palette c, SplittableRandom dice) {
      double x = 0.3 + dice.nextDouble(0.4);
      double y = 0.55 + dice.nextDouble(0.3);
      int rays = 18 + 2 * dice.nextInt(9);
      double turn = dice.nextDouble(6.28);
      for (int i = 0; i < rays; i += 2) {
        Path2D ray = new Path2D.Double();
        ray.moveTo(x, y);
        for (int side = 0; side < 2; side++) {
          double angle = turn + 2 * Math.PI * (i + side) / rays;
          ray.lineTo(x + 2 * Math.cos(angle), y + 2 * Math.sin(angle));
        }
        ray.closePath();
        g.setColor(sheer(i % 4 == 0 ? c.middle() : c.low(), 0.8));
        g.fill(ray);
      }
      g.setColor(c.accent());
      g.fill(disc(x, y, 0.13));
      g.setStroke(new BasicStroke(0.02f));
      g.setColor(c.high());
      g.draw(disc(x, y, 0.2));
      g.setStroke(new BasicStroke(0.004f));
      g.draw(new Line2D.Double(0, y, 1, y));
    }
  };

  abstract void draw(Graphics2D g, Palette colours, SplittableRandom dice);

  /// From the ground over the middle to the light, 0 to 1.
  private static Color shade(Palette c, double light) {
    return light < 0.5
        ? mix(c.ground(), c.middle(), light * 2)
        : mix(c.middle(), c.high(), light * 2 - 1);
  }

  private static Ellipse2D disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /// A line of hills from edge to edge, with everything below it.
  private static Path2D ridge(double height, double rise, SplittableRandom dice) {
    double a = 3 + dice.nextDouble(4);
    double b = 8 + dice.nextDouble(6);
    double shift = dice.nextDouble(6.28);
    Path2D ridge = new Path2D.Double();
    ridge.moveTo(0, 1);
    for (int i = 0; i <= 100; i++) {
      double x = i / 100.0;
      double wave = Math.sin(a * x + shift) + 0.4 * Math.sin(b * x + 2 * shift);
      ridge.lineTo(x, height - rise * wave);
    }
    ridge.lineTo(1, 1);
    ridge.closePath();
    return ridge;
  }
}
