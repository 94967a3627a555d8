package com.bcrecommender.engine.evaluate;

/// A mean over fans with its 95 % confidence interval.
///
/// @param mean NaN where no fan has a figure
/// @param low the interval's lower end; NaN where there are too few fans to tell ([#FEWEST])
/// @param high the interval's upper end, likewise
/// @param fans how many fans have a figure
public record Estimate(double mean, double low, double high, int fans) {
  /// Fans below whose number no interval is given: resampling a handful of fans says more about
  /// them than about others.
  public static final int FEWEST = 10;

  /// Whether there is an interval.
  public boolean hasInterval() {
    return !Double.isNaN(low);
  }

  /// Whether the interval leaves out 0, as that of a difference that is no accident does.
  public boolean isClear() {
    return low > 0 || high < 0;
  }
}
