package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class ChebyshevTest {

  @Test
  void aPolynomialIsItself() {
    DoubleUnaryOperator cubic = x -> 3 * x * x * x - 2 * x * x + 0.5 * x - 1;
    for (int degree = 3; degree < 9; degree++) {
      float[] coefficients = Chebyshev.interpolate(degree, cubic);
      for (double x = 0; x <= 1; x += 0.05) {
        assertThat(value(coefficients, x)).isCloseTo(cubic.applyAsDouble(x), within(1e-6));
      }
    }
  }

  @Test
  void aFunctionIsMetAtTheNodes() {
    for (int degree = 1; degree < 20; degree++) {
      float[] coefficients = Chebyshev.interpolate(degree, Math::sqrt);
      for (int n = 0; n <= degree; n++) {
        double node = (Math.cos(Math.PI * (n + 0.5) / (degree + 1)) + 1) / 2;
        assertThat(value(coefficients, node)).isCloseTo(Math.sqrt(node), within(1e-6));
      }
    }
  }

  private static double value(float[] coefficients, double x) {
    double sum = 0;
    for (int m = 0; m < coefficients.length; m++) {
      sum += coefficients[m] * Math.cos(m * Math.acos(2 * x - 1));
    }
    return sum;
  }
}
