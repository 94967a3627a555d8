package com.bcrecommender.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/// HDFS in this JVM, on loopback: one that names, and one that keeps blocks.
final class Hdfs implements AutoCloseable {
  private final MiniDFSCluster cluster;

  private Hdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  /// @param folder where it keeps its blocks
  static Hdfs start(Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    Map.of(
            "dfs.namenode.http-address", "127.0.0.1:0",
            "dfs.datanode.http.address", "127.0.0.1:0",
            "dfs.datanode.address", "127.0.0.1:0",
            "dfs.datanode.ipc.address", "127.0.0.1:0")
        .forEach(configuration::set);
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
    return new Hdfs(cluster);
  }

  String at(String file) {
    return cluster.getURI().resolve("/" + file).toString();
  }

  /// Copies a folder of files there.
  void upload(Path from, String to) throws IOException {
    cluster
        .getFileSystem()
        .copyFromLocalFile(
            new org.apache.hadoop.fs.Path(from.toUri()), new org.apache.hadoop.fs.Path(at(to)));
  }

  FileSystem files() throws IOException {
    return cluster.getFileSystem();
  }

  @Override
  public void close() {
    cluster.shutdown();
  }
}
