package com.bcrecommender.simulator.image;

import java.awt.Color;
import java.util.SplittableRandom;

/// Five colours that go together: a ground, three steps towards the light, and an accent from
/// elsewhere on the wheel. They are chosen in OKLCh (Björn Ottosson: "A perceptual color space for
/// image processing", 2020), where equal steps look equal.
record Palette(Color ground, Color low, Color middle, Color high, Color accent) {

  static Palette of(SplittableRandom dice) {
    double hue = dice.nextDouble(360);
    double swing = dice.nextBoolean() ? 35 : -35;
    double away = dice.nextBoolean() ? 150 : 200;
    double chroma = 0.07 + dice.nextDouble(0.06);
    if (dice.nextInt(3) == 0) {
      // Light ground.
      return new Palette(
          oklch(0.93, 0.035, hue),
          oklch(0.78, chroma, hue + swing * 0.5),
          oklch(0.62, chroma * 1.25, hue + swing),
          oklch(0.40, chroma, hue + swing * 1.6),
          oklch(0.66, 0.17, hue + away));
    }
    return new Palette(
        oklch(0.24, chroma * 0.75, hue),
        oklch(0.40, chroma, hue + swing * 0.5),
        oklch(0.58, chroma * 1.25, hue + swing),
        oklch(0.80, chroma, hue + swing * 1.6),
        oklch(0.76, 0.16, hue + away));
  }

  /// Lightness 0 to 1, chroma about 0 to 0.3, hue in degrees; what sRGB cannot show is cut off.
  static Color oklch(double lightness, double chroma, double hue) {
    double a = chroma * Math.cos(Math.toRadians(hue));
    double b = chroma * Math.sin(Math.toRadians(hue));
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new Color(
        gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static float gamma(double linear) {
    double clamped = Math.clamp(linear, 0, 1);
    return (float)
        (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * Math.pow(clamped, 1 / 2.4) - 0.055);
  }
}
