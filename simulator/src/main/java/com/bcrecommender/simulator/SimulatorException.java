package com.bcrecommender.simulator;

/// The simulator cannot start or stop; the message says why in one line.
public final class SimulatorException extends RuntimeException {
  SimulatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
