package com.bcrecommender.site;

/// A colour by lightness, chroma and hue, in Oklab's polar form (Björn Ottosson, "A perceptual
/// color space for image processing", 2020). Two colours of the same lightness look equally light
/// whatever their hue, so that covers of every genre carry their label with the same contrast.
///
/// @param lightness 0 black to 1 white
/// @param chroma 0 grey to about 0.3
/// @param hue in degrees, any number
record Oklch(double lightness, double chroma, double hue) {

  /// `#rrggbb`. Where sRGB does not reach, chroma is lowered until it does; lightness and hue stay.
  String hex() {
    double c = chroma;
    int rgb = rgb(c);
    while (rgb < 0) {
      c = c < 0.004 ? 0 : c * 0.93;
      rgb = rgb(c);
    }
    String digits = Integer.toHexString(rgb);
    return "#" + "0".repeat(6 - digits.length()) + digits;
  }

  private int rgb(double c) {
    double radians = Math.toRadians(hue);
    double a = c * Math.cos(radians);
    double b = c * Math.sin(radians);
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    double red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
    double green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
    double blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
    boolean grey = c == 0;
    if (!grey && (outside(red) || outside(green) || outside(blue))) {
      return -1;
    }
    return eightBits(red) << 16 | eightBits(green) << 8 | eightBits(blue);
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static boolean outside(double linear) {
    return linear < -0.0005 || linear > 1.0005;
  }

  private static int eightBits(double linear) {
    double v = Math.clamp(linear, 0.0, 1.0);
    double encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
    return (int) Math.round(encoded * 255);
  }
}
