package com.bcrecommender.imports.collection;

import java.io.IOException;
import java.io.Serial;

/// A file, or a document within it, that cannot be used at all.
public final class FileFault extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final Fault fault;

  FileFault(Fault fault, String found) {
    super(found);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  public String found() {
    return String.valueOf(getMessage());
  }
}
