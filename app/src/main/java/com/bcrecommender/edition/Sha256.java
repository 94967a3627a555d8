package com.bcrecommender.edition;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash by which the format names editions, files and keys.
final class Sha256 {
  private Sha256() {}

  static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
