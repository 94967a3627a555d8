package com.bcrecommender.engine.model;

/// What one row's factors pay for their size: lambda (s + a m)^nu, with s the sum of the row's
/// weights and m the number of rows on the other side, each of which counts a even where nothing is
/// known (Rendle, Krichene, Zhang and Koren 2022). Immutable.
///
/// @param unobserved a: what a pair that is no preference weighs beside one that is
/// @param ridge lambda
/// @param power nu: 0 penalises all rows alike, 1 in proportion to what is known of them
/// @param others m
record AlsPenalty(float unobserved, float ridge, float power, int others) {
  float of(double sum) {
    double size = sum + (double) unobserved * others;
    // StrictMath gives the same bits on any machine.
    return (float) (ridge * (power == 1 ? size : StrictMath.pow(size, power)));
  }
}
