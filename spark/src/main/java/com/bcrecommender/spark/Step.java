package com.bcrecommender.spark;

import java.io.IOException;
import java.io.Serializable;

/// One step's numbered tasks, each of which leaves a file in the work folder; sent to the
/// executors.
interface Step extends Serializable {
  void run(int number) throws IOException;
}
