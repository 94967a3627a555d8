package com.bcrecommender.transfer;

/// Bytes and the name that they get on a host. The array is not copied.
///
/// @param name as [Host] has it
public record Blob(String name, byte[] bytes) {
  public Blob {
    Names.check(name);
  }
}
