package com.bcrecommender.catalog;

import java.io.Serial;

/// The database refused a statement for a reason that is not the operator's: a defect here, or a
/// damaged file.
public final class CatalogFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  CatalogFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
