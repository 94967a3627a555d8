package com.bcrecommender.spark;

import org.apache.hadoop.conf.Configuration;

/// On this machine's disk.
final class DiskWorkFolderTest extends WorkFolderContract {
  @Override
  String place() {
    return disk.resolve("work").toUri().toString();
  }

  @Override
  Configuration configuration() {
    return new Configuration();
  }
}
