package com.bcrecommender.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkConf;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/// An S3-compatible bucket of a real server on loopback, which fails as ordered, and how Hadoop
/// reaches it. The client's retries wait for milliseconds in place of half a minute.
final class Bucket implements AutoCloseable {
  /// Requests that Hadoop's client makes for one that fails: each of its own three attempts is two
  /// of Amazon's.
  static final int ATTEMPTS = 6;

  private static final String KEY_ID = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCY";

  private final FaultyBlobs objects;
  private final S3Proxy server;
  private final String name;
  private final Path folder;

  private Bucket(FaultyBlobs objects, S3Proxy server, String name, Path folder) {
    this.objects = objects;
    this.server = server;
    this.name = name;
    this.folder = folder;
  }

  /// @param folder where it keeps its objects
  static Bucket start(Path folder) throws Exception {
    // Of its own, since Hadoop keeps a client for each name.
    String name = "bucket-" + UUID.randomUUID();
    Files.createDirectories(folder.resolve("objects").resolve(name));
    FaultyBlobs objects =
        new FaultyBlobs(new FilesystemNio2BlobStore(folder.resolve("objects").toString()));
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(objects)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, SECRET)
            .build();
    server.start();
    while (!server.getState().equals("STARTED")) {
      Thread.onSpinWait();
    }
    return new Bucket(objects, server, name, folder);
  }

  /// Its server's objects.
  FaultyBlobs objects() {
    return objects;
  }

  String at(String file) {
    return "s3a://%s/%s".formatted(name, file);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", "http://127.0.0.1:" + server.getPort());
    settings.put("endpoint.region", "us-east-1");
    settings.put("path.style.access", "true");
    settings.put("access.key", KEY_ID);
    settings.put("secret.key", SECRET);
    // No other is looked for, as in a machine's metadata.
    settings.put(
        "aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    // The other one breaks off where the connection does.
    settings.put("input.stream.type", "classic");
    settings.put("buffer.dir", folder.resolve("buffer").toString());
    // The least that there is.
    settings.put("multipart.size", "5M");
    settings.put("attempts.maximum", "1");
    settings.put("retry.limit", "2");
    settings.put("retry.interval", "10ms");
    settings.put("retry.throttle.limit", "2");
    settings.put("retry.throttle.interval", "10ms");
    return settings;
  }

  SparkConf in(SparkConf conf) {
    settings().forEach((key, value) -> conf.set("spark.hadoop.fs.s3a." + key, value));
    return conf;
  }

  Configuration configuration() {
    Configuration configuration = new Configuration();
    settings().forEach((key, value) -> configuration.set("fs.s3a." + key, value));
    return configuration;
  }

  /// Copies a folder of files there.
  void upload(Path from, String to) throws IOException {
    org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(at(to));
    target
        .getFileSystem(configuration())
        .copyFromLocalFile(new org.apache.hadoop.fs.Path(from.toUri()), target);
  }

  /// The keys of all objects but of those that stand for a folder, past all faults.
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    String after = null;
    do {
      List<S3Object> page =
          objects
              .delegate()
              .list(ListObjectsV2Request.builder().bucket(name).startAfter(after).build())
              .contents();
      page.forEach(object -> keys.add(object.key()));
      after = page.isEmpty() ? null : page.getLast().key();
    } while (after != null);
    keys.removeIf(key -> key.endsWith("/"));
    return keys;
  }

  /// Uploads in parts that were neither completed nor aborted.
  int openUploads() {
    return objects.delegate().listMultipartUploads(name).size();
  }

  @Override
  public void close() throws IOException {
    FileSystem.closeAll();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
